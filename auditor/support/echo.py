"""Sentences that repeat a statement without saying it is so.

A question, a search box, a user's comment or "some say" puts the claim's words on a page without
making the page a source for it.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

_HEDGED = re.compile(
    r"""\b(?:
      (?:some|many|certain|other)\s(?:people\s|users?\s|readers?\s|critics\s|sources\s)?
        (?:say|claim|believe|argue|allege|ask|wonder)\b
    | (?:people|users?|readers?|customers?|visitors?)\s(?:often|sometimes|frequently|also|may)\s
        (?:ask|wonder|search|claim|say)\b
    | (?:asks?|asked|asking|wonder|wonders|wondering|question\sis|unclear|unknown|uncertain
        |doubtful|debated|disputed)\s(?:whether|if)\b
    | there\s(?:is|was|are)\s(?:no|little|not\sany)\s(?:\w{1,20}\s)?
        (?:evidence|proof|indication)\b
    | (?:no|without)\s(?:\w{1,20}\s)?(?:evidence|proof)\s(?:that|of|for)\b
    | (?:it\sis|it's|is)\s(?:a|an)\s(?:myth|hoax|rumou?r|misconception|urban\slegend)\b
    | (?:myth|hoax|rumou?r|misconception|(?:false|debunked)\sclaims?)\s(?:that|has\sit)\b
    | (?:post|video|message|meme|tweet|image|photo|picture)s?\b[^.!?]{0,40}
        \b(?:claim|alleg|assert)\w{0,3}\sthat\b
    | falsely\s\w{3,12}(?:\sthat)?\b
    | (?:it\sis|it's|is|was)\s(?:false|untrue|wrong|not\strue)\sthat\b
    | (?:reports?|claims|allegations|suggestions)\sthat\b(?=[^.!?]{0,160}
        \b(?:untrue|false|unfounded|baseless|denied)\b)
    | (?:publication|vidéo|message|image|photo|rumeur)s?\b[^.!?]{0,40}
        \b(?:affirm|prétend|assur|allègu)\w{1,4}\s(?:que|qu['’])
    | (?:il\sest|c['’]est)\s(?:faux|inexact|erroné)\s(?:de\sdire\s)?(?:que|qu['’])?
    | contrary\sto\s(?:popular\sbelief|rumou?rs)\b
    | search\sresults?\sfor\b | you\ssearched\sfor\b | no\sresults\s(?:found\s)?for\b
    | results\sfor\s(?=["“'«]) | did\syou\smean\b
    | (?:certains|d['’]aucuns|beaucoup)\s(?:disent|affirment|prétendent|croient)\b
    | (?:demandent?|demander|savoir|ignore|ignorent|demandé)\ssi\b
    | (?:il\sn['’]y\sa|il\sn['’]existe|sans)\s(?:aucune?|pas\sde)\s(?:preuves?|éléments?)\b
    | rien\sne\sprouve\b | (?:légende\surbaine|idée\sreçue|rumeur)\b | prétendument\b
    | résultats?\s(?:de\s(?:la\s)?recherche\s)?pour\b | vous\savez\scherché\b
    | aucun\srésultat\b | recherche\s?:
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_REPORTED = re.compile(
    r"\b(?:may|might|could|fears?|hopes?|plans?|expects?|reportedly|allegedly|rumou?red|unconfirmed"
    r"|refus(?:e|es|ed)\sto\s(?:say|confirm|comment)|if"
    r"|pourrait|pourraient|craint|craignent|espère|espèrent|envisage|selon\sdes\srumeurs|aurait|auraient"
    r"|refuse\sde\sdire|si)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s{0,3}(?:[,;:.!)\]…]|\Z)")
_COMMENT = re.compile(
    r"\s{0,3}[>#*•-]{0,3}\s{0,3}(?:"
    r"(?:comments?|posted|reply|replies|commentaires?|réponse|posté)\s(?:by|from|de|par)\s[^:]{1,40}:"
    r"|(?:comments?|commentaires?|search|query|you searched|recherche)\s?:)\s",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？][\"'”’»)\]\s]{0,6}\Z")


def doubted(sentence: str) -> tuple[int, int] | None:
    """Start and end of the part of a page's sentence that it mentions without saying it is so.

    A hedge covers what it introduces, and the whole sentence where it introduces nothing:
    "A does B, some say".
    """
    whole = (0, len(sentence))
    if _QUESTION.search(sentence) or _COMMENT.match(sentence):
        return whole
    hedge = _HEDGED.search(sentence)
    if hedge is None:
        return None
    return whole if _CLOSES.match(sentence, hedge.end()) else (hedge.end(), len(sentence))


def reported(sentence: str) -> bool:
    """Whether a sentence tells what may be, is feared or planned rather than what is."""
    return bool(_REPORTED.search(sentence))


def query_words(url: str) -> str:
    """The text a URL's query hands to its page, "" when there is none.

    A search page shows it back, so a sentence equal to it is no evidence.
    """
    try:
        query = urlsplit(url).query
        pairs = parse_qsl(query[:2_000], max_num_fields=50)
    except ValueError:
        return ""
    return " ".join(value for _, value in pairs if " " in value.strip())
