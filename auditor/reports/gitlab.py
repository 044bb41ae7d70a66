"""GitLab's Code Quality: a list of what is found, in the part of Code Climate's form it reads."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from auditor.reports.file_names import plain
from auditor.reports.located import counted, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.reports import published as out
    from auditor.reports.located import Located

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render_gitlab(report: out.ReportOut) -> str:
    """What is silenced is left out: GitLab knows no such state. ASCII."""
    return json.dumps(list(_issues(report)), ensure_ascii=True, indent=1) + "\n"


def _issues(report: out.ReportOut) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for each in counted(report):
        finding = each.finding
        mark = finding["fingerprint"] or _digest(*_identity(each))
        seen[mark] += 1
        yield _issue(
            check_name=finding["rule"],
            text=finding["message"],
            severity=_SEVERITIES[finding["severity"]],
            path=each.path,
            line=1 if each.post else finding["line"],
            # GitLab shows one of those with the same: answers of one file may share it.
            fingerprint=mark if seen[mark] == 1 else _digest(mark, str(seen[mark])),
        )
    for path, why in problems(report):
        yield _issue("file-not-read", why, "info", path, 1, _digest("file-not-read", path, why))


def _issue(
    check_name: str, text: str, severity: str, path: str, line: int, fingerprint: str
) -> dict[str, Any]:
    return {
        "description": text or check_name,
        "check_name": check_name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": plain(path), "lines": {"begin": line}},
    }


def _identity(each: Located) -> tuple[str, ...]:
    finding = each.finding
    return finding["rule"], each.path, each.post, str(finding["line"]), finding["message"]


def _digest(*parts: str) -> str:
    text = "\x1f".join(parts).encode("utf-8", errors="surrogatepass")
    return hashlib.sha256(text).hexdigest()[:32]
