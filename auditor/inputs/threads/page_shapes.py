"""What stands above or below each post where the page of a forum was selected and copied.

One row a kind of page. A shape is believed when it is found twice, so none may match a line that
people write: each has a mark of the page's own in it (» • | #12, "commented on").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_COUNT = r"(?:\d{1,3}|an?|une?|einer?|einem|um|uma)"
_UNIT = (
    r"(?:sec|second|seconde|Sekunde|segundo|min|minute|Minute|minuto|hr|hour|heure|Stunde|hora|ora"
    r"|uur|day|jour|Tag|día|dia|giorno|dag|wk|week|semaine|Woche|semana|mo|month|mois|Monat|mes|mês"
    r"|mese|yr|year|an|Jahr|año|ano|anno|jaar)[a-z]{0,2}\.?"
)
_AGO = (
    rf"(?:(?:il y a|vor|hace|há) {_COUNT} {_UNIT}"
    rf"|{_COUNT} {_UNIT} (?:ago|atrás|fa|geleden)|just now)"
)
_SHORT = r"\d{1,3} ?(?:min|mo|yr|[smhdwy])\.?(?: ago)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"{_MONTH} \d{{1,2}}(?:, \d{{4}}|,? ’\d\d)?"
_CLOCK = r"\d{1,2}:\d\d(?: [AP]M)?"
_BANNER = (
    r"(?:[^\n]{0,20}\b(?:[Mm]ember|[Mm]oderator|[Aa]dministrator|[Mm]itglied|[Mm]embre|[Mm]iembro|[Ss]taff"
    r"|[Tt]eam|[Ss]upporter|[Pp]remium|[Dd]onor|[Vv]erified)\b[^\n]{0,20})"
)
_LABELS = r"(?:Author|Contributor|Member|Owner|Collaborator|Maintainer|OP|MOD|edited|•)"


@dataclass(frozen=True, slots=True)
class Shape:
    """`header` has the group `author`, and may have `time`, `to` (whom it answers), `depth`, and
    `text` with `writer`, for a comment that stands on the line itself. `is_below`: it stands below
    its post. `noise` are lines of the page's own, around a post.
    """

    name: str
    header: re.Pattern[str]
    noise: re.Pattern[str]
    is_below: bool = False


def _shape(name: str, header: str, noise: str = "(?!)", *, is_below: bool = False) -> Shape:
    return Shape(
        name,
        re.compile(rf"^(?:{header})[ \t\u00a0]*$", re.MULTILINE),
        re.compile(rf"(?:{noise})\Z", re.IGNORECASE),
        is_below,
    )


SHAPES: tuple[Shape, ...] = (
    _shape("avatar", r"avatar (?P<author>[^|\n]{1,80}?)[ \u00a0]\|"),
    _shape(
        "phpbb",
        r"(?:(?:Unread post|Post|Message|Beitrag|Mensaje|Messaggio|Mensagem) ?)?"
        r"(?:by|par|von|por|da|door) (?P<author>[^\n]{1,60}?)"
        r" ?» ?(?P<time>[^\n]{4,40}\d:\d\d[^\n]{0,12}?)",
        r"(?:re|aw) ?: .{0,200}|top|haut|nach oben|arriba|quote|citer|user avatar|offline|online"
        r"|(?:posts|messages|beiträge|mensajes|joined|inscription|registriert|registrado|location"
        r"|localisation|wohnort|ubicación|contact|post subject) ?:.{0,120}",
    ),
    _shape(
        "phpbb2",
        r"(?P<author>[^\n:]{1,60})\n"
        r"(?:(?:\s|(?:Joined|Posts|Location|Post subject):[^\n]{0,120}\n)){0,30}"
        r"(?:Post)?Posted: (?P<time>[^\n]{8,40}?)(?:[ \t\u00a0]+Post subject:[^\n]{0,200})?",
        r"back to top|top|profile|quote|offline"
        r"|(?:posts|joined|location|post subject|view user's profile) ?:.{0,120}",
    ),
    _shape(
        "vbulletin",
        r"(?P<time>[^\n#]{6,40}?),?[ \t\u00a0]{1,9}(?:Post: ?)?#\d{1,7}"
        r"(?: \(permalink\))?\n\s{0,9}(?P<author>[^\n]{1,60})"
        r"(?:\n[^\n]{0,80}){0,4}?\n(?:Join Date|Date d'inscription|Registriert seit): ?[^\n]{1,40}"
        r"(?:\n[^\n]{0,80}){0,6}?\n(?:Posts|Messages|Beiträge): ?[\d.,]{1,12}",
        r"(?:default|re:).{0,200}|reply with quote|quote|reply|multi-quote this message"
        r"|.{1,60} is (?:offline|online)|(?:thanks|likes|rep power): ?.{0,60}",
    ),
    _shape(
        "xenforo",
        # The letter of an avatar, a name, a title and ranks, one a line; a title alone is any line.
        rf"(?P<letter>\w\n)?(?P<author>[^\n]{{1,50}})\n"
        rf"(?(letter)(?:[^\n]{{1,60}}\n)?(?:{_BANNER}\n){{0,3}}"
        rf"|(?:(?:{_BANNER}\n){{1,4}}|[^\n]{{1,60}}\n))"
        r"(?:\s{0,9}(?:Joined|Messages|Inscrit|Inscrit le|Registriert|Mitglied seit|Beiträge"
        r"|Registrado|Mensajes|Lid geworden|Berichten|Iscritto|Messaggi):?[ \t]{0,9}[^\n]{0,40})"
        r"(?:\n[^\n]{0,60}){0,24}?\n[ \t]{0,9}(?P<time>[^\n#]{6,40}?)"
        r"(?:\s{1,9}(?:Add bookmark|Thread starter|New|Neu|Nouveau|[•·]))"
        r"{0,4}\s{1,9}#\d{1,3}(?:[.,]?\d{3})?",
        r"(?:(?:like|reply|\+ ?quote|quote|report|share)[ \t]{0,3}){1,5}|add bookmark"
        r"|thread starter|new|[A-Z]|reactions ?:.{0,200}|(?:last )?edited ?:.{0,60}"
        r"|click to (?:expand|collapse).{0,5}"
        r"|antworten|zitieren|melden|gefällt mir|répondre|citer|signaler|responder|citar",
    ),
    _shape(
        "disqus",
        rf"(?P<author>[^\n•]{{1,60}}?)(?: *[>➤→↪▸] *(?P<to>[^\n•]{{1,60}}?))?"
        rf" ?\n? ?• ?\n?(?P<time>{_AGO})(?: ?\(?edited\)?)?",
        r"•|[−–+-]|\d{1,5}|reply|share ?›?|see more|view|avatar|like|répondre|partager"
        r"|antworten|teilen"
        r"|show (?:more|\d+) repl(?:y|ies)|report|flag as inappropriate|[⛺△▽▲▼\s]{1,5}",
    ),
    _shape(
        "reddit",
        r"(?:u/[\w-]{3,20} avatar\n)?(?:level (?P<depth>\d{1,2})\n)?(?:u/)?(?P<author>[\w-]{3,20})"
        rf"(?:[ \n]{{1,2}}{_LABELS}){{0,2}}[ \n]{{0,2}}[·•][ \n]{{0,2}}(?P<time>{_AGO}"
        rf"|{_SHORT})(?: ?· ?edited.{{0,30}})?",
        r"vote|upvote|downvote|reply|share|report|save|follow|award|give award|\d{1,6}|\d\.\dk"
        r"|more repl(?:y|ies)|level \d{1,2}|u/[\w-]{3,20}(?: avatar)?|continue this thread",
    ),
    _shape(
        "old reddit",
        r"\[[–−-]\] ?(?P<author>[\w-]{3,20})(?: ?\[[A-Z,]{1,5}\])? {1,3}(?:-?\d{1,6} points?"
        r"|\[?score hidden\]?) {1,3}(?P<time>(?:\d{1,2}|just|an?) [a-z]{3,9}(?: ago)?)"
        r"\*?[^\n]{0,60}",
        r"(?:permalink|embed|save|parent|context|report|give award|reply|full comments"
        r"|give gold|hide child comments|unsave|source|load more comments.{0,40}|[ \d()]){1,30}",
    ),
    _shape(
        "hacker news",
        r"(?P<author>[\w-]{2,15}) (?P<time>\d{1,3} (?:minute|hour|day|month|year)s? ago"
        r"|on [A-Z][a-z]{2,8} \d{1,2}, \d{4})"
        r"(?: \| (?:root|parent|prev|next|context|favorite|unvote|flag|vouch)){0,6}(?: \|)? ?"
        r"\[(?:[–−-]|\d{1,4} more)\]",
        r"reply|\[[–−-]\]",
    ),
    _shape(
        "discourse",
        rf"(?P<author>[\w.-]{{2,60}})(?: \([^()\n]{{1,60}}\))?\s{{1,4}}"
        rf"(?P<time>{_MONTH} \d{{1,2}}, \d{{4}},? \d{{1,2}}:\d\d ?[ap]m)"
        rf"\s{{1,4}}#?(?P<id>\d{{1,6}})",
        r"\d{1,4} likes?|reply|share|solution|\d{1,4}",
    ),
    _shape(
        "github",
        r"(?:@[\w-]{1,39}\n)?(?P<author>[A-Za-z\d-]{1,39}(?:\[bot\])?) ?\n? ?(?:commented|opened)"
        rf" ?\n? ?(?:this issue ?\n? ?)?(?P<time>(?:on )?{_DAY}|{_AGO})"
        rf"(?: ?[•·] ?edited[^\n]{{0,60}}|(?:\n{_LABELS}){{1,3}})?",
        r"author|contributor|member|owner|collaborator|more actions|edited|copy link|quote reply"
        r"|sorry, something went wrong\.?|the reason will be displayed.{0,60}|reactions?"
        r"|[👍👎😄🎉😕❤️🚀👀 \d]{1,30}",
    ),
    _shape(
        "stack overflow",
        rf"(?:asked|answered) (?P<time>{_DAY} at \d{{1,2}}:\d\d)\n(?:\n"
        rf"|[^\n]{{0,60}}['’]s user avatar\n){{0,3}}"
        r"(?P<author>[^\n]{1,60})"
        r"(?:\n(?:[\d.,]{1,9}k?|[ \t●•]{0,9}[\d ●•\t]{1,40}|\d{1,6} (?:gold|silver|bronze)"
        r" badges?[^\n]{0,80})){0,6}"
        rf"|(?P<text>[^\n]{{10,700}}?) – ?\n?(?P<writer>[^\n]{{1,60}}?)"
        rf"\n? ?(?:Commented )?{_DAY} at \d{{1,2}}:\d\d",
        r"share|improve this (?:question|answer)|follow|edited .{1,40}|edit|flag|cite"
        r"|add a comment.{0,40}"
        r"|\d{1,6}|asked .{1,60}|modified .{1,60}|viewed .{1,60}|ask question|\d{1,4} answers?"
        r"|sorted by:.{0,40}"
        r"|[\d.,k]{1,12} ?(?:gold|silver|bronze) badges?.{0,80}|show \d+ more comments?.{0,10}"
        r"|highest score \(default\)",
        is_below=True,
    ),
    _shape(
        "youtube",
        rf"@(?P<author>[\w.-]{{3,30}})\n(?P<time>{_AGO})(?: \([^()\n]{{3,20}}\))?",
        r"\d{1,6}|\d{1,3}[.,]?\d?[KM]|reply|show less|read more|\d{1,4} repl(?:y|ies)"
        r"|pinned by .{1,40}",
    ),
    _shape(
        "telegram", r"(?P<author>[^\n,]{1,60}), \[(?P<time>[^\]\n]{6,24}\d:\d\d[^\]\n]{0,6})\]:?"
    ),
    _shape(
        "discord",
        r"(?P<author>[^\n—]{1,40}?)(?:\n?(?:APP|BOT))? ?\n? — ?(?P<time>(?:Today at |Yesterday at "
        r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )\d{1,2}:\d\d(?: [AP]M)?)",
        r"\(edited\)",
    ),
    _shape(
        "slack",
        rf"(?P<author>[^\n]{{1,60}}?)(?:[ \n]{{1,2}}APP)?"
        rf"(?:\n[ \u00a0\t]{{1,4}}(?P<time>{_CLOCK})|[ \u00a0]{{2,3}}(?P<at>{_CLOCK})"
        rf"|[ \u00a0]{{1,2}}\[(?P<of>{_CLOCK})\])",
        r"\d{1,3} repl(?:y|ies).{0,40}|last reply .{1,40}|view thread|new|\(edited\)|today"
        r"|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day, .{4,30}|\d{1,3}|:[a-z_+-]{1,40}:"
        r"|also sent to the channel|replied to a thread:.{0,200}|pinned by .{1,60}|:.{1,40}:",
    ),
    _shape(
        "news site",
        rf"(?P<author>[^\n]{{2,60}})\n(?P<time>{_AGO})",
        r"\d{1,6}|reply|répondre|antworten|responder|rispondi|like|j'aime|gefällt mir|share|report"
        r"|signaler|melden|recommend|respect|up|down|flag|show replies|\d{1,4} repl(?:y|ies)",
    ),
)
TAIL = re.compile(
    r"^(?:CONNEXION UTILISATEUR|USER LOGIN|Post Reply|Powered by (?:phpBB|vBulletin|Disqus)"
    r"[^\n]{0,80}"
    r"|« Previous Thread[^\n]{0,40}|Guidelines \| FAQ[^\n]{0,200}|Your Answer"
    r"|Sign up for free to join"
    r" this conversation[^\n]{0,80}|Subscribe ?✉?|Add Disqus to your site[^\n]{0,40}"
    r"|Posting Permissions"
    r"|Not the answer you're looking for\?[^\n]{0,120})[ \t]*$",
    re.MULTILINE,
)
"""Where the page goes on after its last post."""
DELETED = re.compile(
    r"\s*(?:\[(?:deleted|removed|flagged|dead)(?: by [a-z ]{3,20})?\]|comment (?:deleted by user"
    r"|removed by moderator)|this (?:comment|message|post) (?:was|has been) (?:deleted|removed)\.?"
    r"|(?:ce commentaire|ce message) a été (?:supprimé|modéré)\.?)\s*\Z",
    re.IGNORECASE,
)
