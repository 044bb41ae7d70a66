"""Whether the sentences that people marked as supporting a claim are found and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.model import Span, Verdict
    from auditor.support.judge import Judge
    from benchmarks.support_rows import Row


def measure_evidence(
    judged: Sequence[tuple[Row, Verdict]], judge_for: Callable[[Row], Judge]
) -> dict[str, Any]:
    """Over the claims with marked sentences. `shown`: a quotation has one of them; `all_shown`: the
    quotations have every one of a set that carries the claim; `recall_at_1`: the sentence chosen
    first is one; `recall_at_3`: one is in the passage or the two sentences beside it."""
    marked = [(row, verdict) for row, verdict in judged if row.supporting]
    first = three = shown = complete = 0
    for row, verdict in marked:
        read = getattr(judge_for(row), "read", None)
        passage = read(row.claim, row.page).found if read else None
        if passage is not None and passage.passage is not None:
            page = passage.passage.page
            anchor = page.sentences[passage.passage.anchor]
            window = page.quote(passage.passage.first, passage.passage.last)
            first += _any([anchor], row)
            three += _any([window, *(page.sentences[s] for s in passage.more)], row)
        quoted = [evidence.span for evidence in verdict.evidence]
        shown += _any(quoted, row)
        complete += any(all(_touched(span, quoted) for span in one) for one in row.supporting)
    number = len(marked)
    return {
        "claims": number,
        "recall_at_1": first / number,
        "recall_at_3": three / number,
        "shown": shown / number,
        "all_shown": complete / number,
    }


def _any(found: Iterable[Span], row: Row) -> bool:
    spans = list(found)
    return any(_touched(span, spans) for one in row.supporting for span in one)


def _touched(span: Span, found: Iterable[Span]) -> bool:
    return any(f.start < span.end and span.start < f.end for f in found)
