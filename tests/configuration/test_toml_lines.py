"""Every value of a TOML document, with the line on which its key stands."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from auditor.configuration.toml_file import read_toml
from auditor.configuration.tree import Leaf, Table
from auditor.errors import ConfigError

TRICKY = '''# [x]
a = 1
"b.c" = """
[y]
d = 2 \\""" # " """"
e . 'f g' = [ # ]
  "]", '[',
  { h = 1 },
]
[ t . "u v" ]  # [z]
i = { j = "=", k.l = 2 }
[[m]]
n = \'\'\'
o = 1\'\'\'\'
[[m]]
'''
TEXTS = st.text("ab.[]{}=#\"' \\\t", max_size=6)
VALUES = st.one_of(
    st.integers(-9, 9).map(str),
    TEXTS.map(json.dumps),
    st.lists(TEXTS.map(json.dumps), max_size=3).map(
        lambda each: "[\n" + ", # ]\n".join(each) + "\n]"
    ),
    st.sampled_from(['"""\n[x]\na = 1\n""""', "'''\n'''''", '""', "''", "{}", "{ a.b = '}' }"]),
)


def places(table: Table, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for key, node in table.items:
        below = (*path, key)
        found |= {below: node.line} if isinstance(node, Leaf) else places(node, below)
    return found


def test_keys_and_tables_of_every_form_have_their_lines() -> None:
    assert places(read_toml(TRICKY.encode(), "x")) == {
        ("a",): 2,
        ("b.c",): 3,
        ("e", "f g"): 6,
        ("t", "u v", "i", "j"): 11,
        ("t", "u v", "i", "k", "l"): 11,
        ("m",): 15,
    }


def test_line_ends_of_windows_count_once() -> None:
    assert places(read_toml(b"a = 1\r\n\r\nb = 2\r\n", "x")) == {("a",): 1, ("b",): 3}


@given(st.lists(st.tuples(TEXTS, VALUES), max_size=8, unique_by=lambda pair: pair[0]))
def test_whatever_the_values_hold_each_key_is_found_on_its_line(
    pairs: list[tuple[str, str]],
) -> None:
    text, expected = "", {}
    for key, value in pairs:
        expected[key] = text.count("\n") + 1
        text += f"{json.dumps(key)} = {value} # a = 'b'\n"
    found = {path[0]: line for path, line in places(read_toml(text.encode(), "x")).items()}
    empty = {key for key, value in pairs if value == "{}"}
    assert found == {key: line for key, line in expected.items() if key not in empty}


@given(st.binary(max_size=60) | TEXTS.map(str.encode))
def test_any_bytes_are_a_table_or_a_message(data: bytes) -> None:
    try:
        table = read_toml(data, "x")
    except ConfigError as error:
        assert error.message.startswith("x")
    else:
        assert all(line >= 1 for line in places(table).values())
