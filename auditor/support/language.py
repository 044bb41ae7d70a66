"""Which language a text is in, by script and by a vote of function words.

A trained identifier is unsure of one-sentence claims; a vote says "" instead of guessing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.support.lexicon import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLE = 3_000
"""Characters looked at: about five hundred words decide as well as the whole page."""

_MIN_LEAD = 2
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {
    "de": re.compile("[äöüß]"),
    "es": re.compile("[ñáíóú]"),
    "fr": re.compile("[éèêëàâçùûîïôœ]"),
    "it": re.compile("[àèìòù]"),
    "pt": re.compile("[ãõáíóúâêç]"),
}
"""Letters that speak for a language as a function word does."""

_SCRIPT_SHARE = 0.3
_CLEAR_SHARE = 0.3
_CLEAR_LEAD = 0.02
"""Lead of the first language over the second, in words of the text, beside _MIN_LEAD."""


def guess_language(text: str, expected: str = "") -> str:
    """ISO 639-1 code, or "" when nothing decides.

    Of a text that should be in `expected`, it is enough to tell that it is in another language,
    not which of several. Scripts that several languages share name one of them.
    """
    return _guess(text[:_SAMPLE], expected)


@lru_cache(maxsize=64)
def _guess(sample: str, expected: str) -> str:
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if not letters:
        return ""
    if not sample.isascii():
        for lang, script in _SCRIPTS:
            if len(script.findall(sample)) > _SCRIPT_SHARE * letters:
                return lang
    votes = _votes(words)
    first, second = sorted(votes, key=lambda lang: (-votes[lang], lang))[:2]
    least = max(_MIN_LEAD, _CLEAR_LEAD * len(words))
    if expected and expected not in votes:
        # no vote for what it should be: Swedish shares "de" and "den" with German and Dutch
        return first if votes[first] >= max(least, _CLEAR_SHARE * len(words)) else expected
    rival = expected if expected and expected != first else second
    return first if votes[first] - votes[rival] >= least else ""


def may_be(text: str, lang: str) -> bool:
    """Whether anything speaks for a text being in this language. True where no vote is possible."""
    return lang not in FUNCTION_WORDS or _votes(_WORD.findall(text[:_SAMPLE].lower()))[lang] > 0


def likeliest(text: str, but: str) -> str:
    """The language that more speaks for than for `but`, "" when none does: a guess to be confirmed.

    A word that one language alone has counts twice: "the" makes a short claim English.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    votes = _votes(words)
    for word in words:
        having = [lang for lang, known in FUNCTION_WORDS.items() if word in known]
        if len(having) == 1:
            votes[having[0]] += 1
    first = max(sorted(votes), key=lambda lang: votes[lang])
    return first if but in votes and votes[first] > votes[but] else ""


def _votes(words: Sequence[str]) -> dict[str, int]:
    votes = {lang: sum(word in known for word in words) for lang, known in FUNCTION_WORDS.items()}
    marked = [word for word in words if not word.isascii()]
    for lang, pattern in _LETTERS.items():
        votes[lang] += sum(bool(pattern.search(word)) for word in marked)
    return votes


_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "zh": "Chinese",
}


def language_name(code: str) -> str:
    return _NAMES.get(code, f"the language {code!r}")
