"""Copilot's source buttons."""

from __future__ import annotations

import pytest

from tests.citations.markers.marks import LIST, lost, marks
from tests.citations.reading import read


def test_a_number_and_a_site_after_the_stop() -> None:
    text = "The code is open to everyone.1docs.github.com2learn.microsoft.com It is also free."
    answer = read(text)
    assert marks(text) == [
        ("The code is open to everyone.", "1"),
        ("The code is open to everyone.", "2"),
    ]
    sites = [a.citation.marker.site for a in answer.attributions if a.citation.marker]
    assert sites == ["docs.github.com", "learn.microsoft.com"]
    assert lost(text) == {"only the name of the site was copied"}
    assert answer.dialects == ("glued-host",)


def test_the_site_of_a_number_of_the_list() -> None:
    (attribution,) = read("The code is open to everyone 2docs.github.com\n" + LIST).attributions
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://a.org/2"


def test_a_button_with_its_url() -> None:
    text = 'The code is open. [1docs.github.com](https://docs.github.com/x "docs.github.com") Yes.'
    attribution = read(text).attributions[0]
    assert attribution.citation.link is not None
    assert attribution.citation.link.url == "https://docs.github.com/x"
    assert attribution.claim is not None
    assert attribution.claim.text == "The code is open."


@pytest.mark.parametrize(
    "text",
    [
        "Use a manager of passwords. 1password.com",
        "Open the file.1readme.md and then go on.",
        "The version is 2.1beta.rc and the name is 3com.",
        "He wrote to 4you@example.org and went away.",
        "See https://a.org/1docs.github.com today.",
        "The site 1docs.github.com is in the middle of this.",
    ],
)
def test_other_names_with_digits(text: str) -> None:
    assert marks(text) == []


def test_several_with_a_space_between_them() -> None:
    text = "The cache holds ten gigabytes. 1docs.a.com 2blog.b.org\nIt is old."
    said = "The cache holds ten gigabytes."
    assert marks(text) == [(said, "1"), (said, "2")]


def test_a_name_that_begins_the_next_sentence() -> None:
    assert marks("The trial is over. 3commas.io is a service for it.") == []
