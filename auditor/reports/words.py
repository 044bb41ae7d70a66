"""The plain words, signs and colours of the text report. The words carry everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Confidence, Grade, LinkGroup, LinkStatus, Severity, Support, Tier

if TYPE_CHECKING:
    from auditor.reports.totals import ClaimTotals

LINK_WORDS = {
    LinkStatus.OK: "works",
    LinkStatus.MOVED: "works, at a new address",
    LinkStatus.DEAD: "dead",
    LinkStatus.SOFT_404: "dead: the site shows a “page not found” page",
    LinkStatus.REDIRECTED_HOME: "page gone: it leads to the site's home page",
    LinkStatus.REDIRECTED_LOGIN: "could not check: the site asks to log in",
    LinkStatus.PARKED: "dead: the domain is parked or for sale",
    LinkStatus.PLACEHOLDER: "not a source: a placeholder",
    LinkStatus.SEARCH_RESULTS: "not a source: a page of search results",
    LinkStatus.CHAT_SHARE: "not a source: a conversation with an assistant",
    LinkStatus.PRIVATE_UPLOAD: "not a source: somebody's upload to an assistant",
    LinkStatus.NOT_WEB: "not a source: not a web address",
    LinkStatus.MALFORMED: "not a source: not a valid address",
    LinkStatus.TRUNCATED: "not a source: the address is cut off",
    LinkStatus.BLOCKED: "could not check: the site turns robots away",
    LinkStatus.PAYWALLED: "could not check: the page is behind a paywall",
    LinkStatus.NEEDS_CONSENT: "could not check: the site asks for consent first",
    LinkStatus.NEEDS_JAVASCRIPT: "could not check: the page needs a browser",
    LinkStatus.UNREACHABLE: "could not check: the page could not be reached",
    LinkStatus.TOO_LARGE: "could not check: too large",
    LinkStatus.NOT_TEXT: "could not check: not a page of text",
    LinkStatus.UNREADABLE: "could not check: the page can't be read",
    LinkStatus.REFUSED: "could not check: we do not contact this address",
    LinkStatus.NOT_CHECKED: "could not check",
}

LINK_LOOK = {
    LinkGroup.WORKS: ("✓", "green"),
    LinkGroup.BROKEN: ("✗", "bright_red"),
    LinkGroup.NOT_A_SOURCE: ("✗", "bright_red"),
    LinkGroup.COULD_NOT_CHECK: ("?", "yellow"),
}

SUPPORT_WORDS = {
    Support.SUPPORTED: "supported by the page",
    Support.PARTIALLY_SUPPORTED: "only partly found in the page",
    Support.NOT_SUPPORTED: "not found in the page",
    Support.CONTRADICTED: "the page says otherwise",
    Support.NOT_CHECKED: "could not check",
}

SUPPORT_LOOK = {
    Support.SUPPORTED: ("✓", "green"),
    Support.PARTIALLY_SUPPORTED: ("~", "yellow"),
    Support.NOT_SUPPORTED: ("✗", "yellow"),
    Support.CONTRADICTED: ("✗", "bright_red"),
    Support.NOT_CHECKED: ("?", "yellow"),
}

HISTORY_WORDS = {
    Grade.ROTTED: "the page existed",
    Grade.LIKELY_ROTTED: "the page probably existed",
    Grade.UNKNOWN: "not known whether the page ever existed",
    Grade.DOUBTFUL: "doubtful whether the page ever existed",
    Grade.LIKELY_NEVER_EXISTED: "the page probably never existed",
}

TIER_LOOK = {
    Tier.STRONG: ("✓", "green"),
    Tier.USABLE: ("✓", ""),
    Tier.WEAK: ("~", "yellow"),
    Tier.UNUSABLE: ("✗", "yellow"),
    Tier.UNRATED: (" ", "dim"),
}

SEVERITY_COLORS = {Severity.ERROR: "bright_red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

CONFIDENCE_WORDS = {
    Confidence.LOW: "low confidence",
    Confidence.MEDIUM: "medium confidence",
    Confidence.HIGH: "high confidence",
}


def spaced(word: str) -> str:
    return word.replace("_", " ")


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def claim_counts(claims: ClaimTotals) -> list[str]:
    return [
        f"{claims.cited} with a citation",
        *([f"{claims.in_scope} perhaps with one"] if claims.in_scope else []),
        f"{claims.without} without",
        f"{claims.not_checkable} with nothing to check",
    ]
