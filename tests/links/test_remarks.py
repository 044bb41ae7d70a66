"""What is worth knowing of a link whatever a fetch says of it."""

from __future__ import annotations

import pytest

from auditor.model import RemarkKind
from tests.links.reading import read, remarks


@pytest.mark.parametrize(
    "url",
    [
        "https://harbour.org",
        "https://harbour.org/",
        "https://www.harbour.org/?utm_source=copilot.com",
        "https://harbour.org/fr/",
        "https://harbour.org/en-GB",
        "https://harbour.org/zh_hans/",
        "https://harbour.org/index.html",
        "https://harbour.org/#top",
    ],
)
def test_a_home_page_is_remarked(url: str) -> None:
    assert remarks(url) == (RemarkKind.HOMEPAGE,)
    assert read(url).status is None


@pytest.mark.parametrize(
    "url",
    [
        "https://harbour.org/tides",
        "https://harbour.org/ai/",
        "https://harbour.org/en/tides",
        "https://harbour.org/?p=12",
        "https://harbour.org/#/tides",
        "https://harbour.org/#!tides",
        "https://harbour.org/#:~:text=high%20tide",
        "https://anna.github.io/",
        "https://tides.readthedocs.io/en/",
        "https://example.com/",
    ],
)
def test_other_pages_are_not(url: str) -> None:
    assert remarks(url) == ()


def test_a_user_name_is_remarked() -> None:
    assert remarks("https://anna@harbour.org/tides") == (RemarkKind.USERINFO,)
    assert remarks("https://harbour.org/@anna") == ()


def test_remarks_go_on_from_the_link() -> None:
    for url in (
        "https://anna@harbour.org/",
        "https://bit.ly/x",
        "https://www.baidu.com/link?url=x",
    ):
        assert all(
            " " in remark.text and not remark.text.endswith(".") for remark in read(url).remarks
        )
