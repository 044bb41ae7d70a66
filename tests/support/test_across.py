"""A claim in one language, a page in another: the encoder finds, what is written decides."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Confidence, Support
from auditor.support.encoder import load_encoder
from auditor.support.exonyms import fold, same_name
from auditor.support.judge import build_judge
from tests.support.pages import FACTORY, USINE, claim, page

JUDGE = build_judge()


@pytest.mark.parametrize(
    ("said", "text", "quoted"),
    [
        ("L'entreprise emploie 650 personnes dans son usine de Northampton.", FACTORY,
         "employs 650 people"),
        ("Le 12 mars 2019, elle a ouvert une deuxième usine à Porto, qui a coûté 11,5 millions"
         " d'euros.", FACTORY, "a second factory in Porto"),
        ("The Vauquelin workshops, founded in 1934 in Limoges, make upright pianos.", USINE,
         "Fondés en 1934 à Limoges"),
        ("On 3 September 2018 it opened a new factory in Brive.", USINE, "une nouvelle usine"),
    ],
)  # fmt: skip
def test_figures_dates_and_names_that_agree_make_it_supported(
    said: str, text: str, quoted: str
) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is Support.SUPPORTED
    assert verdict.confidence < Confidence.HIGH
    assert quoted in verdict.evidence[0].quote
    assert verdict.reasons[0].code == "across_languages"


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("L'entreprise emploie 700 personnes dans son usine de Northampton.", FACTORY),
        ("Le 12 avril 2019, elle a ouvert une deuxième usine à Porto.", FACTORY),
        ("L'entreprise emploie 650 personnes dans son usine de Birmingham.", FACTORY),
        ("The Vauquelin workshops, founded in 1943 in Limoges, make upright pianos.", USINE),
    ],
)
def test_likeness_never_makes_up_for_a_figure_a_date_or_a_name(said: str, text: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support in (Support.PARTIALLY_SUPPORTED, Support.NOT_CHECKED)
    assert any(reason.code.endswith("_missing") for reason in verdict.reasons)


def test_likeness_alone_is_not_support() -> None:
    verdict = JUDGE.judge(
        claim("Les apprentis seront embauchés par l'entreprise au printemps prochain."),
        page(FACTORY),
    )
    assert verdict.support in (Support.PARTIALLY_SUPPORTED, Support.NOT_CHECKED)


def test_what_the_page_does_not_speak_of_is_left_unjudged() -> None:
    verdict = JUDGE.judge(
        claim("Le musée des bateaux d'Ostende a été fondé en 1911 par un pêcheur."), page(FACTORY)
    )
    assert verdict.support is Support.NOT_CHECKED
    assert verdict.reasons[0].code == "other_language"
    assert not verdict.evidence


def test_a_claim_too_short_for_its_language_to_be_sure_is_looked_for_across() -> None:
    text = USINE + "Le livre de sa fondatrice s'est vendu à 90 000 exemplaires."
    verdict = JUDGE.judge(claim("The book sold 90,000 copies."), page(text))
    assert verdict.support is Support.SUPPORTED


def test_a_denial_that_only_one_of_them_makes_keeps_it_from_being_supported() -> None:
    said = "Le conseil d'administration a approuvé un dividende pour 2021."
    text = FACTORY.replace("for that year", "for 2021")
    assert JUDGE.judge(claim(said), page(text)).support is not Support.SUPPORTED


def test_a_question_on_the_page_carries_nothing() -> None:
    text = "The book of the year, read by us. Did the firm of Northampton employ 650 people there?"
    verdict = JUDGE.judge(claim("L'entreprise de Northampton emploie 650 personnes."), page(text))
    assert verdict.support is Support.NOT_CHECKED


@pytest.mark.parametrize(
    ("mine", "other", "same"),
    [
        ("London", "Londres", True),
        ("Allemagne", "Germany", True),
        ("Genève", "Genf", True),
        ("Belgique", "Belgium", True),
        ("Marchetti", "Marchand", False),
        ("Austria", "Australia", False),
        ("Iran", "Irak", False),
    ],
)
def test_a_name_is_known_in_the_other_language(mine: str, other: str, same: bool) -> None:
    assert same_name(fold(mine), fold(other)) is same


def test_the_encoder_is_built_once_and_the_judge_pickles_without_it() -> None:
    assert load_encoder() is load_encoder()
    assert len(pickle.dumps(JUDGE)) < 2_000


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    said = f"L'entreprise emploie 650 personnes dans son usine de Northampton. {text}"
    for written in (FACTORY + text, FACTORY + "\ud800" + text):
        verdict = JUDGE.judge(claim(said), page(written, lang="en"))
        assert verdict.support is not Support.CONTRADICTED
