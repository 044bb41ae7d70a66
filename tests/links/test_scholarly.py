"""Numbers of papers: only what can't exist is told."""

from __future__ import annotations

import pytest

from auditor.links.link import LinkReader
from auditor.model import LinkStatus, Span
from tests.links.reading import read, status


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://arxiv.org/abs/2313.01234", "no month"),
        ("https://arxiv.org/pdf/2300.01234v1.pdf", "no month"),
        ("https://arxiv.org/abs/0703.0123", "began in April 2007"),
        ("https://arxiv.org/abs/1501.0123", "5 digits"),
        ("https://arxiv.org/html/1412.01234", "4 digits"),
        ("https://arxiv.org/abs/2301.00000", "counted from 1"),
        ("https://arxiv.org/abs/2301.01234v0", "counted from 1"),
        ("https://arxiv.org/abs/2605.01234", "2026-05"),
        ("https://export.arxiv.org/abs/9901.01234", "2099"),
        ("https://arxiv.org/abs/hep-th/9913001", "no month"),
        ("https://arxiv.org/abs/cs.CL/0704001", "ended in March 2007"),
        ("https://doi.org/10.48550/arXiv.2313.01234", "no month"),
        ("arXiv:2313.01234", "no month"),
        ("https://doi.org/10.12/tides", "not a DOI"),
        ("https://doi.org/10.1000", "not a DOI"),
        ("https://dx.doi.org/10.1234567890/tides", "not a DOI"),
        ("doi:10.12/tides", "not a DOI"),
    ],
)
def test_there_can_be_no_such_paper(url: str, why: str) -> None:
    link = read(url)
    assert link.status is LinkStatus.MALFORMED
    assert why in link.reason


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/0704.0001",
        "https://arxiv.org/abs/1412.9999v12",
        "https://arxiv.org/pdf/1501.00001",
        "https://arxiv.org/pdf/2603.01234v2.pdf",
        "https://arxiv.org/abs/2604.00001",
        "https://arxiv.org/abs/hep-th/9108001",
        "https://arxiv.org/abs/cs.CL/0301012v1",
        "https://arxiv.org/abs/math/0703999",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/abs/cs",
        "https://doi.org/10.1000/182",
        "https://doi.org/10.1002.10/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
        "https://doi.org/10/gfr3",
        "https://doi.org/the-identifier",
        "https://dl.acm.org/doi/10.5555/12345",
    ],
)
def test_what_is_merely_odd_passes(url: str) -> None:
    assert status(url) is None, read(url).reason


def test_without_a_date_nothing_is_said_about_the_future() -> None:
    url = "https://arxiv.org/abs/9801.00001"
    assert LinkReader().read(url, Span(0, 0)).status is None


@pytest.mark.parametrize(
    "url", ["https://doi.org/10.5555/1234", "https://doi.org/10.xxxx/xxxxx", "https://doi.org/10.1234/xxxx"]
)  # fmt: skip
def test_numbers_of_templates_and_tests(url: str) -> None:
    assert status(url) is LinkStatus.PLACEHOLDER


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI: 10.1000/182", "https://doi.org/10.1000/182"),
        ("info:doi/10.1000/182", "https://doi.org/10.1000/182"),
        ("arXiv:2301.01234v2", "https://arxiv.org/abs/2301.01234v2"),
        ("arxiv:cs.CL/0301012", "https://arxiv.org/abs/cs.CL/0301012"),
        ("//harbour.org/tides", "https://harbour.org/tides"),
    ],
)
def test_short_forms_are_written_out_and_said(written: str, url: str) -> None:
    link = read(written)
    assert (link.url, link.status) == (url, None)
    assert link.repairs


@pytest.mark.parametrize("written", ["doi:tides", "arXiv:tides", "//", "//harbour"])
def test_what_is_no_short_form_is_no_address(written: str) -> None:
    assert status(written) is LinkStatus.NOT_WEB
