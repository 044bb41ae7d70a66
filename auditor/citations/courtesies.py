"""How offers, thanks, advice and opinions begin. Lines are read by `phrases.starts`."""

from __future__ import annotations

COURTESIES = """
    feel free
    please (?:let|feel|don't|do not|tell|ask|provide|share|specify|consult|check|contact|visit
        |refer)
    please (?:clarify|rate|click here|reach|give|try|keep|verify|double-check|seek|reply|see
        |go ahead)
    don't hesitate
    do not hesitate
    if you (?:have|'ve got) (?:any|more|other|further|additional|specific|another|follow-up
        |questions)
    if you (?:need|require) (?:any|more|further|additional|help|assistance|me|anything|other
        |something)
    if you(?: want|'d like| would like|'re interested| are interested| wish) (?:me|more|to know
        |to learn)
    if you(?: want|'d like| would like|'re interested| are interested| wish) (?:to (?:explore
        |read|see|dive))
    if you(?: want|'d like| would like|'re interested| are interested| wish) (?:further
        |additional|in (?:more|learn))
    if you (?:could|can) (?:tell|share|provide|give|specify|clarify)
    if there(?:'s| is) (?:anything|something)
    if (?:this|that|it) (?:helps|helped|does not help|doesn't help|isn't what)
    would you (?:like|prefer|want)
    do you (?:want|have any|need)
    let me know
    do let me know
    let us know
    happy to (?:help|assist|answer|explain|elaborate|clarify|provide|go|share|dive|walk|discuss
        |hear)
    glad (?:to help|you asked|i could|I could|to hear)
    always happy to
    thank you (?:for|so|very|again|in advance)
    thanks (?:for (?:your|the (?:question|feedback)|asking|reaching|sharing|letting|using)|again
        |so|in)
    that's (?:an?|such an?|a very|a really) (?:[\\w-]+,? (?:and )?){1,4}(?:question|topic|request
        |idea)
    that's (?:an?|such an?|a very|a really) (?:[\\w-]+,? (?:and )?){1,3}(?:point|observation|story
        |choice|goal|start)(?=[.!]|$)
    that is (?:an?|such an?) (?:[\\w-]+,? (?:and )?){1,4}(?:question|topic|request)(?! of)
    what an? (?:[\\w-]+ ){0,3}(?:question|topic|idea)
    good luck(?= with| on| and|[!.]|$)
    enjoy (?:your|the (?:trip|book|film|movie|game)|reading|learning|exploring)
    have (?:a (?:great|nice|good|wonderful|lovely)|fun)
    you're (?:very |most )?welcome
    stay (?:safe|tuned|curious)
    take care(?=[!.,]|$)
    n'hésite
    n'hésitez
    dites-moi
    dis-moi
    faites-moi savoir
    fais-moi savoir
    si vous avez (?:d'autres|des|besoin|une|la moindre|encore|toute|plus)(?= .{0,30}(?:question
        |aide|précision|préférence|demande|doute))
    si vous avez besoin (?:d'aide|de plus|d'autres|d'informations|de précisions)
    si vous (?:souhaitez|voulez|désirez) (?:en savoir|plus|que je|des|approfondir|je|savoir
        |davantage|d'autres)
    si tu (?:as (?:d'autres|des|besoin)|veux (?:en savoir|que je|plus|je|des)|souhaites)
    souhaitez-vous
    voulez-vous
    veux-tu
    puis-je
    cette question est (?:très |vraiment )?(?:intéressant|passionnant)
    c'est une (?:très |vraiment )?(?:bonne|excellente|intéressante|belle) question
    merci (?:de|pour|d'avoir) (?:votre|ta|vos|m'avoir|poser|posé|l'intérêt|cette question|avoir
        |utilis\\w+)
    bonne (?:lecture|chance|journée|continuation|soirée)
    bon (?:courage|voyage|appétit)(?=[ ]?[.!,]|$)
    lassen Sie (?:mich|es mich)
    lass (?:mich|es mich)
    wenn Sie (?:weitere|noch|mehr|Fragen|möchten|wünschen|Hilfe|wollen|zusätzliche|eine (?:Frage
        |weitere))
    wenn du (?:weitere|noch|mehr|Fragen|möchtest|Hilfe|willst)
    falls (?:Sie|du) (?:weitere|noch|mehr|Fragen|möchten|möchtest|Hilfe)
    sollten Sie (?:weitere|noch|Fragen|Hilfe)
    möchten Sie
    möchtest du
    zögern Sie nicht
    zögere nicht
    das ist eine (?:sehr |wirklich )?(?:gute|tolle|interessante|spannende|ausgezeichnete
        |wichtige) Frage
    gerne (?:helfe|stehe|erkläre|beantworte|kann) ich
    danke (?:für (?:die|Ihre|deine)|dass|Ihnen|dir)
    vielen Dank (?:für|dass)
    viel (?:Erfolg|Spaß|Glück)(?=[ ]?[.!,]|$| (?:bei|beim|mit|dabei))
    si (?:tienes|tiene|necesitas|necesita|quieres|quiere|deseas|desea|te interesa) (?:más|alguna
        |otra|otras|dudas)
    si (?:tienes|tiene|necesitas|necesita|quieres|quiere|deseas|desea) (?:preguntas|ayuda|saber
        |que|algo|profundizar)
    no dudes
    no dude en
    dime (?:si|qué|cuál)
    házmelo saber
    avísame
    te gustaría
    le gustaría
    quieres que
    es una (?:muy )?(?:buena|excelente|interesante|gran) pregunta
    esa es una (?:muy )?(?:buena|excelente|interesante|gran) pregunta
    gracias por (?:tu|su|la pregunta|preguntar|usar|consultar|preguntarme)
    estoy aquí para
    se (?:hai|ha|avete) (?:altre|domande|bisogno|dubbi|ulteriori|bisogno di)
    se (?:vuoi|vuole|desideri|desidera|ti interessa) (?:sapere|saperne|che|maggiori|altre
        |ulteriori|approfondire)
    non esitare
    non esiti
    fammi sapere
    mi faccia sapere
    è una (?:bella|ottima|buona|interessante) domanda
    grazie per (?:la|aver|il tuo|la tua|avermi)
    vuoi che
    vorresti
    se (?:precisar|quiser|tiver) (?:de )?(?:mais|alguma|algo|outra)
    se (?:você|tiver|precisar|quiser|desejar) (?:mais|alguma|outras|dúvidas|perguntas|de ajuda
        |saber|tiver|quiser|precisar|que eu)
    não hesite
    fique à vontade
    me avise
    avise-me
    gostaria de
    quer que
    essa é uma (?:ótima|boa|excelente|interessante) pergunta
    obrigado (?:por|pela|pelo)
    als (?:je|u) (?:nog|meer|vragen|andere|hulp|verdere|wilt|wil)
    laat (?:het )?(?:me|mij) weten
    laat het (?:me|mij|gerust)
    aarzel niet
    wil je
    wilt u
    dat is een (?:goede|interessante|uitstekende) vraag
    dank je (?:wel )?voor
    dank u (?:wel )?voor
    bedankt voor
    veel (?:succes|plezier)(?=[ ]?[.!,]|$| (?:met|bij))
    jeśli (?:masz|chcesz|potrzebujesz|chciałbyś|mogę)
    jeżeli (?:masz|chcesz|potrzebujesz)
    daj (?:mi )?znać
    nie wahaj się
    czy (?:chcesz|chciałbyś|mogę|potrzebujesz)
    to (?:bardzo )?(?:dobre|świetne|ciekawe|interesujące) pytanie
    dziękuję za
    если (?:у вас|у тебя) (?:есть|остались|появ|возник|будут)\\w*(?= .{0,30}вопрос)
    если (?:вы )?(?:хотите|хочешь) (?:узнать|чтобы|больше|подробн)\\w*
    если (?:вам )?(?:нужн|интересн|понадоб)\\w*(?= .{0,40}(?:помощь|информац|подробн|детал
        |узнать))
    не стесняйтесь
    дайте (?:мне )?знать
    сообщите(?: мне)?,
    обращайтесь
    хотите(?:,| узнать| чтобы)
    это (?:очень )?(?:хороший|отличный|интересный|важный) вопрос
    спасибо за
    буду рад
    рад(?:а)? (?:помочь|был)
    удачи(?=[ ]?[.!,]|$| (?:в|с|вам))
    başka (?:bir )?(?:sorunuz|sorun|sorularınız)
    daha fazla (?:bilgi|detay|ayrıntı) (?:için|ister|istiyor|almak|isterseniz)
    eğer (?:başka|daha fazla|sorunuz|isterseniz|sorularınız)
    lütfen (?:bana|sor|çekin|bildir|belirt)\\w*
    sorunuz için
    teşekkür ederim
    إذا (?:كان لديك|كنت (?:تريد|ترغب|بحاجة|تحتاج)|كانت لديك|أردت|احتجت)
    لا تتردد
    هل (?:ترغب|تريد|تود)
    شكرا (?:ل|على|جزيلا)\\w*
    شكرًا (?:ل|على|جزيلا)\\w*
    شكراً (?:ل|على|جزيلا)\\w*
    يسعدني
    هذا سؤال (?:رائع|جيد|ممتاز|مثير)
    如果(?:您|你)(?:有|还有|需要|想|对此|愿意)(?:任何|其他|更多|进一步|了解|我|什么|疑问|问题
        |帮助|知道|感兴趣)
    如有(?:任何|其他|疑问|需要|问题)
    如果(?:还|有)(?:有|任何|其他|什么)
    请(?:告诉我|随时|问|提供|让我|不要犹豫|参考|放心|随意)
    請(?:告訴我|隨時|問|提供|讓我|不要猶豫|參考)
    欢迎(?:随时|继续|提问|您|向我)
    谢谢(?:您|你)?的?(?:提问|提問|问题|关注|使用|支持|理解|分享)
    感谢(?:您|你)
    感謝(?:您|你)
    很高兴(?:能|为|帮|回答|您)
    这是一个(?:很|非常)?(?:好|有趣|重要|棒)的?问题
    您(?:想|需要|还想|希望)(?:了解|知道|我)
    祝(?:您|你|好运)
    ご(?:質問|不明|要望)
    他に(?:ご質問|何か|知りたい|気になる)
    もし(?:他に|ご|さらに|もっと|何か)
    さらに詳しく知りたい
    お気軽に
    何か(?:他に|ご)
    ありがとうございま
    素晴らしい(?:ご)?質問
    良い(?:ご)?質問
    いい(?:ご)?質問
    とても(?:良い|いい|興味深い)(?:ご)?質問
    どうぞ(?:お気軽|遠慮)
    더 (?:궁금|알고 싶|자세한|필요한|도움)
    추가(?:로| ?질문|적인 질문|적으로 궁금)
    궁금(?:한|하신|하시)
    언제든지
    질문(?:해 주|이 있|해주)
    혹시 (?:더|다른|궁금)
    감사합니다
    좋은 질문
    도움이 필요
    필요하(?:시면|면)
"""
# Dropped only where no number and no reason is given.
ADVICE = """
    it (?:all|really|largely|ultimately) depends
    it depends(?= (?:on|upon) (?:what|how|who|whether|where|when|which|why|your?|several|many
        |various|an? (?:number|variety|few|lot)|different|personal|individual|factors
        |the (?:weather|context|situation|type|specifics?|circumstances?|season|person|individual
        |kind|size|use|case))|[.!,]|$)
    that (?:all |really )?depends(?= (?:on|upon) (?:what|how|who|whether|where|when|which|why
        |your?|several|many|various|an? (?:number|variety|few|lot)|different|personal|individual
        |factors|the (?:weather|context|situation|type|specifics?|circumstances?|season|person
        |individual|kind|size|use|case))|[.!,]|$)
    the (?:best|right) (?:choice|option|answer|one|approach|method
        |way) (?:(?:\\w+ ){0,4})?(?:depends|will depend)
    ultimately, the (?:best|right|final) (?:choice|option|answer|decision|approach)
    you (?:may|might) (?:also )?(?:want|wish|like|prefer|consider|find it helpful) (?:to|some
        |this|these)?
    you (?:may|might) (?:also )?consider
    you (?:could|can) (?:also )?(?:try (?:to|searching|asking|using)|ask (?:me|your|a)|check out
        |consult (?:a|your|the)|look at (?:the|this))
    you should (?:always )?(?:consult|check with|talk to|speak)
    it(?:'s| is) (?:always |also |generally )?(?:a good idea|wise) to(?! the)
    it(?:'s| is) (?:always |also )?(?:important|best|essential) to (?:consult|check with|talk
        |speak|do your|seek|verify)
    i(?:'d| would)? (?:also |strongly |highly )?(?:recommend|suggest|advise|encourage)
    i (?:think|believe|feel)(?: that)?,? (?:it|that|this|these|they|you)(?:'s|'re| is| are|'ll
        | will)? (?:so |very |really |quite |a |an )?(?:great|good|nice|interesting|amazing
        |beautiful|cool|fascinating|awesome|fun|important|love|like|enjoy|wonderful|lovely)
    i (?:really )?(?:like|love|prefer|enjoy) (?!to say)
    in my (?:humble )?opinion, (?:it|that|this)(?:'s| is)
    personally, (?:i|I)
    cela dépend
    ça dépend
    tout dépend
    vous (?:pouvez|pourriez|devriez) (?:aussi |également |toujours )?(?:essayer|consulter
        |envisager|vérifier)
    il est (?:important|conseillé|recommandé|préférable|essentiel) de (?:consulter|vérifier
        |demander|se renseigner|faire attention|prendre en compte|toujours)
    je (?:vous |te )?(?:recommande|conseille|suggère|encourage)
    je (?:pense|trouve|crois) que (?:c'est|cela est|ça) (?:très |vraiment |assez )?(?:bien|super
        |génial|intéressant|beau|bon|important|une)
    à mon avis, c'est
    es kommt darauf an
    das kommt darauf an
    das hängt (?:davon|von)
    es hängt (?:davon|von)
    sie (?:können|könnten|sollten) (?:auch |immer |gerne )?(?:versuchen|einen Arzt|sich an|mich)
    es ist (?:immer )?(?:ratsam|empfehlenswert|wichtig),? (?:einen|sich|einen Arzt|immer)
    ich (?:empfehle|rate|schlage)
    ich (?:finde|denke|glaube),? (?:es|das|dass das|dass es) (?:ist )?(?:sehr |wirklich )?(?:toll
        |gut|schön|interessant|super)
    depende(?= de (?:lo que|cómo|qué|quién|tus?|sus?|la (?:situación|época)|varios|muchos
        |factores|cada|vários|muitos|como|quem|onde)| d[eo]l? ?(?:contexto|tiempo|tempo|caso|tipo
        |uso)|[.!,]|$)
    eso depende
    puedes (?:probar|consultar|intentar|considerar)
    puede (?:que quieras|consultar (?:con|a)|considerar)
    es (?:importante|recomendable|aconsejable) (?:consultar|verificar|hablar
        |tener en cuenta que cada)
    te (?:recomiendo|sugiero|aconsejo)
    le (?:recomiendo|sugiero|aconsejo)
    creo que (?:es|está) (?:muy )?(?:bueno|genial|interesante|bien|importante|bonito|ótimo|bom)
    dipende(?= da (?:cosa|quanto|come|quale|te|molti|vari|diversi)| dal (?:tempo|contesto|tipo
        |caso)| dalle (?:tue|circostanze)|[.!,]|$)
    puoi (?:provare|consultare|considerare)
    potresti (?:voler|provare|considerare)
    è (?:importante|consigliabile) (?:consultare|verificare|parlare)
    ti (?:consiglio|suggerisco)
    penso che sia (?:molto )?(?:bello|interessante|buono|fantastico|importante)
    você (?:pode|poderia) (?:tentar|consultar|considerar|querer|verificar|experimentar)
    é (?:importante|recomendável|aconselhável) (?:consultar|verificar|falar)
    recomendo
    acho que é (?:muito )?(?:bom|ótimo|interessante|legal|bonito)
    het hangt (?:ervan af|af van)
    dat hangt (?:ervan af|af van)
    het is (?:raadzaam|verstandig|aan te raden)
    je (?:kunt|kan) (?:ook |eventueel )?(?:overwegen|proberen|contact)
    ik (?:raad|adviseer|zou)
    ik (?:denk|vind) (?:dat )?(?:het|dit) (?:heel |erg )?(?:mooi|goed|leuk|interessant|geweldig)
    to zależy
    zależy(?= (?:od|to)|[.!,]|$)
    warto (?:rozważyć|skonsultować|sprawdzić|zapytać)
    możesz (?:też |także )?(?:spróbować|rozważyć|skonsultować|sprawdzić)
    polecam
    myślę, że to (?:świetn|dobr|ciekaw|wspaniał)\\w*
    это зависит
    всё зависит
    все зависит
    вы можете (?:попробовать|обратиться|рассмотреть|проверить)
    рекомендую
    советую
    я (?:думаю|считаю), (?:что )?это (?:очень )?(?:хорошо|отлично|интересно|здорово|важно)
    duruma (?:bağlı|göre)
    bu(?: durum)? (?:duruma )?bağlıdır
    size (?:öneririm|tavsiye ederim)
    bence (?:bu )?(?:çok )?(?:güzel|harika|iyi|ilginç)
    يعتمد (?:ذلك|الأمر|هذا)
    هذا يعتمد
    أنصحك
    أعتقد أن (?:هذا|ذلك) (?:رائع|جيد|جميل|مهم)
    قد (?:ترغب|تود)
    这(?:取决于|要看|得看)
    這(?:取決於|要看)
    取决于(?:您|你)
    您(?:可以|可能)(?:想|考虑|尝试|试试|咨询|联系)
    你(?:可以|可能)(?:想|考虑|尝试|试试|咨询|联系)
    我(?:建议|建議|推荐|推薦)
    我(?:认为|觉得|認為|覺得)(?:这|那|它|這)(?:很|非常|真)(?:好|棒|有趣|美|重要)
    場合による
    それは(?:場合|状況)によ
    状況によ(?:り|って異なり)ます
    おすすめします
    私は(?:とても)?(?:素晴らしい|良い|いい)と思
    상황에 따라 다
    경우에 따라 다
    그것은 상황에
    저는 (?:그것이|이것이) (?:좋|멋|훌륭)
    추천(?:드립니다|합니다)
"""
