"""Authors are numbered, where posts say whose they are and where their texts name them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model import Answer, Location

_TOKEN = re.compile(r"(?P<address>(?:https?://|www\.)\S+)|\w+")
_FIRST = re.compile(r"\w+")
_NEAR = 40
"""Characters before and after a name that show that it is one."""
_LEAST = 2
"""Characters of a name that is looked for."""
# Names with a sign that words don't have: user_42, j.doe, McFly99.
_HANDLE = re.compile(r"(?=.{4})(?=.*[^\W\d_])(?:.*\w[\d_.\-]+\w|.*\d|.*[a-zß-ÿ][A-ZÀ-Ý])")
_BEFORE = re.compile(
    r"(?:@|(?<!\w)/?u/|\[quote=[\"']?|\[(?:user|member)[=\]][^\]\s]{0,20}\]?|\[~|<@[!&]?"
    r"|(?<!\w)(?:hi|hello|hey|dear|thanks|thank you|thx|cheers|sorry|merci(?: à)?|bonjour|salut"
    r"|cher|chère|coucou|danke|hallo|lieber|liebe|hola|gracias|querid[oa]|ciao|grazie|car[oa]|olá"
    r"|obrigad[oa]|bedankt|dank je|beste|привет|спасибо|cześć|dzięki|posted by|written by|wrote"
    r"|asked by|publié par|écrit par|posté par|geschrieben von|escrito por|scritto da|reply to"
    r"|replying to|in reply to|réponse à|en réponse à|antwort an|respuesta a|risposta a)[ \t]*,?"
    r"[ \t]*)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[ \t]*(?:[:,](?=\s)|(?:\([^)\n]{0,30}\)[ \t]*)?"
    r"(?:wrote|writes|said|says|asked|asks|posted|replied|answered|commented"
    r"|a (?:écrit|dit|demandé|répondu|posté)|écrivait|écrit|schrieb|schreibt|sagte|fragte|meinte"
    r"|escribió|dijo|preguntó|ha scritto|scrisse|ha detto|escreveu|disse|schreef|zei|skrev"
    r"|написала?|пишет|сказала?|napisał|さん|님)(?!\w)|さん|님)",
    re.IGNORECASE,
)


@dataclass
class Redaction:
    """Numbers authors in order of appearance. `assistants` are names that stay: whose an answer is
    has to be seen.

    A name that is also a word is one only where it is spoken to or spoken of (`@mark`, `Mark
    wrote`, `Thanks Mark`); one of several words, or with figures and such in it, is one
    everywhere. Addresses stay as they are: they are what is audited.
    """

    assistants: re.Pattern[str]
    _numbers: dict[str, int] = field(default_factory=dict)
    _names: dict[str, set[str]] = field(default_factory=dict)

    def see(self, author: str) -> None:
        """That there is an author of that name, whom texts may speak of."""
        first = _FIRST.search(author)
        if first and len(author) >= _LEAST and not self.assistants.fullmatch(author):
            name = author[first.start() :].strip()
            self._names.setdefault(first[0].lower(), set()).add(name)

    def number(self, author: str) -> str:
        first = _FIRST.search(author)
        name = author[first.start() :].strip() if first else author
        return f"author {self._numbers.setdefault(name.lower(), len(self._numbers) + 1)}"

    def place(self, at: Location) -> Location:
        """Addresses and ids that have the name in them go too."""
        if not at.author:
            return at
        name = at.author.casefold()
        url = None if at.url and name in at.url.casefold() else at.url
        post = None if at.post and name in at.post.casefold() else at.post
        return replace(at, author=self.number(at.author), url=url, post=post)

    def answer(self, answer: Answer) -> Answer:
        """Lines stay what they are; in a line with a name, columns count from the number on."""
        return replace(
            answer,
            text=self.text(answer.text),
            question=answer.question and self.text(answer.question),
            notes=tuple(map(self.text, answer.notes)),
            thread=self.text(answer.thread),
        )

    def text(self, text: str) -> str:
        pieces: list[str] = []
        done = 0
        for token in _TOKEN.finditer(text):
            start = token.start()
            if start < done or token["address"]:
                continue
            for name in self._called(token[0]):
                end = start + len(name)
                if text[start:end].lower() == name.lower() and _is_named(text, start, end, name):
                    pieces += (text[done:start], self.number(name))
                    done = end
                    break
        return "".join((*pieces, text[done:]))

    def _called(self, first: str) -> list[str]:
        """The longest first: Ann Lee is not Ann."""
        names = self._names.get(first.lower())
        return sorted(names, key=lambda name: (-len(name), name)) if names else []


def _is_named(text: str, start: int, end: int, name: str) -> bool:
    if _FIRST.match(text[end : end + 1]) and _FIRST.match(name[-1]):
        return False
    if len(_FIRST.findall(name)) > 1 or _HANDLE.match(name):
        return True
    before = text[max(0, start - _NEAR) : start]
    if _BEFORE.search(before):
        return True
    # What opens a line is written as the name is: "Mark, you asked", not "mark: three".
    opens = not before.rpartition("\n")[2].strip(" \t>*_#-")
    said = _AFTER.match(text[end : end + _NEAR])
    if said is None or text[start:end] != name:
        return False
    return opens or said[0].strip()[0] not in ":,"
