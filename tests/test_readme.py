"""What the README shows is what the program does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.web.warc import replay
from examples.build_capture import PAGES, Scripted
from tests.readme import README, ROOT, filled

if TYPE_CHECKING:
    import pytest


def test_every_part_that_comes_from_the_program_is_up_to_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    text = README.read_text("utf-8")
    assert filled(text) == text, "run `make readme`"


def test_the_first_result_stands_before_line_40() -> None:
    lines = README.read_text("utf-8").splitlines()[:40]
    assert any("supported by the page" in line for line in lines)


def test_links_into_the_project_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"):
        text = re.sub(r"`[^`\n]*`", "", (ROOT / name).read_text("utf-8"))
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (ROOT / target).exists(), f"{name}: {target}"


def test_the_example_capture_is_built_from_the_example_pages() -> None:
    capture = replay(ROOT / "examples" / "answer.warc.gz")
    for url in PAGES:
        assert capture.fetch(url) == Scripted().fetch(url), "run examples/build_capture.py"
