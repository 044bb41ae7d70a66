"""What is no web address says what it is."""

from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from tests.links.reading import read


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("sandbox:/mnt/data/tides.csv", "assistant's own workspace"),
        ("file-service://file-abc", "gave to the assistant"),
        ("sediment://file_0001", "gave to the assistant"),
        ("attached_file://1", "gave to the assistant"),
        ("attachment:tides.pdf", "one conversation"),
        ("computer:///mnt/user-data/outputs/tides.md", "one conversation"),
        ("blob:https://chatgpt.com/ab-12", "one browser window"),
        ("data:text/plain,tides", "data itself"),
        ("chrome-extension://abc/index.html", "extension"),
        ("about:blank", "browser itself"),
        ("javascript:void(0)", "program"),
        ("mailto:anna@harbour.org", "e-mail"),
        ("file:///C:/tides.pdf", "one computer"),
        ("gopherx://harbour.org", "gopherx"),
        ("paste.txt", "name of a file"),
        ("image.jpg", "name of a file"),
        ("Screenshot 2025-03-01 at 10.30.22.png", "name of a file"),
        ("rapport final (2).docx", "name of a file"),
        ("file-AbCdEf0123456789abcdef", "name of a file"),
        ("#tides", "document it was copied from"),
    ],
)
def test_no_web_address(written: str, what: str) -> None:
    link = read(written)
    assert link.status is LinkStatus.NOT_WEB
    assert what in link.reason


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("localhost:3000", LinkStatus.PLACEHOLDER),
        ("harbour.org:8080/tides", LinkStatus.MALFORMED),
        ("harbour", LinkStatus.MALFORMED),
        ("http:", LinkStatus.MALFORMED),
        ("...", LinkStatus.TRUNCATED),
        ("harbour.org/tid…", LinkStatus.TRUNCATED),
    ],
)
def test_text_without_a_scheme(written: str, status: LinkStatus) -> None:
    assert read(written).status is status
