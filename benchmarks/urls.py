"""Where URLs begin and end in running text, against the rows of other finders' suites.

    python benchmarks/urls.py CASES.jsonl [--json]

A line is one row: `suite`, `section`, `text` and the URLs that the suite finds in it, `expected`.

Counted are the http(s) rows: every expected URL starts with http:// or https://, or none is
expected and the text has one of these in it. Bare domains, addresses of mail and other schemes are
no link in an answer's running text; their rows are counted apart. A row passes when the URLs found
are those expected, in order, each as written or as repaired (GFM puts http:// before `www.`).

The suites contradict each other. Each of POLICIES is one such point: the documented rules that
differ, how a row that touches it is known by its text and its expected URLs, and what is done here.
The suites agree on the rows that touch none. A row that fails is explained by the policies that it
touches; one that touches none is a defect.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tldextract import TLDExtract

from auditor.links.find import find_bare
from auditor.links.repair import repair

if TYPE_CHECKING:
    from collections.abc import Callable

_HTTP = re.compile(r"https?://", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>]*", re.IGNORECASE)


class Policy(NamedTuple):
    """`touches` is asked of each URL of a row with what stands around it, see `_contexts`."""

    name: str
    differ: str
    here: str
    touches: Callable[[str], object]


def _policy(name: str, differ: str, here: str, pattern: str) -> Policy:
    return Policy(name, differ, here, re.compile(pattern, re.IGNORECASE | re.DOTALL).search)


_SUFFIXES = TLDExtract(suffix_list_urls=(), cache_dir=None)


def _has_unknown_suffix(context: str) -> bool:
    """Whether the host ends in no public suffix; an IP address has none."""
    host = re.search(r"//(?:[^\s/?#]*@)?([^\s/?#:,;!)\"'\]]+)", context)
    return host is not None and not _SUFFIXES(host.group(1).strip(".")).suffix


_AT = r"\A.?https?://"
POLICIES = (
    _policy(
        "mark before",
        "twitter-text refuses @ # $ before a URL, linkify-it _ and $; GFM asks for white space or"
        " one of * _ ~ (; the others take any mark",
        "refused: $, and @ # at the start of a word; pasted text glues other marks to a link",
        r"\A[@#$_＠＃]https?://",
    ),
    Policy(
        "unknown suffix",
        "twitter-text asks for a known top-level domain and GFM for a dot;"
        " the others take any host",
        "kept: a link that can't work is reported, not left out",
        _has_unknown_suffix,
    ),
    _policy(
        "impossible host",
        "rust-linkify and autolink-java take any host; twitter-text, linkify-it and GFM each refuse"
        " other misplaced hyphens and underscores",
        "refused: labels that begin or end so, and underscores in the registered name",
        _AT + r"(?:[^\s/?#:]*(?:\.-|-\.|_)|-|[/?#.]|\Z"
        r"|[^\s/?#:]*\.(?!xn--)[^\s/?#:.]*-[^\s/?#:.]*(?=[/?#:]|\Z)"
        r"|(?:[^\s/?#:]*\.)?xn--[^\s/?#:.]*[^\x00-\x7f])",
    ),
    _policy(
        "ellipsis",
        "linkify-it and twitter-text leave it out, autolink-java keeps it within a URL",
        "kept: it says that the URL was cut",
        r"\.{3}|…",
    ),
    _policy(
        "t.co",
        "twitter-text knows the form of this host's paths; the others do not",
        "as twitter-text",
        _AT + r"t\.co(?:/|\Z)",
    ),
    _policy(
        "quote",
        "rust-linkify and autolink-java keep a pair of ' in a URL, linkify-it a pair of ' or \";"
        " GFM and twitter-text trim every one",
        "a pair of ' stays, unless the URL stands in quotes itself; \" ends it",
        r"['\"“”‘’«»]",
    ),
    _policy(
        "bar",
        "rust-linkify and autolink-java stop at |, twitter-text and GFM take it in",
        "it ends the URL in a table's row only",
        r"[|｜]",
    ),
    _policy(
        "bracket",
        "GFM looks at closing brackets at the end only, linkify-it asks for pairs everywhere,"
        " the others stop at a closer that has no opener",
        "a closer without opener ends the URL, but where a query goes on after it",
        r"[)\]}][^\s.,;:!?)\]}]|[(\[{][^)\]}]*\Z",
    ),
    _policy(
        "backslash",
        "twitter-text stops at it, the others take it in",
        "Markdown's and JSON's escapes are the URL's; an escaped line break ends it",
        r"\\",
    ),
    _policy(
        "scripts without spaces",
        "twitter-text takes Latin and Cyrillic letters only in a path, the others any",
        "kept in a path (IRIs have them); glued particles and text after a domain are left out",
        r"[a-z0-9/.][\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]",
    ),
    _policy(
        "www.",
        "GFM puts http:// before it, linkify-it and twitter-text know it as a bare domain,"
        " rust-linkify and autolink-java by an option",
        "found, and http:// added by repair",
        r"\A.?www\.",
    ),
    _policy(
        "entity",
        "GFM leaves an entity at the end out, the others do not know entities",
        "as GFM; &lt; &gt; &quot; end a URL anywhere",
        r"&[a-z0-9]{2,31};",
    ),
    _policy(
        "emphasis",
        "GFM trims * _ ~ at the end; rust-linkify trims * only, linkify-it none",
        "as GFM: answers are Markdown",
        r"[*_~][\s.,;:!?)\]]*\Z",
    ),
    _policy(
        "punctuation at the end",
        "linkify-it keeps a colon, twitter-text drops & and ? by rules of its own",
        "a sentence's punctuation is left out",
        r"[:&=?%+][.,;:!?)\]]*\Z",
    ),
    _policy(
        "user name",
        "twitter-text knows none, the others take it as part of the host",
        "kept, and the report says so",
        _AT + r"[^\s/?#]*@",
    ),
    _policy(
        "port",
        "linkify-it checks its range, the others do not",
        "kept: the report calls it malformed",
        _AT + r"[^\s/?#]*:(?:[7-9]\d{4}|6[6-9]\d{3}|\d{6,})",
    ),
    _policy(
        "invisible character",
        "each has another list of white space and control characters",
        "between two characters of a URL they are the URL's, and repair takes them out",
        r"[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]",
    ),
    _policy(
        "dash",
        "twitter-text takes an en dash in a path, the others any dash",
        "an em dash ends the URL, an en dash stays inside it",
        r"[–—]",
    ),
    _policy(
        "citation marker",
        "none of the suites knows them",
        "`[1]` and superscript digits behind a URL are markers",
        r"\[\^?\d{1,3}\^?\][.,;:!?)\]]*\Z|[⁰¹²³⁴⁵⁶⁷⁸⁹]",
    ),
    _policy(
        "URL in a URL",
        "twitter-text and GFM begin anew or go on by rules that differ",
        "a comma, semicolon or bar before http:// parts two URLs",
        _AT + r".*https?:",
    ),
)


def is_http(row: dict[str, Any]) -> bool:
    """Whether the row is about http(s) URLs alone."""
    expected = row["expected"]
    if expected:
        return all(_HTTP.match(url) for url in expected)
    return bool(_HTTP.search(row["text"]))


def _contexts(row: dict[str, Any]) -> list[str]:
    """Each URL of the row up to white space with the character before it; `www.` too."""
    text = row["text"]
    starts = [match.start() for match in _URL.finditer(text)]
    starts += [match.start() for match in re.finditer(r"(?<![\w./])www\.", text, re.IGNORECASE)]
    found = []
    for start in starts:
        end = re.search(r"[\s<>]|\Z", text[start:])
        found.append(text[max(0, start - 1) : start + (end.start() if end else 0)].lstrip())
    return found


def touched(row: dict[str, Any]) -> list[str]:
    """The names of the policies that the row touches, in the order of POLICIES."""
    contexts = _contexts(row)
    return [
        policy.name for policy in POLICIES if any(policy.touches(context) for context in contexts)
    ]


def passes(row: dict[str, Any]) -> bool:
    found = [span.of(row["text"]) for span in find_bare(row["text"])]
    return len(found) == len(row["expected"]) and all(
        expected in (url, repair(url)[0])
        for url, expected in zip(found, row["expected"], strict=True)
    )


def measure(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """`passed` and `total` count http(s) rows; `agreed` those of them where the suites agree."""
    suites: dict[str, Counter[str]] = {}
    failed = []
    agreed = {"passed": 0, "total": 0}
    for row in rows:
        counts = suites.setdefault(row["suite"], Counter())
        if not is_http(row):
            counts["other"] += 1
            continue
        policies, passed = touched(row), passes(row)
        counts["total"] += 1
        counts["passed"] += passed
        agreed["total"] += not policies
        agreed["passed"] += passed and not policies
        if not passed:
            found = [span.of(row["text"]) for span in find_bare(row["text"])]
            failed.append({**row, "found": found, "policies": policies})
    return {
        "passed": sum(counts["passed"] for counts in suites.values()),
        "total": sum(counts["total"] for counts in suites.values()),
        "agreed": agreed,
        "suites": {suite: dict(counts) for suite, counts in suites.items()},
        "failed": failed,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    lines = options.file.read_text("utf-8").split("\n")
    result = measure([json.loads(line) for line in lines if line.strip()])
    if options.json:
        json.dump(result, sys.stdout, indent=2)
        return
    print(f"{'suite':16} {'http(s) rows':>12} {'as expected':>12} {'other rows':>11}")
    for suite, counts in result["suites"].items():
        total, other = counts.get("total", 0), counts.get("other", 0)
        print(f"{suite:16} {total:12} {counts.get('passed', 0):12} {other:11}")
    print(f"{'all':16} {result['total']:12} {result['passed']:12}", end="")
    print(f"   {result['passed'] / (result['total'] or 1):.1%}")
    agreed = result["agreed"]
    print(f"{'suites agree':16} {agreed['total']:12} {agreed['passed']:12}")
    by_name = {policy.name: policy for policy in POLICIES}
    for row in result["failed"]:
        print(f"\n{row['suite']}: {row['text']!r}")
        print(f"  expected {row['expected']}, found {row['found']}")
        for name in row["policies"] or ["none: a defect"]:
            policy = by_name.get(name)
            print(f"  {name}" + (f": {policy.differ}. Here: {policy.here}." if policy else ""))


if __name__ == "__main__":
    main()
