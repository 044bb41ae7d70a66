"""JSON of an export, a record at a time, whatever is wrong with some of them."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from auditor.errors import InputError
from auditor.inputs.export import whole
from auditor.inputs.plain import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.source import Source

MAX_DOCUMENT = 500_000_000
"""Bytes of a JSON document that has to be read as a whole."""
_MAX_LINE = 50_000_000
_LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True)
class Line:
    """`value` is None where `problem` says why."""

    number: int
    value: Any
    problem: str = ""


def json_lines(source: Source) -> Iterator[Line]:
    """Each line that is not blank. Memory does not grow with the file."""
    with source.open() as stream:
        number = 0
        while data := stream.readline(_MAX_LINE):
            number += 1
            if not data.strip():
                continue
            yield _line(number, data)
            while len(data) == _MAX_LINE and not data.endswith(b"\n"):
                data = stream.readline(_MAX_LINE)  # the rest of a line that was reported


def _line(number: int, data: bytes) -> Line:
    if len(data) >= _MAX_LINE and not data.endswith(b"\n"):
        return Line(number, None, f"line {number} is longer than {_MAX_LINE / 1e6:.0f} MB")
    try:
        return Line(number, _decoder.decode(data.decode("utf-8-sig", "replace").strip()))
    except json.JSONDecodeError as error:
        return Line(number, None, f"line {number}: the JSON breaks off or is wrong ({error.msg})")
    except RecursionError:
        return Line(number, None, f"line {number} is nested deeper than any export")


def json_document(source: Source) -> Any:
    """Raises InputError with line and column."""
    with source.open() as stream:
        data = stream.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise InputError(
            f"{source.name}: more than {MAX_DOCUMENT / 1e6:.0f} MB of JSON in one piece",
            "Export less at a time, or write it as JSON lines.",
        )
    text, _ = decode(data, source.name)
    try:
        return _decoder.decode(text.strip())
    except json.JSONDecodeError as error:
        raise InputError(
            f"{source.name}:{error.lineno}:{error.colno}: the JSON breaks off or is wrong"
            f" ({error.msg})",
            "The file may be cut short: export it again.",
        ) from error
    except RecursionError as error:
        raise InputError(f"{source.name} is nested deeper than any export") from error


def text(value: object) -> str:
    """A string of an export, with halves of surrogate pairs joined or replaced; numbers too,
    because ids are either. Anything else is ""."""
    if isinstance(value, str):
        return whole(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def when(value: object) -> datetime | None:
    """ISO 8601, or seconds, milliseconds or microseconds since 1970, as number or digits."""
    with suppress(ValueError, OverflowError, OSError):
        if isinstance(value, str) and not value.replace(".", "", 1).isdigit():
            moment = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
            return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            seconds = float(value)
            while seconds > 1e11:
                seconds /= 1000
            return datetime.fromtimestamp(seconds, timezone.utc)
    return None


def _number(digits: str) -> int:
    """Python refuses to read a number of 5,000 digits."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else 0


_decoder = json.JSONDecoder(parse_int=_number)
