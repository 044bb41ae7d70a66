"""mbox and single mails."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta, timezone

import pytest

from auditor.model import BodyFormat
from tests.inputs.threads.exports import posts
from tests.inputs.threads.fixtures import EML, MBOX


def mail(body: str, *headers: str) -> str:
    return "\n".join(("From: Ada <ada@x.test>", "Message-ID: <m@x.test>", *headers, "", body))


def test_the_mails_of_a_list_are_read() -> None:
    first, second = posts(MBOX)
    assert (first.id, first.author, first.thread) == (
        "one@lists.test",
        "Ada Byron",
        "[list] Bridges",
    )
    assert first.posted_at == datetime(2022, 4, 14, 11, 6, 56, tzinfo=timezone(timedelta(hours=2)))
    assert first.body == (
        "Hello all,\n\nFrom here one sees the bridge.\nFrom there too.\n\nSee https://a.test/x"
    )
    assert (second.author, second.parent) == ("Bert Café", "one@lists.test")
    assert second.body == "> Hello all,\nA long line that goes on. See https://a.test/?q=1&café"
    assert (first.location.line, second.location.line, second.thread) == (1, 18, "[list] Bridges")


def test_a_single_mail_is_read_as_plain_text_without_what_is_attached() -> None:
    (post,) = posts(EML)
    assert (post.body, post.body_format) == ("The café. https://a.test/x", BodyFormat.PLAIN)
    assert post.author == "Byron, Ada"


def test_html_is_read_where_there_is_no_other_text() -> None:
    html = mail("<p>Hi</p>", "Content-Type: text/html; charset=utf-8")
    assert [(p.body, p.body_format) for p in posts(html)] == [("<p>Hi</p>", BodyFormat.HTML)]


@pytest.mark.parametrize(
    ("headers", "body", "read"),
    [
        (("Content-Transfer-Encoding: base64",), base64.b64encode(b"caf\xc3\xa9").decode(), "café"),
        (("Content-Transfer-Encoding: 7bit", "Content-Type: text/plain; charset=x-none"), "é", "é"),
        (("Content-Type: text/plain; format=flowed; delsp=yes",), "a.test/ \nx", "a.test/x"),
        (("Content-Type: text/plain; format=flowed",), "> a \n> b\n-- \nd", "> a b\n-- \nd"),
        (("Content-Type: multipart/mixed; boundary=x",), "--x\n\none\n--x\n\ntwo", "one\ntwo"),
        (("Content-Type: multipart/mixed",), "--x\n\none\n--x--", ""),
        ((), "-------------- next part --------------\nA non-text attachment was scrubbed...\n"
         "Name: a\nURL: <https://lists.test/a>\nafter", "after"),
    ],
)  # fmt: skip
def test_bodies_are_read_as_their_headers_say(
    headers: tuple[str, ...], body: str, read: str
) -> None:
    (post,) = posts(mail(body, *headers))
    assert post.body == read


def test_mails_without_headers_that_matter_are_read() -> None:
    (post,) = posts("From nobody\nSubject: =?utf-8?b?Y2Fmw6k=?= =?utf-8?q?_=21?=\n\nHi\n")
    assert (post.id, post.thread, post.author, post.posted_at) == ("line 1", "café !", "", None)
    (broken,) = posts("From nobody\nSubject: =?klingon?q?caf=C3=A9?= =?x\nDate: 99 Foo\n\nHi\n")
    assert (broken.thread, broken.posted_at) == ("café =?x", None)


def test_references_tell_the_parent_too() -> None:
    (post,) = posts(mail("x", "References: <a@x.test>\n\t<b@x.test>"))
    assert post.parent == "b@x.test"


def test_a_mail_that_is_nested_without_end_is_read_to_a_depth() -> None:
    opened = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1_000)
    )
    (post,) = posts("From x\n" + opened + "\ndeep")
    assert post.body == ""


def test_a_picture_of_any_size_is_passed_over() -> None:
    picture = ("A" * 76 + "\n") * 450_000
    parts = f"--x\n\nhello\n--x\nContent-Type: image/png\n\n{picture}--x--\n"
    big = mail(parts, "Content-Type: multipart/mixed; boundary=x")
    assert [p.body for p in posts(f"From x\n{big}\n{MBOX}")][:2] == ["hello", posts(MBOX)[0].body]
