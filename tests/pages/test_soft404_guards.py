"""Pages *about* missing pages, in many languages: none of them is one."""

from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from tests.pages.samples import article, html, link, response

# Title, heading and two sentences of an explanation of the error, language by language.
ABOUT = [
    (
        "en",
        "What does “404 page not found” mean?",
        "A server answers 404 when it has no page at an address. Often a link was mistyped, or the "
        "page was moved without a redirect. Owners of sites should read their logs.",
    ),
    (
        "fr",
        "Erreur 404 : que signifie « page introuvable » ?",
        "Le serveur répond 404 quand aucune page ne correspond à l’adresse. Le plus souvent, "
        "le lien a été mal recopié ou la page a changé de place sans redirection.",
    ),
    (
        "de",
        "Was bedeutet „Seite nicht gefunden“ und was hilft dagegen?",
        "Ein Server antwortet mit 404, wenn an einer Adresse nichts liegt. Meist ist der Verweis "
        "falsch abgeschrieben oder die Seite wurde verschoben.",
    ),
    (
        "es",
        "Qué significa el error 404, «página no encontrada»",
        "El servidor responde 404 cuando no hay nada en la dirección. Casi siempre el enlace "
        "está mal copiado o la página cambió de sitio sin una redirección.",
    ),
    (
        "it",
        "Errore 404 «pagina non trovata»: cause e rimedi",
        "Il server risponde 404 quando all’indirizzo richiesto non c’è nulla. Di solito il "
        "collegamento è stato copiato male oppure la pagina è stata spostata.",
    ),
    (
        "pt",
        "O que quer dizer “página não encontrada” (erro 404)",
        "O servidor responde 404 quando não há nada no endereço pedido. Quase sempre a ligação foi "
        "mal copiada ou a página mudou de lugar sem redirecionamento.",
    ),
    (
        "nl",
        "Wat betekent ‘pagina niet gevonden’ en wat doe je eraan?",
        "Een server antwoordt met 404 als er op een adres niets staat. Meestal is de link verkeerd "
        "overgenomen of is de bladzijde verplaatst zonder doorverwijzing.",
    ),
    (
        "pl",
        "Co oznacza błąd 404 „nie znaleziono strony” i jak go naprawić",
        "Serwer odpowiada 404, gdy pod adresem niczego nie ma. Najczęściej odnośnik został źle "
        "przepisany albo strona zmieniła miejsce bez przekierowania.",
    ),
    (
        "ru",
        "Что означает ошибка 404 «страница не найдена» и как её исправить",
        "Сервер отвечает 404, когда по адресу ничего нет. Чаще всего ссылка переписана с ошибкой "
        "или страницу перенесли без перенаправления.",
    ),
    (
        "tr",
        "“Sayfa bulunamadı” hatası ne demek, nasıl giderilir",
        "Sunucu, istenen adreste bir şey yoksa 404 yanıtını verir. Çoğu zaman bağlantı yanlış "
        "yazılmıştır ya da sayfa yönlendirme olmadan taşınmıştır.",
    ),
    (
        "ja",
        "「ページが見つかりません」と表示される原因と対処法",
        "サーバーは指定された場所に何もないとき404を返します。多くの場合、リンクの書き間違いか、"
        "転送を設定せずにページを移したことが原因です。",
    ),
    (
        "zh",
        "为什么会出现“页面不存在”以及如何处理",
        "服务器在地址上没有内容时返回404。多数情况下是链接抄写有误，或者页面搬家后没有设置跳转。",
    ),
    (
        "ko",
        "‘페이지를 찾을 수 없습니다’ 오류가 뜨는 이유와 해결 방법",
        "서버는 주소에 아무것도 없을 때 404로 답합니다. 대개 링크를 잘못 옮겨 적었거나 이동한 뒤 "
        "연결을 남기지 않은 경우입니다.",
    ),
    (
        "ar",
        "ما معنى رسالة «الصفحة غير موجودة» وكيف نصلحها",
        "يرد الخادم بالرمز 404 عندما لا يوجد شيء في العنوان المطلوب. غالبا ما يكون الرابط قد نسخ "
        "بشكل خاطئ أو نقلت الصفحة دون تحويل.",
    ),
    (
        "sv",
        "Vad betyder ”sidan hittades inte” och vad gör man åt det?",
        "En server svarar 404 när det inte finns något på adressen. Oftast har länken skrivits av "
        "fel eller så har sidan flyttats utan omdirigering.",
    ),
]

# Changes and specifications that say of something else that it was removed, or does not exist.
REMOVED = [
    ("en", "Changes in version 5", "The attribute “border” has been removed. Use a style sheet."),
    ("fr", "Nouveautés de la version 5", "L’attribut « border » a été supprimé de la norme."),
    (
        "de",
        "Änderungen in Version 5",
        "Das Attribut „border“ wurde entfernt. Es galt als veraltet.",
    ),
    ("es", "Novedades de la versión 5", "El atributo «border» ha sido eliminado de la norma."),
    ("it", "Novità della versione 5", "L’attributo «border» è stato rimosso dalla norma."),
    ("pt", "Novidades da versão 5", "O atributo “border” foi removido da norma em maio."),
    ("nl", "Wijzigingen in versie 5", "Het attribuut ‘border’ is verwijderd uit de norm."),
    ("pl", "Zmiany w wersji 5", "Atrybut „border” został usunięty z normy w maju."),
    ("ru", "Изменения в версии 5", "Атрибут «border» был удалён из стандарта в мае."),
    ("tr", "5. sürümdeki değişiklikler", "“border” niteliği standarttan kaldırıldı."),
    ("ja", "第5版の変更点", "属性「border」は規格から削除されました。"),
    ("zh", "第五版的变化", "属性“border”已从标准中删除。"),
    ("ko", "5판의 변경 사항", "‘border’ 속성은 규격에서 삭제되었습니다."),
    ("ar", "تغييرات الإصدار الخامس", "تمت إزالة السمة «border» من المعيار في مايو."),
]

# The entry of a dictionary that is called as the error is.
ENTRIES = [
    ("en", "not found", "Dictionary", "adjective: said of what was looked for in vain."),
    ("fr", "introuvable", "Dictionnaire", "Adjectif : que l’on ne parvient pas à trouver."),
    ("de", "nicht gefunden", "Wörterbuch", "Adjektiv, von dem, was vergeblich gesucht wurde."),
    ("es", "no encontrado", "Diccionario", "Adjetivo: dicho de lo que se buscó en vano."),
    ("it", "non trovato", "Dizionario", "Aggettivo: detto di ciò che si cercò invano."),
    ("pt", "não encontrado", "Dicionário", "Adjetivo: diz-se do que se procurou em vão."),
    ("nl", "niet gevonden", "Woordenboek", "Gezegd van wat vergeefs werd gezocht."),
    ("pl", "nie znaleziono", "Słownik", "Forma czasownika: o tym, czego szukano na próżno."),
    ("ru", "не найдено", "Словарь", "О том, что искали напрасно и чего нет."),
    ("tr", "bulunamadı", "Sözlük", "Boşuna aranan bir şey için söylenir."),
    ("ja", "見つかりません", "辞典", "探しても無い物について言う。"),
    ("zh", "未找到", "词典", "形容寻找而没有结果的东西。"),
]

HOMES = [
    ("en", "Aldmoor", "Welcome to the museum. Open daily but Monday."),
    ("fr", "Accueil", "Bienvenue au musée. Ouvert tous les jours sauf le lundi."),
    ("de", "Startseite", "Willkommen im Museum. Täglich außer montags geöffnet."),
    ("es", "Inicio", "Bienvenidos al museo. Abierto todos los días menos el lunes."),
    ("it", "Home", "Benvenuti al museo. Aperto tutti i giorni tranne il lunedì."),
    ("pt", "Início", "Bem-vindos ao museu. Aberto todos os dias exceto segunda-feira."),
    ("nl", "Welkom", "Welkom in het museum. Dagelijks open behalve op maandag."),
    ("pl", "Strona główna", "Witamy w muzeum. Otwarte codziennie oprócz poniedziałku."),
    ("ru", "Главная", "Добро пожаловать в музей. Открыто ежедневно, кроме понедельника."),
    ("tr", "Ana sayfa", "Müzemize hoş geldiniz. Pazartesi dışında her gün açıktır."),
    ("ja", "トップ", "博物館へようこそ。月曜日を除き毎日開館しています。"),
    ("zh", "首页", "欢迎来到博物馆。除星期一外每天开放。"),
    ("ko", "홈", "박물관에 오신 것을 환영합니다. 월요일을 제외하고 매일 엽니다."),
    ("ar", "الرئيسية", "مرحبا بكم في المتحف. يفتح يوميا ما عدا الاثنين."),
]


def status_of(page: str) -> LinkStatus:
    return inspect_page(link(), response(page)).status


@pytest.mark.parametrize(("lang", "title", "text"), ABOUT)
def test_an_explanation_of_the_error_is_a_page(lang: str, title: str, text: str) -> None:
    page = article(f"<h1>{title}</h1><p>{text}</p>" * 2, title=title, lang=lang)
    assert status_of(page) is LinkStatus.OK


@pytest.mark.parametrize(("lang", "title", "text"), REMOVED)
def test_a_list_of_changes_is_a_page(lang: str, title: str, text: str) -> None:
    body = f"<h1>{title}</h1><p>{text}</p>"
    assert status_of(html(body, title=title, lang=lang)) is LinkStatus.OK
    assert status_of(article(body * 6, title=title, lang=lang)) is LinkStatus.OK


@pytest.mark.parametrize(("lang", "word", "book", "text"), ENTRIES)
def test_an_entry_of_a_dictionary_is_a_page(lang: str, word: str, book: str, text: str) -> None:
    body = f"<h1>{word}</h1><p>{text}</p>"
    assert status_of(html(body, title=f"{word} – {book}", lang=lang)) is LinkStatus.OK


@pytest.mark.parametrize(("lang", "title", "text"), HOMES)
def test_a_home_page_is_a_page(lang: str, title: str, text: str) -> None:
    url = "https://museum.example/"
    page = html(f"<h1>{title}</h1><p>{text}</p>", title=title, lang=lang)
    assert inspect_page(link(url), response(page, url=url)).status is LinkStatus.OK
