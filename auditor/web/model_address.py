"""Where a language model is asked: an address that the user gave, and whether it is far away."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from auditor.errors import ConfigError
from auditor.web.guard import Refused, endpoint

DEFAULT_URL = "https://api.openai.com/v1"


def read_endpoint(url: str) -> tuple[str, bool]:
    """The address as it is asked, and whether it is on this machine. Raises `ConfigError`."""
    try:
        host, _ = endpoint(url)
    except Refused as error:
        hint = "Give it as https://host/v1; a key comes from the environment."
        raise ConfigError(f"--llm-base-url can't be used: {error}", hint) from None
    parts = urlsplit(url)
    if parts.query or parts.fragment:
        raise ConfigError("--llm-base-url can't be used: it has a query or a fragment")
    here = host in ("localhost", "localhost.") or (
        not isinstance(host, str) and ip_address(str(host)).is_loopback
    )
    return url.rstrip("/"), here
