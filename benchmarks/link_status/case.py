"""What a case is, and when a verdict on it is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from auditor.model import LinkGroup, LinkStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.servers import Route


class Tls(Enum):
    """Whose certificate a site shows."""

    NONE = "plain HTTP"
    TRUSTED = "the private authority's"
    STRANGER = "an unknown authority's"
    EXPIRED = "an expired one"
    OTHER_HOST = "another host's"


class Word(str, Enum):
    """The coarse words that every checker's verdict comes down to."""

    OK = "ok"
    BROKEN = "broken"
    UNSURE = "could not check"


@dataclass(frozen=True)
class Case:
    """One link, how its server behaves, and the verdicts that are right.

    `routes` are served on an address of the case's own; the link is `path` there, or `url`, in
    which {host} is that address, {local} the port of a site on 127.0.0.1 and {closed} a port that
    nobody listens on. A `name` in place of the address is known to our resolver only.
    """

    title: str
    right: tuple[LinkStatus, ...]
    routes: Mapping[str, Route] = field(default_factory=dict)
    path: str = "/archive/report"
    tls: Tls = Tls.NONE
    url: str = ""
    name: str = ""
    peers_asked: bool = True

    @property
    def right_words(self) -> frozenset[Word]:
        """What a checker with coarser words may say of it."""
        return frozenset().union(*map(_words_for, self.right))


_BROKEN_OR_UNSURE = frozenset((Word.BROKEN, Word.UNSURE))
# Where the table of groups alone would be harder on others than it is fair to be.
_LENIENT = {
    # Nobody can read it: "broken" says that too, for those who have no finer word.
    LinkStatus.UNREACHABLE: _BROKEN_OR_UNSURE,
    LinkStatus.UNREADABLE: _BROKEN_OR_UNSURE,
    LinkStatus.TOO_LARGE: _BROKEN_OR_UNSURE,
    LinkStatus.REFUSED: _BROKEN_OR_UNSURE,
    LinkStatus.REDIRECTED_LOGIN: _BROKEN_OR_UNSURE,
    # A picture is what its link promises; only we need text.
    LinkStatus.NOT_TEXT: frozenset((Word.OK, Word.UNSURE)),
}


def _words_for(status: LinkStatus) -> frozenset[Word]:
    """Bot walls, paywalls, consent and script walls are neither fine nor broken."""
    if status in _LENIENT:
        return _LENIENT[status]
    if status.group is LinkGroup.WORKS:
        return frozenset((Word.OK,))
    if status.group is LinkGroup.BROKEN:
        return frozenset((Word.BROKEN,))
    if status.group is LinkGroup.NOT_A_SOURCE:
        return _BROKEN_OR_UNSURE
    return frozenset((Word.UNSURE,))
