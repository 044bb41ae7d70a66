"""Any export: files, folders, archives, compressed or not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from typing import TYPE_CHECKING

import pytest
import zstandard

from auditor.errors import InputError
from auditor.inputs.threads.read import names, read_posts
from auditor.inputs.threads.source import in_memory, sources
from tests.inputs.threads.exports import posts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINE = b'{"body": "one"}\n'


def archive(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, bz2.compress, lzma.compress, zstandard.ZstdCompressor().compress]
)
def test_packed_files_are_unpacked(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    (tmp_path / "export").write_bytes(pack(LINE))
    with sources(tmp_path / "export") as files:
        assert [post.body for post in read_posts(files)] == ["one"]
    assert [post.body for post in posts(pack(LINE))] == ["one"]


def test_folders_and_archives_are_read_in_order_of_names(tmp_path: Path) -> None:
    members = {"b/2.jsonl": b'{"body": "two"}\n', "a.jsonl": LINE}
    for name, data in members.items():
        (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / name).write_bytes(data)
    (tmp_path / "x.zip").write_bytes(archive(members))
    for path in (tmp_path / "folder", tmp_path / "x.zip"):
        with sources(path) as files:
            found = list(read_posts(files))
        assert [post.body for post in found] == ["one", "two"]
        assert found[0].location.path.endswith("a.jsonl")


def test_a_file_that_is_no_export_is_told_and_left_out() -> None:
    skipped: list[str] = []
    files = in_memory(archive({"a.jsonl": LINE, "b.png": b"\x89PNG\0", "c.txt": b"Hi."}), "x.zip")
    assert [post.body for post in read_posts(files, skipped=skipped)] == ["one"]
    assert [line.split(" ")[0].rstrip(":") for line in skipped] == ["x.zip/b.png", "x.zip/c.txt"]


def test_what_can_not_be_read_says_what_can_be(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        posts("Just some words.")
    assert "no export that is known" in told.value.message
    assert names()[0] in told.value.hint
    assert "--input-format" in told.value.hint
    with pytest.raises(InputError), sources(tmp_path):
        pytest.fail("an empty folder is no export")
    with pytest.raises(InputError), sources(tmp_path / "nothing") as files:
        list(read_posts(files))


def test_a_file_that_breaks_off_gives_what_was_read() -> None:
    packed = gzip.compress(b"".join(b'{"body": "%06d"}\n' % i for i in range(20_000)))
    skipped: list[str] = []
    found = list(read_posts(in_memory(packed[:-5_000], "x.gz"), skipped=skipped))
    assert 0 < len(found) < 20_000
    assert f"after {len(found):,} posts" in skipped[0]


def test_a_bomb_is_refused_and_names_go_nowhere() -> None:
    with pytest.raises(InputError, match="packed as no export is"):
        posts(archive({"bomb.jsonl": bytes(20_000_000)}))
    (post,) = posts(archive({"../../etc/x.jsonl": LINE}), "x.zip")
    assert post.location.path == "x.zip/../../etc/x.jsonl"


def test_a_format_may_be_forced() -> None:
    assert posts("\n\n[1]\n" + LINE.decode(), forced="jsonl")[1].body == "one"
