"""Names that say how to read `Name+1`: sites that assistants cite, and products that end in `+`."""

from __future__ import annotations

# As ChatGPT and Perplexity write them, in lower case. A name on this list is a site wherever it
# stands; others need the place of a citation.
SITES = frozenset((
    "wikipedia", "wikimedia commons", "wiktionary", "wikidata", "wikivoyage", "britannica",
    "encyclopedia britannica", "github", "gitlab", "stack overflow", "stack exchange", "reddit",
    "youtube", "medium", "quora", "linkedin", "facebook", "instagram", "tiktok", "substack",
    "hacker news", "hugging face", "arxiv", "pubmed", "pmc", "sciencedirect", "springer",
    "springerlink", "nature", "researchgate", "semantic scholar", "frontiers", "mdpi", "plos",
    "jstor", "ieee xplore", "acm digital library", "oxford academic", "wiley online library",
    "cambridge university press & assessment", "reuters", "ap news", "associated press", "bbc",
    "bbc news", "cnn", "the guardian", "the new york times", "the washington post",
    "the wall street journal", "wall street journal", "financial times", "bloomberg", "forbes",
    "cnbc", "the verge", "wired", "ars technica", "techcrunch", "axios", "politico", "npr", "pbs",
    "al jazeera", "le monde", "le figaro", "der spiegel", "el país", "the economic times",
    "the times of india", "the hindu", "business insider", "marketwatch", "investopedia",
    "yahoo finance", "statista", "world bank", "oecd", "imf", "nasa", "noaa", "cdc", "who", "nih",
    "mayo clinic", "cleveland clinic", "healthline", "webmd", "microsoft learn", "mdn web docs",
    "mdn", "apple support", "google help", "openai", "geeksforgeeks", "w3schools", "imdb",
    "goodreads", "tripadvisor", "national geographic", "smithsonian magazine", "history",
    "khan academy", "vikidia", "wikihow", "larousse", "维基百科", "百度百科", "知乎",
))  # fmt: skip

# `Disney+1 month`, `UTC+1`, `C++11`: a name with a plus of its own, or an offset.
NOT_SITES = frozenset((
    "google", "disney", "apple tv", "paramount", "discovery", "espn", "amc", "bet", "canal",
    "hulu", "peloton", "plus", "ios", "android", "windows", "utc", "gmt", "cet", "cest", "est",
    "edt", "pst", "pdt", "cst", "mst", "bst", "ist", "jst", "level", "step", "day", "week",
    "month", "year", "page", "line", "grade", "tier", "class", "type", "age", "ages", "aged",
    "lgbtq", "lgbtqia", "lgbt", "ctrl", "shift", "alt", "cmd", "command", "option", "win", "fn",
    "notepad", "option key", "na", "ca", "fe", "cu", "zn", "mg", "li", "ag", "ph", "hiv", "her2",
    "http", "html", "css", "log", "sin", "cos", "max", "min", "sum", "len", "size", "count",
    "index", "total", "player", "team", "round", "game", "score", "attack", "defense", "strength",
    "armor", "damage", "charisma", "dexterity", "wisdom", "phone", "tel", "fax", "whatsapp",
    "mobile", "call", "plan", "vitamin", "north", "south", "east", "west",
))  # fmt: skip
FILES = frozenset((
    "js", "ts", "jsx", "tsx", "py", "rb", "rs", "go", "java", "c", "cpp", "h", "cs", "php", "sh",
    "css", "html", "htm", "xml", "json", "yaml", "yml", "md", "txt", "csv", "pdf", "doc", "docx",
    "xls", "xlsx", "png", "jpg", "jpeg", "gif", "svg", "mp3", "mp4", "zip", "gz", "exe", "ini",
    "toml", "lock", "log",
))  # fmt: skip
