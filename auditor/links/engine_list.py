"""The engines of `engines.py`, as data: hosts, path, parameters that hold the query.

A host covers those under it (`host_keys`); the path is matched whole; a group in it is the query.
A row without a path says that the host, though under another's, has no search of this kind.
"""

from __future__ import annotations

_NOTHING = r"(?!)"
_WORDS = r"([^/]+)/?"
_SEARCH = r"/search/?"

_GENERAL = (
    ("google.*", r"/(?:search|webhp|custom|cse)?/?", "q"),
    ("books.google.* maps.google.* docs.google.* translate.google.*", _NOTHING, ""),
    ("scholar.google.*", r"/(?:m/)?(?:scholar|citations)", "q mauthors"),
    ("bing.com", r"/(?:(?:images|videos|news|shop|academic)/)?(?:async)?search/?", "q"),
    ("duckduckgo.com duck.com duck.ai", r"/(?:html|lite)?/?", "q"),
    ("ecosia.org qwant.com", r"/(?:search|images|news|videos)?/?", "q"),
    ("search.brave.com kagi.com", r"/(?:search|images|news|videos|html/search)/?", "q"),
    ("mojeek.com mojeek.fr mojeek.de mojeek.co.uk stract.com searx.be", _SEARCH, "q"),
    ("search.yahoo.com search.yahoo.co.jp", r"/(?:.{1,20}/)?search.{0,60}", "p"),
    ("yandex.* ya.ru", r"/(?:search|yandsearch|images/search|video/search)/?", "text"),
    ("baidu.com", r"/(?:s|sf/vsearch|search/index|ns)/?", "wd word kw"),
    ("wenku.baidu.com baike.baidu.com", r"/search(?:/.{0,20})?/?", "word enc"),
    ("sogou.com", r"/(?:web|sogou|weixin|pics)/?", "query"),
    ("so.com", r"/(?:s|i)/?", "q"),
    ("m.sm.cn so.m.sm.cn", r"/s", "q"),
    ("so.toutiao.com", _SEARCH, "keyword"),
    ("search.naver.com", r"/search\.naver", "query"),
    ("search.daum.net search.zum.com", r"/(?:search|search\.zum|nate)", "q query"),
    ("search.seznam.cz search.lilo.org presearch.com alexandria.org",
     r"/(?:search|results(?:\.php)?)?/?", "q"),
    ("startpage.com", r"/(?:do/|sp/)(?:ds?search|search|metasearch\.pl)", "query q"),
    ("swisscows.com swisscows.ch", r"/(?:[a-z]{2}/)?web", "query"),
    ("search.aol.com search.aol.co.uk", r"/aol/.{1,20}", "q query"),
    ("ask.com", r"/web", "q"),
    ("dogpile.com excite.com infospace.com webcrawler.com info.com", r"/serp/?", "q"),
    ("search.lycos.com search.excite.com search.goo.ne.jp", r"/web(?:\.jsp)?/?", "q mt"),
    ("metager.org metager.de", r"/(?:[a-z]{2}-[A-Z]{2}/)?meta/meta\.ger3", "eingabe"),
    ("yep.com", r"/web/?", "q"),
    ("search.marginalia.nu petalsearch.com coccoc.com nova.rambler.ru", _SEARCH, "query"),
    ("go.mail.ru", r"/(?:m?search|search_images)/?", "q"),
    ("suche.web.de suche.gmx.net suche.t-online.de suche.1und1.de", r"/.{1,40}", "q"),
    ("lemoteur.orange.fr busca.uol.com.br ricerca.virgilio.it", r"/.{0,40}", "kw q qs"),
    ("gibiru.com", r"/results\.html", "q"),
    ("perplexity.ai you.com phind.com andisearch.com felo.ai", _SEARCH, "q"),
)  # fmt: skip

_SCHOLARLY = (
    ("pubmed.ncbi.nlm.nih.gov", r"/?", "term"),
    ("ncbi.nlm.nih.gov", r"/(?:pubmed|pmc|books|gene|search/all)?/?", "term"),
    ("europepmc.org link.springer.com worldcat.org frontiersin.org", _SEARCH, "query q"),
    ("semanticscholar.org core.ac.uk plos.org biorxiv.org medrxiv.org",
     r"/(?:\w{1,20}/)?search/?", "q"),
    ("biorxiv.org medrxiv.org", r"/search/" + _WORDS, ""),
    ("arxiv.org", r"/search/?(?:[a-z\-]{2,20}/?)?", "query"),
    ("jstor.org", r"/action/doBasicSearch", "query"),
    ("sciencedirect.com", _SEARCH, "qs"),
    ("onlinelibrary.wiley.com tandfonline.com sagepub.com acm.org science.org pnas.org acs.org",
     r"/action/doSearch", "allfield text1 query"),
    ("nature.com mdpi.com academia.edu researchgate.net academic.oup.com cambridge.org",
     r"/(?:search|core/search|search-results)(?:/.{1,30})?/?", "q query"),
    ("ieeexplore.ieee.org", r"/search/searchresult\.jsp", "querytext"),
    ("base-search.net", r"/Search/Results", "lookfor"),
    ("inspirehep.net openalex.org", r"/(?:literature|works|search)?/?", "q search"),
    ("ui.adsabs.harvard.edu", r"/search/(.{1,400})", ""),
    ("philpapers.org", r"/s/" + _WORDS, ""),
    ("clinicaltrials.gov", _SEARCH, "term cond intr"),
    ("hal.science theses.fr persee.fr",
     r"/(?:[a-z]{2}/)?(?:search|search/index|resultats)/?", "q ta"),
    ("cairn.info", r"/resultats_recherche\.php", "searchterm"),
    ("cir.nii.ac.jp", r"/(?:all|articles|books)", "q"),
    ("patents.google.com", r"/?", "q"),
)  # fmt: skip

_LIBRARIES = (
    ("archive.org", r"/(?:search|search\.php|advancedsearch\.php)/?", "query q"),
    ("openlibrary.org goodreads.com loc.gov europeana.eu dp.la", _SEARCH, "q query"),
    ("gutenberg.org", r"/ebooks/search/?", "query"),
    ("gallica.bnf.fr", r"/services/engine/search/sru", "query"),
    ("catalogue.bnf.fr", r"/rechercher\.do", "motrecherche"),
    ("portal.dnb.de", r"/opac\.htm", "query"),
    ("explore.bl.uk ndlsearch.ndl.go.jp trove.nla.gov.au",
     r"/(?:.{1,40}/)?search.{0,20}", "query keyword any"),
)  # fmt: skip

_ENCYCLOPEDIAS = (
    ("wikipedia.org wiktionary.org wikimedia.org wikidata.org wikisource.org wikiquote.org "
     "wikibooks.org wikinews.org wikivoyage.org wikiversity.org mediawiki.org",
     r"/w/index\.php|/wiki/[^/]+", "search"),
    ("wikipedia.org wiktionary.org wikimedia.org",
     r"/wiki/[^/:]{1,40}:(?:Search|Recherche|Suche|Buscar|Ricerca|Busca)/(.{1,400})", ""),
    ("fandom.com", r"/(?:[a-z\-]{2,8}/)?wiki/Special:Search", "query search"),
    ("britannica.com", _SEARCH, "query"),
    ("newworldencyclopedia.org worldhistory.org", r"/(?:p/index\.php|search)/?", "search q"),
)  # fmt: skip

_SHOPS = (
    ("amazon.*", r"/(?:s|s/.{1,80}|gp/search.{0,40})/?", "k field-keywords keywords"),
    ("ebay.*", r"/sch/(?:i\.html|.{1,80}/i\.html)", "_nkw"),
    ("etsy.com flipkart.com walmart.com", r"/(?:[a-z]{2}/)?search/?", "q"),
    ("aliexpress.com aliexpress.us alibaba.com",
     r"/(?:w/)?(?:wholesale|trade/search).{0,200}", "searchtext"),
    ("target.com bestbuy.com", r"/(?:s|site/searchpage\.jsp)", "searchterm st"),
    ("listado.mercadolibre.* lista.mercadolivre.*", r"/" + _WORDS, ""),
    ("s.taobao.com search.jd.com list.tmall.com",
     r"/(?:search|search_product\.htm)/?", "q keyword"),
    ("search.rakuten.co.jp", r"/search/mall/" + _WORDS, ""),
    ("fnac.com", r"/SearchResult/ResultList\.aspx", "search"),
    ("cdiscount.com", r"/search/10/" + _WORDS, ""),
    ("idealo.*", r"/(?:preisvergleich|prechcat|.{1,20})/?MainSearchProductCategory\.html", "q"),
    ("leboncoin.fr craigslist.org", r"/(?:recherche|search/.{1,30})/?", "text query"),
    ("booking.com", r"/searchresults(?:\.[a-z\-]{2,5})?\.html", "ss"),
    ("yelp.com tripadvisor.*", r"/search/?", "find_desc q"),
    ("indeed.com", r"/jobs", "q"),
)  # fmt: skip

_CODE = (
    ("github.com stackoverflow.com stackexchange.com superuser.com serverfault.com askubuntu.com",
     _SEARCH, "q"),
    ("mathoverflow.net bitbucket.org sourcegraph.com grep.app codeberg.org",
     r"/(?:search|explore/repos)?/?", "q"),
    ("gitlab.com", _SEARCH, "search"),
    ("npmjs.com pypi.org crates.io pkg.go.dev hub.docker.com metacpan.org mvnrepository.com "
     "anaconda.org artifacthub.io", r"/(?:search|packages/search)/?", "q"),
    ("rubygems.org packagist.org", r"/(?:search)?/?", "query q"),
    ("nuget.org", r"/packages/?", "q"),
    ("sourceforge.net", r"/directory/?", "q"),
    ("developer.mozilla.org learn.microsoft.com docs.microsoft.com support.microsoft.com",
     r"/(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?search(?:/results)?/?", "q terms query"),
    ("docs.python.org", r"/(?:[\w.\-]{1,10}/){1,2}search\.html", "q"),
    ("huggingface.co", r"/(?:models|datasets|spaces|search/full-text)", "search q"),
    ("kaggle.com", r"/(?:search|datasets|code)/?", "q search searchquery"),
    ("marketplace.visualstudio.com", _SEARCH, "term"),
    ("play.google.com", r"/store/search", "q"),
)  # fmt: skip

_SOCIAL = (
    ("youtube.com", r"/results", "search_query q"),
    ("music.youtube.com vimeo.com bsky.app quora.com medium.com twitter.com x.com zhihu.com",
     _SEARCH, "q"),
    ("reddit.com", r"(?:/r/[^/]{1,40})?/search/?", "q"),
    ("facebook.com", r"/search/.{1,30}|/public", "q query"),
    ("linkedin.com", r"/(?:search/results/.{1,30}|jobs/search/?)", "keywords"),
    ("pinterest.*", r"/search/.{1,20}", "q"),
    ("tiktok.com", r"/search(?:/.{1,20})?", "q"),
    ("twitch.tv", _SEARCH, "term"),
    ("dailymotion.com nicovideo.jp", r"/search/" + _WORDS, ""),
    ("rumble.com", r"/search/.{1,10}", "q"),
    ("search.bilibili.com", r"/[a-z]{1,10}", "keyword"),
    ("s.weibo.com", r"/[a-z]{1,10}", "q"),
    ("vk.com", r"/search", "c[q] q"),
    ("hn.algolia.com", r"/", "q query"),
    ("soundcloud.com genius.com discogs.com", r"/search(?:/.{1,20})?", "q"),
    ("open.spotify.com", r"/search/(.{1,200})", ""),
    ("imdb.com", r"/find/?", "q"),
    ("rottentomatoes.com", _SEARCH, "search"),
    ("letterboxd.com", r"/search/" + _WORDS, ""),
)  # fmt: skip

_NEWS = (
    ("nytimes.com washingtonpost.com bloomberg.com reuters.com npr.org aljazeera.com cnbc.com",
     r"/(?:search|site-search)/?", "query q"),
    ("aljazeera.com", r"/search/" + _WORDS, ""),
    ("bbc.co.uk bbc.com apnews.com cnn.com edition.cnn.com ft.com forbes.com wired.com wsj.com "
     "techcrunch.com", _SEARCH, "q query s"),
    ("foxnews.com", r"/search-results/search", "q"),
    ("lemonde.fr", r"/recherche/?", "search_keywords"),
    ("recherche.lefigaro.fr", r"/recherche/(.{1,200})", ""),
    ("spiegel.de", r"/suche/?", "suchbegriff"),
    ("elpais.com", r"/buscador/?", "qt"),
)  # fmt: skip

_PICTURES = (
    ("shutterstock.com", r"/(?:[a-z]{2}/)?search/" + _WORDS, ""),
    ("shutterstock.com", r"/(?:[a-z]{2}/)?search/?", "searchterm"),
    ("gettyimages.* istockphoto.com", r"/(?:[a-z]{2}/)?search/2/(?:image|film)", "phrase"),
    ("stock.adobe.com", r"/(?:[a-z]{2}/)?search.{0,20}", "k"),
    ("unsplash.com", r"/(?:[a-z]{2}/)?s/photos/" + _WORDS, ""),
    ("pexels.com", r"/(?:[a-z]{2}-[a-z]{2}/)?search/" + _WORDS, ""),
    ("pixabay.com", r"/(?:[a-z]{2}/)?(?:images|photos|videos|vectors)/search/" + _WORDS, ""),
    ("flickr.com freepik.com alamy.com 123rf.com", _SEARCH, "text query q"),
    ("giphy.com tenor.com", r"/search/" + _WORDS, ""),
)  # fmt: skip

ENGINES = (
    *(*_GENERAL, *_SCHOLARLY, *_LIBRARIES, *_ENCYCLOPEDIAS),
    *(*_SHOPS, *_CODE, *_SOCIAL, *_NEWS, *_PICTURES),
)
