"""A newcomer's first minute, done for real: fresh venvs, real wheels, any directory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".*venv", "__pycache__", "*.egg-info", "build", "dist", ".*_cache", ".hypothesis"
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with nothing installed or built in it."""
    copy = tmp_path_factory.mktemp("fresh") / "auditor"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    return copy


def sh(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, check=False
    )
    out = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == 0, out
    return out


@pytest.fixture(scope="module")
def demo(checkout: Path) -> str:
    return sh("make", "demo", f"PYTHON={sys.executable}", cwd=checkout)


def test_make_demo_sets_itself_up_and_shows_every_kind_of_verdict(demo: str) -> None:
    for words in (
        "supported by the page",
        "only partly found in the page",
        "not found in the page",
        "the page says otherwise",
        "page says 18 milles, claim says 38 milles",
        "the claim is in French, the page in English",
        "page not found",
        "dead",
        "could not check",
        "search results",
        "placeholder",
        "References no claim cites",
        "Markers without a reference",
    ):
        assert words in demo, f"{words!r} is not in:\n{demo}"


@pytest.mark.usefixtures("demo")
def test_the_wheel_works_from_any_directory(checkout: Path, tmp_path: Path) -> None:
    python = checkout / ".demo-venv" / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet")
    sh(*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, checkout, cwd=tmp_path)
    (wheel,) = tmp_path.glob("auditor-*.whl")
    sh(*pip, "install", "--no-deps", "--force-reinstall", wheel, cwd=tmp_path)
    auditor = python.with_name("auditor")
    assert sh(auditor, "--version", cwd=tmp_path).startswith("auditor ")
    assert sh(python, "-m", "auditor", "--version", cwd=tmp_path).startswith("auditor ")
    (tmp_path / "a.txt").write_text("The bridge is red. https://www.bing.com/search?q=bridge\n")
    report = sh(auditor, "check", "a.txt", "--offline", "--fail-on", "never", cwd=tmp_path)
    assert "search engine" in report, "the source class comes from the packaged sources.yaml"
    installed = sh(python, "-c", "import auditor; print(auditor.__file__)", cwd=tmp_path)
    assert ".demo-venv" in installed, "what ran is the installed package, not the checkout"
