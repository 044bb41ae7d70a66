"""A comment on a pull request: short, of limited size, and nothing of others acts in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from auditor.model import Severity
from auditor.reports import RENDERERS
from auditor.reports.json_report import report_out
from auditor.reports.look import Look
from auditor.reports.pull_request import MARK, MOST, render_comment
from tests.reports.content_samples import about, content
from tests.reports.samples import hostile
from tests.reports.test_markdown_report import PAYLOADS

if TYPE_CHECKING:
    from markdown_it.token import Token

    from auditor.model import Report

READER = MarkdownIt("gfm-like", {"linkify": False})


def comment(made: Report) -> str:
    return render_comment(report_out(made))


def tokens(text: str) -> list[Token]:
    return [t for token in READER.parse(text) for t in (token, *(token.children or ()))]


def destinations(text: str) -> set[object]:
    return {token.attrs.get("href") for token in tokens(text) if token.type == "link_open"}


def html(text: str) -> list[str]:
    return [t.content.strip() for t in tokens(text) if t.type.startswith("html")]


def of(*severities: Severity, path: str = "docs/a.md", text: str = "It is so") -> Report:
    base = content()
    assert base.content is not None
    findings = tuple(replace(about(path, text), severity=severity) for severity in severities)
    return replace(base, audits=(), content=replace(base.content, findings=findings, problems=()))


def test_the_comment_of_a_small_report() -> None:
    assert comment(of(Severity.NOTE, Severity.ERROR)) == (
        "<!-- auditor:report -->\n"
        "### ❌ Citations: 1 error, 0 warnings, 1 note\n"
        "\n"
        "3 files, 0 links, 0 citations; could not check 0 links and 0 citations.  \n"
        "Only what was added since `main` was checked.  \n"
        "\n"
        "**`docs/a.md`**\n"
        "\n"
        "| line | | finding |\n"
        "|---:|---|---|\n"
        "| 7 | ❌ POL001 | It is so |\n"
        "\n"
        "<details><summary>1 note</summary>\n"
        "\n"
        "**`docs/a.md`**\n"
        "\n"
        "| line | | finding |\n"
        "|---:|---|---|\n"
        "| 7 | ℹ️ POL001 | It is so |\n"
        "\n"
        "</details>\n"
        "\n"
        "<sub>auditor 0\\.1.0. It can be wrong: please look at the pages themselves.</sub>\n"
    )


def test_content_as_markdown_is_a_comment_and_an_answer_a_reply() -> None:
    assert RENDERERS["markdown"](report_out(content()), Look()).startswith(MARK)
    assert MARK not in RENDERERS["markdown"](report_out(replace(content(), content=None)), Look())


def test_it_says_what_is_known_and_what_could_not_be_read_and_opens_links() -> None:
    text = comment(content())
    assert "Known and not counted: 1 by baseline." in text
    assert "Not read: `docs/big.md`: larger than 50 MB" in text
    assert "https://journal.test/archives/pont-de-la-vire" in destinations(text)
    assert comment(replace(content(), complete=False)).splitlines()[1].endswith("interrupted")


@pytest.mark.parametrize("severity", list(Severity))
def test_what_has_no_room_is_counted_and_what_was_opened_is_closed(severity: Severity) -> None:
    text = comment(of(*[severity] * 5_000, text="long | words " * 20))
    assert len(text) <= MOST
    told = text.count("POL001")
    assert f"{5_000 - told:,} more are in the whole report." in text
    assert text.count("<details>") == text.count("</details>") == (severity is Severity.NOTE)


@pytest.mark.parametrize("payload", (*PAYLOADS, "x | y |\n|---|\n", "</details><!--", "--> <b>"))
def test_nothing_of_others_becomes_markup(payload: str) -> None:
    for made in (content(hostile(payload)), of(Severity.ERROR, path=payload, text=payload)):
        text = comment(made)
        assert not {"image", "code_inline_open", "fence"} & {t.type for t in tokens(text)}
        for tag in html(text):
            assert tag in (MARK, "</details>", "<sub>", "</sub>") or tag.startswith(
                ("<details><summary>", "</details>\n\n<sub>auditor")
            ), tag
        assert not {each for each in destinations(text) if "evil" in str(each)}


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="[]()<>!`*_#|~\\&@: \nab1.-+=$^https/w", max_size=40))
def test_any_text_and_path_stand_in_one_row(text: str) -> None:
    made = comment(of(Severity.ERROR, path=f"a{text}", text=f"b{text}"))
    kinds = [token.type for token in tokens(made)]
    assert (kinds.count("table_open"), kinds.count("tr_open"), kinds.count("td_open")) == (1, 2, 3)
    assert not {"image", "link_open"} & set(kinds)


@pytest.mark.parametrize("text", ["@everyone look", "thanks @user", "see repo#12"])
def test_nobody_is_called(text: str) -> None:
    assert text not in comment(of(Severity.ERROR, text=text))
