"""The body of a post, however it is written -> the text that is audited."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from auditor.inputs.html import MAX_TAGS, to_markdown
from auditor.inputs.markdown import link
from auditor.model import BodyFormat

if TYPE_CHECKING:
    from collections.abc import Callable

_ANGLED = re.compile(r"<([^<>\n]{1,4000})>")
_TAG = re.compile(r"\[(/?)([a-z*]{1,12})(?:=([^\]\n]{0,4000}))?(?:\s[^\]\n]{0,400})?\]", re.I)
_PAIRS = {"b": "**", "i": "*", "code": "`"}
_LINES = frozenset(("list", "ul", "ol", "center", "spoiler", "size", "table", "tr"))
_DROPPED = frozenset(("img", "media", "attach", "video", "youtube"))
_QUOTES = frozenset(("quote", "blockquote"))
_INLINE = frozenset(("u", "s", "color", "font", "left", "right", "email", "td", "sup", "sub"))

_QUOTATION = re.compile(r"<(/?)blockquote\b[^<>]{0,2000}>", re.IGNORECASE)
_OPENS, _CLOSES = "[a quotation begins]", "[a quotation ends]"

_DEEPEST = 20  # quotations in quotations: each level is written once more


def body_text(body: str, body_format: BodyFormat) -> str:
    """Markdown, or plain text as it is. Raises nothing, whatever the body."""
    return _READERS[body_format](body.replace("\r\n", "\n").replace("\r", "\n"))


def _html(body: str) -> str:
    """Past the limit the tags are only dropped: links that are written out are still found."""
    if body.count("<") > MAX_TAGS:
        return html.unescape(re.sub(r"<[^<>]{0,2000}>", " ", body))
    body = f"<div>{body}"  # so that no parser takes it for a file name, URL or XML
    if "<blockquote" not in body.lower():
        return to_markdown(body)
    return _requoted(to_markdown(_QUOTATION.sub(_with_mark, body)))


def _with_mark(found: re.Match[str]) -> str:
    """The tag, with a paragraph before it that survives its removal."""
    return f"<p>{_CLOSES if found[1] else _OPENS}</p>{found[0]}"


def _requoted(text: str) -> str:
    """Lines between the marks behind `> `, as Markdown writes a quotation."""
    out: list[str] = []
    depth = 0
    for line in text.split("\n"):
        if line.strip() in (_OPENS, _CLOSES):
            depth = max(0, depth + (1 if line.strip() == _OPENS else -1))
        else:
            quoted = min(depth, _DEEPEST)
            out.append("> " * quoted + line if quoted and line else line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).lstrip("\n")


def _mrkdwn(body: str) -> str:
    """https://docs.slack.dev/messaging/formatting-message-text"""
    return html.unescape(_ANGLED.sub(_angled, body))


def _angled(found: re.Match[str]) -> str:
    target, _, label = found[1].partition("|")
    if target[0] in "@#!":
        return label or target
    if ":" not in target[:20]:
        return found[0]
    address = html.unescape(target)
    return link(label, address) if label and label != target else address


def _bbcode(body: str) -> str:
    """The tags that boards share (https://www.bbcode.org/reference.php); others are left alone."""
    out: list[str] = []
    opened: list[tuple[str, str, int]] = []  # an address or a quotation: tag, value, where it began
    at = 0
    for tag in _TAG.finditer(body):
        out.append(body[at : tag.start()])
        at = tag.end()
        closing, name, value = bool(tag[1]), tag[2].lower(), (tag[3] or "").strip("\"' ")
        if name in ("url", *_QUOTES, *_DROPPED):
            if not closing and len(opened) < _DEEPEST:
                opened.append((name, value, len(out)))
            elif closing and opened and opened[-1][0] == name:
                _, value, start = opened.pop()
                out[start:] = [_closed(name, value, "".join(out[start:]))]
        elif name in _PAIRS:
            out.append(_PAIRS[name])
        elif name == "*":
            out.append("\n- ")
        elif name in _LINES or name == "li":
            out.append("\n- " if name == "li" and not closing else "\n")
        elif name not in _INLINE:
            out.append(tag[0])
    out.append(body[at:])
    return re.sub(r"\n{3,}", "\n\n", "".join(out))


def _closed(name: str, value: str, inner: str) -> str:
    if name in _DROPPED:
        return ""
    if name == "url":
        address = value or inner.strip()
        return link(inner, address) if value and inner.strip() != value else address
    return "\n" + "\n".join(f"> {line}" for line in inner.strip().split("\n")) + "\n\n"


def _as_it_is(body: str) -> str:
    return body


_READERS: dict[BodyFormat, Callable[[str], str]] = {
    BodyFormat.PLAIN: _as_it_is,
    BodyFormat.MARKDOWN: _as_it_is,
    BodyFormat.HTML: _html,
    BodyFormat.MRKDWN: _mrkdwn,
    BodyFormat.BBCODE: _bbcode,
}
