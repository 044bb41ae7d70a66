"""A comment on a pull request, and the summary of a job: what was found, by file, in short.

Its first line is a mark by which a bot finds its own comment and writes it anew. Of others' text
nothing acts, but for the addresses of links, which may be clicked where they are whole.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from auditor.reports.clean import one_line
from auditor.reports.file_names import plain
from auditor.reports.html.safe import href
from auditor.reports.located import ORDER, counted, problems
from auditor.reports.markdown_text import code, escaped
from auditor.reports.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.reports import published as out
    from auditor.reports.located import Located

MARK = "<!-- auditor:report -->"
MOST = 65_536
"""Characters of a comment that GitHub takes; GitLab takes more."""

_MESSAGE = 400
_PATH = 200
_RESERVED = 600
"""For the last lines, which are always there."""
_SIGNS = {"error": "❌", "warning": "⚠️", "note": "ℹ️"}


def render_comment(report: out.ReportOut, most: int = MOST) -> str:
    """At most `most` characters, of which what does not fit is counted."""
    head = "\n".join((MARK, _headline(report), "", _counts(report), ""))
    found = counted(report)
    body, told = _fitting(_sections(found), most - len(head) - _RESERVED)
    parts = [head, body]
    if told < len(found):
        parts.append(f"\n{len(found) - told:,} more are in the whole report.\n")
    version = escaped(one_line(report["tool"]["version"], 40))
    parts.append(
        f"\n<sub>auditor {version}. It can be wrong: please look at the pages themselves.</sub>\n"
    )
    return "".join(parts)


def _headline(report: out.ReportOut) -> str:
    if not report["complete"]:
        return "### ❔ Citations: the check was interrupted"
    found = report["totals"]["findings"]
    sign = next((_SIGNS[severity] for severity in ORDER[:2] if found[severity]), "✅")
    return f"### {sign} Citations: {', '.join(plural(found[s], s) for s in ORDER)}"


def _counts(report: out.ReportOut) -> str:
    totals, content = report["totals"], report["content"]
    unchecked = totals["links"]["could_not_check"], totals["support"]["could_not_check"]
    files = content["files"] if content else totals["answers"]
    lines = [
        f"{plural(files, 'file')}, {plural(totals['links']['total'], 'link')},"
        f" {plural(totals['support']['total'], 'citation')}; could not check"
        f" {plural(unchecked[0], 'link')} and {plural(unchecked[1], 'citation')}."
    ]
    if content and content["changed_since"]:
        revision = code(one_line(content["changed_since"], 80))
        lines.append(f"Only what was added since {revision} was checked.")
    if silenced := totals["suppressed"]:
        known = ", ".join(f"{silenced[by]} by {by}" for by in sorted(silenced))
        lines.append(f"Known and not counted: {known}.")
    for path, why in list(problems(report))[:5]:
        lines.append(f"Not read: {code(_path(path))}: {escaped(one_line(why, 200))}")
    if len(list(problems(report))) > 5:
        lines.append(f"{len(list(problems(report))) - 5:,} more files could not be read.")
    return "\n".join(f"{line}  " for line in lines)


def _sections(found: Iterable[Located]) -> Iterator[tuple[str, int]]:
    """Text that stands or falls together, and how many findings it tells.

    Errors and warnings first, file by file; notes are folded away after them.
    """
    found = sorted(found, key=lambda each: (each.finding["severity"] == "note", each.path))
    for quiet, group in groupby(found, key=lambda each: each.finding["severity"] == "note"):
        members = list(group)
        if quiet:
            count = plural(len(members), "note")
            yield f"\n<details><summary>{count}</summary>\n", 0
        for path, of_file in groupby(members, key=lambda each: each.path):
            yield f"\n**{code(_path(path))}**\n\n| line | | finding |\n|---:|---|---|\n", 0
            for each in of_file:
                yield _row(each), 1
        if quiet:
            yield "\n</details>\n", 0


def _row(each: Located) -> str:
    finding = each.finding
    sign = f"{_SIGNS[finding['severity']]} {escaped(finding['rule'])}"
    text = escaped(one_line(finding["message"], _MESSAGE))
    url = href(each.link["url"]) if each.link else None
    opened = f" [open](<{_in_table(url)}>)" if url and len(url) <= 500 else ""
    return f"| {finding['line']} | {sign} | {text}{opened} |\n"


def _in_table(url: str) -> str:
    return url.replace("|", "%7C").replace("&", "&amp;")


def _path(path: str) -> str:
    return one_line(plain(path), _PATH)


def _fitting(pieces: Iterator[tuple[str, int]], room: int) -> tuple[str, int]:
    """As many of the pieces as have room, what was opened closed again; findings told."""
    taken: list[str] = []
    told = size = 0
    for text, count in pieces:
        if size + len(text) > room:
            is_open = "".join(taken).count("<details>") > "".join(taken).count("</details>")
            taken.append("\n</details>\n" if is_open else "")
            break
        taken.append(text)
        size += len(text)
        told += count
    return "".join(taken), told
