"""Whether the citation dialects of assistants are read as people say they are written.

    python benchmarks/dialects.py FILE.jsonl... [--json]

A line is one sample: {assistant, form, text, binding, note}. `binding` and `note` are remarks for
people ("BEFORE period", "list only", "run 1,2", "URL lost"); each kind of remark below is a check,
and a sample passes when all the checks that its remarks ask for hold. Whatever the remarks say,
nothing of a marker may be left in a claim and every citation has to be attached to something.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.citations.markers.superscript import DIGITS
from auditor.citations.parse import parse
from auditor.model import Answer, Confidence, LinkGroup, Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model import Attribution, CitedAnswer

    Check = Callable[[str, CitedAnswer, re.Match[str]], str]

_STOPS = ".!?…。！？"
_DEBRIS = re.compile(
    r"oaicite|oai_citation|turn\d+\w+\d|\[cite|cite_start|start_span|【|†|fallbackMarkdown"
    r"|grok|\[\^|\[\d+\]|[\ue200-\ue2ff]|attributableIndex|</?cite|:cite\[|citation:\d|[¹²³⁴-⁹]"
)


def marked(cited: CitedAnswer) -> list[Attribution]:
    return [a for a in cited.attributions if a.citation.marker]


def _labels(cited: CitedAnswer) -> list[str]:
    return [a.citation.marker.label for a in marked(cited) if a.citation.marker]


def _list_only(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    if not cited.references:
        return "no reference was read"
    if any(a.claim for a in cited.attributions):
        return "something of the list was taken for a cited claim"
    urls = len(re.findall(r"https?://(?!\S*\]\()", text))
    linked = sum(reference.link is not None for reference in cited.references)
    return f"{linked} links of {urls}" if linked < min(urls, len(cited.references)) else ""


def _run(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    wanted = re.findall(r"\d+", match["labels"])
    if re.fullmatch(r"\d+ ?[–-] ?\d+", match["labels"]):
        wanted = [str(number) for number in range(int(wanted[0]), int(wanted[1]) + 1)]
    return "" if _labels(cited) == wanted else f"labels {_labels(cited)}, not {wanted}"


def _flattened(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    wanted = list(match["labels"].translate(DIGITS))
    if _labels(cited) != wanted:
        return f"labels {_labels(cited)}, not {wanted}"
    sure = any(a.binding.confidence is not Confidence.LOW for a in marked(cited))
    return "a reading of bare digits can't be sure" if sure else ""


def _beside_the_stop(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    """`BEFORE period`, `AFTER 。`: the claim ends with the stop, on whichever side it stands."""
    if not cited.attributions:
        return "no citation was read"
    for attribution in cited.attributions:
        claim, span = attribution.claim, attribution.citation.span
        if claim is None:
            return "a citation is attached to no claim"
        if not claim.span.covers(span) and text[claim.span.end : span.start].strip(" \n" + _STOPS):
            return "the claim does not stand beside its citation"
    return ""


def _wraps(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    wrapped = re.findall(
        r"\^\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(|[(<]cite[^>]*>(.*?)</cite>"
        r"|\[cite_start\](.*?)\[cite:|\(start_span\)(.*?)\[span",
        text,
    )
    wanted = {"".join(parts).strip() for parts in wrapped}
    claims = {a.claim.text for a in cited.attributions if a.claim}
    stripped = {claim.rstrip(_STOPS) for claim in claims}
    return (
        ""
        if {each.rstrip(_STOPS) for each in wanted} <= stripped
        else f"the claims are {claims}, not {wanted}"
    )


def _lost(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    if not marked(cited):
        return "no citation was read"
    found = [a for a in marked(cited) if a.citation.link]
    told = all(
        a.citation.marker and a.citation.marker.lost for a in marked(cited) if a not in found
    )
    return "" if told and not found else "it is not said that the source can't be recovered"


def _site(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    named = [a.citation.marker.site for a in marked(cited) if a.citation.marker]
    return "" if named and all(named) else f"sites {named}"


def _recovered(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    return "" if any(a.citation.link for a in cited.attributions) else "no URL was recovered"


def _unusable(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    for link in cited.links:
        if link.status is None or link.status.group is not LinkGroup.NOT_A_SOURCE:
            return f"{link.url} is not said to be no source"
    linked = any(cited.links) or any(r.link is None for r in cited.references)
    return "" if linked else "no link was read"


def _link(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    return "" if any(cited.links) else "no link was read"


def _link_text(text: str, cited: CitedAnswer, match: re.Match[str]) -> str:
    return "" if _labels(cited) == re.findall(r"\(\^(\d+)\^\)", text) else f"{_labels(cited)}"


_CHECKS: tuple[tuple[re.Pattern[str], Check], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), check)
    for pattern, check in (
        (r"\A(?:source |md |footnote )?(?:list|definitions)\b(?!.*(?:inline|\+))", _list_only),
        (
            r"\b(?:runs?|range|labels?|markers?|refs?) (?P<labels>\d+(?:(?:[, &–-]+| and )\d+)*)",
            _run,
        ),
        (r"(?P<labels>[⁰¹²³⁴-⁹]+) -> \w*\d", _flattened),
        (
            r"\b(?:before|after) (?:the )?(?:period|(?:full )?stop|punctuation|sentence|[.。!?,])"
            r"|end of (?:the )?(?:sentence|bullet|item|paragraph)",
            _beside_the_stop,
        ),
        (r"\bwrap(?:s|ped|ping)?\b|claim span", _wraps),
        (r"URLs? (?:is |are )?(?:lost|unrecoverable)|\bno URLs?\b|not recoverable", _lost),
        (r"Site\+N", _site),
        (r"(?<!un)(?<!not )recoverable\b|URLs? (?:present|inside|inline)", _recovered),
        (r"not fetchable|not a web|uploads?\b", _unusable),
        (r"\A(?:inline |md |bare )?(?:links?|bare|URL)\Z", _link),
        (r"target is a marker", _link_text),
    )
)


def why_wrong(row: dict[str, str]) -> str:
    """What is wrong with how the sample is read, or ""."""
    text, binding, note = row["text"], row.get("binding", ""), row.get("note", "")
    cited = parse(Answer(text, Location("sample")))
    if binding.strip() == "-":
        return "a citation was read where there is none" if cited.attributions else ""
    if not (cited.attributions or cited.references):
        return "nothing was read"
    for claim in cited.claims:
        if left := _DEBRIS.search(claim.text):
            return f"{left.group()!r} is left in a claim"
    for remark in (binding, note):
        for pattern, check in _CHECKS:
            match = pattern.search(remark)
            if match and (wrong := check(text, cited, match)):
                return wrong
    if "list" not in binding and cited.claims and any(a.claim is None for a in cited.attributions):
        return "a citation is attached to no claim"
    return ""


def measure(rows: list[dict[str, str]]) -> dict[str, Any]:
    wrong = [(number, row, why_wrong(row)) for number, row in enumerate(rows, 1)]
    failed = [
        {"row": n, "assistant": row.get("assistant"), "form": row.get("form"), "why": why}
        for n, row, why in wrong
        if why
    ]
    return {"passed": len(rows) - len(failed), "total": len(rows), "failed": failed}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = [
        json.loads(line)
        for path in options.files
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    result = measure(rows)
    if options.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(f"{result['passed']} of {result['total']} samples read as described\n")
    for row in result["failed"]:
        sys.stdout.write(f"  {row['row']:>3} {row['assistant']}, {row['form']}: {row['why']}\n")


if __name__ == "__main__":
    main()
