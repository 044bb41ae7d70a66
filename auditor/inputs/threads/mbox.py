"""mbox: mails one after another, as mail programs and the archives of mailing lists keep them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.inputs.threads.mail import post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from auditor.inputs.threads.source import Source
    from auditor.model import Post

NAME = "mbox"
TITLE = "mbox of a mailing list or mail program"
MAX_MAIL = 30_000_000
"""Bytes of one mail that are read: pictures are attached after what was written."""
_LINE = 1 << 16
_START = re.compile(r"\s{0,99}From [^\n]{1,300}\n>?[!-9;-~]{1,80}:[^\n]*\n")
_HEADER = re.compile(rb">?[!-9;-~]{1,80}[ \t]?:")


def detect(name: str, head: str) -> bool:
    return bool(_START.match(head.replace("\r\n", "\n")))


def read(source: Source) -> Iterator[Post]:
    with source.open() as stream:
        found = False
        for line, mail, is_cut in _mails(stream):
            found = True
            yield post(source.name, line, mail, is_cut=is_cut)
    if not found:
        raise InputError(f"{source.name} has no line that begins with “From ” before a mail")


def _mails(stream: IO[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Where each mail begins, its bytes without the `From ` line, whether it was cut.

    Mails are told apart by a line "From ..." that a header follows: somebody who begins a line of
    their own with it doesn't go on with a header.
    """
    mail: list[bytes] = []
    start, size, number = 0, 0, 1
    waiting, begins = b"", True
    for data in iter(lambda: stream.readline(_LINE), b""):
        if waiting and _HEADER.match(data):
            if start:
                yield start, b"".join(mail), size > MAX_MAIL
            mail, size, start = [], 0, number - 1
        elif waiting:
            mail.append(waiting)
        waiting = data if begins and data.startswith(b"From ") else b""
        if not waiting and size <= MAX_MAIL:
            mail.append(data)
            size += len(data)
        begins = data.endswith(b"\n")
        number += begins
    if start:
        yield start, b"".join(mail), size > MAX_MAIL
