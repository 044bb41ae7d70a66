"""Word documents in a repository."""

from __future__ import annotations

import io
import zipfile

import pytest

from auditor.errors import InputError
from tests.inputs.content.samples import cited, claims, read, urls

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BODY = f"""
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Bridges</w:t></w:r></w:p>
<w:p><w:r><w:t>The bridge was </w:t></w:r><w:hyperlink r:id="rId1"><w:r><w:t>opened</w:t></w:r>
</w:hyperlink><w:r><w:t> in 1931.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p/>
<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>The ferry runs daily, says
 </w:t></w:r>{_FIELD.format("begin")}<w:r>
<w:instrText> HYPERLINK "https://rive.org/f" </w:instrText></w:r>
{_FIELD.format("separate")}<w:r><w:t>it</w:t></w:r>
{_FIELD.format("end")}<w:r><w:t>.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Bridge</w:t></w:r></w:p></w:tc><w:tc><w:p>
<w:r><w:t>40 metres [1] https://rive.org/t</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:pStyle w:val="SourceCode"/></w:pPr><w:r><w:t>https://code.org</w:t></w:r></w:p>
<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="rId2">
<w:r><w:t>a file</w:t></w:r></w:hyperlink></w:p>
"""
_RELATION = '<Relationship Id="{}" Target="{}" TargetMode="External"/>'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + _RELATION.format("rId1", "https://rive.org/o?a=1&amp;b=2")
    + _RELATION.format("rId2", "b.docx")
    + "</Relationships>"
)
NOTES = f"""<w:footnotes {_SPACES}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>The report, https://rive.org/r</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""


def _document(body: str = BODY, *, head: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f"{head}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        )
        archive.writestr("word/_rels/document.xml.rels", RELATIONS)
        archive.writestr("word/footnotes.xml", NOTES)
    return data.getvalue()


def test_a_line_is_a_paragraph_and_a_row_of_a_table_is_one_too() -> None:
    content = read(_document(), "a.docx")
    assert content.raw.split("\n")[3] == "- The ferry runs daily, says [it](<https://rive.org/f>)."
    lines = [content.answer.locate(a.citation.span).line for a in cited(content).attributions]
    assert sorted(set(lines)) == [2, 4, 5]


def test_links_fields_and_footnotes_cite_and_code_does_not() -> None:
    assert sorted(urls(_document(), "a.docx")) == [
        "https://rive.org/f",
        "https://rive.org/o?a=1&b=2",
        "https://rive.org/r",
        "https://rive.org/t",
    ]
    assert claims(_document(), "a.docx")[:2] == [
        "The bridge was opened in 1931.",
        "The ferry runs daily, says it.",
    ]


def _bomb() -> bytes:
    return _document("<w:p/>" * 6_000_000)


def _truncated() -> bytes:
    return _document()[:-200]


def _broken() -> bytes:
    data = bytearray(_document())
    data[60:120] = b"\0" * 60
    return bytes(data)


def _other_archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "text")
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"not a document",
        _truncated(),
        _broken(),
        _other_archive(),
        _document("<w:p>"),
        _document(head="<!DOCTYPE a [<!ENTITY b 'c'>]>"),
    ],
)
def test_what_is_no_document_is_said(data: bytes) -> None:
    with pytest.raises(InputError, match=r"Word document") as error:
        read(data, "a.docx")
    assert error.value.hint


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(InputError, match="unpacks to more than 30 MB"):
        read(_bomb(), "a.docx")


@pytest.mark.parametrize(
    "body",
    [
        "<w:t>loose</w:t><w:hyperlink/><w:fldChar/>",
        "<w:p>" + _FIELD.format("end") * 3 + _FIELD.format("separate") + "</w:p>",
        "<w:p><w:hyperlink r:id='rId9'><w:p><w:r><w:t>deep</w:t></w:r></w:p></w:hyperlink></w:p>",
        "<w:p>" * 5000 + "</w:p>" * 5000,
        "<w:tr><w:tr><w:tc/></w:tr></w:tr><w:tc/>",
    ],
)
def test_odd_documents_are_read(body: str) -> None:
    assert "\x00" not in read(_document(body), "a.docx").raw
