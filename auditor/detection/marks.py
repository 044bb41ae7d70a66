"""Marks that only an assistant's page writes, and whether they cite or are only spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from auditor.citations.layout import fill
from auditor.citations.markers import (
    attribution,
    claude,
    deepseek,
    fallback,
    gemini,
    glued_host,
    grok,
    lenticular,
    mistral,
    oai_citation,
    oaicite,
    site_count,
    tool_results,
    turn,
)
from auditor.citations.markers.family import Known
from auditor.detection.comment import count_words
from auditor.model import Clue, Span, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.citations.markers.family import Family


@dataclass(frozen=True, slots=True)
class _Kind:
    """`hint` is a word without which the family can't occur. `few` is what a single mark is
    worth, `many` what several are.
    """

    family: Family
    assistant: str
    hints: tuple[str, ...]
    few: Strength = Strength.PROOF
    many: Strength = Strength.PROOF


_KINDS = (
    _Kind(fallback, "chatgpt", ("fallbackMarkdown", "fallback\\_", "matched")),
    _Kind(attribution, "chatgpt", ("attributableIndex",)),
    _Kind(oai_citation, "chatgpt", ("oai",)),
    _Kind(turn, "chatgpt", ("turn", "\ue200")),
    _Kind(oaicite, "chatgpt", ("oaicite",)),
    _Kind(lenticular, "chatgpt", ("†", "‡")),
    _Kind(gemini, "gemini", ("[cite", "[ cite", "[span")),
    _Kind(deepseek, "deepseek", ("cite[", "cite\\[", "citation:")),
    _Kind(grok, "grok", ("grok",)),
    _Kind(tool_results, "", ("[web:", "[x:", "[post:", "[file:", "[attached"), Strength.STRONG),
    _Kind(claude, "claude", ("cite index", "antml")),
    _Kind(mistral, "mistral", ("[REF",), Strength.STRONG),
    _Kind(glued_host, "copilot", (".com", ".org", ".net", ".gov", ".fr", ".de"), Strength.HINT),
    _Kind(site_count, "chatgpt", ("+",), Strength.HINT, Strength.STRONG),
)
_NOTHING_KNOWN = Known(frozenset(), bing=False, highest=0)

# `[^1^]` is written by Bing, Copilot and Kimi; `[^1_4]` and the rest by exports of Perplexity.
_OTHERS = (
    (re.compile(r"\[\\?\^\d{1,3}(?:[,–\-]\d{1,3}){0,9}\\?\^\\?\]"), "[^", ""),
    (re.compile(r"\(\^\d{1,3}\^\)"), "(^", "bing"),
    (re.compile(r"\[\^\d{1,3}_\d{1,3}\](?!:)"), "[^", "perplexity"),
)
_FRAMES = re.compile(
    r"<div align=\"center\">⁂</div>|^[ \t>]{0,8}⁂[ \t]*$"
    r"|<span style=\"display: ?none\">(?:\[\^\d{1,3}\w{0,8}\]){1,80}",
    re.MULTILINE,
)
_MARKED = "it has citation marks that only an assistant's page writes"
_TRACES = "it has traces of an assistant's export"
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2}|[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_QUOTING = frozenset("\"'“”‘’«»„`「」『』")
_DOCUMENTED = 3
"""Assistants whose marks stand side by side in a text that explains marks, not in an answer."""
# Words of those who talk about the marks.
_ABOUT = re.compile(
    r"\b(?:markers?|artifacts?|artefacts?|placeholders?|tokens?|tags?|regex(?:es)?|strings?"
    r"|glitch|leftovers?|gibberish|leave[sd]? behind|syntax|unicode|copy[ -]?past\w{1,5}|grep"
    r"|style guide|actual (?:result|output|behaviou?r)|expected|reproduce|marqueurs?|balises?"
    r"|artéfacts?|chaînes? de caractères|platzhalter"
    r"|zeichenketten?|überbleibsel|artefakte?|marcador(?:es)?|etiquetas?|segnaposto|marcator[ei]"
    r"|stringhe|artefatt[oi]|artefatos?|markeringen|znaczniki?|метк\w{1,4}|тег\w{0,3}"
    r"|артефакт\w{0,3}|etiketler|kalıntı\w{0,6})\b"
    r"|标记|标签|占位符|乱码|マーカー|タグ|残骸|文字列|마커|태그|찌꺼기|علامات|وسوم",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"(?:\b(?:like|such as|e\.g\.|strip\w{0,4}|remov\w{1,3}|clean\w{0,3}|pars\w{1,3}|render\w{0,3}"
    r"|leave[sd]?|leak\w{0,3}|weird|what (?:does|is|are)|every|all the|comme|genre|supprimer"
    r"|enlever"
    r"|nettoyer|wie|entfernen|como|quitar|eliminar|come|rimuovere|remover|limpar|zoals|verwijderen"
    r"|jak|usun\w{1,5}|вроде|типа|удал\w{2,6}|gibi|som)|像|比如|如|有|除|ような|など|같은|مثل)"
    r"[\s:,]{0,3}\Z",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"[\s,;/&]{0,3}(?:or|and|ou|et|und|oder|y|o|e|of|en|и|или|和|或|と)?[\s,;/&]{0,3}\Z"
)
_GOES_ON = re.compile(r"[ \t][^\W\d_A-ZÀ-Þ\u0100-\U0003ffff]")
_QUOTES_SOMEONE = re.compile(r"\s{0,9}@[\w.\-]{1,30}[,:]?\s{1,3}>")  # `@ann > the words`
_BEFORE, _AFTER = 160, 80
_APART = 12


def find_marks(body: str) -> Iterator[tuple[Clue, str]]:
    """Each mark that cites, with the assistant it betrays. `body` is the comment with code blanked.

    Marks that are quoted, explained or used as words of a sentence are none.
    """
    yield from ((Clue("export-traces", _TRACES, Strength.PROOF, _span(m)), "perplexity")
                for m in _FRAMES.finditer(body))  # fmt: skip
    found = [*_others(body)]
    covers: dict[Span, Span] = {}
    for kind in _KINDS:
        if not any(hint in body for hint in kind.hints):
            continue
        cites = [mark for mark in kind.family.find(body, _NOTHING_KNOWN) if not mark.is_noise]
        covers.update((mark.span, mark.covers) for mark in cites if mark.covers)
        marks = [mark.span for mark in cites]
        strength = kind.few if len(marks) == 1 else _worth(kind, marks)
        found += ((span, strength, kind.family.NAME, kind.assistant) for span in marks)
    if len({assistant for *_, assistant in found if assistant}) >= _DOCUMENTED:
        return
    blank = fill(body, [span for span, *_ in found], "\x01")
    listed = _side_by_side(body, found)
    for span, strength, name, assistant in found:
        if span in listed:
            continue
        around = covers.get(span)
        words = count_words(around.of(body)) if around else 0
        if _cites(blank, span, covered=words >= _FEWEST_WORDS):
            yield Clue(f"marks-{name}", _MARKED, strength, span), assistant


def _worth(kind: _Kind, marks: Sequence[Span]) -> Strength:
    """Several glued hosts may be a list of servers; of several cited, one button tells nothing."""
    return kind.many if kind.family is not glued_host else Strength.HINT


def _others(body: str) -> Iterator[tuple[Span, Strength, str, str]]:
    for pattern, hint, assistant in _OTHERS:
        if hint in body:
            for match in pattern.finditer(body):
                yield _span(match), Strength.PROOF, "caret", assistant


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _side_by_side(body: str, found: Sequence[tuple[Span, Strength, str, str]]) -> frozenset[Span]:
    """Marks of different assistants in a row, with nothing but a comma or an "or" between them."""
    spans = set()
    ordered = sorted(found, key=lambda mark: mark[0].start)
    for (one, _, _, first), (other, _, _, second) in pairwise(ordered):
        near = 0 <= other.start - one.end < _APART
        if near and first != second and _BESIDE.match(body[one.end : other.start]):
            spans |= {one, other}
    return frozenset(spans)


def _cites(blank: str, span: Span, *, covered: bool) -> bool:
    """Whether a claim stands before the mark and nothing says that the mark itself is meant.

    `blank` has the marks blanked out. A mark on a line of its own belongs to the line above.
    """
    line = blank.rfind("\n", 0, span.start) + 1
    if not _WORDS.search(blank, max(line, span.start - _BEFORE), span.start):
        line = blank.rfind("\n", 0, max(0, line - 1)) + 1
    start = max(0, span.start - _BEFORE, line)
    end = blank.find("\n", span.end, span.end + _AFTER)
    end = min(len(blank), span.end + _AFTER) if end < 0 else end
    before, after = blank[start : span.start], blank[span.end : end]
    if before[-1:] in _QUOTING and after[:1] in _QUOTING and before[-1:]:
        return False
    if before[-1:] in " \t" and _GOES_ON.match(after):
        return False  # a word of the sentence
    if start == line and _is_in_quotes(before):
        return False
    if len(_WORDS.findall(before)) < _FEWEST_WORDS and start == line and not covered:
        return False
    if _MEANT.search(before.rstrip("\x01")[-30:]):
        return False
    return not _ABOUT.search(before) and not _ABOUT.search(after.split("\x01")[0])


def _is_in_quotes(before: str) -> bool:
    """Whether the line so far leaves a quotation open."""
    for opens, closes in ("“”", "«»", "„“", "「」"):
        if before.rfind(opens) > before.rfind(closes):
            return True
    return before.count('"') % 2 == 1 or bool(_QUOTES_SOMEONE.match(before))
