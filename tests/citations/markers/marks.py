"""Shows the marks of an answer in a form that tests can state."""

from __future__ import annotations

from tests.citations.reading import read

LIST = "\n\nSources:\n" + "\n".join(f"[{n}] https://a.org/{n}" for n in range(1, 10))


def works_cited(entries: int) -> str:
    """A source list in the manner of a research report."""
    lines = (f"{n}. Page {n} - Site, https://a.org/{n}" for n in range(1, entries + 1))
    return "\n\n#### Works cited\n\n" + "\n".join(lines)


def marks(text: str) -> list[tuple[str | None, str]]:
    """(claim, label) of each marker, in order."""
    return [
        (a.claim.text if a.claim else None, a.citation.marker.label)
        for a in read(text).attributions
        if a.citation.marker
    ]


def labels(text: str) -> list[str]:
    return [label for _, label in marks(text)]


def said(text: str) -> list[str]:
    """What the answer's claims say, cited or not."""
    return [claim.text for claim in read(text).claims]


def lost(text: str) -> set[str]:
    """Why the pages behind the marks can't be recovered."""
    return {a.citation.marker.lost for a in read(text).attributions if a.citation.marker}


def doubts(text: str) -> set[str]:
    """The rules of the bindings that are in doubt."""
    return {a.binding.rule for a in read(text).attributions if a.binding.confidence == 1}
