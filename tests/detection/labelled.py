"""The labelled comments: `people.jsonl` are people's, `written.jsonl` people's and assistants' that
were written to find mistakes; the rest are assistants', pasted together here in every form,
language and body format, with what people write around them.
"""

from __future__ import annotations

import html
import json
import re
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.detection import forms
from tests.detection.texts import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.detection.texts import Topic

Row = dict[str, Any]
_HERE = Path(__file__).parent
NAMES = ("Bing", "Copilot", "ChatGPT", "Gemini", "Perplexity", "Claude", "Grok", "DeepSeek")
# Forms that a body in HTML or BBCode would not survive as they are.
_MARKDOWN_ONLY = (forms.claude, forms.grok, forms.sidebar, forms.pasted_json)
FORMS: tuple[tuple[Callable[[Topic], str], str], ...] = (
    (forms.bing_footer, "Bing"), (forms.bing_greeting, "Bing"), (forms.bing_early, "Bing"),
    (forms.sidebar, "Copilot"), (forms.chatgpt_defs, "ChatGPT"), (forms.chatgpt_links, "ChatGPT"),
    (forms.chatgpt_buttons, "ChatGPT"), (forms.oaicite, "ChatGPT"), (forms.oai_citation, "ChatGPT"),
    (forms.raw_turns, "ChatGPT"), (forms.bare_turns, "ChatGPT"), (forms.daggers, "ChatGPT"),
    (forms.research, "ChatGPT"), (forms.gemini_app, "Gemini"), (forms.gemini_report, "Gemini"),
    (forms.perplexity_notes, "Perplexity"), (forms.perplexity_copy, "Perplexity"),
    (forms.perplexity_upload, "Perplexity"), (forms.comet, "Perplexity"), (forms.grok, "Grok"),
    (forms.deepseek, "DeepSeek"), (forms.claude, "Claude"), (forms.kimi, "Kimi"),
    (forms.copilot_2026, "Copilot"), (forms.said, "ChatGPT"), (forms.bold_points, "ChatGPT"),
    (forms.pasted_json, "ChatGPT"),
)  # fmt: skip


def people() -> list[Row]:
    return [row | {"label": "human"} for row in _rows("people.jsonl")]


def written() -> list[Row]:
    return list(_rows("written.jsonl"))


def _rows(name: str) -> Iterator[Row]:
    for line in (_HERE / name).read_text("utf-8").splitlines():
        yield json.loads(line)


def assistants() -> list[Row]:
    """Every form in five topics, every topic in nine forms; what stands around it goes round."""
    around, formats = (
        cycle(range(6)),
        cycle(("markdown", "plain", "html", "markdown", "bbcode", "mrkdwn")),
    )
    rows = []
    for number, (form, name) in enumerate(FORMS):
        for step in range(5):
            topic = TOPICS[(number * 4 + step * 7) % len(TOPICS)]
            body_format = next(formats)
            if form in _MARKDOWN_ONLY and body_format not in ("markdown", "plain"):
                body_format = "markdown"
            rows.append(_row(topic, form, name, next(around), body_format))
    return rows


def _row(
    topic: Topic, form: Callable[[Topic], str], name: str, around: int, body_format: str
) -> Row:
    answer = form(topic)
    above, below = _around(topic, form, name, around)
    start = 0
    if form is forms.said:  # the page's own labels stand between the person's words and the answer
        start = answer.index(topic.said[1]) + len(topic.said[1]) + 1
    write = _WRITERS[body_format]
    if around == 4 and body_format in ("markdown", "plain"):
        write = _quoted
    parts = [write(above), write(answer[:start]), write(answer[start:]), write(below)]
    if write is _quoted:
        parts[0], parts[3] = above, below
    kept = [part for part in parts if part]
    text = _JOINS.get(body_format, "\n\n").join(kept)
    at = text.index(parts[2])
    return {
        "text": text, "body_format": body_format, "lang": topic.lang, "label": "assistant",
        "answer_span": [at, at + len(parts[2])], "form": form.__name__,
    }  # fmt: skip


def _around(topic: Topic, form: object, name: str, around: int) -> tuple[str, str]:
    """A person's words above and below; the form without a mark needs to be announced."""
    lead = topic.lead.format(name=name)
    if form is forms.bold_points:
        return lead, "" if around % 2 else topic.remark
    return (
        ("", ""), (lead, ""), (lead, topic.remark), (topic.plain_lead, ""), (lead, ""),
        (f"{topic.plain_lead}\n\n{lead}", topic.remark),
    )[around]  # fmt: skip


def _as_it_is(text: str) -> str:
    return text


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


_LINK = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()]+)\)")


def _html(text: str) -> str:
    return "".join(map(_html_block, re.split(r"\n{2,}", text))) if text else ""


def _html_block(block: str) -> str:
    lines = block.split("\n")
    if all(re.match(r"[-*] ", line) for line in lines):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    return "<p>" + "<br>".join(map(_inline, lines)) + "</p>"


def _inline(text: str) -> str:
    text = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", html.escape(text, quote=False))
    return _LINK.sub(r'<a href="\2">\1</a>', re.sub(r"^#+ ", "", text))


def _bbcode(text: str) -> str:
    text = re.sub(r"\*\*([^*\n]+)\*\*", r"[b]\1[/b]", text)
    return _LINK.sub(r"[url=\2]\1[/url]", text)


def _mrkdwn(text: str) -> str:
    linked = _LINK.sub("\x00\\2|\\1\x01", text)
    return html.escape(linked, quote=False).replace("\x00", "<").replace("\x01", ">")


_WRITERS: dict[str, Callable[[str], str]] = {
    "markdown": _as_it_is, "plain": _as_it_is, "html": _html, "bbcode": _bbcode, "mrkdwn": _mrkdwn,
}  # fmt: skip
_JOINS = {"html": ""}


def all_rows() -> Iterator[Row]:
    yield from people()
    yield from written()
    yield from assistants()
