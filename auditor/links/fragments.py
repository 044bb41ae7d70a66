"""Text fragments: the passages of a page that a link points at, `#:~:text=…`."""

from __future__ import annotations

from urllib.parse import unquote

_MARK = ":~:"
_MOST = 50


def text_fragments(url: str) -> tuple[str, ...]:
    """The quotations, percent-decoded; "start … end" where only the two ends are given.

    `text=[prefix-,]start[,end][,-suffix]`, several joined by `&` (WICG Scroll to Text Fragment,
    3.2). What stands before and after only tells two places apart and is left out.
    """
    if _MARK not in url:
        return ()
    directives = url.partition("#")[2].partition(_MARK)[2].split("&", _MOST)[:_MOST]
    quotations = (
        _quotation(directive[5:]) for directive in directives if directive.startswith("text=")
    )
    return tuple(dict.fromkeys(filter(None, quotations)))


def _quotation(directive: str) -> str:
    parts = directive.split(",", 4)
    if len(parts) > 1 and parts[0].endswith("-"):
        del parts[0]
    if len(parts) > 1 and parts[-1].startswith("-"):
        del parts[-1]
    ends = (" ".join(unquote(part).split()) for part in parts[:2])
    return " … ".join(filter(None, ends))
