"""JSON of an export, a record at a time, whatever is wrong with some of them."""

from __future__ import annotations

import io
import json
import math
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import IO, TYPE_CHECKING, Any

from auditor.errors import InputError
from auditor.inputs.export import whole
from auditor.inputs.plain import decode
from auditor.inputs.threads.peeking import closed, decoder, has_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.inputs.threads.source import Source

    Object = dict[str, Any]

MAX_DOCUMENT = 500_000_000
"""Bytes of a JSON document that has to be read as a whole."""
_MAX_LINE = 50_000_000
_MOST_UNKNOWN = 100
"""Records at the top of a file, none of which is of the format that it should have."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CUT = "The file may be cut short: export it again."
_NOT_SPACE = re.compile(r"[^ \t\r\n]")
_ZULU = re.compile(r"(?:Z| UTC)\Z")
_FRACTION = re.compile(r"(\.\d{1,6})\d*")


@dataclass(frozen=True, slots=True)
class Line:
    """`value` is None where `problem` says why."""

    number: int
    value: Any
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """An object of an export; `value` is empty where `problem` says why. `place` is how to find
    it ("line 7", "message 12"), `line` its line in a file of lines."""

    value: Object
    place: str
    line: int | None = None
    problem: str = ""


def records(source: Source, title: str, known: Callable[[Object], bool]) -> Iterator[Record]:
    """The lines, the members of a list, or the one object at the top, however the file is written.

    Raises InputError where nothing of the beginning is `known` as a record of the format, which
    `title` names, and, after what could be read, where a document breaks off.
    """
    waiting: list[Record] | None = []
    for record in _lines(source) if _is_lines(source) else _members(source):
        fits = not record.problem and known(record.value)
        if not fits and not record.problem:
            record = Record({}, record.place, record.line, f"{record.place} is no {title}")
        if waiting is None:
            yield record
        else:
            waiting.append(record)
            if not fits and len(waiting) > _MOST_UNKNOWN:
                break
            if fits:
                yield from waiting
                waiting = None
    if waiting:
        told = waiting[0].problem
        raise InputError(f"{source.name} is no {title}" + f": {told}" * (title not in told))


def parts(record: Record, values: Iterable[Any], what: str = "post") -> Iterator[Record]:
    """The objects that a record holds."""
    for number, value in enumerate(values, 1):
        yield _record(value, f"{what} {number}", record.line)


def _record(value: Any, place: str, line: int | None = None) -> Record:
    if isinstance(value, dict):
        return Record(value, place, line)
    return Record({}, place, line, f"{place} is no object")


def _is_lines(source: Source) -> bool:
    head, _ = decode(source.head(), source.name)
    found = has_lines(head)
    if found is not None:
        return found
    with _reading(source) as stream:
        return stream.readline(_MAX_LINE)[-1:] in (b"\n", "\n") and bool(stream.read(1))


def _lines(source: Source) -> Iterator[Record]:
    for line in json_lines(source):
        place = f"line {line.number}"
        if line.problem:
            yield Record({}, place, line.number, line.problem)
        else:
            yield _record(line.value, place, line.number)


def _members(source: Source) -> Iterator[Record]:
    text = _whole_text(source)
    start = _next(text, 0)
    if not text.startswith("[", start):
        value, cut = _document(text, source.name)
        yield _record(value, "the document")
        if cut:
            raise cut
        return
    at, number = _next(text, start + 1), 0
    while at < len(text) and text[at] != "]":
        number += 1
        value, at, cut = _element(text, at, source.name)
        if value is not None or not cut:
            yield _record(value, f"record {number}")
        if cut:
            raise cut
    if at >= len(text):
        raise _broken(source.name, json.JSONDecodeError("no end of the list", text, len(text)))


def _element(text: str, at: int, name: str) -> tuple[Any, int, InputError | None]:
    """The value, where the next one begins, and where the text breaks off."""
    try:
        value, end = decoder.raw_decode(text, at)
        after = _next(text, end)
        if text.startswith(",", after):
            return value, _next(text, after + 1), None
        if text.startswith("]", after):
            return value, after, None
        error = json.JSONDecodeError("no comma and no end of the list", text, after)
        return value, after, _broken(name, error)
    except json.JSONDecodeError as error:
        cut = _broken(name, error)
        with suppress(json.JSONDecodeError, RecursionError):
            return decoder.decode(closed(text[at : error.pos])), error.pos, cut
        return None, error.pos, cut
    except RecursionError as error:
        raise InputError(f"{name} is nested deeper than any export") from error


def _next(text: str, at: int) -> int:
    """The first character from `at` on that is not space."""
    found = _NOT_SPACE.search(text, at)
    return found.start() if found else len(text)


def json_lines(source: Source) -> Iterator[Line]:
    """Each line that is not blank. Memory does not grow with the file."""
    with _reading(source) as stream:
        number = 0
        while data := stream.readline(_MAX_LINE):
            number += 1
            if not data.strip():
                continue
            yield _line(number, data)
            while len(data) == _MAX_LINE and data[-1:] not in (b"\n", "\n"):
                data = stream.readline(_MAX_LINE)  # the rest of a line that was reported


@contextmanager
def _reading(source: Source) -> Iterator[IO[bytes] | IO[str]]:
    """Bytes, which are faster; text where a character has more than one byte, always."""
    wide = source.head().startswith(_WIDE)
    with source.open() as stream:
        if not wide:
            yield stream
            return
        text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")
        try:
            yield text
        finally:
            text.detach()


def _line(number: int, data: bytes | str) -> Line:
    if len(data) >= _MAX_LINE and data[-1:] not in (b"\n", "\n"):
        return Line(number, None, f"line {number} is longer than {_MAX_LINE / 1e6:.0f} MB")
    line = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
    try:
        return Line(number, decoder.decode(line.strip()))
    except json.JSONDecodeError as error:
        return Line(number, None, f"line {number}: the JSON breaks off or is wrong ({error.msg})")
    except RecursionError:
        return Line(number, None, f"line {number} is nested deeper than any export")


def json_document(source: Source) -> Any:
    """Raises InputError with line and column."""
    value, cut = _document(_whole_text(source), source.name)
    if cut:
        raise cut
    return value


def _whole_text(source: Source) -> str:
    with source.open() as stream:
        data = stream.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise InputError(
            f"{source.name}: more than {MAX_DOCUMENT / 1e6:.0f} MB of JSON in one piece",
            "Export less at a time, or write it as JSON lines.",
        )
    return decode(data, source.name)[0]


def _document(text: str, name: str) -> tuple[Any, InputError | None]:
    """The value, or what can be read before it breaks off, and where that is. Raises InputError
    where nothing can be."""
    try:
        return decoder.decode(text), None
    except json.JSONDecodeError as error:
        cut = _broken(name, error)
        with suppress(json.JSONDecodeError, RecursionError):
            return decoder.decode(closed(text[: error.pos])), cut
        raise cut from error
    except RecursionError as error:
        raise InputError(f"{name} is nested deeper than any export") from error


def _broken(name: str, error: json.JSONDecodeError) -> InputError:
    at = f"{name}:{error.lineno}:{error.colno}"
    return InputError(f"{at}: the JSON breaks off or is wrong ({error.msg})", _CUT)


def text(value: object) -> str:
    """A string of an export, with halves of surrogate pairs joined or replaced; numbers too,
    because ids are either. Anything else is ""."""
    if isinstance(value, str):
        return value if value.isascii() else whole(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def when(value: object) -> datetime | None:
    """ISO 8601, or seconds, milliseconds or microseconds since 1970, as number or digits."""
    with suppress(ValueError, OverflowError, OSError):
        if isinstance(value, str) and not value.replace(".", "", 1).isdigit():
            written = _FRACTION.sub(_six_digits, _ZULU.sub("+00:00", value.strip()), count=1)
            moment = datetime.fromisoformat(written)
            return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            seconds = float(value)
            while math.isfinite(seconds) and seconds > 1e11:
                seconds /= 1000
            return datetime.fromtimestamp(seconds, timezone.utc)
    return None


def _six_digits(fraction: re.Match[str]) -> str:
    """Python 3.10 reads three or six."""
    return fraction[1].ljust(7, "0")
