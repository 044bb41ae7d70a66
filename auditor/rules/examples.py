"""For each rule an answer in which it is found and one in which it is not.

`where` says what the site or page does, where that decides; the tests run the others as they are.
"""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    failing: str
    passing: str
    where: str = ""


_LONG = "The bridge of the town is 400 m long"
_TOWN = f"{_LONG} [town](https://www.paris.fr/bridge)."
_TWO = "[1] https://www.paris.fr/bridge\n[2] https://www.paris.fr/report"
_CITED = f"{_LONG} [1].\n\n[1] https://www.paris.fr/bridge"


def _link(url: str) -> str:
    return f"{_LONG} [town]({url})."


EXAMPLES = {
    "CIT001": Example(f"{_LONG} [2].\n\n[1] https://www.paris.fr/bridge", _CITED),
    "CIT002": Example(f"{_CITED}\n[2] https://www.paris.fr/tower", _CITED),
    "CIT003": Example(f"{_TOWN} The tower was built in 1931 by Anna Berg.", _TOWN),
    "CIT004": Example(f"[1]\n\n{_CITED}", _CITED),
    "CIT005": Example(
        f"{_LONG} [1].\n\n[1] undefined https://www.paris.fr/bridge",
        _CITED,
    ),
    "CIT006": Example(
        f"{_LONG} [1][2].\n\nSources:\n[1] https://www.paris.fr/bridge\n[2] A book about bridges",
        _CITED,
    ),
    "CIT007": Example(f"{_LONG} 【4†source】.", _CITED),
    "CIT008": Example(_CITED, _CITED, "this program's reader fails at the first text"),
    "LNK001": Example(_TOWN, _TOWN, "the failing link's server answers 404, the other's 200"),
    "LNK002": Example(_TOWN, _TOWN, "the failing page says “Page not found” with status 200"),
    "LNK003": Example(_link("https://bing.com/search?q=."), _TOWN),
    "LNK004": Example(_link("https://www.google.com/search?q=long+bridge"), _TOWN),
    "LNK005": Example(_link("sandbox:/mnt/data/bridge.pdf"), _TOWN),
    "LNK006": Example(_link("https://www.paris..fr:99999/bridge"), _TOWN),
    "LNK007": Example(f"{_LONG} (https://www.paris.fr/brid...).", _TOWN),
    "LNK008": Example(
        _TOWN, _TOWN, "the failing link's site sends every address to its front page"
    ),
    "LNK009": Example(_TOWN, _TOWN, "the failing link opens “This domain is for sale”"),
    "LNK010": Example(_TOWN, _TOWN, "the failing link's site refuses programs (403)"),
    "LNK011": Example(_TOWN, _TOWN, "the failing link's server answers 301 with another address"),
    "LNK012": Example(
        _link("https://chatgpt.com/share/67d1c2a4-8b0c-8001-9f2d-3c5a7e1b9d42"), _TOWN
    ),
    "LNK013": Example(
        _link("https://files.oaiusercontent.com/file-8Xb2Kd9QwErTyUiOpAsDfG?se=2025-01-01"), _TOWN
    ),
    "LNK014": Example(
        _link("https://www.paris.fr/bridge%29"), _TOWN, "the address works without its %29 only"
    ),
    "LNK015": Example(_link("https://www.paris.fr/"), _TOWN),
    "LNK016": Example(_link("https://paris.fr@bridges-town.org/bridge"), _TOWN),
    "LNK017": Example(
        _TOWN,
        _TOWN,
        "the failing link is dead; an archive has the pages beside it, and never saw it",
    ),
    "SUP001": Example(_TOWN, _TOWN, "the failing page says that it is 100 m long"),
    "SUP002": Example(_TOWN, _TOWN, "the failing page is about the town's museums"),
    "SUP003": Example(
        f"{_LONG} and carries a railway line [town](https://www.paris.fr/bridge).",
        _TOWN,
        "the page says how long it is, and nothing of a railway",
    ),
    "SUP004": Example(_TOWN, _TOWN, "the failing page is in Georgian, which we can't compare"),
    "SUP005": Example(
        _link("https://www.paris.fr/bridge#:~:text=four%20hundred%20metres"),
        _TOWN,
        "the words of the fragment are not on the page",
    ),
    "SUP006": Example(
        f"{_LONG} [1][2][3].\n\n{_TWO}\n[3] https://www.paris.fr/tower",
        _CITED,
        "page 1 says it all, and the others are about museums",
    ),
    "SRC001": Example(_link("https://www.reddit.com/r/bridges/comments/abc123/long/"), _TOWN),
    "SRC002": Example(_link("https://www.theonion.com/bridge"), _TOWN),
    "SRC003": Example(_TOWN, _TOWN, "the failing page begins “PARIS (AFP) —”"),
    "SRC004": Example(
        f"{_LONG} [1][2].\n\n{_TWO}",
        _CITED,
        "both pages print the same text of one agency",
    ),
    "POL001": Example(
        f"{_TOWN} <!-- auditor: ignore LNK003 -->",
        f"{_link('https://bing.com/search?q=.')} <!-- auditor: ignore LNK003 -->",
        "in a file of auditor ci",
    ),
    "POL002": Example(
        f"{_TOWN} <!-- auditor: ignore LNK001 until 2020-01-01: they will restore it -->",
        f"{_TOWN} <!-- auditor: ignore LNK001 until 2999-01-01: they will restore it -->",
        "in a file of auditor ci; the link is dead",
    ),
    "POL003": Example(
        f"{_TOWN} <!-- auditor: ignore LNK999 -->",
        f"{_TOWN} <!-- auditor: ignore LNK001 -->",
        "in a file of auditor ci; the link is dead",
    ),
    "POL004": Example(
        "- fingerprint: 0f3c...\n  rule: LNK001\n  path: docs/a.md\n  about: https://gone.test/",
        "the entry removed, by --write-baseline",
        "docs/a.md no longer has that link",
    ),
    "POL005": Example("  until: 2020-01-01", "  until: 2999-01-01", "in an entry of a baseline"),
}
