"""One mail -> a Post."""

from __future__ import annotations

import re
from datetime import timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from auditor.inputs.threads.mime import split, text_of, words
from auditor.model import BodyFormat, Location, Post

if TYPE_CHECKING:
    from datetime import datetime

_ID = re.compile(r"<([^<>\s]{1,400})>")
_NAME = re.compile(r"\s*\"?([^<>\"]{1,200}?)\"?\s*<")
_BRACKETED = re.compile(r"\(([^()]{1,200})\)\s*$")
_REPLY = re.compile(r"(?:(?:re|aw|sv|antw|fwd?|tr|wg)\s?:\s*){1,20}", re.IGNORECASE)
_SCRUBBED = re.compile(
    r"^-{10,20} next part -{10,20}\n(?:(?:An?|Un|Ein|Une) [^\n]{1,200}\n)?"
    r"(?:(?:Name|Type|Size|Desc|URL)\s?:[^\n]*\n?){0,6}",
    re.MULTILINE,
)
"""What pipermail writes for a part that it has taken out. Its address is the archive's own."""
_FOOTER = 1_500  # characters: what a list adds below a mail is short
_ESCAPED = re.compile(r"^>(>*From )", re.MULTILINE)
"""https://www.loc.gov/preservation/digital/formats/fdd/fdd000385.shtml (mboxrd)"""


def post(name: str, line: int, message: bytes, *, is_cut: bool = False) -> Post:
    """`line` is the one where the mail begins."""
    fields, content = split(message)
    text = text_of(fields, content)
    body = text.body if text.is_html else _without_list(_ESCAPED.sub(r"\1", text.body))
    post_id = _first(fields.get("message-id", "")) or f"line {line}"
    answered = _first(fields.get("in-reply-to", "")) or _last(fields.get("references", ""))
    return Post(
        id=post_id,
        body=body.strip("\n"),
        body_format=BodyFormat.HTML if text.is_html else BodyFormat.PLAIN,
        location=Location(
            name,
            line=line,
            post=post_id,
            author=_author(words(fields.get("from", ""))) or None,
            url=_archived(fields.get("archived-at", "")),
        ),
        parent=answered or None,
        thread=_REPLY.sub("", words(fields.get("subject", ""))).strip(),
        posted_at=_date(fields.get("date", "")),
        problem=_problem(body, is_cut=is_cut),
    )


def _problem(body: str, *, is_cut: bool) -> str:
    if is_cut and not body.strip():
        return "longer than any mail, and no text in what was read of it"
    return ""


def _without_list(body: str) -> str:
    """Without what the mailing list has added: its addresses are no citations."""
    body = _SCRUBBED.sub("", body)
    tail = body[-_FOOTER:].lower()
    at = tail.rfind("\n" + "_" * 30)
    if at >= 0 and ("mailing list" in tail[at:] or "listinfo" in tail[at:]):
        return body[: len(body) - len(tail) + at]
    return body


def _first(value: str) -> str:
    found = _ID.search(value)
    return found[1] if found else ""


def _last(value: str) -> str:
    found = _ID.findall(value)
    return str(found[-1]) if found else ""


def _author(value: str) -> str:
    """`Ada <ada@x.test>`, `ada@x.test (Ada)`, `ada at x.test (Ada)`, or the address alone."""
    found = _NAME.match(value) or _BRACKETED.search(value)
    return found[1].strip() if found else value.strip("<> ")


def _archived(value: str) -> str | None:
    found = _ID.match(value.strip())
    return found[1] if found and found[1].startswith("http") else None


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
