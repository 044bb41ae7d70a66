"""Ways to name a page that are not addresses, though everyone knows which address they mean."""

from __future__ import annotations

import re

_DOI = re.compile(r"(?:doi|info:doi/|urn:doi):?\s{0,3}(10\.\S{2,2000})", re.IGNORECASE)
_ARXIV = re.compile(
    r"arxiv:\s{0,3}(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z\-]{2,20}(?:\.[a-z]{2})?/\d{7}(?:v\d{1,3})?)",
    re.IGNORECASE,
)
_NO_SCHEME = re.compile(r"//(?:[\w\-]{1,63}\.){1,8}[A-Za-z]{2,24}(?=[:/?#]|\Z)")


def expand(written: str) -> tuple[str, str]:
    """The URL that was meant and what was done in words; the words are "" when nothing was."""
    if written.startswith("//"):
        if _NO_SCHEME.match(written):
            return "https:" + written, "https: added"
    elif written[:1] in "dDiIuU":
        if found := _DOI.fullmatch(written):
            return f"https://doi.org/{found.group(1)}", "DOI written out as an address"
    elif written[:1] in "aA" and (found := _ARXIV.fullmatch(written)):
        return f"https://arxiv.org/abs/{found.group(1)}", "arXiv number written out as an address"
    return written, ""
