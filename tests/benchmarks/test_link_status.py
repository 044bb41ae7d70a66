"""The benchmark of link statuses: ours on every case, and how other checkers' reports are read."""

from __future__ import annotations

import json

import pytest

from auditor.model import LinkStatus
from benchmarks.link_status.__main__ import CASES, MOST_WRONG, WIDTH, main
from benchmarks.link_status.case import Case, Word
from benchmarks.link_status.tools import read_linkchecker, read_lychee


@pytest.fixture(autouse=True)
def _no_peers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def test_ours_is_hardly_ever_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "--timeout", "3"]) == 0
    told = json.loads(capsys.readouterr().out)
    wrong = [case["case"] for case in told["cases"] if not case["verdicts"]["auditor"]["right"]]
    assert told["totals"] == {"auditor": {"asked": len(CASES), "wrong": len(wrong)}}
    assert len(wrong) <= MOST_WRONG, wrong
    assert set(told["skipped"]) == {"lychee", "linkchecker"}


def test_the_table_fits_a_terminal_and_says_why_a_checker_was_skipped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tuple(case for case in CASES if case.title in ("404", "an article", "localhost"))
    monkeypatch.setattr("benchmarks.link_status.__main__.CASES", few)
    assert main(["--linkchecker", "/bin/true"]) == 0
    table = capsys.readouterr().out
    assert all(len(line) <= WIDTH for line in table.splitlines())
    assert "skipped: not installed" in table
    assert "skipped: /bin/true gave no report" in table


def test_there_are_enough_cases_and_each_has_a_name_of_its_own() -> None:
    assert len({case.title for case in CASES}) == len(CASES)
    works = (LinkStatus.OK, LinkStatus.MOVED)
    assert sum(not set(case.right) & set(works) for case in CASES) >= 48


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (LinkStatus.MOVED, {Word.OK}),
        (LinkStatus.SOFT_404, {Word.BROKEN}),
        (LinkStatus.BLOCKED, {Word.UNSURE}),
        (LinkStatus.UNREACHABLE, {Word.BROKEN, Word.UNSURE}),
        (LinkStatus.PLACEHOLDER, {Word.BROKEN, Word.UNSURE}),
        (LinkStatus.NOT_TEXT, {Word.OK, Word.UNSURE}),
    ],
)
def test_coarser_words_are_right_for_what_they_can_say(
    status: LinkStatus, words: set[Word]
) -> None:
    assert Case("x", (status,)).right_words == words


def test_a_report_of_lychee_is_read() -> None:
    def entry(url: str, text: str) -> dict[str, object]:
        return {"links.txt": [{"url": url, "status": {"text": text}}]}

    report = {
        "success_map": entry("http://a.org/", "200 OK"),
        "error_map": entry("http://b.org/", "404 Not Found"),
        "timeout_map": entry("http://c.org/", "Timeout"),
        "excluded_map": entry("http://d.org/", "Excluded"),
    }
    assert read_lychee(json.dumps(report)) == {
        "http://a.org/": (Word.OK, "200 OK"),
        "http://b.org/": (Word.BROKEN, "404 Not Found"),
        "http://c.org/": (Word.UNSURE, "Timeout"),
        "http://d.org/": (Word.UNSURE, "Excluded"),
    }


def test_a_report_of_linkchecker_is_read_with_its_warnings() -> None:
    report = "\n".join(
        (
            "# a comment",
            "urlname;result;warningstring;valid",
            "http://a.org/;200 OK;;True",
            "http://b.org/;404 Not Found;;False",
            "http://c.org/;429;Rate limited (Retry-After: 1);True",
            "http://d.org/;200 OK;Redirected to `http://e.org/' status: 301;True",
        )
    )
    words = {url: word for url, (word, _) in read_linkchecker(report).items()}
    assert list(words.values()) == [Word.OK, Word.BROKEN, Word.UNSURE, Word.OK]


@pytest.mark.parametrize("report", ["", "{", "nothing to see"])
def test_no_report_is_no_verdict(report: str) -> None:
    assert read_lychee(report) == {}
    assert read_linkchecker(report) == {}
