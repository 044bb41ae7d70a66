"""A forum of many posts in the published shape, made by a seeded script."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from auditor.model import Answer, Location
from auditor.reports.json_report import report_out
from tests.reports.samples import french, report

if TYPE_CHECKING:
    from auditor.model import AnswerAudit
    from auditor.reports.published import ReportOut

FIRST = datetime(2024, 3, 1, 8, tzinfo=timezone.utc)


def post(audit: AnswerAudit, number: int, author: str, *, text: str | None = None) -> AnswerAudit:
    answer = audit.cited.answer
    location = Location(
        "forum.jsonl", number + 1, 1, f"p{number}", author, f"https://forum.test/t/7/{number}"
    )
    moved = Answer(
        answer.text if text is None else text,
        location,
        None,
        answer.notes,
        posted_at=FIRST + timedelta(hours=7 * number),
    )
    return replace(audit, cited=replace(audit.cited, answer=moved))


def forum(posts: int) -> ReportOut:
    """Every third post cites; the others hold nothing to audit."""
    chance = random.Random(7)
    cited = french()
    bare = replace(
        cited,
        cited=replace(cited.cited, claims=(), references=(), attributions=(), dialects=()),
        checks=(),
        assessments=(),
        findings=(),
    )
    names = ("Ana", "Bö", "Chen", "דוד", "Εύα")
    return report_out(
        report(
            *(
                post(cited, n, chance.choice(names))
                if n % 3 == 0
                else post(bare, n, chance.choice(names), text=f"Merci, message {n}.")
                for n in range(posts)
            )
        )
    )
