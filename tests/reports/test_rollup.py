"""Counts by post, author, thread, assistant and cited domain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.model import AnswerAudit, LinkGroup, Location, Support
from auditor.reports.rollup import Grouping, roll_up
from tests.reports.samples import french, published


def posted(number: int, author: str, assistant: str = "bing") -> AnswerAudit:
    audit = french()
    at = Location("export.json", post=str(number), author=author)
    answer = replace(audit.cited.answer, location=at, assistant=assistant, thread="Bridges")
    return replace(audit, cited=replace(audit.cited, answer=answer))


ONE, TWO, THREE = posted(1, "Ann"), posted(2, "Bob"), posted(3, "Ann", "")


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        (Grouping.POST, {"export.json 1": 1, "export.json 2": 1, "export.json 3": 1}),
        (Grouping.AUTHOR, {"Ann": 2, "Bob": 1}),
        (Grouping.THREAD, {"Bridges": 3}),
        (Grouping.ASSISTANT, {"bing": 2, "": 1}),
    ],
)
def test_every_answer_is_in_one_row(grouping: Grouping, names: dict[str, int]) -> None:
    rows = roll_up(published(ONE, TWO, THREE)["answers"], grouping)
    assert {row.name: row.answers for row in rows} == names
    assert sum(row.citations for row in rows) == 3 * len(ONE.assessments)
    assert sum(sum(row.links.values()) for row in rows) == 3 * len(ONE.checks)


def test_the_most_in_doubt_comes_first() -> None:
    rows = roll_up(published(ONE, TWO, THREE)["answers"], Grouping.AUTHOR)
    assert [row.name for row in rows] == ["Ann", "Bob"]
    assert rows[0].in_doubt == 2 * rows[1].in_doubt > 0


def test_a_cited_site_has_its_links_and_its_citations() -> None:
    rows = {row.name: row for row in roll_up(published(ONE, TWO)["answers"], Grouping.DOMAIN)}
    journal = rows["journal.test"]
    assert journal.answers == 2
    assert journal.support[Support.CONTRADICTED] >= 2
    assert journal.of(LinkGroup.WORKS) >= 2
    assert sum(row.links.total() for row in rows.values()) == 2 * len(ONE.checks)
