"""A Word table as rows of cells: where each stands, what it says, and which rows look like headers."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from assistant.readers.office.word_styles import Styles
from assistant.readers.office.word_text import NAMESPACE, Paragraph
from assistant.readers.tables import Cell, filled_down

_W = f"{{{NAMESPACE}}}"
_OFF = frozenset({"0", "false", "off"})
_MOST_SPANNED = 1_000
"""Columns of a cell; Word stops at 63."""


class WordTable:
    """The rows of a `w:tbl`: lists of equal length, an entry a row."""

    def __init__(
        self, table: etree._Element, styles: Styles, read: Callable[[etree._Element], Paragraph]
    ) -> None:
        """`read` gives the words of a paragraph; tables within the table are left to the caller."""
        self.cells: list[list[Cell]] = []
        self.bold: list[bool] = []
        """Whether all words of the row are bold, or its style sets it off."""
        self.attached: list[list[Paragraph]] = []
        """Paragraphs of the row, on which notes and boxes may hang."""
        self.inner: list[list[etree._Element]] = []
        """Tables within the row."""
        self.marked = 0
        """Rows at the top that Word repeats on every page."""
        self._table = table
        self._styles = styles
        self._read = read
        self._above: dict[int, str] = {}
        for row in table.iter(f"{_W}tr"):
            if _nearest(row, "tbl") is table and row.find(f"{_W}trPr/{_W}del") is None:
                self.marked += _is_marked(row) and self.marked == len(self.cells)
                self._add(row)
        if self.bold and styles.sets_off_first_row(table):
            self.bold = [True, *(False for _ in self.bold[1:])]

    def _add(self, row: etree._Element) -> None:
        cells: list[Cell] = []
        bold: list[bool] = []
        self.attached.append([])
        self.inner.append([])
        column = _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in row.iter(f"{_W}tc"):
            if _nearest(cell, "tr") is not row:
                continue
            text = self._words(cell, bold)
            span = max(_number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1), 1)
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and merged.get(f"{_W}val") != "restart" and not text:
                text = filled_down(self._above.get(column, ""))
            else:
                self._above[column] = text
            cells.append(Cell(text, column, span))
            column += span
        self.cells.append(cells)
        self.bold.append(bool(bold) and all(bold))

    def _words(self, cell: etree._Element, bold: list[bool]) -> str:
        words: list[str] = []
        for element in cell.iter(f"{_W}p", f"{_W}tbl"):
            if element.tag == f"{_W}tbl":
                if _nearest(element, "tbl") is self._table:
                    self.inner[-1].append(element)
            elif _nearest(element, "tbl") is self._table and _nearest(element, "txbxContent") is None:
                paragraph = self._read(element)
                self.attached[-1].append(paragraph)
                if paragraph.text.strip():
                    words.append(paragraph.text.strip())
                    bold.append(self._styles.is_bold(element))
        return " ".join(words)


def _is_marked(row: etree._Element) -> bool:
    header = row.find(f"{_W}trPr/{_W}tblHeader")
    return header is not None and header.get(f"{_W}val") not in _OFF


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{_W}val") or ""
    return min(int(value), _MOST_SPANNED) if value.isdecimal() and len(value) < 9 else otherwise  # noqa: PLR2004 -- no table has nine digits of columns


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(f"{_W}{tag}"), None)
