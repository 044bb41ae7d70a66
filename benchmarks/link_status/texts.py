"""Articles to serve: invented, and each about something that a fault's page may say too."""

from __future__ import annotations

from html import escape

from tests.servers import Reply

HTML = ("Content-Type", "text/html; charset=utf-8")

HARBOUR = (
    "The harbour of Rive was dredged for the third time in the spring of 1931, after two winters "
    "in which the grain ships had to wait outside the bar for the tide.",
    "The council had first refused the loan of 40,000 crowns. It changed its mind when the "
    "cannery announced that it would move its boats to the next bay.",
    "Work began on 3 May and went on for forty weeks. Two hundred men were paid by the day, and "
    "the spoil was used to fill the marsh behind the ropewalk.",
    "By the end of the decade the port handled twice the tonnage of 1925. The new quay is still "
    "in use, though the cranes were replaced in 1962 and again in 1998.",
)
ABOUT_404 = (
    "A server that can't find what it was asked for answers with status code 404. Most visitors "
    "know the number from the page that comes with it: “Page not found”.",
    "The code was in the first list of replies that the protocol's authors wrote down. The first "
    "digit says that the client is at fault, the last two number the case.",
    "Good error pages say what happened, offer a search box and keep the navigation of the site. "
    "Bad ones say “Sorry, the page you are looking for does not exist” and nothing else.",
    "Many sites get the code wrong and send 200 with the same words, which is known as a soft 404. "
    "Search engines compare such pages with one that can't exist and drop them.",
    "A page that is gone on purpose should be 410, which tells robots not to come back.",
)
SPECIFICATION = (
    "This document defines the third version of the exchange format for tide tables. It replaces "
    "the second version, which must not be used for new tables.",
    "The element station-height has been removed. Writers must give the datum instead; readers "
    "should ignore the element when they find it in older tables.",
    "The attribute zone is no longer available on single entries. It has been moved to the table, "
    "because no table that was found had more than one zone.",
    "If the datum was not found in the registry, a reader must reject the table and report the "
    "line. It must not guess a datum from the name of the station.",
    "Values are metres with two decimals. A missing value is written as a dash.",
)
JUST_A_MOMENT = (
    "“Just a moment,” said the keeper, and went up to trim the lamp. We waited at the foot of the "
    "stairs for the better part of an hour and listened to the wind.",
    "When he came down he explained that every visitor asks the same thing. He is human, he said, "
    "and not a robot, and a lamp can't be checked from the kitchen.",
    "The tower was built in 1884 and has 212 steps. Its light is seen from 18 nautical miles, and "
    "from the gallery one can make out the second light on the island.",
    "Access was denied to visitors for most of the war. The logbooks of those years are complete.",
)
ABOUT_LOGINS = (
    "Signing in with a password alone is the weakest link of most accounts. This guide compares "
    "what the four large mail services of the country offer beside it.",
    "A login page should allow pasting, so that managers can fill in long passwords, and should "
    "not tell an attacker whether the user name or the password was wrong.",
    "Two of the four services send a code by text message. Numbers can be taken over, so that a "
    "code from an app, or a key that is plugged in, is the better second step.",
    "Forgotten passwords are the usual way in. All four send a link that is good for an hour; one "
    "of them also asks for the name of a pet, which half the town knows.",
)
ABOUT_PARKING = (
    "A parked domain is one that somebody pays for and nobody uses. What a visitor sees is a page "
    "of advertising, or the sentence “this domain is for sale”.",
    "Whether parking pays depends on the name. Of 1,200 names that we followed for a year, 31 "
    "earned more than their fee, and 9 of these were misspellings of banks.",
    "The largest markets list some twenty million names. Prices are set by the owner, and most "
    "offers are never answered: the median sale took 26 months.",
    "For readers of old articles the effect is the same as that of a dead link, except that "
    "nothing says so: the server answers with status 200.",
)
SHORT_NOTE = (
    "The ferry to the island runs every forty minutes from April to October, and the last boat "
    "back leaves at 21:10.",
)
FRENCH = (
    "Le port de Rive a été dragué pour la troisième fois au printemps de 1931, après deux hivers "
    "pendant lesquels les navires de grain attendaient la marée au large.",
    "Le conseil avait d'abord refusé l'emprunt de 40 000 couronnes. Il changea d'avis quand la "
    "conserverie annonça le départ de ses bateaux pour la baie voisine.",
    "Les travaux commencèrent le 3 mai et durèrent quarante semaines. Certains ouvriers, restés "
    "introuvables sur les registres, étaient payés à la journée.",
)
GERMAN = (
    "Der Hafen von Rive wurde im Frühjahr 1931 zum dritten Mal ausgebaggert, nachdem die "
    "Getreideschiffe zwei Winter lang vor der Barre auf die Flut gewartet hatten.",
    "Der Rat lehnte die Anleihe von 40.000 Kronen zunächst ab. Er überlegte es sich anders, als "
    "die Konservenfabrik ankündigte, ihre Boote in die nächste Bucht zu verlegen.",
    "Die Arbeiten begannen am 3. Mai und dauerten vierzig Wochen. Die Pläne sind im Stadtarchiv "
    "nicht mehr vorhanden; eine Abschrift wurde 1974 in einem Nachlass gefunden.",
)
JAPANESE = (
    "リーヴ港は一九三一年の春に三度目の浚渫が行われた。それまでの二度の冬、穀物船は潮を待って"
    "沖に停泊しなければならなかった。",
    "町議会は当初、四万クローネの借り入れを認めなかったが、缶詰工場が船を隣の湾に移すと発表"
    "すると方針を変えた。",
    "工事は五月三日に始まり、四十週間続いた。当時の図面は見つかっていないが、写しが一九七四年に"
    "個人の蔵書から発見された。",
)
ARABIC = (
    "جرى تعميق ميناء ريف للمرة الثالثة في ربيع عام 1931 بعد شتاءين كانت سفن الحبوب تنتظر فيهما "
    "المد خارج الحاجز الرملي.",
    "رفض المجلس في البداية قرضا بقيمة أربعين ألف كرونة ثم غير رأيه عندما أعلن مصنع التعليب أنه "
    "سينقل قواربه إلى الخليج المجاور.",
    "بدأت الأعمال في الثالث من مايو واستمرت أربعين أسبوعا وكان العمال يتقاضون أجورهم باليوم.",
)
MENU = '<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/about">About</a></nav>'
FOOTER = "<footer><p>© 1998–2026 The Rive Gazette</p></footer>"


def html(title: str, body: str, *, head: str = "", lang: str = "en", attributes: str = "") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>{head}</head><body{attributes}>{body}</body></html>"
    )


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def article_html(
    title: str, texts: tuple[str, ...], *, lang: str = "en", around: str = "", head: str = ""
) -> str:
    """`around` is what the page holds beside the article: a banner, a form."""
    main = f"<main><article><h1>{escape(title)}</h1>{paragraphs(texts)}</article></main>"
    return html(f"{title} – The Rive Gazette", MENU + main + around + FOOTER, head=head, lang=lang)


def reply(markup: str, status: int = 200, *headers: tuple[str, str]) -> Reply:
    return Reply(status, (HTML, *headers), markup.encode())


def article(title: str = "The harbour of Rive", texts: tuple[str, ...] = HARBOUR) -> Reply:
    return reply(article_html(title, texts))
