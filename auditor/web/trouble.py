"""Exceptions of the network stack, told as a `Failure` in plain words."""

from __future__ import annotations

import http.client
import ssl
from typing import TYPE_CHECKING

import requests
import urllib3.exceptions

from auditor.model import Failure, FailureKind
from auditor.web.fetcher import Unfetchable
from auditor.web.guard import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_CHAIN = 30

_TIMEOUTS = (TimeoutError, urllib3.exceptions.TimeoutError, requests.Timeout)
_BROKEN_OFF = (
    ConnectionResetError,
    ConnectionAbortedError,
    BrokenPipeError,
    http.client.IncompleteRead,
    urllib3.exceptions.IncompleteRead,
)
_NO_URL = (requests.exceptions.InvalidURL, urllib3.exceptions.LocationValueError)
_NOT_HTTP = (
    http.client.HTTPException,
    urllib3.exceptions.HTTPError,
    requests.RequestException,
    ValueError,
)


def explain(error: BaseException) -> Failure:
    """The failure an exception amounts to; requests and urllib3 wrap the cause several times."""
    chain = tuple(_chain(error))
    for cause in chain:
        if isinstance(cause, Unfetchable):
            return cause.failure
        if isinstance(cause, Refused):
            return Failure(FailureKind.REFUSED, str(cause))
    for cause in chain:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Failure(FailureKind.TLS, f"certificate not accepted: {cause.verify_message}")
    if any(isinstance(cause, _TIMEOUTS) for cause in chain):
        return Failure(FailureKind.TIMEOUT, "the server took too long to answer")
    if any(isinstance(cause, (ssl.SSLError, urllib3.exceptions.SSLError)) for cause in chain):
        return Failure(FailureKind.TLS, "no secure connection could be agreed on")
    if any(isinstance(cause, _NO_URL) for cause in chain):
        return Failure(FailureKind.REFUSED, "not an address that can be asked for")
    if any(isinstance(cause, urllib3.exceptions.InvalidChunkLength) for cause in chain):
        return Failure(FailureKind.PROTOCOL, "the answer is not valid HTTP")
    if any(isinstance(cause, _BROKEN_OFF) for cause in chain):
        return Failure(FailureKind.RESET, "the server closed the connection before it was done")
    if any(isinstance(cause, _NOT_HTTP) for cause in chain):
        return Failure(FailureKind.PROTOCOL, "the answer is not valid HTTP")
    if any(isinstance(cause, OSError) for cause in chain):
        return Failure(FailureKind.CONNECT, "no connection to the server")
    return Failure(FailureKind.PROTOCOL, f"the answer can't be handled ({type(error).__name__})")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and everything it wraps, each once."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting and len(seen) < _MAX_CHAIN:
        cause = waiting.pop(0)
        if not isinstance(cause, BaseException) or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
