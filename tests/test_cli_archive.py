"""`auditor check` and dead links: a site and an archive, both on loopback."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.archives import Archive
from tests.commands import run
from tests.servers import Reply, Request, page, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers import Site

SCHEMA = json.loads(
    resources.files("auditor.reports").joinpath("report.schema.json").read_text(encoding="utf-8")
)
LOOPBACK = ("--allow-network", "127.0.0.0/8", "--fail-on", "never")
CLAIM = "The red bridge of the town was opened to traffic in 1931 by the mayor of the town."
WRONG = "The red bridge of the town was opened to traffic in 1954 by the mayor of the town."
SAID = page(f"<h1>The red bridge</h1><p>{CLAIM}</p>" + "<p>It is long and much loved.</p>" * 9)


@contextmanager
def town(*, archive: bool = True) -> Iterator[tuple[Site, Site]]:
    """A site without pages, and an archive that knows /bridge and eight of its neighbours."""
    pages: dict[str, list[tuple[str, int, Reply]]] = {}
    known = Archive(pages, {} if archive else {"/": Reply(503)})

    def serving(request: Request) -> Reply:
        return known(request)

    with ExitStack() as stack:
        site = stack.enter_context(serve({}))
        asked = stack.enter_context(serve(serving, host="127.0.0.2"))
        pages[site.url("/news/bridge-4711001")] = [("20210304050607", 200, SAID)]
        for n in range(8):
            pages[site.url(f"/news/story-471200{n}")] = [("20200102030405", 200, SAID)]
        yield site, asked


def citing(*urls: str, claim: str = CLAIM) -> bytes:
    claims = [f"{claim} [{n}]" for n in range(1, len(urls) + 1)]
    listed = [f"[{n}] {url}" for n, url in enumerate(urls, start=1)]
    return "\n\n".join([*claims, *listed]).encode()


def check(answer: bytes, archive: Site, *options: str) -> str:
    where = ("--archive-url", archive.url(""))
    done = run("check", "-", *LOOPBACK, *where, *options, stdin=answer)
    assert done.code == 0, done.err
    return done.out


def told(answer: bytes, archive: Site, *options: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(check(answer, archive, *options, "--format", "json"))
    jsonschema.validate(value, SCHEMA)
    return value


def rules(report: dict[str, Any]) -> dict[str, str]:
    return {f["rule"]: f["message"] for a in report["answers"] for f in a["findings"]}


def test_a_claim_on_a_page_that_is_gone_is_compared_with_its_archived_copy() -> None:
    with town() as (site, archive):
        url = site.url("/news/bridge-4711001")
        report = told(citing(url), archive)
        text = check(citing(url), archive)
    (link,), (citation,) = (report["answers"][0][key] for key in ("links", "citations"))
    copy = {
        "url": archive.url(f"/web/20210304050607/{url}"),
        "taken_at": "2021-03-04T05:06:07+00:00",
    }
    assert (link["status"], link["history"]["grade"], link["snapshot"]) == ("dead", "rotted", copy)
    assert (citation["verdict"]["support"], citation["judged_on"]) == ("supported", copy)
    assert citation["verdict"]["evidence"][0]["page_url"] == copy["url"]
    totals = report["totals"]
    assert totals["links"]["dead_by_history"] == {"rotted": 1}
    assert totals["support"]["by_verdict"] == {"supported": 1}
    assert totals["support"]["on_archived_copy"] == {"supported": 1}
    message = rules(report)["LNK001"]
    assert message.endswith(f"The page existed. Archived copy of 2021-03-04: {copy['url']}")
    assert "on the archived copy of 2021-03-04" in " ".join(text.split())
    assert "1 of them on archived copies: 1 supported" in " ".join(text.split())


def test_a_contradiction_on_a_copy_says_so_and_weighs_less() -> None:
    with town() as (site, archive):
        answer = citing(site.url("/news/bridge-4711001"), claim=WRONG)
        (finding,) = (
            f
            for f in told(answer, archive)["answers"][0]["findings"]
            if f["rule"].startswith("SUP")
        )
    assert "The page is gone: compared with its archived copy of 2021-03-04." in finding["message"]
    assert (finding["severity"], finding["confidence"]) == ("warning", "medium")


def test_copies_are_not_judged_on_request() -> None:
    with town() as (site, archive):
        report = told(citing(site.url("/news/bridge-4711001")), archive, "--no-judge-archived")
        assert not any(request.path.startswith("/web/") for request in archive.requests)
    citation = report["answers"][0]["citations"][0]
    assert citation["verdict"]["support"] == "not_checked" and citation["judged_on"] is None
    assert report["answers"][0]["links"][0]["snapshot"]


def test_the_archive_is_not_asked_on_request() -> None:
    with town() as (site, archive):
        report = told(citing(site.url("/news/bridge-4711001")), archive, "--no-archive")
        assert not archive.requests
    link = report["answers"][0]["links"][0]
    assert (link["history"], link["snapshot"], link["archived_page"]) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "grade", "severity"),
    [
        ("bridge-4719999", "doubtful", "note"),
        ("bridge-12345678", "likely_never_existed", "warning"),
    ],
)
def test_a_page_without_a_trace_is_a_finding_of_its_own_in_careful_words(
    name: str, grade: str, severity: str
) -> None:
    with town() as (site, archive):
        answer = citing(site.url(f"/news/{name}"))
        report = told(answer, archive)
        text = check(answer, archive, "--verbose")
    assert report["answers"][0]["links"][0]["history"]["grade"] == grade
    (finding,) = (f for f in report["answers"][0]["findings"] if f["rule"] == "LNK017")
    assert finding["severity"] == severity
    assert "though it keeps 9 others of the same folder" in finding["message"]
    for said in (text, finding["message"]):
        assert not {"fabricated", "fake", "lie", "invented"} & set(said.lower().split())


def test_an_archive_that_does_not_answer_is_unknown_and_never_a_finding() -> None:
    with town(archive=False) as (site, archive):
        answer = citing(site.url("/news/bridge-12345678"))
        report = told(answer, archive, "--timeout", "1")
        text = check(answer, archive, "--timeout", "1")
    assert report["answers"][0]["links"][0]["history"]["grade"] == "unknown"
    assert "LNK017" not in rules(report)
    assert "Whether the page ever existed is not known" in rules(report)["LNK001"]
    assert "not known whether the page ever existed" in " ".join(text.split())


def test_what_the_archive_said_is_in_the_capture_and_in_the_cache(tmp_path: Path) -> None:
    capture = tmp_path / "pages.warc.gz"
    with town() as (site, archive):
        answer = citing(site.url("/news/bridge-4711001"), site.url("/news/bridge-12345678"))
        day = ("--answered-on", "2021-01-01")
        first = told(answer, archive, *day, "--record", str(capture))
        asked = len(archive.requests)
        second = told(answer, archive, *day)
        assert len(archive.requests) == asked
    third = told(answer, archive, *day, "--replay", str(capture))
    assert first["answers"] == second["answers"] == third["answers"]


def test_an_address_that_is_none_is_refused() -> None:
    for wrong in ("archive.local", "ftp://archive.local", "https://u@archive.local", "https://a b"):
        assert run("check", "-", "--archive-url", wrong, stdin=b"The bridge is red.").code == 2
