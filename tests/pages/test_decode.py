from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.pages.decode import decode

FRENCH = "<p>Élève à l’école : 12 € – « déjà vu », cœur.</p>"
JAPANESE = "<p>東京タワーの高さは333メートルである。昭和33年に完成した。</p>"
RUSSIAN = "<p>Башня построена в 1958 году и имеет высоту 333 метра над землёй.</p>"
CHINESE = "<p>东京塔高三百三十三米，于一九五八年建成，是东京的象征之一。</p>"
TAIWANESE = "<p>東京鐵塔高三百三十三公尺，於一九五八年落成。</p>"


@pytest.mark.parametrize(
    ("text", "codec", "content_type"),
    [
        (FRENCH, "utf-8", "text/html"),
        (FRENCH, "utf-8", "text/html; charset=iso-8859-1"),
        (FRENCH, "utf-8", "text/html; charset=windows-1252"),
        (FRENCH, "utf-8", "text/html; charset=undefined"),
        (FRENCH, "utf-8", "text/html; charset=punycode"),
        (FRENCH, "cp1252", "text/html; charset=iso-8859-1"),
        (FRENCH, "cp1252", "text/html; charset=windows-1252"),
        (FRENCH, "cp1252", "text/html; charset=utf-8"),
        (JAPANESE, "cp932", "text/html; charset=Shift_JIS"),
        (JAPANESE * 3, "cp932", "text/html; charset=utf-8"),
        (JAPANESE * 3, "cp932", "text/html"),
        (JAPANESE, "euc-jp", 'text/html; charset="EUC-JP"'),
        (JAPANESE, "iso2022-jp", "text/html; charset=iso-2022-jp"),
        (JAPANESE, "utf-8", "text/html; charset=shift_jis"),
        (RUSSIAN, "cp1251", "text/html; charset=windows-1251"),
        (RUSSIAN * 3, "koi8-r", "text/html; charset=koi8-r"),
        (CHINESE, "gb18030", "text/html; charset=gb2312"),
        (CHINESE, "gb18030", "text/html; charset=gbk"),
        (TAIWANESE, "big5", "text/html; charset=big5"),
    ],
)
def test_charsets_of_the_header(text: str, codec: str, content_type: str) -> None:
    assert decode(text.encode(codec), content_type) == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_outweighs_the_header(codec: str) -> None:
    assert decode(JAPANESE.encode(codec), "text/html; charset=iso-8859-1") == JAPANESE


def test_utf_16_without_a_mark() -> None:
    assert decode(JAPANESE.encode("utf-16-le"), "text/html") == JAPANESE
    assert decode(JAPANESE.encode("utf-16-be"), "text/html; charset=utf-16be") == JAPANESE


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="shift_jis">',
        "<meta http-equiv=Content-Type content='text/html; charset=x-sjis'>",
        '<?xml version="1.0" encoding="Shift_JIS"?>',
    ],
)
def test_charsets_of_the_page(declaration: str) -> None:
    text = declaration + JAPANESE
    assert decode(text.encode("cp932"), "text/html") == text
    # a server's default charset, put on every page
    assert decode(text.encode("cp932"), "text/html; charset=iso-8859-1") == text


def test_a_page_that_calls_itself_utf_16_in_ascii_is_not() -> None:
    text = "<meta charset=utf-16>" + FRENCH
    assert decode(text.encode(), "text/html") == text


def test_one_damaged_character_does_not_change_the_charset() -> None:
    body = JAPANESE.encode() * 20 + b"\x93" + FRENCH.encode()
    assert decode(body, "text/html; charset=utf-8") == JAPANESE * 20 + "\ufffd" + FRENCH


def test_nul_bytes_are_dropped() -> None:
    assert decode(b"<p>be\0ll</p>", "text/html") == "<p>bell</p>"


@given(st.binary(max_size=300), st.text(max_size=40))
def test_anything_decodes_to_text_that_parsers_can_be_given(body: bytes, content_type: str) -> None:
    for header in (content_type, f"text/html; charset={content_type}"):
        text = decode(body, header)
        assert "\0" not in text
        assert text.encode("utf-8").decode("utf-8") == text, "no lone surrogates"
