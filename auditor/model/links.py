"""The link axis: does the link lead to a page?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model.words import Word

if TYPE_CHECKING:
    from auditor.model.text import Span


class LinkStatus(Word):
    """Does the link lead to a page? Values in four groups, see `group`."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    SOFT_404 = "soft_404"
    REDIRECTED_HOME = "redirected_home"
    REDIRECTED_LOGIN = "redirected_login"
    PARKED = "parked"
    PLACEHOLDER = "placeholder"
    SEARCH_RESULTS = "search_results"
    CHAT_SHARE = "chat_share"
    PRIVATE_UPLOAD = "private_upload"
    NOT_WEB = "not_web"
    MALFORMED = "malformed"
    TRUNCATED = "truncated"
    BLOCKED = "blocked"
    PAYWALLED = "paywalled"
    NEEDS_CONSENT = "needs_consent"
    NEEDS_JAVASCRIPT = "needs_javascript"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    NOT_CHECKED = "not_checked"

    @property
    def group(self) -> LinkGroup:
        return _LINK_GROUPS[self]


class LinkGroup(Word):
    """What a link status means for the reader."""

    WORKS = "works"
    BROKEN = "broken"
    NOT_A_SOURCE = "not_a_source"
    COULD_NOT_CHECK = "could_not_check"


_LINK_GROUPS = {
    LinkStatus.OK: LinkGroup.WORKS,
    LinkStatus.MOVED: LinkGroup.WORKS,
    LinkStatus.DEAD: LinkGroup.BROKEN,
    LinkStatus.SOFT_404: LinkGroup.BROKEN,
    LinkStatus.REDIRECTED_HOME: LinkGroup.BROKEN,
    LinkStatus.PARKED: LinkGroup.BROKEN,
    LinkStatus.PLACEHOLDER: LinkGroup.NOT_A_SOURCE,
    LinkStatus.SEARCH_RESULTS: LinkGroup.NOT_A_SOURCE,
    LinkStatus.CHAT_SHARE: LinkGroup.NOT_A_SOURCE,
    LinkStatus.PRIVATE_UPLOAD: LinkGroup.NOT_A_SOURCE,
    LinkStatus.NOT_WEB: LinkGroup.NOT_A_SOURCE,
    LinkStatus.MALFORMED: LinkGroup.NOT_A_SOURCE,
    LinkStatus.TRUNCATED: LinkGroup.NOT_A_SOURCE,
    LinkStatus.REDIRECTED_LOGIN: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.BLOCKED: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.PAYWALLED: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.NEEDS_CONSENT: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.NEEDS_JAVASCRIPT: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.UNREACHABLE: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.TOO_LARGE: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.NOT_TEXT: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.UNREADABLE: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.REFUSED: LinkGroup.COULD_NOT_CHECK,
    LinkStatus.NOT_CHECKED: LinkGroup.COULD_NOT_CHECK,
}


class RemarkKind(Word):
    """What is worth knowing of a link whatever a fetch says of it."""

    HOMEPAGE = "homepage"
    USERINFO = "userinfo"
    MIXED_SCRIPTS = "mixed_scripts"
    SHORTENED = "shortened"
    OPAQUE_WRAPPER = "opaque_wrapper"


@dataclass(frozen=True, slots=True)
class Remark:
    """`text` goes on from "the link": "has a user name in it, which is never sent"."""

    kind: RemarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """The URL as written, and what repair, unwrapping and offline classification made of it.

    `status` is None while only a fetch can tell. `repairs` says in words what was changed
    between `written` and `url`. `wrappers` are the hosts of the redirects that the URL was taken
    out of, outermost first. `fragments` are the quotations that a text fragment (`#:~:text=`)
    points at on the page. `candidates` are other URLs that may have been meant, most likely first:
    without the bracket that may be the sentence's, with the next line that may go on with it.
    `rule` is the code of what decided `status`.
    """

    written: str
    url: str
    span: Span
    status: LinkStatus | None = None
    reason: str = ""
    repairs: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    wrappers: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rule: str = ""
