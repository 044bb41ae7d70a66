"""How long the judge takes for one claim against a page of 1,500 words it has not seen.

    python benchmarks/judge.py [PAGES] [--stream CHECKS]

Pages are made up from sentences with numbers, names and dates, each different, so nothing is
remembered from one to the next. The claims are made in the page's language and once more in
another, where an encoder reads it. The peer does the least that any judge must: it cuts the page
into lower-case words and counts which of the claim's are among them. `--stream` judges so many
pages one after the other and prints how much memory the first thousand took, and all of them.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import time
from typing import TYPE_CHECKING

from auditor.model import Claim, Page, Span
from auditor.support.judge import build_judge

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = 1_500
TARGET = 5.0  # milliseconds
ACROSS = 60.0
FIRST = 1_000
PLAIN = (
    "The mayor of {a} said that the work would go on whatever the weather did to the river.",
    "Most people in {b} use the ferry now, although it stops early when the water is high.",
    "Its first captain, who grew up on the island, liked to tell how the old bridge was built.",
    "Nobody had expected that the steel, which came from {b}, would rust so fast in the salt air.",
)
NUMBERS = (
    "The council of {a} voted on {d} May {y} to close the bridge for {n} weeks.",
    "Engineers from {b} found that {n} percent of its cables had rusted since {y}.",
    "{a} was not told about the repairs, which cost {n},000 euros in the end.",
    "A ferry takes up to {n} passengers across the river every twenty minutes.",
    "Nobody in {b} could say whether the old road would be opened again before {y}.",
)
NAMES = ("Rive", "Ada Lindqvist", "North Harbour", "the Gazette", "Bergen", "Port Lomond")


def page(seed: int, sentences: tuple[str, ...]) -> str:
    rng = random.Random(seed)
    text: list[str] = []
    while sum(len(sentence.split()) for sentence in text) < WORDS:
        text.append(
            rng.choice(sentences).format(
                a=rng.choice(NAMES),
                b=rng.choice(NAMES),
                d=rng.randint(1, 31),
                y=rng.randint(1900, 2020),
                n=rng.randint(2, 999),
            )
        )
    return "\n".join(" ".join(text[i : i + 5]) for i in range(0, len(text), 5))


def milliseconds(work: Callable[[str, str], object], cases: list[tuple[str, str]]) -> list[float]:
    taken = []
    for claim, text in cases:
        start = time.perf_counter()
        work(claim, text)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def stream(work: Callable[[str, str], object], checks: int) -> None:
    began = time.perf_counter()
    first = 0.0
    for n in range(checks):
        work(english(n), page(n, (*PLAIN, *NUMBERS)))
        if n + 1 == min(checks, FIRST):
            first = megabytes()
    rate = checks / (time.perf_counter() - began)
    print(f"{checks:,} checks: {rate:.0f} a second; {first:.0f} MB after {FIRST:,}, ", end="")
    print(f"{megabytes():.0f} MB after all")


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", type=int, nargs="?", default=50)
    parser.add_argument("--stream", type=int, metavar="CHECKS")
    options = parser.parse_args()
    pages = options.pages
    judge = build_judge()

    def judged(claim: str, text: str) -> object:
        return judge.judge(Claim(Span(0, len(claim)), claim), Page("", "", text, text, "en"))

    def overlap(claim: str, text: str) -> object:
        words = set(re.findall(r"\w+", text.lower()))
        return sum(word in words for word in re.findall(r"\w+", claim.lower()))

    judged("warm the imports up", "a page of words")
    if options.stream:
        stream(judged, options.stream)
        return
    judged("le réchauffement des imports et de la page", "a page of the words and of the numbers")
    print(f"one claim, {WORDS} words, {pages} pages each; target {TARGET} ms, across {ACROSS} ms")
    print(f"{'page':28} {'judge':12} {'median ms':>10} {'max ms':>8} {'x peer':>7}")
    kinds = {
        "a number every 30 words": (*PLAIN, *PLAIN, *NUMBERS),
        "numbers in every sentence": NUMBERS,
    }
    for kind, sentences in kinds.items():
        texts = [page(n, sentences) for n in range(pages)]
        cases, across = ([(c(n), text) for n, text in enumerate(texts)] for c in (english, french))
        peer = statistics.median(milliseconds(overlap, cases))
        for name, work, given in (
            ("auditor", judged, cases),
            ("across", judged, across),
            ("word overlap", overlap, cases),
        ):
            taken = milliseconds(work, given)
            median = statistics.median(taken)
            print(f"{kind:28} {name:12} {median:10.2f} {max(taken):8.2f} {median / peer:7.1f}")


def english(n: int) -> str:
    return f"The council voted on {n % 28 + 1} May 1999 to close the bridge for {n} weeks."


def french(n: int) -> str:
    return f"Le conseil a voté le {n % 28 + 1} mai 1999 la fermeture du pont pour {n} semaines."


if __name__ == "__main__":
    main()
