"""`:contentReference[oaicite:n]`, `[oai_citation:n‡Name](url)` and the attribution brackets."""

from __future__ import annotations

import pytest

from auditor.citations.markers import attribution, oai_citation, oaicite
from auditor.model import LinkStatus
from tests.citations.reading import pairs, read

SANK = "The ferry sank in 1907."
TAIL = '({"attribution":{"attributableIndex":"1513-8"}})'


@pytest.mark.parametrize(
    "marker",
    [
        ":contentReference[oaicite:2]{index=2}",
        "::contentReference[oaicite:2]{index=2}",
        "contentReference[oaicite:2]",
        "[oaicite:2]",
        "【oaicite:2】",
        "&#8203;:contentReference[oaicite:2]{index=2}",
        "\u200b:contentReference[oaicite:2]{index=2}\u200b",
        "\\:contentReference\\[oaicite:2\\]\\{index=2\\}",
    ],
)
@pytest.mark.parametrize("place", ["The ferry sank in 1907 {}.", "The ferry sank in 1907. {}"])
def test_a_citation_that_was_not_drawn_names_no_page(marker: str, place: str) -> None:
    text = place.format(marker)
    assert pairs(text) == [(SANK, "oaicite:2")]
    found = read(text).attributions[0].citation.marker
    assert found is not None
    assert found.lost == oaicite.LOST


def test_several_on_a_line_are_several() -> None:
    run = "".join(f":contentReference[oaicite:{n}]{{index={n}}}" for n in range(3))
    assert [label for _, label in pairs(f"{SANK} {run} It was old.")] == [
        "oaicite:0",
        "oaicite:1",
        "oaicite:2",
    ]


def test_its_number_is_no_number_of_the_source_list() -> None:
    text = f"{SANK} [oaicite:1]\n\n[1] https://port.org/a"
    assert read(text).attributions[0].citation.link is None


def test_its_old_form_in_a_code_span_is_one() -> None:
    assert pairs(f"{SANK}&#8203;``【oaicite:0】``&#8203; It was old.") == [(SANK, "oaicite")]


@pytest.mark.parametrize(
    "text",
    [
        "The mark `:contentReference[oaicite:0]{index=0}` is a known bug.",
        "~~~\n:contentReference[oaicite:0]{index=0}\n~~~\nThat is how it looks.",
        "The word oaicite comes from a citation that was not drawn.",
    ],
)
def test_a_text_about_it_cites_nothing(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("written", "site", "url"),
    [
        ("[oai_citation:0‡Port News](https://port.org/a)", "Port News", "https://port.org/a"),
        ("[oai_citation:3,Port (North)](https://port.org/a_(b))", "Port (North)", None),
        ("[oai_citation_attribution:0‡Port News](https://port.org/a)", "Port News", None),
        ("[oai\\_citation:0‡Port](https://port.org/a\\_b)", "Port", "https://port.org/a_b"),
        ("[oai_citation:0‡[1] Port](https://port.org/a)", "[1] Port", "https://port.org/a"),
        ('[oai_citation:0‡Port](<https://port.org/a> "Port")', "Port", "https://port.org/a"),
        ("【oai_citation:0‡Port】(https://port.org/a)", "Port", "https://port.org/a"),
    ],
)
def test_the_apps_copy_the_link_and_the_name(written: str, site: str, url: str | None) -> None:
    (found,) = read(f"The ferry sank in 1907 {written}.").attributions
    assert found.claim is not None
    assert found.claim.text == SANK
    assert found.citation.marker is not None
    assert found.citation.marker.site == site
    assert found.citation.link is not None
    assert found.citation.link.url == url or (url is None and "port.org" in found.citation.link.url)


def test_a_file_of_the_user_is_no_page() -> None:
    (found,) = read(
        "The ferry sank [oai_citation:1,log.pdf](file-service://file-Ab1)."
    ).attributions
    assert found.citation.link is not None
    assert found.citation.link.status in (LinkStatus.NOT_WEB, LinkStatus.PRIVATE_UPLOAD)
    assert found.citation.marker is not None
    assert found.citation.marker.site == "log.pdf"


def test_without_its_target_the_name_is_left() -> None:
    (found,) = read(f"{SANK} [oai_citation:4‡Port News]").attributions
    assert found.citation.marker is not None
    assert (found.citation.marker.site, found.citation.marker.lost) == (
        "Port News",
        oai_citation.LOST,
    )


def test_attribution_brackets_say_which_words_are_cited() -> None:
    text = f"Boats are old. ^[The ferry sank in 1907. It was [very] old.]{TAIL} Others sank too."
    (found,) = read(text).attributions
    assert found.claim is not None
    assert found.claim.text == "The ferry sank in 1907. It was [very] old."
    assert found.citation.marker is not None
    assert (found.citation.marker.label, found.citation.marker.lost) == (
        "1513-8",
        attribution.LOST,
    )


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (f"- **Sinking**: ^[The ferry sank in 1907.]{TAIL}", None),
        (f"[The ferry sank in 1907.]{TAIL}", SANK),
        (f"^[The ferry sank in 1907.]{TAIL.replace(chr(34), '&quot;')}", SANK),
        (f"Odd [brackets ^[The ferry sank in 1907.]{TAIL}", None),
        (f"The ferry sank in 1907.]{TAIL}", SANK),
    ],
)
def test_attribution_brackets_leave_no_debris(text: str, claim: str | None) -> None:
    (found,) = read(text).attributions
    assert found.claim is not None
    assert found.claim.text == claim or (claim is None and found.claim.text.endswith(SANK))
    assert "attribut" not in "".join(c.text for c in read(text).claims)


def test_a_link_after_the_brackets_cites_the_same_words() -> None:
    text = f"^[The ferry sank in 1907.]{TAIL} [oai_citation:0‡Port](https://port.org/a)"
    assert [claim for claim, _ in pairs(text)] == [SANK, SANK]
