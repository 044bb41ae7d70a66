"""Pairs of claim and page that differ by one edit, made from the texts in contrast_texts/.

A text file has paragraphs of our own on true facts, each with claims about it:

    # Heading
    The paragraph.
    * A true claim with {kind=what is true|an edit|another edit}, of one of KINDS.
    + A fair paraphrase without edits.

A claim gives one control, with everything true, and one edited claim for each of its slots, with
the edit that the seed picks. An edited claim is false, or says more than the paragraph does. The
paragraph stands at a place that the seed picks among others, on a page of 300 to 1,500 words.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model import Claim, Page, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTS = Path(__file__).parent / "contrast_texts"
LANGUAGES = ("en", "fr")
KINDS = (
    "number",
    "date",
    "unit",
    "name",
    "roles",
    "negation",
    "comparison",
    "addition",
    "scope",
)
PARTS = ("develop", "held-out")
WORDS = (300, 1_500)

_SLOT = re.compile(r"\{(\w+)=([^{}]*)\}")
_THIRD = 3
"""Every third paragraph is held out: rules are written without a look at its pairs."""


@dataclass(frozen=True)
class Pair:
    """`kind` is one of KINDS, or "control" for a claim that the page supports."""

    topic: str
    kind: str
    lang: str
    part: str
    claim: Claim
    page: Page


@dataclass(frozen=True)
class Topic:
    heading: str
    text: str
    claims: tuple[str, ...]
    """With their slots."""


def read_topics(path: Path) -> tuple[Topic, ...]:
    topics = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        claims = tuple(line[2:] for line in lines if line[:2] in ("* ", "+ "))
        text = " ".join(line for line in lines[1:] if line[:2] not in ("* ", "+ "))
        topics.append(Topic(lines[0].removeprefix("# "), text, claims))
    return tuple(topics)


def pairs(seed: int, parts: Sequence[str] = PARTS) -> tuple[Pair, ...]:
    """The same for the same seed, in the order of the files."""
    return tuple(pair for lang in LANGUAGES for pair in _pairs_in(lang, seed) if pair.part in parts)


def _pairs_in(lang: str, seed: int) -> Iterator[Pair]:
    topics = read_topics(TEXTS / f"{lang}.txt")
    for number, topic in enumerate(topics):
        rng = random.Random(f"{seed} {lang} {topic.heading}")
        page = _page(topic, topics, lang, rng)
        part = PARTS[number % _THIRD == _THIRD - 1]
        for claim in topic.claims:
            for kind, said in (("control", _fill(claim, None, rng)), *_edits(claim, rng)):
                yield Pair(topic.heading, kind, lang, part, Claim(Span(0, len(said)), said), page)


def _page(topic: Topic, topics: Sequence[Topic], lang: str, rng: random.Random) -> Page:
    others = [other for other in topics if other is not topic]
    rng.shuffle(others)
    target = rng.randint(*WORDS)
    chosen = [topic]
    while others and sum(len(one.text.split()) for one in chosen) < target:
        chosen.append(others.pop())
    rng.shuffle(chosen)
    text = "\n\n".join(f"{one.heading}\n{one.text}" for one in chosen)
    return Page("https://example.org/", "", text, text, lang)


def _edits(claim: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    for number, slot in enumerate(_SLOT.finditer(claim)):
        yield slot[1], _fill(claim, number, rng)


def _fill(claim: str, edited: int | None, rng: random.Random) -> str:
    """The claim with the truth in each slot, but for slot number `edited`."""
    out, end = "", 0
    for number, slot in enumerate(_SLOT.finditer(claim)):
        true, *false = slot[2].split("|")
        said = rng.choice(false) if number == edited else true
        out += claim[end : slot.start()]
        if said[:1].isalpha() and slot[1] == "addition":
            out += " "
        out += said
        end = slot.end()
    out += claim[end:]
    return out[0].upper() + out[1:]
