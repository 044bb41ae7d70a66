"""The note that says when a source was opened: "accessed April 26, 2025", in any language."""

from __future__ import annotations

import re

_REACH = 140
"""Characters at the end of a title or line in which such a note is looked for."""

# As cite styles, Bing's lists (2023) and Gemini's reports write it; the date comes after.
_BEFORE_DATE = (
    "accessed|access date|date accessed|last accessed|retrieved|last visited"
    "|consulté|consultée|consultés|page consultée|date d['’]accès|dernier accès"
    "|con acceso|fecha de acceso|fecha de consulta|consultado|consultada|recuperado|último acceso"
    "|acessado|acessada|acedido|acesso em|acesso|data de acesso"
    "|zugegriffen|zugriff|letzter zugriff|abgerufen|abruf|aufgerufen"
    "|ultimo accesso|accesso eseguito|data di accesso|consultato"
    "|consultat|data de consulta|accesat|accesată"
    "|geopend|geraadpleegd|laatst geraadpleegd"
    "|otwierano|dostęp|data dostępu|ostatni dostęp"
    "|дата обращения|дата последнего обращения|дата доступа|просмотрено"
    "|доступ отримано|дата звернення|дата доступу"
    "|erişim tarihi|erişim|erişildi|hämtad|hämtat|åtkomst|hentet|tilgået"
    "|viitattu|haettu|megtekintve|megtekintés|hozzáférés|elérés"
    "|použito|přístup|citováno|navštíveno"
    "|πρόσβαση|ημερομηνία πρόσβασης|ανακτήθηκε|diakses|truy cập|ngày truy cập"
    "|تم الوصول|تاريخ الوصول|اطلع عليه|نُشر|נרשמה גישה|גישה|נצפה|אוחזר|दिनांक को एक्सेस|एक्सेस"
    "|เข้าถึงเมื่อ|สืบค้นเมื่อ|访问时间|访问日期|訪問時間|檢索日期|检索日期|瀏覽日期|存取日期"
    "|アクセス日時|アクセス日|閲覧日|最終閲覧|参照日|액세스 날짜|접속일|검색일|액세스"
)
_AFTER_DATE = (
    "アクセス|閲覧|参照|取得|访问|訪問|存取|액세스|접속|검색|tarihinde erişildi|को एक्सेस किया गया"
)
_YEAR = r"(?:\d{4}|\d{1,2}[./\-]\d{1,2}[./\-]\d{2})"
# At least two numbers, one of them a year: "Access to justice, 2020" is a title.
_DATE = rf"(?=[^\n]{{0,44}}?{_YEAR})\d{{1,4}}(?:[^\n\d]{{1,14}}\d{{1,4}}){{1,5}}"
_NOTE = re.compile(
    r"[\s,.;:，、。|(（\[\-–—]{0,6}(?<!\w)"
    rf"(?:(?:{_BEFORE_DATE})(?!\w{{3}})[^\n\d]{{0,24}}{_DATE}(?:\s?(?:г\b|[年日월일]))?"
    rf"|\d[\w .,/\-]{{3,24}}?\s?(?:に|에|, )?\s?(?:{_AFTER_DATE})(?:日|済み|しました)?)"
    r"[\s,.;，。)）\]]{0,4}(?:(?:from|à|sur|de|da|unter|von|at|na|z)(?!\w))?[\s,.;:，、。،)）\]]{0,6}\Z",
    re.IGNORECASE,
)
_HINT = re.compile(_YEAR)


def cut_access_date(text: str) -> str:
    """`text` without the access date that ends it."""
    at = max(0, len(text) - _REACH)
    tail = text[at:]
    if not _HINT.search(tail):
        return text
    note = _NOTE.search(tail)
    return text[: at + note.start()] if note else text


def is_access_date(line: str) -> bool:
    """Whether the line says nothing else."""
    return len(line) <= _REACH and not cut_access_date(line).strip(" \t([-–—*_")
