"""HTML text to its title, main text and full visible text.

Lexbor parses (through resiliparse): 3 ms for 200 KB, where Python's parsers need 30 to 100 times
that. Its loops over attributes and over nesting are quadratic, so both are looked at before; what
that misses ends with the child process that this runs in (`auditor.pages.reading`).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.model import Word
from auditor.pages.raised import lower_raised
from auditor.pages.text import clean, one_line

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode

TITLE_LIMIT = 300
_TINY_MAIN = 140
"""Characters below which the main text is taken for a failed extraction."""
_LONGEST_REFRESH = 10_000  # characters, of seconds and an address
_MAX_ATTRIBUTE_COST = 200_000_000
"""Sum of the squares of attributes a tag; Lexbor needs 0.3 s here (15 s for 100,000 in a tag)."""
_MAX_MAIN_COST = 10_000_000
"""Tags times depth of nesting; main-content extraction needs 0.1 s a million."""
_MAX_MAIN_TAGS = 150_000
"""Tags (about 3 MB of them) beyond which the whole text counts as main, to stay under 1 s."""
_SIGNALS_WITHIN = 300_000
"""Characters of the source that are kept to look for signals in."""
_MAX_TAGS = 500_000
"""5 MB of a page with any text in it hold half of this."""

_STRUCK = ("del", "s", "strike")
_SKIPPED = ('[hidden]:not([hidden="until-found" i])', "noscript", "template", *_STRUCK)
_USUAL_STYLE = 200
"""Characters of a style that is remembered: what is remembered is bounded."""
_SET_TO = r"\s{0,9}=\s{0,9}(\"[^\"]*\"|'[^']*'|[^\s>\"']+)"
_STYLE = re.compile(f"style{_SET_TO}")  # a literal is searched for ten times faster
_ANY_STYLE = re.compile(f"[sS][tT][yY][lL][eE]{_SET_TO}")
_CSS_COMMENT = re.compile(r"/\*[^*]*\*/")
_ZERO = r"[+-]?0*\.?0+(?:px|r?em|pt|%|vh|vw|ex|ch)?"
_OFF_SCREEN = r"-(?:\d{4,}[\d.]*(?:px|pt|vw|vh)?|\d{3,}[\d.]*(?:r?em|vw|vh))"
_HIDING = {
    "display": re.compile(r"none"),
    "visibility": re.compile(r"hidden|collapse"),
    "font-size": re.compile(_ZERO),
    "opacity": re.compile(_ZERO),
    "text-indent": re.compile(rf"{_OFF_SCREEN}|-\d{{3}}px"),
    "left": re.compile(_OFF_SCREEN),
    "top": re.compile(_OFF_SCREEN),
    "clip": re.compile(r"rect\(0(?:px)?[ ,]+0(?:px)?[ ,]+0(?:px)?[ ,]+0(?:px)?\)"),
}
_ANIMATED = re.compile(r"(?:^|;)\s*(?:-\w+-)?(?:transform|transition|animation|will-change)\s*:")

_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})")
_LONG_TAG = re.compile(r"[A-Za-z][^>]{1000,}")
_QUOTED_OR_SLASH = re.compile(r"=\s{0,9}(?:\"[^\"]*\"|'[^']*')|/")
# Elements that are void, or that the parser closes by itself: they don't nest.
_FLAT_NAMES = (
    "area base br col embed hr img input link meta param source track wbr p li dt dd option "
    "optgroup tr td th thead tbody tfoot colgroup rt rp html head body path use circle rect"
)
_FLAT = frozenset(_FLAT_NAMES.split())


class UnreadableHtmlError(Exception):
    """The parser would choke on this markup. The message says why, for the user."""


class Part(Word):
    """What is looked for in every page, as a selector: a parsed page is told in text and these."""

    BUTTON = "button, input[type=submit], input[type=button], a[role=button]"
    LOGIN_FIELD = 'input[type="password" i]'
    TEXTAREA = "textarea"
    STEPS_OR_CODE = "pre, ol"
    EMPTY_ROOT = (
        '[id="root"]:empty, [id="app"]:empty, [id="__next"]:empty, [id="__nuxt"]:empty, '
        '[id="___gatsby"]:empty, [id="svelte"]:empty, [id="react-root"]:empty, '
        '[id="q-app"]:empty, app-root:empty, [data-reactroot]:empty, [ng-app]:empty'
    )


_CANONICAL = 'link[rel~="canonical" i][href]'
_REFRESH = ':is(head, body) > meta[http-equiv="refresh" i]'


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page. `markup` is the start of the source, `lang` the declared language tag.

    `refresh` is what its first meta refresh says (HTML Standard, 4.2.5.3), `canonical` the address
    of its first canonical link (RFC 6596), as it is written.
    """

    markup: str = field(repr=False)
    title: str
    heading: str
    lang: str
    refresh: str
    canonical: str
    parts: frozenset[Part]
    main: str = field(repr=False)
    full: str = field(repr=False)

    def has(self, part: Part) -> bool:
        return part in self.parts


def parse_html(markup: str) -> Document:
    """Raises `UnreadableHtmlError` and `MemoryError`, and nothing else for any text."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLParserException, HTMLTree

    if _attribute_cost(markup) > _MAX_ATTRIBUTE_COST:
        raise UnreadableHtmlError("a tag of the page has thousands of attributes")
    if markup.count("<") > _MAX_TAGS:
        raise UnreadableHtmlError("the page has more than half a million tags")
    try:
        tree = HTMLTree.parse(_marked(lower_raised(markup)))
    except HTMLParserException as error:  # any text is HTML: nothing else fails
        raise MemoryError from error
    root = tree.document
    if root is None:
        raise UnreadableHtmlError("the page could not be parsed")

    def text(main_content: bool) -> str:
        extracted = extract_plain_text(
            tree,
            preserve_formatting=True,
            main_content=main_content,
            list_bullets=False,
            alt_texts=False,
            comments=False,
            skip_elements=_SKIPPED,
        )
        return clean(extracted)

    full = text(main_content=False)
    main = full if _too_deep(markup) else text(main_content=True)
    if len(main) < _TINY_MAIN:
        main = full
    heading = _text(root.query_selector("h1"))
    social = root.query_selector('meta[property="og:title"]')
    page = root.query_selector("html[lang]")
    return Document(
        markup=markup[:_SIGNALS_WITHIN],
        title=one_line(tree.title or "", TITLE_LIMIT) or _attribute(social, "content") or heading,
        heading=heading,
        lang=_attribute(page, "lang"),
        refresh=_whole(root.query_selector(_REFRESH), "content"),
        canonical=_whole(root.query_selector(_CANONICAL), "href"),
        parts=frozenset(part for part in Part if root.query_selector(part.value) is not None),
        main=main,
        full=full,
    )


def _text(element: ElementNode | None) -> str:
    return one_line(element.text or "", TITLE_LIMIT) if element is not None else ""


def _whole(element: ElementNode | None, name: str) -> str:
    """Whole, since an address that was cut is another; what is longer than any is none."""
    said = (element.getattr(name) or "") if element is not None else ""
    return said if len(said) <= _LONGEST_REFRESH else ""


def _attribute(element: ElementNode | None, name: str) -> str:
    return one_line(element.getattr(name) or "", TITLE_LIMIT) if element is not None else ""


def _attribute_cost(markup: str) -> int:
    """Attributes are counted outside quotes; a `>` within quotes ends a tag here, not there."""
    pieces = (piece for piece in markup.split("<")[1:] if len(piece) > 1000)
    long_tags = filter(None, map(_LONG_TAG.match, pieces))
    return sum(len(_QUOTED_OR_SLASH.sub(" ", tag[0]).split()) ** 2 for tag in long_tags)


def _marked(markup: str) -> str:
    lower = markup.encode("utf-8", "replace").lower()  # of ASCII only, as names of attributes are
    style = _STYLE if lower.count(b"style") == markup.count("style") else _ANY_STYLE
    return style.sub(_mark_hidden, markup)


def _mark_hidden(style: re.Match[str]) -> str:
    """A style attribute that hides its element becomes `hidden`, for the extractor to skip."""
    before = style.string[style.start() - 1 : style.start()]
    is_attribute = before.isspace() or before in ("/", '"', "'")
    hides = _hides_as_before if len(style[1]) <= _USUAL_STYLE else _hides
    return " hidden" if is_attribute and hides(style[1]) else style[0]


def _hides(value: str) -> bool:
    css = _CSS_COMMENT.sub("", html.unescape(value.strip("\"'"))).lower()
    pairs = (declaration.partition(":")[::2] for declaration in css.split(";"))
    settings = {name.strip(): v.replace("!important", "").strip() for name, v in pairs}
    if _ANIMATED.search(css):
        # faded in by a script: what site builders do with text that is meant to be read
        settings.pop("opacity", None)
    colour = settings.get("color")
    if colour and colour in (settings.get("background"), settings.get("background-color")):
        return True
    return any(
        name in _HIDING and _HIDING[name].fullmatch(setting) for name, setting in settings.items()
    )


_hides_as_before = lru_cache(maxsize=1024)(_hides)  # pages repeat their styles


def _too_deep(markup: str) -> bool:
    """Whether main-content extraction, which climbs from every tag, would take too long."""
    tags = markup.count("<")
    if tags**2 < _MAX_MAIN_COST or tags > _MAX_MAIN_TAGS:
        return tags > _MAX_MAIN_TAGS
    depth = deepest = 0
    open_by_name: dict[str, int] = {}
    names = [(slash, name.lower()) for slash, name in _TAG_NAME.findall(markup)]
    nested = [(slash, name) for slash, name in names if name not in _FLAT]
    if sum(not slash for slash, _ in nested) * tags <= _MAX_MAIN_COST:
        return False
    for slash, name in nested:
        count = open_by_name.get(name, 0)
        if slash and not count:
            continue
        step = -1 if slash else 1
        open_by_name[name] = count + step
        depth += step
        deepest = max(deepest, depth)
    return deepest * tags > _MAX_MAIN_COST
