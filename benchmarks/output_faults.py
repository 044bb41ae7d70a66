"""What each sink's writers may not let through; see output.py. Each takes the report with the
payload in it, and one that says the same in plain words.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from importlib import resources
from typing import TYPE_CHECKING

import jsonschema
from markdown_it import MarkdownIt
from rich.cells import cell_len

from auditor.reports import RENDERERS
from auditor.reports.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.reports.published import ReportOut

    Faults = Callable[[ReportOut, ReportOut], list[str]]

WIDTH = 80
COLOR = re.compile(r"\x1b\[[0-9;]*m")
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\U000e0000-\U000e007f]"
)
FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
ORDER = re.compile(r"\s*::|.*##(?:vso)?\[")
SCHEMA = resources.files("auditor.reports").joinpath("report.schema.json")
HIDDEN_FAULT = "a control or invisible character came through"


def text_faults(report: ReportOut, plain: ReportOut) -> list[str]:
    faults = []
    for look in (
        Look(WIDTH, color, verbose) for color in (False, True) for verbose in (False, True)
    ):
        text = RENDERERS["text"](report, look)
        bare = COLOR.sub("", text) if look.color else text
        lines = bare.split("\n")
        if HIDDEN.search(bare):
            faults.append(HIDDEN_FAULT)
        if any(cell_len(line) > WIDTH for line in lines):
            faults.append(f"a line is wider than {WIDTH} cells")
        if any(map(ORDER.match, lines)):
            faults.append("a line is an order to a build runner")
    return faults


def json_faults(report: ReportOut, plain: ReportOut) -> list[str]:
    text = RENDERERS["json"](report, Look())
    try:
        parsed = json.loads(text.encode("ascii"))
        jsonschema.validate(parsed, json.loads(SCHEMA.read_text(encoding="utf-8")))
    except (UnicodeError, ValueError, jsonschema.ValidationError) as error:
        return [f"not valid: {error}"[:200]]
    again = json.dumps(parsed, ensure_ascii=False)
    return [HIDDEN_FAULT] if HIDDEN.search(again) else []


def html_faults(report: ReportOut, plain: ReportOut) -> list[str]:
    here, usual = (_Elements(RENDERERS["html"](each, Look())) for each in (report, plain))
    faults = []
    if here.names - usual.names:
        faults.append(f"elements of its own: {sorted(here.names - usual.names)}")
    if any(name.startswith("on") for _, name, _ in here.attributes):
        faults.append("an event handler")
    for element, name, value in here.attributes:
        if name in ("src", "action", "data", "poster") or name.startswith("xlink"):
            faults.append(f"{element} has {name}")
        if name == "href" and not re.match(r"https?://|#|$", value):
            faults.append(f"an address that may be clicked: {value[:80]!r}")
    if "default-src 'none'" not in here.policy:
        faults.append("no content security policy")
    if here.scripts != usual.scripts:
        faults.append("scripts of its own")
    if any(re.search("[<>&\u2028\u2029]", data) for data in here.data):
        faults.append("data that could end its element")
    if any(HIDDEN.search(text) for text in (*here.texts, *map(_readable, here.data))):
        faults.append(HIDDEN_FAULT)
    return faults


class _Elements(HTMLParser):
    """What a browser would make of the page before its script runs."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.data: list[str] = []
        self.policy = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value or "" for name, value in attrs}
        self.attributes += ((tag, name, value) for name, value in kept.items())
        # An address that may be clicked is an <a>, any other is not.
        self.names.update([] if tag == "a" else [tag])
        self._inside = kept.get("type", "script") if tag == "script" else tag
        if kept.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = kept["content"]

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        into = {"script": self.scripts, "application/json": self.data, "style": []}
        into.get(self._inside, self.texts).append(data)


def _readable(data: str) -> str:
    return json.dumps(json.loads(data), ensure_ascii=False)


def csv_faults(report: ReportOut, plain: ReportOut) -> list[str]:
    here, usual = (_table(each) for each in (report, plain))
    faults = []
    if [len(row) for row in here] != [len(row) for row in usual]:
        faults.append("rows or columns of its own")
    cells = [cell for row in here for cell in row]
    if any(map(FORMULA.match, cells)):
        faults.append("a cell that a spreadsheet computes")
    if any(map(HIDDEN.search, cells)):
        faults.append(HIDDEN_FAULT)
    return faults


def _table(report: ReportOut) -> list[list[str]]:
    text = RENDERERS["csv"](report, Look()).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def markdown_faults(report: ReportOut, plain: ReportOut) -> list[str]:
    here, usual = (RENDERERS["markdown"](each, Look()) for each in (report, plain))
    more = _kinds(here) - _kinds(usual) - {"text_special"}
    faults = [f"markup of its own: {sorted(more)}"] if more else []
    outside = re.sub(r"(`+).*?\1", "", here, flags=re.DOTALL)
    if re.search(r"(?<!\w)@\w|\w#\d|(?<!\\)#\d", outside):
        faults.append("a person or an issue is called")
    return faults


def _kinds(text: str) -> set[str]:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return {t.type for token in tokens for t in (token, *(token.children or ()))}


def github_faults(report: ReportOut, plain: ReportOut) -> list[str]:
    here, usual = (RENDERERS["github"](each, Look()).split("\n") for each in (report, plain))
    orders = [len([line for line in lines if ORDER.match(line)]) for lines in (here, usual)]
    faults = ["an order of its own"] if orders[0] != orders[1] or len(here) != len(usual) else []
    if any(re.search(r"%(?!25|0A|0D|3A|2C)", line) for line in here):
        faults.append("a percent sign that the runner decodes")
    return faults


WRITERS: dict[str, tuple[Faults, ...]] = {
    "terminal": (text_faults,),
    "json/sarif/log/text": (text_faults, json_faults),
    "html": (html_faults,),
    "csv": (csv_faults,),
    "markdown": (markdown_faults,),
    "github-workflow-command": (github_faults, text_faults),
}
"""The writers of each sink, by what is wrong with what they write."""
