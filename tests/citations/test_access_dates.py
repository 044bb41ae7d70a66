"""The note that says when a page was opened, in the languages that assistants write."""

from __future__ import annotations

import pytest

from auditor.citations.access_dates import cut_access_date, is_access_date

NOTES = [
    "accessed April 26, 2025,",
    "Accessed 3/9/2023.",
    "(accessed on 26 April 2025)",
    "[accessed 26 Apr 2025]",
    "Accessed: 2025-04-26",
    "Retrieved April 26, 2025, from",
    "consulté le mai 9, 2026,",
    "Consultée 09/03/2023.",
    "Consulté le 9 mai 2026 à 10:20",
    "Con acceso 9/3/2023.",
    "fecha de acceso: abril 26, 2025,",
    "Zugegriffen 9.3.2023.",
    "Zugriff am April 26, 2025,",
    "abgerufen am 3. Mai 2024",
    "Ultimo accesso 09/03/2023.",
    "accesso eseguito il giorno aprile 26, 2025,",
    "Acesso em: 26 abr. 2025.",
    "acessado em abril 26, 2025,",
    "geopend op april 26, 2025,",
    "otwierano: kwietnia 26, 2025,",
    "hämtad april 26, 2025,",
    "дата последнего обращения: апреля 26, 2025,",
    "(дата обращения: 26.04.2025)",
    "доступ отримано квітня 26, 2025,",
    "erişim tarihi Nisan 26, 2025,",
    "truy cập vào tháng 4 26, 2025,",
    "diakses April 26, 2025,",
    "تم الوصول بتاريخ أبريل 26, 2025،",
    "访问时间 2023/3/9.",
    "访问时间为 四月 26, 2025，",
    "檢索日期：4月 26, 2025，",
    "アクセス日時 2023/3/9.",
    "4月 26, 2025にアクセス、",
    "2025年4月26日閲覧",
    "4월 26, 2025에 액세스,",
]


@pytest.mark.parametrize("note", NOTES)
def test_the_note_is_cut_off_and_nothing_else(note: str) -> None:
    assert cut_access_date(f"Red bridges {note}") == "Red bridges"
    assert is_access_date(note)


@pytest.mark.parametrize(
    "title",
    [
        "Hotel con acceso directo a 3 playas",
        "Access to justice, 2020",
        "Acesso à justiça 2020",
        "How the site was accessed in 2020, and by whom",
        "Data set 2020",
        "The bridge opened on 26 April 2025",
        "",
    ],
)
def test_a_title_is_not_cut(title: str) -> None:
    assert cut_access_date(title) == title
    assert not title or not is_access_date(title)
