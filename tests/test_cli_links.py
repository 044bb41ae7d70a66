"""`auditor links`: the listing from every kind of input, and what it refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.commands import run
from tests.inputs.exports import block, claude, data, wrote

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The bridge is long [1].\n\n[1] The bridge. https://bridges-of-the-valley.org/long\n"


def test_a_file_and_standard_input_give_the_same_list(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(TEXT, "utf-8")
    named = run("links", str(file))
    piped = run("links", "-", stdin=TEXT.encode())
    assert (named.code, piped.code) == (0, 0)
    assert named.out.split("\n")[1:] == piped.out.split("\n")[1:]
    assert "https://bridges-of-the-valley.org/long" in named.out


def test_json_goes_to_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "links.json"
    done = run("links", "-", "--format", "json", "--output", str(target), stdin=TEXT.encode())
    assert (done.code, done.out) == (0, "")
    (answer,) = json.loads(target.read_text("utf-8"))["answers"]
    assert answer["claims"][0]["text"] == "The bridge is long."


def test_broken_links_do_not_fail_the_list() -> None:
    done = run("links", "-", stdin=b"It is so, see https://example.com/x for all of it.")
    assert done.code == 0
    assert "a placeholder" in done.out


def test_an_address_of_an_opened_network_is_no_placeholder() -> None:
    text = b"It is so, see http://10.1.2.3/x for all of it."
    assert "a placeholder" in run("links", "-", stdin=text).out
    opened = run("links", "-", "--allow-network", "10.0.0.0/8", stdin=text)
    assert "to be fetched" in opened.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("links", "no-such-file.md"), "no-such-file.md can't be read"),
        (("links", "--clipboard", "a.md"), "--clipboard and FILE can't be used together"),
        (("links", "-", "--format", "yaml"), "yaml"),
        (("links", "-", "--allow-network", "ten"), "is not a network"),
        (("links", "--no-such-option"), "Try “auditor links --help”."),
    ],
)
def test_wrong_use_is_exit_code_2_with_a_message(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert message in done.err
    assert "Traceback" not in done.err


def test_the_input_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(TEXT, "utf-8")
    done = run("links", str(file), "--output", str(file))
    assert done.code == 2
    assert file.read_text("utf-8") == TEXT


def test_help_teaches_with_examples() -> None:
    done = run("links", "--help")
    assert done.code == 0
    assert "auditor links answer.txt" in done.out
    assert "Exit codes" in done.out


def test_a_large_export_says_that_it_is_being_read() -> None:
    said = [wrote("assistant", block("The bridge is long.")) for _ in range(501)]
    done = run("links", "-", stdin=data([claude(*said)]))
    assert done.err == "Reading 501 answers.\n"
    assert "Totals of 501 answers" in done.out
