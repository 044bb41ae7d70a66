"""Who is said to speak: an assistant's greeting, a label, a person who announces its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.citations.pasted_lines import LONGEST_LINE
from auditor.citations.speaker_words import INTRODUCES_ITSELF, PRODUCT
from auditor.detection.chatter import is_opinion

if TYPE_CHECKING:
    from auditor.citations.pasted_lines import Line

_NAMED = re.compile(rf"(?<![A-Za-z0-9_.@/#]){PRODUCT}(?![A-Za-z0-9_@])", re.IGNORECASE)
# One of these stands in every name: the search for them is many times faster.
_STEMS = (
    *("copilot", "bing", "gpt", "gemini", "bard", "claude", "perplexity", "grok", "deepseek"),
    *("mistral", "le chat", "kimi", "llama", "meta ai", "you.com", "phind", "huggingchat", "qwen"),
    *("必应", "豆包", "文心一言", "通义千问"),
)
_MACHINE = re.compile(
    r"\b(?:the|an?|my|your|this|our) (?:AI|bot|chatbot|assistant|LLM)\b|\b(?:AI|KI"
    r"|LLM)(?= (?:says?|said"
    r"|answer|sagt|meint))|l['’]IA\b|\bla IA\b|\ba IA\b|\bdie KI\b|\bde AI\b|\bИИ\b"
    r"|нейросет\w{1,3}|人工智能"
    r"|\bAI(?=に|が|の|说|回答)|인공지능|الذكاء الاصطناعي",
)
# Words of those who asked, or who say that an answer follows.
_ANNOUNCING = re.compile(
    r"\b(?:asked|asking|ask|says?|said|saying|told|tells|answers?|answered|response|responded|reply"
    r"|replied|replies|output|result|spat|spits|gave|gives|got|according to|from|here(?:'s| is|’s)"
    r"|came back|wrote|writes|generated|prompted|summary|courtesy of|via|thinks|quote|quoting"
    r"|demandé|interrogé|dit|répond(?:u|s)?|réponses?|selon|d['’]après|voici|voilà|posé|donne|sorti"
    r"|gefragt|befragt|sagt|meint|antwortet?|antworten?|laut|hier|spuckt|schreibt|ausgabe|ergebnis"
    r"|preguntado|pregunté|pregunte|dice|dijo|responde|respuesta|respondió|según|contestó|esto es"
    r"|dado"
    r"|perguntei|diz|disse|resposta|respondeu|segundo|eis|aqui está"
    r"|chiesto|dice|detto|risposta|risponde|risposto|secondo|ecco"
    r"|gevraagd|zegt|antwoord|antwoordt|volgens|hier is|dit is"
    r"|zapytał\w{0,3}|pytał\w{0,3}|odpowied\w{1,4}|mówi|według|oto|napisał"
    r"|спросил\w{0,2}|говорит|ответ\w{0,4}|отвечает|выда[лё]\w{0,2}|вот|пишет|сказал\w{0,2}"
    r"|sordum|cevab?p?\w{0,3}|yanıt\w{0,3}|diyor|dedi|göre|işte"
    r"|frågade|svar\w{0,3}|säger|enligt|här är|spurte|spurgte|sier|siger|svarer|ifølge|her er"
    r"|zeptal|odpověd\w{0,3}|říká|podle|kysyin|vastaus|vastasi|mukaan)\b"
    r"|问|問|回答|说|說|答案|答复|聞い|訊い|尋ね|答え|によると|聞く|물어|답변|대답|답|물었|سألت"
    r"|إجابة|أجاب|يقول|جواب|رد",
    re.IGNORECASE,
)
# "ChatGPT says:" and the like, alone on the line.
_BY_NAME = re.compile(
    rf"(?:here(?:'s|’s| is| are) (?:what|the (?:answer|response|reply|output)|it)"
    rf"|(?:the )?(?:answer"
    rf"|response|reply|output)|voici(?: ce que dit| la réponse)?|voilà|(?:la )?réponse"
    rf"|hier(?: ist)?"
    rf"|(?:die )?antwort|(?:la )?respuesta|esto dice|(?:a )?resposta|ecco|(?:la )?risposta"
    rf"|(?:het )?antwoord"
    rf"|odpowiedź|oto|вот|ответ|işte|svar\w{{0,2}})?[^\w\n]{{0,3}}"
    rf"(?:(?:from|of|by|according to|de|d['’]|du|von|des|selon|laut|según|da|do|del|di|van|от) ?)?"
    rf"{PRODUCT}(?:[ -]?\d[\w.]{{0,6}}|[ -](?:pro|plus|ai|mini)){{0,2}}"
    rf"(?:['’]s)?(?: ?(?:says?|said|answers?|answered|answer|response|reply|replied|wrote"
    rf"|gave(?: me)?"
    rf"|had to say|came up with|told me|tells me|dit|répond|a répondu|a dit|sagt|meint|antwortet"
    rf"|schreibt|dice|responde|respondió"
    rf"|diz|respondeu|risponde|zegt|antwoordt|mówi|odpowiada|говорит|отвечает|ответил"
    rf"|diyor(?: ki)?|säger|svarar"
    rf"|的回答|回答|说|の回答|の答え|의 답변|답변|dixit|this|dazu|hierzu))?[^\w\n]{{0,3}}[:：]",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(r"[:：⬇👇↓][^\w\n]{0,6}\Z|(?:\.{3}|…)\Z")
_GIVEN = re.compile(r"^(?:#{1,6} |[*_]{2})?\W{0,6}\Z")
_PROMPT_IN_QUOTES = re.compile(r"[«“\"„「『]\s?([^«»“”\"„\n「」『』]{6,600}?)\s?[»”\"“」』]")

_AS_A_MODEL = re.compile(
    r"(?:as an? (?:AI|artificial intelligence)(?: language)?(?: model| assistant)?"
    r"|as a (?:large )?language"
    r" model|en tant (?:que|qu['’]) ?(?:modèle de langage|IA|intelligence artificielle"
    r"|assistant (?:IA|virtuel))"
    r"|als (?:KI|künstliche Intelligenz)(?:-?Sprachmodell|-?Modell|-?Assistent)?"
    r"|als (?:großes )?sprachmodell"
    r"|como (?:un )?modelo de lenguaje|como (?:una )?(?:IA|inteligencia artificial)"
    r"|como (?:um )?modelo de"
    r" linguagem|como (?:uma )?IA|(?:in quanto|come) (?:modello (?:linguistico|di linguaggio)|IA"
    r"|intelligenza"
    r" artificiale)|als (?:AI-?)?taalmodel|als AI(?:-assistent|-model)?"
    r"|jako (?:duży )?(?:model językowy|sztuczna inteligencja|AI)"
    r"|как (?:большая )?(?:языковая модель|искусственный интеллект|ИИ)|bir (?:yapay zek[aâ]"
    r"|dil) (?:dil )?modeli olarak"
    r"|yapay zek[aâ] olarak|som (?:en )?(?:AI|ai-)?-?språkmodell?|som sprogmodel"
    r"|jako jazykový model"
    r"|作为(?:一个|一名)?(?:AI|人工智能|大型)?(?:语言)?(?:模型|助手)|作為(?:一個)?(?:AI"
    r"|人工智慧)?語言模型"
    r"|(?:AI|人工知能|大規模)?(?:の)?言語モデルとして|AI(?:アシスタント)?として|(?:AI"
    r"|인공지능)? ?언어 ?모델로서|AI로서"
    r"|بصفتي نموذج\w{0,3} لغوي\w{0,3}|كنموذج لغوي)",
    re.IGNORECASE,
)
# Without one of these the pattern above, which is slow, has nothing to find.
_MODEL_WORDS = (
    *("as an ai", "as an artificial", "language model", "en tant qu", "als ki", "als künstliche"),
    *("sprachmodell", "modelo de l", "como ia", "como una ia", "como uma ia", "in quanto"),
    *("inteligencia artificial", "come ia", "come modello", "come intelligenza", "taalmodel"),
    *("als ai", "jako ", "языковая модель", "как ии", "как искусств", "olarak", "språkmodel"),
    *("sprogmodel", "作为", "作為", "として", "모델로서", "ai로서", "نموذج"),
)
_OF_ITSELF = re.compile(
    r"\b(?:I|I['’]m|my|je|j['’]|mes|ma|ich|mir|meine?|yo|no (?:puedo|tengo|dispongo)|puedo|tengo"
    r"|mi|eu|não"
    r" (?:posso|tenho)|posso|tenho|meu|minha|non (?:posso|ho)|ho|mio|ik|mijn|nie (?:mogę|mam)|mogę"
    r"|mam|moje"
    r"|я|мне|у меня|мои|ben|jag|min|jeg|nemohu|nemám|yapamam|erişimim|sahip değilim)\b"
    r"|我|无法|無法|私|でき|ません|저|없습니다|يمكنني|ليس لدي|أنا",
    re.IGNORECASE,
)
_OPENING = frozenset("\"'“”‘«»„「『(（`")
_NEAR = 120
_SHORT_LINE = 120


def greets(line: Line) -> str | None:
    """The assistant that introduces itself at the start of the line; None if none does."""
    match = INTRODUCES_ITSELF.match(line.bare) if len(line.bare) > 5 else None
    return named(match.group()) if match else None


def named(text: str) -> str:
    """The first assistant that the text names, in lower case; "" if none."""
    match = _NAMED.search(text)
    if match is None:
        return ""
    name = re.sub(r"[\s\-]", "", match.group().lower())
    for known in ("copilot", "gpt", "bing"):
        if known in name:
            return {"gpt": "chatgpt"}.get(known, known)
    return {"必应": "bing", "lechat": "mistral"}.get(name, name)


def names_assistant(text: str) -> bool:
    lowered = text.lower()
    if any(stem in lowered for stem in _STEMS) and _NAMED.search(text):
        return True
    return bool(_MACHINE.search(text))


def says_by_name(bare: str) -> re.Match[str] | None:
    """`ChatGPT says:` at the start of the line; the answer may go on behind it."""
    return _BY_NAME.match(bare) if len(bare) > 4 else None


def announces(bare: str) -> bool:
    """Whether a person says in this line that an assistant's answer follows."""
    if len(bare) > LONGEST_LINE or not names_assistant(bare):
        return False
    return bool(_ANNOUNCING.search(bare))


def opens(bare: str) -> bool:
    """Whether the line lets expect an assistant's answer below it, by a colon or the like."""
    if not _ENDS_OPEN.search(bare.rstrip(" *_")):
        return False
    return announces(bare) or (len(bare) <= _SHORT_LINE and names_assistant(bare))


def speaks_of_itself(text: str) -> re.Match[str] | None:
    """`As an AI language model, I`, at the start of a sentence and not in quotation marks."""
    lowered = text.lower()
    if not any(words in lowered for words in _MODEL_WORDS):
        return None
    for match in _AS_A_MODEL.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if before[-1:] in _OPENING and before:
            continue
        begun = re.split(r"[\n.!?…。！？]", before)[-1].strip(" \t>*_-,")
        if count_short(begun) and _OF_ITSELF.search(text, match.end(), match.end() + _NEAR):
            return match
    return None


def count_short(begun: str) -> bool:
    """Whether nothing but a linking word stands between the sentence's start and here."""
    return len(begun.split()) <= 1 and not is_opinion(begun)


def prompt_in(text: str) -> re.Match[str] | None:
    """What stands in quotation "
    "marks in a lead-in, if it is a question or speaks to an assistant."""
    for match in _PROMPT_IN_QUOTES.finditer(text):
        words = match[1].rstrip()
        if words[-1:] in "?？؟" or _NAMED.search(words):
            return match
    return None
