"""A finding keeps its name while its content stays, wherever it moves."""

from __future__ import annotations

from auditor.audit import Tools, audit
from auditor.citations.parse import parse
from auditor.fingerprints import with_fingerprints
from auditor.model import Answer, Location, Source
from auditor.rules.engine import run_rules

PLACEHOLDER = "[Bing](https://bing.com/search?q=.)"


def _prints(text: str, path: str = "a.md") -> dict[str, str]:
    """Fingerprint -> rule, of an answer whose links are judged by what they look like."""
    tools = Tools(
        parse=parse,
        resolve=lambda links: iter(()),
        judge=lambda pairs: (),
        source_of=lambda url: Source(),
        rules=run_rules,
        archive=lambda lost: iter(()),
    )
    (done,) = audit([Answer(text, Location(path))], tools).audits
    return {f.fingerprint: f.rule.name for f in with_fingerprints(done).findings}


def test_a_finding_that_moves_keeps_its_fingerprint() -> None:
    before = _prints(f"The bridge is 400 m long {PLACEHOLDER}.")
    after = _prints(f"Something else stands here now.\n\nThe bridge is 400 m long {PLACEHOLDER}.")
    assert before
    assert before.items() <= after.items()


def test_a_link_is_the_same_finding_in_another_sentence() -> None:
    def of_link(found: dict[str, str]) -> set[str]:
        return {key for key, rule in found.items() if "placeholder" in rule}

    one = of_link(_prints(f"The bridge is 400 m long {PLACEHOLDER}."))
    other = of_link(_prints(f"The bridge is 401 m long {PLACEHOLDER}."))
    assert one == other
    assert len(one) == 1


def test_the_same_finding_in_another_file_is_another_one() -> None:
    text = f"The bridge is 400 m long {PLACEHOLDER}."
    assert not _prints(text).keys() & _prints(text, "b.md").keys()


def test_findings_of_the_same_content_are_told_apart() -> None:
    once = _prints("The bridge is 400 m long. It opened in 1931 [7].")
    twice = _prints("The bridge is 400 m long. It opened in 1931 [7]. It is red [7].")
    assert len(twice) > len(once)
