"""The parts of an entry's body: its URL, and what else says what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.citations.access_dates import cut_access_date
from auditor.citations.source_entries import file_alone, find_identifiers, has_url, host_alone
from auditor.links.find import MarkdownLink, find_bare, find_href, find_markdown, find_schemeless
from auditor.model import Span


@dataclass(frozen=True, slots=True)
class Target:
    """Where the URL stands in the body, None for a site or a title alone. `title` is not clean.

    `marker` says that it is a mark (`^1^`), not a URL: the line explains another entry's number.
    `problem` says in words what keeps it from leading anywhere.
    """

    url: Span | None
    title: str
    in_list: bool = True
    marker: bool = False
    problem: str = ""


_LABEL_IN_LINK = re.compile(r"[(]?\d{1,4}[.):]\)?[ \t]+|\d{1,3}(?=[a-z][a-z0-9.\-]{1,80}\Z)", re.I)
_OTHER_SCHEME = re.compile(
    r"(?<![\w:])(?:sandbox|file|file-service|sediment|attached_file|attachment|blob|data|javascript"
    r"|mailto|chrome-extension):\S{1,8192}|https?://(?!\S)"
)
_ANY_HOST = re.compile(r"https?://\S{1,8192}", re.IGNORECASE)  # `http://-a.org/`: to be said
_MARKER = re.compile(r"\^\d{1,4}\^?")
_HOME = re.compile(r"https?://[^/\s]{1,253}/?", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"[\s*_`]*(?:link|url|pdf|doi|html|here|source|site|website|web|view|open|read|lien|ici|aquí"
    r"|hier|qui|quelle|fuente|enlace|链接|リンク|\d{1,4})[\s*_`]*",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"'“]([^\"“”\n]{1,400})[\"'”]")
_MAX_LINK = 9000
"""Characters of a link: its URL, and a title in quotes."""
_MAX_TITLE = 500
"""Characters: more is not a title."""


def read_target(body: str, *, label_is_link: bool) -> Target:
    """The last URL of the entry is its link: titles may have URLs in them, too."""
    if label_is_link and body.startswith("("):
        # `[1](url)`: the brackets of the label are the link's.
        found = next(iter(find_markdown("[1]" + body[:_MAX_LINK])), None)
        if found is not None:
            url = Span(found.target.start - 3, found.target.end - 3)
            title = body[found.span.end - 3 :]
            return Target(url, title, marker=bool(_MARKER.fullmatch(url.of(body))))
    if host := host_alone(body):
        return Target(None, host, problem="it names a site, not a page")
    marked = (*find_markdown(body), *find_href(body)) if "](" in body or "<" in body else ()
    if marked:
        return _marked(body, marked)
    bare = (
        tuple(find_bare(body))
        or tuple(Span(m.start(), m.end()) for m in _OTHER_SCHEME.finditer(body))
        or tuple(find_identifiers(body))
        or tuple(Span(m.start(), m.end()) for m in _ANY_HOST.finditer(body))
    )
    if bare:
        return _bare(body, bare[-1])
    if upload := file_alone(body):
        return Target(upload, upload.of(body), in_list=False)
    near = body[-_MAX_LINK:]
    pages = [span for span in find_schemeless(near) if "/" in span.of(near)]
    if pages:
        before = len(body) - len(near)
        return _bare(body, Span(pages[-1].start + before, pages[-1].end + before))
    return Target(None, body, problem="it has no URL")


def _marked(body: str, links: tuple[MarkdownLink, ...]) -> Target:
    """The link whose text begins the entry is its title; else the last one is its URL."""
    first = min(links, key=lambda link: link.span.start)
    target = first.target.of(body)
    if _MARKER.fullmatch(target):
        return Target(first.target, first.label.of(body), marker=True)
    begins = not body[: first.span.start].strip(" \t*_\"“'>^")
    link = first if begins and not _HOME.fullmatch(target) else links[-1]
    label = link.label.of(body)
    before, after = body[: link.span.start], body[link.span.end :]
    if numbered := _LABEL_IN_LINK.match(label):
        glued = label[numbered.end() - 1].isdigit()
        label = label[numbered.end() :]
        if glued and re.search(r"\w", after):
            return Target(link.target, after)
    is_title = re.search(r"\w", label) and not has_url(label) and not _NO_TITLE.fullmatch(label)
    if is_title and not (host_alone(label) and re.search(r"\w{2}", before)):
        return Target(link.target, label)
    return Target(link.target, before if re.search(r"\w", before) else _after(after))


def _bare(body: str, url: Span) -> Target:
    before, after = body[: url.start], body[url.end :]
    if after.startswith("..") and not after.startswith("..."):
        # `Apple_Inc..`: the first dot is the URL's, the second the list's.
        return Target(Span(url.start, url.end + 1), before, in_list=False)
    return Target(url, before if re.search(r"\w", before) else _after(after))


def _after(after: str) -> str:
    """The title, where it follows the URL: `url "Title"`, `url - Title`, `url (Title)`."""
    whole = after.strip(" \t\n>.,;")
    if whole[:1] in _PAIRS and len(whole) > 1 and whole.endswith(_PAIRS[whole[0]]):
        return whole[1:-1]
    if quoted := _QUOTED.search(after[: _MAX_TITLE + 9]):
        return quoted[1]
    line = after.strip(" \t.,;>)*_").split("\n", 1)[0]
    return line if re.search(r"[^\W\d_]{2}", line) else ""


_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)([^*\n]{1,400})(?<=\S)\1")
_LEADS_TO_URL = re.compile(
    r"(?<!\w)(?:available (?:at|from|online)|retrieved from|accessible at|URL|link|\[?online\]?"
    r"|disponible (?:en|sur|à)|disponível em|disponibile (?:su|a)|verfügbar unter|online unter"
    r"|abgerufen von|beschikbaar (?:op|via)|dostępn[ey] (?:na|w|pod)|режим доступа|доступно)"
    r"[:：]?\s{0,3}\Z",
    re.IGNORECASE,
)
_PAIRS = {
    '"': '"',
    "`": "`",
    "“": "”",
    "«": "»",
    "„": "“",
    "'": "'",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
}


def clean_title(title: str, *, before_url: bool = True) -> str:
    """The title alone: no markup, number, access date, nor what leads to the URL."""
    title = title[-4 * _MAX_TITLE :].strip()
    if "<" in title:
        title = _TAG.sub("", title)
    if "\\" in title:
        title = _ESCAPE.sub(r"\1", title)
    if "*" in title:
        title = _EMPHASIS.sub(r"\2", title)
    title = _trimmed(cut_access_date(_trimmed(re.sub(r"\s+", " ", title))))
    if before_url:
        title = _trimmed(_LEADS_TO_URL.sub("", title))
    if not title.endswith(".."):
        title = title.rstrip(".．。 ")
    closer = _PAIRS.get(title[:1], "")
    if closer and title.endswith(closer) and closer not in title[1:-1] and len(title) > 1:
        title = title[1:-1].strip()
    return title if len(title) <= _MAX_TITLE else title[:_MAX_TITLE].rstrip() + " …"


_AROUND = " \t<>*_-–—:：,，;|·→"


def _trimmed(title: str) -> str:
    title = title.strip(_AROUND).removeprefix("^ ").lstrip(")]").rstrip("([（")
    title = title.strip(_AROUND)
    for opener, closer in (("(", ")"), ("[", "]")):
        if title.endswith(closer) and title.count(closer) > title.count(opener):
            title = title[:-1]
        if title.startswith(opener) and title.count(opener) > title.count(closer):
            title = title[1:]
    for quote in ('"', "`"):
        if title.count(quote) == 1:
            title = title.removeprefix(quote).removesuffix(quote)
    return title.strip()
