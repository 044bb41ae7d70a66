"""Where a page stands on its site, and what in its name is unlike its neighbours'."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.slugs import beside, oddity, place_of, written_date

NUMBERED = [f"story-{n}" for n in range(8100234, 8100244)]


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://a.org/news/2020/bridge.html", ("a.org/news/2020/", "bridge.html")),
        ("https://a.org/news/bridge/", ("a.org/news/", "bridge")),
        ("https://a.org/bridge", ("a.org/", "bridge")),
        ("https://a.org/", ("a.org/", "")),
        ("https://a.org", ("a.org/", "")),
        ("https://a.org/show.php?id=12", ("a.org/show.php?", "id=12")),
        ("https://a.org/na%C3%AFve", ("a.org/", "naïve")),
        ("https://[::1", ("", "")),
    ],
)
def test_a_page_is_a_name_in_a_folder(url: str, place: tuple[str, str]) -> None:
    assert place_of(url) == place


def test_neighbours_are_in_the_same_folder_whatever_the_scheme_and_www() -> None:
    others = [
        "http://www.a.org/News/one",
        "https://a.org/news/ONE/",
        "https://a.org:443/news/two",
        "https://a.org/news/2020/three",
        "https://a.org/other/four",
        "https://a.org/news/bridge/",
        "https://a.org/news/",
    ]
    assert beside("https://a.org/news/bridge", others) == ("one", "ONE", "two")


@pytest.mark.parametrize(
    ("url", "day", "whole"),
    [
        ("https://a.org/2024/05/17/bridge", date(2024, 5, 17), True),
        ("https://a.org/news-2024-05-17.html", date(2024, 5, 17), True),
        ("https://a.org/2024/5/bridge", date(2024, 5, 1), False),
    ],
)
def test_a_date_in_a_path_is_read(url: str, day: date, whole: bool) -> None:
    assert written_date(url) == (day, whole)


@pytest.mark.parametrize("path", ["/20240517", "/1812/05", "/2024/15/17", "/bridge", "/2024/02/31"])
def test_what_is_no_date_is_not_read_as_one(path: str) -> None:
    found = written_date(f"https://a.org{path}")
    assert found is None or not found.whole


@pytest.mark.parametrize(
    "name",
    [
        "story-12345678",
        "12345678.html",
        "story-1111111",
        "9876543",
        "your-article-title",
        "article-title-here",
        "article-url",
        "XXXXXXX",
        "id-xxxx",
        "placeholder",
        "lorem-ipsum-dolor",
    ],
)
def test_a_fill_in_is_odd_whatever_stands_beside_it(name: str) -> None:
    assert oddity(name, [])


@pytest.mark.parametrize(
    "name",
    [
        "story-8100777",
        "the-article-that-changed-the-law",
        "placeholder-images-in-web-design-a-history",
        "sample-page",
        "123456",  # sites that count get there
        "10000000",
        "winner-2019",
        "20240517-the-bridge",
        "xxx",
        "",
    ],
)
def test_an_ordinary_name_is_not_odd(name: str) -> None:
    assert not oddity(name, [])


@pytest.mark.parametrize("name", ["the-red-bridge-is-open", "story-810023", "story-81002340001"])
def test_a_page_may_differ_while_its_neighbours_do(name: str) -> None:
    varied = [*NUMBERED, "about-us", "story-99", "810.html"]
    assert not oddity(name, varied)
    assert not oddity(name, NUMBERED[:7])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("the-red-bridge", "no number"),
        ("story-81002", "has 5 digits"),
        ("story-8100234999", "has 10 digits"),
    ],
)
def test_a_custom_that_all_neighbours_keep_is_missed(name: str, said: str) -> None:
    assert said in oddity(name, NUMBERED)


@pytest.mark.parametrize("name", ["story-810023", "story-81002345", "story-810023456"])
def test_numbers_may_grow_and_be_a_little_shorter(name: str) -> None:
    assert not oddity(name, NUMBERED)


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=12))
def test_no_text_breaks_it(text: str, names: list[str]) -> None:
    assert isinstance(oddity(text, names), str)
    written_date(f"https://a.org/{text}")
    assert isinstance(beside(f"https://a.org/{text}", [f"https://a.org/{n}" for n in names]), tuple)
