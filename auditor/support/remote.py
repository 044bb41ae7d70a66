"""Judging in a child process: what is asked and answered is JSON."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from auditor.model import Claim, Page, Span
from auditor.support.judge import build_judge
from auditor.verdict_json import to_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.support.judge import Judge

_judge = lru_cache(maxsize=1)(build_judge)


def question(page: Page, claims: Iterable[Claim]) -> bytes:
    return json.dumps(
        {
            "page": [
                page.url,
                page.title,
                page.main,
                page.full if page.full != page.main else None,
                page.lang,
            ],
            "claims": [[claim.text, claim.context] for claim in claims],
        }
    ).encode()


def answer(data: bytes) -> list[Any]:
    """A stored verdict for each claim; None for one that the judge failed at."""
    value = json.loads(data)
    url, title, main, full, lang = value["page"]
    page = Page(url, title, main, main if full is None else full, lang)
    return [_verdict(_judge(), text, context, page) for text, context in value["claims"]]


def _verdict(judge: Judge, text: str, context: str, page: Page) -> dict[str, Any] | None:
    claim = Claim(Span(0, len(text)), text, context=context)
    try:
        return to_value(judge.judge(claim, page))
    except Exception:  # noqa: BLE001  one claim that breaks the judge is one row, not the end
        return None
