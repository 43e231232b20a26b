"""Small PDFs made by hand, so that each test says exactly what is in its file."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass
class Page:
    """Content operators of a page, with objects that its resources name."""

    content: str | bytes
    resources: str = ""
    filter: str = ""


@dataclass
class Pdf:
    """A file of A4 pages in Helvetica (/F1) and Helvetica-Bold (/F2)."""

    pages: list[Page] = field(default_factory=list)
    info: str = ""
    catalog: str = ""
    extra: list[bytes] = field(default_factory=list)
    """Further objects, numbered from 5."""

    def page(self, content: str | bytes, resources: str = "", filter_name: str = "") -> Pdf:
        self.pages.append(Page(content, resources, filter_name))
        return self

    def data(self) -> bytes:
        first = 5 + len(self.extra)
        kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(self.pages)))
        objects = [
            f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode(),
            f"<< /Type /Pages /Count {len(self.pages)} /Kids [{kids}] >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            *self.extra,
        ]
        for page in self.pages:
            content = page.content if isinstance(page.content, bytes) else page.content.encode("cp1252")
            number = len(objects) + 2
            fonts = "" if "/Font" in page.resources else "/Font << /F1 3 0 R /F2 4 0 R >>"
            objects.append(
                (
                    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number} 0 R "
                    f"/Resources << {fonts} {page.resources} >> >>"
                ).encode()
            )
            objects.append(stream(content, page.filter))
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, body in enumerate(objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        if self.info:
            places.append(len(out))
            out += f"{len(objects) + 1} 0 obj\n<< {self.info} >>\nendobj\n".encode()
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        info = f"/Info {len(objects) + 1} 0 R" if self.info else ""
        out += (
            f"trailer << /Size {len(places) + 1} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode()
        )
        return bytes(out)


def stream(content: bytes, filter_name: str = "", entries: str = "") -> bytes:
    """A stream object; `/FlateDecode` packs the content."""
    if filter_name == "/FlateDecode":
        content = zlib.compress(content, 9)
    named = f"/Filter {filter_name}" if filter_name else ""
    return f"<< /Length {len(content)} {named} {entries} >>\nstream\n".encode() + content + b"\nendstream"


def text(words: str, x: float = 72, y: float = 700, size: float = 11, font: str = "F1") -> str:
    """Operators that show words at a place."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def lines(words: list[str], top: float = 700, leading: float = 14, size: float = 11) -> str:
    """Operators that show lines one under another."""
    return "".join(text(line, y=top - leading * place, size=size) for place, line in enumerate(words))


def cells(rows: list[list[str]], xs: list[float], top: float = 700, leading: float = 18, **look: str) -> str:
    """Operators that show each cell of a row at the place of its column; `|` in a cell begins a new line."""
    return "".join(
        text(line, x=x, y=top - leading * place - 12 * below, **look)
        for place, row in enumerate(rows)
        for x, cell in zip(xs, row, strict=True)
        for below, line in enumerate(cell.split("|"))
        if line
    )


def right(rows: list[list[str]], edges: list[float], top: float = 700, leading: float = 18) -> str:
    """Operators that show figures so that they end at the edges of their columns."""
    return "".join(
        text(cell, x=edge - width(cell), y=top - leading * place)
        for place, row in enumerate(rows)
        for edge, cell in zip(edges, row, strict=True)
        if cell
    )


def width(words: str, size: float = 11) -> float:
    """About how wide words are in Helvetica, in points; exact for figures."""
    return (
        sum({",": 278, ".": 278, " ": 278, "%": 889, "-": 333}.get(each, 556) for each in words) * size / 1000
    )


def grid(xs: list[float], ys: list[float], missing: set[tuple[str, int, int]] | None = None) -> str:
    """Operators that rule a table cell by cell; `missing` names sides that are not drawn.

    A side is `-` or `|` with its row and column: `("|", 0, 1)` is at the left of the second cell at the top.
    """
    boxes = [
        f"{x} {y} {x1 - x} 0.5 re f\n"
        for row, y in enumerate(ys)
        for column, (x, x1) in enumerate(pairwise(xs))
        if ("-", row, column) not in (missing or set())
    ]
    boxes += [
        f"{x} {y1} 0.5 {y - y1} re f\n"
        for column, x in enumerate(xs)
        for row, (y, y1) in enumerate(pairwise(ys))
        if ("|", row, column) not in (missing or set())
    ]
    return "".join(boxes)
