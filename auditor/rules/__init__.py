"""Every rule, and the checks that apply them. A new rule is a declaration and a line here."""

from auditor.rules import citation, fragment, history, link, source, support

RULES = (
    citation.NO_REFERENCE,
    citation.NEVER_CITED,
    citation.NO_CITATION,
    citation.NO_CLAIM,
    citation.BAD_REFERENCE,
    citation.NO_LINK,
    citation.UNRECOVERABLE,
    link.DEAD,
    link.SOFT_404,
    link.PLACEHOLDER,
    link.SEARCH_RESULTS,
    link.NOT_WEB,
    link.MALFORMED,
    link.TRUNCATED,
    link.REDIRECTED_HOME,
    link.PARKED,
    link.COULD_NOT_CHECK,
    link.MOVED,
    link.CHAT_SHARE,
    link.PRIVATE_UPLOAD,
    link.WORKS_AS,
    link.HOMEPAGE,
    link.REMARKED,
    history.NO_TRACE,
    support.CONTRADICTED,
    support.NOT_SUPPORTED,
    support.PARTIALLY_SUPPORTED,
    support.NOT_CHECKED,
    fragment.FRAGMENT_NOT_FOUND,
    support.OVER_CITED,
    source.WEAK,
    source.UNUSABLE,
)

CHECKS = (
    citation.check_citations,
    link.check_links,
    history.check_histories,
    support.check_support,
    support.check_together,
    fragment.check_fragments,
    source.check_sources,
)
