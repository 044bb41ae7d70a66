"""Markdown in a repository: its prose, and where that stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inputs.content.samples import at, cited, claims, read, stands, urls

DOCUMENT = """\
---
title: Bridges
url: https://front.org/matter
---

Bridges
=======

The bridge was
[Opened](https://rive.org/opened "Opening") in 1931, 😀 and
it was painted in 1950, as [the report][rep] says. The tower is 300 metres high[^1].
A note explains it[^n].

- The ferry runs daily ([timetable](https://rive.org/ferry)).
  ```sh
  curl https://code.org/fenced
  ```

    - Nested: the ferry costs two euros, says <https://rive.org/price>.

> [!NOTE]
> The quoted bridge is 40 metres
> long, says [the mayor](https://rive.org/mayor).

| Name | Length |
|------|--------|
| Bridge | 40 metres [1](https://rive.org/length) |

[rep]: https://rive.org/report
[^1]: The tower, https://rive.org/tower
[^n]: Nothing to check here.
"""


def test_each_link_and_claim_stands_where_the_file_has_it() -> None:
    assert stands(read(DOCUMENT)) == [
        ('[Opened](https://rive.org/opened "Opening") in 1931, 😀 and', "The bridge was"),
        ("[the report][rep] says. The tower is 300 metres high[^1].", "The bridge was"),
        ("[^1].", "The tower is 300 metres high[^1]."),
        (
            "([timetable](https://rive.org/ferry)).",
            "The ferry runs daily ([timetable](https://rive.org/ferry)).",
        ),
        (
            "<https://rive.org/price>.",
            "Nested: the ferry costs two euros, says <https://rive.org/price>.",
        ),
        ("[the mayor](https://rive.org/mayor).", "The quoted bridge is 40 metres"),
        (
            "[1](https://rive.org/length) |",
            "| Bridge | 40 metres [1](https://rive.org/length) |",
        ),
    ]


def test_a_claim_is_read_over_the_lines_it_is_wrapped_to() -> None:
    assert claims(DOCUMENT)[:2] == [
        "The bridge was Opened in 1931, 😀 and it was painted in 1950, as the report says.",
        "The tower is 300 metres high.",
    ]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_marks_of_byte_order_move_nothing(ends: str) -> None:
    plain = stands(read(DOCUMENT))
    assert stands(read(DOCUMENT.replace("\n", ends))) == plain
    assert stands(read("\ufeff" + DOCUMENT)) == plain
    assert stands(read(DOCUMENT.encode("utf-16"))) == plain


@pytest.mark.parametrize(
    "text",
    [
        "```\nhttps://a.org/x [b](https://a.org/y)\n```",
        "~~~~ sh\nhttps://a.org/x\n~~~\n~~~~",
        "Words:\n\n    https://a.org/x\n",
        "- item\n\n      https://a.org/x\n",
        "1. item\n   ```\n   https://a.org/x\n   ```",
        "> ```\n> https://a.org/x\n> ```",
        "Call `https://a.org/x` and ``a ` [b](https://a.org/y)`` now.",
        "A span `over\nhttps://a.org/x lines` ends.",
        "<!-- https://a.org/x -->",
        "Words <!-- over\n\nlines [b](https://a.org/y)\n--> end.",
        "<!-- never closed\n\nhttps://a.org/x",
        "<pre>\nhttps://a.org/x\n\n[b](https://a.org/y)</pre>",
        "Press <kbd>https://a.org/x</kbd> and <code>www.a.org</code>.",
        "<script>\nfetch('https://a.org/x')\n</script>",
        '<img src="https://a.org/x.png"> ![b](https://a.org/y.png "t") ![c][d]\n\n[d]: img.png',
        "---\nlink: https://a.org/x\n---\n",
        '+++\nlink = "https://a.org/x"\n+++\n',
        "!!! note\n\n    Words.\n\n    ```\n    https://a.org/x\n    ```",
        "{% highlight html %}\nhttps://a.org/x\n{% endhighlight %}",
        "{/* https://a.org/x */}",
        "import X from 'https://a.org/x.js'",
    ],
)
def test_code_comments_pictures_and_front_matter_have_no_links(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "See the [guide](guide.md), [that](../b/c.html#d), [top](#top), [e](/f), [g](?h=1).",
        "Mail [us](mailto:us@a.org), <us@a.org>, [call](tel:+123), [chat](irc://a.org/b).",
        "The [page]({{ site.url }}/x), [y]({% link a.md %}), [v]($BASE/x), {{ page.url }}.",
        'The [page]({{< ref "a b.md" >}}) of Hugo, and {{< figure src="https://a.org/x" >}}.',
        "Clone https://github.com/{owner}/{repo} or https://api.org/<id>/x.",
        "Open https://${HOST}/x or https://$HOST/x or https://a.org/%7Bid%7D.",
        "Open http://localhost:8000/docs or [it](http://127.0.0.1:8000).",
        "Then http://0.0.0.0:80 or http://db/x.",
        "A [reference][a], [another][] [3], [another].\n\n[a]: b.md\n[another]: #c 'd'\n[3]: e.md",
        'An <a href="b.html">anchor</a> of HTML and <a name="x"></a>.',
        "## References\n\n1. [Local](a.md)\n2. [Other](b.md), a file\n\nSee the list.",
        "The hosts https://*.a.org/ of it.",
        "An [empty]() link, [](int x) and a[0]() in prose.",
    ],
)
def test_addresses_that_nobody_is_to_open_are_left_alone(text: str) -> None:
    found = cited(read(text))
    assert list(found.links) == []
    assert found.references == ()
    assert not found.unresolved


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("[![CI](https://a.org/b.svg)](https://a.org/ci)", "https://a.org/ci"),
        ("<div>\n<a href='https://a.org/x'><img src=b.png></a>\n</div>", "https://a.org/x"),
        ("The ferry [runs](<https://a.org/x>) daily.", "https://a.org/x"),
        ("The [ferry](https://a.org/x){target=_blank} runs daily.", "https://a.org/x"),
        ("The [ferry][A b] runs.\n\n[a  B]: <https://a.org/x>\n  'Title'", "https://a.org/x"),
        ("!!! note\n    The ferry runs, says https://a.org/x", "https://a.org/x"),
        ("The ferry runs, says https://a.org/x\nand nobody else.", "https://a.org/x"),
    ],
)
def test_links_to_the_web_are_found(text: str, url: str) -> None:
    assert urls(text) == [url]


def test_a_placeholder_in_prose_is_one_and_in_code_it_is_none() -> None:
    text = "The API lives [here](https://example.com/api).\n\n    https://example.com/code\n"
    [link] = cited(read(text)).links
    assert link.status is not None
    assert link.status.value == "placeholder"


def test_a_mark_without_its_footnote_is_still_found() -> None:
    found = cited(read("The bridge is long[^2], and old [3].\n\n[^1]: Words.\n"))
    assert len(list(found.unresolved)) == 2


_PROSE = st.text(
    st.sampled_from("ab .\n\t>-*#`~[]()<>!:{}%|=&\\😀\u2028\r\f")
    | st.characters(exclude_categories=("Cc", "Cs")),
    max_size=60,
)


@given(before=_PROSE, after=_PROSE)
def test_a_link_found_in_any_text_stands_where_the_file_has_it(before: str, after: str) -> None:
    content = read(f"{before}\n\nThe ferry runs [daily](https://rive.org/f).\n\n{after}\n")
    assert len(content.answer.text) == len(content.raw)
    for each in cited(content).attributions:
        link = each.citation.inline
        if link and link.written == "https://rive.org/f":
            assert at(content, each.citation.span).startswith(("[daily](", "https://"))


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "<", "](", "`", "``` ", "<!--", "[a]: b\n", "<a ", "{{", "{%", "> ", "- ", "!["),
        *("[^1]: a\n", "|a", "https://", "<a href='https://a.org'>", "---\n", "!!! a\n    "),
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    began = time.monotonic()
    read(piece * (400_000 // len(piece)))
    assert time.monotonic() - began < 30
