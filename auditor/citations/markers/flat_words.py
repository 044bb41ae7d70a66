"""Words that carry a number of their own, in lower case."""

from __future__ import annotations

import re

# What people and programs name things after: `user12`, `level3`, `python3`, `omega3`.
IDENTIFIERS = frozenset((
    "abc", "xyz", "abcd", "foo", "bar", "baz", "qux", "qwerty", "asdf", "test", "tests", "testing",
    "demo", "sample", "example", "user", "username", "admin", "root", "guest", "password", "passwd",
    "pass", "pwd", "secret", "login", "account", "key", "token", "hash", "file", "files", "folder",
    "dir", "doc", "img", "image", "photo", "pic", "picture", "video", "audio", "track", "song",
    "page", "slide", "sheet", "tab", "row", "col", "column", "cell", "line", "item", "list",
    "array", "node", "host", "server", "client", "worker", "port", "eth", "wlan", "disk", "drive",
    "var", "val", "value", "arg", "param", "func", "method", "class", "obj", "object", "int",
    "float", "string", "char", "byte", "bit", "uint", "vec", "mat", "tmp", "temp", "log", "backup",
    "copy", "part", "section", "chapter", "chap", "figure", "fig", "table", "equation", "step",
    "level", "stage", "phase", "type", "typ", "group", "team", "unit", "module", "model", "version",
    "ver", "rev", "release", "build", "room", "floor", "gate", "lane", "route", "area", "zone",
    "sector", "block", "lot", "day", "week", "month", "year", "season", "episode", "lesson",
    "question", "option", "answer", "player", "game", "world", "hello", "form", "field", "button",
    "python", "java", "perl", "php", "ruby", "lua", "swift", "angular", "vue", "html", "css",
    "ecma", "web", "http", "ipv", "utf", "sha", "base", "windows", "win", "android", "ios", "macos",
    "iphone", "ipad", "xbox", "playstation", "nintendo", "galaxy", "pixel", "llama", "gemini",
    "claude", "gpt", "chatgpt", "grok", "mistral", "covid", "sars", "omega", "vitamin", "alpha",
    "beta", "gamma", "delta", "sigma", "euro", "apollo", "channel", "studio", "forever",
    "postgres", "postgresql", "mysql", "mariadb", "sqlite", "debian", "ubuntu", "fedora", "centos",
    "rhel", "jdk", "openjdk", "oauth", "bootstrap", "tailwind", "django", "rails", "laravel",
    "drupal", "magento", "typo", "numpy", "react", "svelte", "next", "nuxt", "gtk", "ext", "crc",
    "mpeg", "aes", "rsa", "blake", "scrypt", "argon", "log", "box", "rfc", "iso", "din",
    "fichier", "utilisateur", "exemple", "étape", "datei", "benutzer", "beispiel", "passwort",
    "archivo", "usuario", "ejemplo", "prueba", "contraseña", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december",
))  # fmt: skip

_ABBREVIATIONS = frozenset((
    "fig", "figs", "no", "nos", "nr", "num", "núm", "vol", "vols", "pp", "pg", "pág", "pag", "art",
    "arts", "chap", "cap", "kap", "ch", "sec", "sect", "abs", "abb", "tab", "tbl", "eq", "eqs",
    "bd", "op", "opus", "st", "str", "ver", "rev", "ref", "refs", "app", "anh", "ziff", "rn",
    "rdnr", "ss", "al", "ex", "ed", "eds", "approx", "ca", "max", "min", "avg", "etc", "tel", "ext",
    "dept", "inkl", "bzw", "vgl", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct",
    "okt", "nov", "dec", "dez", "janv", "févr", "juil", "déc", "ene", "abr", "ago", "dic", "para",
    "par", "mr", "mrs", "ms", "dr", "prof", "vs", "cf", "aprox", "рис", "стр", "гл", "ст",
    "табл", "см", "lib", "log", "file", "item", "step", "section", "chapter", "figure", "table",
    "version", "release", "part", "level", "index", "node", "port", "bak", "so", "js", "py", "exe",
))  # fmt: skip
_STREET = re.compile(r"(?:str|strasse|straße)\Z")


def is_abbreviation(word: str) -> bool:
    """Whether a dot behind the word and a number behind the dot go with it: `Fig.3`, `x.50`."""
    lower = word.lower()
    if len(word) == 1 and lower < "\u3040":
        return True
    return lower in _ABBREVIATIONS or bool(_STREET.search(lower))
