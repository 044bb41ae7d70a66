"""What other programs read here: the action, the hooks, the snippets of docs/ci.md."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.cli import cli
from tests.commands import run

ROOT = Path(__file__).parent.parent
BAD = "The bridge is long [x](https://bing.com/search?q=.).\n"


def load(text: str) -> Any:
    return yaml.safe_load(text)


@pytest.mark.parametrize("hook", load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")))
def test_a_hook_runs_on_the_files_it_is_given(
    hook: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("Hello.\n")
    program, *arguments = shlex.split(hook["entry"])
    assert program == "auditor"
    assert run(*arguments, "--offline", "a.md").code == 0
    if hook["id"] == "auditor-offline":
        (tmp_path / "a.md").write_text(BAD)
        assert run(*arguments, "a.md").code == 1


def script() -> dict[str, Any]:
    steps = load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    found: dict[str, Any] = next(s for s in steps if "auditor ci" in s.get("run", ""))
    return found


def test_the_action_puts_no_input_into_its_script_and_pins_what_it_uses() -> None:
    action = load((ROOT / "action.yml").read_text("utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", "a@" + "0" * 40))
    given = " ".join(script()["env"].values())
    assert set(re.findall(r"inputs\.([\w-]+)", given)) == set(action["inputs"])


@pytest.mark.skipif(sys.platform == "win32", reason="the action's script is for bash")
def test_the_script_of_the_action_runs_and_nothing_in_its_inputs_does(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BAD)
    inputs = {
        "INPUT_PATHS": "a.md",
        "INPUT_CHANGED_SINCE": "",
        "INPUT_FAIL_ON": "warning",
        "INPUT_ARGUMENTS": "--offline --exclude=$(touch${IFS}run)",
        "INPUT_SARIF": "out.sarif",
        "AUDITOR_CACHE_DIR": str(tmp_path / "cache"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["bash", "-c", script()["run"]],
        cwd=tmp_path,
        env={**os.environ, **inputs},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "::warning file=a.md,line=1" in done.stdout
    assert (tmp_path / "out.sarif").exists()
    assert not (tmp_path / "run").exists()


def test_every_option_that_the_documents_name_is_one() -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    known = {name for option in cli.commands["ci"].params for name in option.opts}
    named = set(re.findall(r"--[a-z][a-z-]+", text))
    assert named - known == set()
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        assert isinstance(load(block), dict)
