"""URL text -> Link: repaired, unwrapped, and classified as far as that goes offline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.links.classify import classify
from auditor.links.fragments import text_fragments
from auditor.links.remarks import remarks
from auditor.links.repair import candidates, is_cut, repair
from auditor.links.shorthand import expand
from auditor.links.unwrap import unwrap
from auditor.model import Link

if TYPE_CHECKING:
    from datetime import date

    from auditor.links.classify import Networks
    from auditor.model import Span


@dataclass(frozen=True, slots=True)
class LinkReader:
    """Reads links. `allow` are the networks that the user opened: their addresses are not
    placeholders. `today` bounds what can exist already (arXiv numbers carry their month); without
    it nothing is said about the future.
    """

    allow: Networks = ()
    today: date | None = None

    def read(self, written: str, span: Span, *, in_list: bool = False) -> Link:
        """`span` is where `written` stands in the answer; `in_list` says that it ends an entry of
        a source list. Never raises.
        """
        url, repairs = repair(written, in_list=in_list)
        url, words = expand(url)
        said = [*repairs, words] if words else list(repairs)
        wrappers: tuple[str, ...] = ()
        if not is_cut(url):
            url, wrappers = unwrap(url)
            said += [f"taken out of the redirect of {host}" for host in wrappers]
        status, reason, rule = classify(url, self.allow, self.today) or (None, "", "")
        fragments = text_fragments(url)
        noted = () if status else remarks(url, points_at_text=bool(fragments))
        return Link(
            *(written, url, span, status, reason, tuple(said)),
            candidates=() if is_cut(url) else candidates(url, written),
            wrappers=wrappers,
            fragments=fragments,
            remarks=noted,
            rule=rule,
        )
