"""Text fragments are quotations of the page that is pointed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.fragments import text_fragments
from tests.links.reading import read


@pytest.mark.parametrize(
    ("fragment", "quotations"),
    [
        ("#:~:text=high%20tide", ("high tide",)),
        ("#dates:~:text=high%20tide", ("high tide",)),
        ("#:~:text=The%20tide,at%20noon", ("The tide … at noon",)),
        ("#:~:text=of%20the-,high%20tide,-at%20noon", ("high tide",)),
        ("#:~:text=on-,The%20tide,at%20noon,-GMT", ("The tide … at noon",)),
        ("#:~:text=one&text=two%2C%20three", ("one", "two, three")),
        ("#:~:text=one&text=one&unknown=x", ("one",)),
        ("#:~:text=Hochw%C3%A4sser%0A%20im%20Hafen", ("Hochwässer im Hafen",)),
        ("#:~:text=low%2Dwater", ("low-water",)),
        ("#:~:text=", ()),
        ("#:~:text=,,,", ()),
        ("#:~:", ()),
        ("#text=x", ()),
        ("?q=:~:text=x", ()),
    ],
)
def test_quotations_are_read(fragment: str, quotations: tuple[str, ...]) -> None:
    assert read("https://harbour.org/tides" + fragment).fragments == quotations


@given(st.text(max_size=60))
def test_any_fragment_is_read_without_error(text: str) -> None:
    assert all(text_fragments("https://harbour.org/#:~:text=" + text)) or text == ""
