"""How many hostile addresses the fetcher refuses, and how many good ones it lets through.

    python benchmarks/guard.py CASES.jsonl [--json]

Every case goes through the real client. Look-ups are answered from the case, and connections are
recorded instead of made: a case is refused when nothing was connected to. Each line of the file is
{id, kind, input, expect, resolves_to?, resolves?}, with these kinds:
  url         a URL · addr  an address, asked for as http://ADDRESS/
  resolve     {host, answers}: a name with several answers
  rebind      {host, answers: [[first look-up], [second look-up]]}
  redirect    {start, hops, code}: the page at `start` redirects along `hops`
  credential  "cookie-cross-host" or "userinfo-in-location": what must not be sent on
`expect` is allow, deny, connect_only:ADDRESS, or policy, where sources disagree; policy cases (and
those marked policy_dependent) are listed with what was decided and not counted. What was decided:
  * every block of the IANA special-purpose registries is refused, the globally reachable anycast
    blocks included, and 168.63.129.16 with them: nobody publishes a page there;
  * addresses that carry an IPv4 address are judged by that, local NAT64 is refused;
  * a name with one bad answer is refused whole; ports on the browsers' block list are refused;
  * names with underscores and international names are looked up like any other.
"""

from __future__ import annotations

import argparse
import json
import socket
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from auditor.web.client import Client
from auditor.web.fetcher import ClientOptions
from auditor.web.guard import AddressInfo, Guard, Target
from auditor.web.pace import Breaker, Pacer

if TYPE_CHECKING:
    from auditor.model import Fetched

OPTIONS = ClientOptions(timeout=5, retries=0)


@dataclass
class Net:
    """A world of names and pages. Nothing of it is outside this process.

    `names` maps a host to the answers of one look-up after the other; `pages` maps "host/path" to
    a response.
    """

    names: dict[str, list[list[str]]] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)
    connected: list[str] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[AddressInfo]:
        rounds = self.names.get(host.rstrip("."))
        if not rounds:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        answers = rounds.pop(0) if len(rounds) > 1 else rounds[0]
        return [
            (
                socket.AF_INET6 if ":" in ip else socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (ip, port),
            )
            for ip in answers
        ]

    def connect(self, target: Target, timeout: float) -> socket.socket:
        self.connected.append(target.sockaddr[0])
        if not self.pages:
            raise ConnectionRefusedError
        ours, theirs = socket.socketpair()
        threading.Thread(target=self._answer, args=(theirs,), daemon=True).start()
        ours.settimeout(timeout)
        return _At(ours, target)

    def _answer(self, sock: socket.socket) -> None:
        with sock:
            request = b""
            while b"\r\n\r\n" not in request:
                part = sock.recv(65536)
                if not part:
                    return
                request += part
            self.asked.append(request)
            lines = request.decode("latin-1").split("\r\n")
            host = next(line[6:] for line in lines if line.lower().startswith("host: "))
            path = lines[0].split(" ")[1]
            sock.sendall(self.pages.get(host + path, _page(404)))


class _At(socket.socket):
    """A socket that says it is connected to the address that was asked for."""

    def __init__(self, sock: socket.socket, target: Target) -> None:
        timeout = sock.gettimeout()
        super().__init__(sock.family, sock.type, sock.proto, sock.detach())
        self.settimeout(timeout)
        self._target = target

    def getpeername(self) -> Any:
        return self._target.sockaddr


def _page(status: int, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} X", "Content-Length: 0", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode()


def fetch(net: Net, *urls: str) -> list[Fetched]:
    client = Client(
        OPTIONS,
        guard=Guard(resolver=net.resolve),
        connect=net.connect,
        pacer=Pacer(burst=1000),
        breaker=Breaker(after=1000),
    )
    with client:
        return [client.fetch(url) for url in urls]


def run_case(case: dict[str, Any]) -> tuple[bool, str]:
    """Whether the case is as expected, and what happened."""
    expect = "deny" if case["expect"] == "policy" else case["expect"]
    given, kind = case["input"], case["kind"]
    if kind == "credential":
        return _credential(given)
    net = Net()
    if kind == "redirect":
        # Over plain HTTP: the redirect is judged the same, and no certificates have to be made.
        start = given["start"].replace("https://", "http://")
        net.names = {name: [answers] for name, answers in case["resolves"].items()}
        url = start
        for hop in given["hops"]:
            target = hop.replace("https://", "http://")
            net.pages[_key(url)] = _page(given["code"], f"Location: {target}")
            url = urljoin(url, target)
        net.pages[_key(url)] = _page(200)
        got = fetch(net, start)[0]
        reached = got.status == 200 and len(got.hops) == len(given["hops"]) + 1
        return reached == (expect == "allow"), _told(got)
    if kind in ("resolve", "rebind"):
        rounds = given["answers"] if kind == "rebind" else [given["answers"]]
        net.names = {given["host"]: [list(answers) for answers in rounds]}
        url = f"http://{given['host']}/"
    elif kind == "addr":
        url = f"http://[{given}]/" if ":" in given else f"http://{given}/"
    else:
        url = given
    if "resolves_to" in case:
        net.names = _AnyName(case["resolves_to"])
    got = fetch(net, url)[0]
    if expect.startswith("connect_only:"):
        return set(net.connected) == {expect.partition(":")[2]}, _told(got)
    return bool(net.connected) == (expect == "allow"), _told(got)


class _AnyName(dict[str, list[list[str]]]):
    """The case's answers whatever the name: how it is spelled in ASCII is not the case's affair."""

    def __init__(self, answers: list[str]) -> None:
        super().__init__()
        self._answers = answers

    def get(self, name: str, default: Any = None) -> Any:
        return [self._answers]


def _credential(case: str) -> tuple[bool, str]:
    names = {"a.example": [["93.184.216.34"]], "b.example": [["93.184.216.35"]]}
    if case == "cookie-cross-host":
        moved = _page(302, "Set-Cookie: secret=1", "Location: http://b.example/")
        net = Net(names, {"a.example/": moved, "b.example/": _page(200)})
        fetch(net, "http://a.example/", "http://a.example/")
        return len(net.asked) == 4 and not any(b"secret" in r for r in net.asked), "no cookie sent"
    if case == "userinfo-in-location":
        moved = _page(302, "Location: http://u:p@b.example/")
        net = Net(names, {"a.example/": moved, "b.example/": _page(200)})
        told = _told(fetch(net, "http://a.example/")[0])
        return not any(b"authorization" in r.lower() for r in net.asked), told
    return False, f"unknown case {case!r}"


def _key(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc + (parts.path or "/")


def _told(got: Fetched) -> str:
    return got.failure.detail if got.failure else f"status {got.status}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs guard cases through the real client.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="machine-readable output")
    options = parser.parse_args()
    passed, failed, policy = 0, [], []
    for line in options.file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        good, told = run_case(case)
        row = {"id": case["id"], "input": str(case["input"])[:70], "got": told}
        if case["expect"] == "policy" or case.get("policy_dependent"):
            policy.append(row)
        elif good:
            passed += 1
        else:
            failed.append({**row, "expect": case["expect"]})
    total = passed + len(failed)
    if options.json:
        result = {"passed": passed, "total": total, "failed": failed, "policy": policy}
        print(json.dumps(result, indent=1))
    else:
        print(f"as expected {passed} of {total}; policy {len(policy)}")
        for title, rows in (("not as expected", failed), ("policy", policy)):
            for row in rows:
                print(f"{title}  {row['id']:<14} {row['input']!r:<72.72} {row['got']}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
