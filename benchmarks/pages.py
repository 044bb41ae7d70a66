"""CPU time from response to page, beside bs4; and hostile pages, which must stay linear.

    python -m benchmarks.pages [PAGE.html...] [--json]

Without files the page is a made-up news article of 200 KB: menus, cards, inline styles, scripts,
a table and 40 paragraphs. bs4 (lxml, get_text) is the usual way and gives less: no main text, no
title, no language, no link status, and hidden text is left in. Target: 15 ms a page.

PDF files are read in a child process, so theirs is wall time: a made-up paper of 40 pages, and the
pages of it a second.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from rich.console import Console
from rich.table import Table

from auditor.model import Fetched, Hop, Link, Span
from auditor.pages.inspect import inspect_page
from tests.pages.pdfs import lines, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://news.example/2024/05/bell"
ROUNDS = 30

_SENTENCES = (
    "The bronze bell of Aldmoor was cast in 1411 and weighs 2,340 kilograms.",
    "It hung in the north tower until the fire of 1698, when it fell through four floors.",
    "Restorers found traces of an older inscription, which names a bishop not known elsewhere.",
    "According to the museum, some 48,000 visitors a year come to see it.",
)


def sample_page(size: int = 200_000) -> str:
    """About a tenth of the bytes are text, as in pages of news sites."""
    menu = "".join(
        f'<li class="menu__item menu__item--{n}"><a class="menu__link" href="/section/{n}" '
        f'data-track="nav:{n}" style="color:#333">Section {n}</a></li>'
        for n in range(120)
    )
    cards = "".join(
        f'<div class="card card--small" data-id="{n}"><a href="/2024/{n}"><img loading="lazy" '
        f'src="/img/{n}.jpg" srcset="/img/{n}-2x.jpg 2x, /img/{n}-3x.jpg 3x" alt="Picture {n}">'
        f'<h3 class="card__title">{_SENTENCES[n % 4][:50]}</h3><span class="card__date" '
        f'style="font-size:12px">{n % 28 + 1} May 2024</span></a></div>'
        for n in range(150)
    )
    paragraphs = "".join(
        f'<p class="article__text">{" ".join(_SENTENCES)} See <a href="/x/{n}">part {n}</a>.</p>'
        for n in range(40)
    )
    rows = "".join(f"<tr><td>{1400 + n}</td><td>{n * 37} kg</td></tr>" for n in range(60))
    head = '<meta charset="utf-8"><title>The bell of Aldmoor | News</title>'
    body = (
        f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>The bell of Aldmoor</h1>"
        f"{paragraphs}<table>{rows}</table></article><aside>{cards}</aside></main>"
        "<div class=consent style='display:none'>We use cookies.</div><footer>© News</footer>"
    )
    filler = "window.__DATA__ = {};" + 'push({"id":1,"slot":"top","sizes":[300,250]});' * 5_000
    missing = max(0, size - len(head) - len(body) - 120)
    scripts = f"<script>{filler[:missing]}</script>"
    return f'<!doctype html><html lang="en"><head>{head}{scripts}</head><body>{body}</body></html>'


PDF_PAGES = 40


def sample_pdf() -> bytes:
    """Two columns of 50 lines on every page, with a header and a footer."""
    words = " ".join(_SENTENCES).split()

    def column(start: int) -> list[str]:
        turned = words[start % len(words) :] + words * 10
        return [" ".join(turned[6 * n : 6 * n + 6]) for n in range(50)]

    return pdf(
        *(
            lines("Journal of Bells", top=815)
            + lines(column(n), left=50)
            + lines(column(n + 7), left=310)
            + lines(f"{n + 1}", top=30)
            for n in range(PDF_PAGES)
        ),
        info={"Title": "The bell of Aldmoor"},
    )


def measure_pdf() -> dict[str, Any]:
    body = sample_pdf()
    ours(body)
    times = []
    for _ in range(10):
        started = time.perf_counter()
        outcome = ours(body)
        times.append(time.perf_counter() - started)
    seconds = sorted(times)[len(times) // 2]
    rate = f"{PDF_PAGES / seconds:.0f} pages/s"
    row = {"page": f"PDF of {PDF_PAGES} pages", "bytes": len(body), "tool": "auditor"}
    return {**row, "wall_ms": seconds * 1000, "outcome": f"{outcome}, {rate}"}


HOSTILE = {
    "<a  x 10,000": "<a " * 10_000,
    "<div> x 100,000": "<div>x" * 100_000,
    "<p> x 200,000": "<p>bell</p>" * 200_000,
    "100,000 attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
    "600,000 combining marks": "<p>a" + "\u0301\u0323" * 300_000,
    "200,000 footnotes": "<p>" + "bell<sup>1</sup> " * 200_000,
    "200,000 style=' (open)": "<p style='" * 200_000,
    "5 MB of words": "<p>" + "bell " * 1_000_000,
    "5 MB of tags": "<br>" * 1_250_000,
    "5 MB of random bytes": bytes(range(128, 256)).decode("cp437") * 20_000,
}


def response(body: bytes) -> Fetched:
    headers = (("content-type", "text/html"),)
    return Fetched(URL, hops=(Hop(URL, 200),), status=200, headers=headers, body=body)


def ours(body: bytes) -> str:
    inspection = inspect_page(Link(URL, URL, Span(0, len(URL))), response(body))
    return (
        f"{inspection.status}, {len(inspection.page.full) if inspection.page else 0:,} characters"
    )


def peer(body: bytes) -> str:
    return f"{len(BeautifulSoup(body, 'lxml').get_text(' ')):,} characters"


def cpu_ms(call: Callable[[bytes], str], body: bytes, rounds: int) -> tuple[float, str]:
    """The median of `rounds` calls, after one to warm up."""
    outcome = call(body)
    times = []
    for _ in range(rounds):
        started = time.process_time()
        call(body)
        times.append(time.process_time() - started)
    return sorted(times)[len(times) // 2] * 1000, outcome


def measure(pages: dict[str, bytes]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for name, body in pages.items():
        for tool, call in (("auditor", ours), ("bs4 + lxml", peer)):
            ms, outcome = cpu_ms(call, body, ROUNDS)
            rows.append(
                {"page": name, "bytes": len(body), "tool": tool, "cpu_ms": ms, "outcome": outcome}
            )
    rows.append(measure_pdf())
    for name, markup in HOSTILE.items():
        body = markup.encode("cp437" if "random" in name else "utf-8")
        ms, outcome = cpu_ms(ours, body, 1)
        row = {"page": name, "bytes": len(body), "tool": "auditor", "cpu_ms": ms}
        rows.append({**row, "outcome": outcome})
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("pages", nargs="*", type=Path, help="HTML files; default: a made-up page")
    parser.add_argument("--json", action="store_true", help="one JSON array instead of the table")
    options = parser.parse_args()
    pages = {path.name: path.read_bytes() for path in options.pages}
    rows = measure(pages or {"news article": sample_page().encode()})
    if options.json:
        json.dump(rows, sys.stdout, indent=1)
        return 0
    table = Table("page", "bytes", "tool", "ms", "outcome", title="Response to page")
    for row in rows:
        table.add_row(
            row["page"],
            f"{row['bytes']:,}",
            row["tool"],
            f"{row.get('cpu_ms', row.get('wall_ms')):.1f}",
            row["outcome"],
        )
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
