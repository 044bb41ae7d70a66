from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from tests.pages.samples import ARTICLE, NAVIGATION, article, html, link, response

BLOCKED, UNREACHABLE, PARKED = LinkStatus.BLOCKED, LinkStatus.UNREACHABLE, LinkStatus.PARKED
LOGIN = LinkStatus.REDIRECTED_LOGIN


@pytest.mark.parametrize(
    ("status", "page"),
    [
        (UNREACHABLE, html("<h1>503 Service Temporarily Unavailable</h1><hr>nginx", title="503")),
        (UNREACHABLE, html("<h1>Internal Server Error</h1>", title="500 Internal Server Error")),
        (UNREACHABLE, html("<h1>Error establishing a database connection</h1>", title="Museum")),
        (UNREACHABLE, html("<h1>Error 503 Backend fetch failed</h1><p>XID: 7</p>", title="")),
        (UNREACHABLE, html("<p>This site is currently under maintenance.</p>", title="Museum")),
        (UNREACHABLE, html("<h1>We’re performing scheduled maintenance</h1>", title="Museum")),
        (UNREACHABLE, html("<p>Le site est actuellement en maintenance.</p>", title="Musée")),
        (UNREACHABLE, html("<p>只今メンテナンス中です。</p>", title="博物館", lang="ja")),
        (BLOCKED, html("<h1>403 Forbidden</h1>", title="403 Forbidden")),
        (BLOCKED, html("This content is not available in your region.", title="Museum")),
        (BLOCKED, html("<h1>Your browser is not supported</h1><p>Upgrade.</p>", title="Museum")),
        (BLOCKED, html("<h1>You are now in line</h1><p>About 3 minutes</p>", title="Museum")),
        (BLOCKED, html("<h1>Your access to this site has been limited by the owner</h1>")),
        (LOGIN, html("<p>You must be logged in to view this page.</p>", title="Museum")),
        (LOGIN, html("<p>You are not authorised to read this forum.</p>", title="Museum")),
        (PARKED, html("<h1>Looks like this domain isn't connected to a website yet</h1>")),
        (PARKED, html("<h1>Sorry, this shop is currently unavailable.</h1>", title="Museum")),
        (PARKED, html("<h1>Welcome to nginx!</h1><p>It works.</p>", title="Welcome to nginx!")),
        (PARKED, html("<h1>It works!</h1>", title="")),
        (PARKED, html("<p>Plesk made this.</p>", title="Web Server's Default Page")),
        (PARKED, html("<p>This website has been suspended.</p>", title="Museum")),
    ],
)
def test_what_a_server_shows_in_a_sites_place_is_no_page(status: LinkStatus, page: str) -> None:
    seen = inspect_page(link(), response(page))
    assert seen.status is status, seen.reason
    assert seen.page is None
    assert "“" in seen.reason


@pytest.mark.parametrize(
    "page",
    [
        article(ARTICLE, title="503 Service Unavailable"),
        article(f"{ARTICLE}<p>This site is under maintenance.</p>"),
        html("<p>The lock of Aldmoor is closed for scheduled maintenance in May.</p>"),
        html("<h1>Plan</h1><p>It works!</p><p>So wrote the smith in his diary in 1902.</p>"),
        html("<h1>How to test nginx</h1><p>Look for “Welcome to nginx!” in the browser.</p>"),
        html(
            "<p>Your browser is not supported</p>"
            f"{NAVIGATION}<p>{'The bell was cast in 1411 and weighs 2,340 kilograms. ' * 5}</p>"
        ),
    ],
)
def test_pages_that_speak_of_it_are_pages(page: str) -> None:
    assert inspect_page(link(), response(page)).status is LinkStatus.OK


def test_a_reference_on_a_status_code_is_a_page() -> None:
    url = "https://museum.example/status/503"
    page = html("<h1>503 Service Unavailable</h1><p>The server is overloaded.</p>", title="503")
    assert inspect_page(link(url), response(page, url=url)).status is LinkStatus.OK
