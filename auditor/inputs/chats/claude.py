"""Claude's `conversations.json`: messages of content blocks, citations with their offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.inputs.chats.branch import branch
from auditor.inputs.chats.chat import Label, Message, list_at, number_at, object_at, text_at
from auditor.inputs.chats.citing import Cited, after_word, aside, cited, distinct, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.chats.chat import Object

NAME = "Claude"
_TOOLS = frozenset(("tool_use", "tool_result", "server_tool_use", "web_search_tool_result"))


def detect(value: object) -> bool:
    """DeepSeek has `chat_messages` too, but not at a conversation's top, beside its name."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("chat_messages"), list)
        and "chat_session" not in value
    )


def label(value: Object) -> Label:
    return Label(text_at(value, "uuid", "id"), text_at(value, "name", "title"))


def messages(value: Object) -> Iterator[Message | None]:
    question: str | None = None
    titles: dict[str, str] = {}
    for message in _current(value):
        sender = text_at(message, "sender", "role")
        if not sender:
            yield None
            continue
        titles.update(_titles(message))
        if sender in ("human", "user"):
            question = _plain(message) or question
        elif sender == "assistant":
            text, without_page = _cited_text(message, titles)
            if text.strip():
                author = text_at(message, "model") or text_at(value, "model") or NAME
                notes = _notes(without_page)
                yield Message(text_at(message, "uuid"), author, text, question, notes)


def _current(value: Object) -> list[object]:
    """The current branch; all in order where messages name no parents (until 2024)."""
    listed = list_at(value, "chat_messages")
    if not any(text_at(message, "parent_message_uuid") for message in listed):
        return listed
    named = {key: message for message in listed if (key := text_at(message, "uuid"))}
    parents = {key: text_at(message, "parent_message_uuid") for key, message in named.items()}
    unnamed = [None] * sum(not text_at(message, "uuid") for message in listed)
    path = branch(parents, text_at(value, "current_leaf_message_uuid"))
    return [*(named[key] for key in path), *unnamed]


def _blocks(message: object) -> list[object]:
    return list_at(message, "content")


def _plain(message: object) -> str:
    blocks = (text_at(b, "text") for b in _blocks(message) if text_at(b, "type") == "text")
    return "\n\n".join(filter(None, blocks)) or text_at(message, "text")


def _titles(message: object) -> dict[str, str]:
    """Titles of the pages that tools found, by URL: citations have none."""
    results = [item for block in _blocks(message) for item in list_at(block, "content")]
    return {page.url: page.title for page in map(cited, results) if page and page.title}


def _cited_text(message: object, titles: dict[str, str]) -> tuple[str, int]:
    """The text with its citations, and how many of them name no page."""
    pieces: list[str] = []
    without_page = 0
    apart = False
    for block in _blocks(message):
        kind = text_at(block, "type")
        apart = apart or kind in _TOOLS
        text = text_at(block, "text") if kind == "text" else ""
        if not text:
            continue
        if apart and pieces and not pieces[-1].endswith("\n"):
            pieces.append("\n\n")
        apart = False
        written, lost = _block_text(text, list_at(block, "citations"), titles)
        pieces.append(written)
        without_page += lost
    return "".join(pieces) or text_at(message, "text"), without_page


def _block_text(text: str, citations: list[object], titles: dict[str, str]) -> tuple[str, int]:
    at: dict[int, list[Cited]] = {}
    lost = 0
    for citation in citations:
        page = cited(object_at(citation, "details")) or cited(citation)
        if page is None:
            lost += 1
            continue
        end = number_at(citation, "end_index")
        title = page.title or text_at(citation, "title") or titles.get(page.url, "")
        place = after_word(text, len(text) if end is None else end)
        at.setdefault(place, []).append(Cited(title, page.url))
    edits = [aside(text, place, place, distinct(pages)) for place, pages in at.items()]
    return rewrite(text, edits), lost


def _notes(without_page: int) -> tuple[str, ...]:
    if not without_page:
        return ()
    return (
        f"{without_page} citation{'s' * (without_page > 1)} of the export name"
        f"{'s' * (without_page == 1)} no page on the web (uploads, connected services)",
    )
