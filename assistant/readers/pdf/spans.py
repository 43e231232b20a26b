"""Words of a line that stand together, and the columns in which such spans stand under one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.readers.pdf.lines import Line
from assistant.readers.pdf.pen import Piece
from assistant.readers.tables import FIGURES, sort_of

_APART = 0.5
"""Font sizes between spans: two spaces, which no word gap reaches but in lines set to one width."""
_CLEAR = 0.4
"""Font sizes that no word of the table crosses between two columns."""
_WORD_GAP = 0.5
"""Widths of a space, as in lines."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words from `x` to `x1`."""

    text: str
    x: float
    x1: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the words of each column begin and end, from left to right."""

    places: list[tuple[float, float]]

    def __len__(self) -> int:
        return len(self.places)

    def of(self, span: Span) -> int | None:
        """The column in which a span stands; None when it reaches into another."""
        column = max(bisect_right(self.places, (span.x + span.x1) / 2, key=lambda place: place[0]) - 1, 0)
        if column + 1 < len(self.places) and self._is_nearer(span, column + 1, column):
            column += 1
        left = self.places[column - 1][1] if column else float("-inf")
        right = self.places[column + 1][0] if column + 1 < len(self.places) else float("inf")
        return column if left <= span.x and span.x1 <= right else None

    def over(self, span: Span) -> tuple[int, int]:
        """The first column and the number of columns whose middle a span covers; one at least."""
        middles = [(left + right) / 2 for left, right in self.places]
        inside = [column for column, middle in enumerate(middles) if span.x <= middle <= span.x1]
        if not inside:
            middle = (span.x + span.x1) / 2
            nearest = min(range(len(middles)), key=lambda column: self._distance(middle, column))
            return nearest, 1
        return inside[0], len(inside)

    def cells(self, spans: list[Span]) -> Iterator[tuple[int, str, bool]]:
        """Column, words and boldness of each cell of a line; what reaches over columns is in the first."""
        words: dict[int, list[Span]] = {}
        for span in spans:
            words.setdefault(self.of(span) or 0, []).append(span)
        for column, found in sorted(words.items()):
            yield column, " ".join(span.text for span in found), all(span.bold for span in found)

    def _is_nearer(self, span: Span, one: int, other: int) -> bool:
        middle = (span.x + span.x1) / 2
        return self._distance(middle, one) < self._distance(middle, other)

    def _distance(self, x: float, column: int) -> float:
        left, right = self.places[column]
        return max(left - x, x - right, 0.0)


def spans_of(line: Line) -> list[Span]:
    """The words of a line, parted where the gap is wider than between words."""
    groups: list[list[Piece]] = []
    for piece in cells_of(line.pieces):
        if not piece.text.strip():
            continue
        if groups and piece.x - max(each.x1 for each in groups[-1][-3:]) <= _APART * line.size:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [
        Span(_words(group), group[0].x, max(piece.x1 for piece in group), all(piece.bold for piece in group))
        for group in groups
    ]


def cells_of(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those with wide spaces parted at them."""
    if not any(piece.parts for piece in pieces):
        return pieces
    return [
        part
        for piece in pieces
        for part in (
            [replace(piece, text=text, x=x, x1=x1, parts=()) for text, x, x1 in piece.parts] or [piece]
        )
    ]


def columns_of(rows: list[list[Span]], size: float) -> Columns:
    """The strips between which no span of the rows stands."""
    places: list[tuple[float, float]] = []
    for x, x1 in sorted((span.x, span.x1) for row in rows for span in row):
        if places and x - places[-1][1] < _CLEAR * size:
            places[-1] = places[-1][0], max(places[-1][1], x1)
        else:
            places.append((x, x1))
    return Columns(places)


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, a year or a date, or the sign that there is none."""
    return sort_of(text) in FIGURES | {"year", "date", "nothing"} or sort_of(text.strip("() ")) in FIGURES


def _words(pieces: list[Piece]) -> str:
    words = pieces[0].text
    for before, piece in pairwise(pieces):
        if piece.x - before.x1 >= _WORD_GAP * min(before.space, piece.space):
            words += " "
        words += piece.text
    return " ".join(words.split())
