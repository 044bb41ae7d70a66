"""The stored form of a response: everything but the body as JSON, bodies apart.

Captures and the cache share it. It is simpler than what lives in memory, and checked when read.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from auditor.model import Failure, FailureKind, Fetched, Hop


def to_json(fetched: Fetched) -> str:
    """Everything but the body, in ASCII."""
    value: dict[str, Any] = {
        "url": fetched.url,
        "fetched_at": fetched.fetched_at.isoformat() if fetched.fetched_at else None,
        "hops": [[hop.url, hop.status, hop.location, hop.address] for hop in fetched.hops],
        "status": fetched.status,
        "headers": fetched.headers,
    }
    if fetched.failure:
        value["failure"] = [str(fetched.failure.kind), fetched.failure.detail]
    return json.dumps(value)


def from_json(text: str | bytes, body: bytes) -> Fetched:
    """Raises `ValueError` for what `to_json` did not write."""
    try:
        value = json.loads(text)
        at, failure = value["fetched_at"], value.get("failure")
        return Fetched(
            url=_text(value["url"]),
            hops=tuple(
                Hop(_text(url), _number(status), _maybe(location), _maybe(address))
                for url, status, location, address in value["hops"]
            ),
            status=_number(value["status"]),
            headers=tuple((_text(name), _text(content)) for name, content in value["headers"]),
            body=bytes(body),
            failure=Failure(FailureKind(failure[0]), _text(failure[1])) if failure else None,
            fetched_at=datetime.fromisoformat(at) if at else None,
        )
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a stored response: {error!r:.100}") from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


def _number(value: object) -> int | None:
    if value is not None and not isinstance(value, int):
        raise TypeError("number expected")
    return value
