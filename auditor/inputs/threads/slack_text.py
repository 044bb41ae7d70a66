"""The text of a Slack message -> mrkdwn, wherever the message has it.

https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.chats.chat import list_at
from auditor.inputs.threads.records import text

if TYPE_CHECKING:
    from auditor.inputs.threads.records import Object

_NAMED = {"user": ("user_id", "@"), "channel": ("channel_id", "#"), "broadcast": ("range", "@")}
_LINES = frozenset(("rich_text_section", "rich_text_preformatted", "rich_text_quote", "section"))
_ATTACHED = ("pretext", "title", "text", "fallback")


def written(message: Object) -> object:
    """What is no string is given back for the caller to tell."""
    said = message.get("text")
    if said != "" and not (said is None and ("blocks" in message or "attachments" in message)):
        return said
    return _blocks(list_at(message, "blocks")) or _attachments(list_at(message, "attachments"))


def _blocks(blocks: list[object]) -> str:
    out: list[str] = []
    waiting = list(reversed(blocks))
    while waiting:
        at = waiting.pop()
        if isinstance(at, str):
            out.append(at)
        elif isinstance(at, dict):
            kind, inner = text(at.get("type")), at.get("text")
            if kind in _LINES:
                waiting.append("\n")
            if isinstance(inner, dict):
                waiting.append(text(inner.get("text")))  # of a section: mrkdwn already
            waiting += reversed([*list_at(at, "elements"), *list_at(at, "fields")])
            out.append(_inline(at, kind))
    return "".join(out).strip()


def _inline(at: Object, kind: str) -> str:
    said = _escaped(text(at.get("text")))
    if kind == "link" and text(at.get("url")):
        return f"<{_escaped(text(at.get('url')))}|{said}>" if said else f"<{at['url']}>"
    if kind in _NAMED:
        key, sign = _NAMED[kind]
        return f"<{sign}{text(at.get(key))}>"
    return f":{text(at.get('name'))}:" if kind == "emoji" else said


def _attachments(attachments: list[object]) -> str:
    """Bots answer in them; beside a text they are previews of its links."""
    out = []
    for at in attachments:
        parts = [text(at.get(key)) for key in _ATTACHED] if isinstance(at, dict) else []
        out += parts[:3] if any(parts[:3]) else parts[3:]
    return "\n".join(filter(None, out))


def _escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
