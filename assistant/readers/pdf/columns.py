"""Tables that no lines rule, found by figures that stand in columns under one another.

Careful, because a wrong guess garbles what was readable: what is not plainly a table stays as lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assistant.readers.pdf.header import MOST_LINES, header_of
from assistant.readers.pdf.lines import Line
from assistant.readers.pdf.spans import Columns, Span, columns_of, is_figure, spans_of
from assistant.readers.pdf.tables import Row, Table, TableCell
from assistant.readers.tables import sort_of

_FEWEST_ROWS = 3
"""Rows of figures that make a table."""
_MOST_COLUMNS = 40
_FARTHEST = 4.5
"""Font sizes from one row of figures to the next."""
_MOST_BETWEEN = 6
"""Lines between two rows of figures: the words of cells that take several lines."""
_SAME_ROW = 0.95
"""Font sizes; lines nearer than that overlap, and so stand in one row."""
_SAME_CELL = 1.35
"""Font sizes from one line of a cell to its next, at most."""
_NEARER = 0.9
"""How much nearer a line must be to the row that it belongs to than to the other."""
_FILLED = 0.5
"""Share of the rows in which a column has words."""
_MOSTLY = 0.8
"""Share of a column's cells that make it one of figures."""
_NAMED = 0.6
"""Share of the rows that begin with words, where no header says what the figures are."""
_LONGEST_TEXT = 70
"""Characters of a cell in a column of words; more is prose in columns."""
_PAIR = 2
_DIGIT = re.compile(r"\d")
_LEADERS = re.compile(r"(?:[.…_]\s?){4}")
_PAGE = re.compile(r"page(?:\s*(?:no\.?|number))?s?", re.IGNORECASE)


@dataclass(slots=True)
class _Band:
    """Lines of one row, with the spans of each."""

    spans: list[tuple[float, list[Span]]]
    figures: bool
    """Whether one of them has figures."""

    @property
    def top(self) -> float:
        return max(y for y, _ in self.spans)

    @property
    def bottom(self) -> float:
        return min(y for y, _ in self.spans)


def unruled_tables(lines: list[Line]) -> list[Line | Table]:
    """The lines, with tables in place of those that are rows of one."""
    spans = {at: found for at, line in enumerate(lines) if (found := _figures(line))}
    items: list[Line | Table] = []
    done = 0
    for run in _runs(lines, spans):
        if place := _table(lines, run, spans, done):
            table, first, last = place
            items.extend(lines[done:first])
            items.append(table)
            done = last + 1
    items.extend(lines[done:])
    return items


def _figures(line: Line) -> list[Span]:
    """The spans of a line that may be a row of figures; else nothing."""
    if not _DIGIT.search(line.text) or len(line.pieces) < _PAIR or _LEADERS.search(line.text):
        return []
    spans = spans_of(line)
    figures = sum(is_figure(span.text) for span in spans[1:])
    return spans if figures and figures * 2 >= len(spans) - 1 else []


def _runs(lines: list[Line], spans: dict[int, list[Span]]) -> Iterator[list[int]]:
    """Rows of figures that may be one table: below one another, near and of one size."""
    run: list[int] = []
    for at in spans:
        if run and not _is_next(lines, run[-1], at):
            if len(run) >= _FEWEST_ROWS:
                yield run
            run = []
        run.append(at)
    if len(run) >= _FEWEST_ROWS:
        yield run


def _is_next(lines: list[Line], before: int, at: int) -> bool:
    first, second = lines[before], lines[at]
    return (
        at - before <= _MOST_BETWEEN
        and first.turn == second.turn
        and abs(first.size - second.size) <= 1
        and 0 < first.y - second.y <= _FARTHEST * first.size
        and first.x < second.x1
        and second.x < first.x1
    )


def _table(
    lines: list[Line], run: list[int], spans: dict[int, list[Span]], free: int
) -> tuple[Table, int, int] | None:
    """The table whose rows of figures are `run`, with its first and last line, from line `free` on."""
    while len(run) > 1 and all(sort_of(span.text) in {"year", "text"} for span in spans[run[0]]):
        run = run[1:]  # years that name the columns
    rows = [spans[at] for at in run]
    columns = columns_of(rows, lines[run[0]].size)
    if (
        len(run) < _FEWEST_ROWS
        or not _PAIR <= len(columns) <= _MOST_COLUMNS
        or sum(len(lines[at].cells) > 1 for at in run) * 2 < len(run)
    ):
        return None
    figures = _figure_columns(rows, columns)
    if not figures:
        return None
    bands = _bands(lines, run, spans, columns)
    if bands is None:
        return None
    free = max(free, run[0] - MOST_LINES)
    header, first = header_of(lines[free : run[0]], lines[run[0]], columns, figures)
    if not header and (len(columns) == _PAIR or not _begin_with_words(rows, columns)):
        return None
    if _is_contents(rows, columns, figures, header):
        return None
    body = [_row(band, columns) for band in bands]
    edges = tuple(left for left, _ in columns.places)
    line = lines[free + first]
    return (
        Table([*header, *body], len(header), edges, lines[run[-1]].y, line.y, line.turn),
        free + first,
        run[-1],
    )


def _figure_columns(rows: list[list[Span]], columns: Columns) -> set[int]:
    """The columns that hold figures; none when the columns do not hold together."""
    cells: dict[int, list[str]] = {}
    doubled = 0
    for row in rows:
        places = [columns.of(span) for span in row]
        doubled += sum(before == after != 0 for before, after in pairwise(places))
        for place, span in zip(places, row, strict=True):
            if place is None:
                return set()
            cells.setdefault(place, []).append(span.text)
    figures = {
        place
        for place, texts in cells.items()
        if place and sum(map(is_figure, texts)) >= _MOSTLY * len(texts)
    }
    for place, texts in cells.items():
        if place and len(texts) < _FILLED * len(rows):
            return set()
        if place not in figures and place and max(map(len, texts)) > _LONGEST_TEXT:
            return set()
    return figures if doubled * 10 <= len(rows) else set()


def _bands(
    lines: list[Line], run: list[int], spans: dict[int, list[Span]], columns: Columns
) -> list[_Band] | None:
    """The rows from the top down; None when it is not plain which lines make a row."""
    size = lines[run[0]].size
    every = [
        (lines[at], spans.get(at) or spans_of(lines[at]), at in spans) for at in range(run[0], run[-1] + 1)
    ]
    if any(line.turn != every[0][0].turn for line, _, _ in every):
        return None
    every.sort(key=lambda item: -item[0].y)
    bands: list[_Band] = []
    for line, found, figures in every:
        if not _fits(found, columns):
            return None
        if (
            bands
            and bands[-1].bottom - line.y < _SAME_ROW * size
            and not (figures and bands[-1].figures and bands[-1].bottom - line.y > size / 4)
        ):
            bands[-1].spans.append((line.y, found))
            bands[-1].figures |= figures
        else:
            bands.append(_Band([(line.y, found)], figures))
    return _merged(bands, columns, size)


def _fits(spans: list[Span], columns: Columns) -> bool:
    """Whether each span stands in a column; words alone at the left may reach over others."""
    if len(spans) == 1 and columns.of(spans[0]) is None:
        return spans[0].x <= columns.places[0][1] and len(spans[0].text) <= _LONGEST_TEXT
    return all(columns.of(span) is not None for span in spans)


def _merged(bands: list[_Band], columns: Columns, size: float) -> list[_Band] | None:
    """Bands without figures of their own put to the row that they belong to, or left as rows of words."""
    whole = [band for band in bands if band.figures and _has_label(band, columns)]
    if len(whole) < _PAIR:
        return None
    pitch = median(before.bottom - band.top for before, band in pairwise(whole))
    rows: list[_Band] = []
    waiting: _Band | None = None
    for at, band in enumerate(bands):
        above = bands[at - 1].bottom - band.top if at else float("inf")
        below = band.bottom - bands[at + 1].top if at + 1 < len(bands) else float("inf")
        if waiting is not None:
            band.spans = waiting.spans + band.spans
            waiting = None
        near = _SAME_CELL * size
        if band.figures and _has_label(band, columns):
            rows.append(band)
        elif rows and above <= near and above < _NEARER * min(below, pitch):
            rows[-1].spans.extend(band.spans)
        elif not _has_label(band, columns):
            return None  # figures, or words, of which no one can say whose they are
        elif below <= near and below < _NEARER * min(above, pitch) and at + 1 < len(bands):
            waiting = band
        else:
            rows.append(band)
    return rows


def _has_label(band: _Band, columns: Columns) -> bool:
    return any(columns.of(span) in {0, None} for _, spans in band.spans for span in spans)


def _row(band: _Band, columns: Columns) -> Row:
    cells: dict[int, TableCell] = {}
    letters: dict[int, int] = {}
    for _, spans in sorted(band.spans, key=lambda item: -item[0]):
        for column, words, bold in columns.cells(spans):
            cell = cells.setdefault(column, TableCell([], column))
            cell.lines.append(words)
            letters[column] = letters.get(column, 0) + (len(words) if bold else -len(words))
    for column, cell in cells.items():
        cell.bold = letters[column] > 0
    return [cells[column] for column in sorted(cells)]


def _begin_with_words(rows: list[list[Span]], columns: Columns) -> bool:
    named = sum(columns.of(row[0]) == 0 and any(map(str.isalpha, row[0].text)) for row in rows)
    return named >= _NAMED * len(rows)


def _is_contents(rows: list[list[Span]], columns: Columns, figures: set[int], header: list[Row]) -> bool:
    """Whether the only figures are page numbers: whole, in the last column, and never falling."""
    if figures != {len(columns) - 1}:
        return False
    if any(_PAGE.fullmatch(cell.text) for row in header for cell in row):
        return True
    numbers = [row[-1].text for row in rows if columns.of(row[-1]) in figures]
    if header or not all(number.isdecimal() for number in numbers):
        return False
    return all(int(before) <= int(after) for before, after in pairwise(numbers))
