"""How an assistant speaks of itself and of its answer. Lines are read by `phrases.starts`."""

from __future__ import annotations

_PRODUCTS = (
    r"(?:Bing|Copilot|Microsoft Copilot|ChatGPT|Gemini|Claude|Perplexity|Grok|DeepSeek|Mistral|Bard"
    r"|Le Chat|Kimi|Siri|Alexa|必应|文心一言|通义千问)"
)

# Behind "as an AI" in other languages: not "als KI-Pionier".
_AS_ONE = (
    r"(?=,|[ -](?:Modell|Sprach|Assistent|Chatbot|[Mm]odel|[Aa]ssist|habe|kann|bin|verfüge|besitze"
    r"|heb|kan|ben|no |não |non |ne |n'|je |я |не |nie |językow|AI|IA|SI|ich|ik))"
)

ABOUT_ITSELF = rf"""
    this is {_PRODUCTS}(?!'s| is| was| has)
    ceci est {_PRODUCTS}
    c'est {_PRODUCTS}(?= [àe]|[.!,]|$)
    das ist {_PRODUCTS}
    hier ist {_PRODUCTS}
    este es {_PRODUCTS}
    esto es {_PRODUCTS}
    questo è {_PRODUCTS}
    este é o {_PRODUCTS}
    aqui é o {_PRODUCTS}
    dit is {_PRODUCTS}
    tu {_PRODUCTS}
    to jest {_PRODUCTS}
    это {_PRODUCTS}
    я {_PRODUCTS}
    ben {_PRODUCTS}
    هذا {_PRODUCTS}
    这是{_PRODUCTS}
    这里是{_PRODUCTS}
    我是{_PRODUCTS}
    こちらは ?{_PRODUCTS}
    私は ?{_PRODUCTS}
    저는 ?{_PRODUCTS}
    i am (?:{_PRODUCTS}|an? (?:AI|artificial|language|large|chatbot|virtual))
    i'm (?:{_PRODUCTS}|an? (?:AI|artificial|language|large|chatbot|virtual))
    as an? AI(?=,| language| model| assistant| chatbot| developed| created| trained)
    as an? (?:artificial intelligence|(?:large )?language model)(?=,| model| language| trained)
    i (?:hope|wish you|apologi[sz]e|appreciate)
    i(?:'m| am) (?:sorry|afraid|glad|happy|not able|unable|not sure|here to|always|still learning
        |going)
    i(?:'m| am) (?:just|only) an? (?:AI|language|chatbot|model|assistant)
    i(?:'ll| will) (?:try|do my|explain|help|give|provide|answer|show|walk|start|be|go|need|keep
        |use)
    i(?:'ll| will) (?:break|summari[sz]e|focus|assume|list|describe|search|look|share|outline|not)
    i can (?:help|explain|provide|give|show|try|also (?!tell|confirm|say)|answer|assist
        |tell you more|walk|offer|only|create)
    i can tell you (?:more |a (?:bit|little) )?about
    i can (?:suggest|write|share|certainly|definitely|search|look|recommend|summari[sz]e|do|be
        |see why)
    i (?:cannot|can't|can not|could not|couldn't|am unable) (?:find|provide|help|access|answer
        |verify)
    i (?:cannot|can't|can not|could not|couldn't) (?:give|open|browse|see|confirm|locate|discuss
        |do|show)
    i could(?:n't| not)? (?:find|help|provide|also|only|not)
    i (?:don't|do not|didn't|did not) (?:have|know|find|see|understand|want)
    i (?:found|searched for|looked for|have found|have searched) (?!that|out|no evidence)
    hope (?:this|that|it) (?:helps|helped|is|was|answers|clarifies)
    i've (?:found|searched|looked|gathered|prepared|put together|created|listed|tried|included
        |updated)
    i have (?:prepared|gathered|put together|listed|tried|included|no access|access|created
        |summari[sz]ed)
    i understand (?:your|you|that you|why you|the question|how)
    i see (?:that you|what you|you)
    i'd (?:be (?:happy|glad)|love to|like to (?:help|know))
    i would (?:be (?:happy|glad)|love to|like to (?:help|know))
    let me (?:explain|try|help|see|check|search|show|give|break|walk|start|summari[sz]e|look|tell)
    let me (?:provide|clarify|answer|share|find|think|rephrase|outline)
    my (?:knowledge|training|training data|knowledge cutoff) (?:is|was|ends|has|goes|only)
    en tant (?:que modèle|qu'IA|qu'assistant|qu'intelligence|que IA|que ChatGPT|que chatbot)
    j'espère
    je (?:vais|peux|pourrais) (?:vous|t'|te|essayer|répondre|chercher|tenter|donner|faire|aussi
        |également)
    je ne (?:peux|suis pas|dispose|sais|trouve|possède|pourrais)
    je n'ai (?:pas|trouvé|aucun)
    je suis (?:{_PRODUCTS}|désolé|navré|un modèle|une IA|ravi|heureu|content|là pour|à votre)
    je (?:m'excuse|vous (?:présente|prie|souhaite|remercie|propose)|comprends (?:votre|que vous
        |ta))
    je te (?:propose|souhaite|remercie)
    j'ai (?:trouvé (?!que)|cherché|effectué|essayé|rassemblé|préparé|compris)
    als (?:KI|künstliche Intelligenz|Sprachmodell|großes Sprachmodell){_AS_ONE}
    ich hoffe
    ich (?:werde|kann|könnte) (?:Ihnen|dir|versuchen|gerne|leider|nur|Ihre|deine|auch|keine
        |das nicht)
    ich (?:bin|heiße) (?:{_PRODUCTS}|eine? KI|ein Sprachmodell|ein Chatbot|froh|hier, um
        |mir nicht sicher)
    ich (?:habe|konnte) (?:leider|keine|einige|folgende|im Internet|für Sie|für dich|Ihnen|dir
        |versucht)
    ich (?:verstehe|freue mich|weiß nicht|entschuldige|bitte um)
    espero (?:que|haber|ter|ajudar)
    como (?:modelo de (?:lenguaje|linguagem)|una IA|IA|uma IA|inteligencia artificial){_AS_ONE}
    soy (?:{_PRODUCTS}|una IA|un modelo|un asistente)
    puedo (?:ayudar|ofrecer|explicar|dar|intentar|buscar|proporcionar)
    no (?:puedo|tengo (?:acceso|información|datos)|encontré|he encontrado|dispongo|consigo|tenho)
    he (?:encontrado (?!que)|buscado|intentado|preparado)
    voy a (?:intentar|tratar|explicar|responder|buscar|ayudar|dar)
    intentaré
    entiendo (?:tu|su|que)
    in quanto (?:IA|modello|intelligenza)
    come (?:IA|modello linguistico|intelligenza artificiale){_AS_ONE}
    spero (?:che|di)
    sono (?:{_PRODUCTS}|un'IA|un modello|un assistente|felice di|lieto)
    posso (?:aiutar|fornir|spiegar|dar|provare|cercare|ajudar|fornecer|explicar|oferecer)\w*
    non (?:posso|sono in grado|ho (?:trovato|accesso|informazioni)|riesco)
    ho (?:trovato (?!che)|cercato|provato|preparato)
    cercherò di
    capisco (?:la tua|che|il tuo)
    sou (?:{_PRODUCTS}|uma IA|um modelo|um assistente|o {_PRODUCTS})
    eu (?:sou|posso|não|vou|espero|entendo|encontrei (?!que))
    não (?:posso|consigo|tenho (?:acesso|informações)|encontrei)
    encontrei (?!que)
    vou (?:tentar|explicar|responder|ajudar)
    als (?:AI|taalmodel|AI-taalmodel|kunstmatige){_AS_ONE}
    ik (?:hoop|help)
    ik (?:kan|zal|wil) (?:je|u|proberen|helaas|niet|geen|graag)
    ik (?:ben|heb) (?:{_PRODUCTS}|een AI|een taalmodel|blij|geen|helaas|gezocht|enkele|niet)
    jako (?:model|sztuczna|AI|SI)(?: językowy| inteligencja|[ ,-])
    mam nadzieję
    mogę (?:pomóc|wyjaśnić|podać|spróbować|tylko)
    nie (?:mogę|mam (?:dostępu|informacji)|jestem w stanie|udało mi się|znalazłem)
    jestem (?:{_PRODUCTS}|modelem|sztuczną|asystentem)
    spróbuję
    rozumiem(?:,| twoje| twój)
    как (?:языковая модель|ИИ|искусственный интеллект|модель){_AS_ONE}
    надеюсь
    я (?:могу|не могу|постараюсь|попробую|надеюсь|нашёл|нашел|нашла|понимаю|рад|не нашёл|не нашел)
    я (?:являюсь|языковая|искусственный|не знаю|не уверен|не имею)
    bir (?:yapay zeka|dil modeli|yapay zekâ)\w* (?:olarak|olduğum)
    umarım
    size (?:yardımcı olabilirim|yardımcı olmaktan)
    كنموذج (?:لغوي|لغة|ذكاء)
    آمل
    أتمنى
    أرجو أن
    أنا (?:نموذج|مساعد|هنا لمساعدتك|آسف)
    لا (?:أستطيع|يمكنني|أملك)
    يمكنني (?:مساعدتك|أن أساعدك|تقديم)
    作为(?:一个)?(?:AI|人工智能|语言模型|大型语言模型|一款)
    作為(?:一個)?(?:AI|人工智慧|語言模型)
    我(?:希望|会(?:尽|为您|帮)|可以(?:帮|为|给|提供)|找到了|无法|不能|不知道|是一个(?:AI|人工智能
        |语言模型))
    我(?:將|会尝试|很高兴|理解您|明白)
    希望(?:这|這|以上|我的|对您|对你|能|這些)
    aI(?:として|である|アシスタント).?
    私は(?:AI|人工知能|言語モデル|大規模)
    お役に立て
    ご参考になれば
    この(?:回答|情報)が.{{0,10}}(?:役に立|参考)
    お手伝い(?:できる|します|いたします)
    저는 (?:AI|인공지능|언어 모델|대규모)
    도움이 되(?:었|셨|길|기를|시길)
    제가 (?:도와|찾은|알려|설명해)
"""
APOLOGIES = """
    sorry(?=,| for | about | that | if | to |[.!]?$)
    my apologies
    apologies
    unfortunately, i(?:'m| am| can| do|'ve| have| was| could)
    unfortunately, I(?:'m| am| can| do|'ve| have| was| could)\\w*
    désolé(?=,| pour| de| si|[ ]?[.!]|$)
    désolée(?=,| pour| de| si|[ ]?[.!]|$)
    navré
    navrée
    toutes mes excuses
    mes excuses
    malheureusement, je
    es tut mir leid
    tut mir leid
    entschuldigung
    entschuldigen Sie
    leider (?:kann|konnte|habe|bin) ich
    lo siento
    lo lamento
    perdón
    disculpa
    disculpe
    lamentablemente, no (?:puedo|tengo)
    mi dispiace
    scusa(?=[,.!]|$| per| se)
    scusami
    purtroppo non (?:posso|ho|sono)
    desculpe
    peço desculpas
    lamento
    infelizmente, (?:eu )?não (?:posso|tenho|consigo)
    het spijt me
    excuses voor
    helaas (?:kan|heb) ik
    przepraszam
    niestety nie (?:mogę|mam)
    извините
    прошу прощения
    к сожалению, я
    üzgünüm
    özür dilerim
    maalesef (?:size|bu konuda|bu sayfayı|bilgi bulamadım|yardımcı olamam)
    عذرا
    عذرًا
    عذراً
    آسف
    أعتذر
    抱歉
    很抱歉
    对不起
    對不起
    不好意思
    申し訳(?:ありません|ございません)
    すみません
    残念ながら、(?:私|お)
    죄송(?:합니다|하지만|해요)
    미안(?:합니다|해요)
"""
# Nothing of the subject is in these: what follows is, and has claims of its own.
ABOUT_THE_ANSWER = """
    here(?:'s| is) (?:an?|some|what i|what I|my|your|the (?:answer|list|summary|breakdown|code
        |table|full|updated))
    here(?:'s| is) (?:the (?:result|revised|final|complete|information|response|translation|text)
        |how (?:you|to))
    here are (?:some|a few|several|the|my|your|\\d{1,2}|two|three|four|five|six|seven|ten|more
        |other|just)
    here you (?:go|are)
    below (?:is|are) (?:an?|some|the|my|your|several|a few) (?:[\\w-]+ ){0,2}(?:lists?|summary
        |table|breakdown|overview)
    below (?:is|are) (?:an?|some|the|my|your|several|a few) (?:[\\w-]+ ){0,2}(?:examples?|guide
        |comparison|steps?|code)
    below,? (?:you'll|you will|you can|I've|I have|i've|I)
    the following (?:is|are|list|table|section|summary|points|steps|examples|sources|links)
    in this (?:answer|response|reply|guide|summary)(?=, | i | we | I )
    the (?:provided|given|search) (?:context|results?|sources?|documents?
        |text|search results|information) (?:do|does|did)(?:n't| not) (?:\\w+ly )?(?:include
        |contain|mention|specify|provide|address|discuss|give|say)
    however, the (?:provided|given|search) (?:context|results?|sources?|documents?
        |text|search results|information) (?:do|does|did)(?:n't| not) (?:\\w+ly )?(?:include
        |contain|mention|specify|provide|address|discuss|give|say)
    unfortunately, the (?:provided|given|search) (?:context|results?|sources?|documents?
        |text|search results|information) (?:do|does|did)(?:n't| not) (?:\\w+ly )?(?:include
        |contain|mention|specify|provide|address|discuss|give|say)
    this (?:answer|response|overview) (?:is|was|provides|covers|gives|should|may|will|only)
    this (?:list|guide|summary) is (?:not (?:exhaustive|complete)|by no means|far from)
    these are (?:just |only |but )?(?:some|a few|several) (?:of|examples|ways|facts|tips
        |suggestions|ideas)
    these are (?:just|only) (?:two|three|four|a handful|one|examples|suggestions|\\d{1,2})
    those are (?:just |only )?(?:some|a few) of
    that's (?:it|all)(?: for| i| I|[.!]|$)
    let's (?:look|take|explore|dive|break|start|begin|go|see|consider|get|talk|examine|discuss
        |move)
    to (?:answer your question|summari[sz]e|recap|sum up)(?=[.,:]|$)
    as (?:you (?:asked|requested)|requested)
    voici (?:une?|des|quelques|les?|la|l'|mes|ma|votre|comment|ce que|\\d{1,2}(?! ans| an| mois
        | jours))
    voilà (?:quelques|une?|les|ce que)
    ci-dessous
    vous trouverez (?:ci-dessous|ci-après|plus bas)
    ce (?:ne )?sont (?:que |là )?(?:quelques|seulement)
    ce ne sont là que
    cette réponse (?:est|se|a été|ne)
    examinons
    voyons
    commençons par
    hier sind (?:einige|ein paar|die wichtigsten|mehrere|drei|fünf|vier|zehn|weitere|\\d{1,2}
        |meine|zwei)
    hier ist (?:eine?|die|meine|der) (?:kurze[rs]? |ausführliche |vollständige )?(?:Liste
        |Überblick|Übersicht)
    hier ist (?:eine?|die|meine|der) (?:kurze[rs]? |ausführliche )?(?:Zusammenfassung|Antwort
        |Tabelle|Beispiel)
    hier (?:finden Sie|findest du|haben Sie)
    im Folgenden
    nachfolgend (?:finden|sind|einige)
    unten (?:finden|sehen|stehen) (?:Sie|einige)
    das sind nur (?:einige|ein paar)
    dies sind nur (?:einige|ein paar)
    diese Antwort (?:ist|basiert|wurde)
    schauen wir
    aquí (?:tienes|te (?:dejo|presento|muestro))
    aquí (?:tiene|están|hay) (?:algun[oa]s|vari[oa]s|\\d{1,2}
        |los (?:principales|puntos|pasos|mejores))
    aquí (?:tiene|está|hay) (?:un|una|la|el) (?:lista|resumen|tabla|respuesta|ejemplo|guía|versión)
    a continuación(?:,| (?:se|te|le|encontrarás|presento|hay|enumero))
    estos son (?:solo |sólo |solamente )?(?:algun[oa]s|unos|unas)
    veamos
    esta respuesta (?:es|se|fue|no)
    ecco (?:un|una|un'|alcun[ie]|i|gli|le|la|il|qualche|come|cosa)
    di seguito
    qui di seguito
    questi sono (?:solo |soltanto )?(?:alcun[ie])
    vediamo
    aqui (?:estão|vão|tem|seguem) (?:algu(?:m|ma|ns|mas)|um|uma|[oa]s (?:principais|passos|melhores)
        |\\d{1,2}|cinco|três)
    aqui está (?:um|uma|o|a) (?:lista|resumo|resposta|exemplo|visão|tabela)
    a seguir(?:,| (?:estão|apresento|está|você|há))
    abaixo (?:estão|está|você|seguem|segue)
    estes são (?:apenas |só )?(?:algun?s|algumas)
    vamos (?:ver|explorar|analisar|começar)
    hier (?:zijn|volgen|volgt) (?:enkele|een paar|een (?:lijst|overzicht|samenvatting)|wat
        |\\d{1,2})
    hier is (?:een|het|de) (?:overzicht|lijst|samenvatting|tabel|antwoord|voorbeeld|korte)
    hieronder (?:staat|staan|vind|volgt|volgen|geef|zie)
    dit zijn (?:slechts |maar )?(?:enkele|een paar)
    laten we
    oto (?:kilka|lista|niektóre|krótkie|najważniejsze|podsumowanie|moja|odpowiedź|przykład\\w*
        |\\d{1,2})
    poniżej (?:przedstawiam|podaję|znajdziesz|znajduje się (?:krótk|list|podsum|zestaw|kilka
        |przykł))\\w*
    to tylko (?:kilka|niektóre)
    вот (?:некоторые|несколько|список|что|краткий|краткое|основные|ответ|пример|примеры|ещё|как
        |мой)
    ниже (?:приведен|приведён|представлен|перечислен|вы найд|указан|дан)\\w*
    это (?:лишь|только|всего лишь) (?:некоторые|несколько)
    давайте (?:рассмотрим|посмотрим|разберём|разберем|начнём|начнем)
    işte (?:bazı|size|birkaç|bir|en|\\d{1,2})
    aşağıda .{0,40}(?:bulabilirsiniz|yer almaktadır|listelenmiştir|sıralanmıştır|özet)
    bunlar (?:sadece|yalnızca)
    فيما يلي
    إليك
    هذه (?:مجرد|بعض|ليست سوى)
    دعنا
    以下是
    以下(?:为|列出|列表|内容|總結|总结)
    下面(?:是|列出|为您|我|将)
    这些(?:只是|仅仅是|都只是)
    這些只是
    让我们
    以下(?:は|に|の(?:通り|とおり|表|リスト))
    これらは(?:ほんの|一部|あくまで)
    下記(?:は|に|の)
    다음은
    아래(?:는|와 같|에 (?:몇|정리|요약|설명|나열))
    이것들은 (?:단지|일부)
    여기 (?:몇|요약|예)
"""
