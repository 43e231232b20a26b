"""How tables of a Word file are marked, kept together and given their widths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from assistant.word.laying import lay, styled
from assistant.word.pieces import Cell, Piece, pieces_of, plain
from assistant.word.styles import element

_LOOK: Final = {"firstRow": 0x20, "firstColumn": 0x80, "noHBand": 0x200, "noVBand": 0x400}
"""What a table's look can set off (ECMA-376 part 1, 17.4.55)."""
_LONGEST_KEPT: Final = 1_500
"""Characters of a row that is not broken over two pages; about half a page in one column."""
_LINE: Final = 50
"""Characters that a line of a cell can hold, about; a line break takes their place."""


def fill(cell: _Cell, pieces: tuple[Piece, ...], style: str, *, bold: bool) -> None:
    """Put pieces into a new cell."""
    free = [cell.paragraphs[0]]

    def start() -> Paragraph:
        return styled(free.pop() if free else cell.add_paragraph(), style)

    lay(start, pieces, bold=bold)


def mark(table: Table, about: str, *, header_row: bool, header_column: bool) -> None:
    """Say to a screen reader what the table shows and which cells are headers."""
    properties = table._tbl.tblPr  # noqa: SLF001 -- python-docx offers no other way to these properties
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    shown = {"firstRow": header_row, "firstColumn": header_column, "noHBand": True, "noVBand": True}
    bits = sum(_LOOK[name] for name, on in shown.items() if on)
    properties.append(element("w:tblLook", val=f"{bits:04X}", **{n: str(int(on)) for n, on in shown.items()}))
    properties.append(element("w:tblCaption", val=plain(about)))


def keep(row: _Row, cells: Sequence[Cell], *, repeat: bool) -> None:
    """Keep a short row on one page, and repeat a header row on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx offers no other way to these properties
    shown = [piece for cell in cells for piece in pieces_of(cell) if isinstance(piece, str)]
    if sum(len(text) + _LINE * text.count("\n") for text in shown) <= _LONGEST_KEPT:
        properties.append(element("w:cantSplit"))
    if repeat:
        properties.append(element("w:tblHeader"))


def set_widths(table: Table, shares: Sequence[float], width: int) -> None:
    """Give the columns their shares of `width`."""
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = round(width * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width
