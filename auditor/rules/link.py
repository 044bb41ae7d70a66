"""The link axis: does the link lead to a page?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import Axis, Confidence, LinkGroup, LinkStatus, RemarkKind, Rule, Severity
from auditor.rules.found import Citers, found, how_many_cite, link_citers
from auditor.rules.history import what_is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model import AnswerAudit, Finding, LinkCheck


DEAD = Rule(
    "LNK001",
    "dead-link",
    Axis.LINK,
    Severity.ERROR,
    "The link is dead",
    "The site answered that there is no such page, or the site does not exist. The page may have "
    "moved, or may never have existed: look for an archived copy or another source.",
)
SOFT_404 = Rule(
    "LNK002",
    "soft-404",
    Axis.LINK,
    Severity.ERROR,
    "The link opens a “page not found” page",
    "The site answers as if all were well, but what it shows says that the page is not there. "
    "Treat it as a dead link.",
)
PLACEHOLDER = Rule(
    "LNK003",
    "placeholder-link",
    Axis.LINK,
    Severity.ERROR,
    "The link is a placeholder",
    "The address is a fill-in such as example.com, YOUR_URL_HERE or a search with no words. It was "
    "never a source; ask for the real one.",
)
SEARCH_RESULTS = Rule(
    "LNK004",
    "search-results-page",
    Axis.LINK,
    Severity.ERROR,
    "The link is a page of search results",
    "A search page changes from one reader and one day to the next and states nothing itself. "
    "Cite the page that was found, not the search.",
)
NOT_WEB = Rule(
    "LNK005",
    "not-a-web-address",
    Axis.LINK,
    Severity.ERROR,
    "The link is not a web address",
    "Addresses such as sandbox:, file: or attachment: exist only inside one conversation or on one "
    "machine. Nobody else can open them.",
)
MALFORMED = Rule(
    "LNK006",
    "malformed-link",
    Axis.LINK,
    Severity.ERROR,
    "The link is malformed",
    "The text can't be read as an address, even after the usual repairs, or it names a paper whose "
    "number can't exist. Copy the address again from its page.",
)
TRUNCATED = Rule(
    "LNK007",
    "truncated-link",
    Axis.LINK,
    Severity.ERROR,
    "The link is cut off",
    "The address ends in an ellipsis: what was pasted is its display form, not the address. Copy "
    "the link itself, not its text.",
)
REDIRECTED_HOME = Rule(
    "LNK008",
    "redirected-to-home",
    Axis.LINK,
    Severity.WARNING,
    "The link only leads to the site's home page",
    "The site sends visitors of this address to its front page, which usually means that the page "
    "is gone. Look for it on the site, or for an archived copy.",
)
PARKED = Rule(
    "LNK009",
    "parked-domain",
    Axis.LINK,
    Severity.ERROR,
    "The domain is parked or for sale",
    "What opens is an advertisement of the domain, not the page that was cited.",
)
COULD_NOT_CHECK = Rule(
    "LNK010",
    "link-not-checked",
    Axis.LINK,
    Severity.NOTE,
    "The link could not be checked",
    "This says nothing against the link: the site turns robots away, asks for a login or a "
    "payment, needs a browser, or did not answer. Open it yourself.",
)
MOVED = Rule(
    "LNK011",
    "moved-link",
    Axis.LINK,
    Severity.NOTE,
    "The page has moved",
    "The link still works through a permanent redirect. Prefer the new address.",
)
CHAT_SHARE = Rule(
    "LNK012",
    "chat-share",
    Axis.LINK,
    Severity.WARNING,
    "The link is a conversation with an assistant",
    "An assistant's answer can't serve as the source of another. Cite the pages behind it.",
)
PRIVATE_UPLOAD = Rule(
    "LNK013",
    "private-upload",
    Axis.LINK,
    Severity.ERROR,
    "The link is a file that somebody gave to the assistant",
    "The address leads into the store where an assistant keeps its users' uploads. It opens for "
    "their owner only, if it still does: cite where the file was published.",
)
WORKS_AS = Rule(
    "LNK014",
    "link-works-when-repaired",
    Axis.LINK,
    Severity.WARNING,
    "The link works only when it is repaired",
    "As written the address leads nowhere; without what a copy added to it, or with what a copy "
    "took away, it does. The page was judged under the repaired address: correct it in the text.",
)
HOMEPAGE = Rule(
    "LNK015",
    "home-page-link",
    Axis.LINK,
    Severity.NOTE,
    "The link leads to a home page",
    "A home page changes from day to day and seldom says what a claim says. Cite the page itself.",
)
REMARKED = Rule(
    "LNK016",
    "remarkable-address",
    Axis.LINK,
    Severity.NOTE,
    "There is something to know about the address",
    "It may hold a user name, mix scripts so that one letter looks like another, or hide where it "
    "leads behind a short link. It is checked all the same: look before you open it.",
)

# Confidence is medium where the status is read from what a page looks like, not from what the
# address or the server says.
BY_STATUS = {
    LinkStatus.MOVED: (MOVED, Confidence.HIGH),
    LinkStatus.DEAD: (DEAD, Confidence.HIGH),
    LinkStatus.SOFT_404: (SOFT_404, Confidence.MEDIUM),
    LinkStatus.REDIRECTED_HOME: (REDIRECTED_HOME, Confidence.MEDIUM),
    LinkStatus.REDIRECTED_LOGIN: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.PARKED: (PARKED, Confidence.MEDIUM),
    LinkStatus.PLACEHOLDER: (PLACEHOLDER, Confidence.HIGH),
    LinkStatus.SEARCH_RESULTS: (SEARCH_RESULTS, Confidence.HIGH),
    LinkStatus.CHAT_SHARE: (CHAT_SHARE, Confidence.HIGH),
    LinkStatus.PRIVATE_UPLOAD: (PRIVATE_UPLOAD, Confidence.HIGH),
    LinkStatus.NOT_WEB: (NOT_WEB, Confidence.HIGH),
    LinkStatus.MALFORMED: (MALFORMED, Confidence.HIGH),
    LinkStatus.TRUNCATED: (TRUNCATED, Confidence.HIGH),
    LinkStatus.BLOCKED: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.PAYWALLED: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.NEEDS_CONSENT: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.NEEDS_JAVASCRIPT: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.UNREACHABLE: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.TOO_LARGE: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.NOT_TEXT: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.UNREADABLE: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.REFUSED: (COULD_NOT_CHECK, Confidence.HIGH),
    LinkStatus.NOT_CHECKED: (COULD_NOT_CHECK, Confidence.HIGH),
}


def check_links(audit: AnswerAudit) -> Iterator[Finding]:
    """What is found of each distinct link, placed where it is first cited."""
    for check, citers in link_citers(audit):
        if check.status in BY_STATUS and not check.works_as:
            rule, confidence = BY_STATUS[check.status]
            message = _message(rule, check, citers)
            yield found(audit, rule, citers.span, message, confidence=confidence)
        if check.works_as:
            message = f"{WORKS_AS.summary} ({check.reason}): {check.works_as}" + _now_at(check)
            yield found(audit, WORKS_AS, citers.span, message)
        for remark in (
            check.link.remarks if check.status.group is not LinkGroup.NOT_A_SOURCE else ()
        ):
            rule = HOMEPAGE if remark.kind is RemarkKind.HOMEPAGE else REMARKED
            yield found(audit, rule, citers.span, f"The link {remark.text}: {check.link.url}")


def _message(rule: Rule, check: LinkCheck, citers: Citers) -> str:
    """An address is followed by white space or nothing, so that it can be clicked."""
    why = check.reason.rstrip(". ")
    if rule is COULD_NOT_CHECK:
        status = check.status.value.replace("_", " ")
        why = f"{status}: {why}" if why else status
    address = check.link.url or check.link.written
    message = rule.summary + (f" ({why})" if why else "") + f"{how_many_cite(citers)}: {address}"
    message += _now_at(check)
    return message + (what_is_known(check) if check.status.group is LinkGroup.BROKEN else "")


def _now_at(check: LinkCheck) -> str:
    if check.status is LinkStatus.MOVED and check.resolution:
        return f" Now at: {check.resolution.final_url}"
    return ""
