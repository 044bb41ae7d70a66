"""The inline marker families, in the order in which they claim text.

`MACHINE` have a syntax that nobody types: they are read before links, which some of them look
like. `TYPED` are what people write too (`[1]`, `¹`): they get what links left.
"""

from auditor.citations.markers import (
    attribution,
    caret,
    claude,
    deepseek,
    fallback,
    flattened,
    footnote,
    gemini,
    glued_host,
    grok,
    lenticular,
    mistral,
    numeric,
    oai_citation,
    oaicite,
    round_brackets,
    site_count,
    sup_tag,
    superscript,
    tool_results,
    turn,
    worded,
)
from auditor.citations.markers.family import Family

MACHINE: tuple[Family, ...] = (
    fallback,
    attribution,
    oai_citation,
    turn,
    oaicite,
    lenticular,
    gemini,
    deepseek,
    grok,
    tool_results,
    claude,
    mistral,
    worded,
    glued_host,
)
TYPED: tuple[Family, ...] = (
    site_count,
    sup_tag,
    caret,
    footnote,
    numeric,
    superscript,
    round_brackets,
    flattened,
)
