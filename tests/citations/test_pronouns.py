"""Which claims cannot be understood alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.pronouns import needs_context


@pytest.mark.parametrize(
    "text",
    [
        "It was built in 1931.",
        "This bridge is red.",
        "However, they sold it in 1950.",
        "Its length is 900 m.",
        "“It is red”, the mayor said.",
        "Il mesure 900 mètres.",
        "Ce pont est rouge.",
        "Par exemple, elle compte douze arches.",
        "Sie wurde 1931 gebaut.",
        "Diese Brücke ist rot.",
        "Este puente es rojo.",
        "Su longitud es de 900 m.",
        "Questo ponte è rosso.",
        "Ele foi construído em 1931.",
        "Deze brug is rood.",
        "Jego długość wynosi 900 m.",
        "Он построен в 1931 году.",
        "它建于1931年。",
        "这座桥是红色的。",
        "その橋は赤い。",
        "그것은 1931년에 지어졌다.",
        "이 다리는 길다.",
        "هذا الجسر أحمر.",
        "Bu köprü kırmızıdır.",
        "यह पुल लाल है।",
    ],
)
def test_a_pronoun_points_back(text: str) -> None:
    assert needs_context(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1931.",
        "It is known that the bridge is red.",
        "It is estimated that 5 % of them fell.",
        "Il y a douze arches.",
        "Il faut payer un droit de passage.",
        "Es gibt zwölf Bögen.",
        "On 3 May the bridge opened.",
        "Ten people crossed the bridge.",
        "Both Rome and Athens have one.",
        "In 1931, the bridge opened.",
        "Italy has many bridges.",
        "O rio é longo.",
        "Het land is vlak.",
        "橋は赤い。",
        "이탈리아에는 다리가 많다.",
        "那时的桥是红色的。",
        "",
    ],
)
def test_a_sentence_that_names_its_subject_stands_alone(text: str) -> None:
    assert not needs_context(text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert needs_context(text) in (True, False)
