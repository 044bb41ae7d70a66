"""JUnit XML as Jenkins, GitLab and others read it: a suite a file, a case a link and a citation.

A case fails from the severity on from which the run fails (error where it never does). What could
not be checked is skipped, with its reason; what is found but does not count stands in the output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from auditor.reports.clean import one_line
from auditor.reports.file_names import plain
from auditor.reports.junit_cases import Case, cases_of
from auditor.reports.located import problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.reports import published as out

# What no XML 1.0 document may hold, not even as a reference (section 2.2).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = 300


@dataclass(frozen=True, slots=True)
class Suite:
    name: str
    cases: tuple[Case, ...]

    def count(self, outcome: str) -> str:
        return str(sum(case.outcome == outcome for case in self.cases))


def render_junit(report: out.ReportOut) -> str:
    suites = _suites(report)
    root = Element("testsuites", name="auditor", time=_time(report))
    for name, outcome in (("tests", ""), ("failures", "failure"), ("errors", "error")):
        counts = (case.outcome for suite in suites for case in suite.cases)
        root.set(name, str(sum(not outcome or each == outcome for each in counts)))
    for number, suite in enumerate(suites):
        root.append(_suite(suite, number, report))
    indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + tostring(root, encoding="unicode") + "\n"


def _suites(report: out.ReportOut) -> tuple[Suite, ...]:
    """In the order in which files first appear; what is wrong with the run itself first."""
    found: dict[str, list[Case]] = {}
    if not report["complete"]:
        text = "The run was interrupted: this covers only what was done."
        found["auditor"] = [Case("the run is complete", "error", "incomplete", text)]
    for path, case in cases_of(report):
        found.setdefault(path, []).append(case)
    for path, why in problems(report):
        case = Case("the file can be read", "error", "file-not-read", why)
        found.setdefault(path, []).append(case)
    return tuple(Suite(path, tuple(cases)) for path, cases in found.items())


def _suite(suite: Suite, number: int, report: out.ReportOut) -> Element:
    path = _valid(plain(suite.name))
    made = Element(
        "testsuite",
        name=path,
        package="auditor",
        id=str(number),
        tests=str(len(suite.cases)),
        failures=suite.count("failure"),
        errors=suite.count("error"),
        skipped=suite.count("skipped"),
        time="0",
        timestamp=_valid(report["started_at"][:19]),
        hostname="localhost",
    )
    made.extend(_case(case, path) for case in suite.cases)
    return made


def _case(case: Case, path: str) -> Element:
    name = _valid(one_line(case.name, _NAME))
    made = Element("testcase", name=name, classname=path, time="0")
    if case.outcome == "skipped":
        SubElement(made, "skipped", message=_valid(one_line(case.text)))
    elif case.outcome:
        kind = _valid(case.kind)
        message = _valid(one_line(case.text, _NAME))
        SubElement(made, case.outcome, message=message, type=kind).text = _valid(case.text)
    if case.output:
        SubElement(made, "system-out").text = _valid(_joined(case.output))
    return made


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _time(report: out.ReportOut) -> str:
    return f"{report['elapsed_seconds'] or 0:.3f}"


def _valid(text: str) -> str:
    return _NOT_XML.sub(lambda found: f"\\u{{{ord(found.group()):x}}}", text)
