"""Damaged and hostile captures: the damage is said, the rest is used, no page is made up."""

from __future__ import annotations

import gzip
import io
import os
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from auditor.errors import AuditFailedError, ExitCode
from auditor.model import Failure, FailureKind, Fetched, Hop
from auditor.web import warc
from auditor.web.fetcher import MAX_PDF
from tests.web.test_warc import NOON, capture, foreign

if TYPE_CHECKING:
    from auditor.web.replay import Replay

A, B, C = (f"http://{name}.example/" for name in "abc")
SEVERAL = tuple(
    Fetched(url, (Hop(url, 200),), 200, (("content-type", "text/plain"),), body, None, NOON)
    for url, body in ((A, b"first" * 9), (B, b"second" * 9), (C, os.urandom(300)))
)


def whole(*answers: Fetched) -> bytes:
    with TemporaryDirectory() as folder:
        return capture(Path(folder) / "x.warc.gz", *(answers or SEVERAL)).read_bytes()


SOUND = whole()


def members(data: bytes) -> list[bytes]:
    starts = []
    records = ArchiveIterator(io.BytesIO(data))
    for _ in records:
        starts.append(records.get_record_offset())
    return [data[begin:end] for begin, end in zip(starts, [*starts[1:], len(data)], strict=True)]


def replayed(path: Path, data: bytes) -> Replay | None:
    """None when nothing of it can be used, which is said."""
    path.write_bytes(data)
    try:
        return warc.replay(path)
    except AuditFailedError as error:
        assert path.name in error.message and error.hint
        assert error.exit_code is ExitCode.AUDIT_FAILED
        return None


def read(replay: Replay, answers: tuple[Fetched, ...] = SEVERAL) -> list[str]:
    """What of it comes back: as it was recorded, or not at all."""
    held = []
    for recorded in answers:
        fetched = replay.fetch(recorded.url)
        if fetched.failure is None:
            assert fetched == recorded
            held.append(recorded.url)
        else:
            assert fetched.failure.kind is FailureKind.NOT_IN_CAPTURE
            assert replay.damage
            assert "damaged" in fetched.failure.detail
    return held


def test_a_capture_cut_anywhere_is_said_and_its_beginning_used(tmp_path: Path) -> None:
    before = 0
    for end in range(0, len(SOUND), 7):
        replay = replayed(tmp_path / "cut.warc.gz", SOUND[:end])
        held = read(replay) if replay else []
        assert replay is None or replay.damage
        assert len(held) >= before
        before = len(held)
    assert before == 3


def test_a_capture_with_a_record_taken_out_is_said(tmp_path: Path) -> None:
    records = members(SOUND)
    for skip in range(len(records)):
        kept = records[:skip] + records[skip + 1 :]
        for data in (b"".join(kept), b"".join(map(gzip.decompress, kept))):
            replay = replayed(tmp_path / "less.warc", data)
            assert replay and replay.damage
            assert len(read(replay)) >= 2


@settings(max_examples=150, deadline=None)
@given(
    at=st.integers(0, len(SOUND) - 1),
    flip=st.integers(1, 255),
    form=st.sampled_from(["members", "plain", "whole"]),
)
def test_a_changed_byte_never_changes_a_page(at: int, flip: int, form: str) -> None:
    data = bytearray(SOUND if form == "members" else gzip.decompress(SOUND))
    if form == "whole":
        data = bytearray(gzip.compress(data))
    data[at % len(data)] ^= flip
    with TemporaryDirectory() as folder:
        replay = replayed(Path(folder) / "changed.warc", bytes(data))
        held = read(replay) if replay else []
    assert form == "whole" or len(held) >= 2, "one record is lost, not the rest"


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(1, 255)), max_size=9))
def test_damage_in_many_places_never_changes_a_page(flips: list[tuple[int, int]]) -> None:
    data = bytearray(SOUND)
    for at, flip in flips:
        data[at] ^= flip
    with TemporaryDirectory() as folder:
        replay = replayed(Path(folder) / "changed.warc.gz", bytes(data))
        held = read(replay) if replay else []
    assert flips or len(held) == len(SEVERAL)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", SOUND[:500], b"WARC/1.1\r\n"]))
def test_any_bytes_are_read_or_refused(data: bytes, begin: bytes) -> None:
    with TemporaryDirectory() as folder:
        if replay := replayed(Path(folder) / "x.warc.gz", begin + data):
            assert replay.fetch(A).body in (b"", b"first")


@pytest.mark.parametrize("cut", [40, 300, 900])
def test_a_capture_appended_to_one_that_was_cut_is_read(tmp_path: Path, cut: int) -> None:
    newer = Fetched(A, (Hop(A, 404),), 404, (), b"now gone", None, NOON)
    replay = replayed(tmp_path / "both.warc.gz", SOUND[:-cut] + whole(newer))
    assert replay and replay.damage
    assert replay.fetch(A) == newer


def test_a_capture_inside_a_damaged_page_is_not_taken_for_the_capture(tmp_path: Path) -> None:
    """A page may be a capture itself, kept as it is because it can't be compressed further."""
    forged = Fetched(A, (Hop(A, 200),), 200, (), b"forged", None, NOON)
    trap = Fetched(B, (Hop(B, 200),), 200, (), os.urandom(99_000) + whole(forged), None, NOON)
    for _ in range(5):
        records = members(whole(trap, SEVERAL[0]))
        records[1] = records[1][:200] + b"\0\0\0\0" + records[1][204:]
        replay = replayed(tmp_path / "trap.warc.gz", b"".join(records))
        assert replay and read(replay, (trap, SEVERAL[0])) == [A]


def test_files_are_sound_for_other_programs(tmp_path: Path) -> None:
    headers = (("x-\r\nodd", "a\r\n\r\nb\x00\x1b\udcff"), ("Content-Encoding ", "gzip"))
    answers = [
        Fetched(url, (Hop(url, status, None, "::1"),), status, headers, body, None, NOON)
        for url, status, body in (
            ("http://a.example/\r\nWARC-Type: warcinfo", 200, b"x"),
            ("http://a.example/\ud800 \u2028é", 204, b""),
            (B, 200, b"same"),
            (C, 200, b"same"),
        )
    ]
    for kind in (FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.TOO_LARGE, FailureKind.TLS):
        url = f"http://{kind.value.replace('_', '-')}.example/"
        answers.append(Fetched(url, (Hop(url, 200),), failure=Failure(kind, "cut")))
    path = capture(tmp_path / "x.warc.gz", *answers)
    command = type("Command", (), {"inputs": [str(path)], "verbose": False})
    assert Checker(command).process_all() == 0
    cut = []
    with path.open("rb") as stream:
        for record in FastIterator(stream, parse_http=False):
            assert record.verify_block_digest()
            assert record.headers.get("WARC-Type") == "warcinfo" or record.headers.get(
                "WARC-Payload-Digest"
            )
            cut.append(record.headers.get("WARC-Truncated"))
    assert [reason for reason in cut if reason] == ["time", "disconnect", "length", "unspecified"]
    replay = warc.replay(path)
    assert not replay.damage
    assert [replay.fetch(fetched.url) for fetched in answers] == answers


def raw(url: str, body: bytes, kind: str = "response", more: str = "", length: int = -1) -> bytes:
    if kind == "response":
        body = b"HTTP/1.1 200 OK\r\n\r\n" + body
    size = len(body) if length < 0 else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n{more}"
    return f"{head}Content-Length: {size}\r\n\r\n".encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("length", [0, 3, 10_000, 10**14])
@pytest.mark.parametrize("packed", [False, True])
def test_a_length_that_lies_costs_one_record(tmp_path: Path, length: int, packed: bool) -> None:
    parts = [raw(A, b"first"), raw(B, b"second", length=length), raw(C, b"third")]
    data = b"".join(map(gzip.compress, parts)) if packed else b"".join(parts)
    replay = replayed(tmp_path / "x.warc", data)
    assert replay and replay.damage
    assert replay.fetch(C).body == b"third"
    assert replay.fetch(B).failure is not None


@pytest.mark.parametrize("packed", [False, True])
def test_a_header_without_end_costs_no_memory(tmp_path: Path, packed: bool) -> None:
    long = b"WARC/1.0\r\nWARC-Type: " + b"x" * 30_000_000 + b"\r\n\r\n"
    parts = [raw(A, b"first"), long, raw(C, b"third")]
    data = b"".join(map(gzip.compress, parts)) if packed else b"".join(parts)
    tracemalloc.start()
    try:
        del long, parts
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        replay = replayed(tmp_path / "x.warc", data)
        assert tracemalloc.get_traced_memory()[1] - before < 10_000_000
    finally:
        tracemalloc.stop()
    assert replay and "header is too long" in replay.damage
    assert replay.fetch(C).body == b"third"


def test_a_bomb_costs_no_memory(tmp_path: Path) -> None:
    parts = [raw(A, bytes(90_000_000)), raw(C, b"third")]
    data = b"".join(map(gzip.compress, parts))
    del parts
    tracemalloc.start()
    try:
        replay = replayed(tmp_path / "x.warc.gz", data)
        assert replay and not replay.damage
        fetched = replay.fetch(A)
        assert tracemalloc.get_traced_memory()[1] < 2.5 * MAX_PDF  # the largest body, and a copy
    finally:
        tracemalloc.stop()
    assert fetched.failure and fetched.failure.kind is FailureKind.TOO_LARGE


@pytest.mark.parametrize("form", ["plain", "members", "whole"])
def test_every_form_of_file_is_read(tmp_path: Path, form: str) -> None:
    parts = [raw(A, b"first"), raw(B, raw(A, b"nested")), raw(C, b"third")]
    data = b"".join(map(gzip.compress, parts) if form == "members" else parts)
    replay = replayed(tmp_path / "x.warc", gzip.compress(data) if form == "whole" else data)
    assert replay and not replay.damage
    assert [replay.fetch(url).body for url in (A, C)] == [b"first", b"third"]
    assert b"nested" in replay.fetch(B).body


def test_records_that_refer_to_others_and_resources_are_read(tmp_path: Path) -> None:
    path = foreign(tmp_path / "x.warc.gz", (A, "200 OK", [], b"first"))
    with path.open("ab") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, at in ((B, A), (C, "http://elsewhere.example/")):
            http = StatusAndHeaders("200 OK", [], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_revisit_record(url, "sha1:X", at, "2026-01-02T12:00:00Z", http)
            )
        stream.write(
            gzip.compress(raw("http://d.example/", b"kept", "resource", "Content-Type: text/x\r\n"))
        )
    replay = warc.replay(path)
    assert not replay.damage
    assert replay.fetch(B).body == b"first"
    missing = replay.fetch(C).failure
    assert missing and missing.kind is FailureKind.NOT_IN_CAPTURE
    kept = replay.fetch("http://d.example/")
    assert (kept.body, kept.headers) == (b"kept", (("content-type", "text/x"),))


@pytest.mark.parametrize("magic", [b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"])
def test_zstandard_is_named_with_the_remedy(tmp_path: Path, magic: bytes) -> None:
    path = tmp_path / "x.warc.zst"
    path.write_bytes(magic + bytes(100))
    with pytest.raises(AuditFailedError, match="Zstandard") as caught:
        warc.replay(path)
    assert "zstd -d" in caught.value.hint


def test_a_body_cut_in_another_programs_capture_is_not_taken_for_whole(tmp_path: Path) -> None:
    path = foreign(tmp_path / "x.warc", (B, "200 OK", [], b"x"), (A, "200 OK", [], b"text" * 100))
    path.write_bytes(path.read_bytes()[:-40])
    replay = warc.replay(path)
    assert "ends too early; 2 records could be read" in replay.damage
    assert replay.fetch(A).failure == Failure(
        FailureKind.NOT_IN_CAPTURE, "the capture's record of this page is damaged"
    )
    assert replay.fetch(B).body == b"x"
