"""A JSON report read back: what is not one is refused with the place where it goes wrong.

The file may come from anybody. It is held against report.schema.json (the keywords that file
uses), its indexes against their lists, and every text of it is cleaned again.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NoReturn, cast

from auditor.errors import InputError
from auditor.reports.clean import clean
from auditor.reports.json_pieces import LIMIT
from auditor.reports.published import SCHEMA_VERSION

if TYPE_CHECKING:
    from auditor.reports.published import ReportOut, TogetherOut

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_HINT = "Give a file that `auditor check --format json` wrote."
_LARGEST = 2**53
"""Beyond this a number is not the same in every program."""


class _Wrong(Exception):
    """What is wrong, and where: "$.answers[3].links[0].status"."""


def read_report(data: bytes, name: str) -> ReportOut:
    """Fields that the first files of version 1 lack get the default that the schema names.

    Raises InputError with `name` and the line and column, or the path, of what is wrong.
    """
    value = _parsed(data, name)
    if not isinstance(value, dict) or "schema" not in value or "tool" not in value:
        raise InputError(f"{name}: this is JSON, but no report of auditor", _HINT)
    version = value["schema"]
    if version != SCHEMA_VERSION or isinstance(version, bool):
        raise InputError(
            f"{name}: a report of version {str(version)[:20]}; this program reads version "
            f"{SCHEMA_VERSION}",
            "Use the version of auditor that wrote it, or audit again.",
        )
    if "totals" not in value:
        raise InputError(
            f"{name}: a list of what is cited, without an audit; $.totals is missing", _HINT
        )
    try:
        report = cast("ReportOut", _held(value, _schema(), "$"))
        _check_indexes(report)
    except _Wrong as error:
        raise InputError(f"{name}: the report is damaged: {error}", _HINT) from error
    return report


def _parsed(data: bytes, name: str) -> Any:
    try:
        return json.loads(data, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name}:{error.lineno}:{error.colno}: this is not JSON, or it is cut off: {error.msg}",
            _HINT,
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: this is no JSON that can be read: {error}", _HINT) from error


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    text = resources.files("auditor.reports").joinpath("report.schema.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))


def _held(value: Any, schema: dict[str, Any], at: str) -> Any:
    """`value` with its texts cleaned and its defaults filled in. Keys that the schema does not
    name are dropped: version 1 may grow. Raises _Wrong."""
    if "$ref" in schema:
        schema = {**_schema()["$defs"][schema["$ref"].rpartition("/")[2]], **schema}
    if "anyOf" in schema:  # always something or null
        something, null = schema["anyOf"]
        return _held(value, null if value is None else something, at)
    _check_word(value, schema, at)
    if isinstance(value, dict):
        return _held_object(value, schema, at)
    if isinstance(value, list):
        return [_held(each, schema["items"], f"{at}[{n}]") for n, each in enumerate(value)]
    if isinstance(value, str):
        return clean(value, LIMIT if at.endswith("].text") else 4_000)
    return value


def _check_word(value: object, schema: dict[str, Any], at: str) -> None:
    if "const" in schema and value != schema["const"]:
        raise _Wrong(f"{at} is {_shown(value)}, not {_shown(schema['const'])}")
    if "enum" in schema and (not isinstance(value, str) or value not in schema["enum"]):
        raise _Wrong(f"{at} is {_shown(value)}, which this version does not know")
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        fits = any(isinstance(value, _TYPES[name]) for name in names)
        if not fits or (isinstance(value, bool) and "boolean" not in names):
            raise _Wrong(f"{at} is {_shown(value)}, not {' or '.join(names)}")
    if (
        isinstance(value, (int, float))
        and not schema.get("minimum", -_LARGEST) <= value <= _LARGEST
    ):
        raise _Wrong(f"{at} is out of range: {_shown(value)}")


def _held_object(value: dict[str, Any], schema: dict[str, Any], at: str) -> dict[str, Any]:
    if "properties" not in schema:  # words and how often they occur
        names, counts = schema["propertyNames"], schema["additionalProperties"]
        return {_held(k, names, at): _held(v, counts, f"{at}.{k[:40]}") for k, v in value.items()}
    known = schema["properties"]
    held = {k: _held(v, known[k], f"{at}.{k}") for k, v in value.items() if k in known}
    for key in known.keys() - held.keys():
        if "default" not in known[key]:
            raise _Wrong(f"{at}.{key} is missing")
        held[key] = known[key]["default"]
    return held


def _shown(value: object) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    return json.dumps(value)[:60]


def _check_indexes(report: ReportOut) -> None:
    for number, answer in enumerate(report["answers"]):
        at = f"$.answers[{number}]"
        sizes = {
            "claim": len(answer["claims"]),
            "citation": len(answer["citations"]),
            "reference": len(answer["references"]),
            "link": len(answer["links"]),
        }
        for name in ("citations", "pieces", "together"):
            for n, each in enumerate(cast("list[dict[str, Any]]", answer[name])):
                for key in sizes.keys() & each.keys():
                    _check_index(each[key], sizes[key], f"{at}.{name}[{n}].{key}")
        for n, joint in enumerate(answer["together"]):
            _check_together(joint, sizes["citation"], f"{at}.together[{n}]")
        for key, size in (
            ("claims_without_citation", sizes["claim"]),
            ("uncited_references", sizes["reference"]),
            ("unresolved_citations", sizes["citation"]),
        ):
            for index in cast("list[int]", answer[key]):  # type: ignore[literal-required]
                _check_index(index, size, f"{at}.{key}")


def _check_together(joint: TogetherOut, size: int, at: str) -> None:
    numbers = (
        *((key, n) for key in ("citations", "carried_by") for n in joint[key]),
        *((key, n) for key in ("against", "spare", "repeated") for n in joint[key]),
        *(("parts", part["citation"]) for part in joint["parts"]),
    )
    for key, number in numbers:
        _check_index(number, size, f"{at}.{key}")


def _check_index(index: int | None, size: int, at: str) -> None:
    if index is not None and index >= size:
        raise _Wrong(f"{at} is {index}, and there are {size}")
