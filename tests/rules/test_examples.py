"""Every rule is explained with an answer in which it is found and one in which it is not.

Where a site decides, it is a real one on loopback that stands for www.paris.fr, and the archive
another.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from auditor.rules import RULES
from auditor.rules.examples import EXAMPLES
from tests.archives import Archive, Visit
from tests.commands import Done, run
from tests.servers import Reply, page, redirect, serve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.servers import Route

PLACE = "https://www.paris.fr"
SAID = (
    "<h1>The bridge</h1><p>The bridge of the town is 400 m long. It was built of granite by "
    "masons, and is looked after by one family ever since. Carts pay nothing on market days.</p>"
    "<p>Boats pass below it from March to November when the water is high enough for them.</p>"
)
OTHER = page(
    "<h1>Museums</h1><p>The museums of the town show paintings, stuffed birds and the tools of its "
    "weavers. They are open on Sundays, and free for children of all ages.</p>"
)
HOME = page(
    "<h1>The town</h1><p>Welcome to the town. News, markets, opening hours and the minutes of the "
    "council stand here, and are brought up to date every week by its clerks.</p>"
)
GEORGIAN = "ხიდი ოთხასი მეტრის სიგრძისაა და ქალაქის შუაგულში დგას. მას ბევრი ადამიანი კვეთს. "
WIRE = page(SAID.replace("<p>The", "<p>PARIS (AFP) — The", 1))
GOOD: Mapping[str, Route] = {"/bridge": page(SAID)}

FAILING: dict[str, Mapping[str, Route]] = {
    "LNK001": {},
    "LNK002": {"/bridge": page("<title>Page not found</title><h1>Page not found</h1>")},
    "LNK008": {"/bridge": redirect("/"), "/": HOME},
    "LNK009": {"/bridge": page("<p>This domain is for sale. Buy this domain.</p>")},
    "LNK010": {"/bridge": Reply(403)},
    "LNK011": {"/bridge": redirect("/new", 301), "/new": page(SAID)},
    "LNK014": GOOD,
    "LNK017": {},
    "SUP001": {"/bridge": page(SAID.replace("400", "100"))},
    "SUP002": {"/bridge": OTHER},
    "SUP003": GOOD,
    "SUP004": {"/bridge": page(f"<p>{GEORGIAN * 5}</p>")},
    "SUP005": GOOD,
    "SUP006": {"/bridge": page(SAID), "/report": OTHER, "/tower": OTHER},
    "SRC003": {"/bridge": WIRE},
    "SRC004": {"/bridge": WIRE, "/report": WIRE},
}
"""What the site of the failing example answers; that of the passing one has the page."""
OFFLINE = [key for key, example in EXAMPLES.items() if not example.where]


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert sorted(EXAMPLES) == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("rule", OFFLINE)
def test_the_failing_example_is_found_and_the_passing_is_not(rule: str) -> None:
    def rules(text: str) -> set[str]:
        done = run("check", "-", "--offline", "--format", "json", stdin=text.encode())
        return {f["rule"] for answer in json.loads(done.out)["answers"] for f in answer["findings"]}

    assert rule in rules(EXAMPLES[rule].failing)
    assert rule not in rules(EXAMPLES[rule].passing)


def audited(command: str, name: str, site: str, *options: str, text: str = "") -> Done:
    where = ("--allow-network", "127.0.0.0/8", "--archive-url", site)
    stdin = text.encode()
    return run(command, name, *where, "--no-cache", "--format", "json", *options, stdin=stdin)


def found(done: Done) -> set[str]:
    report = json.loads(done.out)
    policy = report["content"]["findings"] if report.get("content") else []
    every = [f for answer in report["answers"] for f in answer["findings"]] + policy
    return {f["rule"] for f in every if not f.get("suppressed")}


@pytest.mark.parametrize("rule", FAILING)
def test_where_a_site_decides_the_failing_one_is_found_and_the_passing_is_not(rule: str) -> None:
    def rules(text: str, routes: Mapping[str, Route]) -> set[str]:
        kept: dict[str, list[Visit]] = {}
        with serve(routes) as site, serve(Archive(kept), host="127.0.0.2") as archive:
            kept |= {site.url(f"/page-{n}"): [("20210101000000", 200, HOME)] for n in range(9)}
            here = text.replace(PLACE, site.url(""))
            return found(audited("check", "-", archive.url(""), text=here))

    assert rule in rules(EXAMPLES[rule].failing, FAILING[rule])
    assert rule not in rules(EXAMPLES[rule].passing, GOOD)


@pytest.mark.parametrize("rule", ["POL001", "POL002", "POL003"])
def test_the_failing_comment_is_found_and_the_passing_is_not(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for text in (EXAMPLES[rule].failing, EXAMPLES[rule].passing):
        with serve(GOOD if rule == "POL001" else {}) as site:
            (tmp_path / "a.md").write_text(text.replace(PLACE, site.url("")))
            done = audited("ci", ".", site.url(""), "--no-archive")
        assert (rule in found(done)) == (text == EXAMPLES[rule].failing)


@pytest.mark.parametrize("rule", ["POL004", "POL005"])
def test_the_failing_entry_of_a_baseline_is_found_and_the_passing_is_not(
    rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(EXAMPLES["LNK003"].failing)
    known = ("--offline", "--baseline", "known.yaml")
    assert run("ci", ".", *known, "--write-baseline").code == 0
    written = (tmp_path / "known.yaml").read_text("utf-8")
    assert found(audited("ci", ".", PLACE, *known)) == set()
    if rule == "POL004":
        (tmp_path / "a.md").write_text(EXAMPLES["LNK003"].passing)
    else:
        (tmp_path / "known.yaml").write_text(f"{written.rstrip()}\n{EXAMPLES[rule].failing}\n")
    assert rule in found(audited("ci", ".", PLACE, *known))
    if rule == "POL004":
        assert run("ci", ".", *known, "--write-baseline").code == 0
    else:
        (tmp_path / "known.yaml").write_text(f"{written.rstrip()}\n{EXAMPLES[rule].passing}\n")
    assert rule not in found(audited("ci", ".", PLACE, *known))


def test_each_example_that_a_site_or_a_file_decides_is_run() -> None:
    policy = {rule.id for rule in RULES if rule.id.startswith("POL")}
    ours = {"CIT008"}  # no text is known that breaks this program's own reader
    assert set(FAILING) | policy | ours == set(EXAMPLES) - set(OFFLINE)
    assert policy == {"POL001", "POL002", "POL003", "POL004", "POL005"}


def test_one_rule_is_explained_by_id_or_name() -> None:
    by_id, by_name = run("rules", "LNK001"), run("rules", "dead-link")
    assert by_id.code == 0
    assert by_id.out == by_name.out
    assert "Not found in" in by_id.out


def test_a_rule_that_is_none_is_said_with_the_nearest() -> None:
    done = run("rules", "LNK0001")
    assert done.code == 2
    assert "LNK001" in done.err


def test_programs_get_all_rules() -> None:
    listed = json.loads(run("rules", "--format", "json").out)
    assert [each["id"] for each in listed] == [rule.id for rule in RULES]
