from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from tests.pages.samples import article, html, link, response

LOGIN_FORM = "<form><input name=user><input type=password><button>Log in</button></form>"

SAME = [
    ("http://museum.example/bell", "https://museum.example/bell"),
    ("https://museum.example/bell", "https://www.museum.example/bell/"),
    ("https://m.museum.example/bell", "https://museum.example/bell"),
    ("https://museum.example/bell?utm_source=bing&id=3", "https://museum.example/bell?id=3"),
    ("https://museum.example/bell#top", "https://museum.example/bell"),
    ("https://museum.co.uk/Bell", "https://collection.museum.co.uk/bell"),
    ("https://museum.example/caf%C3%A9", "https://museum.example/café"),
    ("https://museum.example/", "https://museum.example/en/"),
    ("https://museum.example", "https://www.museum.example/index.html"),
    ("https://museum.example/a?x=1&y=2", "https://museum.example/a?y=2&x=1"),
]
MOVED = [
    ("https://museum.example/bell", "https://museum.example/collection/bell"),
    ("https://museum.example/bell", "https://gallery.example/bell"),
    ("https://museum.example/old/questions", "https://museum.example/faq"),
    ("https://short.example/x1", "https://gallery.example/"),
    ("https://museum.example/item?id=3", "https://museum.example/item?id=4"),
    ("https://a.example.co.uk/x", "https://b.example.org/x"),
]
HOME = [
    ("https://museum.example/collection/bell", "https://museum.example/"),
    ("https://museum.example/collection/bell", "https://www.museum.example/en/"),
    ("https://museum.example/collection/bell", "https://museum.example/fr-FR/index.html"),
    ("https://blog.museum.example/2019/bell", "https://museum.example/home"),
    ("https://museum.example/collection/bell", "https://museum.example/?lang=fr"),
]
LOGIN = [
    ("https://museum.example/bell", "https://museum.example/login?next=/bell"),
    ("https://museum.example/bell", "https://accounts.museum.example/v3?continue=bell"),
    ("https://museum.example/bell", "https://museum.example/users/sign_in"),
    ("https://museum.example/bell", "https://museum.example/oauth2/authorize?client=1"),
    ("https://museum.example/bell", "https://museum.example/wp-login.php?redirect_to=x"),
]


def status_after(start: str, end: str, page: str) -> LinkStatus:
    return inspect_page(link(start), response(page, url=start, final=end)).status


@pytest.mark.parametrize(("start", "end"), SAME)
def test_the_same_page_elsewhere_is_ok(start: str, end: str) -> None:
    status = status_after(start, end, article())
    assert status in (LinkStatus.OK, LinkStatus.MOVED)
    if "/en" not in end and "index" not in end:
        assert status is LinkStatus.OK


@pytest.mark.parametrize(("start", "end"), MOVED)
def test_another_address_is_moved_and_still_judged(start: str, end: str) -> None:
    inspection = inspect_page(link(start), response(article(), url=start, final=end))
    assert inspection.status is LinkStatus.MOVED
    assert end in inspection.reason
    assert inspection.page is not None
    assert inspection.page.url == end


@pytest.mark.parametrize(("start", "end"), HOME)
def test_a_deep_link_that_ends_on_the_home_page(start: str, end: str) -> None:
    assert status_after(start, end, article()) is LinkStatus.REDIRECTED_HOME


@pytest.mark.parametrize(("start", "end"), LOGIN)
def test_a_link_that_ends_on_a_login(start: str, end: str) -> None:
    assert status_after(start, end, html(LOGIN_FORM, title="Museum")) is LinkStatus.REDIRECTED_LOGIN


FRENCH_LOGIN = (
    "<p>Connectez-vous à votre espace</p><form><label>Identifiant</label><input name=u>"
    "<label>Mot de passe</label><input type=password><a href=/r>Mot de passe oublié ?</a>"
    "<button>Valider</button></form>"
)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("https://museum.example/login", "https://museum.example/login"),
        ("https://museum.example/bell", "https://museum.example/bell"),
        ("https://museum.example/login", "https://museum.example/connexion"),
        ("https://museum.example/login", "https://login.museum.example/"),
    ],
)
def test_nothing_but_a_password_form(start: str, end: str) -> None:
    page = html(FRENCH_LOGIN, title="Musée", lang="fr")
    inspection = inspect_page(link(start), response(page, url=start, final=end))
    assert inspection.status is LinkStatus.REDIRECTED_LOGIN
    assert inspection.page is None


@pytest.mark.parametrize(
    "body",
    [
        f"{LOGIN_FORM}<h1>Opening hours</h1><p>Monday to Friday 9 to 5, Saturday 10 to 4, free</p>",
        f"<p>Passwords were first used at the lab in 1961, and stolen from it in 1962 by one of "
        f"the students, who printed the list of them.</p>{LOGIN_FORM}",
        "<p>Founded in 1911.</p><form><input type=password></form>",
    ],
)
def test_a_short_page_with_a_login_box_is_a_page(body: str) -> None:
    assert inspect_page(link(), response(html(body, title="Museum"))).status is LinkStatus.OK


def test_a_login_shown_in_place() -> None:
    page = html(LOGIN_FORM, title="Log in | Museum")
    assert inspect_page(link(), response(page)).status is LinkStatus.REDIRECTED_LOGIN
    page = html(f"<h1>Anmelden</h1>{LOGIN_FORM}", title="Museum", lang="de")
    assert inspect_page(link(), response(page)).status is LinkStatus.REDIRECTED_LOGIN


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("https://museum.example/login", "https://museum.example/login/"),
        (
            "https://museum.example/blog/login-pages",
            "https://museum.example/blog/login-page-design",
        ),
        ("https://museum.example/author/smith", "https://museum.example/authors/smith"),
    ],
)
def test_addresses_that_only_sound_like_a_login(start: str, end: str) -> None:
    assert status_after(start, end, article()) in (LinkStatus.OK, LinkStatus.MOVED)


def test_a_manual_page_about_logins_is_a_page() -> None:
    start, end = "https://docs.example/authentication", "https://docs.example/guide/auth/"
    assert status_after(start, end, article()) is LinkStatus.MOVED


def test_an_article_with_a_login_box_is_an_article() -> None:
    page = article(title="The bell of Aldmoor").replace("<main>", f"{LOGIN_FORM}<main>")
    assert inspect_page(link(), response(page)).status is LinkStatus.OK
