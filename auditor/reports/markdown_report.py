"""A reply that can be posted under an answer: what was found, in words that accuse nobody.

Everything of others is escaped, addresses stand in code: nothing of a page, a title or an answer
becomes a link, a picture, a mention or markup of the reply.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from auditor.model import LinkGroup, LinkStatus, Support
from auditor.reports.clean import one_line
from auditor.reports.lookup import check_of, claim_of, link_of
from auditor.reports.markdown_text import code, escaped
from auditor.reports.words import LINK_WORDS, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.reports import published as out

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


def render_markdown(report: out.ReportOut) -> str:
    """GitHub-flavoured Markdown, one section an answer."""
    many = len(report["answers"]) > 1
    sections = ["\n".join(_section(answer, titled=many)) for answer in report["answers"]]
    if not report["complete"]:
        sections.insert(0, "**Incomplete:** the check was interrupted; this covers what was done.")
    foot = (
        f"Checked automatically with auditor {escaped(report['tool']['version'])} on"
        f" {escaped(report['started_at'][:10])}. It can be wrong: please look at the pages"
        " themselves."
    )
    return "\n\n".join((*sections, f"_{foot}_")) + "\n"


def _section(answer: out.AnswerOut, *, titled: bool) -> Iterator[str]:
    at = answer["location"]
    if titled:
        who = f" by {escaped(one_line(at['author'], 80))}" if at["author"] else ""
        post = f", post {escaped(one_line(at['post'], 80))}" if at["post"] else ""
        yield f"### {escaped(one_line(at['path'], 200))}{post}{who}\n"
    yield _summary(answer)
    yield from _broken(answer["links"])
    order = {support: place for place, support in enumerate(_ORDER)}
    carried = _carriers(answer)
    judged = [
        (Support(each["verdict"]["support"]), each)
        for n, each in enumerate(answer["citations"])
        if each["claim"] is not None and n not in carried
    ]
    judged.sort(key=lambda pair: order[pair[0]])
    for support, group in groupby(judged, key=lambda pair: pair[0]):
        items = list(group)
        if support is Support.SUPPORTED:
            continue  # counted in the summary: a reply is about the rest
        yield f"\n**{WORDS[support][0].upper()}{WORDS[support][1:]}:**\n"
        for _, item in items:
            yield from _item(answer, item)
    yield from _together(answer)


def _together(answer: out.AnswerOut) -> Iterator[str]:
    told = [each for each in answer["together"] if each["text"]]
    if told:
        yield "\n**Claims with several citations:**\n"
    for each in told:
        claim = answer["claims"][each["claim"]]["text"] if each["claim"] is not None else ""
        yield f"- “{escaped(one_line(claim, _CLAIM))}”"
        yield f"  ({escaped(each['text'])})"


def _summary(answer: out.AnswerOut) -> str:
    carried = _carriers(answer)
    judged = [
        Support.SUPPORTED if n in carried else Support(each["verdict"]["support"])
        for n, each in enumerate(answer["citations"])
        if each["claim"] is not None
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


def _carriers(answer: out.AnswerOut) -> frozenset[int]:
    """Citations whose page says its part of a claim that several say together."""
    return frozenset(part["citation"] for each in answer["together"] for part in each["parts"])


def _broken(links: Sequence[out.LinkOut]) -> Iterator[str]:
    groups = (LinkGroup.BROKEN.value, LinkGroup.NOT_A_SOURCE.value)
    broken = [link for link in links if link["group"] in groups]
    if broken:
        yield "\n**Links that lead to no page:**\n"
    for link in broken:
        copy = f"; archived copy: {code(link['snapshot']['url'])}" if link["snapshot"] else ""
        words = LINK_WORDS[LinkStatus(link["status"])]
        yield f"- {code(link['url'] or link['written'])}: {words}{copy}"


def _item(answer: out.AnswerOut, citation: out.CitationOut) -> Iterator[str]:
    claim, verdict = claim_of(answer, citation), citation["verdict"]
    yield f"- “{escaped(one_line(claim['text'], _CLAIM))}”" if claim else "- a mark"
    link, mark = link_of(answer, citation), citation["marker"]
    where = f"cites {code(link['url'] or link['written'])}" if link else "cites no page"
    label = escaped(f"[{one_line(mark['label'], 20)}] ") if mark else ""
    yield f"  {label}{where}"
    check, unchecked = check_of(answer, citation), verdict["support"] == Support.NOT_CHECKED
    if unchecked and check and check["status"] != LinkStatus.OK:
        yield f"  ({LINK_WORDS[LinkStatus(check['status'])]})"
    elif verdict["reasons"]:
        yield f"  ({escaped(one_line(verdict['reasons'][0]['text'], 300))})"
    if citation["judged_on"]:
        taken = escaped(citation["judged_on"]["taken_at"][:10])
        yield f"  (read in the archived copy of {taken}: the page itself is gone)"
    if verdict["evidence"]:
        yield f"\n  > {escaped(one_line(verdict['evidence'][0]['quote'], _QUOTE))}\n"
