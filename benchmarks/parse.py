"""Speed and memory of taking answers apart, and hostile runs, which must stay linear.

    python benchmarks/parse.py [ANSWERS.jsonl...] [--json]

The files are those of benchmarks/binding.py; without them the answer of examples/ is repeated.
Targets: 1 MB/s, the same at 10 MB as at 1 MB; a run four times as long takes about four times as
long (over 6 is flagged); the peak of memory stays under 20 times the text.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.citations.parse import parse
from auditor.model import Answer, Location

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "answer.txt"
SPEED = 1.0
"""MB/s, at least."""
GROWTH = 6.0
"""How many times as long four times the text may take."""
MEMORY = 20.0
"""Peak of memory by size of the text, at most."""
ROUNDS = 5
RUN = 50_000
"""Characters of the shorter hostile run."""
LEAST = 0.1
"""Seconds under which a run is noise: nothing can be said of its growth."""

# A unit is repeated up to the length asked for; what stands before it comes once.
HOSTILE = {
    "[": "[",
    "]": "]",
    "[]": "[]",
    "](": "](",
    "[a](": "[a](",
    "(": "(",
    "((a": "((a",
    ")": ")",
    "http://": "http://",
    "https://a.org/(": "https://a.org/(",
    "[a](http://b.c) ": "[a](http://b.c) ",
    "www.": "www.",
    "¹": "¹",
    "¹ ": "¹ ",
    "> nested": "> ",
    "> lines": "> > > a\n",
    "[^1^]": "[^1^]",
    "[1]": "[1]",
    "a[1], ": "a[1], ",
    "[1-": "[1-",
    "[1,2,": "[1,2,",
    "^": "^",
    "^[": "^[",
    "*": "*",
    "**a": "**a",
    "_": "_",
    "_ ": "_ ",
    "`": "`",
    "` ": "` ",
    "~": "~",
    ".": ".",
    ". ": ". ",
    "…": "…",
    "。": "。",
    '"': '"',
    "« ": "« ",
    ",": ",",
    ", ": ", ",
    ":": ":",
    "9": "9",
    "9 ": "9 ",
    "{": "{",
    '{"': '{"',
    '{"fallbackMarkdown":"': '{"fallbackMarkdown":"',
    "【": "【",
    "【1†": "【1†",
    "【1†a】": "【1†a】",
    "<": "<",
    "<cite index=": '<cite index="1">',
    "<grok:render": "<grok:render ",
    "<span": "<span ",
    "<!--": "<!--",
    "</": "</",
    "[cite_start]": "[cite_start]",
    "[cite: 1": "[cite: 1",
    "[cite_start]a[cite: 1]": "[cite_start]a[cite: 1]",
    "[span_1](start_span)": "[span_1](start_span)",
    "turn0search1": "turn0search1",
    "cite private use": "\ue200cite\ue202turn0search1",
    ":contentReference[": ":contentReference[oaicite:",
    "[oai_citation:": "[oai_citation:0‡",
    "a+1": "a+1",
    "Site+1": "Site+1",
    "https://a.org…\\n": "https://a.org/b\n",
    "|": "|",
    "| a ": "| a ",
    "| rows": "| a | b |\n",
    "---": "---\n",
    "#": "#",
    "# lines": "# a\n",
    "// lines": "// a\n",
    "- lines": "- a\n",
    "(1) T. URL": "(1) T. https://a.org/x.\n",
    "(1) in one line": "(1) T. https://a.org/x. ",
    "Sources:": "Sources:\n",
    "\\": "\\",
    "\\n": "\\n",
    "newlines": "\n",
    "blanks": " ",
    "blank lines": " \n",
    "no-break blanks": "\u00a0",
    "zero width": "\u200b",
    "marks as blanks": "\x01",
    "a": "a",
    "A. ": "A. ",
    "one line": "The bridge opened in 1931[1]. ",
    "words and no stop": "the bridge and ",
    "You said:": "You said:\nChatGPT said:\n",
    "😊": "😊",
    "\\ud800": "\ud800",
}


def _read(text: str) -> float:
    """Seconds of CPU time to take the text apart (what else runs on the machine does not count)."""
    answer = Answer(text, Location("answer"))
    started = time.process_time()
    parse(answer)
    return time.process_time() - started


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def measure_speed(texts: list[str]) -> dict[str, float]:
    """MB/s: each text by itself (the best of some rounds), and all joined to 1 MB and 10 MB."""
    seconds = min(sum(map(_read, texts)) for _ in range(ROUNDS))
    speeds = {"one by one": sum(map(_size, texts)) / 1e6 / seconds}
    joined = "\n\n".join(texts)
    for megabytes in (1, 10):
        text = _repeated(joined, int(megabytes * 1e6 * len(joined) / _size(joined)))
        speeds[f"{megabytes} MB"] = _size(text) / 1e6 / min(_read(text) for _ in range(2))
    return speeds


def measure_memory(texts: list[str]) -> dict[str, float]:
    """Peak of memory while 1 MB is read, by the size of the text in memory."""
    joined = "\n\n".join(texts)
    answer = Answer(_repeated(joined, int(1e6 * len(joined) / _size(joined))), Location("answer"))
    tracemalloc.start()
    parse(answer)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {"peak_mb": peak / 1e6, "times_the_text": peak / sys.getsizeof(answer.text)}


def measure_hostile() -> list[dict[str, Any]]:
    rows = []
    for name, unit in HOSTILE.items():
        short, long = (_repeated(unit, RUN * times) for times in (1, 4))
        first, second = (min(_read(text) for _ in range(3)) for text in (short, long))
        growth = second / first
        rows.append(
            {
                "run": name,
                "seconds": second,
                "mb_per_second": _size(long) / 1e6 / second,
                "growth": growth,
                "flagged": growth > GROWTH and second > LEAST,
            }
        )
    return rows


def _repeated(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def read_texts(files: list[Path]) -> list[str]:
    if not files:
        return [EXAMPLE.read_text("utf-8")] * 100
    # Run as a file, this has its own folder on the path, not the one above.
    sys.path.append(str(ROOT))
    from benchmarks.binding import answer_text

    rows = (line for path in files for line in path.read_text("utf-8").splitlines() if line.strip())
    return ["\n\n".join(answer_text(json.loads(row))) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    texts = read_texts(options.files)
    result = {
        "answers": len(texts),
        "mb_per_second": measure_speed(texts),
        "memory": measure_memory(texts),
        "hostile": measure_hostile(),
    }
    if options.json:
        json.dump(result, sys.stdout, indent=2)
    else:
        _print(result)


def _print(result: dict[str, Any]) -> None:
    table = Table("measured", "value", "target", title=f"{result['answers']} answers")
    for name, speed in result["mb_per_second"].items():
        table.add_row(name, f"{speed:.2f} MB/s", f"{SPEED:.2f} MB/s")
    memory = result["memory"]["times_the_text"]
    table.add_row("peak of memory", f"{memory:.1f} × the text", f"{MEMORY:.0f} ×")
    hostile = Table("hostile run", "seconds", "MB/s", "4 times the text", "")
    for row in sorted(result["hostile"], key=lambda row: -row["growth"]):
        hostile.add_row(
            Text(row["run"]),
            f"{row['seconds']:.3f}",
            f"{row['mb_per_second']:.2f}",
            f"{row['growth']:.1f} ×",
            "NOT LINEAR" if row["flagged"] else "",
        )
    console = Console()
    console.print(table)
    console.print(hostile)


if __name__ == "__main__":
    main()
