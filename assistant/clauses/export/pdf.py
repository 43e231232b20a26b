"""A clause pack as a PDF, with its headings, tables and footnotes marked for a screen reader."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Any, Final

import typst

from assistant.clauses.export.parts import Bullets, Grid, Heading, Numbered, Pages, Part, Words
from assistant.clauses.export.sheet import sheet
from assistant.clauses.pack import ClausePack
from assistant.law.cited import LawTexts
from assistant.word.pieces import Cell, Footnote, Gap, Link, Piece, Strong, ToComplete, pieces_of, plain

_TEMPLATE: Final = files("assistant.clauses.export").joinpath("pack.typ")


def pack_pdf(pack: ClausePack, texts: LawTexts, made_on: date) -> bytes:
    """The file: PDF/UA-1, or a tagged PDF where a letter is not in its font; the same bytes each time.

    Raises `CatalogueError` when the notes that ship are not there.
    """
    made = sheet(pack, texts, made_on)
    data = json.dumps(
        {
            "title": made.title,
            "day": (made_on.year, made_on.month, made_on.day),
            "pages": [_pages(pages) for pages in made.pages],
        }
    )
    template = _TEMPLATE.read_bytes()
    try:
        return _compiled(template, data, made_on, ["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
    return _compiled(template, data, made_on, [])


def _compiled(template: bytes, data: str, made_on: date, standards: list[typst.PDFStandard]) -> bytes:
    # Fonts of the machine would make the file differ from one machine to the next.
    compiler = typst.Compiler(template, ignore_system_fonts=True, sys_inputs={"sheet": data})
    day = datetime.combine(made_on, time(), UTC)
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=day)
    assert isinstance(made, bytes)  # noqa: S101 -- one PDF is one file, whatever its number of pages
    return made


def _pages(pages: Pages) -> dict[str, Any]:
    return {
        "header": plain(pages.header),
        "landscape": pages.landscape,
        "parts": [_part(part) for part in pages.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Heading():
            return {"kind": "heading", "level": part.level, "text": plain(part.text)}
        case Words():
            return {"kind": "words", "look": part.look, "pieces": _line(part.pieces)}
        case Numbered():
            return {"kind": "numbered", "number": plain(part.number), "pieces": _line(part.pieces)}
        case Bullets():
            return {"kind": "bullets", "items": [_line(item) for item in part.items]}
        case Grid():
            return {
                "kind": "table",
                "rows": [[_line(cell) for cell in row] for row in part.rows],
                "widths": part.widths,
                "header_column": part.header_column,
                "small": part.small,
            }


def _line(cell: Cell) -> list[dict[str, Any]]:
    return [_piece(piece) for piece in pieces_of(cell)] or [_piece("")]


def _piece(piece: Piece) -> dict[str, Any]:
    match piece:
        case Strong():
            return {"kind": "strong", "text": plain(piece.text)}
        case Link():
            return {"kind": "link", "text": plain(piece.text), "address": piece.address}
        case Gap() | ToComplete():
            return {"kind": "gap", "text": plain(piece.shown)}
        case Footnote():
            return {"kind": "note", "paragraphs": [_line(line) for line in piece.paragraphs]}
    return {"kind": "text", "text": plain(piece)}
