"""One row a citation, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reports.csv_report import COLUMNS, render_csv
from tests.reports.samples import french, hostile, published
from tests.reports.test_clean import NASTY

if TYPE_CHECKING:
    from auditor.model import AnswerAudit


def rows(*audits: AnswerAudit) -> list[dict[str, str]]:
    text = render_csv(published(*audits)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_citation_and_every_uncited_reference_is_a_row() -> None:
    audit = french()
    found = rows(audit)
    assert len(found) == len(audit.assessments) + len(audit.cited.uncited_references)
    assert tuple(found[0]) == COLUMNS
    told = next(row for row in found if row["support"] == "contradicted")
    assert (told["link"], told["source"], told["mark"]) == ("ok", "news", "1")
    assert "46 millions de francs" in told["quotation"]
    assert {row["cited_by"] for row in found} <= {"a claim", "no claim"}


@pytest.mark.parametrize("before", ["", "\t", "\r", "\n", "  "])
@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_cell_is_a_formula(before: str, sign: str) -> None:
    text = render_csv(published(hostile(f"{before}{sign}HYPERLINK(1)")))
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        for cell in row:
            assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")


@given(NASTY)
def test_what_is_hostile_stays_in_its_cell(payload: str) -> None:
    text = render_csv(published(hostile(payload)))
    assert len(rows(hostile(payload))) == len(rows(hostile("x")))
    assert not any(ord(char) < 32 and char not in "\r\n\t" for char in text)
    text.encode()


@given(st.text())
def test_any_text_is_read_back_as_so_many_cells(payload: str) -> None:
    text = render_csv(published(hostile(payload))).removeprefix("\ufeff")
    assert {len(row) for row in csv.reader(io.StringIO(text, newline=""))} == {len(COLUMNS)}
