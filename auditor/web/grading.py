"""Was a dead page ever there? A grade from what an archive keeps of it and of its neighbours.

Many pages are never archived: that alone says little, and an archive that did not answer says
nothing. `likely_never_existed` takes two strong signs that don't follow from one another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from auditor.links.address import read_address
from auditor.links.canonical import registrable_domain
from auditor.links.slugs import beside, oddity, place_of, written_date
from auditor.model import Archived, Grade, History, Sign
from auditor.web.archive import MOST_NEIGHBOURS, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model import Lost, Page, Snapshot
    from auditor.web.archive import Capture

_MANY = 5
"""Archived neighbours from which it is strange that the page itself was passed over."""
_NEW = timedelta(days=60)
"""How long after a page's own date an archive may well not have seen it."""
_REDIRECTS = range(300, 400)
_NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Seen:
    """What the archive `name` answered on `today`: visits of the page, pages of its folder and
    below (`neighbours`), and whether it has anything of the host.
    """

    name: str
    captures: tuple[Capture, ...] = ()
    neighbours: tuple[Capture, ...] = ()
    host: bool = True
    today: date | None = None


def existed(name: str, snapshot: Snapshot) -> Archived:
    day = snapshot.taken_at.date().isoformat()
    sign = Sign("archived", f"{name} has a copy of {day}: the page existed")
    return Archived(History(Grade.ROTTED, (sign,)), snapshot)


def not_known(unknown: Unknown) -> Archived:
    code = "excluded" if unknown.excluded else "archive_silent"
    return Archived(History(Grade.UNKNOWN, (Sign(code, unknown.reason),)))


def with_copy(found: Archived, snapshot: Snapshot, page: Page | None, why: str = "") -> Archived:
    """`found` once its copy was opened; `why` says what stood in the way of reading it."""
    history = found.history
    if page is None:
        sign = Sign("copy_not_read", f"its copy could not be read: {why}")
        history = replace(history, signs=(*history.signs, sign))
    return Archived(history, snapshot, page)


def copy_is_no_page(name: str, snapshot: Snapshot, why: str) -> Archived:
    """A copy that opens but shows an error page is no sign that there was a page."""
    day = snapshot.taken_at.date().isoformat()
    sign = Sign("copy_shows_no_page", f"the copy that {name} has of {day} shows no page: {why}")
    return Archived(History(Grade.UNKNOWN, (sign,)))


def settled_early(lost: Lost, seen: Seen) -> Archived | None:
    """The grade where no neighbour can change it."""
    redirects = [c for c in seen.captures if c.status and c.status in _REDIRECTS]
    signs = []
    if redirects:
        first = min(redirects).taken_at.date().isoformat()
        words = f"{seen.name} saw this address lead on to another on {first}"
        signs.append(Sign("archived_redirect", words))
    if lost.said_gone:
        words = "the server says that the page was there and is gone (status 410)"
        signs.append(Sign("said_gone", words))
    if signs:
        return Archived(History(Grade.LIKELY_ROTTED, tuple(signs)))
    unclear = [c for c in seen.captures if c.status != _NOT_FOUND]
    if unclear:
        day = min(c.taken_at for c in unclear).date().isoformat()
        words = f"{seen.name} asked for it on {day}, and it is not known whether it got a page"
        return Archived(History(Grade.UNKNOWN, (Sign("archived_unclear", words),)))
    written = written_date(lost.url)
    if written and seen.today and written.day > seen.today - _NEW:
        words = f"its address has a date of {written.day:%Y-%m}: {seen.name} may not know it yet"
        return Archived(History(Grade.UNKNOWN, (Sign("too_new", words),)))
    return None


def grade(lost: Lost, seen: Seen, answered_on: date | None = None) -> Archived:
    """Of a page without a good copy, from all that was asked."""
    no_domain = lost.no_such_host and _is_whole_domain(lost.url)
    names = beside(lost.url, [capture.url for capture in seen.neighbours])
    strong: list[Sign] = []
    weak: list[Sign] = []
    (strong if len(names) >= _MANY or (not seen.host and no_domain) else weak).append(
        _passed_over(seen, len(names))
    )
    if lost.no_such_host:
        # Of a site that the archive knows it only says that the site is gone.
        sign = Sign("no_such_host", "the domain does not exist")
        (strong if no_domain and not seen.host else weak).append(sign)
    if odd := oddity(place_of(lost.url).name, names):
        (strong if len(names) >= _MANY else weak).append(Sign("odd_name", odd))
    written = written_date(lost.url)
    if answered_on and written and written.whole and written.day > answered_on + timedelta(days=1):
        words = f"its address has a date of {written.day}, after the answer of {answered_on}"
        strong.append(Sign("dated_after_answer", words))
    if seen.captures:  # all of them 404: see `settled_early`
        day = min(seen.captures).taken_at.date().isoformat()
        weak.append(Sign("archived_error", f"{seen.name} asked for it on {day}: no page either"))
    if lost.live_beside:
        pages = "page" if lost.live_beside == 1 else "pages"
        words = f"{lost.live_beside} other cited {pages} of its folder can be opened"
        weak.append(Sign("live_neighbours", words))
    return Archived(History(_grade(seen, strong, weak), (*strong, *weak)))


def _grade(seen: Seen, strong: list[Sign], weak: list[Sign]) -> Grade:
    if len(strong) > 1:
        return Grade.LIKELY_NEVER_EXISTED
    # A site that the archive never visited: nothing follows from what it does not keep of it.
    if not seen.host and not strong and {sign.code for sign in weak} <= {"host_not_archived"}:
        return Grade.UNKNOWN
    return Grade.DOUBTFUL


def _passed_over(seen: Seen, neighbours: int) -> Sign:
    if not seen.host:
        return Sign("host_not_archived", f"{seen.name} keeps nothing of this site")
    never = f"{seen.name} never saw this page"
    if seen.captures:
        never = f"{seen.name} has no copy of this page that opened"
    if neighbours:
        others = f"{neighbours} others" if neighbours > 1 else "1 other"
        or_more = " or more" if len(seen.neighbours) >= MOST_NEIGHBOURS else ""
        words = f"{never}, though it keeps {others}{or_more} of the same folder"
        return Sign("neighbours_archived", words)
    if seen.neighbours:
        return Sign("not_archived", f"{never}, nor another directly in its folder")
    return Sign("folder_not_archived", f"{never}, nor any other of its folder")


def _is_whole_domain(url: str) -> bool:
    """Not a name within a domain: those may exist inside an organisation only."""
    try:
        host = read_address(url).host
    except ValueError:
        return False
    return host.removeprefix("www.") == registrable_domain(url)


def nearest_good(captures: Iterable[Capture], when: date | None) -> Capture | None:
    """The visit that got a page, nearest to `when`, or the newest."""
    good = [capture for capture in captures if capture.status == 200]
    if when is None:
        return max(good, default=None)
    return min(good, key=lambda c: (abs(c.taken_at.date() - when), c), default=None)
