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


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@town.test", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_pre_commit_runs_the_offline_hook_on_staged_documents_only(tmp_path: Path) -> None:
    """The real one, on real repositories. Its environments come from the network, so the hooks are
    those of the manifest but for their language: that pip installs us is in test_packaging."""
    hooks, ours = tmp_path / "hooks", tmp_path / "ours"
    for folder in (hooks, ours):
        folder.mkdir()
        git(folder, "init", "-q")
    manifest = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    manifest = manifest.replace("language: python", "language: system")
    (hooks / ".pre-commit-hooks.yaml").write_text(manifest)
    git(hooks, "add", ".")
    git(hooks, "commit", "-qm", "hooks")
    (ours / "a.md").write_text("Hello.\n")
    (ours / "b.py").write_text(f"# {BAD}")

    def tried() -> subprocess.CompletedProcess[str]:
        git(ours, "add", ".")
        scripts = Path(sys.executable).parent
        environment = {
            **os.environ,
            "PRE_COMMIT_HOME": str(tmp_path / "home"),
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        }
        command = (sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "auditor-offline")
        return subprocess.run(
            command, cwd=ours, env=environment, capture_output=True, text=True, check=False
        )

    passed = tried()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (ours / "a file.md").write_text(BAD)
    failed = tried()
    assert failed.returncode == 1
    assert "a file.md" in failed.stdout
    assert "LNK003" in failed.stdout or "placeholder" in failed.stdout
    assert "b.py" not in failed.stdout


def fits(schema: str, *files: Path) -> None:
    """Fails unless the schema that the services publish has the files."""
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema)
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_and_the_snippets_are_what_their_services_read(tmp_path: Path) -> None:
    fits("vendor.github-actions", ROOT / "action.yml")
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    github, gitlab, hooks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    for schema, snippet in (("github-workflows", github), ("gitlab-ci", gitlab)):
        (tmp_path / schema).with_suffix(".yml").write_text(snippet)
        fits(f"vendor.{schema}", (tmp_path / schema).with_suffix(".yml"))
    given = {name for step in load(github)["jobs"]["citations"]["steps"] for name in step["with"]}
    assert given - {"fetch-depth"} <= set(load((ROOT / "action.yml").read_text("utf-8"))["inputs"])
    manifest = load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    used = {hook["id"] for repo in load(hooks)["repos"] for hook in repo["hooks"]}
    assert used <= {hook["id"] for hook in manifest}


def test_the_settings_shown_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = re.findall(
        r"```toml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text("utf-8"), re.DOTALL
    )
    (tmp_path / "auditor.toml").write_text(shown)
    (tmp_path / "a.md").write_text("Hello.\n")
    monkeypatch.chdir(tmp_path)
    assert run("ci", "--offline", "a.md").code == 0


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
