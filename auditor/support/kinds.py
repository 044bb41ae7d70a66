"""Words of one kind that exclude each other: a Belgian lorry is no Swiss one, a third no first.

Closed lists, English and French, of what sentences are often about. Left out is what can hold
together: English and British, sea and ocean.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.passages import is_function_word, stem_all

if TYPE_CHECKING:
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_KINDS = """
first second third fourth fifth sixth seventh eighth ninth tenth last;
premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième
dernier;
red blue green yellow black white orange purple pink brown grey;
rouge bleu vert jaune noir blanc violet rose brun gris;
gold silver copper iron steel platinum bronze lead tin aluminium zinc nickel;
or argent cuivre fer acier platine bronze plomb étain aluminium zinc nickel;
dog cat horse cow pig sheep goat rabbit rat mouse monkey chicken duck wolf bear elephant camel;
chien chat cheval vache porc cochon mouton chèvre lapin rat souris singe poulet canard loup ours;
american british french german italian spanish portuguese dutch belgian swiss austrian swedish
norwegian danish finnish polish russian ukrainian greek turkish chinese japanese korean indian
australian canadian mexican brazilian egyptian iranian israeli;
américain britannique français allemand italien espagnol portugais néerlandais belge suisse
autrichien suédois norvégien danois finlandais polonais russe ukrainien grec turc chinois
japonais coréen indien australien canadien mexicain brésilien égyptien iranien israélien;
monday tuesday wednesday thursday friday saturday sunday;
lundi mardi mercredi jeudi vendredi samedi dimanche;
spring summer autumn winter;
printemps été automne hiver;
north south east west;
nord sud est ouest;
northern southern eastern western;
mother father brother sister son daughter uncle aunt nephew niece husband wife;
mère père frère sœur fils fille oncle tante neveu nièce mari femme;
measles smallpox cowpox rabies cholera malaria tuberculosis polio influenza typhoid diphtheria
cancer;
rougeole variole rage choléra paludisme tuberculose poliomyélite grippe typhoïde diphtérie
cancer;
football rugby tennis cricket basketball baseball hockey golf boxing cycling swimming;
physics chemistry medicine literature peace economics mathematics biology;
physique chimie médecine littérature paix économie mathématiques biologie;
hydrogen oxygen nitrogen carbon helium chlorine sulphur sodium potassium calcium;
hydrogène oxygène azote carbone hélium chlore soufre sodium potassium calcium;
heart liver kidney lung brain pancreas stomach;
cœur foie rein poumon cerveau pancréas estomac;
catholic protestant orthodox muslim jewish hindu buddhist;
catholique protestant orthodoxe musulman juif hindou bouddhiste;
guitar piano violin cello trumpet flute drums saxophone;
guitare piano violon violoncelle trompette flûte batterie saxophone;
actor singer painter architect engineer lawyer physician;
acteur chanteur peintre architecte ingénieur avocat médecin;
mayor governor president senator king queen
"""
_REST = 0.7
"""Share of the claim's other words that the anchor must have."""


@lru_cache(maxsize=32)
def _table(lang: str) -> dict[str, int]:
    """Stem to the kind it is of; a word of two kinds is of none."""
    table: dict[str, int] = {}
    for number, line in enumerate(_KINDS.split(";")):
        for stem in stem_all(line.split(), lang):
            table[stem] = -1 if stem in table and table[stem] != number else number
    return {stem: number for stem, number in table.items() if number >= 0}


def other_kind(query: Query, passage: Passage) -> list[Reason]:
    """At most one reason: a word of the claim that the passage has not, where the anchor has
    another of its kind beside the same words."""
    claim, page = query.text, passage.page
    table = _table(claim.lang)
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    near = page.tokens_of(passage.first, passage.last)
    around = set(page.stems[near.start : near.stop])
    for mine, stem in enumerate(claim.stems):
        kind = table.get(stem)
        if kind is None or stem in around or stem in query.known:
            continue
        for other in tokens:
            theirs = page.stems[other]
            if theirs == stem or table.get(theirs) != kind or theirs in claim.places:
                continue
            if not slot(claim, mine) & slot(page, other):
                continue
            rest = {i for i, term in enumerate(query.terms) if term.stem != stem}
            if query.worth(rest & passage.in_anchor) < _REST * query.worth(rest):
                continue
            said, found = Span(*claim.spans[mine]), Span(*page.spans[other])
            text = f"page says {found.of(page.text)}, claim says {said.of(claim.text)}"
            return [Reason("kind_differs", text, said, found)]
    return []


def slot(text: Text, token: int) -> frozenset[tuple[int, str]]:
    """The nearest content word of the sentence on each side, with the side."""
    out = []
    for side in (-1, 1):
        at = token + side
        while (
            0 <= at < len(text.words)
            and abs(at - token) <= 4
            and text.owner[at] == text.owner[token]
        ):
            if not is_function_word(text.words[at], text.lang):
                out.append((side, text.stems[at]))
                break
            at += side
    return frozenset(out)
