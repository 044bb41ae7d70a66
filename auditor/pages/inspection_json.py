"""The stored form of what a page was read as, checked when it is read back."""

from __future__ import annotations

import json
from typing import Any

from auditor.model import Credit, LinkGroup, LinkStatus, Page, Signal, Span
from auditor.pages.inspect import PageInspection


def to_json(seen: PageInspection) -> bytes:
    page, kept = seen.page, None
    if page:
        full = None if page.full == page.main else page.full
        credit = page.credit
        by = [credit.agency, credit.span.start, credit.span.end] if credit else None
        kept = [page.url, page.title, page.lang, page.main, full, page.copy_of, by]
    value = {
        "status": str(seen.status),
        "reason": seen.reason,
        "signals": [[s.code, s.text, s.hop] for s in seen.signals],
        "comparable": seen.comparable,
        "forward": seen.forward,
        "page": kept,
    }
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_json(data: bytes, hops: int) -> PageInspection:
    """`hops`: of the response. Raises `ValueError` for what `to_json` did not write."""
    try:
        value = json.loads(data)
        status, page = LinkStatus(value["status"]), value["page"]
        if (status.group is LinkGroup.WORKS) != (page is not None):
            raise ValueError("a page with the wrong status")
        return PageInspection(
            status,
            _text(value["reason"]),
            None if page is None else _page(*page),
            tuple(
                Signal(_text(code), _text(text), _hop(n, hops))
                for code, text, n in value["signals"]
            ),
            value["comparable"] is True,
            _text(value["forward"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a stored page: {error!r:.100}") from error


def _page(url: Any, title: Any, lang: Any, main: Any, full: Any, copy_of: Any, by: Any) -> Page:
    text = _text(main)
    whole = text if full is None else _text(full)
    credit = None if by is None else _credit(len(text), *by)
    return Page(_text(url), _text(title), text, whole, _text(lang), _text(copy_of), credit)


def _credit(size: int, agency: Any, start: Any, end: Any) -> Credit:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= size):
        raise ValueError("a by-line that is not on the page")
    return Credit(_text(agency), Span(start, end))


def _hop(number: Any, hops: int) -> int | None:
    if number is not None and not (isinstance(number, int) and 0 <= number < hops):
        raise ValueError("a request that was not made")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value
