"""Whom a post answers, on a page that only shows it by what people write."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field

_QUOTES = re.compile(
    r"«[ \u00a0\u202f]?([^»]{8,4000}?)[ \u00a0\u202f]?»|((?:^>[^\n]{0,2000}(?:\n|\Z)){1,40})",
    re.MULTILINE,
)
_WROTE = re.compile(
    r"\s{0,9}(?:(?:Quote:\s{1,9})?Originally Posted by (?P<poster>[^\n]{1,60})"
    r"|(?P<author>[^\n]{1,60}?) ?(?:wrote|said|a écrit|schrieb|hat geschrieben|escribió|ha scritto"
    r"|escreveu)\b)"
)
_NEAR = 50  # posts back, that a quotation is looked for in
_ENOUGH = 40  # characters of a quotation
_LONGEST = 4  # words of a name, where more text follows on its line


@dataclass
class Replies:
    """The posts so far. Names are compared without case."""

    by_author: dict[str, deque[tuple[str, str]]] = field(default_factory=dict)
    latest: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=_NEAR))
    by_depth: dict[int, str] = field(default_factory=dict)

    def add(self, post_id: str, author: str, body: str, depth: int | None) -> None:
        entry = post_id, _flat(body[:20_000])
        self.by_author.setdefault(author.casefold(), deque(maxlen=_NEAR)).append(entry)
        self.latest.append(entry)
        if depth is not None:
            self.by_depth[depth] = post_id

    def parent(self, body: str, to: str | None, depth: int | None) -> str | None:
        """The id of the post that is answered, as far as the page tells."""
        if depth is not None:
            return self.by_depth.get(depth - 1)
        name = to.strip() if to else self._addressed(body)
        posts = self.by_author.get(name.casefold()) if name else self.latest
        if not posts:
            return None
        quoted = next((post_id for post_id, text in reversed(posts) if _quotes(body, text)), None)
        return quoted or (posts[-1][0] if name else None)

    def _addressed(self, body: str) -> str:
        """`@name`, `@name,` or `@first last: ...` on the first line, or `name wrote:`."""
        first = body.lstrip().partition("\n")[0][:200]
        if not first.startswith("@"):
            wrote = _WROTE.match(body)
            return (wrote["poster"] or wrote["author"]).strip() if wrote else ""
        if self._is_author(name := first[1:].strip(" ,:\u00a0")):
            return name
        words = first[1:].split()[:_LONGEST]
        candidates = (" ".join(words[:count]).rstrip(",:") for count in range(len(words), 0, -1))
        return next((each for each in candidates if self._is_author(each)), "")

    def _is_author(self, name: str) -> bool:
        return name.casefold() in self.by_author


def _quotes(body: str, earlier: str) -> bool:
    for quotation in list(_QUOTES.finditer(body[:8_000]))[:3]:
        text = quotation[1] or re.sub(r"^>+ ?", "", quotation[2], flags=re.MULTILINE)
        start = _flat(text)[:_ENOUGH]
        if len(start) >= 8 and start in earlier:
            return True
    return False


def _flat(text: str) -> str:
    """Without what is typed anew when a text is quoted."""
    return " ".join(text.replace("’", "'").split()).casefold()
