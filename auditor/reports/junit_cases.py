"""What a report checked, as test cases: each link and each citation once, every finding once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import LinkGroup
from auditor.reports.located import CANNOT_TELL, ORDER, Located, in_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.reports import published as out


@dataclass(frozen=True, slots=True)
class Case:
    """`outcome`: "failure", "error", "skipped", or "" for what passed. `kind` names the rule."""

    name: str
    outcome: str
    kind: str = ""
    text: str = ""
    output: tuple[str, ...] = ()


def cases_of(report: out.ReportOut) -> Iterator[tuple[str, Case]]:
    """(path, case)"""
    fail_on = "error" if report["fail_on"] == "never" else report["fail_on"]
    failing = frozenset(ORDER[: ORDER.index(fail_on) + 1])
    for answer in report["answers"]:
        for case in _of_answer(answer, failing):
            yield answer["location"]["path"], case
    for about in report["content"]["findings"] if report["content"] else ():
        found = Located(about, about["path"])
        yield about["path"], _case(_own_name(about), [found], failing)


def _of_answer(answer: out.AnswerOut, failing: frozenset[str]) -> Iterator[Case]:
    """The links, then the citations, then what is found of neither."""
    links: dict[str, list[Located]] = {link["url"]: [] for link in answer["links"]}
    citations: dict[tuple[int, int], list[Located]] = {}
    for citation in answer["citations"]:
        citations.setdefault(_place(citation["span"]), [])
    others = []
    for found in in_answer(answer):
        place = _place(found.finding["span"])
        if found.finding["axis"] in ("link", "source") and found.link:
            links[found.link["url"]].append(found)
        elif found.finding["axis"] in ("citation", "support") and place in citations:
            citations[place].append(found)
        else:
            others.append(found)
    for link in answer["links"]:
        name = f"link: {link['url'] or link['written']}"
        yield _case(name, links[link["url"]], failing, _unchecked_link(link))
    for citation in answer["citations"]:
        about = citations.pop(_place(citation["span"]), [])
        yield _case(_name(citation, answer), about, failing, _unchecked(citation))
    for found in others:
        yield _case(_own_name(found.finding), [found], failing)


def _case(
    name: str, found: Sequence[Located], failing: frozenset[str], unchecked: str = ""
) -> Case:
    """Fails by the gravest that counts; what could not be checked is skipped."""
    findings = [each.finding for each in found]
    grave = [f for f in findings if f["severity"] in failing and not f["suppressed"]]
    # At their default what can't be told is a note: it fails nobody who asked for notes.
    grave = [f for f in grave if f["severity"] != "note" or f["rule"] not in CANNOT_TELL]
    output = tuple(_line(f) for f in findings if f not in grave)
    if grave:
        grave.sort(key=lambda f: ORDER.index(f["severity"]))
        text = "\n".join(_line(f) for f in grave)
        return Case(name, "failure", grave[0]["rule"], text, output)
    if unchecked:
        return Case(name, "skipped", "", unchecked, output)
    return Case(name, "", output=output)


def _line(finding: out.FindingOut) -> str:
    silenced = finding["suppressed"]
    known = f" (not counted: {silenced['by']} {silenced['reason']})" if silenced else ""
    at = f"{finding['line']}:{finding['column']}"
    return f"{at} {finding['severity']} {finding['rule']} {finding['message']}{known}"


def _unchecked_link(link: out.LinkOut) -> str:
    if link["group"] != LinkGroup.COULD_NOT_CHECK.value:
        return ""
    return f"could not check: {link['status'].replace('_', ' ')}: {link['reason']}"


def _unchecked(citation: out.CitationOut) -> str:
    verdict = citation["verdict"]
    if verdict["support"] != "not_checked":
        return ""
    reason = verdict["reasons"][0]["text"] if verdict["reasons"] else "no reason is known"
    return f"could not check: {reason}"


def _name(citation: out.CitationOut, answer: out.AnswerOut) -> str:
    claim = answer["claims"][citation["claim"]]["text"] if citation["claim"] is not None else ""
    link = answer["links"][citation["link"]]["url"] if citation["link"] is not None else "no page"
    claim = claim if len(claim) <= 100 else f"{claim[:99]}…"
    return f"citation {citation['line']}:{citation['column']}: “{claim}” cites {link}"


def _own_name(finding: out.FindingOut) -> str:
    return f"{finding['rule']} {finding['line']}:{finding['column']}"


def _place(span: out.SpanOut) -> tuple[int, int]:
    return span["start"], span["end"]
