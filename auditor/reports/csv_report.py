"""One row a citation, for spreadsheets (RFC 4180), with nothing in it that one would compute."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from auditor.model import Support
from auditor.reports.clean import one_line
from auditor.reports.lookup import check_of, claim_of, link_of, reference_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.reports import published as out

COLUMNS = (
    "file", "line", "post", "author", "post_url",
    "claim", "mark", "title", "url", "link", "link_reason", "final_url", "archived_copy",
    "support", "confidence", "reason", "quotation", "judged_on_copy_of",
    "source", "tier", "source_reason", "cited_by",
)  # fmt: skip

# What spreadsheets take for a formula, in ASCII and full width, also behind blanks (OWASP, CSV
# injection); an apostrophe in front makes it text.
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")


def render_csv(report: out.ReportOut) -> str:
    """With a byte order mark, by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for answer in report["answers"]:
        for row in _rows(answer):
            writer.writerow([inert(row.get(column, "")) for column in COLUMNS])
    return "\ufeff" + text.getvalue()


def _rows(answer: out.AnswerOut) -> Iterator[dict[str, str]]:
    for citation in answer["citations"]:
        claim, link = claim_of(answer, citation), link_of(answer, citation)
        row = _place(answer, (claim or citation)["line"])
        row.update(_citation(answer, citation), **_verdict(citation))
        row.update(_link(check_of(answer, citation)), url=link["url"] if link else "")
        yield row
    links = {link["url"]: link for link in answer["links"]}
    for number in answer["uncited_references"]:
        entry = answer["references"][number]
        url = entry["link"]["url"] if entry["link"] else ""
        row = _place(answer, entry["line"])
        row.update(mark=entry["label"], title=entry["title"], url=url, cited_by="no claim")
        yield {**row, **_link(links.get(url) if url else None)}


def _place(answer: out.AnswerOut, line: int) -> dict[str, str]:
    at = answer["location"]
    return {
        "file": at["path"],
        "line": str(line),
        "post": at["post"] or "",
        "author": at["author"] or "",
        "post_url": at["url"] or "",
    }


def _citation(answer: out.AnswerOut, citation: out.CitationOut) -> dict[str, str]:
    claim, reference = claim_of(answer, citation), reference_of(answer, citation)
    return {
        "claim": claim["text"] if claim else "",
        "mark": citation["marker"]["label"] if citation["marker"] else "",
        "title": reference["title"] if reference else "",
        "cited_by": "a claim" if claim else "no claim",
    }


def _link(link: out.LinkOut | None) -> dict[str, str]:
    if link is None:
        return {"link": "none", "link_reason": "the citation gives no address"}
    return {
        "link": link["status"],
        "link_reason": link["reason"],
        "final_url": link["final_url"] or "",
        "archived_copy": link["snapshot"]["url"] if link["snapshot"] else "",
        "source": link["source"]["class"],
        "tier": link["source"]["tier"],
        "source_reason": link["source"]["reason"],
    }


def _verdict(citation: out.CitationOut) -> dict[str, str]:
    verdict, copy = citation["verdict"], citation["judged_on"]
    return {
        "support": verdict["support"],
        "confidence": verdict["confidence"] if verdict["support"] != Support.NOT_CHECKED else "",
        "reason": "; ".join(reason["text"] for reason in verdict["reasons"]),
        "quotation": verdict["evidence"][0]["quote"] if verdict["evidence"] else "",
        "judged_on_copy_of": copy["taken_at"][:10] if copy else "",
    }


def inert(text: str) -> str:
    shown = one_line(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown
