"""Every text and XML format: told apart, and read whatever is broken in it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.inputs.threads import FORMATS
from auditor.inputs.threads.read import read_posts
from auditor.inputs.threads.source import Source
from tests.inputs.threads.exports import posts
from tests.inputs.threads.fixtures import DISQUS, EXPORTS, MBOX, STACK_POSTS, WHATSAPP, WORDPRESS

PASTED = """According to the survey, the bridge stands [1][2].

> by the way, Ada wrote: « it stands »

@ada see https://a.test/x | 3 hours ago • by Bert

Sources:
[1] https://a.test/x
[2] https://a.test/y
"""


@pytest.mark.parametrize(("name", "export"), EXPORTS)
def test_an_export_is_taken_for_itself_and_nothing_else(name: str, export: str) -> None:
    assert [each.NAME for each in FORMATS if each.detect("export", export)] == [name]


@pytest.mark.parametrize(("name", "export"), EXPORTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_newlines_of_any_system_are_read(name: str, export: str, newline: str) -> None:
    found = posts(export.replace("\n", newline))
    assert [post.body for post in found] == [post.body for post in posts(export, forced=name)]
    assert [post.location.line for post in found] == [post.location.line for post in posts(export)]


def test_a_pasted_answer_is_no_page() -> None:
    assert not [each.NAME for each in FORMATS if each.detect("answer.txt", PASTED)]


@pytest.mark.parametrize("export", [DISQUS, WORDPRESS, STACK_POSTS, WHATSAPP])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(export: str, encoding: str) -> None:
    found = posts(export.replace("Ada", "Adá").encode(encoding))
    assert [post.body for post in found] == [
        post.body for post in posts(export.replace("Ada", "Adá"))
    ]


@pytest.mark.parametrize("export", [MBOX, WHATSAPP, DISQUS])
def test_windows_text_is_read(export: str) -> None:
    data = export.replace("Ada", "Adá").encode("cp1252", "replace")
    assert "Adá" in posts(data)[0].author or "ada" in posts(data)[0].author.lower()


@pytest.mark.parametrize("forced", sorted({name for name, _ in EXPORTS} - {"eml"}))
def test_a_wrong_format_is_told(forced: str) -> None:
    with pytest.raises(InputError):
        posts('{"messages": []}', forced=forced)


def _told(name: str, data: bytes) -> bool:
    """A format may say that it can't read further, and of which file; it may not break."""
    source = Source("export", lambda: io.BytesIO(data))
    chosen = next(each for each in FORMATS if name == each.NAME)
    messages = []
    for reading in (chosen.read(source), read_posts((source,))):
        try:
            list(reading)
        except InputError as error:
            messages.append(error.message)
    return all(message.startswith("export") for message in messages)


@given(st.sampled_from(EXPORTS), st.data())
def test_an_export_cut_anywhere_is_no_accident(
    export: tuple[str, str], data: st.DataObject
) -> None:
    name, text = export
    assert _told(name, text.encode()[: data.draw(st.integers(0, len(text)))])


@given(st.sampled_from(EXPORTS), st.data())
def test_a_line_less_is_no_accident(export: tuple[str, str], data: st.DataObject) -> None:
    name, text = export
    lines = text.split("\n")
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    assert _told(name, "\n".join(lines).encode())


@given(st.sampled_from(EXPORTS), st.data())
def test_wrong_bytes_are_no_accident(export: tuple[str, str], data: st.DataObject) -> None:
    name, text = export
    broken = bytearray(text.encode())
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=4)):
        broken[at] = data.draw(st.integers(0, 255))
    assert _told(name, bytes(broken))


@given(st.sampled_from(sorted({name for name, _ in EXPORTS})), st.binary() | st.text())
def test_anything_may_be_forced(name: str, data: bytes | str) -> None:
    assert _told(name, data.encode("utf-8", "replace") if isinstance(data, str) else data)
