"""What is no web address: schemes of one conversation or one machine, and names of files."""

from __future__ import annotations

import re

_IN_CONVERSATION = "a file that exists only inside one conversation with the assistant"
_UPLOAD = "a file that somebody gave to the assistant"
_REASONS = {
    "sandbox": "a file in the assistant's own workspace, which nobody else can open",
    "file-service": _UPLOAD,
    "file_service": _UPLOAD,
    "sediment": _UPLOAD,
    "attached_file": _UPLOAD,
    "attached-file": _UPLOAD,
    "attachment": _IN_CONVERSATION,
    "attachments": _IN_CONVERSATION,
    "asset": _IN_CONVERSATION,
    "artifact": _IN_CONVERSATION,
    "computer": _IN_CONVERSATION,
    "cci": "a citation that only the assistant's own program can open",
    "cite": "a citation that only the assistant's own program can open",
    "citation": "a citation that only the assistant's own program can open",
    "oaicite": "a citation that only the assistant's own program can open",
    "turn0search": "a citation that only the assistant's own program can open",
    "grok_render_citation_card_json": "a citation that only the assistant's own program can open",
    "blob": "data that lived in one browser window",
    "data": "the data itself, not the address of a page",
    "cid": "a part of one e-mail message",
    "mid": "an e-mail message",
    "file": "a file on one computer",
    "content": "a file on one phone",
    "vscode": "a link that opens a program, not a page",
    "obsidian": "a link that opens a program, not a page",
    "zotero": "a link that opens a program, not a page",
    "app": "a link that opens a program, not a page",
    "chrome-extension": "a page of a browser extension on one computer",
    "moz-extension": "a page of a browser extension on one computer",
    "chrome": "a page of the browser itself",
    "edge": "a page of the browser itself",
    "about": "a page of the browser itself",
    "view-source": "a view of the browser itself",
    "javascript": "a program, not the address of a page",
    "vbscript": "a program, not the address of a page",
    "mailto": "an e-mail address",
    "tel": "a telephone number",
    "sms": "a telephone number",
    "geo": "a place on the map",
    "magnet": "a file to be shared, not a page",
    "ipfs": "a file in a network of its own, not on the web",
    "ftp": "a file on an FTP server, not on the web",
    "sftp": "a file on a server, not on the web",
    "ssh": "a server's shell, not a page",
    "git": "a repository to be copied, not a page",
    "ws": "a connection for programs, not a page",
    "wss": "a connection for programs, not a page",
    "isbn": "the number of a book, not an address",
    "issn": "the number of a journal, not an address",
    "pmid": "a number in PubMed, not an address",
    "urn": "a name, not an address",
}
# What an upload or a made file is called. None of these is also an ending of web addresses that
# is more common than the file: not .com, .ai, .app, .dev, .sh.
_FILE_NAME = re.compile(
    r"[^/\\?#:<>{}\n]{1,200}\.(?:txt|md|markdown|rtf|pdf|docx?|odt|xlsx?|ods|csv|tsv|pptx?|odp|key|"
    r"pages|numbers|epub|png|jpe?g|gif|webp|svg|heic|bmp|tiff?|mp[34]|m4a|wav|ogg|webm|mov|avi|mkv|"
    r"zip|tar|gz|7z|rar|json|jsonl|ya?ml|xml|sql|log|ipynb|py|js|ts|tsx|jsx|css|java|cpp|hpp|rb|go|"
    r"toml|ini|cfg|eml|msg|ics|vtt|srt)",
    re.IGNORECASE,
)
_NUMBERED_UPLOAD = re.compile(r"(?:file-[A-Za-z0-9]{16,40}|(?:attached_)?file[:_]\d{1,4})")


def is_known(scheme: str) -> bool:
    return scheme in _REASONS


def not_web(scheme: str) -> str:
    """Why an address with this scheme, in lower case, is no source on the web."""
    what = _REASONS.get(scheme)
    return f"it is {what}" if what else f"“{scheme}:” is not a web address"


def is_file_name(written: str) -> bool:
    """Whether it is the name of a file or an upload, with neither scheme nor path."""
    return bool(_FILE_NAME.fullmatch(written) or _NUMBERED_UPLOAD.fullmatch(written))
