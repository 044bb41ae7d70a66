"""The first characters of a JSON export -> what can be told of its shape."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[][{},]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}
_SPACE = "\ufeff \t\r\n"
_FEW = 8
_NUMBER = 40


def closed(text: str, *, keep_last: bool = False) -> str:
    """JSON that breaks off, cut after the last member that is whole, its brackets closed. `text` is
    well formed as far as it goes. `keep_last` keeps a member whose string breaks off, as ""."""
    waiting: list[str] = []
    end = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in _CLOSING:
            waiting.append(_CLOSING[mark])
        elif mark in ("}", "]"):
            if not waiting or waiting.pop() != mark:
                break
        elif mark != ",":
            at_end = keep_last and token.end() == len(text)
            if at_end and text[: token.start()].endswith((":", ": ")):
                return text[: token.start()] + '""' + "".join(reversed(waiting))
            continue
        end = token.start() if mark == "," else token.end()
        if not waiting:
            break
    return text[:end] + "".join(reversed(waiting))


def has_lines(head: str) -> bool | None:
    """Whether an object ends, or breaks off, with the first line. None where that line is longer
    than what is known of it."""
    line, newline, _ = head.lstrip(_SPACE).partition("\n")
    if not line.startswith("{"):
        return False
    depth = 0
    for token in _TOKEN.finditer(line):
        mark = token[0]
        if mark[0] == '"':
            if newline and (len(mark) == 1 or mark[-1] != '"'):
                return True  # no string of JSON goes on in the next line
        elif mark != ",":
            depth += 1 if mark in _CLOSING else -1
            if not depth:
                return True
    return False if newline else None


@lru_cache(maxsize=2)
def peek(head: str) -> tuple[Any, ...]:
    """The values at the top of a file: one of a document, the first of JSON lines."""
    text = head.lstrip(_SPACE)
    if not text.startswith(("{", "[")):
        return ()
    texts = (
        [t for t in text.split("\n")[:_FEW] if t.strip()]
        if has_lines(text) is not False
        else [text]
    )
    return tuple(value for value in map(_begun, texts) if value is not None)


def objects(head: str) -> list[dict[str, Any]]:
    """The first objects: the lines, the members of a list, or the one at the top."""
    found = [v for top in peek(head) for v in (top[:_FEW] if isinstance(top, list) else [top])]
    return [value for value in found if isinstance(value, dict)]


def _begun(text: str) -> Any:
    try:
        return decoder.decode(text.strip())
    except json.JSONDecodeError:
        pass
    except RecursionError:
        return None
    try:
        return decoder.decode(closed(text, keep_last=True))
    except (json.JSONDecodeError, RecursionError):
        return None


def _number(digits: str) -> int:
    """Ids have up to 20 digits; Python refuses to read a number of 5,000."""
    return int(digits) if len(digits) <= _NUMBER else 0


decoder = json.JSONDecoder(parse_int=_number, strict=False)
"""Reads line ends and tabs in strings too, which some exporters forget to escape."""
