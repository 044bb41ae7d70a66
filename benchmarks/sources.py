"""How our source classes and tiers relate to what experts said of the sources they judged.

    python -m benchmarks.sources ROWS.jsonl[.gz] [--json]

A row has `url` and `reliability`, an expert's word on the source of one claim: "Reliable",
"Somewhat reliable", "Not reliable at all"; any other word is no judgement, and counted. There is
no target: the experts judged pages for one question, a class is about a publisher in general.
Intervals are Wilson's, 95 %; rows of one host are not independent, so the hosts are counted too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from auditor.sources import load_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = ("Reliable", "Somewhat reliable", "Not reliable at all")
_Z = 1.96  # of a normal distribution, for 95 %


@dataclass
class Group:
    """The rows of one class or tier: how many said each word, of how many hosts."""

    said: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WORDS, 0))
    hosts: set[str] = field(default_factory=set)

    @property
    def rows(self) -> int:
        return sum(self.said.values())

    def shown(self, of: int) -> dict[str, Any]:
        """`of` rows in all."""
        reliable, unreliable = self.said[WORDS[0]], self.said[WORDS[2]]
        return {
            "rows": self.rows,
            "share_of_rows": round(self.rows / of, 4),
            "hosts": len(self.hosts),
            "said": self.said,
            "reliable": round(reliable / self.rows, 4),
            "reliable_95": wilson(reliable, self.rows),
            "unreliable": round(unreliable / self.rows, 4),
            "unreliable_95": wilson(unreliable, self.rows),
        }


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's score interval for a share of `of` > 0 rows."""
    share, z = hits / of, _Z**2 / of
    middle, half = share + z / 2, _Z * sqrt(share * (1 - share) / of + z / (4 * of))
    low, high = (middle - half) / (1 + z), (middle + half) / (1 + z)
    return round(max(low, 0.0), 4) + 0.0, round(min(high, 1.0), 4)


def measure(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """By class, by tier, and over all that was judged."""
    sources = load_sources()
    classes: dict[str, Group] = defaultdict(Group)
    tiers: dict[str, Group] = defaultdict(Group)
    everything = Group()
    for row in rows:
        word, url = row.get("reliability"), row.get("url") or ""
        if word not in WORDS:
            continue
        source = sources.lookup(url)
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        for group in (classes[source.source_class], tiers[source.tier], everything):
            group.said[word] += 1
            group.hosts.add(host)
    judged = everything.rows
    return {
        "rows": len(rows),
        "without_a_judgement": len(rows) - judged,
        "all": everything.shown(judged) if judged else None,
        "by_tier": _ordered(tiers, judged),
        "by_class": _ordered(classes, judged),
    }


def _ordered(groups: dict[str, Group], of: int) -> dict[str, Any]:
    ranked = sorted(groups.items(), key=lambda item: (-item[1].rows, item[0]))
    return {str(name): group.shown(of) for name, group in ranked}


def table(result: dict[str, Any]) -> Iterator[str]:
    yield f"{result['rows']} rows, {result['without_a_judgement']} without an expert's judgement"
    yield f"{'':<24}{'rows':>6}{'share':>7}{'hosts':>7}   {'reliable':<22}not reliable at all"
    for title, groups in (
        ("all", {"all": result["all"]} if result["all"] else {}),
        ("by tier", result["by_tier"]),
        ("by class", result["by_class"]),
    ):
        yield title
        for name, group in groups.items():
            shares = [
                f"{group[key]:6.1%} ({group[f'{key}_95'][0]:.1%}-{group[f'{key}_95'][1]:.1%})"
                for key in ("reliable", "unreliable")
            ]
            counts = f"{group['rows']:>6}{group['share_of_rows']:>7.1%}{group['hosts']:>7}"
            yield f"  {name:<22}{counts}   {shares[0]:<22}{shares[1]}"


def read_rows(path: Path) -> list[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("rows", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.rows.is_file():
        print(f"skipped: there is no {options.rows}", file=sys.stderr)
        return
    result = measure(read_rows(options.rows))
    if options.json:
        json.dump(result, sys.stdout, indent=2)
    else:
        print("\n".join(table(result)))


if __name__ == "__main__":
    main()
