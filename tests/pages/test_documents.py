"""What is neither HTML nor PDF: JSON, XML, feeds, tables, plain text, and types that lie."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import LinkStatus, Page
from auditor.pages.data import json_text, table_text
from auditor.pages.inspect import inspect_page
from auditor.pages.media import Media, media_of
from auditor.pages.xml import as_html, xml_text
from tests.pages.samples import LONG_ARTICLE, article, html, link, response


def page_of(body: str | bytes, content_type: str, disposition: str = "") -> Page:
    headers = (("content-disposition", disposition),) if disposition else ()
    fetched = response(body, content_type=content_type, headers=headers)
    page = inspect_page(link(), fetched).page
    assert page is not None
    return page


def text_of(body: str | bytes, content_type: str, disposition: str = "") -> str:
    return page_of(body, content_type, disposition).full


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"name": "Bell", "weight": "2,340 kg"}, "name: Bell\nweight: 2,340 kg"),
        ({"cast": 1411, "rung": True, "sold": None, "note": ""}, "cast: 1411\nrung: true"),
        ({"names": ["Anna", "Maria"]}, "names: Anna\nnames: Maria"),
        ([{"id": 1}, {"id": 2}], "id: 1\n\nid: 2"),
        ({"body": "<p>The bell &amp; the tower</p>"}, "body: The bell & the tower"),
        ({"formula": "a < b and b > c"}, "formula: a < b and b > c"),
    ],
)
def test_json_is_its_values_in_order(value: object, text: str) -> None:
    assert text_of(json.dumps(value), "application/json") == text


def test_json_numbers_stay_as_they_are_written() -> None:
    body = '{"a": 1.10, "b": 1e400, "c": ' + "9" * 10_000 + "}"
    assert text_of(body, "application/json") == "a: 1.10\nb: 1e400\nc: " + "9" * 10_000


def test_json_on_every_line_is_read_as_json() -> None:
    assert text_of('{"a": "x"}\n{"a": "y"}\n', "application/x-ndjson") == "a: x\n\na: y"


def test_json_that_is_damaged_is_left_as_it_is() -> None:
    assert text_of('{"a": "x"', "application/json") == '{"a": "x"'


RSS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY big "no">]>
<rss version="2.0"><channel><title>Bell news</title><link>https://a.example/</link>
<description>All about bells</description>
<item><title>Aldmoor &amp; its bell</title><guid>urn:7</guid><link>https://a.example/7</link>
<description><![CDATA[<p>It weighs <b>2,340</b> kg.</p>]]></description></item>
<item><title>Another</title><description>&lt;p&gt;Cast in 1411&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Bell news</title><id>urn:1</id>
<entry><title type="html">A &lt;i&gt;bell&lt;/i&gt;</title><id>urn:2</id>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Cast in <b>1411</b>.</p></div>
</content></entry></feed>"""


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/xml", "application/xml", ""])
def test_a_feed_is_its_titles_and_descriptions(content_type: str) -> None:
    page = page_of(RSS, content_type)
    assert page.title == "Bell news"
    words = page.full.split()
    for told in ("Aldmoor & its bell", "It weighs 2,340 kg.", "Cast in 1411", "All about bells"):
        assert " ".join(told.split()) in " ".join(words)
    for dropped in ("urn:7", "a.example", "<p>", "ENTITY", "CDATA"):
        assert dropped not in page.full


def test_an_atom_feed_with_markup_in_it() -> None:
    page = page_of(ATOM, "application/atom+xml")
    assert page.title == "Bell news"
    assert "A bell" in page.full
    assert "Cast in 1411" in page.full
    assert "urn:2" not in page.full


def test_xml_records_are_lines_and_words_in_bold_are_not() -> None:
    body = (
        "<r><b><n>Bell</n><w>2,340</w></b><p>It was <i>cast</i> in 1411.</p><!-- <n>x</n> --></r>"
    )
    assert text_of(body, "text/xml") == "Bell\n2,340\nIt was cast in 1411."


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><x>bell &b; &lt;</x>'
    assert text_of(bomb, "application/xml") == "bell &b; <"
    outside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>bell &f;</x>'
    assert text_of(outside, "application/xml") == "bell &f;"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("Year,Bells\n1990,12\n", "text/csv", "Year\tBells\n1990\t12"),
        ("Year;Price\n1990;1,50\n", "text/csv; charset=utf-8", "Year\tPrice\n1990\t1,50"),
        ("Year\tBells\n1990\t12", "text/tab-separated-values", "Year\tBells\n1990\t12"),
        ('Name,Note\nBell,"cast,\nthen rung"\n', "text/csv", "Name\tNote\nBell\tcast, then rung"),
        ("only words\nin lines", "text/csv", "only words\nin lines"),
    ],
)
def test_a_table_is_rows_of_cells(body: str, content_type: str, text: str) -> None:
    assert text_of(body, content_type) == text


@pytest.mark.parametrize(
    "disposition",
    [
        'attachment; filename="bells.csv"',
        "attachment; filename=bells.csv",
        "attachment; filename*=UTF-8''cloches%20%C3%A9.csv",
        'inline; filename="bells.CSV"; size=9',
    ],
)
def test_a_file_name_says_what_a_vague_type_does_not(disposition: str) -> None:
    body = "Year,Bells\n1990,12"
    assert text_of(body, "application/octet-stream", disposition) == "Year\tBells\n1990\t12"
    assert text_of(body, "text/plain", disposition) == "Year\tBells\n1990\t12"
    assert text_of(body, "text/html", disposition) == body.replace("\n", " ")


def test_a_file_name_never_outweighs_the_bytes() -> None:
    fetched = response(
        b"\x89PNG\r\n\x1a\n...",
        content_type="application/octet-stream",
        headers=(("content-disposition", "attachment; filename=a.csv"),),
    )
    assert inspect_page(link(), fetched).status is LinkStatus.NOT_TEXT


XHTML = (
    '<?xml version="1.0" encoding="{charset}"?><html xmlns="http://www.w3.org/1999/xhtml">'
    '<head><script src="x.js"/><title>The béll</title></head><body><div class="top"/>'
    + LONG_ARTICLE
    + "</body></html>"
)


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("application/xhtml+xml", "utf-8"),
        ("application/xhtml+xml", "iso-8859-1"),
        ("application/xhtml+xml", "utf-16"),
        ("application/xml", "utf-8"),
        ("text/xml", "iso-8859-1"),
        ("", "utf-8"),
    ],
)
def test_xhtml_is_read_to_its_end(content_type: str, charset: str) -> None:
    page = page_of(XHTML.replace("{charset}", charset).encode(charset), content_type)
    assert page.title == "The béll"
    assert "1698" in page.full


def test_html_with_self_closing_tags_is_left_alone() -> None:
    assert "1698" in text_of(article().replace("<main>", "<div/><main>"), "text/html")


@pytest.mark.parametrize(
    "content_type", ["application/pdf", "application/octet-stream", "text/plain"]
)
def test_html_is_known_under_other_types(content_type: str) -> None:
    assert page_of(article(), content_type).title == "The bell of Aldmoor"


def test_plain_text_that_looks_like_json_is_plain() -> None:
    assert media_of("text/plain", b'{"a": 1}')[0] is Media.TEXT
    assert media_of("", b'{"a": 1}')[0] is Media.JSON


FORWARD = "the page only forwards to https://gallery.example/bell, which was not followed"


@pytest.mark.parametrize(
    "content",
    [
        "0; url=https://gallery.example/bell",
        "5;URL='https://gallery.example/bell'",
        '3 ; url = "https://gallery.example/bell" ignored',
        "0;https://gallery.example/bell",
        "0, https://gallery.example/bell",
        ".5; url=//gallery.example/bell",
    ],
)
def test_a_page_that_soon_forwards_elsewhere_is_not_judged(content: str) -> None:
    quoted = content.replace("'", "&#39;").replace('"', "&quot;")
    body = article(head=f'<meta http-equiv=Refresh content="{quoted}">')
    inspection = inspect_page(link(), response(body))
    assert (inspection.status, inspection.reason) == (LinkStatus.UNREADABLE, FORWARD)


@pytest.mark.parametrize(
    "content",
    [
        "300; url=https://gallery.example/bell",
        "0; url=https://museum.example/collection/bronze-bell",
        "0; url=#top",
        "60",
        "0",
        "soon",
        "",
    ],
)
def test_a_page_that_reloads_or_takes_its_time_is_read(content: str) -> None:
    body = article(head=f'<meta http-equiv="refresh" content="{content}">')
    assert inspect_page(link(), response(body)).status is LinkStatus.OK


def test_a_forward_for_those_without_scripts_is_no_forward() -> None:
    head = '<noscript><meta http-equiv="refresh" content="0; url=/nojs"></noscript>'
    assert inspect_page(link(), response(article(head=head))).status is LinkStatus.OK


def test_a_soft_404_that_forwards_home_is_a_soft_404() -> None:
    head = '<meta http-equiv="refresh" content="5; url=/">'
    body = html("<h1>Page not found</h1><p>You are taken home.</p>", title="404", head=head)
    assert inspect_page(link(), response(body)).status is LinkStatus.SOFT_404


TOKENS = (
    "<a> </a> <![CDATA[ ]]> <!-- --> <? ?> <rss> <title> <!DOCTYPE[ ]> &lt; &#0; <item/> "
    "<x:y/> <script/>"
)
MARKUP = st.lists(st.one_of(st.sampled_from(TOKENS.split()), st.text(max_size=8)), max_size=30).map(
    "".join
)


@given(MARKUP)
def test_any_markup_has_a_text(markup: str) -> None:
    assert xml_text(markup) == xml_text(markup)
    assert len(as_html(markup)) >= len(markup), "tags are closed, nothing is dropped"


@given(st.recursive(st.one_of(st.none(), st.booleans(), st.floats(), st.text()), st.lists))
def test_any_json_has_a_text(value: object) -> None:
    text = json.dumps(value)
    assert len(json_text(text)) <= len(text) + 2


@given(st.text(alphabet='a,;\t|"\n\r\0', max_size=60))
def test_any_table_has_a_text(text: str) -> None:
    assert table_text(text, "text/csv").count("a") <= text.count("a"), "nothing is read twice"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<a" * 1_000_000, "text/xml"),
        ("<!DOCTYPE [" * 300_000, "text/xml"),
        ("<a>" * 1_000_000, "text/xml"),
        ("<![CDATA[" * 400_000, "application/rss+xml"),
        ("<rss>" + "<p " * 1_000_000, "application/xhtml+xml"),
        ("[" * 3_000_000, "application/json"),
        ('{"a":' * 500_000, "application/json"),
        ('"' * 3_000_000, "text/csv"),
        ("a," * 1_500_000, "text/csv"),
    ],
)
def test_a_hostile_document_ends(body: str, content_type: str) -> None:
    assert inspect_page(link(), response(body, content_type=content_type)).reason
