"""A reply that can be posted under an answer: what was found, in words that accuse nobody.

Everything of others is escaped, addresses stand in code: nothing of a page, a title or an answer
becomes a link, a picture, a mention or markup of the reply.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from auditor.model import LinkGroup, LinkStatus, Support
from auditor.reports.clean import one_line
from auditor.reports.joint import joint_words
from auditor.reports.markdown_text import code, escaped
from auditor.reports.words import LINK_WORDS, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model import AnswerAudit, Assessment, LinkCheck, Report

_CLAIM = 400
_QUOTE = 300

WORDS = {
    Support.SUPPORTED: "we found this in the cited page",
    Support.PARTIALLY_SUPPORTED: "we found only a part of this in the cited page",
    Support.NOT_SUPPORTED: "we could not find this in the cited page",
    Support.CONTRADICTED: "the cited page seems to say something else",
    Support.NOT_CHECKED: "we could not check this",
}
_ORDER = (
    Support.CONTRADICTED,
    Support.NOT_SUPPORTED,
    Support.PARTIALLY_SUPPORTED,
    Support.NOT_CHECKED,
    Support.SUPPORTED,
)


def render_markdown(report: Report) -> str:
    """GitHub-flavoured Markdown, one section an answer."""
    many = len(report.audits) > 1
    sections = ["\n".join(_section(audit, titled=many)) for audit in report.audits]
    if not report.complete:
        sections.insert(0, "**Incomplete:** the check was interrupted; this covers what was done.")
    foot = (
        f"Checked automatically with auditor {escaped(report.version)} on"
        f" {report.started_at.date().isoformat()}. It can be wrong: please look at the pages"
        " themselves."
    )
    return "\n\n".join((*sections, f"_{foot}_")) + "\n"


def _section(audit: AnswerAudit, *, titled: bool) -> Iterator[str]:
    at = audit.cited.answer.location
    if titled:
        who = f" by {escaped(one_line(at.author, 80))}" if at.author else ""
        post = f", post {escaped(one_line(at.post, 80))}" if at.post else ""
        yield f"### {escaped(one_line(at.path, 200))}{post}{who}\n"
    yield _summary(audit)
    yield from _broken(audit.checks)
    order = {support: place for place, support in enumerate(_ORDER)}
    carried = _carriers(audit)
    judged = [
        each
        for n, each in enumerate(audit.assessments)
        if each.attribution.claim and n not in carried
    ]
    judged.sort(key=lambda each: order[each.verdict.support])
    for support, group in groupby(judged, key=lambda each: each.verdict.support):
        items = list(group)
        if support is Support.SUPPORTED:
            continue  # counted in the summary: a reply is about the rest
        yield f"\n**{WORDS[support][0].upper()}{WORDS[support][1:]}:**\n"
        for item in items:
            yield from _item(item)
    yield from _together(audit)


def _together(audit: AnswerAudit) -> Iterator[str]:
    told = [(each, joint_words(each, audit.assessments)) for each in audit.together]
    if any(words for _, words in told):
        yield "\n**Claims with several citations:**\n"
    for each, words in told:
        if words:
            yield f"- “{escaped(one_line(each.claim.text, _CLAIM))}”"
            yield f"  ({escaped(words)})"


def _summary(audit: AnswerAudit) -> str:
    carried = _carriers(audit)
    judged = [
        Support.SUPPORTED if n in carried else each.verdict.support
        for n, each in enumerate(audit.assessments)
        if each.attribution.claim
    ]
    told = f"We looked at {plural(len(judged), 'citation')} of this answer"
    if not judged:
        return told + "."
    counts = ((support, judged.count(support)) for support in _ORDER[::-1])
    words = {
        Support.SUPPORTED: "found in the cited page",
        Support.PARTIALLY_SUPPORTED: "found in part",
        Support.NOT_SUPPORTED: "not found",
        Support.CONTRADICTED: "stated otherwise there",
        Support.NOT_CHECKED: "could not be checked",
    }
    return told + ": " + ", ".join(f"{n} {words[support]}" for support, n in counts if n) + "."


def _carriers(audit: AnswerAudit) -> frozenset[int]:
    """Citations whose page says its part of a claim that several say together."""
    return frozenset(part.citation for each in audit.together for part in each.parts)


def _broken(checks: Sequence[LinkCheck]) -> Iterator[str]:
    groups = (LinkGroup.BROKEN, LinkGroup.NOT_A_SOURCE)
    broken = [check for check in checks if check.status.group in groups]
    if broken:
        yield "\n**Links that lead to no page:**\n"
    for check in broken:
        copy = f"; archived copy: {code(check.snapshot.url)}" if check.snapshot else ""
        yield f"- {code(check.link.url or check.link.written)}: {LINK_WORDS[check.status]}{copy}"


def _item(assessment: Assessment) -> Iterator[str]:
    claim, verdict = assessment.attribution.claim, assessment.verdict
    yield f"- “{escaped(one_line(claim.text, _CLAIM))}”" if claim else "- a mark"
    link = assessment.attribution.citation.link
    mark = assessment.attribution.citation.marker
    where = f"cites {code(link.url or link.written)}" if link else "cites no page"
    label = escaped(f"[{one_line(mark.label, 20)}] ") if mark else ""
    yield f"  {label}{where}"
    check = assessment.check
    if verdict.support is Support.NOT_CHECKED and check and check.status is not LinkStatus.OK:
        yield f"  ({LINK_WORDS[check.status]})"
    elif verdict.reasons:
        yield f"  ({escaped(one_line(verdict.reasons[0].text, 300))})"
    if assessment.judged_on:
        taken = assessment.judged_on.taken_at.date().isoformat()
        yield f"  (read in the archived copy of {taken}: the page itself is gone)"
    if verdict.evidence:
        yield f"\n  > {escaped(one_line(verdict.evidence[0].quote, _QUOTE))}\n"
