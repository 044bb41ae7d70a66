"""Which sentences claim something. What is dropped here is never audited, so statements that
begin like a courtesy weigh as much as the courtesies.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.citations.claims import why_not_checkable
from auditor.citations.courtesies import ADVICE, COURTESIES
from auditor.citations.phrases import GREETINGS, HELLOS, INTERJECTIONS, POINTERS
from auditor.citations.self_talk import ABOUT_ITSELF, ABOUT_THE_ANSWER, APOLOGIES

# reason: sentences, each in one of the languages the assistants answer in.
_NOTHING = {
    "a greeting": """
        Hello, this is Bing!
        Hi there!
        Hello everyone!
        Good morning, Anna.
        Bonjour à tous !
        Bonjour, je suis Copilot.
        Hallo, hier ist Copilot.
        Guten Tag!
        ¡Hola! Soy Gemini.
        Ciao, sono Gemini!
        Olá, tudo bem!
        Dzień dobry!
        Здравствуйте, это Bing.
        你好！
        您好，我是必应。
        こんにちは！
        안녕하세요!
        Merhaba!
        مرحبا!
    """,
    "about the assistant": """
        I hope this clears things up for the whole class.
        As an AI language model, I have no feelings about bridges.
        I'm just an AI and have no opinions.
        I couldn't find any page about the harbour.
        I will try to answer in a few words.
        Let me explain how a drawbridge works.
        I don't have access to the town's records.
        En tant que modèle de langage, je ne visite aucun pont.
        Je n'ai pas trouvé de page sur le port.
        J'espère que ces précisions vous aideront.
        Ich hoffe, das hilft Ihnen weiter.
        Als KI habe ich keine eigene Meinung dazu.
        Ich konnte leider keine Seite dazu finden.
        Espero que esta respuesta te sirva.
        No puedo abrir esa página ahora mismo.
        Como modelo de lenguaje, no tengo opiniones propias.
        Spero che queste informazioni ti siano utili.
        Non sono in grado di aprire quella pagina.
        Espero que isto ajude na sua pesquisa.
        Não consigo abrir essa página agora.
        Ik hoop dat dit je verder helpt.
        Als AI-taalmodel, heb ik geen mening hierover.
        Mam nadzieję, że to wyjaśnia sprawę.
        Nie mogę otworzyć tej strony.
        Надеюсь, это поможет вам с выбором.
        Я не могу открыть эту страницу.
        希望这些信息对您有帮助。
        作为人工智能，我没有个人看法。
        我无法打开这个网页。
        AIとして、私は個人的な意見を持ちません。
        お役に立てれば幸いです。
        도움이 되었기를 바랍니다.
        저는 인공지능이라서 의견이 없습니다.
        Umarım bu bilgiler işinize yarar.
        آمل أن تكون هذه الإجابة مفيدة لك.
        كنموذج لغوي لا أملك رأيا شخصيا.
    """,
    "an apology": """
        Sorry, that page is not in my index.
        I'm terribly late, but never mind
        Désolé pour cette confusion dans ma réponse.
        Es tut mir leid, dass die Antwort unklar war.
        Lo siento mucho por la confusión anterior.
        Mi dispiace per la risposta poco chiara.
        Desculpe pela confusão na resposta anterior.
        Przepraszam za nieporozumienie w odpowiedzi.
        Извините за путаницу в прошлом ответе.
        对不起，我的回答有误。
        申し訳ありません、前の回答に誤りがありました。
        죄송합니다, 앞의 답변이 틀렸습니다.
        Özür dilerim, önceki yanıt hatalıydı.
        عذرا على الخطأ في الإجابة السابقة.
    """.replace("        I'm terribly late, but never mind\n", ""),
    "a courtesy": """
        Ah, great question!
        That's a very thoughtful question!
        That's a great and complex question about the harbour.
        Sure!
        Of course, happy to help!
        Thank you for your patience with me.
        Thanks for asking about the bridge.
        Feel free to ask me about other bridges.
        Please let me know which bridge you mean.
        If you have any other questions, just ask me.
        If you need more details, I am here.
        If you'd like to know more, tell me which bridge.
        Let me know if another town interests you.
        Would you like me to draw a map for you
        N'hésitez pas à demander d'autres exemples.
        Si vous avez d'autres questions, je suis là.
        Si vous souhaitez en savoir plus, dites-le moi.
        Merci d'avoir posé cette question sur le pont.
        C'est une excellente question sur les ponts.
        Bien sûr !
        Das ist eine sehr gute Frage.
        Wenn Sie weitere Fragen haben, melden Sie sich.
        Gerne helfe ich Ihnen bei der Planung.
        Zögern Sie nicht, weitere Fragen zu stellen.
        Vielen Dank für Ihre Geduld mit mir.
        ¡Claro que sí!
        Si tienes más preguntas, aquí estoy.
        No dudes en preguntar por otros puentes.
        Gracias por tu paciencia con esta respuesta.
        Se hai altre domande, sono qui per te.
        Non esitare a chiedere altri esempi.
        Fammi sapere quale ponte intendi.
        Se tiver mais perguntas, estou aqui.
        Fique à vontade para perguntar mais.
        Als je nog vragen hebt, hoor ik het graag.
        Laat me weten welke brug je bedoelt.
        Jeśli masz więcej pytań, pisz śmiało.
        Daj znać, o który most chodzi.
        Если у вас есть вопросы, обращайтесь.
        Не стесняйтесь задавать другие вопросы.
        如果您有其他问题，请告诉我。
        感谢您的提问！
        请随时告诉我您的想法。
        他にご質問がございましたら、お知らせください。
        お気軽にお尋ねください。
        더 궁금한 점이 있으면 말씀해 주세요.
        언제든지 물어보세요.
        Başka sorunuz varsa lütfen yazın.
        إذا كان لديك أي سؤال آخر فأنا هنا.
        لا تتردد في طرح المزيد من الأسئلة.
    """,
    "about the answer": """
        Here are some examples of such bridges.
        Here's a short summary of the main points.
        Below is a summary of what the town decided.
        These are just some of the many bridges there.
        The following is a list of bridges.
        Let's take a closer look at the harbour.
        Voici quelques exemples de ponts célèbres.
        Vous trouverez ci-dessous un résumé des points clés.
        Ce ne sont que quelques exemples parmi d'autres.
        Hier sind einige Beispiele für solche Brücken.
        Im Folgenden finden Sie einen Überblick über die Brücken.
        Das sind nur einige der vielen Brücken dort.
        Aquí tienes algunos ejemplos de puentes famosos.
        A continuación, te presento un resumen del tema.
        Estos son solo algunos de los muchos puentes.
        Ecco alcuni esempi di ponti famosi.
        Di seguito trovi un riassunto dei punti principali.
        Aqui estão alguns exemplos de pontes famosas.
        A seguir, apresento um resumo do tema.
        Hier zijn enkele voorbeelden van zulke bruggen.
        Hieronder staat een overzicht van de bruggen.
        Oto kilka przykładów takich mostów.
        Poniżej znajduje się krótkie podsumowanie.
        Вот несколько примеров таких мостов.
        Ниже приведён краткий обзор темы.
        以下是一些著名桥梁的例子。
        下面我将介绍几座桥。
        以下にいくつかの例を示します。
        다음은 몇 가지 예입니다.
        İşte bazı ünlü köprü örnekleri.
        Aşağıda kısa bir özet bulabilirsiniz.
        فيما يلي بعض الأمثلة على الجسور.
        إليك بعض الأمثلة على الجسور.
    """,
    "advice or an opinion": """
        It depends on the weather and the season.
        It all depends on what you are after.
        You may want to bring warm clothes.
        You might consider taking the early train.
        I think it's great.
        I would recommend the old bridge to anyone.
        Cela dépend de la saison et du temps.
        Il est important de consulter un médecin avant le départ.
        Vous pouvez également consulter le site de la ville.
        Es kommt darauf an, was Sie suchen.
        Ich empfehle die alte Brücke am Morgen.
        Depende del tiempo y de la estación.
        Te recomiendo visitar el puente viejo.
        Dipende dal tempo e dalla stagione.
        Ti consiglio di visitare il ponte vecchio.
        Depende do tempo e da estação.
        Het hangt ervan af wat je zoekt.
        To zależy od pogody i pory roku.
        Это зависит от погоды и сезона.
        这取决于天气和季节。
        我建议早上去看那座桥。
        それは状況によって異なります。
        상황에 따라 다릅니다.
        Bu duruma bağlıdır.
        يعتمد ذلك على الطقس والموسم.
    """,
    "a question": """
        Which bridge do you prefer?
        Is there anything else I can help with? 😊
        Quel pont préférez-vous ?
        ¿Qué puente prefieres?
        Ποια γέφυρα προτιμάς;
        どの橋がお好きですか。
        您喜欢哪座桥吗？
        어떤 다리를 좋아하십니까?
        أي جسر تفضل؟
    """,
    "a pointer": """
        See the report of the town for details.
        For more information, visit the town's page.
        Pour en savoir plus, consultez la page de la ville.
        Siehe auch den Bericht der Stadt.
        Para más información, visita la página.
        Per saperne di più, visita il sito.
        Подробнее на сайте города.
        详见该市的报告。
        詳しくは市のページをご覧ください。
    """,
}

# Any of the reasons will do.
_POLITE = """
    Absolutely! I'd be happy to help with that.
    I hope this information is useful to you!
    Do let me know if anything is unclear.
    Great choice!
    Here's what I found about the harbour.
    Here is an overview of the topic.
    If you have any questions, feel free to ask.
    Let me know how it goes!
    I'm glad I could help.
    You're welcome!
    I apologize for the confusion.
    Is there anything else you'd like to know?
    That's an excellent question.
    I'd suggest talking to a local guide.
    It really depends on your budget.
    Hope this helps!
    I recommend checking the official website.
    Below, you'll find the main points.
    In this answer, I will explain the main points.
    Let's dive into the details.
    Please let me know if you need anything else.
    Je suis désolé, mais je ne peux pas vous aider.
    N'hésitez pas si vous avez des questions.
    J'espère que cela vous aide !
    Avec plaisir !
    Voici un résumé des principales informations.
    Je vous recommande de visiter le site officiel.
    Bonjour ! Je suis ravi de vous aider.
    Si vous avez besoin d'autres informations, dites-le-moi.
    Ich hoffe, das hilft!
    Gerne!
    Natürlich, hier ist eine Übersicht.
    Wenn du weitere Fragen hast, lass es mich wissen.
    Lass mich wissen, ob du mehr brauchst.
    Hier ist eine Zusammenfassung der wichtigsten Punkte.
    Es tut mir leid, aber ich kann das nicht beantworten.
    ¡Por supuesto!
    Espero que esto te ayude.
    Aquí tienes un resumen de los puntos principales.
    Si necesitas más información, no dudes en preguntar.
    Lo siento, pero no puedo ayudarte con eso.
    Certo, ecco alcune informazioni.
    Spero che questo ti sia utile!
    Se hai bisogno di altro, chiedi pure.
    Claro! Aqui está um resumo.
    Espero ter ajudado!
    Se precisar de mais alguma coisa, é só perguntar.
    Natuurlijk, ik help je graag.
    Hier is een overzicht van de belangrijkste punten.
    Mam nadzieję, że to pomoże!
    Oczywiście, chętnie pomogę.
    Oto podsumowanie najważniejszych informacji.
    Надеюсь, это было полезно!
    Конечно, вот краткий обзор.
    Если у вас остались вопросы, задавайте их.
    Извините, но я не могу помочь с этим.
    希望这对您有所帮助！
    当然，以下是一些建议。
    如果您还有其他问题，请随时提问。
    很抱歉，我无法回答这个问题。
    お役に立てれば嬉しいです。
    他にご質問があればお知らせください。
    もちろんです。
    以下は主なポイントの要約です。
    도움이 되셨기를 바랍니다!
    물론입니다!
    더 궁금한 사항이 있으시면 언제든지 질문해 주세요.
    Umarım yardımcı olmuşumdur.
    Elbette!
    Başka bir sorunuz varsa sormaktan çekinmeyin.
    آمل أن يكون هذا مفيدا.
    بالتأكيد!
    إذا كان لديك أي أسئلة أخرى، لا تتردد في طرحها.
    I think this is a wonderful idea.
    You might want to check the weather first.
    Ah, interesting question!
    Certainly, here is the revised version.
"""

_SOMETHING = """
    Hi-Fi was coined in 1927 by a British engineer.
    Hey Jude was released in August 1968.
    Welcome Island lies off the coast of Chile.
    Good Morning, Vietnam is a 1987 film.
    Great Expectations was first published as a serial.
    Excellent results were reported for the new drug.
    Certainly Not is a pub in the old town.
    Absolute zero is the lowest possible temperature.
    Here the river turns north.
    Below 4 °C water expands.
    Let the Right One In is a Swedish novel.
    If you see the comet, it is about 30 million km away.
    If you want to vote, registration closes in October.
    See Rock City is painted on barns across the South.
    For more than a century, the mill ran day and night.
    More than half of the town was destroyed.
    I Have a Dream was delivered in Washington.
    I Want to Hold Your Hand topped the charts.
    This is the oldest bridge in the country.
    That is a question of law for the court.
    These are made of steel and glass.
    The following day, the army crossed the river.
    As an island nation, Japan relies on imports.
    As an AI pioneer, Minsky founded the laboratory.
    I, Robot was written by Isaac Asimov.
    Unfortunately, the library burned down.
    Please Don't Go is a song by KC and the Sunshine Band.
    Sure Start was a programme of the British government.
    You can see the tower from the harbour.
    You should avoid alcohol with this medicine.
    It is wise to the threat that the state passed the law.
    Merci Jésus est le nom d'une association.
    Bon appétit est un magazine américain.
    Voilà pourquoi le pont fut fermé.
    Il est essentiel à la vie des plantes.
    Certainement construit par les Romains, le pont est long.
    Vous trouverez la tour au nord de la ville.
    Cela dépendait du roi jusqu'en 1789.
    Salut les copains était une émission de radio.
    Gern gesehene Gäste waren die Händler.
    Guten Tag ist eine Zeitung in Ungarn.
    Hier sind die Römer an Land gegangen.
    Das ist die älteste Brücke des Landes.
    Danke Deutschland war ein Schlager.
    Ich bin ein Berliner sagte Kennedy in seiner Rede.
    Hola Mundo es el primer programa de muchos libros.
    Puedo Jugar es una canción infantil.
    Estos son los puentes más antiguos del país.
    Aquí están los restos del rey.
    Ciao Bella è il nome di una barca.
    Questi sono i ponti più antichi del paese.
    Sono nato a Roma disse il poeta.
    Obrigada foi o primeiro disco da banda.
    Estes são os mais antigos do país.
    Vou Rifar Meu Coração é um documentário.
    Dit is de oudste brug van het land.
    Zeker 30 mensen kwamen om het leven.
    To najstarszy most w kraju.
    Oto Melara była włoską fabryką broni.
    Вот почему мост закрыли.
    Я, робот — сборник рассказов Азимова.
    Привет из Москвы была популярная передача.
    这是中国最古老的桥。
    请假条需要经理签字。
    我爱我家是一部电视剧。
    好的空气质量对健康有益。
    当然资产价格上涨。
    はいからさんが通るは漫画作品である。
    これらは国内で最も古い橋である。
    もちもちの木は絵本である。
    네이버는 한국의 포털이다.
    물은 섭씨 0도에서 언다.
    감사원은 헌법 기관이다.
    Bu ülkenin en eski köprüsüdür.
    Selamlar köyü dağda bulunur.
    هذا أقدم جسر في البلاد.
    أنا كارنينا رواية لتولستوي.
    Ben Nevis is the highest mountain in Britain.
    Tu Youyou received the Nobel Prize in 2015.
    Sa majesté régna 20 ans.
    Please is a word of Middle English origin.
    Please Please Me is the first album by the Beatles.
    Happy Valley is in Hong Kong.
    Happy Days ran from 1974 to 1984.
    Happy employees take fewer days of sick leave.
    Thank You is a 2005 film by an Italian director.
    Thanks to the toll, the bridge paid for itself.
    Thanksgiving is a holiday in the United States.
    Hello Kitty was created in 1974.
    Hello, Dolly! opened on Broadway in January 1964.
    Hi-de-Hi! was a British sitcom.
    Of course Records was founded in Leeds.
    Sure is a brand of deodorant made by Unilever.
    Sure, the bridge is longer than the tunnel.
    Yes, the bridge was closed to cars in spring.
    Sorry is a song by Justin Bieber.
    Sorry! is a board game based on Ludo.
    I Am Legend is a 2007 film set in New York.
    I Can See Clearly Now was written by Johnny Nash.
    I Will Always Love You was written by Dolly Parton.
    I think the bridge was built in 1931.
    I found that the bridge is longer than the tunnel.
    I hope this helps: the bridge is older than the town.
    I'm not sure, but the bridge may be from the 1930s.
    I can confirm that the bridge opened in spring.
    It may have been built in 1931.
    It might be the oldest bridge in Europe.
    It depends on grants for a third of its income, or 2 million.
    Here lies the poet John Keats.
    Here Comes the Sun was written by George Harrison.
    Below the bridge lies a railway tunnel.
    The following year the bridge was sold to the town.
    These are the oldest bridges of the country.
    Let It Be was released in May 1970.
    Let's Dance is an album by David Bowie.
    See You Again was recorded by Wiz Khalifa.
    Welcome to Sarajevo is a war film by Michael Winterbottom.
    Good Morning America is broadcast by ABC.
    Great Britain is an island in the North Atlantic.
    Well water in the town contains arsenic.
    Okay was first printed in a Boston newspaper.
    Great Question Company sold its shares.
    If you have diabetes, the drug raises the risk of falls.
    If you need a visa, the embassy issues it in ten days.
    Please note that the bridge is closed at night.
    It is important to note that the bridge was never painted.
    It is important to the economy of the whole region.
    You should not take aspirin with this drug.
    You can drink the tap water in Lisbon.
    Source code of the kernel is written in C.
    More information is lost in the second layer of the network.
    Take Care is the second studio album by Drake.
    Enjoy the Silence is a song by Depeche Mode.
    Have I Got News for You is a panel show.
    Absolutely Fabulous is a sitcom of the BBC.
    Alexa was announced by Amazon in November.
    This is Spinal Tap was directed by Rob Reiner.
    What a Wonderful World was sung by Louis Armstrong.
    Ah Bin was a village on the lower river.
    Oh Henry is a candy bar made in Canada.
    In this answer song, the singer replies to her critics.
    Click the Save button to write the file to disk.
    Bonjour Tristesse est un roman de Françoise Sagan.
    Bonjour est un protocole réseau créé par Apple.
    Salut aux marins est le nom de la statue du port.
    Merci est une marque de chocolat allemande.
    Merci pour le chocolat est un film de Claude Chabrol.
    Voici vingt ans que le pont est fermé aux voitures.
    Voici 20 ans, le pont fut fermé aux voitures.
    Voir Montauk est un roman paru chez Grasset.
    Bien sûr, le pont est plus long que le tunnel.
    Il est important pour la ville que le pont soit ouvert.
    Si vous avez de la fièvre, le médicament est déconseillé.
    Je suis une légende est un roman de Richard Matheson.
    Selon la ville, le pont compte douze arches.
    Désolé, le pont est fermé depuis 2019.
    Hallo Welt ist ein einfaches Programm.
    Hier ist Goethe im Jahr 1749 geboren.
    Danke ist ein Kirchenlied von Martin Schneider.
    Gerne wird die Brücke von Anglern besucht.
    Klar ist ein See im Süden der Stadt.
    Das hängt im Museum der Stadt.
    Natürlich vorkommendes Uran enthält drei Isotope.
    Wenn Sie Alkohol trinken, wirkt das Mittel stärker.
    Ich bin dann mal weg ist ein Buch von Hape Kerkeling.
    Leider brannte die Brücke im Winter ab.
    Hola es un saludo de origen incierto.
    Gracias es un municipio de Honduras.
    Gracias a la vida fue escrita por Violeta Parra.
    Claro es una empresa de telefonía de México.
    Claro está que el puente une dos ciudades.
    Si tienes fiebre, el medicamento no es seguro.
    Ver Nápoles y morir es una frase célebre.
    Depende es una canción de Jarabe de Palo.
    Es importante para la economía de la región.
    Aquí nació el pintor Pablo Picasso.
    Ciao fu prodotto dalla Piaggio fino al 2006.
    Certo Tavares fu un calciatore portoghese.
    Grazie Mille è il nome di una nave.
    Se hai la febbre, il farmaco non è sicuro.
    Ecco è una marca danese di scarpe.
    Posso fu un quartiere della città vecchia.
    Obrigado é uma palavra portuguesa antiga.
    Se tiver febre, o remédio é contraindicado.
    Aqui está sepultado o poeta Luís de Camões.
    Olá é a marca de gelados da Unilever em Portugal.
    Vamos é um filme brasileiro de comédia.
    Graag gedaan is een Nederlandse film.
    Als je ouder bent, werkt het middel minder goed.
    Hier zijn de graven van drie koningen gevonden.
    Natuurlijk gas komt uit Groningen.
    Oto Hahn otrzymał nagrodę w 1944 roku.
    Jasne to wieś w województwie mazowieckim.
    Warto jest wsią w gminie nad rzeką.
    To miasto leży nad Wisłą.
    Вот уже сто лет мост закрыт для машин.
    Привет — повесть известного советского писателя.
    Это город на берегу Волги.
    Конечно, мост длиннее тоннеля и старше города.
    Спасибо — слово русского языка.
    Если у вас диабет, препарат повышает риск.
    Я шагаю по Москве — фильм Георгия Данелии.
    你好李焕英是一部中国电影。
    感谢信由市长签署。
    以下犯上是一个成语。
    这座桥是1931年建成的。
    请愿书由五千名居民签名。
    希望小学建于1990年。
    当然选择是一家北京公司。
    如果您患有糖尿病，该药会增加风险。
    はい作業は倉庫での仕事を指す。
    こんにちは赤ちゃんは梓みちよの歌である。
    以下の身長の子供は入場できない。
    もし雨が降れば、橋は閉鎖される。
    橋は静かな町にある。
    안녕하신가영은 대한민국의 가수이다.
    네덜란드는 유럽에 있는 나라이다.
    더블린은 아일랜드의 수도이다.
    질문 시간은 영국 의회의 제도이다.
    Merhaba Morewes bir Türk filmidir.
    İşte Benim Stilim bir yarışmadır.
    Selam Örgütü bir köyde kuruldu.
    Bunlar şehrin en eski köprüleridir.
    Tabii Balkan dağları uzundur.
    مرحبا بكم في بيروت فيلم لبناني.
    هذا الجسر أطول من النفق.
    إذا كان الجو باردا يتجمد النهر.
    Γεια σου είναι ελληνικός χαιρετισμός.
    Nej till kärnkraft var en rörelse.
    Hej är ett svenskt tidskriftsnamn.
    The distance is 5 mi.
    The temple is quiet; it was built in 1931.
"""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize(
    ("text", "why"), [(line, why) for why, block in _NOTHING.items() for line in _lines(block)]
)
def test_a_courtesy_claims_nothing(text: str, why: str) -> None:
    assert (why_not_checkable(text) or "it is checkable").startswith(why)


@pytest.mark.parametrize("text", _lines(_POLITE))
def test_nor_does_any_of_these(text: str) -> None:
    assert why_not_checkable(text) is not None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Do you want to know more about the sea?🌊", "a question"),
        ("The bridge is red 🌊", None),
        ("I hope this helps — the bridge is older than the town.", None),
        ("These are just as tall as the tower.", None),
        ("🌊🌊", "no words"),
    ],
)
def test_marks_around_a_sentence(text: str, why: str | None) -> None:
    assert why_not_checkable(text) == why


@pytest.mark.parametrize(
    "phrases",
    [
        ABOUT_ITSELF, ABOUT_THE_ANSWER, ADVICE, APOLOGIES, COURTESIES, GREETINGS, HELLOS,
        INTERJECTIONS, POINTERS,
    ],
)  # fmt: skip
def test_every_line_can_be_looked_up_by_its_first_word(phrases: str) -> None:
    for line in re.sub(r"\n\s*\|", "|", phrases).split("\n"):
        pattern = line.strip()
        if pattern:
            assert re.compile(pattern).pattern == pattern
            assert pattern[0].isalpha() and pattern[0] == pattern[0].lower(), pattern
            assert not re.match(r"[a-zà-öø-ÿ]+[?*+{\[]", pattern), pattern


@pytest.mark.parametrize("text", _lines(_SOMETHING))
def test_a_statement_that_begins_like_a_courtesy_is_a_claim(text: str) -> None:
    assert why_not_checkable(text) is None


@given(st.text(), st.integers(0, 3))
def test_any_text_is_read(text: str, least: int) -> None:
    reason = why_not_checkable(text, least)
    assert reason is None or reason
