"""What is known of host names offline: reserved names, search engines, assistants' share pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# RFC 2606 and RFC 6761; example.edu is registered to IANA like the other three.
_EXAMPLES = (
    "test",
    "example",
    "invalid",
    *(f"example.{tld}" for tld in ("com", "net", "org", "edu")),
)
# RFC 6761 (localhost), RFC 6762 (.local), RFC 7686 (.onion), RFC 8375 (home.arpa), RFC 9476 (.alt);
# .internal was reserved by ICANN for private use in 2024, .home and .corp were withheld in 2018 for
# being used so; routers hand out .lan and .localdomain.
_LOCAL = (
    *("localhost", "local", "onion", "alt", "internal", "home.arpa"),
    *("home", "corp", "lan", "localdomain"),
)


def _under(host: str, names: tuple[str, ...]) -> bool:
    host = host.lower()
    return any(host == name or host.endswith("." + name) for name in names)


def is_example(host: str) -> bool:
    """Whether `host` is a name set aside for documentation and tests."""
    return _under(host, _EXAMPLES)


def is_local(host: str) -> bool:
    """Whether `host` can mean something on a private network only."""
    return "." not in host or _under(host, _LOCAL)


# Host pattern, path pattern, the parameters that hold the query. Own list, from the engines'
# documented URLs; the host pattern must match whole.
_TLD = r"(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})"
_SEARCH = tuple(
    (re.compile(host), re.compile(path), params)
    for host, path, params in (
        (r"(?:www\.|cn\.|m\.)?bing\.com", r"/(?:(?:images|videos|news)/)?search/?", ("q",)),
        (rf"(?:www\.|m\.)?google\.{_TLD}", r"/(?:search|webhp)?/?", ("q",)),
        (rf"(?:news|images|video)\.google\.{_TLD}", r"/search/?", ("q",)),
        (rf"scholar\.google\.{_TLD}", r"/scholar", ("q",)),
        (r"(?:www\.|html\.|lite\.|safe\.)?duckduckgo\.com", r"/(?:html|lite)?/?", ("q",)),
        (r"(?:www\.|lite\.)?(?:ecosia\.org|qwant\.com)", r"/(?:search)?/?", ("q",)),
        (r"search\.brave\.com|kagi\.com|(?:www\.)?mojeek\.(?:com|fr|de)", r"/search/?", ("q",)),
        (r"(?:[a-z]{2}\.)?search\.yahoo\.(?:com|co\.jp)", r"/search.{0,40}", ("p",)),
        (r"(?:www\.)?yandex\.(?:ru|com|com\.tr|kz|by)|ya\.ru", r"/search/?", ("text",)),
        (r"(?:www\.|m\.)?baidu\.com", r"/s", ("wd", "word", "kw")),
        (r"(?:www\.|m\.)?sogou\.com", r"/(?:web|sogou)", ("query",)),
        (r"(?:www\.|m\.)?so\.com", r"/s", ("q",)),
        (r"(?:m\.)?search\.naver\.com", r"/search\.naver", ("query",)),
        (r"search\.daum\.net", r"/search", ("q",)),
        (r"search\.(?:seznam\.cz|lilo\.org)|(?:www\.)?presearch\.com", r"/(?:search)?/?", ("q",)),
        (r"(?:www\.)?startpage\.com", r"/(?:do/|sp/)(?:ds?search|search)", ("query", "q")),
        (r"swisscows\.com", r"/(?:[a-z]{2}/)?web", ("query",)),
        (r"search\.aol\.com", r"/aol/search", ("q", "query")),
        (r"(?:www\.)?ask\.com", r"/web", ("q",)),
        (r"(?:www\.|m\.)?youtube\.com", r"/results", ("search_query",)),
        (r"[a-z\-]{2,12}\.(?:m\.)?wikipedia\.org", r"/w/index\.php|/wiki/[^/]+", ("search",)),
        (r"pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov", r"/(?:pubmed)?/?", ("term",)),
        (rf"(?:www\.)?amazon\.{_TLD}", r"/s", ("k",)),
        (r"(?:www\.|old\.)?reddit\.com", r"(?:/r/[^/]{1,40})?/search/?", ("q",)),
        (r"(?:www\.)?(?:twitter|x)\.com|github\.com", r"/search", ("q",)),
        (r"(?:www\.)?perplexity\.ai|you\.com", r"/search/?", ("q",)),
    )
)


def search_query(host: str, path: str, params: Iterable[tuple[str, str]]) -> str | None:
    """The query, if this is a search engine's result page; "" when it asks for nothing."""
    host = host.lower()
    for host_pattern, path_pattern, names in _SEARCH:
        if host_pattern.fullmatch(host) and path_pattern.fullmatch(path):
            return next((value for name, value in params if name in names), None)
    return None


_CHAT_SHARES = tuple(
    (host, re.compile(path))
    for host, path in (
        ("chat.openai.com", r"/(?:share|c|g)/.+"),
        ("chatgpt.com", r"/(?:share|c|s)/.+"),
        ("grok.com", r"/(?:share|chat)/.+"),
        ("gemini.google.com", r"/(?:share|app)/.+"),
        ("g.co", r"/gemini/share/.+"),
        ("perplexity.ai", r"/search/.+"),
        ("copilot.microsoft.com", r"/(?:shares|chats)/.+"),
        ("claude.ai", r"/(?:share|chat)/.+"),
        ("poe.com", r"/s/.+"),
        ("chat.deepseek.com", r"/(?:share|a/chat)/.+"),
        ("chat.mistral.ai", r"/chat/.+"),
        ("you.com", r"/search/.+"),
    )
)


def is_chat_share(host: str, path: str) -> bool:
    """Whether the URL is a conversation kept on an assistant's own site."""
    host = host.lower().removeprefix("www.")
    return any(host == name and pattern.fullmatch(path) for name, pattern in _CHAT_SHARES)
