"""What a finding is about, by its content: the same after the text moved in its file.

A dead link is the same finding wherever its file cites it; of support, the sentence belongs to it;
of anything else, the words that it stands on. The path belongs to all of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.links.canonical import canonical_key
from auditor.model import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.model import AnswerAudit, Attribution, Finding, Link, Span

_DIGITS = 32


def with_fingerprints(audit: AnswerAudit) -> AnswerAudit:
    """The audit, each of its findings with a fingerprint that no other of them has.

    Findings of the same content are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    cited = {a.citation.span: a for a in audit.cited.attributions}
    listed = {r.span: r.link for r in audit.cited.references if r.link}
    found = []
    for finding in audit.findings:
        about = (finding.rule.id, finding.location.path, *_about(audit, finding, cited, listed))
        seen[about] += 1
        found.append(replace(finding, fingerprint=_digest((*about, str(seen[about])))))
    return replace(audit, findings=tuple(found))


def _about(
    audit: AnswerAudit,
    finding: Finding,
    cited: Mapping[Span, Attribution],
    listed: Mapping[Span, Link],
) -> Iterable[str]:
    attribution = cited.get(finding.span)
    link = attribution.citation.link if attribution else listed.get(finding.span)
    if link is None:
        return (_folded(finding.span.of(audit.cited.answer.text)),)
    url = canonical_key(link.url)
    if finding.rule.axis is Axis.SUPPORT and attribution and attribution.claim:
        return (url, _folded(attribution.claim.text))
    return (url,)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _digest(parts: Iterable[str]) -> str:
    text = "\x1f".join(parts).encode("utf-8", errors="surrogatepass")
    return hashlib.sha256(text).hexdigest()[:_DIGITS]
