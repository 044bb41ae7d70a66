"""What several citations of one claim say together, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.reports.clean import one_line
from auditor.reports.words import CONFIDENCE_WORDS, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model import Assessment, Citation, Together

_PART = 120


def joint_words(joint: Together, assessments: Sequence[Assessment]) -> str:
    """ "" where the citations, one by one, say all there is to say."""

    def marks(numbers: Iterable[int]) -> str:
        named = [_mark(assessments[n].attribution.citation) for n in numbers]
        *most, last = dict.fromkeys(named)
        return f"{', '.join(most)} and {last}" if most else last

    told = []
    if joint.parts:
        by = marks(joint.carried_by)
        sure = CONFIDENCE_WORDS[joint.confidence]
        said = ", ".join(
            f"{marks([part.citation])} “{one_line(part.span.of(joint.claim.text), _PART)}”"
            for part in joint.parts
        )
        told.append(f"supported by {by} together, {sure}: {said}")
    elif joint.carried_by and len(joint.carried_by) < len(joint.citations) - len(joint.repeated):
        verb = "carries" if len(joint.carried_by) == 1 else "carry"
        told.append(f"{marks(joint.carried_by)} {verb} it")
    if joint.carried_by and joint.against:
        verb = "says" if len(joint.against) == 1 else "say"
        told.append(f"{marks(joint.against)} {verb} otherwise")
    if joint.spare:
        verb = "adds" if len(joint.spare) == 1 else "add"
        told.append(f"we found nothing that {marks(joint.spare)} {verb}")
    if joint.repeated:
        times = plural(len(joint.repeated), "time")
        told.append(f"a page is cited again by {marks(joint.repeated)} ({times})")
    return "; ".join(told)


def _mark(citation: Citation) -> str:
    if citation.marker and citation.marker.label:
        return f"[{one_line(citation.marker.label, 20)}]"
    try:
        return (
            one_line(urlsplit(citation.link.url).hostname or "a link", 60)
            if citation.link
            else "a mark"
        )
    except ValueError:
        return "a link"
