"""DeepSeek: its export (trees of messages), and what its web page loads (`chat_messages`)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from auditor.inputs.chats.branch import branch
from auditor.inputs.chats.chat import Label, Message, list_at, number_at, object_at, text_at
from auditor.inputs.chats.citing import Cited, aside, cited, distinct, rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.chats.chat import Object

NAME = "DeepSeek"
_FEW = 50
_MARKERS = re.compile(
    r"(?:\[(?:citation|reference):\d{1,4}\]|:cite\[\d{1,4}\])"
    r"(?:[ \t]?(?:\[(?:citation|reference):\d{1,4}\]|:cite\[\d{1,4}\])){0,50}"
)
_NUMBER = re.compile(r"\d{1,4}")
_ONE = re.compile(r"(?:\[(?:citation|reference):|:cite\[)(\d{1,4})\]")


def detect(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    session = _session(value)
    if "chat_session" in session and isinstance(session.get("chat_messages"), list):
        return True
    nodes = islice(object_at(value, "mapping").values(), _FEW)
    return any("fragments" in object_at(node, "message") for node in nodes)


def label(value: Object) -> Label:
    about = object_at(_session(value), "chat_session") or value
    return Label(text_at(about, "id"), text_at(about, "title"))


def messages(value: Object) -> Iterator[Message | None]:
    question: str | None = None
    for key, message in _current(value):
        if not isinstance(message, dict):
            yield None
            continue
        asked, answered = _said(message, "REQUEST"), _said(message, "RESPONSE")
        if not (asked or answered):
            by_user = text_at(message, "role").upper() == "USER"
            content = text_at(message, "content")
            asked, answered = (content, "") if by_user else ("", content)
        question = asked or question
        if answered.strip():
            author = text_at(message, "model") or NAME
            yield Message(key, author, _with_links(answered, _results(message)), question)


def _session(value: Object) -> Object:
    """The answer of DeepSeek's own interface has the conversation two levels down."""
    return object_at(object_at(value, "data"), "biz_data") or value


def _current(value: Object) -> list[tuple[str, object]]:
    """The messages of the current branch, each with its id; and those that have none."""
    session = _session(value)
    nodes: dict[str, object] = {}
    parents: dict[str, str] = {}
    odd: list[tuple[str, object]] = []
    for message in list_at(session, "chat_messages"):
        if key := _id(message, "message_id"):
            nodes[key], parents[key] = message, _id(message, "parent_id")
        else:
            odd.append(("", None))
    for key, node in object_at(session, "mapping").items():
        if isinstance(node, dict):
            nodes[key], parents[key] = node.get("message"), _id(node, "parent")
        else:
            odd.append(("", None))
    leaf = _id(object_at(session, "chat_session"), "current_message_id")
    path = branch(parents, leaf or _id(session, "current_node"))
    return [*((key, nodes[key]) for key in path if nodes[key] is not None), *odd]


def _id(value: object, key: str) -> str:
    """Numbers in one form of the export, strings in the other."""
    number = number_at(value, key)
    return text_at(value, key) if number is None else str(number)


def _said(message: Object, kind: str) -> str:
    fragments = list_at(message, "fragments")
    return "\n\n".join(
        text for f in fragments if text_at(f, "type") == kind and (text := text_at(f, "content"))
    )


def _results(message: Object) -> dict[int, Cited]:
    """The pages that were found, by the number that markers have for them."""
    results = list_at(message, "search_results")
    for fragment in list_at(message, "fragments"):
        results = [*results, *list_at(fragment, "results"), *list_at(fragment, "references")]
    found = {}
    for result in results:
        number, page = number_at(result, "cite_index"), cited(result)
        if number is not None and page is not None:
            found[number] = page
    return found


def _with_links(text: str, found: dict[int, Cited]) -> str:
    edits = []
    for run in _MARKERS.finditer(text):
        numbers = [int(number) for number in _NUMBER.findall(run.group())]
        pages = distinct(found[number] for number in numbers if number in found)
        lost = "".join(m.group() for m in _ONE.finditer(run.group()) if int(m[1]) not in found)
        if pages:
            edit = aside(text, run.start(), run.end(), pages)
            edits.append(type(edit)(edit.start, edit.end, edit.text + lost))
    return rewrite(text, edits)
