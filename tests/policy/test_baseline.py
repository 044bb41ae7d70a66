"""The file of known findings: what is written is read again, and damage is told with its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import ConfigError
from auditor.policy.baseline import Entry, merged, parse, read_baseline, render
from auditor.strict_yaml import File

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = Entry("0" * 32, "LNK001", "docs/a.md", "https://town.test/x", date(2027, 1, 1), "soon")
_FILE = File("known.yaml")
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def again(*entries: Entry) -> tuple[Entry, ...]:
    return parse(_FILE, render(entries).encode("utf-8", "surrogatepass"))


def bare(entry: Entry) -> tuple[object, ...]:
    return (entry.fingerprint, entry.rule, entry.path, entry.about, entry.until, entry.reason)


@given(
    st.lists(
        st.builds(
            Entry,
            st.integers(0, 16**32 - 1).map(lambda n: f"{n:032x}"),
            st.sampled_from(["LNK001", "SUP001", "POL002"]),
            _TEXT,
            _TEXT,
            st.none() | st.dates(),
            _TEXT,
        ),
        max_size=5,
        unique_by=lambda entry: entry.fingerprint,
    )
)
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    assert sorted(map(bare, again(*entries)), key=str) == sorted(map(bare, entries), key=str)
    assert render(again(*entries)) == render(reversed(entries))


def test_pictures_stay_and_half_characters_are_written_out() -> None:
    (entry,) = again(Entry("1" * 32, "LNK001", "docs/\udcff.md", "😀 x\u2028y"))
    assert entry.path == "docs/\\udcff.md"
    assert entry.about == "😀 x\u2028y"
    assert "😀" in render([entry])


def test_an_entry_is_a_block_and_says_where_it_begins() -> None:
    text = render([ENTRY, Entry("1" * 32, "SUP001", "docs/b.md", "words")])
    first, second = parse(_FILE, text.encode())
    assert text.splitlines()[first.line - 1].startswith("- fingerprint: ")
    assert text.splitlines()[second.line - 1].startswith("- fingerprint: ")
    assert second.path == "docs/b.md"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version: 2\nfindings: []\n", "line 1: a baseline of version 2"),
        ("version: x\nfindings: []\n", "line 1: a baseline of version x"),
        ("findings: []\n", "version: missing"),
        ("version: 1\nfinding: []\n", "line 2: unknown key 'finding'"),
        ("version: 1\nfindings: here\n", "line 2: findings: not a list"),
        ("version: 1\nfindings:\n- LNK001\n", "line 3: not a mapping"),
        ("version: 1\nfindings:\n- fingerprint: 12\n", "missing"),
        ("{", "not YAML"),
        ("", "empty"),
        ("<<<<<<< HEAD\nversion: 1\n", "line "),
        (render([ENTRY]).replace("2027", "2027x"), "line 9: until"),
        (render([ENTRY]).replace("LNK001", "LNK01"), "line 6: there is no rule 'LNK01'"),
        (render([ENTRY]).replace("reason", "raeson"), "line 10: unknown key 'raeson'"),
        (render([ENTRY, ENTRY]), "the same fingerprint as line 5"),
        (render([ENTRY]).replace("0" * 32, "0" * 31), "line 5: fingerprint"),
    ],
)
def test_damage_is_told_with_file_line_and_remedy(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(_FILE, text.encode())
    assert caught.value.message.startswith("known.yaml, line ")
    assert said in caught.value.message
    assert caught.value.hint


@given(st.binary(max_size=200))
def test_any_bytes_are_a_baseline_or_an_error(data: bytes) -> None:
    try:
        assert isinstance(parse(_FILE, data), tuple)
    except ConfigError as error:
        assert error.hint


def test_a_file_that_is_not_there_says_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_baseline(tmp_path / "none.yaml")
    assert "--write-baseline" in caught.value.hint


def test_writing_keeps_what_people_wrote() -> None:
    found = Entry(ENTRY.fingerprint, "LNK001", "docs/a.md", "https://town.test/x")
    new = Entry("2" * 32, "LNK001", "docs/a.md", "https://town.test/y")
    gone = Entry("3" * 32, "LNK001", "docs/a.md", "https://town.test/z", reason="old")
    assert [bare(e) for e in merged([found, new], [ENTRY, gone], [])] == [bare(ENTRY), bare(new)]
