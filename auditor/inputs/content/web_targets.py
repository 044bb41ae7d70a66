"""Which addresses of content are links to the web, and which are none of our business.

Documents are full of addresses that nobody is to open as they stand: of files beside them, of
places in them, of the reader's own machine, and those that a template fills in. None of them is
audited: a check of a build would cry wolf.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.inputs.content.sheet import blanked
from auditor.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

FILLED_IN = "\x1a"
"""Stands for what a template fills in, until that is blanked."""

# The misspelt ones are links, too: their authors want to know.
_WEB = re.compile(r"\s{0,9}(?:h[tx]{1,3}ps?:/?/?(?=[^\s/])|www\.(?=[^\s.]))", re.IGNORECASE)
_HOST = re.compile(r"\s{0,9}(?:[a-z]{2,5}://)?([^\s/?#\[\]:]{1,300})(?::(\d{1,5}))?", re.IGNORECASE)
_ANY_ADDRESS = "0.0.0.0"  # noqa: S104 - read, not bound to
_LOOPBACK = re.compile(r"127\.\d{1,3}\.\d{1,3}\.\d{1,3}\Z")
_DEVELOPMENT = frozenset((
    "", "80", "443", "1313", "3000", "3001", "4000", "4200", "5000", "5173", "6006", "7860", "8000",
    "8001", "8080", "8081", "8443", "8501", "8787", "8888", "9000", "9090", "11434",
))  # fmt: skip
"""Ports that servers on the reader's own machine have by default: Jekyll, Django, Vite, Jupyter."""
_TEMPLATE = re.compile(
    rf"{FILLED_IN}|\{{|%7[bB]|\$(?:[A-Z_]{{2,40}}|[({{])|://[^/?#\s]{{0,200}}\*\.|%\(\w{{1,40}}\)s"
    r"|<(?!/?(?:a|b|i|u|s|p|em|br|td|tr|th|li|ul|ol|del|dd|dt|sup|sub|kbd|img|wbr|div|span|code|pre"
    r"|small|strong|table|tbody|script)\b)[a-zA-Z][\w \-]{0,40}>",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?:https?://|www\.)(?:[^\s<>\"`|)\]]|<[a-zA-Z][\w \-]{0,40}>)*", re.IGNORECASE)


def is_web(target: str) -> bool:
    """Whether a link's target is to be audited."""
    return bool(_WEB.match(target)) and not _TEMPLATE.search(target) and not is_own_machine(target)


def is_own_machine(url: str) -> bool:
    """Whether it is an address of the reader's machine or network: "open http://localhost:8000"."""
    found = _HOST.match(url)
    if not found:
        return False
    host, port = found[1].rpartition("@")[2].lower().rstrip("."), found[2] or ""
    if _LOOPBACK.match(host):
        return port in _DEVELOPMENT
    return host == _ANY_ADDRESS or host.endswith(".localhost") or "." not in host


def own_and_filled_in(text: str) -> Iterator[Span]:
    """The addresses written out in running text that are the reader's own, or a template's."""
    for match in _RUN.finditer(text):
        if _TEMPLATE.search(match.group()) or is_own_machine(match.group()):
            yield Span(match.start(), match.end())


_FILLED = re.compile(
    r"\{\{[<%]?[^{}]{0,500}?[>%]?\}\}|\{%[^%]{0,500}%\}|\$\{\{[^{}\n]{0,200}\}\}"
    r"|<%[^%]{0,500}%>|\{/\*.{0,2000}?\*/\}",
    re.DOTALL,
)
_SAMPLES = re.compile(
    r"\{%-?\s{0,3}(end)?(highlight|raw|comment|code)\b|\{\{[<%]\s{0,3}(/)?\s{0,3}(highlight)\b"
)


def fill_templates(text: str) -> str:
    """`text` with what Jekyll, Hugo, Jinja, Liquid, ERB and MDX fill in overwritten by
    `FILLED_IN`, and the samples between their tags as well.
    """
    text = text.replace(FILLED_IN, " ")
    if "{" not in text and "<%" not in text:
        return text
    spans, opened = [], -1
    for match in _SAMPLES.finditer(text):
        closes = match[1] or match[3]
        if not closes and opened < 0:
            opened = match.start()
        elif closes and opened >= 0:
            spans.append(Span(opened, match.end()))
            opened = -1
    text = blanked(text, spans)
    return blanked(text, (Span(m.start(), m.end()) for m in _FILLED.finditer(text)), FILLED_IN)
