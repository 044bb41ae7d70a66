"""A single mail, as mail programs save it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.inputs.threads.mail import post
from auditor.inputs.threads.mbox import MAX_MAIL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "eml"
TITLE = "a single mail (.eml)"
_HEADERS = re.compile(r"\A(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}(?:\n|\Z)")
_OWN = re.compile(r"^(?:message-id|received|mime-version|return-path):", re.M | re.I)
_FROM = re.compile(r"^from:", re.M | re.I)


def detect(name: str, head: str) -> bool:
    """A quoted mail begins with From, Date, To too, but not with what servers write."""
    block = _HEADERS.match(head.replace("\r\n", "\n") + "\n")
    return bool(block and _FROM.search(block[0]) and _OWN.search(block[0]))


def read(source: Source) -> Iterator[Post]:
    with source.open() as stream:
        data = stream.read(MAX_MAIL + 1)
    yield post(source.name, 1, data[:MAX_MAIL], is_cut=len(data) > MAX_MAIL)
