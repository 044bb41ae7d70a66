from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from auditor.model import LinkStatus, Verdict
from auditor.reports.text import render_text
from tests.reports.samples import Draft, foreign, french, hostile, judged, published
from tests.reports.test_clean import ANY, NASTY

OURS = re.compile(r"\x1b\[[0-9;]*m")


def plain(text: str) -> str:
    """The same words whatever the wrapping."""
    return " ".join(text.replace("│", " ").split())


def test_a_claim_is_followed_by_its_citation_on_three_axes() -> None:
    text = render_text(published(french()))
    start = text.index(" 3  Il a coûté 64 millions")
    block = text[start : text.index("[2]", start)]
    assert plain(block) == (
        "3 Il a coûté 64 millions de francs. "
        "[1] Le pont de la Vire fête ses trente ans "
        "https://journal.test/archives/pont-de-la-vire "
        "✓ link works "
        "✗ support the page says otherwise, high confidence "
        "the page says 46 millions de francs, the claim says 64 "
        "“Il avait coûté 46 millions de francs, soit le double de ce qui était prévu. La fanfare "
        "a joué.” "
        "✓ source news, usable"
    )


def test_what_did_not_fit_together_is_listed() -> None:
    text = plain(render_text(published(french())))
    assert "[9] this mark leads to no reference" in text
    assert "Markers without a reference [9] line 5" in text
    assert "References no claim cites [6] undefined" in text
    assert "claims 6 to 7: no citation" in text


def test_a_cited_reference_without_a_link_says_so() -> None:
    draft = Draft()
    draft.claim("Une chose.")
    draft.cite("1")
    draft.line()
    draft.reference("1", "Un livre", None)
    text = plain(render_text(published(draft.audit())))
    assert "[1] Un livre ✗ link the reference gives no link" in text
    assert "Markers without a reference" not in text


def test_totals_name_what_could_not_be_checked_and_why() -> None:
    text = plain(render_text(published(french())))
    assert "links 7 3 ok · 1 moved · 1 dead · 1 placeholder could not check 1: 1 paywalled" in text
    assert "could not check 4: 3 without a page to read" in text
    empty = plain(render_text(published()))
    assert empty.count("could not check 0") == 2


def test_the_last_line_is_the_outcome() -> None:
    assert (
        render_text(published(french())).splitlines()[-1]
        == "3 errors, 1 warning, 11 notes (--verbose lists them)"
    )
    cut_short = render_text(published(french(), complete=False))
    assert cut_short.splitlines()[-1].startswith("INCOMPLETE: 3 errors, 1 warning, 11 notes")
    assert "the run was interrupted" in cut_short


def test_notes_and_allowed_networks_are_never_silent() -> None:
    draft = Draft(notes=("3 undecodable bytes were replaced",))
    text = render_text(published(draft.audit(), networks=("10.0.0.0/8",)))
    assert "note:  3 undecodable bytes were replaced" in text
    assert "allowed networks: 10.0.0.0/8" in text
    assert "no claim found in this text" in text


def test_verbose_adds_hops_bindings_scores_findings_and_every_claim() -> None:
    short, full = (render_text(published(french()), verbose=v) for v in (False, True))
    for words in (
        "301 from 192.0.2.7: http://ponts.test/vire",
        "high confidence (end of sentence)",
        "score 0.81",
        "SUP001 error:",
        "nothing to check: a greeting",
        "La commune organise chaque été une fête",
        "https://web.archive.org/web/2015/https://www.calvados.test/budget/1987.html",
    ):
        assert words not in plain(short)
        assert words.replace(" ", "") in full.replace("\n", "").replace(" ", ""), words


def test_colour_adds_only_colour() -> None:
    for audit in (french(), foreign(), hostile("\x1b[31mrouge\x1b[0m [red]x[/red]")):
        bare, bright = (render_text(published(audit), color=color) for color in (False, True))
        assert "\x1b" not in bare
        assert OURS.sub("", bright) == bare
        assert bright != bare


def test_the_decisive_words_are_marked_inside_the_quotation() -> None:
    bright = render_text(published(french()), color=True)
    assert re.search(r"avait coûté \x1b\[1;91m46 millions\x1b", bright)


def test_a_long_passage_is_shown_around_the_decisive_words() -> None:
    page = french().checks[0].page
    assert page is not None
    text = "Rien à voir ici. " * 200 + "Il avait coûté 46 millions. " + "Ni là. " * 200
    long = type(page)(page.url, page.title, text, "", "fr")
    draft = Draft()
    draft.claim("Il a coûté 64 millions.")
    draft.cite(
        "1",
        judged(french().assessments[1].verdict.support, long, text, "46 millions", because="46"),
    )
    draft.line()
    draft.reference("1", "Un titre", page.url)
    draft.check(page.url, LinkStatus.OK, page=long)
    out = render_text(published(draft.audit()))
    quoted = [line for line in out.splitlines() if "│" in line]
    assert len(quoted) <= 3
    assert "46 millions" in plain(" ".join(quoted))


def test_markup_in_a_title_is_only_text() -> None:
    text = render_text(
        published(hostile("[bold red]x[/bold red] [link=https://a.test]y[/link] :+1:"))
    )
    assert "[bold red]x[/bold red] [link=https://a.test]y[/link] :+1:" in plain(text)


@pytest.mark.parametrize("color", [False, True])
def test_no_line_is_an_order_to_a_build_runner(color: bool) -> None:
    for payload in ("::error file=a::x", "##[error]x", "##vso[task.setvariable]x", "a " * 30):
        text = render_text(
            published(hostile(payload + " ::set-output x")), color=color, verbose=True
        )
        for line in OURS.sub("", text).splitlines():
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
            assert "##vso[" not in line


@settings(max_examples=150, deadline=None)
@given(ANY | NASTY, st.integers(min_value=40, max_value=120), st.booleans(), st.booleans())
def test_any_text_gives_lines_that_fit_and_only_our_escapes(
    payload: str, width: int, color: bool, verbose: bool
) -> None:
    text = render_text(published(hostile(payload)), width=width, color=color, verbose=verbose)
    text.encode()
    bare = OURS.sub("", text)
    assert not color or "\x1b" not in bare
    for line in bare.split("\n"):
        assert cell_len(line) <= width
        assert all(
            char.isprintable() or char in "\u3000\u00a0" or ord(char) > 0x9F for char in line
        )


@pytest.mark.parametrize("width", [1, 40, 61, 80, 200])
def test_wide_characters_and_long_words_fit(width: int) -> None:
    for audit in (foreign(), french()):
        for line in render_text(published(audit), width=width, verbose=True).splitlines():
            assert cell_len(line) <= max(width, 40)


def test_a_url_that_does_not_fit_keeps_both_ends() -> None:
    url = "https://journal.test/" + "tres/long/chemin/" * 10 + "la-fin.html"
    draft = Draft()
    draft.claim("Une chose.")
    draft.cite("1", Verdict.not_checked("offline", "no page was fetched"))
    draft.line()
    draft.reference("1", "Un titre", url)
    draft.check(url, LinkStatus.NOT_CHECKED, "offline")
    shown = next(li for li in render_text(published(draft.audit())).splitlines() if "https:" in li)
    assert shown.strip().startswith("https://journal.test/tres")
    assert shown.endswith("la-fin.html")
    assert cell_len(shown) == 80


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = render_text(published(french()), color=True)
    for name, value in (("NO_COLOR", "1"), ("COLUMNS", "20"), ("TERM", "dumb"), ("LINES", "3")):
        monkeypatch.setenv(name, value)
    assert render_text(published(french()), color=True) == before


def test_addresses_can_be_copied_from_a_file() -> None:
    url = "https://shimbun.test/" + "%E6%A9%8B" * 40
    draft = Draft()
    draft.claim("A bridge.")
    draft.cite("1")
    draft.line()
    draft.reference("1", "A page", url)
    text = render_text(published(draft.audit()), width=80, whole_urls=True)
    assert url in text.split()
    assert url not in render_text(published(draft.audit()), width=80)
