"""`[oai_citation:0‡Name](url)`: what ChatGPT's apps for iOS and macOS copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.markers.family import Found, FoundSource, Known
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "chatgpt-oai-citation"

LOST = "ChatGPT's own number of a source: the link that it had was not copied along"

_MARKER = re.compile(
    r"(?P<bracket>[\[【]\s?)?oai\\?_citation(?:\\?_attribution)?\s?:\s?(?P<number>\d{1,9})"
    r"(?(bracket)"
    r"(?:\s?[‡†,，|:;·–\-]\s?(?P<name>(?:\\.|[^\[\]【】\n\\]|\[[^\[\]\n]{0,100}\]){0,300}))?\s?[\]】]"
    r"(?:\(\s?(?:<(?P<angle>[^<>\n]{1,4000})>|(?P<target>(?:\\.|[^()\s\\]|\([^()\s]{0,300}\)){1,4000}))"
    r"(?:\s{1,3}\"[^\"\n]{0,300}\")?\s?\))?"
    r"|)"
)


def find(text: str, known: Known) -> Iterator[Found]:
    if "_citation" not in text:
        return
    for match in _MARKER.finditer(text):
        span = Span(match.start(), match.end())
        name = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", match["name"] or "").strip()
        for group in ("angle", "target"):
            if match[group]:
                url = Span(match.start(group), match.end(group))
                yield Found(span, sources=(FoundSource(url, name),), site=name)
                break
        else:
            # Not a bare number: it counts ChatGPT's results, not the entries of a list.
            yield Found(span, (f"oai_citation:{match['number']}",), site=name, lost=LOST)
