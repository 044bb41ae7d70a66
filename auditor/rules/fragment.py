"""Text fragments: an address that points at words says which words it was chosen for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from auditor.model import Axis, Rule, Severity
from auditor.rules.found import excerpt, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Finding, Page

FRAGMENT_NOT_FOUND = Rule(
    "SUP005",
    "text-fragment-not-on-page",
    Axis.SUPPORT,
    Severity.NOTE,
    "The link points at words that are not on the page",
    "The address ends in a text fragment (#:~:text=), a quotation that the browser should jump to. "
    "We could not find these words on the page: it may have changed since, or the words may stand "
    "in a part that we don't read.",
)

_WORD = re.compile(r"\w+")
_GAP = "\u2026"


def check_fragments(audit: AnswerAudit) -> Iterator[Finding]:
    words: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for assessment in audit.assessments:
        citation, check = assessment.attribution.citation, assessment.check
        if citation.link is None or check is None or check.page is None:
            continue
        for quotation in citation.link.fragments:
            if (check.link.url, quotation) in told:
                continue
            told.add((check.link.url, quotation))
            if check.link.url not in words:
                words[check.link.url] = _page_words(check.page)
            if not _is_on(quotation, words[check.link.url]):
                message = f"{FRAGMENT_NOT_FOUND.summary}: {excerpt(quotation)} Page: "
                # The citation's own address: others may share the page, under another fragment.
                message += check.works_as or citation.link.url
                yield found(audit, FRAGMENT_NOT_FOUND, citation.span, message)


def _page_words(page: Page) -> str:
    return _folded(page.full or page.main)


def _folded(text: str) -> str:
    """Words alone, as the specification compares them: without case or accents (WICG, 3.6)."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return f" {' '.join(_WORD.findall(bare))} "


def _is_on(quotation: str, page: str) -> bool:
    """Whether the parts of the quotation stand on the page, in their order."""
    at = 0
    for part in quotation.split(_GAP):
        wanted = _folded(part)  # with a blank on both sides: whole words
        found_at = page.find(wanted, at)
        if found_at < 0:
            return False
        at = found_at + len(wanted) - 1
    return True
