"""Secure connections: only to who they are meant for."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import warnings
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
import trustme

from auditor.errors import ConfigError
from auditor.model import FailureKind
from auditor.web.tls import tls_context
from tests.servers import Reply, dripping, hanging, page, redirect, serve
from tests.web.clients import client, names

if TYPE_CHECKING:
    from pathlib import Path

RESOLVER = names({"good.example": "127.0.0.1", "other.example": "127.0.0.1"})


def context(authority: trustme.CA, *hosts: str) -> ssl.SSLContext:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(server)
    return server


def test_the_name_that_was_asked_for_is_what_the_certificate_must_hold(
    authority: trustme.CA, bundle: str
) -> None:
    tls = context(authority, "good.example")
    routes = {"/": redirect("/x"), "/x": page("x")}
    with serve(routes, tls=tls) as site, client(RESOLVER, ca_bundle=bundle) as fetcher:
        good = fetcher.fetch(site.url(host="good.example"))
        wrong = fetcher.fetch(site.url(host="other.example"))
    assert good.status == 200
    assert wrong.failure is not None and wrong.failure.kind is FailureKind.TLS
    assert "other.example" in wrong.failure.detail


def test_an_unknown_authority_is_not_trusted(authority: trustme.CA) -> None:
    tls = context(authority, "good.example")
    with serve({"/": page("x")}, tls=tls) as site, client(RESOLVER) as fetcher:
        fetched = fetcher.fetch(site.url(host="good.example"))
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.TLS
    assert not site.requests


@pytest.mark.parametrize("days", [-1, 1])
def test_a_certificate_holds_only_for_its_time(
    authority: trustme.CA, bundle: str, days: int
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    expires = datetime.now(timezone.utc) + timedelta(days=days)
    authority.issue_cert("good.example", not_after=expires).configure_cert(tls)
    with serve({"/": page("x")}, tls=tls) as site, client(RESOLVER, ca_bundle=bundle) as fetcher:
        fetched = fetcher.fetch(site.url(host="good.example"))
    if days > 0:
        assert fetched.status == 200
    else:
        assert fetched.failure is not None and fetched.failure.kind is FailureKind.TLS
        assert "expired" in fetched.failure.detail


def test_a_certificate_that_vouches_for_itself_is_not_trusted(tmp_path: Path) -> None:
    """The public authorities and one that signed nothing here."""
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    tls = context(trustme.CA(), "good.example")
    with serve({"/": page("x")}, tls=tls) as site, client(RESOLVER, ca_bundle=str(other)) as asked:
        fetched = asked.fetch(site.url(host="good.example"))
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.TLS


def test_old_protocols_are_not_spoken(authority: trustme.CA, bundle: str) -> None:
    tls = context(authority, "good.example")
    tls.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        tls.minimum_version = ssl.TLSVersion.TLSv1
        tls.maximum_version = ssl.TLSVersion.TLSv1_1
    with serve({"/": page("x")}, tls=tls) as site, client(RESOLVER, ca_bundle=bundle) as fetcher:
        fetched = fetcher.fetch(site.url(host="good.example"))
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.TLS


def test_all_hosts_and_clients_share_one_context(bundle: str) -> None:
    assert tls_context(bundle) is tls_context(bundle)
    assert tls_context() is tls_context()
    public, own = tls_context().cert_store_stats(), tls_context(bundle).cert_store_stats()
    assert own["x509_ca"] == public["x509_ca"] + 1, "trusted as well, not instead"


@pytest.mark.parametrize(
    ("reply", "kinds"),
    [
        (Reply(raw=b"HTTP/1.1 400 Plain HTTP here\r\n\r\n"), {FailureKind.TLS}),
        (hanging(), {FailureKind.TIMEOUT}),
        (dripping(b"\x16"), {FailureKind.TLS, FailureKind.TIMEOUT}),
        (dripping(b"\0", before=b"\x16\x03\x03\x40\0\x02"), {FailureKind.TIMEOUT}),
        (Reply(raw=b""), {FailureKind.TLS, FailureKind.RESET}),
    ],
)
def test_a_server_that_does_not_speak_tls(reply: Reply, kinds: set[FailureKind]) -> None:
    """It gets our greeting, and answers with something else, or nothing."""

    def script(sock: socket.socket, stop: threading.Event) -> None:
        if reply.script:
            reply.script(sock, stop)
        else:
            sock.sendall(reply.render())

    with socket.create_server(("127.0.0.1", 0)) as listener:
        stop = threading.Event()

        def answer() -> None:
            sock, _ = listener.accept()
            with sock, contextlib.suppress(OSError):
                script(sock, stop)

        server = threading.Thread(target=answer)
        server.start()
        with client(timeout=0.4, retries=0) as fetcher:
            fetched = fetcher.fetch(f"https://127.0.0.1:{listener.getsockname()[1]}/")
        stop.set()
        server.join(5)
    assert fetched.failure is not None and fetched.failure.kind in kinds, fetched.failure


def test_certificates_that_cannot_be_read_are_the_users_mistake(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.touch()
    for path in (empty, tmp_path / "missing.pem"):
        with pytest.raises(ConfigError, match=path.name):
            client(ca_bundle=str(path))
