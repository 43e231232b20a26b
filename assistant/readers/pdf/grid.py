"""Tables that a PDF page rules: cells between lines across and down, and the words in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.readers.pdf.graphics import Box
from assistant.readers.pdf.header_rows import header_rows
from assistant.readers.pdf.lattice import Lattice, area, is_ruled, lattices, root
from assistant.readers.pdf.lines import lines_of
from assistant.readers.pdf.pen import Piece
from assistant.readers.pdf.rules import Rules
from assistant.readers.pdf.spans import cells_of, is_figure
from assistant.readers.pdf.tables import Row, Table, TableCell, parted
from assistant.readers.tables import filled_down

_FEWEST_FILLED = 0.35
"""Share of cells with words; below it is a form to fill in, or a chart."""
_MOST_OVERFLOW = 0.1
"""Share of the words that may stand across a line; with more, the lines are no cells."""
_FARTHEST = 1.8
"""Font sizes between the lines of a cell that reaches over several rows."""
_LONGEST_CELL = 800
"""Characters; a cell with more is a part of a page that was laid out with a table."""
_MOST_SHADED = 50_000
"""Cells marked as shaded, those that are shaded twice counted twice."""
_SAME = 3.0
"""Points between lines at the same height."""
_PAIR = 2


@dataclass(slots=True)
class _Region:
    """Cells of the lattice that no line parts: rows and columns, end excluded."""

    top: int
    bottom: int
    left: int
    right: int
    wide: bool = False
    """Whether words in it reach into the next."""
    pieces: list[Piece] = field(default_factory=list)
    cell: TableCell | None = None


def ruled_tables(pieces: list[Piece], rules: Rules) -> Iterator[tuple[Table, list[Piece]]]:
    """The ruled tables of a page with the pieces of text in them, the smallest first."""
    turns = [0, 0, 0, 0]
    for piece in pieces:
        turns[piece.turn] += 1
    turn = turns.index(max(turns))
    rules = rules.turned(turn)
    free = sorted((_height(piece), at) for at, piece in enumerate(pieces) if piece.turn == turn)
    every = sorted(lattices(rules), key=area)
    taken: set[int] = set()
    for lattice in every:
        level = free[
            bisect_left(free, (lattice.ys[-1], 0)) : bisect_right(free, (lattice.ys[0], len(pieces)))
        ]
        middles = [((pieces[at].x + pieces[at].x1) / 2, at) for _, at in level if at not in taken]
        if any(_is_torn(lattice, other, middles) for other in every if other is not lattice):
            continue
        places = sorted(at for x, at in middles if lattice.xs[0] <= x <= lattice.xs[-1])
        inside = [pieces[at] for at in places]
        table = _table(lattice, inside, rules.shades, turn)
        if table is not None:
            yield table, inside
            taken.update(places)


def _is_torn(lattice: Lattice, other: Lattice, middles: list[tuple[float, int]]) -> bool:
    """Whether two lattices are parts of one table, with words between them that no lines are drawn round."""
    if len(lattice.ys) != len(other.ys) or any(
        abs(y - its) > _SAME for y, its in zip(lattice.ys, other.ys, strict=True)
    ):
        return False
    left, right = sorted((lattice.xs, other.xs))
    return any(left[-1] < x < right[0] for x, _ in middles)


def _table(lattice: Lattice, pieces: list[Piece], shades: list[Box], turn: int) -> Table | None:
    """The table, or None where lines and words do not make one beyond doubt."""
    regions = _regions(lattice)
    if regions is None or not pieces:
        return None
    overflow = _fill(lattice, regions, cells_of(pieces))
    cells = list({id(region): region for row in regions for region in row}.values())
    filled = [region for region in cells if region.pieces]
    tops = sorted({region.top for region in filled})
    columns = sorted({region.left for region in filled})
    shown = sum(region.top in tops and region.left in columns for region in cells)
    if (
        min(len(columns), len(tops)) < _PAIR
        or len(filled) < max(_FEWEST_FILLED * shown, _PAIR * _PAIR)
        or overflow > _MOST_OVERFLOW * sum(len(piece.text) for piece in pieces)
        or any(_is_several_cells(region, tops) for region in filled)
    ):
        return None
    shaded = _shaded(lattice, shades)
    rows = [row for top in tops for row in parted(_row(regions, top, columns, shaded))]
    if not _are_rows(rows):
        return None
    edges = tuple(lattice.xs[column] for column in columns)
    return Table(rows, header_rows(rows), edges, lattice.ys[-1], lattice.ys[0], turn)


def _are_rows(rows: list[Row]) -> bool:
    """Whether rows are those of a table, and not of a page that was laid out with one."""
    if sum(sum(bool(cell.lines) for cell in row) >= _PAIR for row in rows) < _PAIR:
        return False
    if len(rows) == _PAIR and not any(is_figure(cell.text) for cell in rows[1] if cell.column):
        return False
    return all(sum(map(len, cell.lines)) <= _LONGEST_CELL for row in rows for cell in row)


def _regions(lattice: Lattice) -> list[list[_Region]] | None:
    """For each row and column of the lattice its region; None when one is no rectangle."""
    width, height = len(lattice.xs) - 1, len(lattice.ys) - 1
    owner = list(range(width * height))
    for row in range(height):
        y = (lattice.ys[row] + lattice.ys[row + 1]) / 2
        for column in range(width):
            x = (lattice.xs[column] + lattice.xs[column + 1]) / 2
            here = row * width + column
            if column + 1 < width and not is_ruled(lattice.down[column + 1], y):
                owner[root(owner, here)] = root(owner, here + 1)
            if row + 1 < height and not is_ruled(lattice.across[row + 1], x):
                owner[root(owner, here)] = root(owner, here + width)
    regions: dict[int, _Region] = {}
    sizes: dict[int, int] = {}
    for here in range(width * height):
        row, column = divmod(here, width)
        first = root(owner, here)
        region = regions.setdefault(first, _Region(row, row + 1, column, column + 1))
        region.bottom, region.right = max(region.bottom, row + 1), max(region.right, column + 1)
        region.left = min(region.left, column)
        sizes[first] = sizes.get(first, 0) + 1
    for first, region in regions.items():
        if sizes[first] != (region.bottom - region.top) * (region.right - region.left):
            return None
    return [[regions[root(owner, row * width + column)] for column in range(width)] for row in range(height)]


def _fill(lattice: Lattice, regions: list[list[_Region]], pieces: list[Piece]) -> int:
    """Put the pieces into their regions; how many characters stand across a line."""
    overflow = 0
    falling = [-y for y in lattice.ys]
    for piece in pieces:
        column = bisect_right(lattice.xs, (piece.x + piece.x1) / 2) - 1
        row = bisect_right(falling, -_height(piece)) - 1
        region = regions[min(max(row, 0), len(regions) - 1)][min(max(column, 0), len(regions[0]) - 1)]
        text = piece.text.strip()
        if not text:
            continue
        region.pieces.append(piece)
        left, right = lattice.xs[region.left], lattice.xs[region.right]
        if piece.x < left - piece.size * 0.5 or piece.x1 > right + piece.size * 0.5:
            overflow += len(text)
            region.wide = True
    return overflow


def _is_several_cells(region: _Region, tops: list[int]) -> bool:
    """Whether words of a region over several rows stand too far apart for one cell: a line is missing."""
    if sum(region.top <= top < region.bottom for top in tops) < _PAIR:
        return False
    places = sorted((piece.y, piece.size) for piece in region.pieces)
    return any(above[0] - below[0] > _FARTHEST * max(above[1], below[1]) for below, above in pairwise(places))


def _shaded(lattice: Lattice, shades: list[Box]) -> set[tuple[int, int]]:
    """The cells of the lattice whose middle a shade covers; shades as tall as the table do not count."""
    across = [(left + right) / 2 for left, right in pairwise(lattice.xs)]
    falling = [-(top + bottom) / 2 for top, bottom in pairwise(lattice.ys)]
    shaded: set[tuple[int, int]] = set()
    marked = 0
    for left, low, right, high in shades:
        columns = range(bisect_left(across, left), bisect_right(across, right))
        rows = range(bisect_left(falling, -high), bisect_right(falling, -low))
        marked += len(columns) * len(rows)
        if marked > _MOST_SHADED:
            break
        if len(rows) < len(falling):
            shaded.update((row, column) for row in rows for column in columns)
    return shaded


def _row(regions: list[list[_Region]], top: int, columns: list[int], shaded: set[tuple[int, int]]) -> Row:
    """The cells of a row, those that reach into it from above copied where they are short."""
    row: Row = []
    seen: set[int] = set()
    for region in regions[top]:
        if id(region) in seen:
            continue
        seen.add(id(region))
        within = [index for index, column in enumerate(columns) if region.left <= column < region.right]
        if not within:
            continue
        if region.cell is None:
            region.cell = _cell(region.pieces)
            region.cell.column, region.cell.span = within[0], len(within)
            region.cell.shaded = (region.top, region.left) in shaded
        cell = region.cell
        if region.top < top:
            cell = replace(cell, lines=[text] if (text := filled_down(cell.text)) else [], copied=True)
        row.append(cell)
    if any(region.wide for region in regions[top] if region.top == top):
        # Words are drawn across the lines: they are kept together, and no header is put to them.
        words = [line for cell in row if not cell.copied for line in cell.lines]
        return [TableCell(words, 0, len(columns), loose=True)]
    return row


def _cell(pieces: list[Piece]) -> TableCell:
    lines = sorted(lines_of(pieces), key=lambda line: (-round(line.y / 2), line.x))
    letters = sum(len(piece.text) for piece in pieces)
    bold = sum(len(piece.text) for piece in pieces if piece.bold) * 2 > letters
    return TableCell([line.text for line in lines], 0, bold=bold, heights=[line.y for line in lines])


def _height(piece: Piece) -> float:
    """The middle of its small letters."""
    return piece.y + piece.size * 0.25
