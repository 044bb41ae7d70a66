"""How people talk in comments, and the manner in which assistants write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.speaker_words import INTRODUCES_ITSELF
from auditor.model import Clue, Span, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

# A person's own voice: slang, opinions, life, other users.
_CHATTER = re.compile(
    r"\b(?:imo|imho|iirc|afaik|afaict|fwiw|tbh|ymmv|lol|lmao|btw|idk|tl;?dr|ffs|smh|yeah|nah|hmm+"
    r"|gonna|dunno"
    r"|wtf|haha\w{0,6}|op here|edit:|edit \d|my (?:wife|husband|dad|mum|mom|boss|kid|kids|son"
    r"|daughter|team|car|laptop"
    r"|experience|own|server|setup|grandfather|grandmother|colleague|neighbou?r|landlord|doctor)"
    r"|i(?:'ve| have) (?:been|used|had|run|lived|worked|seen|never|always|owned|tried)|i (?:used"
    r"|remember|live|work|worked"
    r"|tried|own|bought|ran|checked|think|guess|believe|doubt|suspect|agree|disagree|wonder|saw"
    r"|read|love|hate|wrote"
    r"|looked|just|also|still|never|always|usually|mostly|already|posted|don't (?:think|trust|buy"
    r"|see))|we (?:run|had|use|used)"
    r"|i'd (?:say|argue|add)|i'm (?:not|on|in|an?|the|using|running|pretty|still|old)"
    r"|in my (?:view|opinion|case)"
    r"|mdr|ptdr|jsp|perso|chez moi|mon (?:père|mari|boss|fils|avis|voisin)|ma (?:femme|mère|fille)"
    r"|j'ai (?:vu|lu|testé|acheté"
    r"|essayé|utilisé|vécu|bossé|toujours|jamais)|je (?:pense|crois|trouve|doute|me souviens"
    r"|suis d'accord|bosse)|perso(?:nnellement)?"
    r"|meines erachtens|meiner meinung|ich (?:glaube|denke|finde|hab|habe (?:das|mal|selbst|es|die"
    r"|den)|nutze|wohne|arbeite)"
    r"|bei (?:mir|uns)|meine? (?:frau|mann|vater|sohn|chef)|naja|jep|nö"
    r"|yo (?:creo|uso|tengo|vivo)|creo que|pienso que|en mi (?:casa|opinión|caso|experiencia)"
    r"|mi (?:padre|mujer|marido|jefe)|jaja\w{0,6}"
    r"|(?:eu )?acho que|na minha (?:opinião|casa|experiência)|meu (?:pai|chefe)|kkk+|rsrs"
    r"|secondo me|io (?:uso|credo|penso)|penso che|credo che|a casa mia|mio (?:padre|marito)"
    r"|mia (?:moglie|madre)|ahah\w{0,6}"
    r"|volgens mij|ik (?:denk|vind|heb (?:het|zelf|ooit)|woon|werk|gebruik)|mijn (?:vrouw|man"
    r"|vader|baas)|bij mij"
    r"|moim zdaniem|u mnie|myślę|wydaje mi się|sam (?:używam|mam)|mój (?:ojciec|szef)|xd+"
    r"|по-моему|имхо|я (?:думаю|считаю|живу|работаю|пользуюсь|сам|помню|читал\w?)|у (?:меня|нас)"
    r"|мой (?:отец|начальник)"
    r"|bence|benim|bende|bizde|sanırım|jag (?:tycker|tror|har|bor|minns)|hos (?:mig|oss)"
    r"|min (?:fru|man|pappa|chef))\b"
    r"|我(?:觉得|认为|家|自己|以前|记得|用过|试过|看过|猜|想|昨天)|個人的|思います|と思う|うちの"
    r"|私の|僕|俺|ですよね|笑|ｗｗ|제 생각|우리 (?:집|회사)|ㅋㅋ|같아요"
    r"|برأيي|أعتقد|عندي|والدي",
    re.IGNORECASE,
)
_AT_SOMEONE = re.compile(
    r"@[\w.\-]{1,30}|/?u/\w|>>\d|(?:hi|hello|hey|thanks|thank you|merci|bonjour|salut|danke|hallo"
    r"|gracias|hola|grazie|ciao"
    r"|obrigado|olá|спасибо|привет|cheers)[ ,]{1,2}(?!this is|i am|i'm)[@A-Z]?\w",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\n(?:-- ?\n|(?:cheers|regards|best|best regards|kind regards|cordialement|mfg|viele grüße"
    r"|saludos|saluti|groeten"
    r"|pozdrawiam|с уважением|hälsningar),?\n)",
    re.IGNORECASE,
)
# What a person says of an answer that stands above or below.
_ABOUT_THE_ANSWER = re.compile(
    r"\b(?:hope (?:this|that) helps (?:op|someone|you guys)|take (?:it|that|this) with"
    r"|grain of salt|no idea (?:if|whether)"
    r"|can (?:anyone|someone|somebody)|anyone (?:know|else)|not sure (?:if|how|whether|i)"
    r"|is (?:that|this) (?:true|right|correct)"
    r"|sounds (?:right|plausible|legit|about right)|make of (?:that|it)|seems (?:legit|plausible"
    r"|wrong|off)|haven't (?:checked|verified)"
    r"|didn't (?:check|verify)|did not (?:check|verify)|not my words|copied|pasted|judge for"
    r"|make up your|there you (?:go|have)|here you go|here it is|sorry for the"
    r"|what do you (?:all|guys|think)|thoughts\?|the (?:bot|ai|links?|sources?|answer)"
    r"|these (?:links|sources)"
    r"|pas vérifié|à vérifier|à prendre avec|quelqu'un|vous en pensez|t'en penses"
    r"|je ne sais pas si|les liens|les sources|la réponse"
    r"|qu'en pensez|nicht (?:geprüft|überprüft)|ohne gewähr|was (?:meint|haltet)"
    r"|kann (?:das )?jemand|keine ahnung|stimmt das|die (?:links|quellen|antwort)"
    r"|no (?:lo )?he (?:comprobado|verificado)|qué (?:opináis|opinan|os parece)|alguien|no sé si"
    r"|los enlaces|las fuentes|la respuesta"
    r"|não (?:verifiquei|conferi|sei se)|alguém|o que acham|as fontes|a resposta"
    r"|non ho (?:verificato|controllato)|qualcuno|che ne (?:pensate|dite)"
    r"|non so se|le fonti|la risposta|niet (?:gecontroleerd|nagekeken)|wat (?:vinden|denken)"
    r"|iemand|de bronnen|het antwoord"
    r"|nie sprawdza\w{1,4}|ktoś|co (?:myślicie|sądzicie)|nie wiem|не проверял\w?|кто-нибудь"
    r"|что (?:думаете|скажете)|не знаю|ссылки"
    r"|kontrol etmedim|ne dersiniz|bilmiyorum|inte kollat|vad tycker|någon som|vet inte)\b"
    r"|没(?:有)?(?:核实|查证|验证)|大家怎么看|不知道|有人|確認して|どう思|わかりません|誰か|確認は"
    r"|확인은|어떻게 생각|모르겠|لم أتحقق|ما رأيكم|لا أعرف",
    re.IGNORECASE,
)
_OPINION = re.compile(r"\b(?:think|guess|say|says|said|like|it|goes|keeps)\b", re.IGNORECASE)

_OFFERS = re.compile(
    r"(?:i hope (?:this|that) (?:helps|information)|hope this helps|let me know if"
    r"|would you like|do you want (?:me|to)"
    r"|if you(?:'d)? (?:like|want|have (?:any|more|further)|need)[^.\n]{0,80}(?:,? (?:let me|i can"
    r"|feel free)|questions)|feel free to"
    r"|is there anything else|j'espère que (?:cela|ça|ces)|n'hésitez pas|souhaitez-vous"
    r"|voulez-vous que|si vous (?:souhaitez|avez d'autres)"
    r"|ich hoffe,? (?:das|dies|diese)|möchten sie|möchtest du|lassen sie (?:es )?mich wissen"
    r"|falls (?:sie|du)|wenn du (?:möchtest|willst)"
    r"|espero que (?:esto|esta|te|le|isso|isto|ajude)|¿?(?:te|le) gustaría|si (?:quieres|necesitas"
    r"|tienes más)|gostaria (?:que|de)"
    r"|se (?:quiser|precisar|tiver mais)|spero che (?:questo|queste|ti|sia)|vuoi che|fammi sapere"
    r"|se (?:hai|vuoi|desideri)"
    r"|ik hoop dat|laat het me weten|wil je dat|mam nadzieję|daj znać|czy chcesz|надеюсь"
    r"|если (?:у вас|хотите|нужн)|дайте знать|хотите"
    r"|umarım|yardımcı olabil|ister misin|jag hoppas|vill du att|hoppas det|希望(?:这|對|对)"
    r"|如果您|如果你(?:需要|想)|お役に立|ご質問|必要であれば|도움이 되|궁금한"
    r"|آمل أن|إذا كان لديك|هل تريد|doufám|dejte mi)",
    re.IGNORECASE,
)
_SEARCHED = re.compile(
    r"(?:according to|based on) (?:the|my|these) (?:web )?(?:search )?(?:results|sources i found"
    r"|sources found)|(?:the )?search results"
    r"|selon les (?:sources|résultats)[^.\n]{0,20}(?:trouvé|recherche)|d'après (?:les"
    r"|mes) (?:résultats|recherches)"
    r"|laut den (?:suchergebnissen|gefundenen)|basierend auf den suchergebnissen"
    r"|según los resultados|de acordo com os resultados"
    r"|secondo i risultati|volgens de zoekresultaten|według wyników|согласно результатам"
    r"|по результатам поиска|arama sonuçlarına"
    r"|enligt sökresultaten|根据(?:搜索|网络)|検索結果によると|검색 결과에|وفقا لنتائج",
    re.IGNORECASE,
)
_OPENERS = re.compile(
    r"\A\W{0,6}(?:(?:great|good|excellent|interesting) question|certainly|sure[,!]|of course[,!]"
    r"|absolutely[,!]|here(?:'s| is| are) (?:a|an|the|some)"
    r"|excellente question|bien sûr|voici (?:un|une|les|quelques)|gute frage|natürlich|gerne[,!]"
    r"|hier (?:ist|sind) (?:ein|eine|einige)"
    r"|buena pregunta|claro|por supuesto|aquí (?:tienes|hay|están)|boa pergunta|com certeza"
    r"|aqui (?:está|estão)|ottima domanda|certo|certamente"
    r"|ecco (?:un|una|alcuni|alcune)|goede vraag|natuurlijk|hier (?:is|zijn)|dobre pytanie"
    r"|oczywiście|oto|хороший вопрос|конечно|вот|harika bir soru"
    r"|elbette|tabii|bra fråga|självklart|这是一个|好的|当然|以下是|もちろん|以下に|はい、|물론"
    r"|다음은|بالتأكيد|سؤال)",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"(?:^|\n)\W{0,6}(?:in summary|in conclusion|overall,|to summari[sz]e|key (?:points|takeaways)"
    r"|en résumé|en conclusion|zusammenfassend"
    r"|fazit|en resumen|em resumo|in sintesi|in conclusione|samengevat|podsumowując|в итоге"
    r"|таким образом|özetle|sammanfattningsvis"
    r"|总之|总结|まとめ|요약하면|باختصار)",
    re.IGNORECASE,
)
_BOLD_LEAD = re.compile(r"(?m)^[ \t>]{0,8}(?:(?:[-*•]|\d{1,2}[.)])[ \t]{1,4})?\*\*[^*\n]{2,80}\*\*")
_POINTS = re.compile(r"(?m)^[ \t>]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]{1,4}\S")
_HEADINGS = re.compile(r"(?m)^[ \t>]{0,8}#{2,4}[ \t]+\S")
_EMOJI_END = re.compile(r"[\U0001f600-\U0001f64f\U0001f917\U0001f4da\U0001f31f][\s]*\Z")
_STYLES = (
    ("style-offer", _OFFERS, 1, "it offers help, or hopes to have helped"),
    ("style-searched", _SEARCHED, 1, "it speaks of the results of a search"),
    ("style-opener", _OPENERS, 1, "it opens as assistants do"),
    ("style-summary", _SUMMARY, 1, "it sums itself up"),
    ("style-bold", _BOLD_LEAD, 2, "its points begin in bold"),
    ("style-points", _POINTS, 3, "it is a list of points"),
    ("style-headings", _HEADINGS, 2, "it has headings"),
    ("style-emoji", _EMOJI_END, 1, "it closes with an emoji"),
)


def read_style(text: str, span: Span) -> Iterator[Clue]:
    """Manners of assistants, and of people, in a stretch without its source list."""
    part = span.of(text).strip("\n >")
    offset = span.start + max(0, span.of(text).find(part[:40]))
    for code, pattern, least, sentence in _STYLES:
        matches = list(pattern.finditer(part))
        if len(matches) >= least:
            at = Span(offset + matches[0].start(), offset + matches[0].end())
            yield Clue(code, sentence, Strength.STYLE, at)
    if chat := _CHATTER.search(part):
        at = Span(offset + chat.start(), offset + chat.end())
        yield Clue("person", "somebody speaks of what they think or did", Strength.PERSON, at)
    addressed = _AT_SOMEONE.match(part) and not INTRODUCES_ITSELF.match(part)
    if addressed or _SIGNED.search(part):
        yield Clue("person-talks", "it is addressed or signed by a person", Strength.PERSON, span)


def is_persons(bare: str) -> bool:
    """Whether a paragraph before or behind an answer is a person's."""
    return bool(_CHATTER.search(bare) or _AT_SOMEONE.match(bare) or _ABOUT_THE_ANSWER.search(bare))


def is_opinion(text: str) -> bool:
    return bool(_OPINION.search(text))


def is_offer(bare: str) -> bool:
    """Whether it is what assistants close with."""
    return bool(_OFFERS.search(bare) or _SUMMARY.search(bare))
