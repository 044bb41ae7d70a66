"""What the page's script is given: the answers in a compact shape, every text stored once.

A text is an index into `texts`, index 0 being "". Fields that are empty are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model import Confidence, Grade, LinkStatus, Support
from auditor.reports.html.safe import href
from auditor.reports.quotation import marked
from auditor.reports.words import (
    CONFIDENCE_WORDS,
    HISTORY_WORDS,
    LINK_WORDS,
    SUPPORT_WORDS,
    spaced,
)
from auditor.sources import is_users

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.reports import published as out

    Shape = dict[str, Any]

_QUOTE = 600

# A claim with several citations is coloured by the first of these that one of them has: one page
# that supports it is enough, one that says otherwise has to be seen.
_FIRST = (
    Support.CONTRADICTED,
    Support.SUPPORTED,
    Support.PARTIALLY_SUPPORTED,
    Support.NOT_SUPPORTED,
    Support.NOT_CHECKED,
)


class Texts:
    """Gives every text its index."""

    def __init__(self) -> None:
        self.all: list[str] = [""]
        self._index = {"": 0}

    def __call__(self, text: str | None) -> int:
        if not text:
            return 0
        if text not in self._index:
            self._index[text] = len(self.all)
            self.all.append(text)
        return self._index[text]

    def each(self, texts: Iterable[str]) -> list[int]:
        return [self(text) for text in texts]


def payload(report: out.ReportOut) -> Shape:
    texts = Texts()
    answers = [_answer(answer, texts) for answer in report["answers"]]
    return {
        "answers": answers,
        "rules": {rule["id"]: [rule["summary"], rule["help"]] for rule in report["rules"]},
        "words": {
            "link": {s.value: [s.group.value, LINK_WORDS[s]] for s in LinkStatus},
            "support": {s.value: SUPPORT_WORDS[s] for s in Support},
            "confidence": {c.name.lower(): CONFIDENCE_WORDS[c] for c in Confidence},
            "history": {g.value: HISTORY_WORDS[g] for g in Grade},
        },
        "texts": texts.all,
    }


def _answer(answer: out.AnswerOut, texts: Texts) -> Shape:
    at = answer["location"]
    uncited = set(answer["claims_without_citation"])
    support: dict[int, set[str]] = {}
    for citation in answer["citations"]:
        if citation["claim"] is not None:
            support.setdefault(citation["claim"], set()).add(citation["verdict"]["support"])
    joint: dict[int, str] = {}
    for each in answer["together"]:
        if each["claim"] is not None:
            joint[each["claim"]] = each["text"]
            if each["parts"]:
                support.setdefault(each["claim"], set()).add(each["support"])
    pieces = answer["pieces"] or _claims_as_pieces(answer)
    return _filled(
        path=texts(at["path"]),
        line=at["line"],
        post=texts(at["post"]),
        author=texts(at["author"]),
        url=_address(at["url"], texts),
        date=texts((answer["posted_at"] or "")[:16].replace("T", " ")),
        assistant=texts(answer["assistant"]),
        thread=texts(answer["thread"]),
        question=texts(answer["question"]),
        notes=texts.each(answer["notes"]),
        pieces=[_piece(piece, texts) for piece in pieces],
        claims=[
            _filled(
                text=texts(claim["text"]),
                line=claim["line"],
                state=_state(claim, support.get(index, set()), index in uncited),
                why=texts(claim["not_checkable"]),
                under=texts(claim["context"]),
                together=texts(joint.get(index, "")),
            )
            for index, claim in enumerate(answer["claims"])
        ],
        citations=[_citation(each, answer, texts) for each in answer["citations"]],
        links=[_link(link, texts) for link in answer["links"]],
        references=[
            _filled(
                label=texts(ref["label"]),
                title=texts(ref["title"]),
                url=texts(ref["link"]["url"] if ref["link"] else ""),
                problems=texts.each(ref["problems"]),
            )
            for ref in answer["references"]
        ],
        uncited=answer["uncited_references"],
        findings=[
            _filled(
                rule=finding["rule"],
                axis=finding["axis"],
                severity="known" if finding["suppressed"] else finding["severity"],
                message=texts(finding["message"]),
                line=finding["line"],
            )
            for finding in answer["findings"]
        ],
    )


def _state(claim: out.ClaimOut, support: set[str], uncited: bool) -> str:
    for word in _FIRST:
        if word.value in support:
            return word.value
    if claim["not_checkable"]:
        return "nothing_to_check"
    return "uncited" if uncited else "in_scope"


def _claims_as_pieces(answer: out.AnswerOut) -> list[out.PieceOut]:
    """For files written before the answer's text was published."""
    return [
        {"text": claim["text"] + "\n", "claim": index, "citation": None, "reference": None}
        for index, claim in enumerate(answer["claims"])
    ]


def _piece(piece: out.PieceOut, texts: Texts) -> list[int]:
    """[text, kind, claim or -1]; kinds: 0 words, 1 a mark or link, 2 of the source list."""
    kind = 2 if piece["reference"] is not None else 1 if piece["citation"] is not None else 0
    return [texts(piece["text"]), kind, -1 if piece["claim"] is None else piece["claim"]]


def _citation(citation: out.CitationOut, answer: out.AnswerOut, texts: Texts) -> Shape:
    marker, verdict, judged_on = citation["marker"], citation["verdict"], citation["judged_on"]
    return _filled(
        claim=citation["claim"],
        reference=citation["reference"],
        link=citation["link"],
        mark=texts(marker["label"] if marker else ""),
        site=texts(marker["site"] if marker else ""),
        lost=texts(marker["lost"] if marker else ""),
        unsure=citation["binding"]["confidence"] == "low",
        support=verdict["support"],
        confidence=verdict["confidence"],
        reasons=texts.each(reason["text"] for reason in verdict["reasons"]),
        quotes=[
            _quote(n, verdict, citation, answer, texts) for n in range(len(verdict["evidence"]))
        ],
        copy=_snapshot(judged_on, texts),
    )


def _quote(
    number: int,
    verdict: out.VerdictOut,
    citation: out.CitationOut,
    answer: out.AnswerOut,
    texts: Texts,
) -> Shape:
    """`parts` are words and decisive words in turn; reasons point into the first quotation."""
    evidence = verdict["evidence"][number]
    link = answer["links"][citation["link"]] if citation["link"] is not None else None
    page = (link["archived_page"] if citation["judged_on"] else link["page"]) if link else None
    return _filled(
        parts=texts.each(marked(evidence, verdict["reasons"] if number == 0 else [], _QUOTE)),
        lang=texts(page["lang"] if page else ""),
    )


def _link(link: out.LinkOut, texts: Texts) -> Shape:
    source, page, history = link["source"], link["page"], link["history"]
    final = link["final_url"] if link["final_url"] != link["url"] else None
    return _filled(
        url=_address(link["url"], texts),
        written=texts(link["written"] if link["written"] != link["url"] else ""),
        status=link["status"],
        reason=texts(link["reason"]),
        http=link["http_status"],
        final=_address(final, texts),
        works_as=_address(link["works_as"], texts),
        title=texts(page["title"] if page else ""),
        lang=texts(page["lang"] if page else ""),
        remarks=texts.each(remark["text"] for remark in link["remarks"]),
        repairs=texts.each(link["repairs"]),
        signals=texts.each(s["text"] for s in link["signals"] if s["text"] not in link["reason"]),
        hops=[[hop["status"] or 0, *_address(hop["url"], texts)] for hop in _redirects(link)],
        copy=_snapshot(link["snapshot"], texts),
        history=history["grade"] if history else None,
        source=source["class"],
        source_words=texts(f"{spaced(source['class'])}, {spaced(source['tier'])}"),
        tier=source["tier"],
        source_reason=texts(source["reason"]),
        source_file=texts(source["file"] if is_users(source["file"]) else ""),
    )


def _redirects(link: out.LinkOut) -> list[out.HopOut]:
    """The requests, where one led to another."""
    return link["hops"] if len(link["hops"]) > 1 else []


def _snapshot(snapshot: out.SnapshotOut | None, texts: Texts) -> list[int] | None:
    """[address, may be clicked, day]"""
    if snapshot is None:
        return None
    return [*_address(snapshot["url"], texts), texts(snapshot["taken_at"][:10])]


def _address(url: str | None, texts: Texts) -> list[int]:
    """[text, 1 where it may be clicked, else 0]; [] for none."""
    return [texts(url), int(href(url) is not None)] if url else []


def _filled(**fields: object) -> Shape:
    return {
        k: v for k, v in fields.items() if v or (v == 0 and k in ("claim", "reference", "link"))
    }
