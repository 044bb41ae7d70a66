"""Settings of files and of the environment, as the commands see them."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import click
import pytest

from auditor.cli import cli
from auditor.configuration.apply import options_of
from auditor.configuration.trust import ALLOWED, REFUSED
from tests.commands import Done, run

if TYPE_CHECKING:
    from pathlib import Path

PLACEHOLDER = "The bridge is long [x](https://bing.com/search?q=.).\n"


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a document in a folder below, which is the current one."""
    (tmp_path / ".git").mkdir()
    below = tmp_path / "docs"
    below.mkdir()
    (below / "a.md").write_text(PLACEHOLDER)
    monkeypatch.chdir(below)
    return tmp_path


def shown(*arguments: str, command: str = "check") -> dict[str, Any]:
    done = run("config", "show", "--command", command, "--format", "json", *arguments)
    assert done.code == 0, done.err
    options: dict[str, Any] = json.loads(done.out)["commands"][command]
    return options


def check(*arguments: str) -> Done:
    return run("check", "a.md", "--offline", *arguments)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("auditor.toml", '# ours\nfail-on = "note"\njobs = 4\n', 3),
        ("pyproject.toml", '[project]\nname = "x"\n\n[tool.auditor]\njobs = 4\n', 5),
        ("setup.cfg", "[metadata]\nname = x\n[auditor]\n; ours\njobs = 4\n", 5),
    ],
)
def test_each_file_is_found_from_a_folder_below_and_its_lines_are_told(
    project: Path, name: str, text: str, line: int
) -> None:
    (project / name).write_text(text)
    jobs = shown()["jobs"]
    assert (jobs["value"], jobs["source"]) == (4, "file")
    assert jobs["place"].replace("\\", "/") == f"../{name}, line {line}"


def test_the_command_line_wins_then_the_environment_then_the_command_s_table(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "auditor.toml").write_text(
        'jobs = 2\ntimeout = 9\nmax_age = "2h"\nverbose = true\n[check]\njobs = 3\ntimeout = 8\n'
    )
    monkeypatch.setenv("AUDITOR_TIMEOUT", "7")
    monkeypatch.setenv("AUDITOR_MAX_AGE", "3h")
    found = {
        name: (each["value"], each["source"])
        for name, each in shown("--", "--max-age", "4h").items()
    }
    assert found["max-age"] == ("4h", "command line")
    assert found["timeout"] == ("7", "environment")
    assert found["jobs"] == (3, "file")
    assert found["verbose"] == (True, "file")
    assert found["probe"] == (True, "default")
    assert shown(command="thread")["jobs"]["value"] == 2


def test_the_nearest_file_decides_and_one_beside_it_is_said_not_to_be_read(project: Path) -> None:
    (project / "auditor.toml").write_text('fail-on = "never"\n')
    assert check().code == 0
    (project / "docs" / "pyproject.toml").write_text('[tool.auditor]\nfail-on = "error"\n')
    (project / "docs" / "setup.cfg").write_text("[auditor]\nfail-on = never\n")
    done = check()
    assert done.code == 1
    assert "[auditor] of setup.cfg is not read" in done.err


def test_a_file_above_the_repository_is_not_read(project: Path) -> None:
    (project / "docs" / ".git").mkdir()
    (project / "auditor.toml").write_text('fail-on = "never"\n')
    assert check().code == 1


def test_outside_of_a_repository_only_the_current_folder_is_looked_at(project: Path) -> None:
    (project / ".git").rmdir()
    (project / "auditor.toml").write_text('fail-on = "never"\n')
    assert check().code == 1
    (project / "docs" / "auditor.toml").write_text('fail-on = "never"\n')
    assert check().code == 0


def test_a_file_can_be_named_and_none_be_read(project: Path) -> None:
    (project / "docs" / "auditor.toml").write_text('fail-on = "never"\n')
    (project / "mine.toml").write_text('fail-on = "warning"\n')
    assert check("--config", "../mine.toml").code == 1
    assert check("--no-config").code == 1
    assert check("--no-config", "--config", "../mine.toml").code == 2
    assert check("--config", "../mine.toml", "--no-config").code == 2
    assert "can't be read" in check("--config", "../none.toml").err


def test_a_wrong_file_does_not_stop_a_run_without_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "auditor.toml").write_text("jobs =")
    assert check().code == 2
    assert check("--no-config").code == 1
    monkeypatch.setenv("AUDITOR_NO_CONFIG", "1")
    assert check().code == 1


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("jobz = 3", "line 1: unknown key 'jobz'", "'jobs'"),
        ("no_cache = true", "line 1: unknown key 'no_cache'", "cache = false"),
        ("\n[chek]\njobs = 1", "line 2: unknown table 'chek'", "'check'"),
        ("[thread]\nsince_ = 1", "line 2: unknown key 'since_'", "'since'"),
        ("jobs = true", "line 1: jobs: not a number", "jobs = "),
        ("jobs = 900", "line 1: jobs: 900 is not in the range", "in its range"),
        ("[thread]\njobs = 900", "line 2: jobs: 900 is not in the range", "in its range"),
        (f"jobs = 0x1{'0' * 9000}", "line 1: jobs: not a number in its range", "jobs = "),
        (f"jobs = 1{'0' * 9000}", "line 1: not TOML", ""),
        ("timeout = nan", "line 1: timeout: not a number in its range", "timeout = "),
        ("time-budget = inf", "line 1: time-budget: not a number in its range", "= "),
        ("timeout = 1e999", "line 1: timeout: not a number in its range", "timeout = "),
        ("fail-on = 'no'", "line 1: fail-on: 'no' is not one of", "fail-on = "),
        ("format = 3", "line 1: format: not a list", "format = ["),
        ("cache = 'yes'", "line 1: cache: neither true nor false", "cache = true"),
        ("max-age = 3", "line 1: max-age: not a text", "in quotes"),
        ("check = 3", "line 1: check is a command", "[check]"),
        ("jobs = {a = 1}", "line 1: jobs: a table is no value", "jobs = "),
        ("max-age = '1d'\nmax_age = '1d'", "line 2: max_age is there twice", "Remove"),
        ("strikes = 2\n[check]\nstrikes = 2", "line 3: unknown key 'strikes'", "Known here"),
        ("[check", "line 1: not TOML", "brackets"),
        ("jobs = 1\njobs = 2", "line 2: not TOML", "quotes"),
        ("x = " + "[" * 5000, "nested too deep", ""),
        (f"{'a.' * 5000}a = 1", "line 1: a key of too many parts", "Shorten"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_a_remedy(
    project: Path, text: str, said: str, hint: str
) -> None:
    (project / "auditor.toml").write_text(text)
    done = check()
    assert done.code == 2
    assert said in done.err
    assert hint in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[auditor]\njobs = 1\njobs = 2", "line 3: 'jobs' is there twice"),
        ("[auditor]\njobs = 1\n[auditor]\n", "line 3: [auditor] is there twice"),
        ("[auditor]\njobs", "line 2: neither a setting nor a section"),
        ("[auditor:check:a:b]\n", "line 1: [auditor:check:a:b] is nested too deep"),
        ("[auditor]\nverbose = 1", "line 2: verbose: neither true nor false"),
        ("[auditor]\njobs = many", "line 2: jobs: 'many' is not a valid integer"),
    ],
)
def test_what_is_wrong_in_setup_cfg_is_said_with_its_line(
    project: Path, text: str, said: str
) -> None:
    (project / "setup.cfg").write_text(text)
    done = check()
    assert done.code == 2
    assert said in done.err


def test_setup_cfg_has_lists_as_lines_and_tables_as_sections(project: Path) -> None:
    (project / "setup.cfg").write_text(
        "[tool:x]\njobs\n[auditor:ci]\nexclude =\n    vendor/**\n    # not this\n    old/**\n"
        "whole-files = true\n[auditor:ci:severity]\nLNK011: off\ndocs/** = note\n"
    )
    found = shown(command="ci")
    assert found["exclude"]["value"] == ["vendor/**", "old/**"]
    assert found["severity"]["value"] == ["LNK011=off", "docs/**=note"]
    assert found["whole-files"] == {
        "value": True,
        "source": "file",
        "place": "../setup.cfg, line 8",
    }


def test_files_are_named_from_where_the_settings_stand(project: Path) -> None:
    (project / "auditor.toml").write_text('output = "report.txt"\n')
    assert check().code == 1
    assert "bing.com" in (project / "report.txt").read_text("utf-8")


def test_a_text_alone_is_one_value_of_a_repeatable_option(project: Path) -> None:
    (project / "auditor.toml").write_text('format = "json"\n')
    assert json.loads(check().out)["answers"]


def test_commands_that_audit_nothing_have_tables_of_their_own(project: Path) -> None:
    (project / "auditor.toml").write_text('[links]\nformat = "json"\n[report]\nformat = "html"\n')
    assert json.loads(run("links", "a.md").out)["answers"]


# --- what a stranger's file may do ----------------------------------------------------------------


def test_every_option_is_judged_to_be_harmless_in_a_project_s_file_or_not() -> None:
    names = {
        name
        for command in cli.commands.values()
        if not isinstance(command, click.Group) and command.name != "rules"
        for name in options_of(command)
    }
    assert names == ALLOWED | set(REFUSED)
    assert not ALLOWED & set(REFUSED)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_a_project_may_not_set_is_refused_with_the_reason(project: Path, name: str) -> None:
    having = [c for c in ("check", "thread", "ci") if name in options_of(cli.commands[c])]
    (project / "auditor.toml").write_text(f"[{having[0]}]\n{name.replace('-', '_')} = 'x'\n")
    done = check()
    assert done.code == 2
    assert f"can't be set by the file of a project: {REFUSED[name]}" in done.err


def test_a_file_that_the_user_names_may_set_it(project: Path) -> None:
    (project / "mine.toml").write_text('allow-network = ["127.0.0.0/8"]\noutput = "/x/y"\n')
    found = shown("--config", "../mine.toml")
    assert found["allow-network"]["value"] == ["127.0.0.0/8"]


@pytest.mark.parametrize(
    "path", ["../x.json", "/x.json", ".git/hooks/x", "docs/../../x", "link/x", "a/.b/x"]
)
@pytest.mark.parametrize("key", ["output", "record", "replay", "format", "sources"])
def test_files_outside_of_the_project_and_hidden_ones_are_refused(
    project: Path, path: str, key: str
) -> None:
    (project / "link").symlink_to(project.parent)
    values = {"format": f"['json={path}']", "sources": f"['{path}']"}
    (project / "auditor.toml").write_text(f"{key} = {values.get(key, repr(path))}\n")
    done = check()
    assert done.code == 2
    assert f"line 1: {key} can't be set to" in done.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("setup.cfg", "".join(f"[auditor:a{n}]\n" for n in range(16_000))),
        ("setup.cfg", "[auditor]\na = 1\n" + " x\n" * 80_000),
        ("setup.cfg", "[auditor]\n" + "a " * 120_000),
        ("auditor.toml", "x = {" + "a." * 120_000 + "a = 1}"),
        ("auditor.toml", "[" + "a . " * 60_000 + "a]"),
        ("auditor.toml", "".join(f"k{n} = 1\n" for n in range(20_000))),
        ("auditor.toml", "a = '''" + "'" * 240_000),
        ("auditor.toml", 'a = "' + '\\"' * 120_000),
        ("auditor.toml", "a = 1\n" * 100_000),
    ],
)
def test_a_hostile_file_is_a_message_within_seconds(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text)
    began = time.monotonic()
    done = check()
    assert done.code == 2
    assert name in done.err
    assert time.monotonic() - began < 20


def test_bytes_that_are_no_text_and_control_characters_are_messages(project: Path) -> None:
    (project / "auditor.toml").write_bytes(b"jobs = 1\n# \xff\n")
    assert "line 2: not UTF-8" in check().err
    (project / "auditor.toml").write_bytes(b'"\\u001b[31m" = 1\n')
    done = check()
    assert done.code == 2
    assert "\x1b" not in done.err
