from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from tests.pages.samples import (
    ARTICLE,
    LONG_ARTICLE,
    NAVIGATION,
    article,
    html,
    link,
    response,
)

LINKS_ELSEWHERE = "<ul>" + "<li><a href=/x>The fire of 1698 and its causes</a>" * 25 + "</ul>"
SPECIFICATION = (
    "<p>The attribute <code>border</code> has been removed. The page does not exist.</p>"
)

MISSING = [
    html("<h1>Page not found</h1><p>Try the search.</p>", title="Museum of Aldmoor"),
    html("<p>The museum is open daily.</p>", title="404 - Page not found | Museum of Aldmoor"),
    html("<h1>Oops! That page can’t be found.</h1>", title="Museum"),
    html("<h1>404</h1><p>Back to the start page</p>", title="Museum"),
    html(f"<h1>Page not found</h1>{LINKS_ELSEWHERE}", title="Page not found – Museum"),
    html("<p>The page you are looking for might have been removed or deleted.</p>", title="Museum"),
    html("<p>Sorry, we couldn't find that page.</p>", title="Museum"),
    html("<p>The requested URL was not found on this server.</p>", title="Museum"),
    html("<h2>Hm.</h2>", title="Museum", head='<meta name="prerender-status-code" content="404">'),
    html("<h1>Page introuvable</h1>", title="Musée d'Aldmoor", lang="fr"),
    html("<h1>Oups</h1><p>La page que vous recherchez n’existe pas ou a été déplacée.</p>"),
    html("<h1>Seite nicht gefunden</h1>", title="Museum", lang="de"),
    html("<p>Die angeforderte Seite konnte leider nicht gefunden werden.</p>", title="Museum"),
    html("<h1>Página no encontrada</h1>", title="Museo", lang="es"),
    html("<p>La página que buscas no existe.</p>", title="Museo", lang="es"),
    html("<h1>Pagina non trovata</h1>", title="Museo", lang="it"),
    html("<p>La pagina che stai cercando non esiste.</p>", title="Museo", lang="it"),
    html("<h1>Página não encontrada</h1>", title="Museu", lang="pt"),
    html("<h1>Pagina niet gevonden</h1>", title="Museum", lang="nl"),
    html("<p>De pagina die u zoekt bestaat niet meer.</p>", title="Museum", lang="nl"),
    html("<h1>Nie znaleziono strony</h1>", title="Muzeum", lang="pl"),
    html("<h1>Strona nie istnieje</h1>", title="Muzeum", lang="pl"),
    html("<h1>Страница не найдена</h1>", title="Музей", lang="ru"),
    html("<p>Запрашиваемая страница не существует.</p>", title="Музей", lang="ru"),
    html("<h1>Sayfa bulunamadı</h1>", title="Müze", lang="tr"),
    html("<h1>ページが見つかりません</h1>", title="博物館", lang="ja"),
    html("<p>お探しのページは見つかりませんでした。</p>", title="博物館", lang="ja"),
    html("<h1>页面不存在</h1>", title="博物馆", lang="zh"),
    html("<p>抱歉，您访问的页面不存在或已被删除。</p>", title="博物馆", lang="zh"),
    html("<p>요청하신 페이지를 찾을 수 없습니다.</p>", title="박물관", lang="ko"),
    html("<h1>الصفحة غير موجودة</h1>", title="متحف", lang="ar"),
    html("<p>Aldmoorpedia does not have an article with this exact name.</p>", title="Bel bronze"),
    html("<p>There is currently no text in this page. You can search for it.</p>", title="Bel"),
    html("<p>This video isn't available anymore</p>", title="Clips"),
    html("<p>Video unavailable</p><p>This video has been removed by the uploader.</p>", title="C"),
    html("<h1>This listing is no longer available</h1>", title="Market"),
    html("<p>Cet article a été supprimé.</p>", title="Le Courrier", lang="fr"),
    html("<p>Cette vidéo n’est plus disponible.</p>", title="Le Courrier", lang="fr"),
    html("<p>Dieser Beitrag wurde gelöscht.</p>", title="Forum", lang="de"),
    html("<p>Dieses Video ist nicht mehr verfügbar.</p>", title="Forum", lang="de"),
    html("<p>Este artículo ha sido eliminado.</p>", title="Diario", lang="es"),
    html("<p>Questo articolo è stato rimosso.</p>", title="Giornale", lang="it"),
    html("<p>Este artigo foi removido.</p>", title="Jornal", lang="pt"),
    html("<p>Dit artikel is verwijderd.</p>", title="Krant", lang="nl"),
    html("<p>Ten artykuł został usunięty.</p>", title="Gazeta", lang="pl"),
    html("<p>Это видео больше не доступно.</p>", title="Клипы", lang="ru"),
    html("<p>Эта статья была удалена.</p>", title="Газета", lang="ru"),
    html("<p>Bu içerik kaldırıldı.</p>", title="Gazete", lang="tr"),
    html("<p>この記事は削除されました。</p>", title="新聞", lang="ja"),
    html("<p>该文章已被删除</p>", title="报纸", lang="zh"),
    html(
        "<p>삭제된 게시물입니다. 이 동영상은 더 이상 재생할 수 없습니다.</p>",
        title="신문",
        lang="ko",
    ),
    html("<p>تم حذف هذا المقال</p>", title="صحيفة", lang="ar"),
    html("<p>Artikeln har tagits bort.</p>", title="Tidning", lang="sv"),
    html("<h1>Sidan hittades inte</h1>", title="Museet", lang="sv"),
    html("<p>Sidan du söker finns inte längre.</p>", title="Museet", lang="sv"),
]
NOT_MISSING = [
    article(title="HTTP 404: what the code means | Museum blog"),
    article("<h1>Page not found: a short history of an error</h1>" + LONG_ARTICLE),
    article(LONG_ARTICLE + SPECIFICATION, title="Changes in version 5"),
    article(ARTICLE + SPECIFICATION, title="Changes in version 5"),
    html("<h1>Lost and found</h1><p>Gloves, an umbrella.</p>", title="Lost and found"),
    html("<dl><dt>Signature:</dt><dd>not found</dd><dt>Date</dt><dd>1411</dd></dl>", title="Bell"),
    html("<h1>Suspect not found after night of searches</h1><p>Police said so.</p>", title="News"),
    html("<h1>Peugeot 404</h1><p>Built from 1960 to 1975.</p>", title="Peugeot 404"),
    html("<h1>Area code 410</h1><p>It serves Maryland.</p>", title="Area code 410"),
    html("<h1>Post on fire removed</h1><p>The post was withdrawn on Monday.</p>", title="News"),
    article(ARTICLE, title="Nothing found in the second dig"),
    html("<p>Le manuscrit est introuvable depuis 1911.</p>", title="Manuscrit", lang="fr"),
    html("<p>Die Inschrift wurde nicht gefunden.</p>", title="Grabung", lang="de"),
    html(
        "<h1>not found</h1><p>adjective: said of what was looked for in vain.</p>",
        title="not found | Aldmoor Dictionary",
    ),
    html(
        "<h1>introuvable</h1><p>Adjectif. Que l’on ne peut trouver : « page introuvable ».</p>",
        title="introuvable : définition",
        lang="fr",
    ),
    article(
        "<h1>The bell rings</h1>" + ARTICLE[:300] + "</p><p>This video is no longer available."
    ),
    html("<h1>The post was removed by moderators</h1><p>Why, nobody said.</p>", title="News"),
    html("<p>The museum removed the bell in 1911. It is no longer shown.</p>", title="The bell"),
    html("<p>The missing page 12 of the codex was found in 1911.</p>", title="The codex"),
]


@pytest.mark.parametrize("page", MISSING)
def test_missing_pages_are_told(page: str) -> None:
    inspection = inspect_page(link(), response(page))
    assert inspection.status is LinkStatus.SOFT_404, inspection
    assert inspection.page is None
    assert "says" in inspection.reason


@pytest.mark.parametrize("page", NOT_MISSING)
def test_pages_that_only_talk_about_it_are_pages(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.OK


def test_a_page_about_the_status_code_is_a_page() -> None:
    url = "https://docs.example/http/status/404"
    page = article(f"<h1>404 Not Found</h1>{ARTICLE}", title="404 Not Found – HTTP | Docs")
    assert inspect_page(link(url), response(page, url=url)).status is LinkStatus.OK


def test_a_dictionary_entry_behind_a_redirect_is_a_page() -> None:
    page = html("<h1>introuvable</h1><p>Que l’on ne peut trouver.</p>", title="Introuvable")
    start, end = "https://mots.example/d?id=7", "https://mots.example/mot/lettre-i/introuvable"
    assert (
        inspect_page(link(start), response(page, url=start, final=end)).status is LinkStatus.MOVED
    )


def test_an_article_number_with_404_in_it_does_not_hide_the_error() -> None:
    url = "https://museum.example/news/140421"
    page = html("<h1>Page not found</h1>", title="Museum")
    inspection = inspect_page(link(url), response(page, url=url))
    assert inspection.status is LinkStatus.SOFT_404
    assert inspection.reason == "the page's heading says “Page not found”"


def test_a_redirect_to_the_error_page() -> None:
    page = html(f"<p>We have moved things around.</p>{NAVIGATION}", title="Museum")
    fetched = response(page, final="https://museum.example/404.html")
    assert inspect_page(link(), fetched).status is LinkStatus.SOFT_404


PARKED = [
    html("<p>This domain is for sale. Contact the owner.</p>", title="museum.example"),
    html("<p>Buy this domain</p><a href=x>Related searches</a>", title="museum.example"),
    html("<script src='//img.sedoparking.com/x.js'></script><p>Bells</p>", title="museum.example"),
    '<!doctype html><html data-adblockkey="MFww"><body>Bronze bells<br>Tickets</body></html>',
    '<html><script>window.location.href="/lander"</script></html>',
    html("<h1>museum.example has expired.</h1><p>Renew it now.</p>", title="museum.example"),
    html("<p>The owner of museum.example is offering it for sale.</p>", title="museum.example"),
    html("<p>Il dominio museum.example è in vendita</p>", title="museum.example", lang="it"),
    html("<p>This domain is registered at Namecheap.</p>", title="museum.example"),
    html("<h1>Diese Domain ist bereits registriert</h1>", title="museum.example", lang="de"),
    html("<p>このドメインは、当社で取得されています。</p>", title="museum.example", lang="ja"),
    html("<p>Ce nom de domaine est à vendre</p>", title="museum.example", lang="fr"),
    html("<p>Diese Domain steht zum Verkauf</p>", title="museum.example", lang="de"),
    html("<p>このドメインは販売中です</p>", title="museum.example", lang="ja"),
]


@pytest.mark.parametrize("page", PARKED)
def test_parked_domains(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.PARKED


def test_a_redirect_to_a_domain_market_is_parked() -> None:
    final = "https://www.hugedomains.com/domain_profile.cfm?d=museum-example"
    assert inspect_page(link(), response(article(), final=final)).status is LinkStatus.PARKED


@pytest.mark.parametrize(
    "page",
    [
        article(LONG_ARTICLE + "<p>A banner said: this domain is for sale.</p>"),
        html("<p>The domain of the function is the real line.</p>", title="Domain"),
        html("<p>The house is for sale.</p>", title="House"),
        html("<p>The certificate of mail.museum.example has expired.</p>", title="Mail"),
        article(
            ARTICLE[:300] + "</p><p>Since May the old address greets its visitors with a line: "
            "“This domain is for sale”. Nobody at the parish knows who bought it.</p>"
        ),
        article(
            "<p>Whoever opens the address of the parish today reads that this domain is for sale, "
            "and nothing about the bell.</p><p>The council will meet again in May, the mayor "
            "said, to talk about the costs and about who forgot to pay.</p>"
        ),
    ],
)
def test_pages_about_sales_are_not_parked(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.OK


def test_the_market_itself_is_a_page() -> None:
    url = "https://www.sedo.com/about"
    fetched = response(article(), url=url, final="https://sedo.com/about")
    assert inspect_page(link(url), fetched).status is LinkStatus.OK
