"""The tables of a web page: cells on their grid, header rows, and headers of rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from assistant.readers.tables import Cell, filled_down, row_texts

_MOST_SPANNED = 100
"""Columns or rows that one cell may reach over; more is decoration."""


@dataclass(slots=True)
class HtmlTable:
    """One open `<table>`: its rows wait until it ends, because the first say what the others mean."""

    without_table: bool = False
    """Whether the page has only a `<tr>`, and no table round it."""
    is_row: bool = False
    """Whether a row is open whose cells are cells, and do not lay out the page."""
    _cells: list[Cell] = field(default_factory=list)
    _reach: dict[int, int] = field(default_factory=dict)
    """By column: rows over which a cell of the open row reaches."""
    _above: dict[int, tuple[int, Cell]] = field(default_factory=dict)
    """By column: for how many rows more a cell above reaches down, and the cell."""
    _in_head: bool = False
    _header: list[list[Cell]] = field(default_factory=list)
    _rows: list[list[Cell]] = field(default_factory=list)
    _heads: list[bool] = field(default_factory=list)
    _taken: bool = False

    def begin_row(self, element: etree._Element) -> None:
        """Open a `<tr>`."""
        parent = element.getparent()
        self.is_row, self._in_head = True, parent is not None and parent.tag == "thead"
        self._cells, self._reach = [], {}

    def begin_cell(self, element: etree._Element) -> None:
        """Open a `<td>` or `<th>` in the row, behind the cells that reach down into it."""
        column = self._next_column()
        head = element.tag == "th" or element.get("scope") in {"row", "rowgroup"}
        self._cells.append(Cell("", column, _span(element, "colspan"), head=head))
        self._reach[column] = _span(element, "rowspan")

    def say(self, text: str) -> None:
        """Add words to the open cell."""
        last = self._cells.pop() if self._cells else Cell("", 0)
        self._cells.append(Cell(f"{last.text} {text}", last.column, last.span, last.head))

    def end_row(self) -> None:
        """Close the row."""
        self._next_column()
        named = [cell for cell in self._cells if cell.text.strip()]
        if named:
            self._rows.append(self._cells)
            self._heads.append(self._in_head or all(cell.head for cell in named))
        self._leave_row()

    def give_up_row(self) -> list[str]:
        """Close a row that turns out to lay out the page; gives its words."""
        texts = [cell.text for cell in self._cells]
        self._leave_row()
        return texts

    def take(self) -> list[str]:
        """The text of the rows so far, which are then gone; their headers stay for those to come."""
        rows = self._rows
        known = len(self._header)
        if not self._taken:
            heads = (*self._heads, False).index(False)
            self._header = rows[:heads] if heads < len(rows) else []
            self._taken = bool(rows)
        texts = (
            row_texts(rows, len(self._header)) if not known else row_texts(self._header + rows, known)[known:]
        )
        self._rows, self._heads = [], []
        return texts

    def _next_column(self) -> int:
        """The column behind the last cell, and behind those above that reach down there."""
        column = self._cells[-1].column + self._cells[-1].span if self._cells else 0
        while column in self._above:
            cell = self._above[column][1]
            self._cells.append(cell)
            column += cell.span
        return column

    def _leave_row(self) -> None:
        self._above = {column: (left - 1, cell) for column, (left, cell) in self._above.items() if left > 1}
        for cell in self._cells:
            rows = self._reach.get(cell.column, 1)
            if rows > 1:
                below = Cell(filled_down(cell.text.strip()), cell.column, cell.span, cell.head)
                self._above[cell.column] = (rows - 1, below)
        self.is_row, self._cells, self._reach = False, [], {}


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "1").strip()
    return max(1, min(int(value), _MOST_SPANNED)) if value.isdecimal() and len(value) < 9 else 1  # noqa: PLR2004 -- no page has nine digits of columns
