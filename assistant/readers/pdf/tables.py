"""Tables of a PDF: rows of cells, what names their columns, and the next page on which they go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeAlias

from assistant.readers.clean import one_line
from assistant.readers.pdf.lines import Line
from assistant.readers.pdf.spans import is_figure
from assistant.readers.tables import Cell, column_labels, row_text

_FEWEST_ROWS = 3
"""Rows of a table in which words above figures show a header."""
_PAIR = 2
_SAME_LINE = 3.0
"""Points that the lines of cells beside one another may differ."""
_SAME_EDGE = 6.0
"""Points that the columns of a table may move from one page to the next."""


@dataclass(slots=True)
class TableCell:
    """A cell: its lines from the top, over `span` columns from `column`, counted from 0."""

    lines: list[str]
    column: int
    span: int = 1
    bold: bool = False
    shaded: bool = False
    copied: bool = False
    """Whether it reaches into this row from one above."""
    loose: bool = False
    """Whether it stands for a whole row whose words are drawn across the lines."""
    heights: list[float] = field(default_factory=list)
    """Where its lines stand."""

    @property
    def text(self) -> str:
        """Its words on one line."""
        return one_line(" ".join(self.lines))


Row: TypeAlias = list[TableCell]


@dataclass(slots=True)
class Table:
    """A table of one page; coordinates as in `Piece`."""

    rows: list[Row]
    header_rows: int
    edges: tuple[float, ...]
    """Where its columns begin."""
    bottom: float
    y: float
    """Its top."""
    turn: int
    headers: list[Row] = field(default_factory=list)
    """Rows of an earlier page that name its columns."""

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(cell.text for row in self.rows for cell in row if not cell.copied)


def parted(row: Row) -> list[Row]:
    """The row, or the rows that no line parts: as many lines in its first cell as figures in the others."""
    filled = [cell for cell in row if cell.lines and not cell.copied]
    lines = {len(cell.lines) for cell in filled}
    if (
        len(filled) < _PAIR
        or len(lines) != 1
        or (count := lines.pop()) < _FEWEST_ROWS
        or not all(is_figure(line) for cell in filled[1:] for line in cell.lines[1:])
        or max(
            abs(a - b) for cell in filled[1:] for a, b in zip(cell.heights, filled[0].heights, strict=True)
        )
        > _SAME_LINE
    ):
        return [row]
    return [
        [
            cell
            if cell.copied
            else replace(cell, lines=cell.lines[at : at + 1], heights=cell.heights[at : at + 1])
            for cell in row
        ]
        for at in range(count)
    ]


def carry_on(pages: Sequence[Sequence[Line | Table]]) -> None:
    """Give tables that go on from the page before the header rows of their first page."""
    for before, page in pairwise(pages):
        last = before[-1] if before else None
        first = page[0] if page else None
        if not isinstance(last, Table) or not isinstance(first, Table) or len(last.edges) != len(first.edges):
            continue
        apart = max(abs(a - b) for a, b in zip(last.edges, first.edges, strict=True))
        names = _last_names(last)
        if apart > _SAME_EDGE or not names:
            continue
        again = [_words(row) for row in first.rows[: len(names)]] == [_words(row) for row in names]
        if again or not first.header_rows:
            first.headers = names


def texts_of(table: Table, joined: Callable[[list[str]], str]) -> list[str]:
    """The text of each row; `joined` puts the lines of a cell together."""
    texts: list[str] = []
    labels: dict[int, str] = {}
    headers: set[str] = set()
    known: list[Row] | None = None
    for row, names in _named(table):
        cells = [_plain(cell, joined) for cell in row if names is not None or not cell.copied]
        text = " | ".join(cell.text for cell in cells if cell.text)
        if names is not None:
            if names is not known:
                header = [
                    [
                        _plain(cell, joined)
                        for cell in name
                        if not cell.copied and cell.span < len(table.edges)
                    ]
                    for name in names
                ]
                labels, known = column_labels(header), names
                headers = {" | ".join(cell.text for cell in name if cell.text) for name in header}
            if text not in headers:  # which stand again at the top of a page
                text = row_text(cells, labels, len(table.edges))
        texts.append(text)
    return texts


def _named(table: Table) -> Iterator[tuple[Row, list[Row] | None]]:
    """Each row with the rows that name its columns; None for rows that are names themselves."""
    names = table.headers or table.rows[: table.header_rows]
    for at, row in enumerate(table.rows):
        if at < table.header_rows:
            yield row, None
        elif names and _is_section(row) and len(table.edges) > _PAIR:
            # What stands alone above rows names them, and not the header above the first of such groups.
            names = [[cell for cell in name if cell.column or cell.span > 1] for name in names]
            if row[0].bold or row[0].shaded or row[0].span == len(table.edges):
                names[-1].insert(0, TableCell(row[0].lines, 0))
            yield row, None
        elif names and _names_again(row, names[-1]):
            names = [*names[:-1], row]
            yield row, None
        else:
            yield row, names


def _last_names(table: Table) -> list[Row]:
    """What names the columns at the end of a table."""
    last: list[Row] = table.headers or table.rows[: table.header_rows]
    for row, names in _named(table):
        last = names if names is not None else last
        if names is None and last and _names_again(row, last[-1]):
            last = [*last[:-1], row]
    return last


def _names_again(row: Row, names: Row) -> bool:
    """Whether a row names the columns as those above do, and only its first cell differs."""
    known = {cell.column: cell.text for cell in names}
    others = [cell for cell in row if cell.column and cell.text and not cell.copied]
    return bool(others) and all(known.get(cell.column) == cell.text for cell in others) and bool(row[0].text)


def _is_section(row: Row) -> bool:
    """Whether nothing but the first cell of a row is filled."""
    first = row[0]
    return bool(first.text) and not (first.column or first.loose) and not any(cell.text for cell in row[1:])


def _plain(cell: TableCell, joined: Callable[[list[str]], str]) -> Cell:
    return Cell(joined(cell.lines), cell.column, cell.span)


def _words(row: Row) -> list[str]:
    return [cell.text for cell in row if cell.text]
