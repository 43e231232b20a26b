"""The blocks of an RTF file: paragraphs and table rows, as the words that set them come by."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.readers.assembly import Assembly
from assistant.readers.tables import Cell, header_rows, row_texts

_BODY_LEVEL = 9
"""The outline level that means body text; 0 to 8 are headings 1 to 9."""
_SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class _Table:
    """The rows of the table at hand."""

    rows: list[list[Cell]] = field(default_factory=list)
    asides: list[list[str]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    marked: int = 0


class RtfBlocks:
    """Collects words, and adds a block to the assembly when a paragraph or a table ends."""

    def __init__(self, assembly: Assembly) -> None:
        self.is_item = False
        """Whether the paragraph at hand has a bullet or a number."""
        self.levels: dict[int, int] = {}
        """Levels of headings by the number of their style."""
        self._assembly = assembly
        self._words: list[str] = []
        self._asides: list[str] = []
        self._level = 0
        self._style = 0
        self._in_table = False
        self._row_is_header = False
        self._table = _Table()

    def say(self, text: str) -> None:
        """Add words to the paragraph at hand."""
        self._words.append(text)

    def add_aside(self, text: str) -> None:
        """Keep a note or a text box until the paragraph or row that it hangs on has ended."""
        self._asides.append(text)

    def set(self, word: str, number: int | None) -> None:
        """Heed a control word on paragraphs and rows."""
        if word == "pard":
            self.is_item = self.is_item and bool(self._words)
            self._level = self._style = 0
            self._in_table = False
        elif word == "s":
            self._style = number or 0
        elif word == "outlinelevel":
            self._level = outline_level(number)
        elif word == "intbl":
            self._in_table = True
        elif word == "ls":
            self.is_item = number != 0
        elif word == "trowd":
            self._row_is_header = False
        elif word == "trhdr":
            self._row_is_header = True

    def end_paragraph(self) -> None:
        """Add the paragraph at hand; in a table it only ends a line of the cell."""
        if self._in_table or self._table.cells:
            self._words.append(" ")
            return
        self._end_table()
        text = self._taken()
        level = self._level or self.levels.get(self._style, 0)
        if level:
            self._assembly.heading(text, level)
        else:
            self._assembly.add("list item" if self.is_item else "paragraph", text)
        self.is_item = False
        self._add_asides(self._asides)
        self._asides = []

    def end_cell(self) -> None:
        """Close a cell of the row at hand."""
        self._table.cells.append(self._taken())
        self.is_item = False

    def end_row(self) -> None:
        """Close the row at hand; it waits for the end of its table, whose first rows may name the columns."""
        table = self._table
        if "".join(self._words).strip():
            self.end_cell()
        table.marked += self._row_is_header and table.marked == len(table.rows)
        table.rows.append([Cell(text, column) for column, text in enumerate(table.cells)])
        table.asides.append(self._asides)
        table.cells, self._asides = [], []

    def end(self) -> None:
        """Add what is still open at the end of the file."""
        if self._table.cells:
            self.end_row()
        self._in_table = False
        self.end_paragraph()

    def _end_table(self) -> None:
        table, self._table = self._table, _Table()
        bold = [False] * len(table.rows)
        texts = row_texts(table.rows, header_rows(table.rows, table.marked, bold))
        for text, asides in zip(texts, table.asides, strict=True):
            self._assembly.add("table row", text)
            self._add_asides(asides)

    def _add_asides(self, asides: list[str]) -> None:
        for aside in asides:
            for line in aside.split("\n"):
                self._assembly.add("paragraph", _paired(line))

    def _taken(self) -> str:
        text = _paired("".join(self._words))
        self._words = []
        return text


def outline_level(number: int | None) -> int:
    """The level of a heading from an outline level; 0 for body text."""
    level = _BODY_LEVEL if number is None else number
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _paired(text: str) -> str:
    """The text with halves of characters, which RTF writes one by one, put together."""
    if not any(ord(each) in _SURROGATES for each in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
