"""A name server on loopback (RFC 1035, over UDP), and a resolver that asks it, as getaddrinfo does.

    with name_server({"rebind.example": ["93.184.215.14", "127.0.0.1"]}) as server:
        client(server.resolve)

Each question for a name's addresses gets the next of its answers, the last one for good.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import struct
import threading
from collections import Counter
from typing import TYPE_CHECKING

from tests.web.clients import answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.web.guard import AddressInfo

_HEADER = struct.Struct(">6H")
_A, _AAAA, _IN = 1, 28, 1
_ANSWER, _NO_SUCH_NAME = 0x8180, 0x8183
_POINTER = b"\xc0\x0c"  # to the name in the question


class NameServer:
    def __init__(self, sock: socket.socket, table: Mapping[str, Sequence[str]]) -> None:
        self.address: tuple[str, int] = sock.getsockname()
        self.asked: Counter[str] = Counter()
        """Look-ups of each name so far, of either kind of address."""
        self._sock = sock
        self._table = table

    def serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                question, sender = self._sock.recvfrom(512)
                if not question:
                    return
                self._sock.sendto(self._answer(question), sender)

    def _answer(self, question: bytes) -> bytes:
        name, end = _name(question, _HEADER.size)
        kind = int.from_bytes(question[end : end + 2], "big")
        told = self._table.get(name, ())
        turn = min(self.asked[name], len(told) - 1)
        wanted = (told[turn],) if told else ()
        found = [ip for each in wanted if (ip := ipaddress.ip_address(each)).version == _IP[kind]]
        if kind == _AAAA:  # the second question of a look-up
            self.asked[name] += 1
        records = b"".join(
            _POINTER + struct.pack(">HHIH", kind, _IN, 0, len(ip.packed)) + ip.packed
            for ip in found
        )
        status = _ANSWER if told else _NO_SUCH_NAME
        head = _HEADER.pack(int.from_bytes(question[:2], "big"), status, 1, len(found), 0, 0)
        return head + question[_HEADER.size : end + 4] + records

    def resolve(self, host: str, port: int) -> list[AddressInfo]:
        """Asks for both kinds of address, every time: a stub resolver keeps nothing."""
        found = [*self._ask(host, _A), *self._ask(host, _AAAA)]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return answers(*found, port=port)

    def _ask(self, host: str, kind: int) -> list[str]:
        labels = b"".join(bytes([len(label)]) + label for label in host.encode().split(b"."))
        question = _HEADER.pack(kind, 0x0100, 1, 0, 0, 0) + labels + b"\0"
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.settimeout(5)
            sock.sendto(question + struct.pack(">HH", kind, _IN), self.address)
            reply = sock.recv(512)
        count = _HEADER.unpack_from(reply)[3]
        at = _name(reply, _HEADER.size)[1] + 4
        found = []
        for _ in range(count):
            size = int.from_bytes(reply[at + 10 : at + 12], "big")
            found.append(str(ipaddress.ip_address(reply[at + 12 : at + 12 + size])))
            at += 12 + size
        return found


_IP = {_A: 4, _AAAA: 6}


def _name(message: bytes, at: int) -> tuple[str, int]:
    """The name that begins at `at`, and where it ends."""
    labels = []
    while size := message[at]:
        labels.append(message[at + 1 : at + 1 + size].decode())
        at += 1 + size
    return ".".join(labels), at + 1


@contextlib.contextmanager
def name_server(table: Mapping[str, Sequence[str]]) -> Iterator[NameServer]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        server = NameServer(sock, table)
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"", server.address)
            thread.join(5)
