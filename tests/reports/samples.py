"""Reports built by hand: a draft that keeps the spans right, and a few answers made with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from auditor.model import (
    Answer,
    AnswerAudit,
    Assessment,
    Attribution,
    Binding,
    Citation,
    CitedAnswer,
    Claim,
    Confidence,
    Evidence,
    Failure,
    FailureKind,
    Hop,
    Link,
    LinkCheck,
    LinkStatus,
    Location,
    Marker,
    Page,
    Reason,
    Reference,
    Report,
    Resolution,
    Snapshot,
    Source,
    SourceClass,
    Span,
    Support,
    Tier,
    Verdict,
)
from auditor.reports.json_report import report_out
from auditor.rules.engine import run_rules

if TYPE_CHECKING:
    from auditor.reports.published import ReportOut

WHEN = datetime(2024, 5, 2, 9, 30, tzinfo=timezone.utc)
NEWS = Source(SourceClass.NEWS, Tier.USABLE, "a newsroom that signs what it prints", "journal.test")
BLOG = Source(SourceClass.USER_GENERATED, Tier.WEAK, "anyone can post here", "blog.test")
SATIRE = Source(SourceClass.SATIRE, Tier.UNUSABLE, "its stories are invented", "rire.test")
UNCHECKED = Verdict.not_checked("link_not_ok", "the link does not lead to a page")


def judged(
    support: Support,
    page: Page | None = None,
    passage: str = "",
    decisive: str = "",
    *,
    because: str = "",
    confidence: Confidence = Confidence.HIGH,
) -> Verdict:
    """A verdict that quotes `passage`, its reason pointing at `decisive` within it."""
    evidence: tuple[Evidence, ...] = ()
    at = None
    if page and passage:
        start = page.main.index(passage)
        evidence = (Evidence(page, Span(start, start + len(passage))),)
        if decisive:
            found = page.main.index(decisive, start)
            at = Span(found, found + len(decisive))
    reasons = (Reason("words", because, None, at),) if because else ()
    return Verdict(support, confidence, "features", reasons, evidence, 0.8125)


@dataclass
class Draft:
    """Writes an answer piece by piece; `audit` puts the pieces together."""

    path: str = "reponse.txt"
    question: str | None = None
    notes: tuple[str, ...] = ()
    dialects: tuple[str, ...] = ("bing",)
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    checks: dict[str, LinkCheck] = field(default_factory=dict)
    cited: list[tuple[Claim | None, Marker, Verdict, Binding]] = field(default_factory=list)

    def write(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        return Span(start, len(self.text))

    def claim(self, text: str, *, not_checkable: str | None = None, context: str = "") -> Claim:
        span = self.write(text)
        self.claims.append(Claim(span, text, context=context, not_checkable=not_checkable))
        return self.claims[-1]

    def cite(
        self,
        label: str,
        verdict: Verdict = UNCHECKED,
        *,
        claim: Claim | None = None,
        loose: bool = False,
        binding: Confidence = Confidence.HIGH,
    ) -> None:
        """Write a marker after the last claim (or after `claim`; after none if `loose`)."""
        owner = None if loose else claim or self.claims[-1]
        marker = Marker(self.write(f"[{label}]"), label, "bracket")
        self.cited.append((owner, marker, verdict, Binding(binding, "end_of_sentence")))

    def line(self) -> None:
        self.write("\n")

    def reference(self, label: str, title: str, url: str | None, *problems: str) -> None:
        start = len(self.text)
        self.write(f"({label}) {title}. ")
        link = Link(url, url, self.write(url)) if url is not None else None
        self.references[label] = Reference(
            label, title, link, Span(start, len(self.text)), problems
        )
        self.line()

    def check(
        self,
        url: str,
        status: LinkStatus,
        reason: str = "",
        *,
        source: Source | None = None,
        page: Page | None = None,
        resolution: Resolution | None = None,
        snapshot: Snapshot | None = None,
    ) -> None:
        link = next(
            (r.link for r in self.references.values() if r.link and r.link.url == url),
            Link(url, url, Span(0, 0)),
        )
        self.checks[url] = LinkCheck(
            link, status, reason, source or Source(), resolution, page, snapshot
        )

    def audit(self) -> AnswerAudit:
        attributions: list[Attribution] = []
        assessments: list[Assessment] = []
        for claim, marker, verdict, binding in self.cited:
            reference = self.references.get(marker.label)
            attribution = Attribution(claim, Citation(marker.span, marker, reference), binding)
            url = reference.link.url if reference and reference.link else ""
            attributions.append(attribution)
            assessments.append(Assessment(attribution, self.checks.get(url), verdict))
        cited = CitedAnswer(
            Answer(self.text, Location(self.path), self.question, self.notes),
            self.dialects,
            tuple(self.claims),
            tuple(self.references.values()),
            tuple(attributions),
        )
        audit = AnswerAudit(cited, tuple(self.checks.values()), tuple(assessments))
        return AnswerAudit(cited, audit.checks, audit.assessments, run_rules(audit))


def report(*audits: AnswerAudit, complete: bool = True, networks: tuple[str, ...] = ()) -> Report:
    return Report(audits, "0.1.0", WHEN, 1.4567, "live", networks, complete)


def published(
    *audits: AnswerAudit, complete: bool = True, networks: tuple[str, ...] = ()
) -> ReportOut:
    return report_out(report(*audits, complete=complete, networks=networks))


def fetched(url: str, *hops: Hop, status: int | None = 200) -> Resolution:
    return Resolution(hops or (Hop(url, status),), url, status, None, WHEN)


def french() -> AnswerAudit:
    """An answer about a bridge: every kind of verdict, several kinds of link."""
    draft = Draft(question="Quand le pont de la Vire a-t-il été construit, et pour quel prix ?")
    draft.claim("Bonjour, voici ce que j'ai trouvé. 😊", not_checkable="a greeting")
    draft.line()
    one = draft.claim(
        "Le pont de la Vire a été ouvert à la circulation en juin 1987 après quatre ans de travaux."
    )
    page = Page(
        "https://journal.test/archives/pont-de-la-vire",
        "Le pont de la Vire fête ses trente ans",
        "Une foule nombreuse était venue. Le pont de la Vire a été ouvert à la circulation le 14 "
        "juin 1987, après quatre années de travaux et deux hivers perdus. Il avait coûté 46 "
        "millions de francs, soit le double de ce qui était prévu. La fanfare a joué.",
        "",
        "fr",
    )
    opened = "Le pont de la Vire a été ouvert à la circulation le 14 juin 1987"
    draft.cite("1", judged(Support.SUPPORTED, page, opened, "14 juin 1987"))
    draft.line()
    draft.claim("Il a coûté 64 millions de francs.")
    paid = (
        "Il avait coûté 46 millions de francs, soit le double de ce qui était prévu. La fanfare "
        "a joué."
    )
    otherwise = "the page says 46 millions de francs, the claim says 64"
    wrong = judged(Support.CONTRADICTED, page, paid, "46 millions", because=otherwise)
    draft.cite("1", wrong)
    draft.cite("2", UNCHECKED)
    draft.line()
    draft.claim("Sa portée centrale, de 212 mètres, fut longtemps un record européen.")
    bridge = Page(
        "https://ponts.test/fiches/vire",
        "Fiche technique : pont de la Vire (Calvados), pont à haubans à nappe axiale unique",
        "La portée centrale mesure 212 mètres. Les haubans sont disposés en nappe axiale.",
        "",
        "fr",
    )
    half = judged(
        Support.PARTIALLY_SUPPORTED,
        bridge,
        "La portée centrale mesure 212 mètres.",
        "212 mètres",
        because="the page says nothing of a European record",
        confidence=Confidence.MEDIUM,
    )
    draft.cite("3", half)
    draft.line()
    draft.claim("Il est fermé aux camions depuis 2019.")
    none = judged(
        Support.NOT_SUPPORTED,
        bridge,
        "Les haubans sont disposés en nappe axiale.",
        because="2019 and the word “camions” occur nowhere in the page",
        confidence=Confidence.LOW,
    )
    draft.cite("3", none, binding=Confidence.LOW)
    draft.cite("9")
    draft.line()
    draft.claim("La commune organise chaque été une fête au pied des piles.")
    draft.line()
    draft.claim("Les habitants en sont très fiers.")
    draft.line()
    draft.claim("Un nouveau pont est à l'étude ; sa mise en service est prévue en 2031.")
    draft.cite("4", Verdict.not_checked("link_not_ok", "the link does not lead to a page"))
    draft.cite("5", Verdict.not_checked("language", "the page is in Basque, which we can't read"))
    draft.line()
    draft.write("\nSource : conversation avec Bing, 02/05/2024\n")
    draft.reference("1", page.title, page.url)
    draft.reference("2", "Budget du département", "https://www.calvados.test/budget/1987.html")
    draft.reference("3", bridge.title, "http://ponts.test/vire")
    draft.reference("4", "Projet de second pont", "https://journal.test/abonnes/second-pont")
    draft.reference("5", "Zubi berria", "https://zubiak.test/berria")
    draft.reference("6", "undefined", "https://bing.com/search?q=", "the title is 'undefined'")
    draft.reference("7", "Le pont qui s'envole", "https://rire.test/pont-envole")
    assert one.span.start > 0
    draft.check(page.url, LinkStatus.OK, source=NEWS, page=page, resolution=fetched(page.url))
    budget = "https://www.calvados.test/budget/1987.html"
    draft.check(
        budget,
        LinkStatus.DEAD,
        "HTTP 404",
        resolution=fetched(budget, status=404),
        snapshot=Snapshot("https://web.archive.org/web/2015/" + budget, WHEN),
    )
    draft.check(
        "http://ponts.test/vire",
        LinkStatus.MOVED,
        "permanent redirect",
        source=BLOG,
        page=bridge,
        resolution=fetched(
            bridge.url,
            Hop("http://ponts.test/vire", 301, "/fiches/vire", "192.0.2.7"),
            Hop(bridge.url, 200, None, "192.0.2.7"),
        ),
    )
    draft.check(
        "https://journal.test/abonnes/second-pont",
        LinkStatus.PAYWALLED,
        "the page asks to subscribe",
        source=NEWS,
    )
    draft.check("https://zubiak.test/berria", LinkStatus.OK)
    draft.check("https://bing.com/search?q=", LinkStatus.PLACEHOLDER, "the search has no words")
    draft.check("https://rire.test/pont-envole", LinkStatus.OK, source=SATIRE)
    return draft.audit()


def hostile(payload: str) -> AnswerAudit:
    """The same string wherever the outside world can put one."""
    draft = Draft(payload, payload, (payload,), (payload,))
    page = Page(payload, payload, payload * 3, payload, payload)
    draft.claim(payload, context=payload)
    verdict = Verdict(
        Support.CONTRADICTED,
        Confidence.LOW,
        payload,
        (Reason(payload, payload, None, Span(0, len(payload))),),
        (Evidence(page, Span(0, len(page.main))),),
        0.5,
    )
    draft.cite(payload, verdict)
    draft.cite("none" + payload, UNCHECKED)
    draft.line()
    draft.claim(payload, not_checkable=payload)
    draft.cite("loose", UNCHECKED, loose=True)
    draft.line()
    draft.reference(payload, payload, "u" + payload, payload)
    draft.reference("spare", payload, "v" + payload)
    draft.reference("bare", payload, None)
    failed = Resolution(
        (Hop(payload, 301, payload, payload),),
        payload,
        None,
        Failure(FailureKind.DNS, payload),
        WHEN,
    )
    draft.check(
        "u" + payload,
        LinkStatus.MOVED,
        payload,
        source=Source(SourceClass.SOCIAL, Tier.WEAK, payload, payload),
        page=page,
        resolution=failed,
        snapshot=Snapshot(payload, WHEN),
    )
    draft.check("v" + payload, LinkStatus.DEAD, payload, snapshot=Snapshot(payload, WHEN))
    return draft.audit()


def foreign() -> AnswerAudit:
    """Wide characters, marks that combine, a URL and a title with no place to break."""
    draft = Draft("回答.txt", "橋はいつ開通しましたか。" * 6)
    page = Page(
        "https://shimbun.test/" + "%E6%A9%8B" * 30,
        "瀬戸内海に架かる橋の開通記念式典について" * 4,
        "橋は昭和六十三年四月十日に開通した。" * 12,
        "",
        "ja",
    )
    draft.claim("橋は1988年4月10日に開通しました。" * 8)
    seen = judged(Support.SUPPORTED, page, page.main, "四月十日", because="日付が一致する" * 10)
    draft.cite("1", seen)
    draft.line()
    draft.claim("👩‍👩‍👧‍👦 Une famille 🤷🏽‍♂️ et un zalgo Z" + "\u0301" * 60 + " tout à fait permis.")
    draft.cite("1", judged(Support.NOT_SUPPORTED, page, page.main))
    draft.line()
    draft.reference("1", page.title, page.url)
    draft.check(page.url, LinkStatus.OK, page=page)
    return draft.audit()
