"""ChatGPT's `conversations.json`: a list of trees of messages."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from auditor.inputs.chats.branch import branch
from auditor.inputs.chats.chat import Label, Message, list_at, object_at, text_at
from auditor.inputs.chats.chatgpt_references import searched, with_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.chats.chat import Object
    from auditor.inputs.chats.citing import Cited

NAME = "ChatGPT"
_SPOKEN = frozenset(("text", "multimodal_text"))
_SHOWN = frozenset(("", "final"))
"""Channels: what it thinks and announces has others ("analysis", "commentary")."""
_FEW = 50


def detect(value: object) -> bool:
    """Nodes of a `mapping` whose messages have an author (DeepSeek's have fragments)."""
    nodes = object_at(value, "mapping")
    met = [object_at(node, "message") for node in islice(nodes.values(), _FEW)]
    if any("fragments" in message for message in met):
        return False
    return any("author" in message for message in met) or (
        isinstance(value, dict) and "mapping" in value and "current_node" in value
    )


def label(value: Object) -> Label:
    return Label(text_at(value, "conversation_id", "id"), text_at(value, "title"))


def messages(value: Object) -> Iterator[Message | None]:
    listed = object_at(value, "mapping")
    nodes = {key: node for key, node in listed.items() if isinstance(node, dict)}
    yield from [None] * (len(listed) - len(nodes))
    parents = {key: text_at(node, "parent") for key, node in nodes.items()}
    question: str | None = None
    found: dict[str, Cited] = {}
    for key in branch(parents, text_at(value, "current_node")):
        message = nodes[key].get("message")
        if message is None:  # the root
            continue
        role = text_at(object_at(message, "author"), "role")
        if not role:
            yield None
            continue
        metadata = object_at(message, "metadata")
        found.update(searched(metadata))
        text = "" if metadata.get("is_visually_hidden_from_conversation") else _text(message)
        if role == "user":
            question = text or question
            found.clear()  # the next searches count from the start
        elif role == "assistant" and text and _is_answer(message):
            author = text_at(metadata, "model_slug", "default_model_slug") or NAME
            text = with_links(text, metadata, found)
            yield Message(text_at(message, "id") or key, author, text, question)


def _is_answer(message: Object) -> bool:
    """Said to the user, not to a tool."""
    return text_at(message, "recipient") in ("", "all") and text_at(message, "channel") in _SHOWN


def _text(message: Object) -> str:
    content = object_at(message, "content")
    if text_at(content, "content_type") not in _SPOKEN:
        return ""
    parts = list_at(content, "parts") or [content]
    texts = (part if isinstance(part, str) else text_at(part, "text") for part in parts)
    return "\n".join(text for text in texts if text.strip())
