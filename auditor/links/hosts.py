"""Host names that are set aside: for examples, and for private networks."""

from __future__ import annotations

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
_ENDINGS = {name: tuple("." + each for each in name) for name in (_EXAMPLES, _LOCAL)}


def _under(host: str, names: tuple[str, ...]) -> bool:
    host = host.lower()
    return host in names or host.endswith(_ENDINGS[names])


def is_example(host: str) -> bool:
    """Whether `host` is a name set aside for documentation and tests."""
    return _under(host, _EXAMPLES)


def is_local(host: str) -> bool:
    """Whether `host` can mean something on a private network only."""
    return "." not in host or _under(host, _LOCAL)
