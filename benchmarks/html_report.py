"""Size and time of the HTML report of a large thread: `python -m benchmarks.html_report [--json]`.

A seeded script makes the report of 10,000 posts, 2,000 of them answers with 12,000 citations of
4,000 pages on 200 hosts, half the citations with a quotation. Chromium opens the file from disk;
"interactive" is when the list is drawn and a filter has been answered. Exit code 1 past a target.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

from auditor.model import (
    Answer,
    AnswerAudit,
    Assessment,
    Attribution,
    Binding,
    Citation,
    CitedAnswer,
    Claim,
    Confidence,
    Evidence,
    Hop,
    Link,
    LinkCheck,
    LinkStatus,
    Location,
    Marker,
    Page,
    Reason,
    Reference,
    Report,
    Resolution,
    Source,
    SourceClass,
    Span,
    Support,
    Tier,
    Verdict,
)
from auditor.reports.html.page import render_html
from auditor.reports.json_report import render_json, report_out
from auditor.rules.engine import run_rules

POSTS, EVERY, CITATIONS, PAGES, HOSTS = 10_000, 5, 6, 4_000, 200
TARGET_MB, TARGET_SECONDS = 15.0, 2.0
WHEN = datetime(2026, 11, 1, tzinfo=timezone.utc)
WORDS = [
    "lighthouse",
    "harbour",
    "granite",
    "keeper",
    "archive",
    "municipal",
    "survey",
    "record",
    "bridge",
    "winter",
    "storm",
    "museum",
    "engineer",
    "register",
    "parish",
    "visitor",
    "season",
    "lantern",
    "tower",
    "coast",
    "ferry",
    "chronicle",
]
STATUSES = (LinkStatus.OK, LinkStatus.OK, LinkStatus.MOVED, LinkStatus.DEAD, LinkStatus.BLOCKED)
SUPPORTS = (
    Support.SUPPORTED,
    Support.PARTIALLY_SUPPORTED,
    Support.NOT_SUPPORTED,
    Support.CONTRADICTED,
)


def sentence(chance: random.Random, words: int) -> str:
    said = " ".join(chance.choices(WORDS, k=words))
    return f"{said.capitalize()} in {chance.randrange(1600, 2026)}."


def page_check(chance: random.Random, number: int) -> LinkCheck:
    url = f"https://site{number % HOSTS}.test/articles/{number}/{chance.choice(WORDS)}-history.html"
    status = STATUSES[number % len(STATUSES)]
    passage = sentence(chance, 24)
    works = status in (LinkStatus.OK, LinkStatus.MOVED)
    page = Page(url, f"{sentence(chance, 5)} No. {number}", passage, "", "en") if works else None
    source = Source(SourceClass.NEWS, Tier.USABLE, "a newsroom", f"site{number % HOSTS}.test")
    resolution = Resolution(
        (Hop(url, 200 if works else 404),), url, 200 if works else 404, None, WHEN
    )
    return LinkCheck(Link(url, url, Span(0, 0)), status, "", source, resolution, page)


def verdict(chance: random.Random, check: LinkCheck) -> Verdict:
    if check.page is None:
        return Verdict.not_checked("link_not_ok", "the link does not lead to a page")
    whole = Span(0, len(check.page.main))
    at = Span(10, 20)
    reason = Reason("number", f"page says {chance.randrange(99)}, claim says 18", None, at)
    support = chance.choice(SUPPORTS)
    return Verdict(
        support, Confidence.HIGH, "features", (reason,), (Evidence(check.page, whole),), 0.7
    )


def audit(chance: random.Random, number: int, checks: list[LinkCheck]) -> AnswerAudit:
    parts: list[str] = []
    size = 0

    def write(text: str) -> Span:
        nonlocal size
        parts.append(text)
        size += len(text)
        return Span(size - len(text), size)

    claims, attributions, assessments = [], [], []
    used = chance.sample(checks, CITATIONS) if number % EVERY == 0 else []
    marked = []
    for label, check in enumerate(used, 1):
        said = sentence(chance, 14)
        claims.append(Claim(write(said), said))
        marked.append((claims[-1], Marker(write(f"[{label}]"), str(label), "bracket"), check))
        write("\n")
    if not used:
        write(sentence(chance, 12))
    references = tuple(
        Reference(
            str(label),
            check.page.title if check.page else "undefined",
            check.link,
            write(f"({label}) {check.link.url}\n"),
        )
        for label, check in enumerate(used, 1)
    )
    for (claim, marker, check), reference in zip(marked, references, strict=True):
        citation = Citation(marker.span, marker, reference)
        attributions.append(
            Attribution(claim, citation, Binding(Confidence.HIGH, "end_of_sentence"))
        )
        assessments.append(Assessment(attributions[-1], check, verdict(chance, check)))
    location = Location(
        "export.jsonl",
        number + 1,
        1,
        f"t1_{number:06x}",
        f"user{number % 900}",
        f"https://forum.test/r/coast/comments/{number}",
    )
    answer = Answer("".join(parts), location, posted_at=WHEN - timedelta(hours=number))
    cited = CitedAnswer(answer, ("bing",), tuple(claims), references, tuple(attributions))
    done = AnswerAudit(cited, tuple(used), tuple(assessments))
    return AnswerAudit(cited, done.checks, done.assessments, run_rules(done))


def thread() -> Report:
    chance = random.Random(2026)
    checks = [page_check(chance, number) for number in range(PAGES)]
    audits = tuple(audit(chance, number, checks) for number in range(POSTS))
    return Report(audits, "0", WHEN, 60.0, "web")


def opening(html: str) -> tuple[float, float] | None:
    """Seconds until the list is drawn, and until a filter is answered after that; None without
    a browser."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "report.html"
        file.write_text(html, encoding="utf-8")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]")
        drawn = time.perf_counter() - start
        start = time.perf_counter()
        page.select_option("#f-support", "contradicted")
        page.locator("#count", has_text="match").wait_for()
        filtered = time.perf_counter() - start
        browser.close()
    return drawn, filtered


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="figures for programs")
    options = parser.parse_args()
    report = report_out(thread())
    start = time.perf_counter()
    html = render_html(report)
    rendered = time.perf_counter() - start
    seen = opening(html)
    figures = {
        "posts": len(report["answers"]),
        "citations": report["totals"]["support"]["total"],
        "json_mb": round(len(render_json(report)) / 1e6, 1),
        "html_mb": round(len(html.encode()) / 1e6, 1),
        "render_s": round(rendered, 2),
        "drawn_s": round(seen[0], 2) if seen else None,
        "filtered_s": round(seen[1], 2) if seen else None,
        "interactive_s": round(sum(seen), 2) if seen else None,
    }
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, figure in figures.items():
            print(f"{name:<14} {'no Chromium here' if figure is None else f'{figure:>10}'}")
        print(f"targets: html_mb <= {TARGET_MB:g}, interactive_s <= {TARGET_SECONDS:g}")
    late = seen is not None and sum(seen) > TARGET_SECONDS
    return 1 if late or len(html.encode()) > TARGET_MB * 1e6 else 0


if __name__ == "__main__":
    sys.exit(main())
