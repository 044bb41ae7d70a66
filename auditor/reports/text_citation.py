"""One citation of the text report: what is cited, then a row an axis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.model import Confidence, Grade, LinkGroup, LinkStatus, Support, Tier
from auditor.reports.clean import one_line
from auditor.reports.lookup import check_of, link_of, reference_of
from auditor.reports.quotation import marked
from auditor.reports.sheet import cut
from auditor.reports.words import (
    CONFIDENCE_WORDS,
    HISTORY_WORDS,
    LINK_LOOK,
    LINK_WORDS,
    SUPPORT_LOOK,
    SUPPORT_WORDS,
    TIER_LOOK,
    spaced,
)
from auditor.sources import is_users

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.reports import published as out
    from auditor.reports.sheet import Sheet

_INDENT = 4
_ROW = 19  # where the words of a row start: indent, sign, name
_REASONS = 3
_QUOTE_LINES = 3
_QUOTE_LINES_VERBOSE = 8
_SPACE = re.compile(r"\s+")


def citation_lines(
    sheet: Sheet, answer: out.AnswerOut, citation: out.CitationOut, verbose: bool
) -> Iterator[Text]:
    check = check_of(answer, citation)
    if check is None and citation["reference"] is None:
        yield from _leads_nowhere(sheet, citation["marker"])
        return
    yield from _name_lines(sheet, answer, citation, verbose)
    if check is None:
        yield from _no_link(sheet)
        return
    yield from link_lines(sheet, check, verbose)
    if citation["claim"] is not None:
        yield from _binding_lines(sheet, citation["binding"], verbose)
        yield from _support_lines(sheet, citation, check, verbose)
    yield from _source_lines(sheet, check["source"], verbose)


def _leads_nowhere(sheet: Sheet, marker: out.MarkerOut | None) -> Iterator[Text]:
    words = Text("this mark leads to no reference", "yellow")
    if marker and marker["lost"]:
        words = Text(f"no page can be recovered: {one_line(marker['lost'], 200)}", "yellow")
    if marker and marker["site"]:
        words.append(f" · {one_line(marker['site'], 80)}", "")
    yield from sheet.lines(_mark(marker["label"] if marker else ""), words)


def reference_lines(
    sheet: Sheet, reference: out.ReferenceOut, check: out.LinkOut | None, verbose: bool
) -> Iterator[Text]:
    yield from _title_lines(
        sheet, reference["label"], reference["title"], reference["link"], verbose
    )
    for problem in reference["problems"]:
        words = Text(one_line(problem))
        yield from row(sheet, "~", "entry", words, "yellow")
    if check is None:
        yield from _no_link(sheet)
    else:
        yield from link_lines(sheet, check, verbose)


def row(sheet: Sheet, sign: str, name: str, words: Text, style: str = "") -> Iterator[Text]:
    first = Text(" " * (_INDENT + 4)).append(sign, style).append(f" {name:<9}", "dim")
    yield from sheet.lines(first, words)


def _more(sheet: Sheet, words: Text) -> Iterator[Text]:
    yield from sheet.lines(Text(" " * _ROW), words)


def _name_lines(
    sheet: Sheet, answer: out.AnswerOut, citation: out.CitationOut, verbose: bool
) -> Iterator[Text]:
    reference, check = reference_of(answer, citation), check_of(answer, citation)
    label = citation["marker"]["label"] if citation["marker"] else ""
    title = reference["title"] if reference else ""
    if not title and check and check["page"]:
        title = check["page"]["title"]
    yield from _title_lines(sheet, label, title, link_of(answer, citation), verbose)
    for problem in reference["problems"] if reference else ():
        yield from row(sheet, "~", "entry", Text(one_line(problem)), "yellow")


def _title_lines(
    sheet: Sheet, label: str, title: str, link: out.WrittenLinkOut | None, verbose: bool
) -> Iterator[Text]:
    first = _mark(label)
    address = one_line(link["url"] or link["written"]) if link else ""
    shown = one_line(title, 400)
    if shown or not address:
        room = sheet.width - first.cell_len
        name = Text((shown if verbose else cut(shown, room)) or "without a title")
        yield from sheet.lines(first, name)
        first = Text(" " * (_INDENT + 4))
    if address:
        yield from sheet.url(first, address, whole=verbose)


def _mark(label: str) -> Text:
    mark = cut(f"[{one_line(label)}]" if label else "•", 16)
    return Text(" " * _INDENT).append(f"{mark:<3} ", "cyan")


def _no_link(sheet: Sheet) -> Iterator[Text]:
    yield from row(sheet, "✗", "link", Text("the reference gives no link", "yellow"), "yellow")


def link_lines(sheet: Sheet, check: out.LinkOut, verbose: bool) -> Iterator[Text]:
    status = LinkStatus(check["status"])
    sign, style = LINK_LOOK[status.group]
    words = Text.assemble((LINK_WORDS[status], style if status is not LinkStatus.OK else ""))
    reason = one_line(check["reason"], 300)
    plain = status in (LinkStatus.OK, LinkStatus.MOVED) and not check["works_as"]
    if reason and (verbose or not plain):
        words.append(f" ({reason})", "dim")
    yield from row(sheet, sign, "link", words, style)
    if check["works_as"]:
        lead = Text(" " * _ROW + "as ")
        yield from sheet.url(lead, one_line(check["works_as"]), whole=False)
    for remark in check["remarks"] if status.group is not LinkGroup.NOT_A_SOURCE else ():
        yield from _more(sheet, Text(f"it {one_line(remark['text'], 200)}", "yellow"))
    if status is LinkStatus.MOVED and check["final_url"] and not verbose:
        lead = Text(" " * _ROW + "now ")
        yield from sheet.url(lead, one_line(check["final_url"]), whole=False)
    yield from _history_lines(sheet, check["history"], verbose)
    copy = check["snapshot"]
    if copy and (verbose or status.group is LinkGroup.BROKEN):
        yield from _more(sheet, Text(f"archived copy of {copy['taken_at'][:10]}:"))
        yield from sheet.url(Text(" " * _ROW), one_line(copy["url"]), whole=verbose)
    if verbose:
        yield from _signal_lines(sheet, check)
        yield from _hop_lines(sheet, check)


def _history_lines(sheet: Sheet, history: out.HistoryOut | None, verbose: bool) -> Iterator[Text]:
    """A copy speaks for itself in the next lines."""
    if history is None:
        return
    grade = Grade(history["grade"])
    if verbose:
        yield from _more(sheet, Text(HISTORY_WORDS[grade]))
        for sign in history["signs"]:
            yield from _more(sheet, Text(f"- {one_line(sign['text'], 300)}", "dim"))
    elif grade is not Grade.ROTTED:
        words = Text(HISTORY_WORDS[grade])
        told = "; ".join(one_line(sign["text"], 200) for sign in history["signs"][:_REASONS])
        yield from _more(sheet, words.append(f": {told}", "dim"))


def _signal_lines(sheet: Sheet, check: out.LinkOut) -> Iterator[Text]:
    """Hops are counted from 1, in the order in which they are listed below."""
    seen = (
        spaced(one_line(signal["code"]))
        + ("" if signal["hop"] is None else f" (hop {signal['hop'] + 1})")
        for signal in check["signals"]
    )
    if check["signals"]:
        yield from _more(sheet, Text(f"told by: {', '.join(seen)}", "dim"))
    for signal in check["signals"]:
        if signal["text"] not in check["reason"]:
            yield from _more(sheet, Text(one_line(signal["text"], 300), "dim"))


def _hop_lines(sheet: Sheet, check: out.LinkOut) -> Iterator[Text]:
    for repair in check["repairs"]:
        yield from _more(sheet, Text(f"repaired: {one_line(repair)}", "dim"))
    if check["repairs"]:
        yield from _more(sheet, Text(f"written: {one_line(check['written'])}", "dim"))
    for hop in check["hops"]:
        answered = str(hop["status"]) if hop["status"] is not None else "no answer"
        peer = f" from {one_line(hop['address'])}" if hop["address"] else ""
        yield from _more(sheet, Text(f"{answered}{peer}: {one_line(hop['url'])}", "dim"))
    failure = check["failure"]
    if failure:
        detail = one_line(f"{spaced(failure['kind'])}: {failure['detail']}")
        yield from _more(sheet, Text(detail, "dim"))


def _binding_lines(sheet: Sheet, binding: out.BindingOut, verbose: bool) -> Iterator[Text]:
    confidence = Confidence[binding["confidence"].upper()]
    unsure = confidence is Confidence.LOW
    if unsure or verbose:
        words = Text("it is not certain that it belongs to this claim" if unsure else "")
        if verbose:
            words.append(", " if unsure else "").append(CONFIDENCE_WORDS[confidence])
            words.append(f" ({one_line(spaced(binding['rule']))})", "dim")
        yield from row(sheet, "~" if unsure else "✓", "binding", words, "yellow" if unsure else "")


def _support_lines(
    sheet: Sheet, citation: out.CitationOut, check: out.LinkOut, verbose: bool
) -> Iterator[Text]:
    verdict, copy = citation["verdict"], citation["judged_on"]
    support, judge = Support(verdict["support"]), verdict["judge"]
    sign, style = SUPPORT_LOOK[support]
    words = Text.assemble((SUPPORT_WORDS[support], style))
    if support is not Support.NOT_CHECKED:
        words.append(f", {CONFIDENCE_WORDS[Confidence[verdict['confidence'].upper()]]}", "dim")
    if verbose and verdict["score"] is not None:
        words.append(f", score {verdict['score']:.2f}", "dim")
    if judge and (verbose or ":" in judge):  # a model, which the reader has to know of
        words.append(f", judge {one_line(judge)}", "dim")
    if copy:
        words.append(f", on the archived copy of {copy['taken_at'][:10]}", "yellow")
    told_by_link = copy is None and check["group"] != LinkGroup.WORKS
    if told_by_link and support is Support.NOT_CHECKED:
        words.append(": there is no page to read", style)
    yield from row(sheet, sign, "support", words, style)
    if verbose or not (support is Support.NOT_CHECKED and told_by_link):
        for reason in verdict["reasons"] if verbose else verdict["reasons"][:_REASONS]:
            yield from _more(sheet, Text(one_line(reason["text"], 400)))
    yield from _quote_lines(sheet, verdict, style, verbose)


def _quote_lines(
    sheet: Sheet, verdict: out.VerdictOut, style: str, verbose: bool
) -> Iterator[Text]:
    most = _QUOTE_LINES_VERBOSE if verbose else _QUOTE_LINES
    bar = Text(" " * _ROW).append("│ ", "dim")
    limit = (sheet.width - bar.cell_len) * most - 2 * most
    for index, evidence in enumerate(verdict["evidence"] if verbose else verdict["evidence"][:1]):
        parts = marked(evidence, verdict["reasons"] if index == 0 else [], limit)
        text = _quotation(parts, f"bold {style}")
        for line in sheet.lines(bar, text, most):
            yield line if line.plain.startswith(bar.plain) else bar + line[bar.cell_len :]


def _quotation(parts: Sequence[str], style: str) -> Text:
    """`parts`: words and decisive words in turn."""
    text = Text("“")
    for number, part in enumerate(parts):
        text.append(_SPACE.sub(" ", part), style if number % 2 else None)
    text.rstrip()
    return text.append("”")


def _source_lines(sheet: Sheet, source: out.SourceOut, verbose: bool) -> Iterator[Text]:
    tier = Tier(source["tier"])
    sign, style = TIER_LOOK[tier]
    if tier is Tier.UNRATED and not verbose:
        return
    if tier is Tier.UNRATED:
        words = Text("not rated", "dim")
    else:
        words = Text.assemble((f"{spaced(source['class'])}, {spaced(tier.value)}", style))
    yield from row(sheet, sign, "source", words, style)
    if verbose or tier in (Tier.WEAK, Tier.UNUSABLE):
        yield from _more(sheet, Text(one_line(source["reason"], 300), "dim"))
    if source["matched"] and (verbose or is_users(source["file"])):
        where = f"by {one_line(source['matched'], 100)} in {one_line(source['file'], 200)}"
        yield from _more(sheet, Text(where, "dim"))
