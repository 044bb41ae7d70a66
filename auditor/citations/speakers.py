"""Which parts of a paste are not the assistant's words: prompts, labels, other posts, buttons.

What is found here is blanked before claims are cut. Where nothing sure marks who speaks, nothing
is guessed: the text is the assistant's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.citations.pasted_lines import DECOR, LONGEST_LINE, QUOTES, NotAssistant, read_lines
from auditor.citations.post_quotations import QUOTATION, find_quotations
from auditor.citations.speaker_words import (
    AGENT,
    EXPORTER,
    GENERATES,
    INTRODUCES_ITSELF,
    IT_SAID,
    LABELS,
    PAGE_LINE,
    PAGE_LINES,
    SEARCHES,
    YOU_SAID,
    Role,
)
from auditor.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.citations.pasted_lines import Line


@dataclass(frozen=True, slots=True)
class Label:
    """`end` is where its line goes on; `line` counts the lines that are not blank. `said` is what
    chat pages write ("You said").
    """

    line: int
    end: int
    name: str
    role: Role
    said: bool
    colon: bool


_COLON = re.compile(r"[:：]")
_ASIDE = re.compile(r"\s?\([^()]{0,30}\)\Z")
_LONGEST_LABEL = 48
_LONGEST_PAGE_LINE = 110
_FEWEST_METADATA = 2
_ADDRESSED = re.compile(
    r"(?:[«“\"„]\s?)(?:bonjour|salut|hello|hi|hey|hallo|hola|ciao|olá|dear|cher|chère)[ ,]{1,2}"
    + AGENT.pattern,
    re.IGNORECASE,
)
_SURELY_AN_AGENT = re.compile(r"chat ?gpt|bing|gpt|assistant|ai assistant|microsoft copilot")
_SOURCED = re.compile(r"https?://|www\.|\[\^?\d|[¹²³⁴-⁹]|【|\[cite|\ue200")
_ENTRY = re.compile(r"[\[(]?\^?\d{1,3}\^?[\]).][:.]?\s[^\n]{0,400}?https?://")
_MARKED = re.compile(r"\w.{0,999}?(?:\[\^?\d|[¹²³⁴-⁹]|【|\[cite)")
_LEAD_IN = 2000
"""Characters before the assistant's first words that may be a person's introduction."""
_HEADER_LINES = 15
_METADATA = frozenset(("created", "updated", "exported", "exported on", "exported at", "link"))

_PROMPT = "the prompt"
_AROUND = "written around the quoted answer"
_LEAD = "written before the assistant's answer"
_LABEL = "a label that says who speaks"
_PAGE = "a line of the chat page"
_EXPORT = "a line of the program that saved the chat"
_PAIRS = {
    Role.PERSON: (Role.AGENT,),
    Role.PROMPT: (Role.AGENT, Role.REPLY),
    Role.QUESTION: (Role.ANSWER, Role.REPLY),
}
_PERSONAL = (Role.PERSON, Role.PROMPT, Role.QUESTION)


def find_not_assistant(text: str, question: str | None = None) -> tuple[NotAssistant, ...]:
    """The parts of `text` that are not the assistant's words, in order, without overlaps.

    `question` is the prompt, where it is known from elsewhere.
    """
    lines = list(read_lines(text))
    found = [*_prompts(text, question), *_pageread_lines(lines), *find_quotations(lines)]
    found += _turns(text, lines, {p.span.start for p in found if p.reason in (_EXPORT, _PAGE)})
    found += _addressed(lines)
    found += [] if any(p.reason == QUOTATION for p in found) else _around_quoted(lines)
    return tuple(_apart(found))


def _apart(found: list[NotAssistant]) -> Iterator[NotAssistant]:
    at = 0
    for part in sorted(found, key=lambda p: (p.span.start, -p.span.end)):
        if part.span.end > at:
            yield NotAssistant(Span(max(at, part.span.start), part.span.end), part.reason)
            at = part.span.end


def _prompts(text: str, question: str | None) -> Iterator[NotAssistant]:
    """The known prompt where it stands on lines of its own, perhaps quoted or after "You said:":
    its words may be the answer's too.
    """
    prompt = (question or "").strip()
    if prompt and prompt in text:
        pasted = re.compile(
            rf"^[^\w\n]{{0,20}}(?:[^\n:]{{1,40}}:\s{{0,3}})?{re.escape(prompt)}[^\w\n]{{0,20}}$",
            re.MULTILINE,
        )
        for match in pasted.finditer(text):
            yield NotAssistant(Span(match.start(), match.end()), _PROMPT)


def _pageread_lines(lines: Sequence[Line]) -> Iterator[NotAssistant]:
    header = [line for line in lines[:_HEADER_LINES] if _key(line.bare) in _METADATA]
    if len({_key(line.bare) for line in header}) >= _FEWEST_METADATA:
        yield from (NotAssistant(line.span, _EXPORT) for line in header)
    for line in lines:
        bare = line.bare
        if len(bare) > LONGEST_LINE:
            continue
        if len(bare) <= _LONGEST_PAGE_LINE:
            folded = bare.casefold().rstrip(" .!?…\u00a0").replace("’", "'")
            if folded in PAGE_LINES or PAGE_LINE.fullmatch(folded):
                yield NotAssistant(line.span, _PAGE)
        if searches(bare):
            yield NotAssistant(line.span, _PAGE)
        elif EXPORTER.match(bare):
            yield NotAssistant(line.span, _EXPORT)


def _key(bare: str) -> str:
    return bare.partition(":")[0].strip(DECOR).casefold()


def searches(bare: str) -> bool:
    """Whether the line is what Bing and Copilot show before an answer."""
    return bool(SEARCHES.match(bare) or GENERATES.match(bare))


def _addressed(lines: Sequence[Line]) -> Iterator[NotAssistant]:
    """« Hello Bing, why is the bridge red? » as the first paragraph is the prompt."""
    if len(lines) > 1 and _ADDRESSED.match(lines[0].bare):
        closer = QUOTES[lines[0].bare[0]]
        if lines[0].bare.endswith(closer) and lines[0].bare.count(closer) <= 2:
            yield NotAssistant(lines[0].span, _PROMPT)


def _around_quoted(lines: Sequence[Line]) -> Iterator[NotAssistant]:
    """What a person wrote around an answer that stands behind `>` as a whole: with its marks and
    its list of sources.
    """
    own = [line for line in lines if not line.depth]
    if not own or len(own) == len(lines) or any(_SOURCED.search(line.bare) for line in own):
        return
    quoted = [line.bare for line in lines if line.depth]
    entries = [bare for bare in quoted if _ENTRY.match(bare)]
    if entries and any(_MARKED.search(bare) for bare in quoted if not _ENTRY.match(bare)):
        yield from (NotAssistant(line.span, _AROUND) for line in own)


def _turns(text: str, lines: Sequence[Line], headers: set[int]) -> Iterator[NotAssistant]:
    labels = list(find_labels(lines))
    said = [label for label in labels if label.said]
    if any(label.role is Role.AGENT for label in said):
        yield from _lead_in(text, lines, said[0].line)
        yield from _of(text, lines, said)
        return
    begins = _begins(lines)
    if begins is not None:
        yield from _lead_in(text, lines, begins)
    spoken = [label for label in labels if not label.said]
    if not spoken or not _is_first(text, lines[: spoken[0].line], headers):
        return
    dialogue = _dialogue(spoken)
    yield from _of(text, lines, dialogue)
    if spoken[0].role is Role.PROMPT and not dialogue:
        yield from _paragraph(lines, spoken[0].line)


def _is_first(text: str, above: Sequence[Line], headers: set[int]) -> bool:
    """Whether nothing stands above but a title and what the page or the exporter wrote."""
    if len(above) > _HEADER_LINES:
        return False
    return all(
        line.span.start in headers or line.span.of(text).lstrip()[:1] == "#" for line in above
    )


def find_labels(lines: Sequence[Line]) -> Iterator[Label]:
    for number, line in enumerate(lines):
        bare = line.bare
        colon = _COLON.search(bare, 0, _LONGEST_LABEL)
        if colon is None and len(bare) >= _LONGEST_LABEL:
            continue
        name = (bare[: colon.start()] if colon else bare).strip(DECOR).casefold()
        name = _ASIDE.sub("", name) if name.endswith(")") else name
        rest = bare[colon.end() :].strip(DECOR) if colon else ""
        end = line.span.end
        if rest:
            end = line.span.end - len(line.bare) + bare.rindex(rest)
        role, said = _role(name)
        if role is None or (said and rest):
            continue
        yield Label(number, end, name, role, said, colon is not None)


def _role(name: str) -> tuple[Role | None, bool]:
    if name in LABELS:
        return LABELS[name], False
    if AGENT.fullmatch(name):
        return Role.AGENT, False
    if YOU_SAID.fullmatch(name):
        return Role.PERSON, True
    return (Role.AGENT, True) if IT_SAID.fullmatch(name) else (None, False)


def _dialogue(labels: Sequence[Label]) -> list[Label]:
    """The labels of the two who speak, where a person speaks first and an assistant answers.

    Other names are content: an answer may have a line "Output: 5". One question with its answer is
    a prompt and a reply; a list of questions is the assistant's.
    """
    opening = labels[0]
    if opening.role is Role.AGENT:
        return [opening] if opening.colon and _SURELY_AN_AGENT.match(opening.name) else []
    if opening.role not in _PERSONAL:
        return []
    reply = next((lab for lab in labels if lab.role in _PAIRS[opening.role]), None)
    if reply is None:
        return []
    pair = [label for label in labels if label.name in (opening.name, reply.name)]
    return [] if opening.role is Role.QUESTION and len(pair) != 2 else pair


def _of(text: str, lines: Sequence[Line], labels: Sequence[Label]) -> Iterator[NotAssistant]:
    """The turns of the person, and the labels of the assistant's."""
    for number, label in enumerate(labels):
        start = lines[label.line].span.start
        if label.role in _PERSONAL:
            later = labels[number + 1 : number + 2]
            end = lines[later[0].line].span.start if later else len(text)
            turn = text[start:end].rstrip()
            yield NotAssistant(Span(start, start + len(turn)), _PROMPT)
        else:
            yield NotAssistant(Span(start, label.end), _LABEL)


def _begins(lines: Sequence[Line]) -> int | None:
    """The first line that only an assistant, or the page it is on, would write."""
    for number, line in enumerate(lines):
        if len(line.bare) > 5 and (
            INTRODUCES_ITSELF.match(line.bare) or searches(line.bare[:LONGEST_LINE])
        ):
            return number
    return None


def _lead_in(text: str, lines: Sequence[Line], first: int) -> Iterator[NotAssistant]:
    """What stands before the assistant's first words, unless it is sourced as an answer is."""
    end = lines[first].span.start
    if first and end <= _LEAD_IN and not _SOURCED.search(text, 0, end):
        yield NotAssistant(Span(lines[0].span.start, lines[first - 1].span.end), _LEAD)


def _paragraph(lines: Sequence[Line], first: int) -> Iterator[NotAssistant]:
    """The prompt up to the blank line behind it, if the answer follows."""
    last = first
    while last + 1 < len(lines) and lines[last + 1].span.start == lines[last].span.end + 1:
        last += 1
    if last + 1 < len(lines):
        yield NotAssistant(Span(lines[first].span.start, lines[last].span.end), _PROMPT)
