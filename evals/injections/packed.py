"""EPUB and PDF files made of pieces."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from evals.injections.pieces import Piece

_LINES: Final = 44
"""Lines on a page of A4."""
_CHARACTERS: Final = 92
"""Characters on a line."""
_CONTAINER: Final = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def epub(title: str, pieces: Sequence[Piece]) -> bytes:
    """A book of one chapter."""
    page = (
        f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{escape(title)}</title></head>"
        f"<body>{''.join(map(_element, pieces))}</body></html>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{escape(title)}</dc:title></metadata><manifest>"
        '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/></spine></package>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in (
            ("META-INF/container.xml", _CONTAINER),
            ("content.opf", package),
            ("one.xhtml", page),
        ):
            book.writestr(name, text)
    return out.getvalue()


def _element(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.way == "alternative":
        return f"<p><img src='chart.png' alt={quoteattr(piece.text)}/></p>"
    name = f"h{max(1, piece.level)}" if piece.kind == "heading" else "p"
    hidden = " hidden='hidden'" if piece.way == "hidden" else ""
    return f"<{name}{hidden}>{text}</{name}>"


def pdf(title: str, pieces: Sequence[Piece]) -> bytes:
    """A file of A4 pages in Helvetica; what is hidden is drawn in mode 3, and white words in white."""
    lines = list(_lines(pieces))
    pages = [_page(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        font.format("").encode(),
        font.format("-Bold").encode(),
        f"<< /Title ({_string(title)}) >>".encode("cp1252", "replace"),
    ]
    for number, content in enumerate(pages):
        fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R"
            f" /Resources {fonts} >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    return _file(objects)


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    for piece in pieces:
        for line in piece.text.split("\n"):
            for part in textwrap.wrap(line, _CHARACTERS) or [""]:
                yield part, piece
        yield "", piece


def _page(lines: Sequence[tuple[str, Piece]]) -> bytes:
    drawn = []
    for number, (line, piece) in enumerate(lines):
        font = f"/F2 {16 - 2 * piece.level}" if piece.kind == "heading" else "/F1 10"
        look = {"hidden": "3 Tr ", "white": "1 1 1 rg "}.get(piece.way, "")
        drawn.append(f"q BT {look}{font} Tf 60 {780 - 16 * number} Td ({_string(line)}) Tj ET Q")
    return "\n".join(drawn).encode("cp1252", "replace")


def _string(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"trailer << /Size {len(places) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{table}\n%%EOF\n"
    return bytes(out) + trailer.encode()
