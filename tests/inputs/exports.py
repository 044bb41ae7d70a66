"""Exports of assistants, built as the assistants build them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

START, PART, END = "\ue200", "\ue202", "\ue201"


def cite(*names: str) -> str:
    """ChatGPT's marker in its private-use characters."""
    return f"{START}cite{PART}{PART.join(names)}{END}"


def page(url: str, title: str = "", **more: Any) -> dict[str, Any]:
    return {"url": url, "title": title, "attribution": "", "snippet": None, **more}


def reference(
    text: str, marker: str, *items: dict[str, Any], shift: int = 0, **more: Any
) -> dict[str, Any]:
    """A content reference to the marker; `shift` is how far its offsets are off."""
    start = text.find(marker) + shift
    return {
        "matched_text": marker,
        "start_idx": start,
        "end_idx": start + len(marker),
        "type": "grouped_webpages",
        "items": list(items),
        "safe_urls": [item["url"] for item in items],
        "alt": "([…](…))" if items else None,
        **more,
    }


def said(role: str, text: str, **metadata: Any) -> dict[str, Any]:
    return {
        "id": f"{role}-message",
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": 1_730_000_000.25,
        "content": {"content_type": "text", "parts": [text]},
        "recipient": "all",
        "channel": None,
        "metadata": metadata,
    }


def chatgpt(*messages: dict[str, Any] | None, title: str = "The bridge") -> dict[str, Any]:
    """A conversation without branches: each message the child of the one before."""
    mapping: dict[str, Any] = {"n0": {"id": "n0", "message": None, "parent": None, "children": []}}
    for number, message in enumerate(messages, 1):
        key = f"n{number}"
        mapping[f"n{number - 1}"]["children"].append(key)
        mapping[key] = {"id": key, "message": message, "parent": f"n{number - 1}", "children": []}
    return {
        "title": title,
        "conversation_id": f"id of {title}",
        "create_time": 1_730_000_000.0,
        "mapping": mapping,
        "current_node": f"n{len(messages)}",
    }


def claude(*messages: dict[str, Any], name: str = "The ferry") -> dict[str, Any]:
    parent = "00000000-0000-4000-8000-000000000000"
    for number, message in enumerate(messages):
        message.setdefault("uuid", f"m{number}")
        message.setdefault("parent_message_uuid", parent)
        parent = message["uuid"]
    return {"uuid": f"id of {name}", "name": name, "chat_messages": list(messages)}


def wrote(sender: str, *content: dict[str, Any], text: str = "") -> dict[str, Any]:
    return {"sender": sender, "text": text, "content": list(content), "attachments": []}


def block(text: str, *citations: dict[str, Any]) -> dict[str, Any]:
    return {"type": "text", "text": text, "citations": list(citations)}


def claude_citation(text: str, stretch: str, url: str) -> dict[str, Any]:
    start = text.index(stretch)
    return {
        "uuid": "c",
        "start_index": start,
        "end_index": start + len(stretch),
        "details": {"type": "web_search_citation", "url": url},
    }


def data(value: object) -> bytes:
    return json.dumps(value).encode()


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("user.json", b"{}")
        archive.writestr(name, content)
    return file.getvalue()
