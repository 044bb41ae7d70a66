"""reStructuredText in a repository."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inputs.content.samples import at, cited, claims, read, stands, urls

DOCUMENT = """\
.. Comment https://code.org/comment
   https://code.org/more

=======
Bridges
=======

The bridge was `opened <https://rive.org/opened>`_ in 1931 and
Painted in 1950, as the report_ says. The tower is 300 metres high [1]_.
The ``https://code.org/span`` shows ``words`` in :ref:`a place <x>`.

.. code-block:: sh

   curl https://code.org/x

Example::

    https://code.org/literal

    https://code.org/literal

.. note:: The ferry costs two euros, says https://rive.org/price.

.. warning::
   :class: x

   The boat is `blue <https://rive.org/blue>`__ and new.

.. image:: https://code.org/x.png

* The ferry runs daily, says
  the `time table`_ of it.

>>> open("https://code.org/doctest")
'x'

.. _report: https://rive.org/report
.. _time table: https://rive.org/ferry
.. _local: page.html

.. [1] The tower, https://rive.org/tower

See local_, `local`_ and `page <page.html>`_.
"""


def test_each_link_and_claim_stands_where_the_file_has_it() -> None:
    assert stands(read(DOCUMENT, "a.rst")) == [
        (
            "`opened <https://rive.org/opened>`_ in 1931 and",
            "The bridge was `opened <https://rive.org/opened>`_ in 1931 and",
        ),
        (
            "report_ says. The tower is 300 metres high [1]_.",
            "The bridge was `opened <https://rive.org/opened>`_ in 1931 and",
        ),
        ("[1]_.", "The tower is 300 metres high [1]_."),
        (
            "https://rive.org/price.",
            "The ferry costs two euros, says https://rive.org/price.",
        ),
        (
            "`blue <https://rive.org/blue>`__ and new.",
            "The boat is `blue <https://rive.org/blue>`__ and new.",
        ),
        ("`time table`_ of it.", "The ferry runs daily, says"),
    ]


def test_a_claim_is_its_words_and_code_is_left_out() -> None:
    assert claims(DOCUMENT, "a.rst")[:2] == [
        "The bridge was opened in 1931 and Painted in 1950, as the report says.",
        "The tower is 300 metres high.",
    ]
    assert not [url for url in urls(DOCUMENT, "a.rst") if "code.org" in url]


def test_anonymous_targets_and_numbers_follow_their_order() -> None:
    text = (
        "The bridge is `long`__ and the boat is `blue`__ [#]_ and new [#b]_.\n\n"
        "__ https://rive.org/1\n.. __: https://rive.org/2\n"
        ".. [#] See https://rive.org/3\n.. [#b] See https://rive.org/4\n"
    )
    assert urls(text, "a.rst") == [f"https://rive.org/{n}" for n in (1, 2, 3, 4)]
    assert not cited(read(text, "a.rst")).unresolved


_TEXT = st.text(
    st.sampled_from("ab .\n\t:`_|<>[]#*=-+\\") | st.characters(exclude_categories=("Cc", "Cs")),
    max_size=60,
)


@given(before=_TEXT, after=_TEXT)
def test_a_link_found_in_any_text_stands_where_the_file_has_it(before: str, after: str) -> None:
    text = f"{before}\n\nThe ferry runs `daily <https://rive.org/f>`_.\n\n{after}\n"
    content = read(text, "a.rst")
    for each in cited(content).attributions:
        link = each.citation.inline
        if link and link.url == "https://rive.org/f":
            assert at(content, each.citation.span).startswith(("`daily <", "https://"))


@pytest.mark.parametrize(
    "piece",
    [
        *("`", "``", "`a <", "a_ ", ".. ", "::\n ", "[1]_ ", "|a", ".. _a: b\n", "====\n", "<"),
        *("+--+\n", " .. note::\n ", ">>> a\n", ":a:`", "\n    ", "- "),
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    began = time.monotonic()
    read(piece * (400_000 // len(piece)), "a.rst")
    assert time.monotonic() - began < 30
