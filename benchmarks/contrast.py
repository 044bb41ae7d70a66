"""What the judge says of claims that differ from true ones by one edit, and of fair paraphrases.

    python -m benchmarks.contrast [--seed N] [--part develop|held-out] [--show KIND] [--json]

The pairs are ours (benchmarks/contrast_texts, put together by benchmarks/contrast_pairs.py). A
wrong pass is an edited claim called supported; a wrong contradiction a paraphrase called
contradicted. `--show` lists the pairs of a kind that went wrong, with the judge's reasons.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from auditor.model import Support
from auditor.support.judge import build_judge
from benchmarks.contrast_pairs import KINDS, LANGUAGES, PARTS, pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model import Verdict
    from auditor.support.judge import Judge
    from benchmarks.contrast_pairs import Pair

SEED = 1
CONTROL = "control"
WORDS = (
    Support.SUPPORTED,
    Support.PARTIALLY_SUPPORTED,
    Support.NOT_SUPPORTED,
    Support.CONTRADICTED,
    Support.NOT_CHECKED,
)


def judged(judge: Judge, chosen: Sequence[Pair]) -> list[tuple[Pair, Verdict]]:
    return [(pair, judge.judge(pair.claim, pair.page)) for pair in chosen]


def measure(results: Sequence[tuple[Pair, Verdict]]) -> dict[str, Any]:
    """Counts of each verdict by kind of edit and language, and the shares that sum them up."""
    counts: dict[str, dict[str, Counter[str]]] = {
        kind: {lang: Counter() for lang in LANGUAGES} for kind in (*KINDS, CONTROL)
    }
    for pair, verdict in results:
        counts[pair.kind][pair.lang][verdict.support.value] += 1

    def share(kinds: Sequence[str], word: Support) -> float:
        cells = [cell for kind in kinds for cell in counts[kind].values()]
        return sum(cell[word] for cell in cells) / max(sum(map(Counter.total, cells)), 1)

    passed, kept = share(KINDS, Support.SUPPORTED), share([CONTROL], Support.SUPPORTED)
    contradicted = [pair for pair, v in results if v.support is Support.CONTRADICTED]
    return {
        "pairs": len(results),
        "counts": counts,
        "wrong_passes": passed,
        "controls_supported": kept,
        "wrong_contradictions": share([CONTROL], Support.CONTRADICTED),
        "contradicted_precision": sum(pair.kind != CONTROL for pair in contradicted)
        / max(len(contradicted), 1),
        "balanced_accuracy": (1 - passed + kept) / 2,
    }


def table(result: dict[str, Any]) -> str:
    titles = ("supported", "partial", "not", "contrad.", "unjudged")
    lines = [f"{'edit':12} {'lang':5}{'pairs':>7}" + "".join(f"{title:>11}" for title in titles)]
    for kind, langs in result["counts"].items():
        for lang, counts in langs.items():
            cells = "".join(f"{counts[word.value]:>11}" for word in WORDS)
            lines.append(f"{kind:12} {lang:5}{counts.total():>7}{cells}")
    lines += [
        "",
        f"edited claims called supported       {result['wrong_passes']:.1%}",
        f"paraphrases called supported         {result['controls_supported']:.1%}",
        f"paraphrases called contradicted      {result['wrong_contradictions']:.1%}",
        f"contradicted, rightly                {result['contradicted_precision']:.1%}",
        f"balanced accuracy                    {result['balanced_accuracy']:.3f}",
    ]
    return "\n".join(lines)


def _mistakes(results: Sequence[tuple[Pair, Verdict]], kind: str) -> str:
    lines = []
    for pair, verdict in results:
        supported = verdict.support is Support.SUPPORTED
        if pair.kind != kind or supported != (kind != CONTROL):
            continue
        why = "; ".join(reason.text for reason in verdict.reasons)
        lines.append(f"{pair.topic}: {pair.claim.text}\n    {verdict.support.value}: {why}")
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=SEED, help="which edits, and which pages")
    parser.add_argument("--part", choices=PARTS, help="only these paragraphs")
    parser.add_argument("--show", choices=(*KINDS, CONTROL), help="list the mistakes of a kind")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    results = judged(build_judge(), pairs(options.seed, (options.part,) if options.part else PARTS))
    result = measure(results)
    if options.show:
        print(_mistakes(results, options.show))
    else:
        print(json.dumps(result, indent=2) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
