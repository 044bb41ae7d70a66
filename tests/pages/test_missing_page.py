"""The sentence that says so, in further languages: two ways of saying it each."""

from __future__ import annotations

import pytest

from auditor.model import LinkStatus
from auditor.pages.inspect import inspect_page
from tests.pages.samples import html, link, response


@pytest.mark.parametrize(
    "said",
    [
        "Η σελίδα δεν βρέθηκε",
        "Η σελίδα που αναζητάτε δεν υπάρχει.",
        "Страницата не е намерена",
        "Страницата, която търсите, не съществува.",
        "Die Seite, die Sie suchen, existiert nicht.",
        "Страница, которую вы ищете, не существует.",
        "No s'ha trobat la pàgina",
        "La pàgina que busques no existeix.",
        "Không tìm thấy trang",
        "Trang bạn đang tìm kiếm không tồn tại.",
        "Halaman tidak ditemukan",
        "Halaman yang Anda cari tidak ada.",
        "पृष्ठ नहीं मिला",
        "यह पेज उपलब्ध नहीं है।",
        "ไม่พบหน้าที่คุณต้องการ",
        "ไม่พบหน้าเว็บนี้",
        "صفحه مورد نظر یافت نشد",
        "صفحه وجود ندارد",
        "הדף לא נמצא",
        "העמוד שחיפשת אינו קיים",
    ],
)
def test_a_missing_page_is_told_in(said: str) -> None:
    page = html(f"<nav><a href=/>•</a></nav><main><h1>{said}</h1></main>", title="Aldmoor")
    seen = inspect_page(link(), response(page))
    assert seen.status is LinkStatus.SOFT_404, seen.reason
