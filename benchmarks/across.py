"""How well a claim is checked against a page in another language, beside the same in one language.

    python -m benchmarks.across [--json]

The set is ours (benchmarks/bilingual): six invented pages written in English and in French, and 84
claims about them in both, half of them true; the true ones in German and Spanish as well. Each page
is followed by the five others, so that a passage is looked for among 144 sentences.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.model import Claim, Page, Span, Support
from auditor.support.judge import build_judge
from benchmarks.support_metrics import area_under_curve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model import Verdict

FOLDER = Path(__file__).parent / "bilingual"
PAGE_LANGUAGES = ("en", "fr")
CLAIM_LANGUAGES = ("en", "fr", "de", "es")


@dataclass(frozen=True)
class Said:
    """A claim in several languages; `sentence` of its page is where it is decided."""

    true: bool
    sentence: int
    text: dict[str, str]


@dataclass(frozen=True)
class Topic:
    sentences: dict[str, tuple[str, ...]]
    claims: tuple[Said, ...]


def read_topic(path: Path) -> Topic:
    """Lines `English | French` of the page, lines `= + 3 | claim | claim ...` of claims that
    sentence 3 makes true, or not (`-`)."""
    pairs: list[list[str]] = []
    claims: list[Said] = []
    for line in path.read_text("utf-8").splitlines():
        parts = [part.strip() for part in line.split(" | ")]
        if line.startswith("= "):
            _, sign, sentence = parts[0].split()
            claims.append(
                Said(
                    sign == "+", int(sentence), dict(zip(CLAIM_LANGUAGES, parts[1:], strict=False))
                )
            )
        elif len(parts) == 2:
            pairs.append(parts)
    columns = zip(*pairs, strict=True)
    return Topic(dict(zip(PAGE_LANGUAGES, columns, strict=True)), tuple(claims))


def cases(claims_in: str, pages_in: str) -> Iterator[tuple[Said, Claim, Page, str]]:
    """Each claim with its page and the sentence that decides."""
    topics = [read_topic(path) for path in sorted(FOLDER.glob("*.txt"))]
    for number, topic in enumerate(topics):
        others = topics[number + 1 :] + topics[:number]
        text = "\n".join(s for t in (topic, *others) for s in t.sentences[pages_in])
        page = Page("", "", text, text, pages_in)
        for said in topic.claims:
            if (words := said.text.get(claims_in)) is not None:
                claim = Claim(Span(0, len(words)), words)
                yield said, claim, page, topic.sentences[pages_in][said.sentence]


def measure(claims_in: str, pages_in: str) -> dict[str, Any]:
    judge = build_judge()
    judged: list[tuple[bool, Verdict, bool]] = []
    spent = 0.0
    for said, claim, page, sentence in cases(claims_in, pages_in):
        start = time.perf_counter()
        verdict = judge.judge(claim, page)
        spent += time.perf_counter() - start
        judged.append((said.true, verdict, any(sentence in e.quote for e in verdict.evidence)))
    true = [case for case in judged if case[0]]
    supported = [case for case in judged if case[1].support is Support.SUPPORTED]
    shown = [case for case in true if case[1].evidence]
    unjudged = [case for case in judged if case[1].support is Support.NOT_CHECKED]
    return {
        "claims": len(judged),
        "auc": area_under_curve([c[0] for c in judged], [c[1].score or 0.0 for c in judged]),
        "supported_precision": sum(c[0] for c in supported) / len(supported)
        if supported and len(true) < len(judged)
        else None,
        "supported_recall": sum(c[0] for c in supported) / len(true),
        "evidence_right": sum(c[2] for c in shown) / len(shown) if shown else None,
        "contradicted": sum(c[1].support is Support.CONTRADICTED for c in true),
        "not_checked": len(unjudged) / len(judged),
        "ms": 1000 * spent / len(judged),
    }


COLUMNS = (
    ("claims", "claims"),
    ("auc", "AUC"),
    ("supported_precision", "P(supp)"),
    ("supported_recall", "R(supp)"),
    ("evidence_right", "evidence"),
    ("contradicted", "T contr"),
    ("not_checked", "unjudged"),
    ("ms", "ms"),
)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    results = {
        f"{said} claim, {page} page": measure(said, page)
        for page in PAGE_LANGUAGES
        for said in CLAIM_LANGUAGES
    }
    if options.json:
        print(json.dumps(results, indent=2))
        return 0
    print(f"{'':18}" + "".join(f"{title:>9}" for _, title in COLUMNS))
    for name, result in results.items():
        cells = (result[key] for key, _ in COLUMNS)
        shown = ("-" if c is None else str(c) if isinstance(c, int) else f"{c:.3f}" for c in cells)
        print(f"{name:18}" + "".join(f"{cell:>9}" for cell in shown))
    print(
        "AUC: a claim without a score counts as 0; evidence: of the true claims with a quotation, "
        "those whose quotation has the deciding sentence; T contr: true claims called contradicted"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
