"""Pieces of text put together into lines, with the wide gaps that set table cells apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.readers.pdf.pen import Piece

_SAME_LINE = 0.5
"""Font sizes that a baseline may differ within a line: superscripts and subscripts stay in it."""
_BACK = 1.0
"""Font sizes that a piece may begin before the end of the one before it in the same line."""
_CELL_GAP = 1.2
"""Font sizes; a wider gap sets table cells apart. Word gaps in justified text stay below it."""
_WORD_GAP = 0.5
"""Widths of a space; as pypdf, which takes a gap of half a space for a space."""
_TWICE = 0.25
"""Font sizes within which the same words drawn again are the same words made bold."""

MARKER = re.compile(
    r"(?:[•▪●○◦‣➢✓■□–*·o\-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\Z"
)
"""What stands before a list item or a numbered heading: a gap after it parts no cells."""


@dataclass(slots=True)
class Line:
    """Words on one baseline, as cells; coordinates as in `Piece`."""

    cells: list[str]
    x: float
    x1: float
    y: float
    size: float
    bold: bool
    turn: int
    starts: list[float]
    """Where each cell begins."""
    pieces: list[Piece]
    """What it was put together from, from left to right."""

    @property
    def text(self) -> str:
        """The words, cells parted by a space."""
        return " ".join(self.cells)


def lines_of(pieces: list[Piece]) -> list[Line]:
    """The lines of a page in the order they are drawn, which is the order they are read."""
    lines: list[Line] = []
    current: list[Piece] = []
    for piece in pieces:
        if _is_drawn_again(current, piece):
            continue
        if current and not _continues(current, piece):
            _close(current, lines)
            current = []
        if current or piece.text.strip():
            current.append(piece)
    _close(current, lines)
    return lines


def _continues(current: list[Piece], piece: Piece) -> bool:
    last = current[-1]
    if piece.turn != last.turn:
        return False
    main = max(current, key=lambda each: each.size) if len(current) < 8 else last  # noqa: PLR2004 -- enough to find the script's base
    size = max(piece.size, main.size)
    if abs(piece.y - main.y) > _SAME_LINE * size and abs(piece.y - last.y) > _SAME_LINE * min(
        piece.size, last.size
    ):
        return False
    if piece.x > last.x1 - _BACK * size or piece.x > last.x + (last.x1 - last.x) * 0.5:
        return True
    # Some producers draw the words of a line from right to left.
    return -_BACK / 2 * size < last.x - piece.x1 < _BACK * size


def _is_drawn_again(current: list[Piece], piece: Piece) -> bool:
    return any(
        before.text == piece.text
        and abs(before.x - piece.x) < _TWICE * piece.size
        and abs(before.y - piece.y) < _TWICE * piece.size
        for before in current[-3:]
    ) and bool(piece.text.strip())


def _close(pieces: list[Piece], lines: list[Line]) -> None:
    if not pieces:
        return
    if any(piece.x < before.x for before, piece in pairwise(pieces)):
        pieces.sort(key=lambda piece: piece.x)
    cells: list[list[str]] = [[pieces[0].text]]
    starts = [pieces[0].x]
    for before, piece in pairwise(pieces):
        gap = piece.x - before.x1
        size = max(before.size, piece.size)
        if gap > _CELL_GAP * size and not MARKER.match("".join(cells[-1]).strip()):
            cells.append([piece.text])
            starts.append(piece.x)
            continue
        apart = gap >= _WORD_GAP * min(before.space, piece.space)
        if apart and not cells[-1][-1].endswith(" ") and not piece.text.startswith(" "):
            cells[-1].append(" ")
        cells[-1].append(piece.text)
    texts = [" ".join("".join(cell).split()) for cell in cells]
    kept = [(text, start) for text, start in zip(texts, starts, strict=True) if text]
    if not kept:
        return
    weight = sum(len(piece.text) for piece in pieces)
    bold = sum(len(piece.text) for piece in pieces if piece.bold) * 2 > weight
    size = max(pieces, key=lambda piece: len(piece.text.strip())).size
    lines.append(
        Line(
            cells=[text for text, _ in kept],
            x=pieces[0].x,
            x1=max(piece.x1 for piece in pieces),
            y=pieces[0].y,
            size=round(size * 2) / 2,
            bold=bold,
            turn=pieces[0].turn,
            starts=[start for _, start in kept],
            pieces=pieces,
        )
    )
