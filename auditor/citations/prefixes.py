"""What copying put around an answer: quote marks, comment marks, the frame of a comment.

An answer is pasted into mails, forum posts and source code, where each line gets the same start
(`> `, `# `, `// `, ` * `), and the whole perhaps a first and a last line (`/**` and `*/`).
"""

from __future__ import annotations

import re

from auditor.citations.layout import fill, lines
from auditor.model import Span

_QUOTE = re.compile(r"^[ \t]{0,8}(?:>[ \t]?){1,50}", re.MULTILINE)
_SLASHES = re.compile(r"[ \t]{0,40}/{2,3}(?:[ \t]|\Z)")
# Marks that mean something else in prose (headings, bullets, dashes) have to start every line.
_COMMENTS = tuple(
    re.compile(rf"[ \t]{{0,40}}{mark}")
    for mark in (
        r"#{1,6}(?:[ \t]|\Z)",
        r"/{2,9}!?[ \t]?",
        r"--(?:[ \t]|\Z)",
        r";{1,4}(?:[ \t]|\Z)",
        r"%{1,4}(?:[ \t]|\Z)",
        r"\*(?:[ \t]|\Z)",
    )
)
_STAR = _COMMENTS[-1]
_LOOKS_NESTED = re.compile(r"[ \t]{0,4}(?:\Z|[-*•][ \t]|\(?\d{1,3}[.)][ \t]|#{1,6}[ \t])")
_FRAMES = tuple(
    (re.compile(rf"\s{{0,99}}{opens}"), closes)
    for opens, closes in (
        (r"/\*{1,9}!?", "*/"),
        ("<!--", "-->"),
        (r'[rRuU]?"""', '"""'),
        (r"[rRuU]?'''", "'''"),
        (r"```(?:markdown|md|text|txt|plaintext)[ \t]{0,9}(?=\n)", "```"),
        (r"~~~(?:markdown|md|text|txt|plaintext)[ \t]{0,9}(?=\n)", "~~~"),
    )
)


def blank_prefixes(text: str) -> str:
    """`text` without the frame of a comment around it, without quote marks, and without a comment
    mark that starts every line of it.
    """
    text, framed = _blank_frame(text)
    text = _blank_comments(_blank_quotes(text), framed=framed)
    return _blank_quotes(text)


def _blank_quotes(text: str) -> str:
    if ">" not in text:
        return text
    return fill(text, (Span(m.start(), m.end()) for m in _QUOTE.finditer(text)), " ")


def _blank_frame(text: str) -> tuple[str, bool]:
    for opens, closes in _FRAMES:
        frame = opens.match(text)
        end = len(text.rstrip())
        if not frame or not text.endswith(closes, frame.end(), end):
            continue
        # Two comments are two frames, and the answer perhaps what stands between them.
        if text.find(closes, frame.end()) == end - len(closes):
            return fill(text, (Span(0, frame.end()), Span(end - len(closes), end)), " "), True
    return text, False


def _blank_comments(text: str, *, framed: bool) -> str:
    for pattern in _COMMENTS:
        marks = _marks(pattern, text)
        if len(marks) > 1 and (pattern is not _STAR or framed or _is_comment(text, marks)):
            return fill(text, marks, " ")
    if "//" in text:
        return fill(text, _comment_lines(text), " ")
    return text


def _marks(pattern: re.Pattern[str], text: str) -> list[Span]:
    """Where the mark stands on each written line; nothing unless it stands on all of them."""
    marks = []
    for line in lines(text):
        match = pattern.match(text, line.start, line.end)
        if match:
            marks.append(Span(match.start(), match.end()))
        elif not text[line.start : line.end].isspace() and line.start < line.end:
            return []
    return marks


def _is_comment(text: str, marks: list[Span]) -> bool:
    """Whether the stars are a comment's, not bullets: something stands under them that bullets
    have not, an empty line or a list.
    """
    return any(_LOOKS_NESTED.match(text, m.end, _line_end(text, m.end)) for m in marks)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _comment_lines(text: str) -> list[Span]:
    """The `//` of two and more commented lines in a row, in a text that has other lines too."""
    marks: list[Span] = []
    run: list[Span] = []
    for line in lines(text):
        match = _SLASHES.match(text, line.start, line.end)
        if match:
            run.append(Span(match.start(), match.end()))
            continue
        if len(run) > 1:
            marks += run
        run = []
    return marks + run if len(run) > 1 else marks
