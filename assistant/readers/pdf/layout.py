"""What stands on a PDF page, in reading order: lines of text and tables."""

from __future__ import annotations

from assistant.readers.pdf.columns import unruled_tables
from assistant.readers.pdf.grid import ruled_tables
from assistant.readers.pdf.header_rows import split
from assistant.readers.pdf.lines import Line, lines_of
from assistant.readers.pdf.pen import Piece
from assistant.readers.pdf.rules import Rules
from assistant.readers.pdf.tables import Table


def items_of(pieces: list[Piece], rules: Rules) -> list[Line | Table]:
    """The lines and tables of a page in the order they are drawn, which is the order they are read."""
    if not pieces:
        return []
    home: dict[int, Table] = {}
    for table, inside in ruled_tables(pieces, rules):
        home.update(dict.fromkeys(map(id, inside), table))
    items: list[Line | Table] = []
    placed: set[int] = set()
    free: list[Piece] = []
    for piece in pieces:
        place = home.get(id(piece))
        if place is None:
            free.append(piece)
        elif id(place) not in placed:
            placed.add(id(place))
            items.extend(unruled_tables(lines_of(free)))
            items.extend(split(place))
            free = []
    items.extend(unruled_tables(lines_of(free)))
    return items
