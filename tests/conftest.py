"""No test talks to anything but this machine.

An audit hook sees every connection and look-up whoever makes it: it stops those that lead outside
and fails the test that made them.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from tests.servers import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

_attempts: list[str] = []
_folders = count()


def _is_loopback(host: object) -> bool:
    if isinstance(host, (bytes, bytearray)):
        host = host.decode("ascii", "replace")
    if not isinstance(host, str) or host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        if isinstance(address, tuple) and not _is_loopback(address[0]):
            _stop(f"{event} to {address}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not _is_literal(args[0]):
        _stop(f"{event} of {args[0]!r}")


def _is_literal(host: object) -> bool:
    if _is_loopback(host):
        return True
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True


def _stop(attempt: str) -> None:
    _attempts.append(attempt)
    raise OSError(f"tests don't leave this machine: {attempt}")


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def _only_loopback() -> Iterator[None]:
    _attempts.clear()
    yield
    assert not _attempts, f"the test tried to leave this machine: {_attempts}"


@pytest.fixture(name="serve")
def _serve() -> Any:
    """`tests.servers.serve`: `with serve({"/": Reply(body=b"...")}) as site: site.url("/")`."""
    return serve


@pytest.fixture(autouse=True)
def _nothing_of_another_test(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ports come again: without this, one test would be served what another's server said.

    Nor does the configuration of whoever runs the tests decide.
    """
    folder = tmp_path_factory.getbasetemp() / f"cache-{next(_folders)}"
    monkeypatch.setenv("AUDITOR_CACHE_DIR", str(folder))
    monkeypatch.setenv("AUDITOR_CONFIG_DIR", str(folder))


@pytest.fixture(scope="session", autouse=True)
def _no_environment() -> Iterator[None]:
    """A developer's proxy, CA or other settings must not decide whether tests pass."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AUDITOR_")]:
            patch.delenv(name)
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
            patch.delenv(name, raising=False)
            patch.delenv(name.lower(), raising=False)
        yield
