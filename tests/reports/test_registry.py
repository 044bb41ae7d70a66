from __future__ import annotations

import subprocess
import sys

import pytest

from auditor.reports import RENDERERS
from auditor.reports.look import Look
from tests.reports.samples import french, published


@pytest.mark.parametrize("name", list(RENDERERS))
def test_every_format_renders_the_whole_report_the_same_way_twice(name: str) -> None:
    text = RENDERERS[name](published(french()), Look())
    assert text.endswith("\n")
    assert "https://journal.test/archives/pont-de-la-vire" in text
    assert RENDERERS[name](published(french()), Look()) == text


def test_listing_the_formats_does_not_load_them() -> None:
    code = "import sys, auditor.reports; print({'rich', 'jinja2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
