"""International host names: how they are written, how they are sent, and what looks odd in them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Alphabets whose letters look alike; UTS 39, 5.2 lets Latin mix with any other script but these.
# Japanese and Korean names mix scripts as a matter of course.
_LOOK_ALIKE = frozenset(("LATIN", "CYRILLIC", "GREEK"))


@lru_cache(maxsize=1024)
def ascii_host(host: str) -> str:
    """The host as it is looked up: in lower case and A-labels. A name that has none stays."""
    if host.isascii():
        return host.lower()
    import idna  # 5 ms, and most hosts are ASCII

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (UnicodeError, ValueError, IndexError):
        return host.lower()


@lru_cache(maxsize=1024)
def unicode_host(host: str) -> str:
    """The host as it is read. A-labels that can't be decoded stay."""
    name = host.lower()
    if "xn--" not in name:
        return name
    return ".".join(
        _decoded(label) if label.startswith("xn--") else label for label in _labels(name)
    )


def both_forms(host: str) -> str:
    """`münchen.de (xn--mnchen-3ya.de)`; a plain name once."""
    sent, read = ascii_host(host), unicode_host(host)
    return read if sent == read else f"{read} ({sent})"


@lru_cache(maxsize=1024)
def mixed_scripts(host: str) -> tuple[str, ...]:
    """The alphabets that one label of the name mixes though their letters look alike.

    A label that is wholly Cyrillic and yet looks Latin is not told: that takes the table of
    confusables of UTS 39, and would flag ordinary Russian names.
    """
    if host.isascii() and "xn--" not in host.lower():
        return ()
    for label in _labels(unicode_host(host)):
        scripts = {_script(char) for char in label if char.isalpha()} & _LOOK_ALIKE
        if len(scripts) > 1:
            return tuple(sorted(script.capitalize() for script in scripts))
    return ()


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _labels(host: str) -> list[str]:
    return host.split(".", 126)


def _decoded(label: str) -> str:
    """The label as it is read; itself where it hides what could be written plainly, or a sign that
    no name has.
    """
    try:
        name = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label
    plain = "".join(char for char in name if char.isascii())
    fits = name.isprintable() and all(char.isalnum() or char in "-_" for char in plain)
    return name if fits and not name.isascii() else label
