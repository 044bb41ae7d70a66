"""What holds for every format of JSON: how it is told from others, and what breaks in it."""

from __future__ import annotations

import copy
import json
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.inputs.threads import FORMATS
from auditor.inputs.threads.read import read_posts
from auditor.inputs.threads.source import in_memory
from tests.inputs.threads.exports import posts
from tests.inputs.threads.samples import DOCUMENTS, LINES

WRITTEN = [
    (name, json.dumps(value, indent=indent))
    for name, values in DOCUMENTS.items()
    for value in values
    for indent in (None, 1)
]
EXPORTS = [
    *WRITTEN,
    *((name, "\n".join(map(json.dumps, values))) for name, values in LINES.items()),
]
LISTS = [
    (name, value)
    for name, values in DOCUMENTS.items()
    for value in values
    if isinstance(value, list) and len(value) > 1 and name != "reddit"
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every member of a document."""
    inner: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else []
    if isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(at for key, held in inner for at in places(held, (*path, key)))]


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = at = copy.deepcopy(value)
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = new
    return changed


MEMBERS = [
    (name, value, path)
    for name, values in DOCUMENTS.items()
    for value in values
    for path in places(value)
]


@pytest.mark.parametrize(("name", "export"), EXPORTS)
def test_an_export_is_told_from_all_others(name: str, export: str) -> None:
    assert [each.NAME for each in FORMATS if each.detect("export.json", export)] == [name]
    assert posts(export)
    assert posts(export) == posts(export, forced=name)


@pytest.mark.parametrize(("name", "export"), EXPORTS)
def test_another_format_forced_is_said(name: str, export: str) -> None:
    for other in DOCUMENTS.keys() - {name}:
        with pytest.raises(InputError) as told:
            posts(export, forced=other)
        assert f"looks like {name}" in told.value.message


@pytest.mark.parametrize(("name", "export"), EXPORTS)
def test_utf_16_is_read_alike(name: str, export: str) -> None:
    read = posts(export)
    for encoding in ("utf-16", "utf-8-sig"):
        assert posts(export.encode(encoding)) == read
    assert posts(b"\xfe\xff" + export.encode("utf-16-be")) == read


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(MEMBERS), JSON)
def test_anything_anywhere_is_read_or_said(
    member: tuple[str, Any, tuple[Any, ...]], new: object
) -> None:
    name, value, path = member
    export = json.dumps(replaced(value, path, new))
    for forced in (name, ""):
        try:
            found = posts(export, forced=forced)
        except InputError:
            continue
        for post in found:
            assert isinstance(post.id, str)
            assert post.posted_at is None or post.posted_at.tzinfo
            json.dumps([post.id, post.body, post.parent, post.thread, post.author]).encode()


@pytest.mark.parametrize(("name", "value"), LISTS)
@pytest.mark.parametrize("broken", [7, None, {}, [], "x", {"id": {}, "text": []}])
def test_a_broken_record_is_a_row_and_the_rest_is_read(
    name: str, value: list[Any], broken: object
) -> None:
    whole = posts(json.dumps(value), forced=name)
    found = posts(json.dumps([*value, broken]), forced=name)
    assert found[:-1] == whole
    assert "record" in found[-1].problem
    lines = "\n".join(map(json.dumps, [*value, broken]))
    *before, last = posts(lines, forced=name)
    assert [post.body for post in before] == [post.body for post in whole]
    assert last.location.line == len(value) + 1


@pytest.mark.parametrize(
    ("name", "number", "path"),
    [
        ("discourse", 0, ("post_stream", "posts")),
        ("discourse", 1, ("latest_posts",)),
        ("reddit", 0, (1, "data", "children")),
        ("reddit", 0, (1, "data", "children", 0, "data", "replies", "data", "children")),
        ("pushshift", 1, ("data",)),
        ("hackernews", 2, ("children", 0, "children")),
        ("hackernews", 3, ("hits",)),
        ("discord", 0, ("messages",)),
        ("telegram", 0, ("messages",)),
        ("telegram", 1, ("chats", "list")),
        ("rocketchat", 0, ("messages",)),
        ("github", 1, ("comments",)),
        ("github", 2, ("data", "repository", "discussion", "comments", "nodes")),
        ("gitlab", 1, (0, "notes")),
        ("gitlab", 2, ("notes",)),
        ("mastodon", 0, ("orderedItems",)),
        ("mastodon", 2, ("descendants",)),
        ("youtube", 0, ("comments",)),
        ("disqus-json", 0, ("response",)),
    ],
)
@pytest.mark.parametrize("broken", [7, None, "x", {}, []])
def test_a_broken_part_of_a_document_is_a_row_and_the_rest_is_read(
    name: str, number: int, path: tuple[Any, ...], broken: object
) -> None:
    document = DOCUMENTS[name][number]
    held = document
    for key in path:
        held = held[key]
    whole = posts(json.dumps(document), forced=name)
    found = posts(json.dumps(replaced(document, path, [*held, broken])), forced=name)
    added = [post for post in found if post not in whole]
    assert [post for post in found if post in whole] == whole
    assert len(added) == (1 if (name, number, broken) != ("telegram", 1, {}) else 0)
    assert all(post.problem for post in added)


@pytest.mark.parametrize(("name", "export"), WRITTEN)
def test_what_stands_before_a_cut_is_read_and_the_cut_is_said(name: str, export: str) -> None:
    whole = len(posts(export, forced=name))
    for cut in range(len(export) // 2, len(export) - 1, max(1, len(export) // 40)):
        skipped: list[str] = []
        files = in_memory(export[:cut].encode(), "x.json")
        try:
            found = list(read_posts(files, forced=name, skipped=skipped))
        except InputError as error:
            skipped, found = [error.message], []
        rows = [post for post in found if post.problem]
        assert len(found) <= whole + 1
        assert any("x.json:" in line for line in skipped) or rows


@pytest.mark.parametrize("name", ["discourse", "discord", "telegram", "mastodon", "slack"])
def test_a_document_that_breaks_off_gives_its_first_posts(name: str) -> None:
    export = json.dumps(DOCUMENTS[name][0], indent=1)
    first = posts(export)[0]
    at = export.rindex('"id"' if name != "slack" else '"ts"')
    skipped: list[str] = []
    found = list(read_posts(in_memory(export[:at].encode(), "x.json"), skipped=skipped))
    assert found[0].body == first.body
    assert skipped[0].startswith(f"x.json:{export[:at].count(chr(10)) + 1}:")
    assert "breaks off" in skipped[0]


@pytest.mark.parametrize("name", ["reddit", "hackernews", "github"])
def test_depth_that_nothing_has_is_said(name: str) -> None:
    for deep in ("[" * 200_000, '{"a":' * 200_000, '{"children":[' * 300_000):
        with pytest.raises(InputError):
            posts(deep, forced=name)


def test_duplicate_ids_and_parents_in_a_circle_are_left_to_the_reader() -> None:
    comments = [
        {"id": "a", "parent_id": "t1_b", "link_id": "t3_x", "body": "1", "subreddit": "s"},
        {"id": "b", "parent_id": "t1_a", "link_id": "t3_x", "body": "2", "subreddit": "s"},
        {"id": "b", "parent_id": "t1_b", "link_id": "t3_x", "body": "3", "subreddit": "s"},
    ]
    assert [post.body for post in posts("\n".join(map(json.dumps, comments)))] == ["1", "2", "3"]


def test_a_line_that_is_longer_than_what_formats_are_told_by_is_read() -> None:
    long = {"id": "a", "link_id": "t3_x", "subreddit": "s", "body": "word " * 40_000}
    lines = [json.dumps({**long, "id": str(number)}) for number in range(3)]
    assert [post.id for post in posts("\n".join(lines))] == ["t1_0", "t1_1", "t1_2"]
    (one,) = posts(lines[0])
    assert one.body == long["body"]


def test_nothing_but_the_records_in_reach_is_read_before_a_wrong_format_is_said() -> None:
    lines = (json.dumps({"n": n}) for n in range(100_000))
    with pytest.raises(InputError, match="no Slack export"):
        posts("\n".join(islice(lines, 100_000)), forced="slack")
