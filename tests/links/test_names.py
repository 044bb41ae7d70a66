"""International names in both forms, and the warning that goes with some."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.names import both_forms, mixed_scripts
from auditor.model import RemarkKind
from tests.links.reading import read, remarks


@pytest.mark.parametrize(
    ("host", "forms"),
    [
        ("münchen.de", "münchen.de (xn--mnchen-3ya.de)"),
        ("xn--mnchen-3ya.de", "münchen.de (xn--mnchen-3ya.de)"),
        ("Harbour.org", "harbour.org"),
        ("xn--.org", "xn--.org"),
        ("пример.рф", "пример.рф (xn--e1afmkfd.xn--p1ai)"),
    ],
)
def test_both_forms(host: str, forms: str) -> None:
    assert both_forms(host) == forms


@pytest.mark.parametrize(
    ("url", "scripts"),
    [
        ("https://hаrbour.org/x", "Cyrillic and Latin"),
        ("https://xn--hrbour-3nf.org/x", "Cyrillic and Latin"),
        ("https://αlpha.org/x", "Greek and Latin"),
        ("https://news.раypal.com/x", "Cyrillic and Latin"),
    ],
)
def test_alphabets_that_look_alike_are_told_with_both_forms(url: str, scripts: str) -> None:
    (remark,) = read(url).remarks
    assert remark.kind is RemarkKind.MIXED_SCRIPTS
    assert scripts in remark.text
    assert "xn--" in remark.text


@pytest.mark.parametrize(
    "url",
    [
        "https://münchen.de/x",
        "https://новости.example-harbour.com/x",
        "https://shop日本語ひらがなカタカナ.jp/x",
        "https://한국abc.kr/x",
        "https://яндекс.рф/x",
        "https://νεα.gr/x",
    ],
)
def test_names_that_mix_as_a_matter_of_course_are_not(url: str) -> None:
    assert RemarkKind.MIXED_SCRIPTS not in remarks(url)


@given(st.text(max_size=40) | st.text(alphabet="xn-a9.é", max_size=40))
def test_any_name_is_read_without_error(host: str) -> None:
    assert isinstance(both_forms(host), str)
    assert len(mixed_scripts(host)) != 1
