"""Scores of simpler judges on the same pairs, in the same process.

Judges that are trained models (SummaC, AlignScore, MiniCheck, HHEM) fetch their weights when they
first run, which nothing here may do; they are not compared.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from auditor.model import Support
from auditor.support.encoder import load_encoder
from auditor.support.passages import analyse_page
from benchmarks.support_metrics import area_under_curve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.support_rows import Row

_WORD = re.compile(r"\w+")
_ENCODED = 6_000
"""Characters of a page that the encoder reads."""


def peers(rows: Sequence[Row]) -> dict[str, Any]:
    """AUC of each, supported or not. `claim words`: the share of the claim's words on the page."""
    positive = [row.gold is Support.SUPPORTED for row in rows]
    scores = {"claim words": [_overlap(row) for row in rows], "BM25": [_bm25(row) for row in rows]}
    if load_encoder() is not None:
        scores["USE cosine"] = [_cosine(row) for row in rows]
    return {name: area_under_curve(positive, given) for name, given in scores.items()}


def _overlap(row: Row) -> float:
    words = set(_WORD.findall(row.claim.text.lower()))
    return len(words & set(_WORD.findall(row.page.main.lower()))) / max(len(words), 1)


def _bm25(row: Row, k: float = 1.5, b: float = 0.75) -> float:
    """Of the best sentence, as a share of what the claim itself would get (Robertson and Zaragoza
    2009, the usual parameters)."""
    sentences = [Counter(_WORD.findall(s.lower())) for s in _sentences(row)] or [Counter[str]()]
    mean = sum(s.total() for s in sentences) / len(sentences) or 1.0
    having = Counter(word for s in sentences for word in s)
    claim = Counter(_WORD.findall(row.claim.text.lower()))
    rarity = {
        w: math.log(1 + (len(sentences) - having[w] + 0.5) / (having[w] + 0.5)) for w in claim
    }

    def score(s: Counter[str]) -> float:
        longer = k * (1 - b + b * s.total() / mean)
        return sum(rarity[w] * s[w] * (k + 1) / (s[w] + longer) for w in claim)

    return max(map(score, sentences)) / (score(claim) or 1.0)


def _cosine(row: Row) -> float:
    encoder = load_encoder()
    sentences = _sentences(row, _ENCODED)
    if encoder is None or not sentences:
        return 0.0
    (likeness,) = encoder.similarities([row.claim.text], sentences)
    return max(likeness)


def _sentences(row: Row, limit: int | None = None) -> list[str]:
    page = analyse_page(row.page.main, row.page.lang or "en")
    return [s.of(page.text) for s in page.sentences if limit is None or s.end <= limit]
