"""Names that languages write differently: by their first letters, else from a short list.

The list has places and bodies whose names begin differently from one language to the next. London
and Londres, Italie and Italy begin alike and need no entry.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME_BEGINNING = 4
_OTHER_END = 2
"""Letters by which the shorter word may end differently: Belgium and Belgique, not Marchetti and
Marchand."""

_GROUPS = """
germany allemagne deutschland alemania germania alemanha duitsland german allemand allemande
    deutsche
england angleterre inglaterra inghilterra engeland english anglais anglaise ingles inglese
scotland ecosse schottland escocia scozia schotland
wales galles gales
ireland irlande irland irlanda ierland
netherlands pays-bas niederlande holland hollande holanda olanda paesi nederland dutch neerlandais
    neerlandaise holandes hollandais
switzerland suisse schweiz suiza svizzera suica zwitserland swiss
spain espagne spanien espana spagna espanha spanje spanish espagnol espagnole
sweden suede schweden suecia svezia zweden swedish suedois suedoise
greece grece griechenland grecia grecia griekenland greek grec grecque
turkey turquie turkei turkiye turquia turchia
hungary hongrie ungarn hungria ungheria hongarije
australia australie australien
austria autriche osterreich oostenrijk
finland finlande finnland finlandia
denmark danemark dinamarca danimarca denemarken danish danois danoise
czech tcheque tschechien tschechische checa ceca
croatia croatie kroatien croacia hrvatska
japan japon giappone japan japanese japonais japonaise
china chine kina cina chinese chinois chinoise
egypt egypte agypten egipto egitto
morocco maroc marokko marruecos marocco
lebanon liban libanon libano
ivory ivoire elfenbeinkuste marfil
brazil bresil brasilien brasil brasile
united unis unies unidos unidas vereinigte vereinte uniti unite verenigde royaume reino regno
states etats estados staaten stati
america amerique amerika usa us etats-unis
britain bretagne grossbritannien bretana bretagna
eu ue union
un onu uno nations
nato otan
who oms
imf fmi iwf
london londres londra londen
vienna vienne wien viena
munich munchen monaco
cologne koln colonia keulen
geneva geneve genf ginebra ginevra
athens athenes athen atenas atene
warsaw varsovie warschau varsovia varsavia
moscow moscou moskau moscu mosca
prague prag praga
the-hague haye haag haya
antwerp anvers antwerpen amberes
brussels bruxelles brussel bruselas
lisbon lisbonne lissabon lisboa lisbona
seville sevilla
naples neapel napoles napoli
venice venise venedig venecia venezia
florence florenz florencia firenze
milan mailand milano
cairo caire kairo
beijing pekin peking pechino
danube donau donau danubio
rhine rhin rhein rin reno
alps alpes alpen alpi
norway norvege norwegen noruega norvegia noorwegen
poland pologne polen polonia
romania roumanie rumanien rumania
india inde indien
peru perou
iraq irak
korea coree corea
zealand zelande seeland zelanda zelandia
iceland islande island islandia islanda
copenhagen copenhague kopenhagen copenaghen
edinburgh edimbourg edimburgo
hamburg hambourg hamburgo amburgo
strasbourg strassburg estrasburgo
burgundy bourgogne burgund borgona borgogna
brittany bretagne bretana
saxony saxe sachsen sajonia sassonia
bavaria baviere bayern baviera
rome rom roma
turin torino
genoa genes genua genova
organization organisation organizacion organizzazione organizacao
sea mer meer mar mare see
ocean ozean oceano
lake lac see lago
mount mont berg monte
saint st san sankt santa sao sint
north nord norte noord
south sud zuid sur
"""


def fold(word: str) -> str:
    """Lower case without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_GROUPS.replace("\n    ", " ").strip().splitlines()):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def same_name(mine: str, other: str) -> bool:
    """Whether two folded words can be one name in two languages."""
    if mine == other:
        return True
    groups = _groups()
    if mine in groups and other in groups:
        return bool(groups[mine] & groups[other])
    same = max(_SAME_BEGINNING, min(len(mine), len(other)) - _OTHER_END)
    return len(mine) >= same <= len(other) and mine[:same] == other[:same]
