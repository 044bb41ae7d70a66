from __future__ import annotations

from auditor.model import (
    Credit,
    Finding,
    LinkStatus,
    Page,
    Severity,
    Source,
    SourceClass,
    Span,
    Tier,
)
from auditor.rules.engine import run_rules
from tests.reports.samples import BLOG, NEWS, SATIRE, Draft

URL = "https://a.test/page"


def about_source(source: Source, status: LinkStatus = LinkStatus.OK) -> list[Finding]:
    draft = Draft()
    draft.claim("Une chose.")
    draft.cite("1")
    draft.line()
    draft.reference("1", "Une page", URL)
    draft.check(URL, status, source=source)
    return [f for f in run_rules(draft.audit()) if f.rule.id.startswith("SRC")]


def test_a_weak_publisher_is_a_note_and_an_unusable_one_a_warning_with_the_reason() -> None:
    (weak,) = about_source(BLOG)
    (unusable,) = about_source(SATIRE)
    assert (weak.rule.id, weak.severity) == ("SRC001", Severity.NOTE)
    assert (unusable.rule.id, unusable.severity) == ("SRC002", Severity.WARNING)
    assert "(user generated)" in weak.message
    assert weak.message.endswith(f"{URL} {BLOG.reason}")


def test_a_usable_or_unrated_publisher_is_not_a_finding() -> None:
    assert about_source(NEWS) == about_source(Source()) == []


def test_the_axes_do_not_mix() -> None:
    assert len(about_source(SATIRE, LinkStatus.DEAD)) == 1
    assert about_source(SATIRE, LinkStatus.SEARCH_RESULTS) == [], "LNK004 says it already"


STORY = " ".join(f"word{n}" for n in range(80))
OTHER = " ".join(f"other{n}" for n in range(80))
AGENCY = Source(SourceClass.NEWS_AGENCY, Tier.STRONG, "an agency", "wire.test")


def page(url: str, text: str, *, agency: str = "", copy_of: str = "") -> Page:
    credit = Credit(agency, Span(0, 7)) if agency else None
    return Page(url, "T", f"A (AFP) {text}", text, "en", copy_of, credit)


def about_pages(*pages: Page, source: Source = NEWS) -> list[Finding]:
    """One claim cites each of these pages."""
    draft = Draft()
    draft.claim("A thing.")
    for number in range(len(pages)):
        draft.cite(str(number + 1))
    draft.line()
    for number, each in enumerate(pages):
        draft.reference(str(number + 1), "A page", each.url)
        draft.check(each.url, LinkStatus.OK, source=source, page=each)
    return [f for f in run_rules(draft.audit()) if f.rule.id in ("SRC003", "SRC004")]


def test_a_page_that_names_its_original_or_an_agency_is_a_note_with_its_evidence() -> None:
    (original,) = about_pages(page(URL, STORY, copy_of="https://original.test/story"))
    assert (original.rule.id, original.severity) == ("SRC003", Severity.NOTE)
    assert "https://original.test/story" in original.message
    (credited,) = about_pages(page(URL, STORY, agency="AFP"))
    assert credited.rule.id == "SRC003"
    assert [each.quote for each in credited.evidence] == ["A (AFP)"]
    assert about_pages(page(URL, STORY)) == []


def test_an_agencys_own_page_and_a_link_that_leads_through_the_original_are_no_copies() -> None:
    assert about_pages(page(URL, STORY, agency="AFP"), source=AGENCY) == []
    assert about_pages(page(URL, STORY, copy_of="https://www.a.test/other")) == []


def test_two_copies_of_one_agency_text_are_said_to_be_one_source() -> None:
    first = page("https://a.test/1", STORY, agency="AFP")
    second = page("https://b.test/1", f"Ours: {STORY}", agency="AFP")
    twice = [f for f in about_pages(first, second) if f.rule.id == "SRC004"]
    assert len(twice) == 1
    assert "https://a.test/1 and https://b.test/1" in twice[0].message
    assert len(twice[0].evidence) == 2
    copy = page("https://b.test/1", STORY, copy_of="https://a.test/1")
    found = about_pages(page("https://a.test/1", STORY), copy)
    assert [f.rule.id for f in found] == ["SRC003", "SRC004"]
    named = page("https://b.test/1", STORY, copy_of="https://A.test:443/1#top")
    found = about_pages(page("https://a.test/1", STORY), named)
    assert [f.rule.id for f in found] == ["SRC003", "SRC004"], "one address, written in two ways"


def test_two_stories_of_one_agency_and_two_alike_without_a_credit_stay_two_sources() -> None:
    first = page("https://a.test/1", STORY, agency="AFP")
    for second in (
        page("https://b.test/1", OTHER, agency="AFP"),
        page("https://b.test/1", STORY, agency="Reuters"),
        page("https://b.test/1", STORY),
    ):
        assert "SRC004" not in [f.rule.id for f in about_pages(first, second)]
