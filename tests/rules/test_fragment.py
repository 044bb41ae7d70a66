from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.citations.parse import parse
from auditor.model import (
    Answer,
    AnswerAudit,
    Assessment,
    Finding,
    LinkCheck,
    LinkStatus,
    Location,
    Page,
    Source,
    Support,
)
from auditor.rules.engine import run_rules
from auditor.rules.fragment import check_fragments
from tests.reports.samples import Draft, judged

URL = "https://a.test/page#:~:text=x"
PAGE = Page(URL, "Le port", "Le Môle fut bâti en 1889, puis prolongé deux fois.", "", "fr")


def about_fragments(*fragments: str, page: Page | None = PAGE) -> list[Finding]:
    draft = Draft()
    draft.claim("Le môle date de 1889.")
    draft.cite("1", judged(Support.SUPPORTED))
    draft.line()
    draft.reference("1", "Le port", URL)
    link = draft.references["1"].link
    assert link
    draft.references["1"] = replace(draft.references["1"], link=replace(link, fragments=fragments))
    draft.check(URL, LinkStatus.OK, page=page)
    return [f for f in run_rules(draft.audit()) if f.rule.id == "SUP005"]


@pytest.mark.parametrize(
    "fragment",
    ["Le Môle fut bâti", "le mole FUT bâti en 1889", "Le Môle … deux fois", "1889, puis"],
)
def test_words_that_stand_on_the_page_are_no_finding(fragment: str) -> None:
    assert about_fragments(fragment) == []


@pytest.mark.parametrize("fragment", ["bâti en 1898", "deux fois … Le Môle", "Le Mô"])
def test_words_that_do_not_are_a_note_that_quotes_them(fragment: str) -> None:
    (finding,) = about_fragments(fragment)
    assert fragment in finding.message
    assert finding.message.endswith(URL)


def test_without_a_page_nothing_is_said() -> None:
    assert about_fragments("bâti en 1898", page=None) == []


def test_each_quotation_is_told_once() -> None:
    assert len(about_fragments("absent", "absent", "pas là non plus")) == 2


def test_the_address_told_is_that_of_the_citation() -> None:
    text = (
        "Le port fut bâti en 1889 [1]. Le môle fut peint en rouge [2].\n\n"
        "[1]: https://a-port.fr/x#:~:text=1889\n[2]: https://a-port.fr/x#:~:text=rouge\n"
    )
    cited = parse(Answer(text, Location("a.txt")))
    first, second = (attribution.citation.link for attribution in cited.attributions)
    assert first and second
    check = LinkCheck(first, LinkStatus.OK, "", Source(), page=PAGE)
    verdict = judged(Support.SUPPORTED)
    assessments = tuple(Assessment(each, check, verdict) for each in cited.attributions)
    (finding,) = check_fragments(AnswerAudit(cited, (check,), assessments))
    assert finding.message.endswith(second.url)
