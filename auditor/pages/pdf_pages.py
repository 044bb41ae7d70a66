"""What PDFium finds on the pages of a file. Runs in a child process (`auditor.worker`).

The library has no limits of its own on pages, characters or time, and is written in C++.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from auditor.model import LinkStatus
from auditor.pages.pdf_layout import LINE_HYPHEN, Line, readable, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_MAX_PAGES = 3_000
_MAX_CHARS = 5_000_000
_MAX_OBJECTS = 500_000
"""Numbered objects that show in the bytes; a book of 3,000 pages has a tenth."""
_MAX_LOOKED_AT = 2_000
"""Drawn objects of a page without text among which a picture of the page is looked for."""
_FEW_CHARS = 100
"""A scanned page may carry a line that says who downloaded it."""
_PICTURE_SHARE = 0.5
_MAX_UNMAPPED = 0.3
"""Share of characters without a meaning (fonts without a ToUnicode map) that leaves no text."""
_FORM_STUB = "If this message is not eventually replaced"
"""What XFA forms show to every reader but Adobe's."""
_PDF_ERRORS = {
    4: "the PDF is locked with a password",
    5: "the PDF is locked in a way that can't be opened",
}
_HYPHEN = 2
"""What PDFium puts for a hyphen that ends a line. The next line follows without a break."""
_NEWLINE = ord("\n")
_SPACE = ord(" ")
_LINE_ENDS = (_NEWLINE, ord("\r"), _HYPHEN)
_SCAN = "the PDF is a scan: pictures of pages without text"


def read_pdf(body: bytes) -> dict[str, Any]:
    """`{title, text, lang, pages, pictures}`, or `{refused: reason, status}`."""
    import pypdfium2

    if body.count(b" obj") > _MAX_OBJECTS:
        return _refused(LinkStatus.TOO_LARGE, f"the PDF has more than {_MAX_OBJECTS:,} objects")
    try:
        with pypdfium2.PdfDocument(body) as document:
            return _read(document)
    except pypdfium2.PdfiumError as error:
        why = _PDF_ERRORS.get(getattr(error, "err_code", 0), "the PDF is damaged")
        return _refused(LinkStatus.UNREADABLE, why)


def _refused(status: LinkStatus, reason: str) -> dict[str, Any]:
    return {"refused": reason, "status": status.value}


def _read(document: PdfDocument) -> dict[str, Any]:
    count = len(document)
    if not count:
        return _refused(LinkStatus.UNREADABLE, "the PDF is damaged: it has no pages")
    if count > _MAX_PAGES:
        return _refused(LinkStatus.TOO_LARGE, f"the PDF has more than {_MAX_PAGES:,} pages")
    pages: list[list[Line]] = []
    chars = pictures = 0
    for number in range(count):
        page = document[number]
        text_page = page.get_textpage()
        chars += text_page.count_chars()
        if chars > _MAX_CHARS:
            why = f"the PDF has more than {_MAX_CHARS:,} characters"
            return _refused(LinkStatus.TOO_LARGE, why)
        lines = list(_lines(page, text_page))
        is_picture = sum(len(line.text) for line in lines) < _FEW_CHARS and _is_picture(page)
        pictures += is_picture
        pages.append([] if is_picture else lines)
        page.close()
    return _told(document, pages, pictures)


def _told(document: PdfDocument, pages: list[list[Line]], pictures: int) -> dict[str, Any]:
    if pictures == len(pages):
        return _refused(LinkStatus.NOT_TEXT, _SCAN)
    if 2 * pictures > len(pages):
        why = f"the PDF is mostly a scan: {pictures} of its {len(pages)} pages are pictures"
        return _refused(LinkStatus.NOT_TEXT, f"{why} without text")
    text = readable(pages)
    if not text:
        return _refused(LinkStatus.NOT_TEXT, "the PDF has no text")
    if _unmapped(text) > _MAX_UNMAPPED * len(text):
        why = "the letters of the PDF can't be told: its fonts have no table of them"
        return _refused(LinkStatus.UNREADABLE, why)
    if len(text) < 2_000 and _FORM_STUB in text:
        return _refused(LinkStatus.UNREADABLE, "the PDF is a form that only Adobe's reader shows")
    return {
        "title": title_of(document.get_metadata_value("Title"), pages),
        "text": text,
        "lang": _language(document),
        "pages": len(pages),
        "pictures": pictures,
    }


def _unmapped(text: str) -> int:
    """Characters of the private use area, replacements and controls."""
    return sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" or c < "\t" for c in text)


def _lines(page: PdfPage, text_page: PdfTextPage) -> Iterator[Line]:
    """In the order of the file. What lies outside of the page's visible part is left out."""
    import pypdfium2.raw as pdfium

    bounds = page.get_bbox()
    codes = [
        pdfium.FPDFText_GetUnicode(text_page, index) for index in range(text_page.count_chars())
    ]
    start = 0
    for end, code in enumerate((*codes, _NEWLINE)):
        if code not in _LINE_ENDS:
            continue
        if code == _HYPHEN:
            end += 1  # the hyphen is the line's
        while start < end and codes[start] == _SPACE:
            start += 1
        if start < end:
            line = _line(text_page, start, end, codes)
            across = line.right > bounds[0] and line.left < bounds[2]
            if across and line.top > bounds[1] and line.bottom < bounds[3]:
                yield line
        start = end if code == _HYPHEN else end + 1


def _line(text_page: PdfTextPage, start: int, end: int, codes: list[int]) -> Line:
    text = "".join(map(_character, codes[start:end])).rstrip()
    # Code units above U+FFFF may come in two.
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    first = _box(text_page, start)
    last = _box(text_page, end - 1)
    left, right = min(first[0], last[0]), max(first[2], last[2])  # either way round it is written
    return Line(text, left, max(first[3], last[3]), right, min(first[1], last[1]))


def _character(code: int) -> str:
    """0 is what has no code."""
    if code == _HYPHEN:
        return LINE_HYPHEN
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def _box(text_page: PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top, of the font's height whichever letter it is."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _is_picture(page: PdfPage) -> bool:
    """Whether one image covers most of the page."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    for looked_at, drawn in enumerate(page.get_objects(max_depth=3)):
        if looked_at > _MAX_LOOKED_AT:
            break
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            if (right - left) * (top - bottom) >= _PICTURE_SHARE * width * height:
                return True
    return False


def _language(document: PdfDocument) -> str:
    """The catalog's Lang entry (ISO 32000-1, 14.9.2), a language tag."""
    import pypdfium2.raw as pdfium

    units = ctypes.create_string_buffer(80)
    size = pdfium.FPDFCatalog_GetLanguage(
        document, ctypes.cast(units, ctypes.POINTER(pdfium.FPDF_WCHAR)), len(units)
    )
    return units.raw[: min(size, len(units))].decode("utf-16-le", "ignore").rstrip("\0")
