"""A URL is taken out of the redirects around it, where the address itself holds it."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.links.unwrap import MAX_WRAPPERS, unwrap
from auditor.model import LinkStatus
from tests.links.reading import read, remarks, status

TARGET = "https://harbour.org/tides?year=1901&port=2"
QUOTED = "https%3A%2F%2Fharbour.org%2Ftides%3Fyear%3D1901%26port%3D2"
BASE64 = base64.urlsafe_b64encode(TARGET.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://www.google.com/url?sa=t&q={QUOTED}&usg=abc",
        f"https://www.google.co.uk/url?rct=j&url={QUOTED}",
        f"https://www.google.com/imgres?imgurl=https%3A%2F%2Fb.org%2Fi.png&imgrefurl={QUOTED}",
        f"https://www.googleadservices.com/pagead/aclk?sa=L&adurl={QUOTED}",
        f"https://translate.google.com/translate?sl=fr&tl=en&u={QUOTED}",
        f"https://consent.google.fr/m?continue={QUOTED}&gl=FR",
        f"https://consent.youtube.com/m?continue={QUOTED}&gl=FR",
        "https://harbour-org.translate.goog/tides?year=1901&port=2&_x_tr_sl=fr&_x_tr_tl=en",
        "https://www.google.com/amp/s/harbour.org/tides?year=1901&port=2",
        "https://harbour-org.cdn.ampproject.org/c/s/harbour.org/tides?amp_js_v=0.1&year=1901&port=2",
        f"https://www.bing.com/ck/a?!&&p=12ab&ptn=3&u=a1{BASE64}&ntb=1",
        f"https://www.bing.com/aclk?ld=e8&u={BASE64}&rlid=1",
        f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=12",
        f"//duckduckgo.com/l/?uddg={QUOTED}",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://lm.facebook.com/l.php?u={QUOTED}",
        f"https://www.facebook.com/l.php?u={QUOTED}",
        f"https://l.instagram.com/?u={QUOTED}&e=1",
        f"https://l.messenger.com/l.php?u={QUOTED}",
        f"https://l.threads.net/?u={QUOTED}",
        f"https://www.youtube.com/redirect?event=video_description&q={QUOTED}",
        f"https://out.reddit.com/t3_1?url={QUOTED}&token=1",
        f"https://vk.com/away.php?to={QUOTED}",
        f"https://steamcommunity.com/linkfilter/?u={QUOTED}",
        f"https://t.umblr.com/redirect?z={QUOTED}&t=1",
        f"https://href.li/?{TARGET}",
        f"https://www.linkedin.com/safety/go?url={QUOTED}&trk=x",
        f"https://www.linkedin.com/redir/redirect?url={QUOTED}",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C01&reserved=0",
        f"https://eur01.safelinks.protection.outlook.com/?data=05&amp;url={QUOTED}&amp;reserved=0",
        f"https://urldefense.proofpoint.com/v1/url?u={QUOTED}&k=1",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__harbour.org_tides-3Fyear-3D1901-26port-3D2&d=D",
        "https://urldefense.com/v3/__https://harbour.org/tides?year=1901&port=2__;!!key!abc$",
        "https://r.search.yahoo.com/_ylt=A0;_ylu=X/RV=2/RE=17/RO=10/RU="
        "https%3a%2f%2fharbour.org%2ftides%3fyear%3d1901%26port%3d2/RK=2/RS=x-",
        f"https://slack-redir.net/link?url={QUOTED}",
        f"https://disq.us/url?url={QUOTED}%3Aabcdefghijklmnopqrstuvwxyz1&cuid=1",
        f"https://link.zhihu.com/?target={QUOTED}",
        f"https://secure-web.cisco.com/1abc/{QUOTED}",
        f"https://linkprotect.cudasvc.com/url?a={QUOTED}&c=E",
        f"https://www.google.com/url?q={QUOTED.replace('%', '%25')}",
    ],
)
def test_the_target_is_read_out_of_the_wrapper(wrapped: str) -> None:
    link = read(wrapped)
    assert link.url == TARGET
    assert link.written == wrapped
    assert len(link.wrappers) == 1
    assert any(link.wrappers[0] in words for words in link.repairs)


def test_proofpoint_puts_back_what_it_replaced() -> None:
    def defended(shown: str, replaced: str) -> str:
        data = base64.urlsafe_b64encode(replaced.encode()).decode()
        return f"https://urldefense.com/v3/__{shown}__;{data}!!key!abc$"

    assert read(defended("https://a.org/x*y", "#")).url == "https://a.org/x#y"
    assert read(defended("https://a.org/*x*y", "é ")).url == "https://a.org/éx y"
    assert read(defended("https://a.org/x**Ay*z", "()#")).url == "https://a.org/x()y#z"
    assert read(defended("https://a.org/x**By", "#!/")).url == "https://a.org/x#!/y"
    assert read(defended("https:/a.org/x", "")).url == "https://a.org/x"
    short = defended("https://a.org/x*y*z", "#")
    assert read(short).url == short


def test_wrappers_are_named_from_the_outside_in() -> None:
    inner = f"https://www.google.com/url?q={QUOTED}"
    middle = "https://l.facebook.com/l.php?u=" + inner.replace("%", "%25").replace("&", "%26")
    link = read(middle)
    assert link.url == TARGET
    assert link.wrappers == ("l.facebook.com", "www.google.com")


def test_a_text_fragment_after_the_wrapper_is_the_targets() -> None:
    link = read("https://www.google.com/url?q=https://a.org/x#:~:text=high%20tide")
    assert link.url == "https://a.org/x#:~:text=high%20tide"
    assert link.fragments == ("high tide",)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url?sa=t",
        "https://www.google.com/url?q=tides+of+the+harbour",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://l.facebook.com/l.php?u=",
        "https://l.facebook.com/l.php?u=mailto:a@b.org",
        "https://www.bing.com/ck/a?u=a1%%%",
        "https://www.bing.com/ck/a?u=a1bm90IGEgdXJs",
        "https://urldefense.com/v3/__https://a.org/x*y__;!!k!a$",
        "https://web.archive.org/web/2020/https://a.org/x",
        "https://archive.ph/https://a.org/x",
        "https://harbour.org/redirect?url=https://a.org/x",
        "https://www.google.com/maps?q=https://a.org/x",
        "https://notgoogle.com/url?q=https://a.org/x",
        "https://google.evil.org/url?q=https://a.org/x",
    ],
)
def test_what_holds_no_target_stays_as_it_is(url: str) -> None:
    link = read(url)
    assert link.url == url
    assert link.wrappers == ()


def test_the_target_is_judged_not_the_wrapper() -> None:
    assert status("https://www.google.com/url?q=https://example.com/x") is LinkStatus.PLACEHOLDER
    assert status("https://l.facebook.com/l.php?u=https://chatgpt.com/share/1") is (
        LinkStatus.CHAT_SHARE
    )


def test_a_wrapper_that_was_cut_is_not_opened() -> None:
    link = read("https://www.bing.com/ck/a?!&&p=12ab&u=a1aHR0cHM6Ly9oYXJib3VyLm9yZw...")
    assert link.status is LinkStatus.TRUNCATED
    assert link.wrappers == ()


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZ", "opaque_wrapper"),
        ("https://www.baidu.com/link?url=abcDEF", "opaque_wrapper"),
        ("https://news.google.com/rss/articles/CBMiabc?oc=5", "opaque_wrapper"),
        ("https://t.co/abc", "shortened"),
        ("https://bit.ly/abc", "shortened"),
        ("https://www.tinyurl.com/abc", "shortened"),
        ("https://lnkd.in/abc", "shortened"),
    ],
)  # fmt: skip
def test_where_a_link_leads_may_not_show(url: str, kind: str) -> None:
    assert [remark.value for remark in remarks(url)] == [kind]
    assert read(url).status is None


@given(st.integers(1, 12))
def test_nesting_ends(depth: int) -> None:
    url = "https://harbour.org/"
    for _ in range(depth):
        url = "https://href.li/?" + url
    assert len(unwrap(url)[1]) == min(depth, MAX_WRAPPERS)


@given(st.text(max_size=60), st.sampled_from(["google.com/url?q=", "bing.com/ck/a?u=a1",
    "urldefense.com/v3/__https://a.org/", "r.search.yahoo.com/RU=", "a-b.translate.goog/",
    "disq.us/?url=http://", "secure-web.cisco.com/https%3A%2F%2F"]))  # fmt: skip
def test_any_target_is_unwrapped_without_error(target: str, wrapper: str) -> None:
    url, wrappers = unwrap("https://" + wrapper + target)
    assert bool(wrappers) == (url != "https://" + wrapper + target)
