"""The XML exports: Disqus, WordPress, Stack Exchange."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from auditor.errors import InputError
from auditor.inputs.bodies import body_text
from auditor.inputs.threads.read import read_posts
from auditor.inputs.threads.source import in_memory
from auditor.model import BodyFormat
from tests.inputs.threads.exports import posts
from tests.inputs.threads.fixtures import DISQUS, STACK_COMMENTS, STACK_POSTS, WORDPRESS


def test_disqus_has_threads_authors_and_replies() -> None:
    first, second, third = posts(DISQUS)
    assert (first.id, first.author, first.thread) == ("901", "Ada & Co", "Bridges of stone")
    assert first.location.url == "https://blog.test/bridges#comment-901"
    assert first.posted_at == datetime(2021, 8, 31, 15, 16, 29, tzinfo=timezone.utc)
    assert (first.location.line, second.location.line) == (8, 15)
    assert body_text(first.body, first.body_format).strip() == (
        "See [the survey](<https://a.test/x>)."
    )
    assert (second.author, second.parent, second.problem) == ("bert", "901", "marked as spam")
    assert third.problem == "deleted"


def test_wordpress_has_posts_before_their_comments() -> None:
    item, first, spam, ping = posts(WORDPRESS)
    assert (item.id, item.author, item.thread) == ("post-5", "ada", "On bridges")
    assert body_text(item.body, item.body_format) == "First line.\nSecond line.\n\nA paragraph.\n"
    assert item.posted_at == datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    assert (first.id, first.parent, first.location.line) == ("comment-5", "post-5", 14)
    assert first.location.url == "https://blog.test/?p=5#comment-5"
    assert (spam.parent, spam.problem) == ("comment-5", "marked as spam")
    assert "pingback" in ping.problem


def test_stack_exchange_has_posts_and_comments() -> None:
    question, answer = posts(STACK_POSTS)
    assert (question.id, question.author, question.parent) == ("1", "user 7", None)
    assert question.body == "<p>How is it <em>done</em>?</p>\n"
    assert (answer.parent, answer.thread, answer.author) == ("1", "1", "Ada")
    assert (answer.location.line, answer.body_format) == (4, BodyFormat.HTML)
    (comment,) = posts(STACK_COMMENTS)
    assert (comment.id, comment.parent) == ("comment-1", "2")
    assert comment.body_format is BodyFormat.MARKDOWN


@pytest.mark.parametrize(
    ("export", "cut", "read"),
    [
        (DISQUS, '<post dsq:id="903">', 2),
        (WORDPRESS, "<wp:comment_id>6", 2),
        (STACK_POSTS, ' <row Id="2"', 1),
    ],
)
def test_what_stands_before_a_cut_is_read_and_the_cut_is_told(
    export: str, cut: str, read: int
) -> None:
    start = export.index(cut) + len(cut) - 3
    told: list[str] = []
    found = list(read_posts(in_memory(export[:start].encode(), "x.xml"), skipped=told))
    assert len(found) == read
    line = export.count("\n", 0, start) + 1
    assert told[0].startswith(f"x.xml:{line}:")
    assert f"after {read} posts" in told[0]


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % c SYSTEM "http://127.0.0.1:1/x.dtd"> %c;',
    ],
)
def test_a_bomb_or_a_look_elsewhere_is_refused(entities: str) -> None:
    body = DISQUS[DISQUS.index("<disqus") :].replace("Really?", "&c;")
    with pytest.raises(InputError, match=r"x:2: this XML declares entities"):
        posts(f"<!DOCTYPE disqus [\n{entities}\n]>\n{body}", "x")


def test_what_xml_does_not_allow_and_databases_hold_is_read() -> None:
    broken = DISQUS.replace("<p>Really?</p>", "<p>R\x0be\x01al\ufffely?</p>")
    broken = broken.replace("<name>Cy</name>", "<name>C&#x1f;y &eacute;&#233;</name>")
    _, second, third = posts("`\n\n" + broken, forced="disqus")
    assert second.body == "<p>R e al ly?</p>"
    assert third.author == "C y éé"
    assert second.location.line == 17


def test_a_declared_encoding_is_used() -> None:
    text = DISQUS.replace('"utf-8"', '"windows-1251"').replace("Ada", "Ада")
    assert posts(text.encode("cp1251"))[0].author == "Ада & Co"
    lie = DISQUS.replace('"utf-8"', '"utf-16"').replace("Ada", "Ада")
    assert posts(lie.encode())[0].author == "Ада & Co"
    unknown = DISQUS.replace('"utf-8"', '"klingon"').replace("Ada", "Ада")
    assert posts(unknown.encode())[0].author == "Ада & Co"


def test_records_beyond_measure_are_rows_or_told() -> None:
    deep = DISQUS.replace("<p>Really?</p>", "x]]>" + "<a>" * 5_000 + "</a>" * 5_000 + "<![CDATA[")
    assert [post.problem for post in posts(deep)] == ["", "marked as spam", "deleted"]
    many = WORDPRESS.replace("<wp:comment_content>No.", "<wp:comment_content>" + "<a/>" * 300_000)
    assert "longer than any" in posts(many)[2].problem
    with pytest.raises(InputError, match="a tag of more than"):
        posts('<posts>\n  <row Id="1" Body="' + "x" * 11_000_000 + '" /></posts>')
