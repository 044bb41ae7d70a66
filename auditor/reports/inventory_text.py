"""The inventory for a terminal: claims with their citations, the source list, the links."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from auditor.links.canonical import canonical_key
from auditor.model import Confidence
from auditor.reports.clean import one_line
from auditor.reports.inventory import ListedLink, list_links, shown_host
from auditor.reports.sheet import answer_title, new_sheet, printed, ruled
from auditor.reports.totals import count_claims
from auditor.reports.words import CONFIDENCE_WORDS, LINK_WORDS, claim_counts, plural, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model import Attribution, Citation, CitedAnswer, Claim, Reference
    from auditor.reports.look import Look
    from auditor.reports.sheet import Sheet

_CLAIM_LINES = 3
_REFERENCE_LINES = 2
_INDENT = " " * 8


def render_inventory_text(answers: Sequence[CitedAnswer], look: Look) -> str:
    """Lines of at most `look.width` cells, but for addresses when those are to be whole."""
    sheet = new_sheet(look.width, look.color, look.whole_urls or look.verbose)
    return printed(sheet, _lines(sheet, answers, look.verbose))


def _lines(sheet: Sheet, answers: Sequence[CitedAnswer], verbose: bool) -> Iterator[Text]:
    for index, cited in enumerate(answers):
        if index:
            yield Text()
        yield from _answer_lines(sheet, cited, verbose)
    if len(answers) > 1:
        yield Text()
        yield ruled(sheet, f"Totals of {len(answers)} answers")
        yield from _totals(sheet, answers)


def _answer_lines(sheet: Sheet, cited: CitedAnswer, verbose: bool) -> Iterator[Text]:
    at = cited.answer.location
    yield answer_title(sheet, at.path, at.line, at.author, at.post)
    for note in cited.answer.notes:
        yield from sheet.lines(Text("  note: ", "yellow"), Text(one_line(note, 300)))
    if cited.dialects:
        style = one_line(", ".join(cited.dialects))
        yield from sheet.lines(Text("  citation style: ", "dim"), Text(style))
    links = list_links(cited)
    numbers = {each.key: number for number, each in enumerate(links, 1)}
    if not cited.claims:
        yield from sheet.lines(Text("  "), Text("no claim found in this text"))
    yield from _section("Claims", cited.claims)
    by_claim: dict[Claim | None, list[Attribution]] = {}
    for attribution in cited.attributions:
        by_claim.setdefault(attribution.claim, []).append(attribution)
    for number, claim in enumerate(cited.claims, 1):
        yield from _claim_lines(sheet, cited, number, claim, verbose)
        for attribution in by_claim.get(claim, ()):
            yield from _citation_lines(sheet, cited, attribution, numbers, verbose)
    loose = by_claim.get(None, [])
    yield from _section("Citations attached to no claim", loose)
    for attribution in loose:
        yield from _citation_lines(sheet, cited, attribution, numbers, verbose)
    yield from _section("References", cited.references)
    never = {reference.span for reference in cited.uncited_references}
    for reference in cited.references:
        uncited = reference.span in never
        yield from _reference_lines(sheet, reference, numbers, uncited=uncited, verbose=verbose)
    yield from _section("Links", links)
    for number, each in enumerate(links, 1):
        yield from _link_lines(sheet, number, each, verbose)
    yield Text()
    yield from _totals(sheet, [cited])


def _section(title: str, rows: Sequence[object]) -> Iterator[Text]:
    if rows:
        yield Text()
        yield Text(title, "bold")


def _claim_lines(
    sheet: Sheet, cited: CitedAnswer, number: int, claim: Claim, verbose: bool
) -> Iterator[Text]:
    first = Text(f"{number:>4}  ", "dim" if claim.not_checkable else "bold cyan")
    body = Text(one_line(claim.text), "dim" if claim.not_checkable else "")
    yield from sheet.lines(first, body, 0 if verbose else _CLAIM_LINES)
    if verbose:
        at = cited.answer.locate(claim.span)
        where = f"{claim.kind.value}, line {at.line}:{at.column}"
        yield from sheet.lines(Text(_INDENT), Text(where, "dim"))
    if verbose and claim.context:
        yield from sheet.lines(Text(_INDENT), Text(f"under: {one_line(claim.context)}", "dim"))
    if claim.not_checkable:
        words = f"nothing to check: {one_line(claim.not_checkable)}"
        yield from sheet.lines(Text(_INDENT), Text(words, "dim"))


def _citation_lines(
    sheet: Sheet,
    cited: CitedAnswer,
    attribution: Attribution,
    numbers: Mapping[str, int],
    verbose: bool,
) -> Iterator[Text]:
    citation, binding = attribution.citation, attribution.binding
    marker = citation.marker
    words = Text()
    if citation.link:
        words.append(f"link {numbers[canonical_key(citation.link.url)]}", "cyan")
    elif citation.reference:
        words.append("its reference gives no link", "yellow")
    elif marker and marker.lost:
        words.append(f"no page can be recovered: {one_line(marker.lost)}", "yellow")
    else:
        words.append("no such reference", "yellow")
    if marker and marker.site:
        words.append(f" · {one_line(marker.site, 80)}")
    if binding.confidence is Confidence.LOW or verbose:
        words.append(f" · {CONFIDENCE_WORDS[binding.confidence]}: {one_line(binding.rule)}", "dim")
    if verbose and marker:
        words.append(f" · {one_line(marker.dialect)}", "dim")
    first = Text(_INDENT).append(f"{_mark(cited, citation)} ", "bold")
    yield from sheet.lines(first, words)


def _mark(cited: CitedAnswer, citation: Citation) -> str:
    """Its label, or the mark as it is written; a link is told by its number alone."""
    if citation.marker and citation.marker.label:
        return f"[{one_line(citation.marker.label, 24)}]"
    return "•" if citation.inline else one_line(citation.span.of(cited.answer.text), 24)


def _reference_lines(
    sheet: Sheet, reference: Reference, numbers: Mapping[str, int], *, uncited: bool, verbose: bool
) -> Iterator[Text]:
    mark = f"[{one_line(reference.label, 12)}]" if reference.label else "•"
    first = Text(f"{mark:>5} ", "cyan")
    title = Text(one_line(reference.title, 400) or "without a title")
    yield from sheet.lines(first, title, 0 if verbose else _REFERENCE_LINES)
    facts = []
    if reference.link:
        facts.append(f"link {numbers[canonical_key(reference.link.url)]}")
    if uncited:
        facts.append("no claim cites it")
    facts += (one_line(problem) for problem in reference.problems)
    yield from sheet.flow(Text(_INDENT), facts, "dim")


def _link_lines(sheet: Sheet, number: int, listed: ListedLink, verbose: bool) -> Iterator[Text]:
    link = listed.link
    first = Text(f"{number:>4}  ", "cyan")
    yield from sheet.url(first, one_line(link.url or link.written), whole=verbose)
    facts = Text(_INDENT)
    if link.status is None:
        yield from sheet.lines(facts, Text("to be fetched", "green"))
    else:
        words = f"{LINK_WORDS[link.status]} ({one_line(link.reason, 300)})"
        yield from sheet.lines(facts, Text(words, "bright_red"))
    host = one_line(shown_host(link.url))
    if "(" in host and not any(host in remark.text for remark in link.remarks):
        yield from sheet.lines(facts, Text(f"host: {host}"))
    for remark in link.remarks:
        yield from sheet.lines(facts, Text(f"it {one_line(remark.text)}", "yellow"))
    for quotation in link.fragments:
        yield from sheet.lines(facts, Text(f"points at “{one_line(quotation, 300)}”"))
    for repair in link.repairs:
        yield from sheet.lines(facts, Text(one_line(repair), "dim"))
    for candidate in link.candidates if verbose else ():
        yield from sheet.url(Text(f"{_INDENT}or "), one_line(candidate), whole=verbose)
    if verbose and link.repairs:
        yield from sheet.lines(facts, Text(f"written: {one_line(link.written)}", "dim"))
    if not listed.citations:
        yield from sheet.lines(facts, Text("no claim cites it", "dim"))


def _totals(sheet: Sheet, answers: Sequence[CitedAnswer]) -> Iterator[Text]:
    claims = count_claims(answers)
    citations = sum(len(cited.attributions) for cited in answers)
    lost = sum(len(cited.unresolved) for cited in answers)
    references = sum(len(cited.references) for cited in answers)
    links = [each.link for cited in answers for each in list_links(cited)]
    classes = Counter(spaced(link.status.value) if link.status else "to fetch" for link in links)
    told = ", ".join(f"{number} {name}" for name, number in classes.most_common())
    parts = [
        plural(claims.all, "claim")
        + (f": {', '.join(claim_counts(claims))}" if claims.all else ""),
        f"{plural(citations, 'citation')} ({lost} without a link)",
        plural(references, "reference"),
        plural(len(links), "link") + (f": {told}" if told else ""),
    ]
    yield from sheet.flow(Text(), parts)
