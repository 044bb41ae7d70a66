"""Labelled claim and page pairs, read from `.jsonl` and `.jsonl.gz` files."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.model import Claim, Page, Span, Support

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDS = 10
WEIGHTS = Path(__file__).parent.parent / "auditor" / "support" / "weights.json"
WEIGHTS_ACROSS = WEIGHTS.with_name("weights_across.json")
GOLD = {
    "supported": Support.SUPPORTED,
    "partial": Support.PARTIALLY_SUPPORTED,
    "refuted": Support.CONTRADICTED,
}


@dataclass(frozen=True)
class Row:
    """`group` names the rows that share a page or an answer; `supporting` are sets of spans of the
    page, each of which carries the claim."""

    claim: Claim
    page: Page
    gold: Support
    group: str = ""
    supporting: tuple[tuple[Span, ...], ...] = ()

    @property
    def fold(self) -> int:
        """Rows of one group are always in the same fold."""
        return int(hashlib.sha256(self.group.encode()).hexdigest(), 16) % FOLDS


def read_rows(path: Path, limit: int | None = None) -> tuple[Row, ...]:
    data = [json.loads(line) for line in _content(path).splitlines() if line.strip()]
    groups = _groups([_shared(each) for each in data])
    rows = (replace(_row(each), group=g) for each, g in zip(data, groups, strict=True))
    return tuple(rows)[:limit]


def _content(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def fingerprint(path: Path) -> str:
    """By which weights.json tells the file that it was fitted on."""
    return "sha256:" + hashlib.sha256(_content(path)).hexdigest()


def _row(data: dict[str, Any]) -> Row:
    claim, doc = data["claim"].strip(), data["doc"]
    page = Page(data.get("url", ""), data.get("title", ""), doc, doc, data.get("lang", ""))
    gold = GOLD.get(data["label"], Support.NOT_SUPPORTED)
    lines = _lines(doc)
    wanted = (json.loads(s) if isinstance(s, str) else s for s in [data.get("supporting", [])])
    supporting = tuple(
        tuple(lines[i] for i in one if i < len(lines)) for sets in wanted for one in sets if one
    )
    return Row(Claim(Span(0, len(claim)), claim), page, gold, doc, supporting)


def _lines(text: str) -> list[Span]:
    """`supporting` counts the lines of a page."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def _shared(data: dict[str, Any]) -> tuple[str, ...]:
    """What rows that are not independent have in common: the page; the question or the text that
    the answer stands in."""
    return tuple(str(data[key]) for key in ("doc", "query", "context") if data.get(key))


def _groups(shared: Sequence[tuple[str, ...]]) -> list[str]:
    """For each row the smallest of what is shared, by it or by rows tied to it."""
    count = Counter(each for row in shared for each in row)
    parent: dict[str, str] = {}

    def root(each: str) -> str:
        while (above := parent.setdefault(each, each)) != each:
            parent[each] = parent.get(above, above)
            each = above
        return each

    for first, *others in shared:
        for other in others:
            if count[other] > 1:
                low, high = sorted((root(first), root(other)))
                parent[high] = low
    return [root(row[0]) for row in shared]


def find_sets(paths: Sequence[Path]) -> dict[str, Path]:
    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.jsonl*")) if path.is_dir() else [path] if path.exists() else []
    return {file.name.split(".")[0]: file for file in files}
