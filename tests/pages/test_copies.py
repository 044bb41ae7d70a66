"""What a page says of where its text comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.pages.copies import copied_from, credited_to
from auditor.pages.inspect import inspect_page
from auditor.pages.inspection_json import from_json, to_json
from tests.pages.samples import ARTICLE, html, link, response

if TYPE_CHECKING:
    from auditor.model import Page

STORY = "The bridge was opened to traffic in 1931 by the mayor of the town. " * 8


def read(head: str, first: str = "") -> Page:
    body = f"<p>{first}</p>{ARTICLE}" if first else ARTICLE
    seen = inspect_page(link(), response(html(body, head=head)))
    assert seen.page is not None
    assert from_json(to_json(seen), 1).page == seen.page
    return seen.page


def test_a_canonical_link_to_another_site_is_read_from_the_page() -> None:
    page = read('<link rel="canonical" href="https://le-phare-de-kerlanec.fr/story">')
    assert page.copy_of == "https://le-phare-de-kerlanec.fr/story"
    assert read("").copy_of == ""


def test_a_by_line_is_read_from_the_page_and_can_be_quoted() -> None:
    page = read("", "LONDON (Reuters) - The bell was cast again.")
    assert page.credit is not None
    assert page.credit.agency == "Reuters"
    assert page.credit.span.of(page.main) == "LONDON (Reuters) -"


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://bbc.com/x", "https://www.bbc.co.uk/x"),
        ("https://www.a.org/x", "https://m.a.org/x"),
        ("/story", "https://a.org/x"),
        ("https://other.org/", "https://a.org/x"),
        ("https://other.org/en/index.html", "https://a.org/x"),
        ("https://example.com/story", "https://a.org/x"),
        ("https://yourdomain.com/story", "https://a.org/x"),
        ("http://10.0.0.1/story", "https://a.org/x"),
        ("http://staging.local/story", "https://a.org/x"),
        ("https://me:secret@other.org/story", "https://a.org/x"),
        ("https://other.org/\x1b[31mstory", "https://a.org/x"),
        ("https://doi.org/10.1000/182", "https://journal.org/x"),
        ("javascript:story", "https://a.org/x"),
        ("http://[", "https://a.org/x"),
        ("", "https://a.org/x"),
        ("https://other.org/" + "x" * 3000, "https://a.org/x"),
    ],
)
def test_the_same_publisher_and_what_is_no_page_are_no_original(canonical: str, url: str) -> None:
    assert copied_from(canonical, url) == ""


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("Agence France-Presse", f"PARIS (AFP) — {STORY}"),
        ("Agence France-Presse", f"Le pont\nPar Le Matin avec AFP\n{STORY}"),
        ("Agence France-Presse", f"Le pont\nLe Monde avec AFP\n{STORY}"),
        ("Reuters", f"Reuters — {STORY}"),
        ("Reuters", f"By Reuters\n{STORY}"),
        ("Associated Press", f"WASHINGTON (AP) — {STORY}"),
        ("Associated Press", f"{STORY}\n(with AP)"),
        ("dpa", f"Berlin (dpa) - {STORY}"),
        ("dpa", f"{STORY}\nQuelle: dpa"),
        ("EFE", f"Madrid, 3 mar (EFE).- {STORY}"),
        ("ANSA", f"(ANSA) - ROMA, 3 MAR - {STORY}"),
        ("Europa Press", f"MADRID, 3 Mar. (EUROPA PRESS) - {STORY}"),
        ("Agence France-Presse", f"Paris, 3 mars 2024 (AFP) – {STORY}"),
        ("Agence France-Presse", f"Le pont rouvre après des mois\nAFP\nle 3 mars 2024\n{STORY}"),
        ("Agence France-Presse", f"Par AFP agence\n{STORY}"),
        ("Agence France-Presse", f"{STORY}\n© 2024 AFP"),
        ("Associated Press", f"New York (AP) — {STORY}"),
        ("Associated Press", f"By JOHN SMITH, Associated Press\n{STORY}"),
        ("Reuters", f"By John Smith\nLONDON, March 3 (Reuters) - {STORY}"),
        ("Reuters", f"{STORY}\n(Reporting by John Smith; Editing by Jane Doe)"),
        ("dpa", f"Bad Tölz (dpa/lby) - {STORY}"),
        ("dpa", f"Die Brücke\nVon Anna Berg mit dpa\n{STORY}"),
        ("dpa", f"{STORY}\n© dpa-infocom, dpa:240303-99-123456/2"),
        ("dpa", f"{STORY} (dpa)"),
        ("APA", f"Wien (APA) - {STORY}"),
        ("APA", f"{STORY}\n(APA)"),
        ("Keystone-SDA", f"Bern (sda) - {STORY}"),
        ("ANSA", f"{STORY}\nRiproduzione riservata © Copyright ANSA"),
        ("Agence France-Presse", f"{STORY}\n© AFP"),
    ],
)
def test_an_agency_is_read_where_agencies_are_named(agency: str, text: str) -> None:
    credit = credited_to(text)
    assert credit is not None
    assert credit.agency == agency
    assert credit.span.of(text) == credit.span.of(text).strip()


@pytest.mark.parametrize(
    "text",
    [
        f"The firm told Reuters that it was late.\n{STORY}",
        f"The firm signs a deal with Reuters\n{STORY}",
        f"Accord historique avec AFP\n{STORY}",
        f"The American Psychological Association (APA) - {STORY}",
        f"Advanced Placement (AP) - {STORY}",
        f"{STORY}\nIt is the advice of the Academy of Pediatrics (AAP).",
        f"AP\n{STORY}",
        f"By ap\n{STORY}",
        f"Alpha-fetoprotein (AFP) - a tumour marker\n{STORY}",
        f"Alpha-1-Fetoprotein (AFP): ein Blutwert\n{STORY}",
        f"Dosage de l'AFP\nL'alpha-fœtoprotéine (AFP) : {STORY}",
        f"AFP - alpha-fetoprotein test\n{STORY}",
        f"AFP\nAFP may refer to many things.\n{STORY}",
        f"Australian Federal Police (AFP) - {STORY}",
        f"{STORY}\nAustralian Federal Police (AFP)",
        f"Escuela de Formación Empresarial (EFE) - {STORY}",
        f"EFE - Escuela de Formación Empresarial\n{STORY}",
        f"TASS - Tata Advanced Systems for the bridges of the country. {STORY}",
        f"Zitierstil (APA) - so geht es\n{STORY}",
        f"Belga - Brouwerij\n{STORY}",
        f"Reuters\nFrom Wikipedia, the free encyclopedia\n{STORY}",
        f"As featured in\nReuters\nForbes\n{STORY}",
        f"{STORY}\nAs seen in\nForbes\nReuters",
        f"{STORY}\nPartners\nAFP\nReuters",
        f"{STORY}\nReferences\n1. Smith, 2020 (Reuters)",
        f"Growth of the year\nSource: Reuters\n{STORY}",
        f"Le pont rouvre après des mois\nAFP\n{STORY}",
        f"© AFP\nLe pont en mars\n{STORY}",
        f"Der Fluss. © dpa\n{STORY}",
        f"Foto: EFE\n{STORY}",
        f"Photo : Jean Petit/AFP\n{STORY}",
        f"{STORY}\nPhoto © AFP",
        f"Le cancer avec AFP\n{STORY}",
        f"La vita con ANSA\n{STORY}",
        f"De Madrid a Roma con EFE\n{STORY}",
        f"Von Beruf Journalist: Leben mit dpa\n{STORY}",
        f"By working with AP\n{STORY}",
        f"Courses with credit (with AP)\n{STORY}",
        STORY + "\n" + "He went on with it. " * 120 + "\nBy Reuters\n" + "And more. " * 60,
    ],
)
def test_a_story_that_only_names_an_agency_is_its_own(text: str) -> None:
    assert credited_to(text) is None


@given(st.text() | st.from_regex(r"(?:By |\(|with |Le )?(?:AFP|AP|dpa|EFE)[)—\- \n]{0,3}.{0,20}"))
def test_any_text_is_read_and_the_by_line_lies_in_it(text: str) -> None:
    credit = credited_to(text)
    assert credit is None or 0 <= credit.span.start < credit.span.end <= len(text)


@given(st.text(), st.text())
def test_any_canonical_link_is_read(canonical: str, url: str) -> None:
    told = copied_from(canonical, f"https://{url}")
    assert told == "" or told.startswith(("http://", "https://", "HTTP", "Http"))
