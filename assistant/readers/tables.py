"""Rows of a table as text that can be understood alone: `Header: value | Header: value`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.readers.clean import one_line, tidy

Sort = Literal["", "text", "year", "date", "nothing", "number", "money", "percent"]
"""What a cell holds; `nothing` is a sign for a figure that is not there: `-`, `n/a`, `*`."""

FIGURES: frozenset[Sort] = frozenset({"number", "money", "percent"})

_LONGEST_HEADER = 80
"""Characters of a cell that can be a header where nothing marks it as one."""
_LONGEST_LABEL = 300
"""Characters of a header put before values; more is prose."""
_LONGEST_REPEATED = 100
"""Characters of a cell over several rows that is said in each of them."""
_MOST_LABELS = 3
"""Headers above one cell that are still worth naming."""
_WIDEST_PAIRS = 2
"""Columns of a list of names and values, which has no header row."""

_NUMBER = re.compile(
    r"[(<>~≈≤≥]?\s*[-+\u2212]?\s*([£$€]?)\s*[-+\u2212]?(?:\d[\d, ]*)?\.?\d+\s*(%|k|m|bn)?\s*\)?\*{0,2}",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s*(?:million|billion|thousand)\s*\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?|\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4})")
_NOTHING = re.compile(r"[-–—*.:~†‡x]{1,3}|n/?a\.?|#\S+|nil|none|tbc|c|z|u", re.IGNORECASE)
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (("year", _YEAR), ("date", _DATE), ("nothing", _NOTHING))
_LONGEST_FIGURE = 40
"""Characters; no longer text is tried as a figure."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where it stands: `column` counted from 0, over `span` columns."""

    text: str
    column: int
    span: int = 1
    head: bool = False
    """Whether the file says that it is the header of its row or column."""


def sort_of(text: str) -> Sort:
    """What the text of a cell is."""
    if not text:
        return ""
    if len(text) > _LONGEST_FIGURE:
        return "text"
    for sort, pattern in _SORTS:
        if pattern.fullmatch(text):
            return sort
    found = _NUMBER.fullmatch(_SCALE.sub("", text))
    if found is None:
        return "text"
    if found[1]:
        return "money"
    return "percent" if found[2] == "%" else "number"


def row_texts(rows: Sequence[Sequence[Cell]], header_rows: int) -> list[str]:
    """The text of each row; the first `header_rows` name the columns of the others."""
    rows = [[_cleaned(cell) for cell in row] for row in rows]
    width = max((cell.column + cell.span for row in rows for cell in row), default=0)
    # A header over all columns is a title: it tells none of them from another.
    labels = column_labels([[c for c in row if c.span < width or width == 1] for row in rows[:header_rows]])
    headers = {_joined(row) for row in rows[:header_rows]}
    texts = [_joined(row) for row in rows[:header_rows]]
    for row in rows[header_rows:]:
        repeated = _joined(row) in headers  # as at the top of every page
        texts.append(_joined(row) if repeated else row_text(row, labels, width))
    return texts


def column_labels(rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """The name of each column: its header cells from the top down, none said twice."""
    names: dict[int, list[str]] = {}
    for row in rows:
        for cell in row:
            for column in range(cell.column, cell.column + cell.span):
                if cell.text and not any(cell.text in part for part in names.setdefault(column, [])):
                    names[column].append(cell.text)
    return {column: label(" ".join(parts)) for column, parts in names.items() if parts}


def label(text: str) -> str:
    """A header as it stands before a value: no colon of its own, not endless."""
    return one_line(tidy(text)[0]).rstrip(" :")[:_LONGEST_LABEL]


def row_text(cells: Iterable[Cell], labels: dict[int, str], width: int = 0) -> str:
    """A row as `Header: value | value`; empty cells are left out, and a cell over all columns has no header.

    In a table without column headers, a header at the start of the row names its values.
    """
    filled = [cell for cell in cells if cell.text]
    if not labels and len(filled) > 1 and filled[0].head and not filled[1].head:
        return f"{label(filled[0].text)}: {_joined(filled[1:])}"
    return " | ".join(_named(cell, labels, width) for cell in filled)


def header_rows(rows: Sequence[Sequence[Cell]], marked: int, bold: Sequence[bool]) -> int:
    """How many rows name the columns: those that the file marks, or a first row that plainly does.

    It does when it alone is bold, short and fills its columns, or when figures stand below it (`is_headed`).
    """
    if marked:
        return marked if marked < len(rows) else 0
    if len(rows) > 1 and bold[0] and not bold[1]:
        width = max((cell.column + cell.span for row in rows for cell in row), default=0)
        filled = [cell for cell in rows[0] if cell.text.strip()]
        named = sum(cell.span for cell in filled)
        if (
            len(filled) > 1
            and named >= width - 1
            and all(len(cell.text) <= _LONGEST_HEADER for cell in filled)
        ):
            return 1
    return int(is_headed(rows))


def is_headed(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row of a table names its columns, although nothing marks it.

    Careful, because a wrong guess garbles the table: short text in all columns, above figures of one sort.
    A list of names and values (two columns) must have three such rows below.
    """
    if len(rows) < 3:  # noqa: PLR2004 -- a header, and two rows that agree
        return False
    first = {cell.column: one_line(cell.text) for cell in rows[0] if cell.span == 1}
    width = max((cell.column + cell.span for row in rows for cell in row), default=0)
    if (
        width < _WIDEST_PAIRS
        or set(first) != set(range(width))
        or not all(_may_head(first, column) for column in first)
    ):
        return False
    if len(set(first.values())) < width or (width == _WIDEST_PAIRS and len(rows) < 4):  # noqa: PLR2004 -- see above
        return False
    return any(_is_figures(rows[1:], column) for column in range(1, width))


def filled_down(above: str) -> str:
    """What a cell that reaches over several rows says in the rows below: itself, unless it is prose."""
    return above if len(above) <= _LONGEST_REPEATED else ""


def _may_head(first: dict[int, str], column: int) -> bool:
    text = first[column]
    return (not text and column == 0) or (len(text) <= _LONGEST_HEADER and sort_of(text) in {"text", "year"})


def _is_figures(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether a column holds figures of one sort and nothing else."""
    sorts = {
        sort_of(one_line(cell.text))
        for row in rows
        for cell in row
        if cell.column == column and cell.span == 1
    }
    sorts -= {"", "nothing"}
    return len(sorts) == 1 and bool(sorts & (FIGURES | {"date"}))


def _named(cell: Cell, labels: dict[int, str], width: int) -> str:
    if cell.span >= width > 1:
        return cell.text
    above = (
        labels.get(column, "")
        for column in range(cell.column, min(cell.column + cell.span, width or 1 << 20))
    )
    names = list(dict.fromkeys(filter(None, above)))
    if not names or len(names) > _MOST_LABELS or cell.text in names:
        return cell.text
    return f"{', '.join(names)}: {cell.text}"


def _joined(cells: Iterable[Cell]) -> str:
    return " | ".join(cell.text for cell in cells if cell.text)


def _cleaned(cell: Cell) -> Cell:
    """The cell on one line; empty when nothing in it can be seen."""
    return replace(cell, text=one_line(cell.text) if one_line(tidy(cell.text)[0]) else "")
