"""The answer's text in its published shape: cut into pieces that know what they are part of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from auditor.reports.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model import CitedAnswer, Span
    from auditor.reports import published as out

LIMIT = 200_000
"""Code points of an answer that are published."""


def pieces_out(cited: CitedAnswer) -> list[out.PieceOut]:
    """Every piece is cleaned for itself, so that escapes can't move what the pieces belong to."""
    text = cited.answer.text
    end = min(len(text), LIMIT)
    layers = [
        list(_cut(end, spans))
        for spans in (
            (claim.span for claim in cited.claims),
            (attribution.citation.span for attribution in cited.attributions),
            (reference.span for reference in cited.references),
        )
    ]
    edges = {
        0,
        end,
        *(edge for layer in layers for start, stop, _ in layer for edge in (start, stop)),
    }
    at = [0, 0, 0]
    pieces: list[out.PieceOut] = []
    borders = sorted(edges)
    for start, stop in pairwise(borders):
        claim, citation, reference = (_owner(layers[n], at, n, start) for n in range(3))
        pieces.append(
            {
                "text": clean(text[start:stop], LIMIT),
                "claim": claim,
                "citation": citation,
                "reference": reference,
            }
        )
    if end < len(text):
        pieces.append({"text": "…", "claim": None, "citation": None, "reference": None})
    return pieces


def _cut(end: int, spans: Iterable[Span]) -> Iterator[tuple[int, int, int]]:
    """(start, stop, index) in order and without overlap: what begins first keeps its text."""
    reach = 0
    for start, stop, index in sorted((s.start, s.end, i) for i, s in enumerate(spans)):
        start, stop = max(start, reach), min(stop, end)
        if start < stop:
            yield start, stop, index
            reach = stop


def _owner(layer: list[tuple[int, int, int]], at: list[int], n: int, start: int) -> int | None:
    while at[n] < len(layer) and layer[at[n]][1] <= start:
        at[n] += 1
    return layer[at[n]][2] if at[n] < len(layer) and layer[at[n]][0] <= start else None
