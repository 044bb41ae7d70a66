"""When to ask again, and how long to wait first."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from auditor.model import FailureKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.model import Failure

STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
TROUBLES = frozenset({FailureKind.CONNECT, FailureKind.RESET})  # a timeout has cost enough already

_BASE = 0.5
_SECONDS = re.compile(r"\s*([0-9]{1,9})\s*")


def worth_another_try(status: int, headers: tuple[tuple[str, str], ...]) -> bool:
    """A challenge (`cf-mitigated`) is for a person: asking again would not be polite, nor help."""
    return status in STATUSES and not any(name == "cf-mitigated" for name, _ in headers)


def wait_before(
    attempt: int, retry_after: str, now: datetime, jitter: Callable[[], float]
) -> float:
    """Seconds to wait before retry number `attempt` (from 0), however many they are.

    What the server asks for, or exponential backoff with full jitter; `jitter` gives 0 to 1.
    """
    asked = seconds_asked(retry_after, now)
    return jitter() * _BASE * float(2**attempt) if asked is None else asked


def is_transient(failure: Failure) -> bool:
    return failure.kind in TROUBLES


def seconds_asked(value: str, now: datetime) -> float | None:
    """Seconds from now (RFC 9110, 10.2.3), or None when it is missing or junk."""
    seconds = _SECONDS.fullmatch(value[:64])
    if seconds:
        return float(seconds[1])
    try:
        date = parsedate_to_datetime(value[:64])
        if date.tzinfo is None:
            date = date.replace(tzinfo=timezone.utc)
        return max(0.0, (date - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
