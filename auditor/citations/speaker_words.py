"""Whose turn it is, as chat pages, exporters and people label it; and what pages put around it."""

from __future__ import annotations

import re
from enum import Enum


class Role(Enum):
    """Who speaks, and how the label says so: a person answers an agent, a reply a prompt."""

    PERSON = "person"
    PROMPT = "prompt"
    AGENT = "agent"
    REPLY = "reply"
    QUESTION = "question"
    ANSWER = "answer"


PRODUCT = (
    r"(?:(?:microsoft |github |bing )?copilot|bing(?: chat| ai)?|chat ?gpt|gpt(?:-?\d\w*)?|gemini"
    r"|bard"
    r"|claude|perplexity|grok|deepseek|mistral|le chat|kimi|llama|meta ai|you\.com|phind"
    r"|huggingchat"
    r"|qwen|必应|豆包|文心一言|通义千问)"
)
_VERSION = (
    r"(?:[ -]?\d[\w.]{0,8}|[ -](?:pro|plus|sonnet|opus|haiku|turbo|mini|ai|flash|advanced)){0,3}"
)
AGENT = re.compile(PRODUCT + _VERSION)


def _names(role: Role, text: str) -> dict[str, Role]:
    return {name.strip(): role for line in text.splitlines() for name in line.split("|") if name}


# Case-folded, without the colon.
LABELS = {
    **_names(
        Role.PERSON,
        """user|human|me|you|utilisateur|utilisatrice|humain|moi|vous|toi|benutzer|nutzer|mensch|ich|du
        usuario|humano|yo|tú|utente|umano|io|tu|usuário|eu|você|gebruiker|ik|jij|użytkownik|ja|ty
        пользователь|человек|я|вы|用户|用戶|使用者|我|你|您|ユーザー|私|あなた|사용자|나|المستخدم|أنا|kullanıcı
        ben|sen|siz|användare|bruger|käyttäjä|uživatel|användaren""",
    ),
    **_names(
        Role.PROMPT,
        """prompt|my prompt|the prompt|user prompt|invite|mon prompt|ma question|ma requête
        mein prompt|meine frage|mi pregunta|mi prompt|la mia domanda|minha pergunta|mijn vraag
        my question|moje pytanie|мой вопрос|запрос|提示词|提示|プロンプト|프롬프트""",
    ),
    **_names(
        Role.AGENT,
        """assistant|ai|bot|chatbot|ai assistant|ia|ki|assistente|asistente|assistent
        asystent|ассистент|ии|助手|助理|アシスタント|어시스턴트|المساعد|asistan|avustaja|asistent""",
    ),
    **_names(
        Role.REPLY,
        """response|reply|output|result|réponse|antwort|respuesta|risposta|resposta|antwoord|odpowiedź
        ответ|回答|回复|応答|답변|الرد|yanıt|cevap""",
    ),
    **_names(
        Role.QUESTION, "q|question|frage|pregunta|domanda|pergunta|vraag|pytanie|вопрос|问|質問"
    ),
    **_names(Role.ANSWER, "a|answer|réponse courte|答"),
}
LABELS = {name: role for name, role in LABELS.items() if name}

# The headings that chat pages give a turn in their copied text.
YOU_SAID = re.compile(
    r"you said|vous avez dit|tu as dit|du hast gesagt|sie (?:haben gesagt|sagten)|has dicho|dijiste"
    r"|tú dijiste|usted dijo|hai detto|você disse|disseste|je zei|jij zei|u zei|powiedziałe[śm]"
    r"|powiedziałaś|вы сказали|ты сказал|şunu dediniz|dediniz ki|şunu dedin|du sa|du sagde|du sade"
    r"|řekli jste|sanoit|你说|您说|你說|您說|あなた(?:の発言|が言いました|は言いました)|나의 말"
    r"|내가 한 말"
    r"|لقد قلت|قلت|אמרת"
)
IT_SAID = re.compile(
    rf"{PRODUCT}{_VERSION} ?(?:said|says|a dit|hat gesagt|sagte|ha dicho|dijo|ha detto|disse|zei"
    r"|heeft gezegd|powiedział|powiedziała|сказал|сказала|сказало|şunu dedi|dedi ki|sa|sagde|sade"
    r"|řekl"
    rf"|sanoi|说|說|の発言|が言いました|は言いました|의 말)|قال {PRODUCT}{_VERSION}"
)

# "Hello, this is Bing": where an assistant introduces itself, its answer begins.
INTRODUCES_ITSELF = re.compile(
    r"(?:hello|hi|bonjour|bonsoir|salut|hallo|guten tag|hola|ciao|buongiorno|olá|oi|您好|你好"
    r"|こんにちは"
    r"|здравствуйте|привет|merhaba|cześć|dzień dobry|안녕하세요|مرحبا)[\s,!.，。！、،]{1,3}"
    r"(?:this is|i am|i'm|ceci est|c'est|je suis|das ist|hier ist|ich bin|soy|este es|sono|questo è"
    r"|sou o?|aqui é o|este é o|dit is|ik ben|这是|这里是|我是|こちらは|私は|это|я|ben|jestem"
    r"|to jest"
    rf"|저는|هنا|أنا)\s?{PRODUCT}",
    re.IGNORECASE,
)
_QUOTED = r"[«“\"'`*「‘„]"
# What Bing and Copilot show while they search, before the answer.
SEARCHES = re.compile(
    rf"(?:searching(?: the web)? for ?: ?|search(?:ed|ing)(?: the web)? for:? ?(?={_QUOTED})"
    rf"|recherche (?:de|sur le web)(?: ?:)? ?(?={_QUOTED})|suche(?:n)? nach(?: ?:)? ?(?={_QUOTED})"
    rf"|buscando(?: ?:)? ?(?={_QUOTED})|búsqueda de(?: ?:)? ?(?={_QUOTED})"
    rf"|ricerca (?:di|in corso)(?: ?:)? ?(?={_QUOTED})|pesquisando(?: por)?(?: ?:)? ?(?={_QUOTED})"
    rf"|zoeken naar(?: ?:)? ?(?={_QUOTED})|поиск(?: ?:)? ?(?={_QUOTED})"
    rf"|正在搜索[:：]? ?(?={_QUOTED})|検索中[:：]? ?(?={_QUOTED}))",
    re.IGNORECASE,
)
GENERATES = re.compile(
    r"(?:generating answers for you|générer des réponses pour vous|génération de réponses pour vous"
    r"|antworten (?:für sie )?werden (?:für sie )?generiert|generando respuestas para (?:ti|usted)"
    r"|generazione (?:di|delle) risposte per te|gerando respostas para você"
    r"|antwoorden voor (?:u|je) genereren|正在为你生成答案"
    r"|正在生成答案|回答を生成しています)[\s.…]{0,5}\Z",
    re.IGNORECASE,
)

# Whole lines of chat pages, case-folded, without punctuation at their end.
PAGE_LINES = frozenset(
    line.strip()
    for line in """
    copy
    copy code
    copier
    copier le code
    kopieren
    code kopieren
    copiar
    copiar código
    regenerate
    regenerate response
    régénérer
    régénérer la réponse
    neu generieren
    antwort neu generieren
    regenerar
    regenerar respuesta
    retry
    share
    share & export
    share and export
    partager
    teilen
    compartir
    like
    dislike
    good response
    bad response
    bonne réponse
    mauvaise réponse
    gute antwort
    schlechte antwort
    buena respuesta
    mala respuesta
    read aloud
    lire à haute voix
    vorlesen
    leer en voz alta
    edit message
    show drafts
    view other drafts
    show thinking
    stop responding
    stop generating
    continue generating
    new chat
    new topic
    nouvelle discussion
    nouveau sujet
    neuer chat
    nuevo chat
    nuevo tema
    was this response better or worse
    is this conversation helpful so far
    cette réponse est-elle meilleure ou pire
    war diese antwort besser oder schlechter
    ¿esta respuesta fue mejor o peor
    esta respuesta fue mejor o peor
    chatgpt can make mistakes. check important info
    chatgpt can make mistakes. consider checking important information
    chatgpt may produce inaccurate information about people, places, or facts
    chatgpt peut faire des erreurs. envisagez de vérifier les informations importantes
    chatgpt peut commettre des erreurs. il est recommandé de vérifier les informations importantes
    chatgpt kann fehler machen. überprüfe wichtige informationen
    chatgpt puede cometer errores. considera verificar la información importante
    chatgpt puede cometer errores. comprueba la información importante
    claude can make mistakes. please double-check responses
    claude can make mistakes. please double-check cited sources
    claude peut faire des erreurs. veuillez vérifier les réponses
    gemini can make mistakes, so double-check it
    gemini can make mistakes, including about people, so double-check it
    gemini may display inaccurate info, including about people, so double-check its responses
    gemini peut se tromper, y compris sur des personnes. vérifiez donc ses réponses
    gemini kann fehler machen. prüfe die antworten daher
    gemini puede cometer errores, así que verifica sus respuestas
    bard may display inaccurate or offensive information that doesn't represent google's views
    bing is powered by ai, so surprises and mistakes are possible
    bing is powered by ai, so surprises and mistakes are possible. make sure to check the facts
    bing est alimenté par l'ia, donc des surprises et des erreurs sont possibles
    bing wird von ki unterstützt, daher sind überraschungen und fehler möglich
    bing utiliza ia, por lo que es posible que haya sorpresas y errores
    copilot uses ai. check for mistakes
    copilot utilise l'ia. vérifiez les erreurs
    copilot utilise l'ia. vérifiez qu'il n'y a pas d'erreurs
    copilot verwendet ki. überprüfen sie auf fehler
    copilot usa ia. comprueba si hay errores
    ai-generated content may be incorrect
    ai responses may include mistakes
    generative ai is experimental
    le contenu généré par l'ia peut être incorrect
    ki-generierte inhalte können fehlerhaft sein
    el contenido generado por ia puede ser incorrecto
    perplexity can make mistakes
    grok can make mistakes. verify its outputs
    finished thinking
    thinking
    searching the web
    """.splitlines()
    if line.strip()
)

_NUMBER = r"\d{1,4}"
_SPAN = rf"(?:{_NUMBER}|a few|a couple of|an?|quelques|einige|unos|algunos)"
_UNIT = r"(?:s|sec|secs|seconds?|minutes?|mins?|m|secondes?|sekunden?|minuten?|segundos?|minutos?)"
PAGE_LINE = re.compile(
    rf"(?:thought|reasoned|thinking|analy[sz]ed|worked|réflexion|réfléchi|a réfléchi|raisonné"
    rf"|nachgedacht"
    r"|überlegt|pensó|razonó|pensado|razonado)"
    rf"(?: for| about this for| pendant| durant| für"
    rf"| durante)?(?: {_SPAN} ?{_UNIT}){{1,2}}(?: lang)?"
    rf"|(?:searched|searching|reading|read|browsed|found|analy[sz]ed|reviewed|recherché|consulté|lu"
    rf"|durchsucht|gelesen|buscó|leyó)(?: the web in| through| dans| sur)? {_NUMBER}"
    r" (?:sites?|websites?|web pages?|pages?|sources?|results?|quellen|seiten|websites|sitios"
    r"|fuentes"
    r"|páginas|résultats)(?: durchsucht| gelesen)?"
    r"|\d{1,2} ?(?:of|sur|von|de|di|van|из|av|/) ?\d{1,3}"
)
EXPORTER = re.compile(
    r"(?:powered by|exported (?:from|by|with|on|using|via)|export from|exporté (?:depuis|avec|par"
    r"|le)"
    r"|exportiert (?:mit|von|aus|am)|exportado (?:de|con|com|por|desde)|created with"
    r"|generated (?:by|with)"
    r"|saved (?:from|with)|converted (?:with|by)|made with|propulsé par|this (?:chat"
    r"|conversation) was"
    r" (?:exported|generated))\b.{0,200}(?:export|chat|conversation|" + PRODUCT + r")",
    re.IGNORECASE,
)

# "On Monday, Ann wrote:", "Le 3 mai, Ann a écrit :", "@ann wrote:".
WROTE = re.compile(
    r"(?:(?:on|le|am|el|il|em|op|w dniu|den|at) .{3,200}|@?[\w.\- ]{1,40}(?: <[^<>\s]{1,80}>)?"
    r"|\d[\d./: ,-]{5,30}.{0,80})\b"
    r"(?:wrote|writes|a écrit|écrivait|schrieb.{0,80}|hat geschrieben|escribió|ha escrito"
    r"|ha scritto"
    r"|escreveu|schreef.{0,80}|het volgende geschreven|napisała?|pisze|пишет|написала?|skrev.{0,80}"
    r"|kirjoitti|yazdı|写道|さんは書きました) ?[:：]\Z",
    re.IGNORECASE,
)
MENTION = re.compile(r"@[\w.\-]{1,30}(?: [\w.\-]{1,20}){0,2}[,:]?\Z")
