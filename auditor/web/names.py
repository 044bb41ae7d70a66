"""Looking names up, within a time limit, and telling "no such host" from "no network"."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

from auditor.model import FailureKind
from auditor.web.fetcher import Unfetchable
from auditor.web.guard import parse_host

if TYPE_CHECKING:
    from auditor.web.guard import Guard, Target

CONTROL = "example.com"  # reserved by IANA, and always there (RFC 2606, 3)

_CONTROL_TIMEOUT = 5.0  # seconds; other threads wait for it

_NO_SUCH_NAME = {
    getattr(socket, name)
    for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY")
    if hasattr(socket, name)
}

_DOWN = "no name could be resolved, the network may be down"
_ENOUGH = 20
"""So many names in vain, the control among them: a failing look-up can take seconds, and an answer
may cite thousands of hosts."""


class Names:
    """Checked addresses for host names. One a client, shared by its threads.

    A machine without a network gets the same answer from its resolver as one that asks for a name
    nobody has registered. So a name is only said not to exist once another one was found.
    """

    def __init__(self, guard: Guard, control: str = CONTROL) -> None:
        self._guard = guard
        self._control = control
        self._control_lock = threading.Lock()
        self._control_asked = False
        self._dns_works = False
        self._in_vain = 0  # names looked up since the network seemed to be down

    def resolve(self, host: str, port: int, timeout: float) -> tuple[Target, ...]:
        """Raises `Unfetchable`, or `Refused` by the guard."""
        if not isinstance(parse_host(host), str):
            return self._guard.resolve(host, port)
        if self._in_vain >= _ENOUGH:
            raise Unfetchable(FailureKind.DNS, _DOWN)
        try:
            targets = self._look_up(host, port, timeout)
        except TimeoutError:
            raise Unfetchable(FailureKind.DNS, "looking up the host name took too long") from None
        except OSError as error:
            raise self._unresolved(error, timeout) from None
        if "." in host.rstrip("."):  # "localhost" and its like say nothing about the network
            self._dns_works = True
            self._in_vain = 0
        return targets

    def _look_up(self, host: str, port: int, timeout: float) -> tuple[Target, ...]:
        """`getaddrinfo` can't be interrupted, so it runs beside us and may be left behind."""
        targets: list[tuple[Target, ...]] = []
        errors: list[Exception] = []

        def look_up() -> None:
            try:
                targets.append(self._guard.resolve(host, port))
            except Exception as error:  # noqa: BLE001  raised again in the thread that waits for it
                errors.append(error)

        thread = threading.Thread(target=look_up, name="auditor-dns", daemon=True)
        thread.start()
        thread.join(max(timeout, 0.001))
        if targets:
            return targets[0]
        raise errors[0] if errors else TimeoutError

    def _unresolved(self, error: OSError, timeout: float) -> Unfetchable:
        if error.errno not in _NO_SUCH_NAME:
            return Unfetchable(FailureKind.DNS, "the host name could not be looked up just now")
        if self._can_resolve(timeout):
            return Unfetchable(FailureKind.NO_SUCH_HOST, "the host name does not exist")
        self._in_vain += 1
        return Unfetchable(FailureKind.DNS, _DOWN)

    def _can_resolve(self, timeout: float) -> bool:
        with self._control_lock:
            if not self._dns_works and not self._control_asked:
                self._control_asked = True
                try:
                    self._look_up(self._control, 443, min(timeout, _CONTROL_TIMEOUT))
                    self._dns_works = True
                except Exception:  # noqa: BLE001  whatever went wrong, it did not resolve
                    self._dns_works = False
            return self._dns_works
