"""robots.txt, for those who want it heeded (RFC 9309)."""

from __future__ import annotations

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import FailureKind, Fetched
from auditor.web.fetch import fetch_all
from auditor.web.fetcher import Unfetchable
from auditor.web.robots import Robots
from tests.servers import Reply, dripping, hanging, page, redirect, serve
from tests.web.clients import client, names

PAGE = "http://a.example/private/x"


def allowed(text: str, url: str = PAGE) -> bool:
    robots = Robots(lambda asked: Fetched(asked, status=200, body=text.encode()))
    try:
        robots.check(url)
    except Unfetchable as refused:
        assert refused.failure.kind is FailureKind.ROBOTS
        return False
    return True


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /private", False),
        ("user-agent:*\ndisallow:/private # all of it", False),
        ("User-agent: *\nDisallow: /private\nAllow: /private/x", True),
        ("User-agent: *\nDisallow: /*x$", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: auditorium\nDisallow: /", True),
        ("User-agent: Auditor/9.9\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: auditor\nAllow: /", True),
        ("User-agent: a\nUser-agent: auditor\nDisallow: /", False),
        ("Disallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<html>not found</html>", True),
    ],
)
def test_the_group_that_names_us_or_everybody(text: str, answer: bool) -> None:
    assert allowed(text) is answer


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.lists(st.sampled_from(["User-agent: ", "Disallow: /", "*", "\n"])))
def test_any_text_is_an_answer(text: str, parts: list[str]) -> None:
    assert allowed(text.join(parts)) in (True, False)


def test_many_robots_and_many_rules_are_read_in_linear_time() -> None:
    """The parser alone takes minutes for this."""
    others = "\n".join(f"User-agent: x{number}*" for number in range(15_000))
    assert allowed(f"{others}\n" + "Disallow: /private/*a*b\n" * 15_000)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(200, body=b"User-agent: *\nDisallow: /x"), "asks robots not to read this page"),
        (Reply(500), "status 500"),
        (Reply(503), "status 503"),
        (hanging(), "took too long"),
        (Reply(raw=b"SSH-2.0-x\r\n"), "not valid HTTP"),
        (redirect("http://10.0.0.1/robots.txt"), "could not be read"),
        (Reply(404), ""),
        (Reply(401), ""),
        (Reply(429), ""),
        (redirect("/robots.txt"), ""),
        (redirect("/elsewhere"), ""),
    ],
)
def test_what_a_host_answers_decides(reply: Reply, words: str) -> None:
    routes = {"/robots.txt": reply, "/x": page("x")}
    with serve(routes) as site, client(respect_robots=True, timeout=0.3, retries=0) as fetcher:
        fetched = fetcher.fetch(site.url("/x"))
    assert site.asked("/x") == (0 if words else 1)
    if words:
        assert fetched.failure is not None and fetched.failure.kind is FailureKind.ROBOTS
        assert words in fetched.failure.detail
    else:
        assert fetched.status == 200


@pytest.mark.parametrize("reply", [hanging(), dripping(b"#\n", before=b"HTTP/1.1 200 OK\r\n\r\n")])
def test_one_that_never_ends_costs_little_of_a_long_deadline(reply: Reply) -> None:
    routes = {"/robots.txt": reply, "/x": page("x")}
    patient = client(timeout=60, respect_robots=True, robots_timeout=0.2, retries=0)
    with serve(routes) as site, patient as fetcher:
        began = time.monotonic()
        fetched = fetcher.fetch(site.url("/x"))
        assert time.monotonic() - began < 0.2 + 0.5
    assert fetched.failure is not None and fetched.failure.kind is FailureKind.ROBOTS
    assert site.asked("/x") == 0


def test_it_is_asked_for_once_a_host_and_on_every_hop() -> None:
    forbidding = Reply(200, body=b"User-agent: auditor\nDisallow: /no")
    with serve({"/robots.txt": forbidding, "/no": page("x")}) as other:
        routes = {
            "/robots.txt": Reply(404),
            "/to": redirect(other.url("/no")),
            **{f"/{number}": page("x") for number in range(20)},
        }
        with serve(routes) as site, client(respect_robots=True) as fetcher:
            urls = [site.url(f"/{number}") for number in range(20)]
            results = dict(fetch_all(fetcher, urls, jobs=8))
            moved = fetcher.fetch(site.url("/to"))
    assert {fetched.status for fetched in results.values()} == {200}
    assert site.asked("/robots.txt") == other.asked("/robots.txt") == 1
    assert other.asked("/no") == 0
    assert moved.failure is not None and moved.failure.kind is FailureKind.ROBOTS


def test_a_host_that_is_not_there_is_not_blamed_on_robots() -> None:
    known = names({"example.com": "127.0.0.1", "inside.example": "10.0.0.1"})
    with client(known, respect_robots=True) as fetcher:
        gone = fetcher.fetch("http://nobody.example/").failure
        inside = fetcher.fetch("http://inside.example/").failure
    assert gone is not None and gone.kind is FailureKind.NO_SUCH_HOST
    assert inside is not None and inside.kind is FailureKind.REFUSED


def test_files_are_forgotten_before_they_fill_the_memory() -> None:
    asked: list[str] = []
    lock = threading.Lock()

    def fetch(url: str) -> Fetched:
        with lock:
            asked.append(url)
        return Fetched(url, status=200, body=b"#" * 600_000)

    robots = Robots(fetch)
    for _ in range(2):
        for number in range(10):
            robots.check(f"http://s{number}.example/")
    assert len(asked) == 20, "ten of them are more than is kept"
    robots.check("http://s9.example/")
    assert len(asked) == 20


def test_nobody_asks_unless_told_to() -> None:
    with serve({"/": page("x")}) as site, client() as fetcher:
        assert fetcher.fetch(site.url()).status == 200
    assert site.asked("/robots.txt") == 0
