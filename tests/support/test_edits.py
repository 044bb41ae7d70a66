"""Claims with the page's words that say something else: never supported, and the reason told."""

from __future__ import annotations

import pytest

from auditor.model import Support
from auditor.support.judge import build_judge
from tests.support.pages import claim, page

JUDGE = build_judge()

EDITED = [
    # figures and dates that belong to another thing
    ("exchanged", "The mill opened in 1921 and the bakery in 1904.",
     "The mill opened in 1904, and the bakery opened in 1921."),
    ("exchanged", "Le musée a reçu 40 000 visiteurs en 2018 et 90 000 visiteurs en 2020.",
     "En 2018, le musée a reçu 90 000 visiteurs ; en 2020, le musée a reçu 40 000 visiteurs."),
    ("date_elsewhere", "The ferry to Skarholm was launched in 1988.",
     "The ferry to Skarholm was launched in 1974. A storm in 1988 sank three boats."),
    ("date_differs", "The glacier shrank by 85 percent between 1912 and 1950.",
     "The glacier shrank by 85 percent between 1912 and 2011."),
    ("date_elsewhere", "The seal is protected by law since 1985.",
     "The seal lives in a lake. It is protected by law since 1958. The lake froze in 1985."),
    ("number_elsewhere", "The probe moves at 17 metres per second past the moon.",
     "The probe moves at 17 kilometres per second past the moon. It has 17 cameras."),
    # who did it to whom
    ("exchanged", "Marlow sued Tennant over the patent in May.",
     "Tennant sued Marlow over the patent in May."),
    ("name_differs", "The bridge was designed by Ida Storm and built in two years.",
     "The bridge was designed by Carl Voss and built in two years. Ida Storm painted it."),
    ("name_differs", "Norlund paid for the reading room of the new library.",
     "Ostmark paid for the reading room of the new library. Norlund sent a clock."),
    ("name_differs", "Ida Storm stayed in the boat for two days.",
     "Ida Storm swam ashore with the dog, while Carl Voss stayed in the boat for two days."),
    ("name_differs", "Colline dirigea les fouilles du port à partir de 1866.",
     "Martinet en dirigea les fouilles du port à partir de 1866. Colline en fit les plans."),
    # words of one kind
    ("kind_differs", "The Swedish tug Orca came to help the crew.",
     "The Danish tug Orca came to help the crew."),
    ("kind_differs", "L'étalon en cuivre fut déposé aux archives.",
     "L'étalon en platine fut déposé aux archives."),
    # how many of them
    ("generalised", "All of the trees in the park were cut down.",
     "Some of the trees in the park were cut down."),
    ("generalised", "Toutes les écoles de la ville ont fermé.",
     "Presque toutes les écoles de la ville ont fermé."),
    # ranks
    ("rank_differs", "Mount Oru is the second highest mountain in the north.",
     "Mount Oru is the highest mountain in the north."),
    ("rank_differs", "The Ilm is the longest river in the country.",
     "The Ilm is the third longest river in the country."),
    # what only may be
    ("only_maybe", "A cigarette caused the fire in the old theatre.",
     "A cigarette may have caused the fire in the old theatre."),
    ("only_maybe", "La mairie ferme la piscine du quartier en mai.",
     "La mairie prévoit de fermer la piscine du quartier en mai."),
    # quotations
    ("quotation_altered",
     "Storm told the council: “we will not let the old bridge fall into the river”.",
     "“We will not let the old mill fall into the river,” Storm told the council."),
    ("quotation_missing",
     "Storm told the council “we shall sell every last stone to the highest bidder”.",
     "“We will not let the old mill fall into the river,” Storm told the council."),
    # a part that the page has not
    ("part_missing", "The dam is 90 metres high and 400 metres long, and tourists pay dearly.",
     "The dam is 90 metres high and 400 metres long. It was built of brick."),
    ("part_missing",
     "Le pont mesure 300 mètres de long et six piles de granit, malgré une grève des tailleurs.",
     "Le pont mesure 300 mètres de long et repose sur six piles de granit."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "said", "text"), EDITED)
def test_an_edit_is_found_and_told(code: str, said: str, text: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is not Support.SUPPORTED
    reasons = {reason.code: reason for reason in verdict.reasons}
    assert code in reasons, reasons
    assert reasons[code].claim_span is not None
    assert "page" in reasons[code].text


DENIED = [
    ("denied", "The museum has returned the carved stone to the island.",
     "The island asked for the return of the carved stone, but the museum has not returned it."),
    ("denial_missing", "Orla Vind did not survive.",
     "The last patient was a cook, Orla Vind, in Skarholm in October 1977. She survived."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "said", "text"), DENIED)
def test_what_only_one_side_denies_is_told(code: str, said: str, text: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is not Support.SUPPORTED
    assert code in {reason.code for reason in verdict.reasons}


OPPOSITES = [
    ("The island is the coldest of the nine islands in the bay.",
     "The island is the hottest of the nine islands in the bay."),
    ("The trains run at 120 mph on the coast line.",
     "The trains run at 120 km/h on the coast line."),
    ("The court upheld the complaint of the union.",
     "The court dismissed the complaint of the union."),
    ("Riquet mourut sept mois après l'ouverture du canal.",
     "Riquet mourut sept mois avant l'ouverture du canal."),
    ("The tunnel is 193 miles long and has four exits.",
     "The tunnel is 193 km long and has four exits."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), OPPOSITES)
def test_the_opposite_or_another_unit_is_a_contradiction(said: str, text: str) -> None:
    assert JUDGE.judge(claim(said), page(text)).support is Support.CONTRADICTED


FAIR = [
    # the same order in other words
    ("The bakery opened in 1921 and the mill in 1904.",
     "The mill opened in 1904, and the bakery opened in 1921."),
    ("Marlow was sued by Tennant over the patent in May.",
     "Tennant sued Marlow over the patent in May."),
    ("The prize went to Voss and Storm for the bridge.",
     "The prize went to Storm and Voss for the bridge."),
    # centuries, rates and units written otherwise
    ("The abbey was built in the 16th century by monks.",
     "The abbey was built in the sixteenth century by monks."),
    ("L'abbaye fut bâtie au 19e siècle par des moines.",
     "L'abbaye fut bâtie au XIXe siècle par des moines."),
    ("Traders brought the plant to Malta in the 1500s.",
     "Traders brought the plant to Malta in the sixteenth century."),
    ("The train reached 320 kilometres per hour on the line.",
     "The train reached 320 km/h on the line."),
    ("The forest covers 580 square kilometres.", "The forest covers 580 km²."),
    ("Le volcan se réveille tous les 9 mois depuis 1985.",
     "Le volcan se réveille tous les neuf mois depuis 1985."),
    # told from the day that the page was written
    ("The mill at Oakden was sold in 2018 to a group of bakers.",
     "Council news\nPublished on 12 March 2019\n"
     "The mill at Oakden was sold last year to a group of bakers."),
    ("Le toit du moulin est tombé le 11 mars 2019.",
     "Nouvelles\nPublié le 12 mars 2019\nLe toit du moulin est tombé hier."),
    ("The weir was built by the county in 1999.",
     "Updated: 12 March 2019\nThe weir was built by the county twenty years ago."),
    # quotations, cut and set in other marks
    ("Storm told the council \"we will not let the … mill fall into the river\".",
     "“We will not let the old mill fall into the river,” Storm told the council."),
    # all of them, and some of something else
    ("All of the ferries stopped when the storm came.",
     "All of the ferries stopped when the storm came; some trains ran."),
    # one body under two names
    ("Karel Vossberg paid for the reading room of the library.",
     "Vosberg paid for the reading room of the library. Karel Vossberg was a brewer."),
    ("Mount Oru has two huts for climbers on its north side.",
     "Orutop, also known as Mount Oru, is steep. Orutop has two huts for climbers on its north"
     " side."),
    ("Voss has been an Olympic rower since 2001.",
     "Carl Voss was born in Bergen. Voss, who is Norwegian, has been an Olympic rower since 2001."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text"), FAIR)
def test_a_fair_paraphrase_stays_supported(said: str, text: str) -> None:
    verdict = JUDGE.judge(claim(said), page(text))
    assert verdict.support is Support.SUPPORTED, verdict.reasons
