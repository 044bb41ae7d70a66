"""Pages and claims of our own that several tests judge."""

from __future__ import annotations

from auditor.model import Claim, Page, Span

FACTORY = """Harlow Instruments
About the company
Harlow Instruments is a British maker of surgical microscopes, founded in 1962 by Edith Harlow.
The company employs 650 people at its factory in Northampton and sells to hospitals in 40 countries.
On 12 March 2019 it opened a second factory in Porto, which cost €11.5 million.
Sales rose by 8 percent in 2021. The board has not approved a dividend for that year.
About two thirds of its microscopes are used in eye surgery.
The chief executive, Martin Oduya, said that the firm would hire apprentices next spring.
"""

USINE = """Les Ateliers Vauquelin
Fondés en 1934 à Limoges, les Ateliers Vauquelin fabriquent des pianos droits.
Elle emploie 650 salariés et a réalisé en 2022 un chiffre d'affaires de 1,5 milliard d'euros.
Le 3 septembre 2018, elle a inauguré une nouvelle usine à Brive.
Environ les deux tiers des pianos sont exportés vers le Japon.
Le conseil municipal n'a pas autorisé l'extension du site historique.
La directrice, Hélène Marchetti, prévoit d'embaucher trois mille apprentis en dix ans.
"""


def claim(text: str, context: str = "") -> Claim:
    return Claim(Span(0, len(text)), text, context=context)


def page(main: str, full: str | None = None, *, url: str = "https://example.org/", lang: str = "",
         title: str = "") -> Page:  # fmt: skip
    return Page(url, title, main, main if full is None else full, lang)
