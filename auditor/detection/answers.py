"""The text of one comment -> the assistants' answers in it. Pure, and linear in the text.

A call on a person's own words does more harm than an answer that is missed: what only might be an
answer is not reported.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from auditor.detection import speech
from auditor.detection.bounds import trimmed
from auditor.detection.chatter import read_style
from auditor.detection.comment import Comment, count_words
from auditor.detection.marks import find_marks
from auditor.detection.sources import find_lists, read_links, read_sources
from auditor.detection.stretches import Opening, Stretch, cut
from auditor.model import Clue, Confidence, FoundAnswer, Span, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.detection.bounds import Bounds

_LIKELY = re.compile(
    r"https?://|www\.|[\[【†‡\ue200¹²³⁴-⁹]|\^\d|turn\d|oaicite|cite index|(?<![\w.@/])(?:bing"
    r"|copilot|chat ?gpt|gpt"
    r"|gemini|bard|claude|perplexity|grok|deepseek|mistral|le chat|kimi|llama|meta ai|you\.com"
    r"|phind"
    r"|huggingchat|qwen|ai\b|ia\b|ki\b|si\b|ии)|必应|豆包|文心|通义|语言模型|語言模型|言語モデル"
    r"|언어 ?모델|人工|인공"
    r"|لغوي|language model|modèle de langage|sprachmodell|modelo de l|modello |taalmodel"
    r"|model językowy"
    r"|языковая|dil modeli|språkmodel|sprogmodel|jazykový|\+\d|searching|generating|recherche",
    re.IGNORECASE,
)
_POINTS = {Strength.HINT: 2, Strength.STYLE: 1, Strength.PERSON: -2}
_ANNOUNCED = 1  # more than another hint: the place is right
_ENOUGH = 5
_MOST_STYLE = 3
_FEWEST_SAID = 25
_FEWEST_GREETED = 15
_FEWEST_QUOTED = 60
_LEAD_LINES = 8
_LINES_QUOTED = 3
_ORDER = (Strength.PROOF, Strength.STRONG, Strength.HINT, Strength.STYLE, Strength.PERSON)
_OPENINGS = {
    Opening.SAID: ("speaker-label", "the label that a chat page gives an assistant's turn"),
    Opening.LABEL: ("name-label", "an assistant's name, with a colon, stands above it"),
    Opening.REPLY: ("reply-label", "a label above it says that it answers a prompt"),
    Opening.NAMED: ("announced-by-name", "it is announced as what an assistant says"),
    Opening.ANNOUNCED: ("announced", "an assistant's answer is announced above it"),
    Opening.GREETING: ("greeting", "the assistant introduces itself"),
    Opening.SEARCH: ("search-lines", "lines that a chat page shows while it searches"),
}
_MODEL = "it speaks of itself as a language model"
_DISCLAIMER = "the chat page's own line stands below it"
_QUOTED_AFTER = "it is quoted as a whole below an announcement"


def find_answers(text: str) -> tuple[FoundAnswer, ...]:
    """In order, without overlaps. `text` is Markdown or plain text. Never raises."""
    if not _LIKELY.search(text):
        return ()
    comment = Comment(text)
    body = comment.body
    marks = sorted(find_marks(body), key=lambda mark: mark[0].span.start)
    starts = [mark.span.start for mark, _ in marks]
    found: list[FoundAnswer] = []
    before: Stretch | None = None
    for stretch in cut(comment, find_lists(body)):
        if stretch.opening is not Opening.PERSON:
            inside = marks[
                bisect_left(starts, stretch.span.start) : bisect_left(starts, stretch.span.end)
            ]
            answer = _judge(comment, stretch, inside, before)
            if answer:
                _add(found, answer, stretch, body)
        before = stretch
    return tuple(found)


def _add(found: list[FoundAnswer], answer: FoundAnswer, stretch: Stretch, body: str) -> None:
    """A stretch without "
    "an opening may go on with the answer above it, behind a list or quotation."""
    if found and stretch.opening is Opening.NOTHING:
        last = found[-1]
        between = body[last.span.end : answer.span.start]
        closed = any(s.code == "bing-footer" for s in last.clues)
        same = not (last.assistant and answer.assistant) or last.assistant == answer.assistant
        if not closed and same and not between.strip(" \t\n>-*_"):
            found[-1] = FoundAnswer(
                Span(last.span.start, answer.span.end),
                max(last.confidence, answer.confidence),
                _ordered([*last.clues, *answer.clues]),
                last.assistant or answer.assistant,
                last.question,
            )
            return
    found.append(answer)


def _judge(
    comment: Comment,
    stretch: Stretch,
    marks: Sequence[tuple[Clue, str]],
    before: Stretch | None,
) -> FoundAnswer | None:
    body = comment.body
    named = [*marks, *read_links(body, stretch.span)]
    named += read_sources(body, stretch.span, stretch.part)
    if not named and stretch.opening is Opening.NOTHING and not _may_speak(stretch, body):
        return None
    bounds = trimmed(stretch, body, [clue.span for clue, _ in named])
    words = count_words(bounds.span.of(body))
    if (
        stretch.depth
        and not comment.is_quoted_whole
        and _is_short_quotation(stretch, words, len(marks), before)
    ):
        return None
    named += _spoken(stretch, bounds, body, words, before)
    clues = _ordered([clue for clue, _ in named])
    if not clues:
        return None
    if clues[0].strength is not Strength.PROOF:
        part = stretch.part
        parted = part is not None and part.span.start > bounds.span.start
        prose = Span(bounds.span.start, part.span.start) if part and parted else bounds.span
        clues = _ordered([*clues, *read_style(body, prose)])
    confidence = _confidence(clues)
    if confidence is None:
        return None
    decided = tuple(s for s in clues if s.strength is not Strength.PERSON)
    assistant = next((name for clue, name in _by_strength(named) if name), "")
    return FoundAnswer(
        bounds.span,
        confidence,
        decided,
        stretch.assistant or assistant,
        _question(comment, stretch, bounds, before),
    )


def _may_speak(stretch: Stretch, body: str) -> bool:
    """Whether words alone may show an assistant: its name above it, or what it says of itself."""
    if stretch.closer or any(speech.announces(line.bare) for line in stretch.lines[:_LEAD_LINES]):
        return True
    return speech.speaks_of_itself(stretch.span.of(body)) is not None


def _is_short_quotation(stretch: Stretch, words: int, marks: int, before: Stretch | None) -> bool:
    """Somebody's quotation of a sentence, in a comment with words of their own."""
    announced = stretch.opening is not Opening.NOTHING or (
        before is not None and before.opening in (Opening.ANNOUNCED, Opening.NAMED)
    )
    if stretch.part is not None and stretch.part.entries:
        return False
    if announced or marks > 1:
        return words < _FEWEST_SAID
    return len(stretch.lines) < _LINES_QUOTED and words < _FEWEST_QUOTED


def _spoken(
    stretch: Stretch, bounds: Bounds, body: str, words: int, before: Stretch | None
) -> Iterator[tuple[Clue, str]]:
    """What the words say, not the marks."""
    text = bounds.span.of(body)
    opener = stretch.opener or Span(stretch.span.start, stretch.span.start)
    name = stretch.assistant
    if stretch.opening in _OPENINGS:
        code, sentence = _OPENINGS[stretch.opening]
        enough = words >= (_FEWEST_GREETED if stretch.opening is Opening.GREETING else _FEWEST_SAID)
        strong = enough and stretch.opening not in (Opening.ANNOUNCED, Opening.REPLY)
        yield Clue(code, sentence, Strength.STRONG if strong else Strength.HINT, opener), name
        if stretch.opening is Opening.ANNOUNCED and stretch.depth and words >= _FEWEST_SAID:
            yield Clue("quoted-answer", _QUOTED_AFTER, Strength.HINT, stretch.span), name
    elif bounds.announced:
        code, sentence = _OPENINGS[Opening.ANNOUNCED]
        told = speech.named(bounds.announced.of(body))
        yield Clue(code, sentence, Strength.HINT, bounds.announced), told
    if match := speech.speaks_of_itself(text):
        at = Span(bounds.span.start + match.start(), bounds.span.start + match.end())
        yield (
            Clue(
                "language-model",
                _MODEL,
                Strength.STRONG if words >= _FEWEST_SAID else Strength.HINT,
                at,
            ),
            "",
        )
    if stretch.closer:
        yield (
            Clue("page-line", _DISCLAIMER, Strength.STRONG, stretch.closer),
            speech.named(stretch.closer.of(body)),
        )


def _confidence(clues: Sequence[Clue]) -> Confidence | None:
    """A strong clue may be quoted: a person's own voice around it makes it a hint."""
    codes = {strength: {s.code for s in clues if s.strength is strength} for strength in Strength}
    if codes[Strength.PROOF]:
        return Confidence.HIGH
    if len(codes[Strength.STRONG]) > 1:
        return Confidence.HIGH
    people = len(codes[Strength.PERSON])
    if codes[Strength.STRONG] and not people:
        return Confidence.MEDIUM
    hints = len(codes[Strength.HINT]) + len(codes[Strength.STRONG])
    points = _POINTS[Strength.HINT] * hints + min(_MOST_STYLE, len(codes[Strength.STYLE]))
    points += _POINTS[Strength.PERSON] * people + _ANNOUNCED * ("announced" in codes[Strength.HINT])
    return Confidence.MEDIUM if hints and points >= _ENOUGH else None


def _ordered(clues: Sequence[Clue]) -> tuple[Clue, ...]:
    """Strongest first; of one code only the first."""
    kept: dict[str, Clue] = {}
    for clue in sorted(clues, key=lambda s: (_ORDER.index(s.strength), s.span.start)):
        kept.setdefault(clue.code, clue)
    return tuple(kept.values())


def _by_strength(named: Sequence[tuple[Clue, str]]) -> list[tuple[Clue, str]]:
    return sorted(named, key=lambda pair: _ORDER.index(pair[0].strength))


def _question(
    comment: Comment, stretch: Stretch, bounds: Bounds, before: Stretch | None
) -> Span | None:
    if before and before.opening is Opening.PERSON:
        return before.span
    for lead in (bounds.lead, before.span if before and not before.part else None, stretch.opener):
        match = speech.prompt_in(lead.of(comment.text)) if lead else None
        if lead and match:
            return Span(lead.start + match.start(1), lead.start + match.end(1))
    return None
