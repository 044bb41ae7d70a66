"""Comments that silence findings, and what is said of those that silence none.

    <!-- auditor: ignore LNK001 until 2027-01-01: reason -->    on this line
    <!-- auditor-ignore-next-line LNK001, SUP001: reason -->    on the next line with text
    <!-- auditor: off --> ... <!-- auditor: on -->              on all lines between

reStructuredText has them as `.. auditor: ...`, AsciiDoc as `// auditor: ...`. Where `ignore` stands
alone on its line, it is for the block that follows, up to the next blank line (in HTML: for the
next line). Rules are ids or names; without one, all are meant. The day of `until` is the last one
on which it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from auditor.policy.comments import Lines, find_comments
from auditor.policy.wording import nearest, rule_named

if TYPE_CHECKING:
    from auditor.model import Content, Rule
    from auditor.policy.comments import Comment

_FORM = re.compile(
    r"auditor(?P<glue>\s?:\s?|-)(?P<verb>[a-z-]{1,40})(?:\s(?P<rules>[^:]*?))?"
    r"(?:\s?until\s(?P<until>[^\s:]{1,30}))?\s?(?::\s?(?P<reason>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_VERBS = ("ignore", "ignore-next-line", "off", "on")


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment at `line` and `column` that silences `rules` (all, where empty) on `lines`."""

    line: int
    column: int
    text: str
    lines: range
    rules: frozenset[str]
    until: date | None
    reason: str

    def silences(self, rule: Rule) -> bool:
        return not self.rules or rule.id in self.rules


@dataclass(frozen=True, slots=True)
class Misread:
    """A comment that is wrong, and why. `rule` words that no rule has are left out of an ignore."""

    line: int
    column: int
    why: str


@dataclass(frozen=True, slots=True)
class Ignores:
    found: tuple[Ignore, ...] = ()
    misread: tuple[Misread, ...] = ()


def read_ignores(content: Content) -> Ignores:
    """What the comments of a file silence. Never raises; linear in the file's length."""
    lines = Lines(content)
    found: list[Ignore] = []
    misread: list[Misread] = []
    off: list[Ignore] = []
    for comment in find_comments(content, lines):
        try:
            verb, ignore = _read(comment, content, lines)
        except _MisreadError as error:
            misread.append(Misread(comment.line, comment.column, str(error)))
            if error.rest is None:
                continue
            verb, ignore = error.rest
        if verb == "on":
            if not off:
                misread.append(Misread(comment.line, comment.column, "nothing is off here"))
            found += (replace(each, lines=range(each.line, comment.last + 1)) for each in off)
            off = []
        elif verb == "off":
            off.append(ignore)
        else:
            found.append(ignore)
    found += off
    return Ignores(tuple(sorted(found, key=lambda i: (i.line, i.column))), tuple(misread))


class _MisreadError(Exception):
    """`rest` is what can be understood of the comment."""

    def __init__(self, why: str, rest: tuple[str, Ignore] | None = None) -> None:
        super().__init__(why)
        self.rest = rest


def _read(comment: Comment, content: Content, lines: Lines) -> tuple[str, Ignore]:
    form = _FORM.fullmatch(comment.text)
    verb = form["verb"].lower() if form else ""
    if form is None or verb not in _VERBS:
        near = nearest(verb, _VERBS)
        raise _MisreadError(
            f"did you mean “{near}”?" if near in _VERBS[:2] else "it has no such form"
        )
    rules, unknown = _rules(form["rules"] or "")
    ignore = Ignore(
        line=comment.line,
        column=comment.column,
        text=comment.text,
        lines=_covered(verb, comment, content, lines),
        rules=frozenset(rules),
        until=_day(form["until"]),
        reason=(form["reason"] or "").strip(),
    )
    if unknown:
        near = nearest(unknown[0])
        meant = f"; did you mean {near}?" if near else ""
        rest = (verb, ignore) if rules else None
        raise _MisreadError(f"there is no rule {unknown[0][:60]!r}{meant}", rest)
    return verb, ignore


def _rules(words: str) -> tuple[list[str], list[str]]:
    """Ids of rules, and the words that are none."""
    known: list[str] = []
    unknown: list[str] = []
    for word in words.replace(",", " ").split():
        rule = rule_named(word)
        (known if rule else unknown).append(rule.id if rule else word)
    return known, unknown


def _day(written: str | None) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise _MisreadError(f"{written!r} is no day such as 2027-01-01") from None


def _covered(verb: str, comment: Comment, content: Content, lines: Lines) -> range:
    end = len(lines.texts) + 1
    if verb in ("off", "on"):
        return range(comment.line, end)
    if verb == "ignore" and not comment.alone:
        return range(comment.line, comment.last + 1)
    first = next((n for n in range(comment.last + 1, end) if not lines.is_blank(n)), end)
    if verb == "ignore-next-line" or content.kind == "html":
        return range(first, min(first + 1, end))
    last = next((n for n in range(first, end) if lines.is_blank(n)), end)
    return range(first, last)
