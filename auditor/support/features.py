"""What a claim and a page have in common, as the numbers the score is made of.

Four are left of two dozen: none of the others (the best sentence alone, the whole page, bigrams,
longest run, closeness, lengths, soft stems, the share of facts found) added more than .003 to the
mean AUC on nine sets; benchmarks/support.py --ablation tells what these add. Likeness of sentence
vectors added .002.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.support.facts import Facts
    from auditor.support.retrieval import Found, Query

NAMES = (
    "window",  # share of the claim's words in the best sentence and its neighbours
    "spread",  # ... in that window and the two sentences that add most
    "names",  # share of the words of its names in the window
    "facts_missing",  # 1 when one of its numbers and dates is nowhere on the page
)

Vector = tuple[float, ...]


def vector(query: Query, found: Found, facts: Facts) -> Vector:
    """One value for each of NAMES, in that order. Words count by their weight."""
    window = found.passage.in_window if found.passage else frozenset()
    total = query.total or 1.0
    named = sum(t.weight for t in query.terms if t.name)
    names = sum(query.terms[i].weight for i in window if query.terms[i].name)
    return (
        query.worth(window) / total,
        query.worth(found.spread) / total,
        names / named if named else 1.0,
        float(facts.found < facts.checked),
    )
