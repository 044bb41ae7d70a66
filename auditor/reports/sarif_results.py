"""Rules and results of a SARIF run. Section numbers are those of SARIF 2.1.0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from auditor.reports.file_names import is_absolute, uri
from auditor.reports.located import CANNOT_TELL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.reports import published as out
    from auditor.reports.located import Located

    Shape = dict[str, Any]

BASE = "%SRCROOT%"
FINGERPRINT = "auditorFinding/v1"
# GitHub tells alerts apart by this one. Its own is of the line's text; ours outlives a rewording.
_GITHUB = "primaryLocationLineHash"
_MOST_RELATED = 20
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_SUPPRESSED = {"ignore": "inSource", "baseline": "external"}
_PRECISION = {"link": "high", "citation": "high", "support": "medium", "source": "high"}


def rule_out(rule: out.RuleOut) -> Shape:
    """A rule as 3.49 has it. `precision` is a property that GitHub shows."""
    return {
        "id": rule["id"],
        "name": _pascal(rule["name"]),
        "shortDescription": message(_sentence(rule["summary"])),
        "fullDescription": message(rule["help"] or rule["summary"]),
        "help": {
            **message(rule["help"] or rule["summary"]),
            "markdown": f"**{_markdown(rule['summary'])}**\n\n{_markdown(rule['help'])}",
        },
        "defaultConfiguration": {"level": rule["severity"]},
        "properties": {
            "tags": ["citations", rule["axis"]],
            "precision": _PRECISION.get(rule["axis"], "very-high"),
            "problem.severity": _github_severity(rule["severity"]),
        },
    }


def _github_severity(severity: str) -> str:
    return "recommendation" if severity == "note" else severity


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-")) or "Unnamed"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _markdown(text: str) -> str:
    """Rules are ours, but a saved report can come from anybody."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|~!" else c for c in text)


def result_out(each: Located, rules: Mapping[str, int]) -> Shape:
    finding = each.finding
    place = _place(each)
    shape: Shape = {
        "ruleId": finding["rule"],
        **({"ruleIndex": rules[finding["rule"]]} if finding["rule"] in rules else {}),
        **_kind(finding),
        "message": message(finding["message"] or finding["rule"]),
        "locations": [place],
        "properties": {"confidence": finding["confidence"], "axis": finding["axis"]},
    }
    if finding["evidence"]:
        shape["relatedLocations"] = [
            _related(number, evidence, place)
            for number, evidence in enumerate(finding["evidence"][:_MOST_RELATED], start=1)
        ]
    if finding["fingerprint"]:
        mark = finding["fingerprint"]
        shape["partialFingerprints"] = {FINGERPRINT: mark, _GITHUB: f"{mark}:1"}
    if finding["suppressed"]:
        shape["suppressions"] = [_suppression(finding["suppressed"])]
    return shape


def message(text: str) -> Shape:
    """Plain text: what 3.11.5 takes for a placeholder and 3.11.6 for a link is none."""
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", text.replace("](", "] ("))}


def _kind(finding: out.FindingOut) -> Shape:
    """Results of kind "open" (3.27.9: it can't be told) have the level "none" (3.27.10).

    One that was made graver by the user is to be seen: it is a failure of its level.
    """
    if finding["rule"] in CANNOT_TELL and finding["severity"] == "note":
        return {"kind": "open", "level": "none"}
    return {"kind": "fail", "level": finding["severity"]}


def artifact(path: str) -> Shape:
    return {"uri": uri(path), **({} if is_absolute(path) else {"uriBaseId": BASE})}


def _place(each: Located) -> Shape:
    physical: Shape = {"artifactLocation": artifact(each.path)}
    if not each.post:  # lines of a post are not those of the export that it is in
        finding = each.finding
        physical["region"] = {"startLine": finding["line"], "startColumn": finding["column"]}
    shape: Shape = {"physicalLocation": physical}
    if each.post:
        name = f"{each.path}#{each.post}"
        shape["logicalLocations"] = [{"name": each.post, "fullyQualifiedName": each.url or name}]
    return shape


def _related(number: int, evidence: out.EvidenceOut, place: Shape) -> Shape:
    """At the place of the claim: GitHub refuses a whole file for one address of the web in it."""
    title = f" ({evidence['page_title']})" if evidence["page_title"] else ""
    said = f"The page {evidence['page_url']}{title} says: “{evidence['quote']}”"
    return {
        "id": number,
        "physicalLocation": place["physicalLocation"],
        "message": message(said),
        "properties": {"page": evidence["page_url"]},
    }


def _suppression(suppressed: out.SuppressionOut) -> Shape:
    until = f" (until {suppressed['until']})" if suppressed["until"] else ""
    why = suppressed["reason"] + until
    kind = _SUPPRESSED.get(suppressed["by"], "external")
    return {"kind": kind, "status": "accepted", **({"justification": why.strip()} if why else {})}
