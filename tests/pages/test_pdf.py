from __future__ import annotations

import random
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import LinkStatus, Page, Signal
from auditor.pages.inspect import PageInspection, inspect_page
from auditor.pages.pdf_layout import Line, in_order, readable
from tests.pages.pdfs import PICTURE, Pdf, lines, needs_password, pdf
from tests.pages.samples import link, response

PROSE = [
    "The bronze bell of Aldmoor was cast in 1411 by Henrik Waal and weighs 2,340",
    "kilograms. It hung in the north tower until the fire of 1698 and was taken out of",
    "the rubble by the parish.",
]
OTHER_PROSE = [
    "Restorers found traces of an older inscription in 1987, which names a bishop who",
    "is not known from any other source of the time.",
]


def inspected(body: bytes, content_type: str = "application/pdf", **options: Any) -> PageInspection:
    return inspect_page(link(), response(body, content_type=content_type, **options))


def page_of(body: bytes) -> Page:
    inspection = inspected(body)
    assert inspection.status is LinkStatus.OK, inspection
    assert inspection.page is not None
    return inspection.page


def text_of(*contents: str) -> str:
    return page_of(pdf(*contents)).full


def test_a_pdf_is_a_page_with_title_text_and_language() -> None:
    page = page_of(pdf(lines(PROSE), info={"Title": "The bell of Aldmoor"}))
    assert page.title == "The bell of Aldmoor"
    assert page.lang == "en"
    assert page.full == " ".join(PROSE)
    assert page.main == page.full


def test_a_declared_language_is_a_hint() -> None:
    assert page_of(pdf(lines("Aldmoor, 1411"), catalog="/Lang (nl-NL)")).lang == "nl"
    assert page_of(pdf(lines(PROSE), catalog="/Lang (nl-NL)")).lang == "en"


@pytest.mark.parametrize(
    ("content_type", "headers"),
    [
        ("application/pdf", ()),
        ("application/octet-stream", ()),
        ("text/html; charset=utf-8", ()),
        ("text/plain", ()),
        ("", ()),
        ("image/png", ()),
        ("binary/octet-stream", (("content-disposition", "attachment; filename=a.csv"),)),
    ],
)
def test_a_pdf_is_known_by_its_bytes(
    content_type: str, headers: tuple[tuple[str, str], ...]
) -> None:
    assert inspected(pdf(lines(PROSE)), content_type, headers=headers).status is LinkStatus.OK


def test_bytes_before_the_signature_are_put_up_with() -> None:
    assert inspected(b"\r\n\r\n" + pdf(lines(PROSE))).status is LinkStatus.OK
    body = b"\xef\xbb\xbf" + pdf(lines(PROSE))
    assert inspected(body, "application/octet-stream").status is LinkStatus.OK


def test_paragraphs_are_parted_and_their_lines_are_not() -> None:
    assert text_of(lines([*PROSE, "", *OTHER_PROSE])) == (
        " ".join(PROSE) + "\n\n" + " ".join(OTHER_PROSE)
    )


def test_a_sentence_goes_on_over_the_page() -> None:
    text = text_of(lines(PROSE[:2]), lines(PROSE[2:]), "")
    assert text == " ".join(PROSE)


def test_columns_are_read_one_after_the_other() -> None:
    left = ["The bell of Aldmoor was", "cast in 1411, and rung", "until the fire."]
    right = ["The tower was built in", "1350 by the parish, and", "burned in 1698."]
    text = text_of(lines(left) + lines(right, left=320))
    assert text == f"{' '.join(left)}\n\n{' '.join(right)}"


def test_what_is_drawn_upwards_is_read_downwards() -> None:
    drawn = "".join(lines([row], top=700 - 14 * n) for n, row in reversed(list(enumerate(PROSE))))
    assert text_of(drawn) == " ".join(PROSE)
    footer_first = lines("A note at the foot.", top=90) + lines(PROSE)
    assert text_of(footer_first) == " ".join(PROSE) + "\n\nA note at the foot."


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (["The inscrip-", "tion names a bishop."], "The inscription names a bishop."),
        (
            ["A well-known bell, so well-", "known that it is rung."],
            "A well-known bell, so well-known that it is rung.",
        ),
        (["The COVID-", "19 years were quiet."], "The COVID-19 years were quiet."),
        (["It rang in 1990-", "1995 and later."], "It rang in 1990-1995 and later."),
        (["The Aldmoor-", "Waal railway ran."], "The Aldmoor-Waal railway ran."),
    ],
)
def test_words_parted_at_the_end_of_a_line_are_whole(rows: list[str], text: str) -> None:
    assert text_of(lines(rows)) == text


def test_rows_of_a_table_stay_rows() -> None:
    rows = ["Year Visitors Bells", "1990 48,000 12", "1991 51,300 14"]
    assert text_of(lines(rows)).splitlines() == rows


def test_headers_and_footers_that_repeat_are_dropped() -> None:
    towns = ["Aldmoor", "Burnside", "Corwen", "Dalby", "Elsdon"]

    def page(number: int) -> str:
        first = f"The bell of {towns[number - 1]} weighs 2,340 kilograms and is rung"
        rows = ["Journal of Bells", "", first, *PROSE, "", *OTHER_PROSE, f"Part {number} ends."]
        return lines(rows) + lines(f"Page {number} of 5", top=40)

    text = text_of(*map(page, range(1, 6)))
    assert "Journal of Bells" not in text
    assert "of 5" not in text
    assert text.count("weighs 2,340 kilograms and is rung") == 5
    assert [f"Part {n} ends." in text for n in range(1, 6)] == [True] * 5


def test_two_pages_that_begin_alike_are_left_alone() -> None:
    assert text_of(*[lines(["Annual report", "", *PROSE])] * 2).count("Annual report") == 2


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("The bell, a history", "The bell, a history"),
        ("Microsoft Word - bell_final2.docx", "The great bell"),
        ("untitled", "The great bell"),
        ("bell.indd", "The great bell"),
        ("", "The great bell"),
        ("Slide 1", "The great bell"),
        ("Report - bells of the valley", "Report - bells of the valley"),
        ("Documents of the parish", "Documents of the parish"),
    ],
)
def test_a_title_is_declared_or_the_largest_line(declared: str, title: str) -> None:
    content = lines("Journal of Bells", top=800) + lines("The great bell", size=24, top=740)
    content += lines(PROSE, top=600)
    assert page_of(pdf(content, info={"Title": declared})).title == title


def test_what_lies_outside_of_the_page_is_not_read() -> None:
    content = lines(PROSE, top=600) + lines("Hidden above", top=830) + lines("Aside", left=-400)
    text = page_of(pdf(content, crop="/CropBox [0 0 595 800]")).full
    assert text == " ".join(PROSE)


SCAN = "the PDF is a scan: pictures of pages without text"


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (pdf(PICTURE), LinkStatus.NOT_TEXT, SCAN),
        (pdf(PICTURE + lines("Downloaded from a library"), PICTURE), LinkStatus.NOT_TEXT, SCAN),
        (
            pdf(lines(PROSE), PICTURE, PICTURE),
            LinkStatus.NOT_TEXT,
            "the PDF is mostly a scan: 2 of its 3 pages are pictures without text",
        ),
        (pdf("0 0 m 100 100 l S"), LinkStatus.NOT_TEXT, "the PDF has no text"),
        (needs_password(), LinkStatus.UNREADABLE, "the PDF is locked with a password"),
        (pdf(lines(PROSE))[:-400], LinkStatus.UNREADABLE, "the PDF is damaged"),
        (b"%PDF-1.7\n", LinkStatus.UNREADABLE, "the PDF is damaged"),
        (b"not one", LinkStatus.UNREADABLE, "the PDF is damaged"),
        (b"", LinkStatus.UNREADABLE, "the PDF is damaged"),
        (
            pdf(lines("Please wait...\nIf this message is not eventually replaced by a form")),
            LinkStatus.UNREADABLE,
            "the PDF is a form that only Adobe's reader shows",
        ),
        (
            pdf(*[""] * 3_001),
            LinkStatus.TOO_LARGE,
            "the PDF has more than 3,000 pages",
        ),
        (
            b"%PDF-1.7\n" + b"1 0 obj\n" * 600_000,
            LinkStatus.TOO_LARGE,
            "the PDF has more than 500,000 objects",
        ),
    ],
)
def test_what_could_not_be_read_says_why(body: bytes, status: LinkStatus, reason: str) -> None:
    signals = (Signal("pdf_unreadable", reason, 0),)
    assert inspected(body) == PageInspection(status, reason, signals=signals)


def test_pages_that_are_pictures_are_told_when_others_were_read() -> None:
    inspection = inspected(pdf(lines(PROSE), lines(OTHER_PROSE), PICTURE))
    assert inspection.status is LinkStatus.OK
    assert inspection.reason == ("the page was read; 1 of its 3 pages are pictures without text")


def test_a_page_that_stands_in_for_a_pdf_is_html() -> None:
    body = b"<!doctype html><title>Gone</title><h1>Page not found</h1>"
    assert inspected(body).status is LinkStatus.SOFT_404


def test_a_pdf_at_the_home_page_is_not_the_one_that_was_cited() -> None:
    fetched = response(
        pdf(lines(PROSE)), final="https://museum.example/", content_type="application/pdf"
    )
    assert inspect_page(link(), fetched).status is LinkStatus.REDIRECTED_HOME


def bomb() -> bytes:
    """3 MB of file, of which the page's drawing instructions are 2.4 GB."""
    made = Pdf()
    root = made.add(b"<< /Type /Catalog /Pages 2 0 R >>")
    made.add(b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>")
    made.add(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 800] /Contents 4 0 R >>")
    press = zlib.compressobj(9)
    block = b"0 0 m 9 " * 1_000_000
    data = b"".join(press.compress(block) for _ in range(300)) + press.flush()
    made.stream(data, "/Filter /FlateDecode")
    return made.file(root)


def loop() -> bytes:
    """A form that draws itself, and a page tree that is its own child."""
    made = Pdf()
    root = made.add(b"<< /Type /Catalog /Pages 2 0 R >>")
    made.add(b"<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R 2 0 R] >>")
    forms = "/Resources << /XObject << /F 4 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R {forms} >>"
    made.add(page.encode())
    made.stream(b"/F Do /F Do", f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {forms}")
    made.stream(b"/F Do /F Do")
    return made.file(root)


@pytest.mark.parametrize("make", [bomb, loop])
def test_a_bomb_ends_and_the_next_file_is_read(make: Any) -> None:
    inspection = inspected(make())
    assert inspection.page is None
    assert inspection.reason
    assert page_of(pdf(lines(PROSE))).full == " ".join(PROSE)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 1 << 30), damage=st.integers(1, 60), cut=st.integers(0, 200))
def test_damaged_files_have_a_status(seed: int, damage: int, cut: int) -> None:
    chance = random.Random(seed)
    body = bytearray(pdf(lines(PROSE), PICTURE, info={"Title": "Bell"}, catalog="/Lang (en)"))
    for _ in range(damage):
        body[chance.randrange(5, len(body))] = chance.randrange(256)
    inspection = inspected(bytes(body[: len(body) - cut]))
    assert inspection.reason
    assert (inspection.page is None) == (inspection.status is not LinkStatus.OK)


SIZES = st.floats(-1e5, 1e5, allow_nan=False)
LINES = st.builds(
    Line, st.text(st.characters(exclude_categories=["Cs"]), max_size=12), SIZES, SIZES, SIZES, SIZES
)


@given(st.lists(LINES, max_size=30))
def test_no_line_is_lost_or_doubled_by_the_order(page: list[Line]) -> None:
    assert sorted(map(id, in_order(page))) == sorted(map(id, page))


@given(st.lists(st.lists(LINES, max_size=6), max_size=6))
def test_any_lines_make_a_text(pages: list[list[Line]]) -> None:
    assert "\x02" not in readable(pages)
