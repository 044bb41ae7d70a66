"""`--judge`: who is asked, what is said about it, and what is refused."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands import Done, run
from tests.models import build_classifier, endpoint, understands
from tests.servers import page, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers import Site

TEXT = (
    "Harlow Instruments is a British maker of surgical microscopes. The company employs 650 people"
    " at its factory in Northampton and sells to hospitals in 40 countries. It was founded in 1962."
)
DECISIVE = "The company employs 650 people at its factory in Northampton"
KEY = "sk-secret-of-the-user"
LOOPBACK = ("--allow-network", "127.0.0.0/8", "--no-archive", "--no-probe", "--fail-on", "never")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve({"/about": page(f"<p>{TEXT}</p>")}) as site:
        yield site


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("AUDITOR_LLM_API_KEY", KEY)


def check(
    site: Site,
    *flags: str,
    said: str = "Harlow's Northampton plant has 650 staff.",
    report: str = "json",
) -> Done:
    answer = f"{said} [1]\n\n[1]: {site.url('/about')}\n"
    return run("check", "-", "--format", report, *LOOPBACK, *flags, stdin=answer.encode())


def verdict(done: Done) -> dict[str, Any]:
    (answer,) = json.loads(done.out)["answers"]
    found: dict[str, Any] = answer["citations"][0]["verdict"]
    return found


def test_a_language_model_on_this_machine_judges_and_is_named(site: Site) -> None:
    with endpoint(understands("supported", DECISIVE)) as model:
        done = check(site, "--judge", "llm:tiny", "--llm-base-url", model.url("/v1"))
    found = verdict(done)
    assert found["support"] == "supported"
    assert found["judge"] == f"llm:tiny at 127.0.0.1:{model.port}/v1, prompt 1"
    assert "asked 2 times: 200 tokens in, 40 out" in done.err
    assert KEY not in done.out + done.err


def test_what_a_model_said_is_remembered_for_that_model_alone(site: Site) -> None:
    with endpoint(understands("supported", DECISIVE)) as model:
        flags = ("--llm-base-url", model.url("/v1"), "--judge")
        for name, calls in (("llm:tiny", 2), ("llm:tiny", 2), ("llm:other", 4)):
            assert verdict(check(site, *flags, name))["judge"].startswith(name)
            assert len(model.requests) == calls
        assert verdict(check(site))["judge"].startswith("features-1")


def test_the_report_for_people_names_the_model(site: Site) -> None:
    with endpoint(understands("supported", DECISIVE)) as model:
        flags = ("--judge", "llm:tiny", "--llm-base-url", model.url("/v1"))
        assert "judge llm:tiny at 127.0.0.1" in " ".join(
            check(site, *flags, report="text").out.split()
        )


def test_calls_beyond_the_budget_are_not_made_and_not_guessed(site: Site) -> None:
    with endpoint(understands("supported", DECISIVE)) as model:
        flags = ("--judge", "llm:tiny", "--llm-base-url", model.url("/v1"), "--llm-max-calls", "1")
        found = verdict(check(site, *flags))
    assert (found["support"], len(model.requests)) == ("not_checked", 1)
    assert "--llm-max-calls" in found["reasons"][0]["text"]


def test_pages_of_a_private_network_are_not_sent_elsewhere_unasked(site: Site) -> None:
    """Nobody answers at that address; nothing is sent, so nobody finds out."""
    done = check(site, "--judge", "llm:tiny", "--llm-base-url", "http://192.0.2.1:9000/v1")
    found = verdict(done)
    assert found["support"] == "not_checked"
    assert "private network" in found["reasons"][0]["text"]
    assert "are sent to 192.0.2.1:9000/v1. It is not encrypted." in done.err


def test_a_remote_model_and_offline_contradict_each_other(site: Site) -> None:
    done = check(site, "--judge", "llm:tiny", "--offline")
    assert done.code == 2
    assert "--offline" in done.err


def test_a_remote_model_needs_a_key(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AUDITOR_LLM_API_KEY")
    done = check(site, "--judge", "llm:tiny")
    assert done.code == 2
    assert "AUDITOR_LLM_API_KEY" in done.err
    assert not site.requests


@pytest.mark.parametrize("judge", ["gpt-4", "llm:", "nli:", "llm:a b", "", "other:x"])
def test_a_judge_that_is_none_is_refused(site: Site, judge: str) -> None:
    done = check(site, "--judge", judge)
    assert (done.code, site.requests) == (2, [])


def test_a_model_that_is_not_there_is_told_before_anything_is_fetched(site: Site) -> None:
    done = check(site, "--judge", "nli:/no/such/model")
    assert (done.code, site.requests) == (2, [])
    assert "no model /no/such/model" in done.err


def test_a_classifier_judges_and_is_named(site: Site, tmp_path: Path) -> None:
    folder = build_classifier(tmp_path / "overlap", re.findall(r"\w+|[.,]", TEXT))
    done = check(
        site, "--judge", f"nli:{folder}", said="The company sells to hospitals in 40 countries."
    )
    found = verdict(done)
    assert found["support"] == "supported"
    assert re.fullmatch(r"nli:overlap@[0-9a-f]{12}", found["judge"])
    assert str(tmp_path) not in done.out
