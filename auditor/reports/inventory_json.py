"""The inventory for programs; its shape is `$defs/inventory` of report.schema.json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from auditor import __version__
from auditor.links.canonical import canonical_key, registrable_domain
from auditor.reports.clean import clean
from auditor.reports.inventory import ListedLink, list_links, shown_host
from auditor.reports.json_parts import (
    binding_out,
    claim_out,
    link_out,
    location_out,
    marker_out,
    optional,
    place_out,
    reference_out,
    texts,
)
from auditor.reports.published import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model import Answer, Attribution, CitedAnswer, Span
    from auditor.reports import published_inventory as out


def render_inventory_json(answers: Sequence[CitedAnswer]) -> str:
    """ASCII; untrusted text is cleaned as in the report."""
    shape: out.InventoryOut = {
        "schema": SCHEMA_VERSION,
        "tool": {"name": "auditor", "version": __version__},
        "answers": [_answer(cited) for cited in answers],
    }
    return json.dumps(shape, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def _answer(cited: CitedAnswer) -> out.ListedAnswerOut:
    answer = cited.answer
    claims = {claim.span: index for index, claim in enumerate(cited.claims)}
    references = {reference.span: index for index, reference in enumerate(cited.references)}
    listed = list_links(cited)
    links = {each.key: index for index, each in enumerate(listed)}
    return {
        "location": location_out(answer.location),
        "question": optional(answer.question),
        "notes": texts(answer.notes),
        "dialects": texts(cited.dialects),
        "claims": [claim_out(answer, claim) for claim in cited.claims],
        "references": [reference_out(answer, reference) for reference in cited.references],
        "links": [_link(answer, each) for each in listed],
        "citations": [_citation(answer, a, claims, references, links) for a in cited.attributions],
        "claims_without_citation": [claims[c.span] for c in cited.claims_without_citation],
        "uncited_references": [references[r.span] for r in cited.uncited_references],
        "unresolved_citations": [
            i for i, a in enumerate(cited.attributions) if a.citation.link is None
        ],
    }


def _link(answer: Answer, listed: ListedLink) -> out.ListedLinkOut:
    link = listed.link
    return {
        **place_out(answer, link.span),
        **link_out(link),
        "key": clean(listed.key),
        "domain": clean(registrable_domain(link.url)),
        "host": clean(shown_host(link.url)),
        "status": link.status.value if link.status else None,
        "group": link.status.group.value if link.status else None,
        "reason": clean(link.reason),
        "citations": list(listed.citations),
    }


def _citation(
    answer: Answer,
    attribution: Attribution,
    claims: Mapping[Span, int],
    references: Mapping[Span, int],
    links: Mapping[str, int],
) -> out.ListedCitationOut:
    claim, citation = attribution.claim, attribution.citation
    return {
        **place_out(answer, citation.span),
        "claim": claims.get(claim.span) if claim else None,
        "reference": references.get(citation.reference.span) if citation.reference else None,
        "link": links[canonical_key(citation.link.url)] if citation.link else None,
        "marker": marker_out(citation.marker) if citation.marker else None,
        "binding": binding_out(attribution.binding),
    }
