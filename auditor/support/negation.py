"""Negation and opposites: words that turn a statement round, English and French first."""

from __future__ import annotations

import re

_NEGATOR = re.compile(
    r"""\b(?:not|never|cannot|neither|nor|none|nobody|nothing|nowhere|without|unable|incapable
    |\w{2,6}n['’]t|no\slonger(?!\sthan)
    |no(?!\.|\slonger|\sless|\smore|\sfewer|\sdoubt|\slater|\searlier|\sone\selse)
    |fail(?:s|ed)?\sto|refus(?:e|es|ed)\sto|den(?:y|ies|ied)|lack(?:s|ed)?|yet\sto
    |ne|n['’](?!est-ce)|pas(?!\s(?:seulement|uniquement|de\scalais))|jamais|aucune?|sans|ni|nulle?
    |démenti\w{0,2}|dément(?:ent)?|nie(?:nt|r)?|niée?s?
    |nicht|kein(?:e|en|er|es|em)?|niemals|niet|geen|nooit|não|nunca|non(?!-)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNSPACED = re.compile(
    r"[不没沒](?![仅僅但過过])|(?<=[てでらくはがもり])(?:ない|いない|なかった|ません)"
)
"""Chinese puts its negation before the verb, Japanese after."""

WITHOUT = frozenset(["without", "sans", "ohne", "sin", "senza"])
"""They set a condition more often than they deny the sentence's statement."""

AFTER = frozenset(["nicht", "niet", "ない", "いない", "なかった", "ません"])
"""Negations that stand behind what they deny."""

SECOND = frozenset(
    ["pas", "plus", "jamais", "aucun", "aucune", "ni", "nul", "nulle", "guère", "point"]
)
"""Second parts of `ne ...`."""

_NOT_ONLY = re.compile(
    r"\b(?:not (?:only|just|merely|least)|ne \w{1,20} que|non (?:plus|seulement)"
    r"|if not|whether or not)\b",
    re.IGNORECASE,
)

_PAIRS = """increase/decrease increased/decreased increases/decreases increasing/decreasing
rise/fall rose/fell rising/falling risen/fallen grow/shrink grew/shrank gain/loss gained/lost
win/lose won/lost wins/loses higher/lower highest/lowest larger/smaller
largest/smallest biggest/smallest better/worse first/last oldest/youngest
older/younger longest/shortest longer/shorter male/female
northern/southern eastern/western north/south east/west accept/reject accepted/rejected
approve/reject approved/rejected allow/prohibit allowed/prohibited legal/illegal
guilty/innocent success/failure successful/unsuccessful positive/negative
always/never open/closed opened/closed include/exclude included/excluded including/excluding
married/unmarried father/mother brother/sister son/daughter husband/wife
fiction/non-fiction maximum/minimum majority/minority public/private support/oppose
supported/opposed supports/opposes alive/dead major/minor former/current
augmenter/diminuer augmenté/diminué augmentation/diminution augmente/diminue hausse/baisse
augmenter/reculer augmenté/reculé augmente/recule hausse/recul gratuit/payant gratuite/payante
rise/drop rose/dropped increase/drop increased/dropped
gagné/perdu gagner/perdre meilleur/pire meilleure/pire premier/dernier
première/dernière more/less most/least before/after raise/lower raised/lowered
raises/lowers raising/lowering deepest/shallowest deeper/shallower heaviest/lightest
heavier/lighter richest/poorest earliest/latest earlier/later fewer/more fewest/most
faster/slower fastest/slowest strongest/weakest stronger/weaker upheld/dismissed uphold/dismiss
expand/contract expanded/contracted collapsed/rose ahead/behind above/below join/leave
joined/left reopened/closed survived/died survive/die profit/loss arrived/departed
acquitted/convicted lent/borrowed bought/sold buy/sell top/bottom best/worst widest/narrowest
cheaper/dearer cheapest/dearest hottest/coldest warmer/colder loosened/tightened
plus/moins avant/après petit/grand petite/grande petits/grands haut/bas haute/basse élevé/bas
élevée/basse lourd/léger lourde/légère long/court longue/courte précédent/suivant
précédente/suivante rapide/lent jeune/vieux riche/pauvre fort/faible forte/faible
effondré/soulevé reprit/cessa reprirent/cessèrent rouvert/fermé ouverte/fermée tôt/tard
monta/baissa monté/baissé montée/baisse gagna/perdit acheté/vendu accepta/refusa
accepté/refusé acquitté/condamné approuva/rejeta approuvèrent/rejetèrent adopta/rejeta
commença/finit vainqueur/vaincu obligatoire/facultatif nord/sud
ouest/est accepté/rejeté adopté/rejeté adoptée/rejetée
approuvé/rejeté approuvée/rejetée autorisé/interdit autorisée/interdite succès/échec
majorité/minorité père/mère
frère/sœur fils/fille mari/femme ouvert/fermé inclus/exclu maximum/minimum"""
_OPPOSITES: dict[str, set[str]] = {}
for _pair in _PAIRS.split():
    _one, _other = _pair.split("/")
    _OPPOSITES.setdefault(_one, set()).add(_other)
    _OPPOSITES.setdefault(_other, set()).add(_one)


# "compared with no treatment": what is denied is the other side of a comparison.
_COMPARED = re.compile(
    r"\b(?:compar\w{1,6} (?:with|to|avec|à|a|zu|con)|versus|vs\.?|relative to|than|par rapport à"
    r"|contre|gegenüber|im vergleich zu|rispetto a|frente a)\s{1,3}(?:\w{1,20}\s){0,2}\Z",
    re.IGNORECASE,
)
_NEAR = 60


def negators(text: str) -> tuple[re.Match[str], ...]:
    """Each negation of a sentence once: `ne ... pas` counts as one. Those within a comparison
    deny nothing of the sentence and are left out.
    """
    plain = _NOT_ONLY.sub(lambda m: " " * len(m.group()), text)
    found: list[re.Match[str]] = []
    for match in _NEGATOR.finditer(plain):
        second = match.group().lower() in SECOND
        first = found and found[-1].group().lower().rstrip("'’") in ("ne", "n")
        if second and first and match.start() - found[-1].end() < 30:
            continue
        if _COMPARED.search(plain, max(0, match.start() - _NEAR), match.start()):
            continue
        found.append(match)
    return tuple(found) if text.isascii() else (*found, *_UNSPACED.finditer(plain))


def opposites(word: str) -> frozenset[str]:
    return frozenset(_OPPOSITES.get(word, ()))
