"""One citation of the text report: what is cited, then a row an axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from auditor.model import Confidence, Grade, LinkGroup, LinkStatus, Support, Tier
from auditor.reports.clean import one_line
from auditor.reports.quotation import quotation
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import Assessment, Binding, Citation, Link, LinkCheck, Reference, Verdict
    from auditor.reports.sheet import Sheet

_INDENT = 4
_ROW = 19  # where the words of a row start: indent, sign, name
_REASONS = 3
_QUOTE_LINES = 3
_QUOTE_LINES_VERBOSE = 8


def citation_lines(sheet: Sheet, assessment: Assessment, verbose: bool) -> Iterator[Text]:
    citation, check = assessment.attribution.citation, assessment.check
    if check is None and citation.reference is None:
        yield from _leads_nowhere(sheet, citation)
        return
    yield from _name_lines(sheet, citation, check, verbose)
    if check is None:
        yield from _no_link(sheet)
        return
    yield from link_lines(sheet, check, verbose)
    if assessment.attribution.claim:
        yield from _binding_lines(sheet, assessment.attribution.binding, verbose)
        yield from _support_lines(sheet, assessment, verbose)
    yield from _source_lines(sheet, check, verbose)


def _leads_nowhere(sheet: Sheet, citation: Citation) -> Iterator[Text]:
    marker = citation.marker
    words = Text("this mark leads to no reference", "yellow")
    if marker and marker.lost:
        words = Text(f"no page can be recovered: {one_line(marker.lost, 200)}", "yellow")
    if marker and marker.site:
        words.append(f" · {one_line(marker.site, 80)}", "")
    yield from sheet.lines(_mark(marker.label if marker else ""), words)


def reference_lines(
    sheet: Sheet, reference: Reference, check: LinkCheck | None, verbose: bool
) -> Iterator[Text]:
    yield from _title_lines(sheet, reference.label, reference.title, reference.link, verbose)
    for problem in reference.problems:
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
    sheet: Sheet, citation: Citation, check: LinkCheck | None, verbose: bool
) -> Iterator[Text]:
    label = citation.marker.label if citation.marker else ""
    title = citation.reference.title if citation.reference else ""
    if not title and check and check.page:
        title = check.page.title
    # The citation's own address: others may share the page, under another fragment.
    yield from _title_lines(sheet, label, title, citation.link, verbose)
    for problem in citation.reference.problems if citation.reference else ():
        yield from row(sheet, "~", "entry", Text(one_line(problem)), "yellow")


def _title_lines(
    sheet: Sheet, label: str, title: str, link: Link | None, verbose: bool
) -> Iterator[Text]:
    first = _mark(label)
    address = one_line(link.url or link.written) if link else ""
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


def link_lines(sheet: Sheet, check: LinkCheck, verbose: bool) -> Iterator[Text]:
    sign, style = LINK_LOOK[check.status.group]
    words = Text.assemble(
        (LINK_WORDS[check.status], style if check.status is not LinkStatus.OK else "")
    )
    reason = one_line(check.reason, 300)
    plain = check.status in (LinkStatus.OK, LinkStatus.MOVED) and not check.works_as
    if reason and (verbose or not plain):
        words.append(f" ({reason})", "dim")
    yield from row(sheet, sign, "link", words, style)
    resolution = check.resolution
    if check.works_as:
        lead = Text(" " * _ROW + "as ")
        yield from sheet.url(lead, one_line(check.works_as), whole=False)
    for remark in check.link.remarks if check.status.group is not LinkGroup.NOT_A_SOURCE else ():
        yield from _more(sheet, Text(f"it {one_line(remark.text, 200)}", "yellow"))
    if check.status is LinkStatus.MOVED and resolution and not verbose:
        lead = Text(" " * _ROW + "now ")
        yield from sheet.url(lead, one_line(resolution.final_url), whole=False)
    yield from _history_lines(sheet, check, verbose)
    if check.snapshot and (verbose or check.status.group is LinkGroup.BROKEN):
        taken = check.snapshot.taken_at.date().isoformat()
        yield from _more(sheet, Text(f"archived copy of {taken}:"))
        yield from sheet.url(Text(" " * _ROW), one_line(check.snapshot.url), whole=verbose)
    if verbose:
        yield from _signal_lines(sheet, check)
        yield from _hop_lines(sheet, check)


def _history_lines(sheet: Sheet, check: LinkCheck, verbose: bool) -> Iterator[Text]:
    """A copy speaks for itself in the next lines."""
    history = check.history
    if history is None:
        return
    if verbose:
        yield from _more(sheet, Text(HISTORY_WORDS[history.grade]))
        for sign in history.signs:
            yield from _more(sheet, Text(f"- {one_line(sign.text, 300)}", "dim"))
    elif history.grade is not Grade.ROTTED:
        words = Text(HISTORY_WORDS[history.grade])
        told = "; ".join(one_line(sign.text, 200) for sign in history.signs[:_REASONS])
        yield from _more(sheet, words.append(f": {told}", "dim"))


def _signal_lines(sheet: Sheet, check: LinkCheck) -> Iterator[Text]:
    """Hops are counted from 1, in the order in which they are listed below."""
    seen = (
        spaced(one_line(signal.code)) + ("" if signal.hop is None else f" (hop {signal.hop + 1})")
        for signal in check.signals
    )
    if check.signals:
        yield from _more(sheet, Text(f"told by: {', '.join(seen)}", "dim"))
    for signal in check.signals:
        if signal.text not in check.reason:
            yield from _more(sheet, Text(one_line(signal.text, 300), "dim"))


def _hop_lines(sheet: Sheet, check: LinkCheck) -> Iterator[Text]:
    for repair in check.link.repairs:
        yield from _more(sheet, Text(f"repaired: {one_line(repair)}", "dim"))
    if check.link.repairs:
        yield from _more(sheet, Text(f"written: {one_line(check.link.written)}", "dim"))
    if check.resolution is None:
        return
    for hop in check.resolution.hops:
        answered = str(hop.status) if hop.status is not None else "no answer"
        peer = f" from {one_line(hop.address)}" if hop.address else ""
        yield from _more(sheet, Text(f"{answered}{peer}: {one_line(hop.url)}", "dim"))
    failure = check.resolution.failure
    if failure:
        detail = one_line(f"{spaced(failure.kind.value)}: {failure.detail}")
        yield from _more(sheet, Text(detail, "dim"))


def _binding_lines(sheet: Sheet, binding: Binding, verbose: bool) -> Iterator[Text]:
    unsure = binding.confidence is Confidence.LOW
    if unsure or verbose:
        words = Text("it is not certain that it belongs to this claim" if unsure else "")
        if verbose:
            words.append(", " if unsure else "").append(CONFIDENCE_WORDS[binding.confidence])
            words.append(f" ({one_line(spaced(binding.rule))})", "dim")
        yield from row(sheet, "~" if unsure else "✓", "binding", words, "yellow" if unsure else "")


def _support_lines(sheet: Sheet, assessment: Assessment, verbose: bool) -> Iterator[Text]:
    verdict, check = assessment.verdict, assessment.check
    sign, style = SUPPORT_LOOK[verdict.support]
    words = Text.assemble((SUPPORT_WORDS[verdict.support], style))
    if verdict.support is not Support.NOT_CHECKED:
        words.append(f", {CONFIDENCE_WORDS[verdict.confidence]}", "dim")
    if verbose and verdict.score is not None:
        words.append(f", score {verdict.score:.2f}", "dim")
    if verdict.judge and (
        verbose or ":" in verdict.judge
    ):  # a model, which the reader has to know of
        words.append(f", judge {one_line(verdict.judge)}", "dim")
    copy = assessment.judged_on
    if copy:
        words.append(f", on the archived copy of {copy.taken_at.date().isoformat()}", "yellow")
    told_by_link = copy is None and (check is None or check.status.group is not LinkGroup.WORKS)
    if told_by_link and verdict.support is Support.NOT_CHECKED:
        words.append(": there is no page to read", style)
    yield from row(sheet, sign, "support", words, style)
    if verbose or not (verdict.support is Support.NOT_CHECKED and told_by_link):
        for reason in verdict.reasons if verbose else verdict.reasons[:_REASONS]:
            yield from _more(sheet, Text(one_line(reason.text, 400)))
    yield from _quote_lines(sheet, verdict, style, verbose)


def _quote_lines(sheet: Sheet, verdict: Verdict, style: str, verbose: bool) -> Iterator[Text]:
    most = _QUOTE_LINES_VERBOSE if verbose else _QUOTE_LINES
    bar = Text(" " * _ROW).append("│ ", "dim")
    limit = (sheet.width - bar.cell_len) * most - 2 * most
    for index, evidence in enumerate(verdict.evidence if verbose else verdict.evidence[:1]):
        reasons = verdict.reasons if index == 0 else ()
        text = quotation(evidence, reasons, limit, f"bold {style}")
        for line in sheet.lines(bar, text, most):
            yield line if line.plain.startswith(bar.plain) else bar + line[bar.cell_len :]


def _source_lines(sheet: Sheet, check: LinkCheck, verbose: bool) -> Iterator[Text]:
    source = check.source
    sign, style = TIER_LOOK[source.tier]
    if source.tier is Tier.UNRATED and not verbose:
        return
    if source.tier is Tier.UNRATED:
        words = Text("not rated", "dim")
    else:
        kind = spaced(source.source_class.value)
        words = Text.assemble((f"{kind}, {spaced(source.tier.value)}", style))
    yield from row(sheet, sign, "source", words, style)
    if verbose or source.tier in (Tier.WEAK, Tier.UNUSABLE):
        yield from _more(sheet, Text(one_line(source.reason, 300), "dim"))
    if verbose and source.matched:
        where = f"by {one_line(source.matched, 100)} in {one_line(source.file, 200)}"
        yield from _more(sheet, Text(where, "dim"))
