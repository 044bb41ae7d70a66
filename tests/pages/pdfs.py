"""PDF files made by hand (ISO 32000-1), so that the tests know every byte of them."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field

A4 = (595, 842)
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass
class Pdf:
    """Objects are numbered from 1 in the order they were added."""

    objects: list[bytes] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        self.objects.append(content)
        return len(self.objects)

    def stream(self, data: bytes, entries: str = "") -> int:
        head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode()
        return self.add(head + data + b"\nendstream")

    def file(self, root: int, trailer: str = "") -> bytes:
        out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
        offsets = []
        for number, content in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(offsets) + 1
        head = b"xref\n0 %d\n0000000000 65535 f \n" % size
        tail = f"trailer\n<< /Size {size} /Root {root} 0 R {trailer} >>\nstartxref\n{len(out)}\n"
        return out + head + table + tail.encode() + b"%%EOF\n"


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def lines(
    rows: str | list[str], *, size: int = 11, top: int = 780, left: int = 60, leading: int = 14
) -> str:
    """Content stream operators: each row below the one before; an empty row is a gap."""
    rows = rows.split("\n") if isinstance(rows, str) else rows
    shown = (
        f"BT /F1 {size} Tf {left} {top - n * leading} Td ({escaped(row)}) Tj ET"
        for n, row in enumerate(rows)
        if row
    )
    return "\n".join(shown) + "\n"


PICTURE = "q 500 0 0 700 50 70 cm /Im1 Do Q\n"
"""Operators that paint the document's picture over the page."""


def pdf(
    *contents: str,
    info: dict[str, str] | None = None,
    catalog: str = "",
    trailer: str = "",
    crop: str = "",
) -> bytes:
    """One page for each content stream. `info` is the document information dictionary."""
    made = Pdf()
    root, pages = made.add(b""), made.add(b"")
    encoding = "/Encoding /WinAnsiEncoding"
    font = made.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {encoding} >>".encode())
    image = made.stream(
        bytes(range(48)),
        "/Type /XObject /Subtype /Image /Width 4 /Height 4 /BitsPerComponent 8 "
        "/ColorSpace /DeviceRGB",
    )
    kids = []
    for content in contents:
        text = zlib.compress(content.encode("cp1252"))
        body = made.stream(text, "/Filter /FlateDecode")
        page = (
            f"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] {crop} "
            f"/Contents {body} 0 R /Resources << /Font << /F1 {font} 0 R >> "
            f"/XObject << /Im1 {image} 0 R >> >> >>"
        )
        kids.append(made.add(page.encode()))
    made.objects[root - 1] = f"<< /Type /Catalog /Pages {pages} 0 R {catalog} >>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    made.objects[pages - 1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    if info:
        entries = "".join(f"/{key} ({escaped(value)}) " for key, value in info.items())
        trailer += f" /Info {made.add(f'<< {entries}>>'.encode('cp1252'))} 0 R"
    return made.file(root, trailer)


def needs_password() -> bytes:
    """Encrypted with a user password (standard handler, revision 2): no reader gets in."""
    owner = hashlib.md5(b"owner").digest() * 2  # noqa: S324  what the format asks for
    user = hashlib.md5(b"not the empty password" + _PADDING).digest() * 2  # noqa: S324
    entry = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}>"
    identity = "00112233445566778899aabbccddeeff"
    return pdf(lines("Secret"), trailer=f"/ID [<{identity}> <{identity}>] /Encrypt << {entry} >>")
