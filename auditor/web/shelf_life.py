"""Which responses are worth keeping, and how long each is good for.

The store is the memory of our runs, no HTTP cache: it never claims that what it holds is current,
reports say when it was fetched. So `no-cache`, `max-age` and their like (RFC 9111, 5.2.2) have no
say in it, our limits do. `no-store` has: its meaning is that nobody writes the page down. Cookies
make no difference: none is ever sent with a first request, so what comes back was made for nobody
in particular. Neither does a private network: the file is its owner's alone, and a run that does
not open that network has other `options` and never sees the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model import FailureKind, LinkStatus
from auditor.web.retry import seconds_asked

if TYPE_CHECKING:
    from auditor.model import Failure, Fetched

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_GOOD_FOR = {
    LinkStatus.OK: DAY,
    LinkStatus.MOVED: DAY,
    LinkStatus.NOT_TEXT: DAY,
    LinkStatus.TOO_LARGE: DAY,
    LinkStatus.PAYWALLED: DAY,
    LinkStatus.UNREACHABLE: 10 * MINUTE,
}
_LASTING = frozenset(str(status) for status, seconds in _GOOD_FOR.items() if seconds >= DAY)
_OTHERWISE = HOUR  # dead, blocked and their like: bad news may pass, or be put right

# Not what a server did: our own decision, or our own network's trouble, which must not outlive it.
_NOT_KEPT = frozenset(
    {
        FailureKind.OFFLINE,
        FailureKind.NOT_IN_CAPTURE,
        FailureKind.REFUSED,
        FailureKind.DNS,
        FailureKind.PROXY,
        FailureKind.ROBOTS,
        FailureKind.TIME_BUDGET,
    }
)
_FAILURES = {
    FailureKind.NO_SUCH_HOST: LinkStatus.DEAD,
    FailureKind.TOO_LARGE: LinkStatus.TOO_LARGE,
    FailureKind.BAD_ENCODING: LinkStatus.UNREADABLE,
}
_GONE = (404, 410)
_PASSING = (408, 425)


def is_kept(fetched: Fetched) -> bool:
    if fetched.failure is not None:
        return fetched.failure.kind not in _NOT_KEPT and _reached(fetched, fetched.failure)
    directives = fetched.header("cache-control").lower().split(",")
    return "no-store" not in (directive.strip() for directive in directives)


def first_outcome(fetched: Fetched) -> LinkStatus:
    """What can be said before the page is read."""
    if fetched.failure is not None:
        return _FAILURES.get(fetched.failure.kind, LinkStatus.UNREACHABLE)
    status = fetched.status or 0
    if 200 <= status < 300:
        return LinkStatus.OK
    if status in _GONE:
        return LinkStatus.DEAD
    if 400 <= status < 500 and status not in _PASSING:
        return LinkStatus.BLOCKED
    return LinkStatus.UNREACHABLE


def good_for(fetched: Fetched, outcome: LinkStatus) -> float:
    """Seconds from now. Who says when to come back (Retry-After) is not asked before."""
    usual = _GOOD_FOR.get(outcome, _OTHERWISE)
    said = fetched.header("retry-after")
    if not said or not is_bad_news(str(outcome)) or fetched.fetched_at is None:
        return usual
    wait = seconds_asked(said, fetched.fetched_at)
    return usual if wait is None else min(max(wait, MINUTE), DAY)


def is_bad_news(outcome: str) -> bool:
    """Whether it may be better soon; a page that was read changes seldom."""
    return outcome not in _LASTING


def _reached(fetched: Fetched, failure: Failure) -> bool:
    """Whether a server was connected to at the end of the chain, or the name is known not to be.

    Without that it may have been our network that failed. It costs little to ask again.
    """
    if failure.kind is FailureKind.NO_SUCH_HOST:
        return True
    return bool(fetched.hops) and fetched.hops[-1].address is not None
