"""The figures above the answers: tiles and bars. Every bar stands in a table beside its number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.links.canonical import registrable_domain
from auditor.model import LinkGroup, LinkStatus, SourceClass, Support
from auditor.reports.words import LINK_WORDS, SUPPORT_WORDS, spaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.reports import published as out

_DOMAINS = 12


@dataclass(frozen=True, slots=True)
class Tile:
    """`tone` names a colour of the style sheet, or is ""."""

    number: int
    label: str
    detail: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a bar: `x` and `width` in percent; `tone` names fill and pattern."""

    tone: str
    label: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    count: int
    share: str
    segments: tuple[Segment, ...]
    lang: bool = False
    """Whether the label came from outside."""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    unit: str
    total: int
    rows: tuple[Row, ...]
    segments: tuple[Segment, ...] = ()
    """The whole as one bar."""
    note: str = ""


def tiles(report: out.ReportOut) -> tuple[Tile, ...]:
    totals = report["totals"]
    links, support, findings = totals["links"], totals["support"], totals["findings"]
    broken = sum(
        n for s, n in links["by_status"].items() if LinkStatus(s).group is LinkGroup.BROKEN
    )
    none = sum(
        n for s, n in links["by_status"].items() if LinkStatus(s).group is LinkGroup.NOT_A_SOURCE
    )
    verdicts = support["by_verdict"]
    posts = report["posts"]
    read = f"in {_many(posts['read'], 'post')}" if posts else ""
    return (
        _tile(totals["answers"], "answer", read),
        _tile(
            totals["claims"],
            "claim",
            f"{totals['claims_cited']:,} cited, {totals['claims_without_citation']:,} without",
        ),
        _tile(links["total"], "link", f"{broken:,} broken, {none:,} not a source"),
        _tile(support["total"], "citation", f"{support['could_not_check']:,} could not be checked"),
        Tile(verdicts.get("supported", 0), "supported", "by the page they cite", "supported"),
        Tile(
            verdicts.get("contradicted", 0),
            "contradicted",
            "the page says otherwise",
            "contradicted",
        ),
        _tile(
            findings.get("error", 0),
            "error",
            ", ".join(_many(findings.get(word, 0), word) for word in ("warning", "note")),
            "error",
        ),
    )


def _tile(number: int, noun: str, detail: str = "", tone: str = "") -> Tile:
    return Tile(number, noun if number == 1 else f"{noun}s", detail, tone)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else f'{noun}s'}"


def charts(report: out.ReportOut) -> tuple[Chart, ...]:
    totals = report["totals"]
    made = (
        _chart(
            "Support: does the page say what the claim says?",
            "citations",
            [
                (SUPPORT_WORDS[s], s.value, totals["support"]["by_verdict"].get(s.value, 0))
                for s in Support
            ],
        ),
        _chart(
            "Links: do they lead to a page?",
            "links",
            [
                (LINK_WORDS[s], s.group.value, totals["links"]["by_status"].get(s.value, 0))
                for s in sorted(LinkStatus, key=lambda s: list(LinkGroup).index(s.group))
            ],
        ),
        _chart(
            "Sources: what kind of publisher?",
            "links",
            [
                (spaced(c.value), "plain", totals["sources"]["by_class"].get(c.value, 0))
                for c in sorted(
                    SourceClass, key=lambda c: -totals["sources"]["by_class"].get(c.value, 0)
                )
            ],
            whole=False,
        ),
        _domains(report["answers"]),
    )
    return tuple(chart for chart in made if chart.rows)


def _chart(
    title: str, unit: str, counts: Sequence[tuple[str, str, int]], *, whole: bool = True
) -> Chart:
    """`counts`: label, tone, number; those that do not occur get no row."""
    seen = [each for each in counts if each[2] > 0]
    total = sum(number for *_, number in seen)
    most = max((number for *_, number in seen), default=1)
    rows = tuple(
        Row(
            label,
            number,
            _share(number, total),
            (Segment(tone, label, number, 0, 100 * number / most),),
        )
        for label, tone, number in seen
    )
    return Chart(title, unit, total, rows, stacked(seen, total) if whole else ())


def stacked(parts: Sequence[tuple[str, str, int]], whole: int) -> tuple[Segment, ...]:
    """The parts side by side, `whole` being 100 percent."""
    segments: list[Segment] = []
    x = 0.0
    for label, tone, number in parts:
        if number:
            width = 100 * number / whole
            segments.append(Segment(tone, label, number, round(x, 3), round(width, 3)))
            x += width
    return tuple(segments)


def _domains(answers: Sequence[out.AnswerOut]) -> Chart:
    seen: Counter[str] = Counter()
    groups: dict[str, Counter[str]] = {}
    known: dict[str, str] = {}
    for answer in answers:
        for link in answer["links"]:
            url = link["url"]
            if url not in known:
                known[url] = registrable_domain(url)
            if domain := known[url]:
                seen[domain] += 1
                groups.setdefault(domain, Counter())[link["group"]] += 1
    ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    most = ranked[0][1] if ranked else 1
    total = sum(seen.values())
    rows = tuple(
        Row(domain, number, _share(number, total), stacked(_by_group(groups[domain]), most), True)
        for domain, number in ranked[:_DOMAINS]
    )
    more = len(ranked) - len(rows)
    note = f"and {more:,} more domains" if more > 1 else "and 1 more domain" if more else ""
    return Chart("Domains cited most", "links", total, rows, note=note)


def _by_group(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    return [(spaced(g.value), g.value, counts.get(g.value, 0)) for g in LinkGroup]


def _share(number: int, total: int) -> str:
    percent = 100 * number / total if total else 0
    return "< 1 %" if 0 < percent < 1 else f"{percent:.0f} %"
