"""Blanks that a template left, in several languages, and real addresses that look like them."""

from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from tests.links.reading import read, status


@pytest.mark.parametrize(
    "written",
    [
        "INSERT_IMAGE_URL_7",
        "PASTE_PODCAST_LINK_HERE",
        "Insert link",
        "link to report",
        "source_url",
        "URL here",
        "TODO",
        "{{link}}",
        "${source}",
        "<URL>",
        "[link]",
        "%s",
        "链接",
        "ссылка",
    ],
)
def test_a_blank_instead_of_an_address(written: str) -> None:
    assert status(written) is LinkStatus.PLACEHOLDER
    assert written in read(written).reason


@pytest.mark.parametrize(
    "url",
    [
        "https://[harbour-name].org/tides",
        "https://{domain}/tides",
        "https://harbour.org/{port}/tides",
        "https://harbour.org/%7Bport%7D/tides",
        "https://harbour.org/{{port}}",
        "https://harbour.org/${port}/tides",
        "https://harbour.org/$port/tides",
        "https://harbour.org/%s/tides",
        "https://harbour.org/<port-name>/tides",
        "https://harbour.org/?url=URL",
        "https://harbour.org/?page=2&id=ID",
        "https://harbour.org/watch?v=VIDEO_ID",
        "https://PROJECT_ID.harbour.org/",
        "https://harbour.org/?key=YOUR_API_KEY",
        "https://harbour.org/PASTE_LINK_HERE",
        "https://harbour.org/insert-link-here",
        "https://harbour.org/?key=API_KEY",
        "https://harbour.org/YOUR-BERTH-ID-HERE",
        "https://harbour.org/2024-XX-XX/tides",
        "https://harbour.org/tides-2024-XX-XX",
        "https://harbour.org/YYYY/MM/DD/tides",
        "https://bugs.harbour.org/show?id=XXXXXX",
        "https://harbour.org/path/to/page",
        "https://github.com/your-username/tides",
        "https://github.com/YourUserName/tides.git",
        "https://github.com/xxx/xxx.git",
        "https://gitlab.com/username/project",
        "https://github.com/你的用户名/tides",
        "https://github.com/您的项目/tides",
        "https://github.com/ユーザー名/tides",
        "https://github.com/votre-nom-d-utilisateur/marees",
        "https://github.com/tu-usuario/mareas",
        "https://github.com/tu_usuario/mareas",
        "https://github.com/dein-benutzername/gezeiten",
        "https://github.com/seu-usu%C3%A1rio/mares",
        "https://github.com/il-tuo-nome-utente/maree",
        "https://your-domain.co.uk/tides",
        "https://www.tudominio.com/mareas",
        "https://votre-site.fr/marees",
        "https://deine-domain.de/gezeiten",
        "https://your-app.vercel.app/",
        "https://yourusername.github.io/tides",
    ],
)
def test_a_blank_inside_an_address(url: str) -> None:
    link = read(url)
    assert link.status is LinkStatus.PLACEHOLDER
    assert "blank" in link.reason


@pytest.mark.parametrize(
    "url",
    [
        "https://examples.com/tides",
        "https://gobyexample.com/tides",
        "https://en.wikipedia.org/wiki/Example.com",
        "https://en.wikipedia.org/wiki/Your_Name",
        "https://en.wikipedia.org/wiki/HTTP_404",
        "https://en.wikipedia.org/wiki/XXXX_(beer)",
        "https://en.wikipedia.org/wiki/Template:%7B%7Btides%7D%7D",
        "https://harbour.sharepoint.com/doc?sourcedoc={0A1B2C3D-1111-2222-3333-444455556666}",
        "https://harbour.org/x?ARTICLE_ID=12&PAGE_ID=3",
        "https://harbour.org/f?p=1:2::P49_PROJECT_ID:13",
        "https://harbour.org/x?sort=NAME",
        "https://harbour.org/100%25-safe",
        "https://harbour.org/50%-off",
        "https://harbour.org/50%sale",
        "https://harbour.org/blog/find-your-username-again",
        "https://harbour.org/some-users-stories",
        "https://harbour.org/dates/yyyy-mm-dd-explained",
        "https://github.com/user-attachments/assets/1",
        "https://docs.gitlab.com/user/profile/tides",
        "https://github.com/harbour/web/blob/main/pages/[port].tsx",
        "https://yourstory.com/2020/tides",
        "https://www.yourdictionary.com/tide",
        "https://static.7.your-server.de/",
        "https://harbour.org/X-XX-rating",
        "https://harbour.org/tides#{port}",
        "https://www.harbour.org/your-account",
        "https://www.harbour.org/some-page",
        "https://www.harbour.fr/mon-compte",
        "https://www.harbour.fr/votre-projet",
        "https://www.harbour.de/tu-projekt",
        "https://zh.harbour.org/你的名字",
        "https://zh.wikipedia.org/wiki/用户名",
        "https://ja.wikipedia.org/wiki/ユーザー名",
        "https://ru.wikipedia.org/wiki/Имя_пользователя",
        "https://github.com/user/tides",
        "https://github.com/tu-harbour/tides",
        "https://github.com/mi-lab/tides",
        "https://odata.harbour.org/v4/$metadata",
        "https://harbour.blob.core.windows.net/$web/tides.html",
        "https://harbour.org/CLICK-HERE",
        "https://harbour.org/START_HERE.md",
        "https://harbour.org/YOU_ARE_HERE",
        "https://harbour.org/books/YOUR-HOME-HERE.html",
        "https://harbour.org/docs/CLIENT_ID.html",
        "https://harbour.org/docs/API_KEY-rotation",
        "https://harbour.org/lens/2000-MM-tele",
    ],
)
def test_real_addresses_that_look_alike(url: str) -> None:
    assert status(url) is None, read(url).reason
