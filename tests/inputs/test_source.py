"""Where answers come from."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pyperclip
import pytest

from auditor.errors import InputError
from auditor.inputs.source import from_clipboard, from_file, from_standard_input
from tests.inputs.exports import chatgpt, data, said

if TYPE_CHECKING:
    from pathlib import Path

EXPORT = data(
    [
        chatgpt(said("user", "How old?"), said("assistant", "It is old."), title="Age"),
        chatgpt(said("assistant", "It is red."), title="Colour"),
    ]
)


def test_a_file_gives_its_answers(tmp_path: Path) -> None:
    path = tmp_path / "conversations.json"
    path.write_bytes(EXPORT)
    assert [a.text for a in from_file(str(path), None)] == ["It is old.", "It is red."]
    (answer,) = from_file(str(path), "What?", "colour")
    assert (answer.text, answer.question) == ("It is red.", "What?")
    assert answer.location.path == str(path)


def test_a_pipe_gives_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(EXPORT)))
    assert [a.text for a in from_standard_input(None, "age")] == ["It is old."]
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="is empty"):
        from_standard_input(None)


def test_the_clipboard_gives_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyperclip, "paste", lambda: "It is red \ud83d [1].")
    (answer,) = from_clipboard("What?")
    assert (answer.text, answer.question) == ("It is red ? [1].", "What?")
    monkeypatch.setattr(pyperclip, "paste", EXPORT.decode)
    assert [a.text for a in from_clipboard(None, "colour")] == ["It is red."]


def test_a_clipboard_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise pyperclip.PyperclipException("no mechanism")

    monkeypatch.setattr(pyperclip, "paste", missing)
    with pytest.raises(InputError, match="clipboard can't be read") as caught:
        from_clipboard(None)
    assert "xclip" in caught.value.hint


def test_a_file_that_can_not_be_read_is_said(tmp_path: Path) -> None:
    for path in (str(tmp_path / "none.md"), str(tmp_path), "a\0b", ""):
        with pytest.raises(InputError, match="can't be read") as caught:
            from_file(path, None)
        assert caught.value.hint
