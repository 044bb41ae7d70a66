"""Numbers of papers that can't exist: arXiv identifiers and DOIs. What is merely odd passes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote

from auditor.links.address import host_keys
from auditor.links.judgement import Judgement
from auditor.model import LinkStatus

if TYPE_CHECKING:
    from datetime import date

    from auditor.links.address import Address

_ARXIV_PATH = re.compile(r"/(?:abs|pdf|html|format|src|e-print|ps)/(.{1,80}?)(?:\.pdf)?/?")
# https://info.arxiv.org/help/arxiv_identifier.html
_NEW = re.compile(r"(?:arxiv:)?(\d{2})(\d{2})\.(\d{1,12})(?:v(\d{1,9}))?", re.IGNORECASE)
_OLD = re.compile(r"[a-z\-]{2,20}(?:\.[A-Z]{2})?/(\d{2})(\d{2})(\d{3})(?:v\d{1,9})?", re.IGNORECASE)
_FIRST_NEW = (2007, 4)
_FIVE_DIGITS = (2015, 1)
_DOI_HOSTS = ("doi.org", "dx.doi.org", "www.doi.org")
# ISO 26324 and doi.org/the-identifier/resources/handbook, 2.2: registrants may divide a prefix.
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,5}/\S.*", re.DOTALL)
_BLANK_DOI = re.compile(r"10\.[xX#?nN]{2,9}(?:/|\Z)|10\.\d{4,9}/[xX.\-/]{4,80}\Z")
_OF_ARXIV = re.compile(r"10\.48550/arxiv\.(.{1,80})", re.IGNORECASE)


def impossible(address: Address, today: date | None) -> Judgement | None:
    """What is wrong with the number of a paper that the address holds. `today` bounds the months
    that arXiv's numbers can have.
    """
    if address.host in _DOI_HOSTS:
        return _bad_doi(unquote(address.path[1:]), today)
    if "arxiv.org" in host_keys(address.host) and (found := _ARXIV_PATH.fullmatch(address.path)):
        return _malformed(_bad_arxiv(unquote(found.group(1)), today), "impossible_arxiv")
    return None


def _bad_doi(doi: str, today: date | None) -> Judgement | None:
    if not doi.startswith("10."):
        return None  # short DOIs, handles and the foundation's own pages
    if _BLANK_DOI.match(doi):
        why = f"“{doi[:60]}” is a template's blank, not a DOI"
        return Judgement(LinkStatus.PLACEHOLDER, why, "template_blank")
    if doi.startswith("10.5555/"):
        why = "10.5555 is Crossref's prefix for tests and examples"
        return Judgement(LinkStatus.PLACEHOLDER, why, "reserved_for_examples")
    if not _DOI.fullmatch(doi):
        why = f"“{doi[:60]}” is not a DOI: those are 10., four to nine digits, a slash"
        return _malformed(why, "impossible_doi")
    of_arxiv = _OF_ARXIV.fullmatch(doi)
    if of_arxiv is None:
        return None
    return _malformed(_bad_arxiv(of_arxiv.group(1), today), "impossible_arxiv")


def _malformed(why: str, rule: str) -> Judgement | None:
    return Judgement(LinkStatus.MALFORMED, why, rule) if why else None


def _bad_arxiv(number: str, today: date | None) -> str:
    """Why there can be no such paper, or ""."""
    if new := _NEW.fullmatch(number):
        year, month, serial = 2000 + int(new[1]), int(new[2]), new[3]
        digits = 5 if (year, month) >= _FIVE_DIGITS else 4
        if not 1 <= month <= 12:
            why = f"it begins with year and month, and {new[2]} is no month"
        elif (year, month) < _FIRST_NEW:
            why = "such numbers began in April 2007"
        elif len(serial) != digits:
            why = f"those of {year} have {digits} digits after the dot"
        elif int(serial) == 0 or new[4] == "0":
            why = "papers and versions are counted from 1"
        else:
            return _in_future(number, year, month, today)
        return f"there can be no arXiv {number}: {why}"
    if old := _OLD.fullmatch(number):
        year = int(old[1]) + (1900 if int(old[1]) > 90 else 2000)
        if not 1 <= int(old[2]) <= 12:
            return f"there can be no arXiv {number}: {old[2]} is no month"
        if (year, int(old[2])) >= _FIRST_NEW:
            return f"there can be no arXiv {number}: such numbers ended in March 2007"
    return ""


def _in_future(number: str, year: int, month: int, today: date | None) -> str:
    if today is None:
        return ""
    latest = today + timedelta(days=1)  # it may be tomorrow already where arXiv is
    if (year, month) <= (latest.year, latest.month):
        return ""
    return f"there can be no arXiv {number} yet: it would be of {year}-{month:02}"
