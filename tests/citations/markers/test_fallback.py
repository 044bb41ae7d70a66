"""`{"fallbackMarkdown":...}`: JSON that was pasted for a citation."""

from __future__ import annotations

import html
import json

import pytest

from auditor.citations.markers import fallback
from auditor.citations.markers.family import Found, Known
from auditor.model import Confidence
from tests.citations.reading import read

SANK = "The ferry sank in 1907."
NOTHING_KNOWN = Known(frozenset(), bing=False, highest=0)


def blob(name: str = "(Port News)", **reference: object) -> str:
    body = {"matched_text": "", "safe_urls": [], "type": "grouped_webpages"} | reference
    pasted = {"fallbackMarkdown": name, "reference": body, "showLoginRequiredCard": False}
    return json.dumps(pasted, ensure_ascii=False, separators=(",", ":"))


PAGE = "https://port.org/ferry"
OTHER = "https://archive.example.net/log?year=1907"
FULL = blob(
    safe_urls=[PAGE, PAGE + "?utm_source=chatgpt.com", OTHER + "&utm_source=chatgpt.com"],
    alt="(Port News)",
    items=[
        {
            "title": 'The "Anna" sank',
            "url": PAGE + "?utm_source=chatgpt.com",
            "attribution": "Port News",
            "thumbnail_url": "https://images.port.org/1.png",
            "supporting_websites": [
                {"title": "Crew", "url": "https://port.org/crew", "attribution": "Port News"}
            ],
        }
    ],
)
URLS = [
    PAGE + "?utm_source=chatgpt.com",
    "https://port.org/crew",
    OTHER + "&utm_source=chatgpt.com",
]


def found(text: str) -> list[Found]:
    return list(fallback.find(text, NOTHING_KNOWN))


def cited(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (
            a.claim.text if a.claim else None,
            a.citation.link.written if a.citation.link else None,
        )
        for a in read(text).attributions
    ]


def test_its_pages_are_cited_once_each_and_the_claims_are_clean() -> None:
    text = f"{SANK} {FULL} It was old. {FULL}\n\nNobody knew why."
    assert cited(text) == [(SANK, url) for url in URLS] + [("It was old.", url) for url in URLS]
    assert [c.text for c in read(text).claims] == [SANK, "It was old.", "Nobody knew why."]


def test_titles_and_the_publisher_are_kept() -> None:
    (mark,) = found(FULL)
    assert mark.site == "Port News"
    assert [source.title for source in mark.sources] == ['The "Anna" sank', "Crew", ""]
    assert [source.url.of(FULL) for source in mark.sources] == URLS


def test_several_publishers_are_no_one_site() -> None:
    items = [
        {"title": "", "url": f"https://{name.lower()}.org/", "attribution": name}
        for name in ("Port", "Quay")
    ]
    (mark,) = found(blob(items=items))
    assert mark.site == ""
    assert [source.title for source in mark.sources] == ["Port", "Quay"]


MANGLED = {
    "Markdown": FULL.replace("_", "\\_").replace("[", "\\[").replace('\\"', '\\\\"'),
    "HTML": html.escape(FULL),
    "curled quotes": FULL.replace('\\"', "").replace('"', "”"),
    "a string": json.dumps(FULL)[1:-1],
    "pretty": json.dumps(json.loads(FULL), indent=2),
}


@pytest.mark.parametrize("written", MANGLED.values(), ids=MANGLED.keys())
def test_whatever_an_editor_made_of_it(written: str) -> None:
    text = f"{SANK} {written} It was old."
    mark, *noise = found(text)
    assert text[mark.span.start : (noise or [mark])[-1].span.end] == written
    assert all(rest.is_noise for rest in noise)
    assert len(mark.sources) == len(URLS)
    assert mark.site == "Port News"


@pytest.mark.parametrize("break_", ["\n", "\n\n", "\\n"])
@pytest.mark.parametrize("form", ["{} {} {} {}", "- {} {}\n- {} {}", "{} {}\n\n{} {}"])
def test_line_breaks_in_its_strings_are_not_the_answers(form: str, break_: str) -> None:
    written = FULL.replace("(Port News)", f"(Port News{break_})")
    text = form.format(SANK, written, "It was old.", written)
    assert [c.text for c in read(text).claims] == [SANK, "It was old."]
    assert cited(text) == [(SANK, url) for url in URLS] + [("It was old.", url) for url in URLS]


def test_a_link_whose_words_end_with_a_line_break() -> None:
    item = {"title": "Log", "url": PAGE, "attribution": "port.org"}
    written = blob("ferry log of the port\n", type="url", item=item).replace("\\n", "\n")
    answer = read(f"The log is kept:\n\n{written}\n\nIt was old by then.")
    assert [a.citation.link and a.citation.link.url for a in answer.attributions] == [PAGE]
    assert "fallback" not in "".join(c.text for c in answer.claims)


@pytest.mark.parametrize("rest", ["", '\n\nIt was “old” and "worn".'])
def test_wherever_it_is_cut_the_addresses_before_the_cut_are_read(rest: str) -> None:
    for cut in range(FULL.index("reference"), len(FULL)):
        text = f"{SANK} {FULL[:cut]}{rest}"
        (mark,) = found(text)
        whole = [source.url.of(text) for source in mark.sources]
        assert set(whole) <= {*URLS, PAGE}
        assert bool(whole) == (cut > FULL.index(PAGE) + len(PAGE))
        assert mark.span.end <= len(text) - len(rest)
        assert whole or mark.lost == fallback.LOST_END


def test_without_an_address_the_name_is_what_is_left() -> None:
    (attribution,) = read(f"{SANK} {blob('(Port News+1)', items=[])}").attributions
    marker = attribution.citation.marker
    assert marker is not None
    assert (marker.site, marker.lost) == ("Port News", fallback.LOST)


def test_the_name_may_itself_be_a_link() -> None:
    (mark,) = found(blob(f"([Port News]({PAGE}))", safe_urls=[PAGE]))
    assert (mark.site, len(mark.sources)) == ("Port News", 1)


def test_a_link_keeps_its_words_in_the_sentence() -> None:
    item = {"title": "Log", "url": PAGE, "attribution": "port.org"}
    text = f"Read the {blob('ferry log', type='url', item=item)}"
    assert [c.text for c in read(text).claims] == ["Read the ferry log"]
    assert [url for _, url in cited(text)] == [PAGE]


def test_the_list_of_all_sources_is_of_no_statement_for_sure() -> None:
    sources = [{"title": "Log", "url": PAGE, "attribution": "Port"}]
    text = f"{SANK}\n:::{blob('', type='sources_footnote', sources=sources)}"
    (attribution,) = read(text).attributions
    assert attribution.binding.confidence is Confidence.LOW
    assert [c.text for c in read(text).claims] == [SANK]


def test_a_megabyte_of_it_is_one_marker() -> None:
    urls = [f"https://port.org/{n}" for n in range(45_000)]
    text = f"{SANK} {blob(safe_urls=urls)} It was old."
    (mark,) = found(text)
    assert len(text) > 1_000_000
    assert len(mark.sources) == len(urls)


@pytest.mark.parametrize(
    "text",
    [
        'Send {"fallbackMarkdown":"A triangle has three edges."} to the tool.',
        "The key fallbackMarkdown holds the text that is shown.",
        f"```\n{FULL}\n```\nThat is the code to run here.",
    ],
)
def test_other_json_and_code_are_no_citation(text: str) -> None:
    assert read(text).attributions == ()
