"""Whether a sentence can be understood without the one before it."""

from __future__ import annotations

import re

# Words at the head of a sentence that stand for something named before. Words that are more often
# something else in another language are left out: Polish "on" and "to", Turkish "o", Dutch "het".
_POINTS_BACK = frozenset((
    "it", "its", "he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs",
    "this", "these", "that", "those", "such", "both", "neither", "he's", "she's", "it's",
    "they're", "that's", "il", "elle", "ils", "elles", "ce", "cet", "cette", "ces", "celui-ci",
    "celle-ci", "ceux-ci", "celles-ci", "cela", "ceci", "ça", "son", "sa", "ses", "leur",
    "leurs", "celui", "celle", "ceux", "celles", "c'est", "c'était", "er", "sie", "es",
    "dieser", "diese", "dieses", "diesem", "diesen", "jener", "jene", "jenes", "sein", "seine",
    "seinen", "seiner", "ihr", "ihre", "ihren", "ihrer", "letztere", "letzterer", "beide",
    "deren", "dessen", "él", "ella", "ellos", "ellas", "este", "esta", "estos", "estas", "ese",
    "esa", "esos", "esas", "esto", "eso", "aquel", "aquella", "su", "sus", "ambos", "lui",
    "lei", "egli", "essa", "essi", "esse", "questo", "questa", "questi", "queste", "quello",
    "quella", "ciò", "suo", "sua", "suoi", "loro", "ele", "ela", "eles", "elas", "isto", "isso",
    "aquele", "aquela", "seu", "seus", "suas", "estes", "essas", "esses", "ambas", "hij", "zij",
    "ze", "deze", "dit", "hun", "beiden", "ona", "ono", "oni", "jego", "jej", "ich", "ta", "ci",
    "tych", "tego", "tej", "jeho", "její", "jejich", "tento", "tato", "toto", "tyto", "он",
    "она", "оно", "они", "его", "её", "ее", "их", "это", "этот", "эта", "эти", "этого", "такой",
    "такая", "такие", "оба", "він", "вона", "воно", "вони", "його", "її", "їх", "це", "цей",
    "ця", "ці", "bu", "bunlar", "onlar", "onun", "bunun", "şu", "αυτός", "αυτή", "αυτό",
    "αυτοί", "αυτές", "αυτά", "هو", "هي", "هم", "هذا", "هذه", "هؤلاء", "ذلك", "تلك", "وهو",
    "وهي", "הוא", "היא", "הם", "הן", "זה", "זו", "זאת", "אלה", "यह", "ये", "वह", "वे", "इस",
    "इसका", "इसके", "इसकी", "उस", "उसका",
))  # fmt: skip
_POINTS_BACK_UNSPACED = re.compile(
    r"[它他她其该該此]|[这這那](?!里|裡|儿|兒|时|時|年|天)|これ|それ|この|その|こう|そう|彼|同[氏社]"
    r"|(?:이것|그것|이는|그는|그녀|이들|그들|이러한|그의)|[이그] "
)
# "It is known that", "Il y a", "Es gibt": the pronoun stands for nothing.
_STANDS_FOR_NOTHING = re.compile(
    r"it(?:'s| is| was| has been| may be| seems| appears| turns)(?: \w+){0,2} (?:that|to)\b"
    r"|il (?:y a|y avait|faut|existe|s'agit|est \w+ (?:de|que)|semble)\b|c'est (?:pourquoi|ainsi)"
    r"|es (?:gibt|gab|ist \w+,|heißt|scheint|wird \w+,)|er zijn\b|er is\b"
    r"|that (?:said|being|is)\b|both\b.{1,40}\band\b",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CONNECTIVE = re.compile(r"(?:[^\W\d_]+[ ’']){0,2}[^\W\d_]+(?:, |，|、)")
_AROUND = " \"'“”«»*_¡¿("


def needs_context(text: str) -> bool:
    """Whether the sentence begins with a word for something named before it: "It", "Ce pont"."""
    text = text[:160].lstrip(_AROUND).replace("’", "'")
    if connective := _CONNECTIVE.match(text):  # "However, it", "Par exemple, il"
        return _points_back(text) or _points_back(text[connective.end() :])
    return _points_back(text)


def _points_back(text: str) -> bool:
    if _POINTS_BACK_UNSPACED.match(text):
        return True
    word = _FIRST_WORD.match(text)
    if word is None or _STANDS_FOR_NOTHING.match(text):
        return False
    return word.group().lower() in _POINTS_BACK
