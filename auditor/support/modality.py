"""What may be, was planned or denied on the page, and is so in the claim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import Reason, Span
from auditor.support.clauses import clause_around
from auditor.support.negation import negators
from auditor.support.passages import is_function_word

if TYPE_CHECKING:
    from auditor.support.passages import Text
    from auditor.support.retrieval import Passage, Query

_OPEN = re.compile(
    r"\b(?:may(?!\s\d)|might|could|perhaps|possibly|reportedly|allegedly|suspect(?:s|ed)?|alleged|rumou?red"
    r"|plan(?:s|ned|ning)?\sto|propos(?:es|ed)\s(?:to|that)|expect(?:s|ed)?\sto|hop(?:es|ed|ing)\sto"
    r"|intend(?:s|ed)?\sto|aims?\sto|tr(?:ied|ies|ying)\sto|attempt(?:s|ed)?\sto|considers?|considering"
    r"|threaten(?:s|ed)?\sto|refus(?:es|ed)\sto|is\sset\sto|den(?:y|ies|ied)"
    r"|pourrai(?:t|ent)|peut-être|aurai(?:t|ent)|serai(?:t|ent)|prévoi(?:t|ent)\sde|envisagea?(?:it|nt)?\sde"
    r"|souhaita?(?:it)?|espère(?:nt)?|tent(?:e|a|é)\sde|soupçonn\w{1,5}|projet\sde|dément(?:i|ent)?"
    r"|refus(?:e|a|é)\sde)(?!\w)",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:may|might|could|can|would|should|will|shall|plan\w{0,4}|propos\w{1,4}|expect\w{0,3}|hop(?:es?|ed|ing)"
    r"|intend\w{0,3}|aim\w{0,3}|tr(?:y|ied|ies|ying)|attempt\w{0,3}|consider\w{0,4}|threat\w{0,5}|refus\w{1,3}"
    r"|likely|suspect\w{0,3}|alleg\w{0,6}|report\w{0,6}|rumou?r\w{0,3}|perhaps|possib\w{1,5}|potential\w{0,3}"
    r"|den(?:y|ies|ied)|if|according|said|sa(?:ys?|id)|claim\w{0,3}|believ\w{1,3}|wants?|seek\w{0,3}|sought"
    r"|peu(?:t|vent)|pourr\w{1,5}|devr\w{1,5}|aur\w{1,5}|ser\w{1,5}|prévoi\w{1,3}|envisag\w{1,4}|souhait\w{1,4}"
    r"|esp[èé]r\w{1,4}|tent\w{1,4}|soupçon\w{1,5}|projet\w{0,3}|démen\w{1,4}|refus\w{1,4}|selon|si|dit|affirm\w{1,4}"
    r"|v(?:a|ont)|veu(?:t|lent)|possib\w{1,5})\b",
    re.IGNORECASE,
)
_SHARE = 0.8
"""Share of the claim's words that the anchor must have."""

_REACH = 4
"""Words behind a modal among which stands what it makes uncertain."""


def only_maybe(query: Query, passage: Passage) -> list[Reason]:
    """At most one reason: a word of the claim stands behind a "may" on the page."""
    if _MODAL.search(query.text.text) or query.worth(passage.in_anchor) < _SHARE * query.total:
        return []
    if negators(query.text.text):
        return []  # "refused to be", "could not": a denial says so too
    page = passage.page
    anchor = page.sentences[passage.anchor]
    tokens = page.tokens_of(passage.anchor, passage.anchor)
    claim = query.text
    said = {t.stem: t.token for t in query.terms if not t.name and not t.number}
    for match in _OPEN.finditer(page.text, anchor.start, anchor.end):
        after = _after(page, tokens, Span(*match.span()))
        token = said.get(page.stems[after[0]]) if after else None
        if token is not None:
            place = Span(match.start(), page.spans[after[0]][1])
            here = Span(*claim.spans[token])
            text = f"page says “{place.of(page.text)}”, claim says {here.of(claim.text)}"
            return [Reason("only_maybe", text, here, place)]
    return []


def _after(page: Text, tokens: range, place: Span) -> list[int]:
    """Content words of the clause within reach of a modal."""
    _, high = clause_around(page, tokens, place)
    near = [i for i in tokens if place.end <= page.spans[i][0] < high][:_REACH]
    return [i for i in near if not is_function_word(page.words[i], page.lang)]
