"""What is judged offline carries the code of the rule that judged it."""

from __future__ import annotations

import pytest

from auditor.links.link import LinkReader
from auditor.model import Span


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("", "empty"),
        ("sandbox:/mnt/data/a.csv", "scheme"),
        ("https://example.com/x", "reserved_for_examples"),
        ("https://192.168.0.1/", "address_not_public"),
        ("http://localhost/x", "local_name"),
        ("https://bing.com/search?q=", "empty_search"),
        ("https://www.google.com/search?q=bell", "search"),
        ("https://chatgpt.com/share/1", "conversation"),
        ("https://museum.org/a…", "ends_in_ellipsis"),
        ("https://doi.org/10.1/x", "impossible_doi"),
        ("https://arxiv.org/abs/2313.00001", "impossible_arxiv"),
        ("https://", "no_host"),
        ("https://museum.org/a", ""),
    ],
)
def test_a_judgement_names_its_rule(url: str, rule: str) -> None:
    link = LinkReader().read(url, Span(0, len(url)))
    assert link.rule == rule
    assert bool(link.rule) == (link.status is not None)
