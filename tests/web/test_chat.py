"""The client of language models, against an endpoint on loopback that does what it likes."""

from __future__ import annotations

import gzip
import json
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from auditor.errors import ConfigError
from auditor.web.chat import Chat, ChatOptions
from auditor.web.model_address import DEFAULT_URL, read_endpoint
from tests.models import asked, completion
from tests.servers import Reply, Route, Site, dripping, hanging, in_turn, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "sk-secret-of-the-user"
PATH = "/v1/chat/completions"
SCHEMA = {"type": "object"}


@contextmanager
def chat(site: Site, *, waits: list[float] | None = None, **options: Any) -> Iterator[Chat]:
    slept = [] if waits is None else waits
    settings = {"model": "tiny", "url": site.url("/v1"), "key": KEY, "timeout": 20.0, **options}
    with closing(Chat(ChatOptions(**settings), SCHEMA, sleep=slept.append)) as client:
        yield client


def one(route: Route, **options: Any) -> tuple[str, str, list[float]]:
    waits: list[float] = []
    with serve({PATH: route}) as site, chat(site, waits=waits, **options) as client:
        reply = client("Be brief.", "Well?")
    return reply.text, reply.failure, waits


def test_a_question_is_asked_once_coldly_and_within_limits() -> None:
    with serve({PATH: completion("fine")}) as site, chat(site) as client:
        assert client("Be brief.", "Well?").text == "fine"
    (request,) = site.requests
    sent = asked(request)
    assert (sent["model"], sent["temperature"]) == ("tiny", 0)
    assert sent["max_tokens"] <= 1_000
    assert [part["content"] for part in sent["messages"]] == ["Be brief.", "Well?"]
    assert sent["response_format"]["json_schema"]["schema"] == SCHEMA
    assert "tools" not in sent
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert (client.usage.calls, client.usage.tokens_in, client.usage.tokens_out) == (1, 100, 20)


def test_nothing_of_the_environment_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-the-user")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-of-the-user")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    with serve({PATH: completion("fine")}) as site, chat(site) as client:
        assert client("", "Well?").text == "fine"
    assert "of-the-user" not in json.dumps(dict(site.requests[0].headers)).replace(KEY, "")


def test_an_endpoint_that_knows_no_schema_is_asked_without() -> None:
    route = in_turn(Reply(400, body=b"{}"), completion("one"), completion("two"))
    with serve({PATH: route}) as site, chat(site) as client:
        assert [client("", "Well?").text for _ in range(2)] == ["one", "two"]
    assert ["response_format" in asked(each) for each in site.requests] == [True, False, False]


def test_who_is_busy_is_asked_again_when_it_says() -> None:
    busy = Reply(429, (("Retry-After", "7"),))
    assert one(in_turn(busy, Reply(500), completion("fine"))) == ("fine", "", [7.0, 2.0])


@pytest.mark.parametrize("wait", ["999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_who_wants_a_long_wait_has_failed(wait: str) -> None:
    text, failure, waits = one(Reply(429, (("Retry-After", wait),)))
    assert (text, waits) == ("", [])
    assert "429" in failure


@pytest.mark.parametrize("status", [429, 500, 503])
def test_who_stays_busy_has_failed_after_three_tries(status: int) -> None:
    text, failure, waits = one(Reply(status, body=KEY.encode()))
    assert (text, len(waits)) == ("", 2)
    assert str(status) in failure
    assert KEY not in failure


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_for_good_ends_the_asking(status: int) -> None:
    refusal = Reply(status, body=json.dumps({"error": {"message": f"bad key {KEY}"}}).encode())
    with serve({PATH: refusal}) as site, chat(site) as client:
        failures = {client("", "Well?").failure for _ in range(5)}
    assert site.asked(PATH) == 1
    (failure,) = failures
    assert KEY not in failure


def test_five_failures_in_a_row_end_the_asking() -> None:
    with serve({PATH: completion("fine", finish="length")}) as site, chat(site) as client:
        failures = [client("", "Well?").failure for _ in range(8)]
    assert site.asked(PATH) == 5
    assert failures[0] == "its answer was cut off"
    assert "not asked any more" in failures[-1]


def test_the_budget_of_calls_counts_retries() -> None:
    with (
        serve({PATH: in_turn(Reply(503), completion("fine"))}) as site,
        chat(site, max_calls=3) as client,
    ):
        replies = [client("", "Well?") for _ in range(4)]
    assert [reply.text for reply in replies] == ["fine", "fine", "", ""]
    assert site.asked(PATH) == 3
    assert "--llm-max-calls" in replies[-1].failure


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("route", "why"),
    [
        (Reply(body=b"<html>not JSON"), "protocol"),
        (Reply(body=b"[" * 100_000), "protocol"),
        (Reply(body=b'{"choices": []}'), "protocol"),
        (Reply(body=b'{"choices": [{"message": {"content": null}}]}'), "no answer"),
        (Reply(body=b'{"choices": [{"message": {"content": {"a": 1}}}]}'), "no answer"),
        (Reply(body=b'{"choices": [{"message"'), "protocol"),
        (Reply(body=b" " * 3_000_000), "longer"),
        (Reply(headers=(("Content-Encoding", "gzip"),), body=gzip.compress(b"{}")), "packs"),
        (Reply(302, (("Location", "/elsewhere"),)), "redirects"),
        (Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n"), "could not be asked"),
        (Reply(raw=_HEAD + b"Content-Length: 500\r\n\r\n{}"), "could not be asked"),
    ],
)
def test_what_is_no_answer_is_a_failure_with_its_reason(route: Reply, why: str) -> None:
    text, failure, _ = one(route)
    assert text == ""
    assert why in failure


@pytest.mark.parametrize(
    "route",
    [
        hanging(),
        hanging(_HEAD),
        dripping(b"x", before=_HEAD + b"X-Drip: "),
        dripping(b" ", before=_HEAD + b"Content-Length: 100000\r\n\r\n"),
    ],
)
def test_a_call_has_one_deadline_whatever_drips(route: Reply) -> None:
    text, failure, _ = one(route, timeout=0.3)
    assert text == ""
    assert failure == "it took longer than 0.3 s"


def test_a_redirect_is_not_followed() -> None:
    routes = {PATH: Reply(307, (("Location", "/taken"),)), "/taken": completion("fine")}
    with serve(routes) as site, chat(site) as client:
        assert client("", "Well?").text == ""
    assert site.asked("/taken") == 0


def test_the_key_is_in_no_representation() -> None:
    with serve({}) as site, chat(site) as client:
        assert KEY not in repr(client.options)


@pytest.mark.parametrize(
    ("url", "here"),
    [
        (DEFAULT_URL, False),
        ("http://localhost:11434/v1/", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://10.0.0.5:8000/v1", False),
        ("http://localhost.attacker.example/v1", False),
    ],
)
def test_an_endpoint_is_on_this_machine_or_not(url: str, here: bool) -> None:
    assert read_endpoint(url) == (url.rstrip("/"), here)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a/v1",
        "https://user:secret@a/v1",
        "https://a/v1?key=secret",
        "https://a/#x",
        "a b",
        "",
    ],
)
def test_an_address_that_is_no_endpoint_is_refused(url: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_endpoint(url)
    assert "secret" not in error.value.message + error.value.hint
