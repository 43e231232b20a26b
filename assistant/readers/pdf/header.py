"""The lines above the figures of a table that name its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.readers.pdf.lines import Line
from assistant.readers.pdf.spans import Columns, Span, is_figure, spans_of
from assistant.readers.pdf.tables import Row, TableCell
from assistant.readers.tables import sort_of

MOST_LINES = 12
"""Lines that are looked at for a header."""
_FARTHEST = 2.8
"""Font sizes from one line of the header to the next, and to the first row."""
_SAME_LINE = 0.5
"""Font sizes between lines that are drawn apart and stand beside one another."""
_LARGER = 1.15
_LONGEST = 60
"""Characters of a line of a header's cell."""
_OFF_CENTRE = 0.2
"""Share of its columns' width by which a cell over several of them may miss their middle."""
_NAME = re.compile(r"[\w%£€$#]")
_CAPTION = re.compile(r"(?:table|figure|fig\.?|chart|box|map|source)\s*:?\s*[\dA-Z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Band:
    """Words at one height, from left to right."""

    y: float
    spans: list[Span]


def header_of(lines: list[Line], first: Line, columns: Columns, figures: set[int]) -> tuple[list[Row], int]:
    """The header rows above the row `first`, and which of `lines` begins them; no rows when none do.

    Cells over several columns make rows of their own; the other words of a column make one cell. There is a
    header only where it names all columns of `figures`.
    """
    found: list[tuple[Line, list[Span]]] = []
    top = first.y
    at = len(lines)
    while at and len(found) < MOST_LINES:
        line = lines[at - 1]
        if not first.y < line.y <= top + _FARTHEST * first.size or not _may_name(line, first, columns):
            break
        found.append((line, spans_of(line)))
        top = max(top, line.y)
        at -= 1
    while len(found) > 1 and _is_above_all(found, columns):
        found.pop()
        at += 1
    rows = _rows(_bands(found), columns, figures)
    named = {column for row in rows for cell in row for column in range(cell.column, cell.column + cell.span)}
    return (rows, at) if rows and figures <= named else ([], len(lines))


def _may_name(line: Line, first: Line, columns: Columns) -> bool:
    if line.turn != first.turn or line.size > first.size * _LARGER or _CAPTION.match(line.text):
        return False
    spans = spans_of(line)
    left, right = columns.places[0][0], columns.places[-1][1]
    if not spans or spans[0].x < left - first.size or spans[-1].x1 > right + 3 * first.size:
        return False
    if any(
        len(span.text) > _LONGEST or _is_value(span.text) or not _NAME.search(span.text) for span in spans
    ):
        return False
    begin, count = columns.over(spans[0])
    return not (len(spans) == 1 and begin == 0 and count > 1)  # a caption, or the paragraph above


def _is_value(text: str) -> bool:
    return is_figure(text) and sort_of(text) not in {"year", "date"} and text != "%"


def _is_above_all(found: list[tuple[Line, list[Span]]], columns: Columns) -> bool:
    """Whether the first line stands over the first column alone, above all others: the end of a caption."""
    line, spans = found[-1]
    others = [other for other, _ in found[:-1]]
    begun = any(columns.over(span)[0] == 0 for _, other in found[:-1] for span in other)
    return (
        begun
        and len(spans) == 1
        and columns.over(spans[0])[0] == 0
        and line.y > max(each.y for each in others)
    )


def _bands(found: list[tuple[Line, list[Span]]]) -> list[_Band]:
    bands: list[_Band] = []
    for line, spans in sorted(found, key=lambda item: -item[0].y):
        if bands and bands[-1].y - line.y < _SAME_LINE * line.size:
            bands[-1].spans.extend(spans)
            bands[-1].spans.sort(key=lambda span: span.x)
        else:
            bands.append(_Band(line.y, list(spans)))
    return bands


def _rows(bands: list[_Band], columns: Columns, figures: set[int]) -> list[Row]:
    above: list[Row] = []
    cells: dict[int, TableCell] = {}
    for at, band in enumerate(bands):
        over: Row = []
        groups = _groups(band, bands[at + 1 :], columns, figures)
        for span in band.spans:
            column, count = groups.get(span) or columns.over(span)
            if count > 1:
                over.append(TableCell([span.text], column, count, span.bold))
                continue
            cell = cells.setdefault(column, TableCell([], column, bold=True))
            cell.lines.append(span.text)
            cell.bold = cell.bold and span.bold
        if over:
            above.append(over)
    return [*above, [cells[column] for column in sorted(cells)]] if cells else above


def _groups(
    band: _Band, below: list[_Band], columns: Columns, figures: set[int]
) -> dict[Span, tuple[int, int]]:
    """The columns under each of the words of a band, where the bands below name every column of figures."""
    lower: dict[int, list[Span]] = {}
    for span in (span for each in below for span in each.spans):
        column, count = columns.over(span)
        if count == 1:
            lower.setdefault(column, []).append(span)
    if not figures <= lower.keys():
        return {}
    spans = [span for span in band.spans if columns.over(span) != (0, 1)]
    order = sorted(figures)
    if not spans or len(spans) >= len(order) or order[-1] - order[0] != len(order) - 1:
        return {}
    places = [
        (
            min([columns.places[column][0], *(span.x for span in lower[column])]),
            max([columns.places[column][1], *(span.x1 for span in lower[column])]),
        )
        for column in order
    ]
    return {
        span: (order[begin], end - begin)
        for span, (begin, end) in zip(spans, _shared_out(spans, places), strict=False)
    }


def _shared_out(spans: list[Span], places: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """Which places, first and end, lie under each of `spans`, all shared out; nothing when that does not fit.

    Words stand over the middle of their places: the way that misses it least.
    """
    # For each end of the places shared out so far: by how much they are missed, and where the last begin.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for span in spans:
        costs: dict[int, tuple[float, int]] = {}
        for begin, (cost, _) in best[-1].items():
            for end in range(begin + 1, len(places) + 1):
                more = _off_centre(span, places[begin][0], places[end - 1][1])
                if more is not None and cost + more < costs.get(end, (float("inf"), 0))[0]:
                    costs[end] = (cost + more, begin)
        best.append(costs)
    shares: list[tuple[int, int]] = []
    end = len(places)
    for costs in reversed(best[1:]):
        if end not in costs:
            return []
        shares.append((costs[end][1], end))
        end = costs[end][1]
    return shares[::-1]


def _off_centre(span: Span, left: float, right: float) -> float | None:
    """By how many points words miss the middle of their columns; None when by too many."""
    off = abs((span.x + span.x1) / 2 - (left + right) / 2)
    return off if off <= _OFF_CENTRE * (right - left) else None
