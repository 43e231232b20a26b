"""Which rows of a PDF's table name the columns of those below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.readers.pdf.tables import Row, Table
from assistant.readers.tables import FIGURES, sort_of

_PAIR = 2
_FEWEST_ROWS = 3
"""Rows of a table in which words above figures show a header."""
_TALLEST_HEADER = 4
"""Rows that name the columns together."""
_LONGEST_HEADER = 120
"""Characters of a cell that names a column."""
_MOSTLY = 0.8
"""Share of a column's cells that make it one of figures."""
_MOST_MARKED = 0.3
"""Share of the rows that may be marked as the header is; with more, every other row is shaded."""
_FEWEST_PAIRS = 4
"""The same as `_FEWEST_ROWS`, of a table of two columns, which is often a list of names and values."""


def header_rows(rows: Sequence[Row]) -> int:
    """How many of the first rows name the columns of those below; 0 when nothing shows it.

    Bold or shaded rows above others that are not, a cell over several columns, or words above figures.
    """
    count = _leading(rows, _is_bold) or _leading(rows, _is_shaded)
    if not count:
        return _under_spans(rows) or int(_is_above_figures(rows))
    width = _width(rows)
    while (
        _has_spans(rows[count - 1], width)
        and _is_wordy(rows[count])
        and count + 1 < min(len(rows), _TALLEST_HEADER)
    ):
        count += 1
    return count


def split(table: Table) -> Iterator[Table]:
    """The table as one or more: another header row begins another table."""
    first = 0
    for at in range(max(1, table.header_rows + 1), len(table.rows) - 1):
        row, before = table.rows[at], table.rows[at - 1]
        if (
            at > first + 1
            and _is_full(row, len(table.edges))
            and _names_columns(row, _is_bold)
            and all(cell.bold for cell in row)
            and not _names_columns(before, _is_bold)
            and table.header_rows
            and not _is_bold(table.rows[at + 1])
        ):
            yield _part(table, first, at)
            first = at
    yield _part(table, first, len(table.rows)) if first else table


def _leading(rows: Sequence[Row], marked: Callable[[Row], bool]) -> int:
    """The rows at the top that are marked and hold no figures, where the row below them is not marked."""
    count = 0
    while count < len(rows) and count < _TALLEST_HEADER and _names_columns(rows[count], marked):
        count += 1
    if count == len(rows) or not count or marked(rows[count]):
        return 0
    if sum(map(marked, rows[count:])) > _MOST_MARKED * len(rows):
        return 0
    covered = {
        column
        for row in rows[:count]
        for cell in row
        if cell.text
        for column in range(cell.column, cell.column + cell.span)
    }
    width = _width(rows)
    return count if len(covered - {0}) * 2 >= width - 1 and len(covered) > 1 else 0


def _under_spans(rows: Sequence[Row]) -> int:
    """The rows down to the first without a cell over several columns, when the first row has one."""
    width = _width(rows)
    count = 0
    while count < min(len(rows) - 1, _TALLEST_HEADER) and _has_spans(rows[count], width):
        count += 1
    if not count:
        return 0
    named = rows[: count + 1] if _is_wordy(rows[count]) and len(rows) > count + 1 else rows[:count]
    body = rows[len(named)]
    figures = sum(sort_of(cell.text) in FIGURES for cell in body)
    return len(named) if all(map(_is_wordy, named)) and figures else 0


def _is_above_figures(rows: Sequence[Row]) -> bool:
    """Whether the first row has words above every column of figures; of two columns, in four rows."""
    width = _width(rows)
    if len(rows) < (_FEWEST_PAIRS if width == _PAIR else _FEWEST_ROWS) or not _is_wordy(rows[0]):
        return False
    below: dict[int, list[bool]] = {}
    for row in rows[1:]:
        for cell in row:
            if cell.text and cell.span == 1 and (sort := sort_of(cell.text)) != "nothing":
                below.setdefault(cell.column, []).append(sort in FIGURES)
    figures = {
        column
        for column, kinds in below.items()
        if column and len(kinds) > 1 and sum(kinds) >= _MOSTLY * len(kinds)
    }
    named = {cell.column for cell in rows[0] if cell.text and cell.span == 1}
    texts = [cell.text for cell in rows[0] if cell.text]
    return bool(figures) and figures <= named and len(set(texts)) == len(texts)


def _width(rows: Sequence[Row]) -> int:
    return max(cell.column + cell.span for row in rows for cell in row)


def _has_spans(row: Row, width: int) -> bool:
    return any(1 < cell.span < width for cell in row if cell.text)


def _names_columns(row: Row, marked: Callable[[Row], bool]) -> bool:
    return marked(row) and _is_wordy(row)


def _is_wordy(row: Row) -> bool:
    filled = [cell for cell in row if cell.text]
    return bool(filled) and all(
        (cell.column == 0 or sort_of(cell.text) not in FIGURES) and len(cell.text) <= _LONGEST_HEADER
        for cell in filled
    )


def _is_bold(row: Row) -> bool:
    filled = [cell for cell in row if cell.text and not cell.copied]
    others = [cell for cell in filled if cell.column] or filled
    return bool(others) and all(cell.bold for cell in others)


def _is_shaded(row: Row) -> bool:
    others = [cell for cell in row if not cell.copied]
    return bool(others) and all(cell.shaded for cell in others)


def _is_full(row: Row, width: int) -> bool:
    return sum(bool(cell.text) and not cell.copied and cell.span == 1 for cell in row) == width


def _part(table: Table, first: int, end: int) -> Table:
    rows = table.rows[first:end]
    return Table(
        rows,
        table.header_rows if not first else header_rows(rows),
        table.edges,
        table.bottom,
        table.y,
        table.turn,
    )
