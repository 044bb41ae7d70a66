"""Every finding of a published report with the file it is in: what reports for programs list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.reports import published as out

CANNOT_TELL = frozenset({"CIT008", "LNK010", "SUP004"})
"""The rules that say that something could not be checked: nothing is held against it."""
ORDER = ("error", "warning", "note")
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class Located:
    """With `post` the line counts in that post, not in the file; `url` is the post's, or "".

    `link` is what the finding is about, where its place is that of a citation or entry of it.
    """

    finding: out.FindingOut
    path: str
    post: str = ""
    url: str = ""
    link: out.LinkOut | None = None


def located(report: out.ReportOut) -> Iterator[Located]:
    """In the order of the report; those of no answer last."""
    for answer in report["answers"]:
        yield from in_answer(answer)
    if report["content"]:
        for about in report["content"]["findings"]:
            yield Located(about, about["path"])


def counted(report: out.ReportOut) -> tuple[Located, ...]:
    """Those that nothing silences."""
    return tuple(each for each in located(report) if not each.finding["suppressed"])


def in_answer(answer: out.AnswerOut) -> Iterator[Located]:
    at = answer["location"]
    links = _by_place(answer)
    for finding in answer["findings"]:
        link = links.get((finding["span"]["start"], finding["span"]["end"]))
        yield Located(finding, at["path"], at["post"] or "", at["url"] or "", link)


def _by_place(answer: out.AnswerOut) -> dict[tuple[int, int], out.LinkOut]:
    links = {link["url"]: link for link in answer["links"]}
    found = {}
    for entry in answer["references"]:
        if entry["link"] and entry["link"]["url"] in links:
            span = entry["span"]
            found[span["start"], span["end"]] = links[entry["link"]["url"]]
    for citation in answer["citations"]:
        if citation["link"] is not None:
            span = citation["span"]
            found[span["start"], span["end"]] = answer["links"][citation["link"]]
    return found


def problems(report: out.ReportOut) -> Iterator[tuple[str, str]]:
    """(path, why) of what could not be read."""
    if report["content"]:
        yield from ((each["path"], each["text"]) for each in report["content"]["problems"])
    if report["posts"]:
        for each in report["posts"]["problems"]:
            yield each["location"]["path"], each["text"]
