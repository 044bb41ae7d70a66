"""Pairs that differ by one fact: what the judge says must change with it."""

from __future__ import annotations

import pytest

from auditor.model import Support
from auditor.support.judge import build_judge
from tests.support.pages import FACTORY, USINE, claim, page

JUDGE = build_judge()

TRUE = [
    (FACTORY, "Harlow Instruments was founded in 1962 by Edith Harlow."),
    (FACTORY, "Edith Harlow founded Harlow Instruments, a British maker of microscopes, in 1962."),
    (FACTORY, "The company employs 650 people at its factory in Northampton."),
    (FACTORY, "The company employs about 650 people at its Northampton factory."),
    (FACTORY, "The company employs more than 600 people at its factory in Northampton."),
    (FACTORY, "The company employs six hundred and fifty people in Northampton."),
    (FACTORY, "It opened a second factory in Porto on March 12, 2019."),
    (FACTORY, "A second factory in Porto opened in March 2019."),
    (FACTORY, "The second factory, in Porto, cost 11.5 million euros."),
    (FACTORY, "The second factory, in Porto, cost about €12 million."),
    (FACTORY, "Sales rose by 8% in 2021."),
    (FACTORY, "The board has not approved a dividend for that year."),
    (FACTORY, "About 66% of its microscopes are used in eye surgery."),
    (USINE, "L'entreprise emploie 650 salariés."),
    (USINE, "L'entreprise emploie environ 650 salariés."),
    (USINE, "Les Ateliers Vauquelin, fondés en 1934 à Limoges, fabriquent des pianos droits."),
    (USINE, "L'entreprise a réalisé un chiffre d'affaires de 1,5 Md € en 2022."),
    (USINE, "Une nouvelle usine a été inaugurée à Brive le 3 septembre 2018."),
    (USINE, "Environ 67 % des pianos sont exportés vers le Japon."),
    (USINE, "Le conseil municipal n'a pas autorisé l'extension du site historique."),
    (USINE, "La directrice prévoit d'embaucher 3 000 apprentis en dix ans."),
]

FALSE = [
    (FACTORY, "The company employs 700 people at its factory in Northampton.", "650", "700"),
    (FACTORY, "The company employs 2,600 people at its factory in Northampton.", "650", "2,600"),
    (FACTORY, "The company sells to hospitals in 60 countries.", "40", "60"),
    (FACTORY, "Harlow Instruments was founded in 1972 by Edith Harlow.", "1962", "1972"),
    (FACTORY, "It opened a second factory in Porto on 21 March 2019.", "12 March 2019",
     "21 March 2019"),
    (FACTORY, "The second factory, in Porto, cost €46 million.", "€11.5 million", "€46 million"),
    (FACTORY, "Sales rose by 32% in 2021.", "8 percent", "32%"),
    (FACTORY, "About a third of its microscopes are used in eye surgery.", "two thirds", "a third"),
    (FACTORY, "Sales fell by 8 percent in 2021.", "rose", "fell"),
    (FACTORY, "The board has approved a dividend for that year.", "not", None),
    (USINE, "L'entreprise emploie 700 salariés.", "650", "700"),
    (USINE, "Les Ateliers Vauquelin ont été fondés en 1943 à Limoges.", "1934", "1943"),
    (USINE, "L'entreprise a réalisé un chiffre d'affaires de 6 milliards d'euros en 2022.",
     "1,5 milliard d'euros", "6 milliards d'euros"),
    (USINE, "Le 13 septembre 2018, elle a inauguré une nouvelle usine à Brive.",
     "3 septembre 2018", "13 septembre 2018"),
    (USINE, "Environ 20 % des pianos sont exportés vers le Japon.", "deux tiers", "20 %"),
    (USINE, "Le conseil municipal a autorisé l'extension du site historique.", "n'", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), TRUE)
def test_what_the_page_says_in_other_words_is_supported(text: str, said: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is Support.SUPPORTED, verdict.reasons
    assert verdict.evidence


@pytest.mark.parametrize(("text", "said", "found", "claimed"), FALSE)
def test_one_wrong_fact_is_contradicted_and_shown(
    text: str, said: str, found: str, claimed: str | None
) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is Support.CONTRADICTED, (verdict.score, verdict.reasons)
    reason = verdict.reasons[0]
    assert reason.page_span is not None
    assert reason.page_span.of(text) == found
    if claimed is not None:
        assert reason.claim_span is not None
        assert reason.claim_span.of(said) == claimed
        assert reason.text == f"page says {found}, claim says {claimed}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FACTORY, "Photosynthesis turns carbon dioxide and water into sugar."),
        (FACTORY, "The hotel has a pool, a sauna and rooms with a view of the harbour."),
        (USINE, "La photosynthèse transforme le gaz carbonique et l'eau en sucre."),
    ],
)
def test_another_topic_is_not_supported(text: str, said: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is Support.NOT_SUPPORTED
    assert not verdict.evidence


@pytest.mark.parametrize(
    ("text", "said", "missing"),
    [
        (FACTORY, "The company employs 650 people in Northampton and 120 in Dresden.", "Dresden"),
        (FACTORY, "Harlow Instruments was founded in 1962 by Edith Harlow and her brother Thomas.",
         "Thomas"),
        (USINE, "Fondés en 1934 à Limoges, les Ateliers Vauquelin font des pianos à Toulouse.",
         "Toulouse"),
    ],
)  # fmt: skip
def test_an_invented_addition_is_named(text: str, said: str, missing: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is Support.PARTIALLY_SUPPORTED
    assert any(missing in reason.text for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FACTORY, "About two thirds of its microscopes are not used in eye surgery."),
        (USINE, "L'usine de Brive n'a pas été inaugurée le 3 septembre 2018."),
    ],
)
def test_a_denial_that_the_page_lacks_is_never_supported(text: str, said: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support in (Support.CONTRADICTED, Support.PARTIALLY_SUPPORTED)
