"""The tables on a sheet of cells: titles, header rows and rows, where nothing in the file marks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.documents import BlockKind
from assistant.readers.tables import FIGURES, Cell, Sort, column_labels, row_text, sort_of

_TALLEST_HEADER = 4
"""Rows that name the columns together."""
_SAMPLE = 12
"""Rows below a header that show what its columns hold."""
_WIDEST_GAP = 3
"""Blank rows between a header and its first row of figures."""
_LONGEST_TEXT_HEADER = 80
"""Characters of a header above words, where no figures show that it is one."""
_WORDY = frozenset[Sort]({"text", "year"})
_VALUES = frozenset[Sort]({*FIGURES, "date"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number as a person sees it, and its cells by column."""

    number: int
    cells: dict[int, str]
    merged: tuple[tuple[int, int], ...] = ()
    """First and last column of the cells that reach over several columns."""
    copies: dict[int, str] = field(default_factory=dict)
    """Cells above that reach down into this row."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a row becomes."""

    kind: BlockKind
    text: str
    number: int


@dataclass(slots=True)
class _Header:
    """The rows `start` to `end` (excluded) name the columns of what follows."""

    start: int
    end: int
    values: frozenset[int]
    """Columns that hold figures or dates."""
    labels: dict[int, str] = field(default_factory=dict)


def lines(rows: Sequence[Row], *, fewest_columns: int, merges_known: bool = False) -> Iterator[Line]:
    """Every row in order, its cells named by the header above them.

    A table of words alone has a header only when it has at least `fewest_columns`. With `merges_known` a
    header reaches over the cells to its right only where it is merged with them.
    """
    sheet = _Sheet(rows, merges_known=merges_known)
    headers = {header.start: header for header in sheet.headers(fewest_columns)}
    header: _Header | None = None
    for at, row in enumerate(rows):
        header = headers.get(at, header)
        if header is not None and at < header.end:
            yield Line("table row", " | ".join(row.cells[column] for column in sorted(row.cells)), row.number)
            continue
        labels = header.labels if header is not None and sheet.belongs(at, header) else {}
        alone = len(row.cells) == 1 and not (set(row.cells) & header.values if header is not None else ())
        if alone:
            (text,) = row.cells.values()
            yield Line("table row" if labels else "paragraph", text, row.number)
            continue
        texts = row.copies | row.cells if labels else row.cells
        cells = [Cell(texts[column], column) for column in sorted(texts)]
        yield Line("table row", row_text(cells, labels), row.number)


class _Sheet:
    """Rows with what their cells are."""

    def __init__(self, rows: Sequence[Row], *, merges_known: bool) -> None:
        self._rows = rows
        self._merges_known = merges_known
        self._sorts = [{column: sort_of(text) for column, text in row.cells.items()} for row in rows]

    def headers(self, fewest_columns: int) -> Iterator[_Header]:
        """The headers of all tables, from the top down."""
        at = 0
        while at < len(self._rows):
            end = self._block_end(at)
            found = None
            run = at
            while run < end and found is None:
                stop = self._wordy_end(run, end)
                if stop > run:
                    found = self._above_figures(run, stop)
                run = max(stop, run + 1)
            figures = found is not None or any(self._has_figures(row) for row in range(at, end))
            if not figures:
                found = self._above_words(at, end, fewest_columns)
            if found is not None:
                found.labels = self._labels(found)
                yield found
            at = found.end if found is not None and figures else end

    def belongs(self, at: int, header: _Header) -> bool:
        """Whether a row is one of the table under `header`; after blank rows it must look like one."""
        if self._is_joined(header.end, at):
            return True
        sorts = self._sorts[at]
        if any(sorts.get(column) in FIGURES for column in header.values):
            return True
        named = sum(column in header.labels for column in sorts)
        return 2 * named >= len(header.labels) and not any(
            sorts.get(column) == "text" for column in header.values
        )

    def _is_joined(self, first: int, at: int) -> bool:
        """Whether no blank row lies between; `first` and `at` are places in the list of rows."""
        return self._rows[at].number - self._rows[first].number == at - first

    def _block_end(self, at: int) -> int:
        """Where the next blank row or the end is."""
        end = at + 1
        while end < len(self._rows) and self._rows[end].number == self._rows[end - 1].number + 1:
            end += 1
        return end

    def _wordy_end(self, at: int, end: int) -> int:
        """The end of the rows from `at` that could name columns: several words or years, no figures."""
        while at < end and self._is_wordy(at):
            at += 1
        return at

    def _is_wordy(self, at: int) -> bool:
        sorts = list(self._sorts[at].values())
        if set(sorts) <= _WORDY:
            return len(sorts) > 1 or bool(self._rows[at].merged)
        # A row of dates, as months above figures.
        return len(sorts) > 2 and set(sorts[1:]) <= {"date", "year"} and sorts[0] in {*_WORDY, "date"}  # noqa: PLR2004 -- a name and two dates

    def _has_figures(self, at: int) -> bool:
        return any(sort in _VALUES for sort in self._sorts[at].values())

    def _above_figures(self, run: int, stop: int) -> _Header | None:
        """The header in the wordy rows `run` to `stop`, if columns of figures stand below them."""
        body = self._body(stop)
        values = {
            column
            for column in {column for at in body for column in self._sorts[at]}
            if self._holds_values(column, body, self._sorts[stop - 1].get(column, ""))
        }
        if not values:
            return None
        stubs = min(min(self._sorts[at]) for at in body)
        for start in range(run, stop):
            own = self._sorts[start]
            above = values & self._reach(start)
            if not above:
                continue
            if len(own) == 1 and stubs in own:
                continue  # a title over all columns
            whole = 2 * len(above) > len(values)
            if not whole and stubs in own and not self._rows[start].merged:
                continue  # a line of facts above the table
            end = start + 1
            while end < min(stop, start + _TALLEST_HEADER) and self._continues(start, end, values, stubs):
                end += 1
            top = start
            while top > run and self._tells_apart(top - 1, range(top, end)):
                top -= 1
            return _Header(top, end, frozenset(values))
        return None

    def _continues(self, start: int, at: int, values: set[int], stub: int) -> bool:
        """Whether row `at` names columns together with the rows from `start`, and is no row of the table."""
        named = set().union(*(self._sorts[row] for row in range(start, at)))
        own = set(self._sorts[at])
        if stub not in own:
            return True
        return bool(own & values) and not (values <= named and stub in named)

    def _tells_apart(self, above: int, header: range) -> bool:
        """Whether row `above` names tables side by side, whose columns have the same names in the header."""
        names = {
            tuple(self._rows[at].cells.get(column, "") for at in header) for column in self._rows[above].cells
        }
        return len(self._rows[above].cells) > 1 and len(names) == 1 and any(*names)

    def _body(self, stop: int) -> list[int]:
        """Rows below a header that show what its columns hold; none when there is no row of figures there."""
        body: list[int] = []
        for at in range(stop, min(stop + 2 * _SAMPLE, len(self._rows))):
            before = self._rows[at - 1].number
            if self._rows[at].number - before > _WIDEST_GAP + 1 or len(body) == _SAMPLE:
                break
            if self._is_wordy(at) and not self._rows[at].merged and at == stop:
                break
            if len(self._sorts[at]) > 1:
                body.append(at)
        return body if body and any(self._has_figures(at) for at in body[:2]) else []

    def _holds_values(self, column: int, body: list[int], header: Sort) -> bool:
        sorts = [self._sorts[at].get(column, "") for at in body]
        wanted = FIGURES if header in {"year", "date"} else _VALUES
        figures = sum(sort in wanted for sort in sorts)
        words = sum(sort in _WORDY for sort in sorts)
        return figures > 0 and figures > words

    def _above_words(self, at: int, end: int, fewest_columns: int) -> _Header | None:
        """The header of a table without figures: short, different words in every column, then fuller rows."""
        start = at
        while start < end and len(self._sorts[start]) < fewest_columns:
            start += 1
        if end - start < 2 or not self._is_wordy(start):  # noqa: PLR2004 -- a header and a row
            return None
        first = self._rows[start].cells
        columns = {column for row in self._rows[start:end] for column in row.cells}
        below = {text for row in self._rows[start + 1 : end] for text in row.cells.items()}
        texts = list(first.values())
        if (
            set(first) != columns
            or len(set(texts)) < len(texts)
            or any(len(text) > _LONGEST_TEXT_HEADER or text.endswith((":", ".")) for text in texts)
            or below & set(first.items())
        ):
            return None
        return _Header(start, start + 1, frozenset())

    def _reach(self, at: int) -> set[int]:
        """The columns that a row names, with those that its merged cells reach over."""
        reached = set(self._sorts[at])
        for first, last in self._rows[at].merged:
            reached.update(range(first, last + 1))
        return reached

    def _labels(self, header: _Header) -> dict[int, str]:
        rows = [self._header_cells(at, header) for at in range(header.start, header.end)]
        return column_labels(rows)

    def _header_cells(self, at: int, header: _Header) -> list[Cell]:
        """The cells of a header row, each with the columns that it names."""
        row = self._rows[at]
        spans = {first: last - first + 1 for first, last in row.merged}
        below = set().union(*(self._rows[lower].cells for lower in range(at + 1, header.end)))
        cells: list[Cell] = []
        for column in sorted(row.cells):
            span = spans.get(column, 1)
            if not self._merges_known:
                while column + span in below and column + span not in row.cells:
                    span += 1
            cells.append(Cell(row.cells[column], column, span))
        return cells
