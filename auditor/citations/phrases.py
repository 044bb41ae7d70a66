"""How sentences begin that no source could support, in the languages of most answers.

A line is a pattern for the beginning of a sentence whose first letter was put in lower case, with
straight apostrophes; a line that begins with `|` goes on with the one above. Other letters keep
their case, which tells "thank you for" from the film "Thank You". The first word of a line stands
alone (`starts` looks lines up by it); Chinese, Japanese, Korean and Thai lines are looked up by
their first character.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Dropped from the front before the rest is looked at, where a comma, a stop or the end follows.
HELLOS = """
    good (?:morning|afternoon|evening|day)
    hello(?: there| everyone| again| all)?
    hi(?: there| everyone| again| all)?
    hey(?: there)?
    greetings
    welcome(?: back)?
    bonjour(?: à tous| à toutes| à vous)?
    bonsoir
    salut
    coucou
    hallo(?: zusammen| allerseits)?
    guten (?:Tag|Morgen|Abend)
    servus
    moin
    hola(?: a todos| de nuevo)?
    buenos días
    buenas (?:tardes|noches)
    ciao(?: a tutti)?
    buongiorno
    buonasera
    salve
    olá
    oi
    bom dia
    boa (?:tarde|noite)
    goedendag
    goedemorgen
    hoi
    dzień dobry
    cześć
    witaj
    witam
    здравствуйте
    привет
    добрый (?:день|вечер)
    доброе утро
    merhaba
    selam
    مرحبا
    مرحبًا
    مرحباً
    أهلا
    أهلاً
    السلام عليكم
    नमस्ते
    hej
    你好
    您好
    大家好
    こんにちは
    こんばんは
    안녕하세요
    สวัสดี(?:ครับ|ค่ะ)?
"""
INTERJECTIONS = """
    sure(?: thing)?
    of course
    certainly
    absolutely
    definitely
    okay
    ok
    great(?: question| idea| choice)?
    good question
    excellent(?: question)?
    ah
    oh
    wow
    well
    alright
    all right
    no (?:problem|worries)
    got it
    understood
    thanks(?: a lot| so much)?
    thank you(?: very much| so much)?
    you're welcome
    my pleasure
    indeed
    bien sûr
    certainement
    absolument
    d'accord
    avec plaisir
    très bonne question
    bonne question
    excellente question
    merci(?: beaucoup| bien)?
    de rien
    je vous en prie
    natürlich
    klar
    selbstverständlich
    gerne
    gern
    gute Frage
    sehr gute Frage
    danke(?: schön| sehr)?
    vielen Dank
    claro(?: que sí)?
    por supuesto
    desde luego
    con gusto
    buena pregunta
    excelente pregunta
    gracias
    muchas gracias
    de nada
    certo
    certamente
    volentieri
    ottima domanda
    bella domanda
    grazie(?: mille)?
    prego
    claro que sim
    com certeza
    ótima pergunta
    obrigado
    obrigada
    muito obrigad[oa]
    natuurlijk
    zeker
    graag
    goede vraag
    dank je(?: wel)?
    dank u(?: wel)?
    bedankt
    oczywiście
    jasne
    dobre pytanie
    świetne pytanie
    dziękuję
    конечно
    разумеется
    хороший вопрос
    отличный вопрос
    спасибо(?: большое)?
    пожалуйста
    elbette
    tabii(?: ki)?
    harika(?: bir)? soru
    güzel(?: bir)? soru
    teşekkürler
    teşekkür ederim
    بالطبع
    بالتأكيد
    شكرا
    شكرًا
    سؤال (?:رائع|جيد|ممتاز)
    当然(?:可以)?
    當然(?:可以)?
    好的
    好问题
    好問題
    谢谢您?你?
    謝謝
    はい
    もちろん(?:です)?
    承知(?:しました|いたしました)
    ありがとうございます
    물론(?:이죠|입니다|이에요)?
    네
    좋은 질문(?:입니다|이에요|이네요)
    감사합니다
    boa pergunta
"""
GREETINGS = """
    hello (?:there|everyone|again|all|and welcome|from)
    welcome to (?:this|our|my) (?:guide|answer|chat)
    bonjour (?:à tous|à toutes|à vous|et bienvenue)
    hallo (?:zusammen|und willkommen)
    hola (?:a todos|y bienvenid)
    ciao (?:a tutti|e benvenut)
"""
# "See the report of the town": points to a source, states nothing of its own.
POINTERS = """
    see (?:also|the|this|these|those|our|my|here|for|section|page|chapter|fig|table|https?
        |appendix|more)
    see [\\[("“]
    for (?:more|further|additional|detailed|full|complete) (?:information|details?|on|about|info
        |reading|context|guidance)
    for details
    read (?:more|the (?:full|rest|original|complete)|on (?:at|here)|further)
    learn more
    you (?:can|may|could|will|'ll) (?:also )?(?:find|access|read|view|see|download) (?:them
        |it|this|these|(?:some |more |other |further )?(?:examples?|details?|information|resources?)
        |(?:the )?(?:full|complete|original) \\w+) (?:all )?(?:here|there|below)
    you (?:can|may|could|will|'ll) (?:also )?(?:find|read|see) (?:more|further|additional
        |other) (?:information|details|examples|resources) (?:here|at|on the|in the)
    more (?:information|details|info)(?: is available| are available| can be found| at| here
        | about| on|:)
    find (?:out )?more (?:information|details|about|at|on|here)
    source(?=:|s?$)
    voir (?:aussi|la|le|les|l'|ici|plus|notre|cette|ce|également|ci)
    pour en savoir plus
    pour plus (?:d'|de)
    plus d'informations
    lire (?:la suite|aussi|l'article|plus)
    en savoir plus
    siehe (?:auch|hier|die|den|das|dazu|unten|oben|Abschnitt|Seite|Kapitel|Abb)
    mehr (?:dazu|Informationen|Infos|erfahren)
    weitere (?:Informationen|Infos|Details|Einzelheiten)
    ver (?:también|más|el|la|los|las|aquí|mais|também|aqui|o|a)
    véase
    para más (?:información|detalles)
    más (?:información|detalles)
    leer más
    vedi (?:anche|la|il|qui|i|le|l')
    per (?:saperne|maggiori|ulteriori)
    maggiori informazioni
    leggi (?:di più|anche|tutto)
    veja (?:também|mais|o|a|aqui)
    saiba mais
    para mais (?:informações|detalhes)
    mais informações
    zie (?:ook|de|het|hier|voor)
    voor meer informatie
    meer informatie
    lees (?:meer|verder|ook)
    zobacz (?:też|także|tutaj|więcej)
    więcej (?:informacji|na ten temat)
    patrz
    см
    смотрите
    подробнее
    читайте (?:также|далее)
    daha fazla bilgi
    bkz
    bakınız
    انظر
    لمزيد من
    للمزيد
    اقرأ (?:المزيد|أيضا)
    参见
    參見
    详见
    詳見
    更多(?:信息|内容|详情|資訊|资讯)
    欲了解更多
    詳しくは
    詳細は
    参照
    자세한 (?:내용|정보|사항)은?
    더 알아보기
    참조
"""
# "According to NASA¹, ...": names the source, states nothing yet.
ATTRIBUTIONS = (
    "according to ", "as reported by ", "as stated by ", "based on ", "per ", "selon ", "d'après ",
    "suivant ", "comme l'indique ", "laut ", "gemäß ", "nach angaben ", "según ", "de acuerdo con ",
    "secondo ", "in base a ", "segundo ", "de acordo com ", "volgens ", "według ", "zgodnie z ",
    "согласно ", "по данным ", "по словам ", "podle ", "enligt ", "ifølge ", "σύμφωνα με ",
    "وفقا ل", "وفقًا ل", "حسب ", "根据", "根據", "據", "据", "按照", "によると",
)  # fmt: skip

_NO_SPACES = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_FIRST = re.compile(rf"[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+")
WRAPPED = re.compile(r"\n\s*\|")
_IS_CHARACTER = re.compile(rf"[{_NO_SPACES}]")


def _first(text: str) -> str:
    """What lines are looked up by: the first word, or the first character of a script that has
    no spaces, or particles instead of them.
    """
    first = _FIRST.match(text)
    return first.group().lower() if first else ""


@lru_cache(maxsize=16)
def _by_first(phrases: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, WRAPPED.sub("|", phrases).splitlines())):
        table.setdefault(_first(line), []).append(line)
    return table


@lru_cache(maxsize=4096)
def _pattern(phrases: str, first: str) -> re.Pattern[str]:
    """Compiled when a sentence begins so: most lines are of other languages."""
    lines = "|".join(_by_first(phrases)[first])
    end = "" if _IS_CHARACTER.match(first) else r"(?!\w)"
    return re.compile(rf"(?:{lines}){end}")


def starts(text: str, phrases: str) -> re.Match[str] | None:
    """The beginning of the sentence that is one of the phrases.

    `text` has a first letter in lower case and straight apostrophes.
    """
    first = _first(text)
    return _pattern(phrases, first).match(text) if first in _by_first(phrases) else None
