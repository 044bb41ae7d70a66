"""What servers show in a site's place, with status 200: errors, maintenance, pages by default.

Only a page with next to no text is one, and only if its title, its heading or a whole line of it
is such a message: articles about outages and manuals of servers say the same words among others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model import LinkStatus, Signal
from auditor.pages.destination import place

if TYPE_CHECKING:
    from auditor.pages.html import Document

_SHORT = 600
"""Visible characters that such a page has at most, beside its menu."""
_FEW_LINES = 12
_TINY = 250
"""Visible characters up to which a phrase is believed that other pages may be headed with too."""

# Reason phrases of the servers and caches that are most in use: Apache, nginx, IIS, Varnish.
_ERRORS = (
    (
        LinkStatus.BLOCKED,
        "the page is a refusal",
        r"(?:error )?403(?: ?[:-])?(?: error)?(?: ?-)? (?:forbidden|access (?:is )?denied)(?: - "
        r".{0,40})?"
        r"|the requested url was rejected\. please consult with your administrator\.?.{0,80}",
    ),
    (
        LinkStatus.UNREACHABLE,
        "the page is a server's error",
        r"(?:http )?(?:error )?(?:500|502|503|504)(?: ?[:-])?(?: -)? (?:http )?(?:internal "
        r"server error|"
        r"server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|"
        r"backend fetch failed)|error establishing a database connection|whitelabel error page|"
        r"internal server error|the service is unavailable\.?|application error",
    ),
    (
        LinkStatus.UNREACHABLE,
        "the site is under maintenance",
        r"briefly unavailable for scheduled maintenance\..{0,40}|(?:(?:this|our|the) (?:site|"
        r"website) is |"
        r"we(?:'| a)re )(?:currently |temporarily )?(?:down for|under(?:going)?|performing|in) "
        r"(?:some |scheduled |planned )?maintenance\b.{0,80}|sorry for the inconvenience but "
        r"we're "
        r"performing some maintenance.{0,60}|(?:le|ce|notre) site (?:est )?(?:actuellement )?en "
        r"(?:cours de )?maintenance\b.{0,60}|site en maintenance|(?:unsere|diese) (?:website|"
        r"webseite|"
        r"seite) (?:ist|wird) .{0,40}(?:wartungsarbeiten|gewartet)\b.{0,60}|(?:el|este|nuestro) "
        r"sitio "
        r"(?:web )?está en mantenimiento\b.{0,60}|(?:il|questo|il nostro) sito è in manutenzione\b"
        r".{0,60}|(?:o|este|nosso) site está em manutenção\b.{0,60}|deze (?:website|site) is in "
        r"onderhoud\b.{0,60}|сайт (?:временно )?(?:недоступен|находится на техническ).{0,60}|"
        r"只今メンテナンス中.{0,30}|(?:ただいま)?メンテナンス中です。?|网站(?:正在)?维护中.{0,30}",
    ),
    (
        LinkStatus.BLOCKED,
        "the site keeps its content from some countries",
        r".{0,120}attempting to access this website from a country belonging to the european "
        r"economic "
        r"area.{0,300}|(?:sorry,? )?this (?:content|website|site|page) is (?:not |un)available "
        r"in your "
        r"(?:country|region|location)\.?",
    ),
    (
        LinkStatus.BLOCKED,
        "the site wants another browser",
        r"(?:sorry,? )?your browser is (?:not supported|unsupported|out ?of ?date)\.?|"
        r"unsupported browser",
    ),
    (
        LinkStatus.BLOCKED,
        "the site makes its visitors wait in line",
        r"you are now in line\b.{0,60}",
    ),
    (
        LinkStatus.REDIRECTED_LOGIN,
        "the page asks for a login",
        r"(?:sorry,? )?(?:you must|you need to|you have to|please) (?:be )?(?:log(?:ged)?|"
        r"sign(?:ed)?) ?in "
        r"(?:to|before you can) (?:view|see|read|access) .{0,60}|login required|you are not "
        r"authori[sz]ed to (?:read|view|access) this .{0,30}",
    ),
    (
        LinkStatus.BLOCKED,
        "the page is a refusal",
        r"your access to this (?:site|service) has been limited.{0,60}",
    ),
    (
        LinkStatus.PARKED,
        "no site is set up there",
        r"looks like this domain isn't connected to a website yet\.?|website expired|sorry,? "
        r"this (?:shop|"
        r"store) is (?:currently|no longer) (?:unavailable|available|closed)\.?",
    ),
    (
        LinkStatus.PARKED,
        "a server shows its own page, no site is set up there",
        r"welcome to nginx!?.{0,40}|apache2? .{0,40}default page(?:: it works!?)?|test page for "
        r"the "
        r"(?:apache|nginx) http server.{0,40}|http server test page.{0,40}|iis windows server|"
        r"internet information services|web server's default page|default web site page|"
        r"default plesk page|future home of something quite cool\.?",
    ),
    (
        LinkStatus.PARKED,
        "the site was taken down by its host",
        r"this (?:web ?site|web page|site|account|domain|store) (?:has been|is)(?: currently| "
        r"temporarily)? "
        r"(?:suspended|disabled|deactivated)\.?|(?:account|site|website|domain) suspended",
    ),
)
_MESSAGES = tuple((status, why, re.compile(pattern)) for status, why, pattern in _ERRORS)
_ONLY_IF_ALONE = re.compile(
    r"(?:account|site|website|domain) suspended|internal server error|application error|"
    r"(?:sorry,? )?your browser is .{0,40}|unsupported browser|login required|website expired|"
    r"internet information services"
)
# The entry of a reference on the code: /status/503.
_ASKED_FOR = re.compile(r"(?<!\d)(?:403|50[0234])(?!\d)|http-?status", re.IGNORECASE)
_BARE = re.compile(r"it works!?")


def stand_in(page: Document, url: str) -> tuple[LinkStatus, Signal] | None:
    """What stands in the page's place, and the words that say so; None for a page."""
    size = len(page.full)
    if size > _SHORT or _ASKED_FOR.search(place(url).path):
        return None
    lines = [line for line in page.full.split("\n") if line.strip()][:_FEW_LINES]
    for told in (page.title, page.heading, *lines):
        text = " ".join(told.lower().replace("’", "'").replace("–", "-").split())
        for status, why, message in _MESSAGES:
            if message.fullmatch(text) and (size < _TINY or not _ONLY_IF_ALONE.fullmatch(text)):
                return status, Signal("stands_in", f"{why}, it says “{told.strip()[:120]}”")
    if size < 30 and lines and _BARE.fullmatch(lines[0].lower().strip()):
        why = f"a server's own page is all there is: “{lines[0].strip()}”"
        return LinkStatus.PARKED, Signal("stands_in", why)
    return None
