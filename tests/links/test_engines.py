"""Pages of search results, and what only looks like one."""

from __future__ import annotations

import pytest

from auditor.links.engine_list import ENGINES
from auditor.model import LinkStatus
from tests.links.reading import read, status

RESULTS = (
    "https://www.bing.com/search?q=tides",
    "https://www.bing.com/images/search?q=tides&form=HDRSC2",
    "https://www.google.com.br/search?hl=pt&q=tides",
    "https://news.google.com/search?q=tides&hl=en",
    "https://scholar.google.de/scholar?hl=de&q=tides",
    "https://html.duckduckgo.com/html?q=tides",
    "https://de.search.yahoo.com/search?p=tides",
    "https://search.yahoo.com/search;_ylt=Awr?p=tides",
    "https://yandex.com.tr/search/?text=tides",
    "https://m.baidu.com/s?word=tides",
    "https://www.sogou.com/web?query=tides",
    "https://search.naver.com/search.naver?query=tides",
    "https://search.lilo.org/results.php?q=tides",
    "https://www.startpage.com/do/search?query=tides",
    "https://www.perplexity.ai/search?q=tides",
    "https://pubmed.ncbi.nlm.nih.gov/?term=tides",
    "https://www.jstor.org/action/doBasicSearch?Query=tides",
    "https://onlinelibrary.wiley.com/action/doSearch?AllField=tides",
    "https://ieeexplore.ieee.org/search/searchresult.jsp?queryText=tides",
    "https://ui.adsabs.harvard.edu/search/q=tides",
    "https://arxiv.org/search/?query=tides&searchtype=all",
    "https://archive.org/search?query=tides",
    "https://gallica.bnf.fr/services/engine/search/sru?query=tides",
    "https://fr.wikipedia.org/w/index.php?title=Sp%C3%A9cial:Recherche&search=tides",
    "https://de.wikipedia.org/wiki/Spezial:Suche/tides",
    "https://www.amazon.co.uk/s?k=tides&ref=nb_sb_noss",
    "https://www.ebay.de/sch/i.html?_nkw=tides",
    "https://github.com/search?q=tides&type=code",
    "https://stackoverflow.com/search?q=tides",
    "https://pypi.org/search/?q=tides",
    "https://developer.mozilla.org/fr/search?q=tides",
    "https://www.reddit.com/r/sailing/search/?q=tides",
    "https://x.com/search?q=tides&f=live",
    "https://www.nytimes.com/search?query=tides",
    "https://unsplash.com/s/photos/tides",
    "https://www.shutterstock.com/search/tides",
    "https://www.google.com/search?q=tides#fpstate=ive",
)


@pytest.mark.parametrize("url", RESULTS)
def test_results_are_no_source(url: str) -> None:
    link = read(url)
    assert link.status is LinkStatus.SEARCH_RESULTS
    assert "tides" in link.reason


@pytest.mark.parametrize(
    "url",
    [
        "https://www.bing.com/search?q=",
        "https://www.google.com/search?q=&hl=en",
        "https://duckduckgo.com/?q=+",
        "https://www.youtube.com/results?search_query=",
        "https://www.bing.com/search?q=.",
    ],
)
def test_a_search_for_nothing_is_a_placeholder(url: str) -> None:
    assert status(url) is LinkStatus.PLACEHOLDER


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/maps/search/tides",
        "https://www.google.com/maps/place/Harbour",
        "https://maps.google.com/?q=harbour",
        "https://books.google.com/books?id=abc&q=tides",
        "https://scholar.google.com/citations?user=abc&hl=en",
        "https://developers.google.com/search/docs?q=tides",
        "https://github.com/search-foo",
        "https://github.com/searchkit/searchkit?q=tides",
        "https://github.com/harbour/tides/search.md?q=tides",
        "https://www.bing.com/webmasters/help?q=tides",
        "https://en.wikipedia.org/wiki/Search?action=history",
        "https://en.wikipedia.org/wiki/Special:Version",
        "https://www.amazon.com/dp/B000000000?k=tides",
        "https://www.youtube.com/watch?v=abc&q=tides",
        "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        "https://www.ncbi.nlm.nih.gov/pubmed/?term=12345678",
        "https://www.nytimes.com/2020/01/02/search/tides.html",
        "https://unsplash.com/photos/tides",
        "https://huggingface.co/models",
        "https://harbour.org/search?q=tides",
        "https://bing.com.harbour.org/search?q=tides",
        "https://notbing.com/search?q=tides",
    ],
)
def test_other_pages_of_the_same_sites_are_left_to_the_fetch(url: str) -> None:
    assert status(url) is None


def test_the_list_names_about_a_hundred_engines_and_each_once() -> None:
    rows = [(host, path) for hosts, path, _ in ENGINES for host in hosts.split()]
    assert len(rows) == len(set(rows)) > 200
    assert len(ENGINES) >= 90
