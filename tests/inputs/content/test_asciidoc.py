"""AsciiDoc in a repository."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inputs.content.samples import at, cited, claims, read, stands, urls

DOCUMENT = """\
= Bridges
:url-x: https://code.org/attribute

// https://code.org/comment
The bridge was https://rive.org/opened[opened] in 1931 and
Painted in 1950, as the link:https://rive.org/report[report,window=_blank] says.

[source,sh]
----
curl https://code.org
----

....
https://code.org/literal
....

 https://code.org/paragraph

* The ferry runs daily, says link:local.adoc[x] and the https://rive.org/f[time table^].
** The boat is blue, says {url-x}/y, {url-x}[x] and `https://code.org/span`.

|===
|Name |Length
|Bridge |https://rive.org/table[40 metres]
|===

image::https://code.org/x.png[]

NOTE: The tower is 300 metres high.footnote:[See https://rive.org/tower of it.]
"""


def test_each_link_and_claim_stands_where_the_file_has_it() -> None:
    found = stands(read(DOCUMENT, "a.adoc"))
    opened = "The bridge was https://rive.org/opened[opened] in 1931 and"
    ferry = "The ferry runs daily, says link:local.adoc[x] and the https://rive.org/f[time table^]."
    assert found[:3] == [
        ("https://rive.org/opened[opened] in 1931 and", opened),
        ("link:https://rive.org/report[report,window=_blank] says.", opened),
        ("https://rive.org/f[time table^].", ferry),
    ]
    assert found[3][0] == "https://rive.org/table[40 metres]"
    assert found[4][0] == "https://rive.org/tower of it.]"


def test_a_claim_is_its_words_and_code_is_left_out() -> None:
    assert claims(DOCUMENT, "a.adoc")[0] == (
        "The bridge was opened in 1931 and Painted in 1950, as the report says."
    )
    assert not [url for url in urls(DOCUMENT, "a.adoc") if "code.org" in url]


_TEXT = st.text(
    st.sampled_from("ab .\n\t:`_|<>[]{}#*=-+/\\") | st.characters(exclude_categories=("Cc", "Cs")),
    max_size=60,
)


@given(before=_TEXT, after=_TEXT)
def test_a_link_found_in_any_text_stands_where_the_file_has_it(before: str, after: str) -> None:
    text = f"{before}\n\nThe ferry runs https://rive.org/f[daily].\n\n{after}\n"
    content = read(text, "a.adoc")
    for each in cited(content).attributions:
        link = each.citation.inline
        if link and link.url == "https://rive.org/f":
            assert at(content, each.citation.span).startswith("https://rive.org/f[")


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "https://a[",
        "<<",
        "{a",
        "----\n",
        "|===\n",
        "[source]\na\n",
        "* ",
        "`",
        "footnote:[",
        "(((",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    began = time.monotonic()
    read(piece * (400_000 // len(piece)), "a.adoc")
    assert time.monotonic() - began < 30
