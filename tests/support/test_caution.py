"""What keeps the judge from crying wolf, and from passing another's figure: one case a rule."""

from __future__ import annotations

import pytest

from auditor.model import Confidence, Support
from auditor.support.judge import build_judge
from tests.support.pages import claim, page

JUDGE = build_judge()

NO_CONFLICT = [
    # an opposite in another clause, or on the other side of what it joins
    ("The library is open Monday to Thursday.",
     "The library is closed on Friday; come by Monday to Thursday from 8 am."),
    ("Norway won the 1998 match against Peru.", "Peru lost the 1998 match against Norway in Oslo."),
    ("La piscine est ouverte du lundi au jeudi.",
     "La piscine est fermée le dimanche ; horaires du lundi au jeudi : 9 h."),
    # the other side of a comparison, a condition
    ("Daily walking lowers the risk of falls by 12%.",
     "Daily walking lowers the risk of falls by 12% compared with no walking."),
    ("La marche réduit le risque de chute de 12 %.",
     "La marche réduit le risque de chute de 12 % par rapport à aucune marche."),
    ("With training, 10% of the players were injured.",
     "Without training, 30% of the players were injured; with training, 10% of them."),
    # a figure for a part, a year, a group
    ("The bakery employs 80 people.", "The bakery employs 12 people in its Reims shop."),
    ("The bakery employs 80 people.", "In 1994, the bakery employed 30 people."),
    ("Unemployment in the valley is 6%.", "Female unemployment in the valley is 11%."),
    ("La commune compte 9 000 habitants.", "La commune comptait 4 000 habitants en 1954."),
    # another edition, another event
    ("The atlas was published in 1911.", "The atlas was published in Danish in 1923."),
    ("Mara was born in 1702.", "Mara, baptised in 1703, was born the year before."),
    ("Le club a été fondé en 1986.", "Le club a été fondé dans les années 1980."),
    # numbers that are names
    ("Article 7 of the charter covers water.", "Article 9 of the charter covers water and air."),
    # fair rounding to one digit
    ("The region has 4 million people.", "The region has 3,790,000 people."),
    # other ways to say no
    ("The paint contains no lead in any colour.", "In any colour the paint is free of lead."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), NO_CONFLICT)
def test_what_the_page_says_of_something_else_is_no_contradiction(said: str, text: str) -> None:
    assert JUDGE.judge(claim(said), page(text)).support is not Support.CONTRADICTED


NOT_SUPPORTED = [
    # the page denies it
    ("The lamp is available in Portugal.", "It comes in red. It is not available in Portugal."),
    ("The lamp has a dimmer switch.", "The lamp lacks a dimmer switch and has a long cable."),
    ("The pool is open on Mondays.", "The pool is no longer open on Mondays."),
    ("Elle a été élue maire de Brive.", "Elle n'a jamais été élue maire de Brive."),
    ("Il museo è aperto la domenica.", "Il museo non è aperto la domenica."),
    ("Das Museum ist am Montag offen.", "Das Museum ist am Montag nicht offen."),
    ("O museu abre na segunda.", "O museu não abre na segunda."),
    # the page reports it as untrue
    ("The dam burst in 2019.", "It is false that the dam burst in 2019, the mayor said."),
    ("Le barrage a cédé en 2019.", "Il est faux que le barrage a cédé en 2019."),
    # one thing's figure given to another
    ("A child ticket costs £14.50.", "Child tickets £6. Adult tickets cost £14.50."),
    ("Le clocher est haut de 45 mètres.",
     "Le clocher est haut de 31 mètres. Le parc couvre 45 hectares."),
    # units
    ("The pill has 5 mg of iron.", "The pill has 5 g of iron."),
    ("The match ended 4-2.", "The match ended 2-4."),
    ("The ticket costs 30 CHF.", "The ticket costs 30 euros."),
    ("The lake froze at -4 °C.", "The lake froze at 4 °C."),
    # numbers beside characters that are not Latin
    ("該社の社員は約520人である。", "該社の社員は約250人である。本社は東京にある。"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), NOT_SUPPORTED)
def test_what_the_page_denies_or_says_of_another_is_never_supported(said: str, text: str) -> None:
    assert JUDGE.judge(claim(said), page(text)).support is not Support.SUPPORTED


SUPPORTED = [
    ("The path is 1.5 km long.", "The path is 1,500 m long and paved."),
    ("The town has 3\u2009200 inhabitants.", "The town has 3,200 inhabitants."),
    ("The trial did not change sleep in older adults.",
     "In the trial, which ran in four hospitals, the drug\ndid not change sleep in older\nadults."),
    ("The trial enrolled 2,694\nadults.", "The trial enrolled 2,694 adults."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), SUPPORTED)
def test_spacing_and_units_do_not_hide_what_the_page_says(said: str, text: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is Support.SUPPORTED, verdict.reasons


def test_a_year_in_the_footer_does_not_excuse_a_wrong_one() -> None:
    main = "Oakden Mill was founded in 1934 by Tom Hale. It sells flour in nine countries."
    full = f"Menu\n{main}\n© 1998-2024 Oakden Mill. All rights reserved."
    verdict = JUDGE.judge(claim("Oakden Mill was founded in 1998 by Tom Hale."), page(main, full))
    assert verdict.support is Support.CONTRADICTED


def test_few_shared_words_are_never_a_sure_contradiction() -> None:
    verdict = JUDGE.judge(claim("Oakden sold 500 mills."), page("Oakden sold 900 mills."))
    assert verdict.support is Support.CONTRADICTED
    assert verdict.confidence is Confidence.MEDIUM


def test_what_may_be_is_no_sure_support() -> None:
    said = "The firm closes its old mill in Leeds."
    text = "The union fears that the firm closes its old mill in Leeds."
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.confidence < Confidence.HIGH


def test_a_denial_is_quoted_with_its_clause() -> None:
    verdict = JUDGE.judge(
        claim("Le pont a été rouvert aux vélos."), page("Le pont n'a pas été rouvert aux vélos.")
    )
    assert "“n'a pas été rouvert aux vélos”" in verdict.reasons[0].text


def test_hedges_are_not_missing_words_of_a_claim() -> None:
    text = "The mill grinds 52 tons of wheat in Leeds."
    said = "The mill, founded by Ida Storm, grinds roughly 52 tons of barley in Leeds."
    verdict = JUDGE.judge(claim(said), page(text))
    said = " ".join(reason.text for reason in verdict.reasons)
    assert "the name “Ida Storm” is not on the page" in said
    assert "roughly" not in said


def test_a_wrong_figure_with_a_circumstance_after_it_is_still_contradicted() -> None:
    text = "La lampe du port éclaire à 18 milles marins par temps clair."
    verdict = JUDGE.judge(claim("La lampe du port éclaire à 38 milles marins."), page(text))
    assert verdict.support is Support.CONTRADICTED
