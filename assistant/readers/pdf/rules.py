"""The straight lines and shaded boxes that a PDF page draws: what rules its tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from assistant.readers.pdf.graphics import Box, Matrix, bounds, moved

Rule: TypeAlias = tuple[float, float, float]
"""Of a line: its place across its direction, its start and its end, in points."""

_MOST = 20_000
"""Lines, and boxes, remembered of a page; a page with more is a drawing."""
_THIN = 3.0
"""Points; a filled box no thicker is a line."""
_SHORTEST = 4.0
"""Points; shorter lines are corners and dots."""
_SAME_PLACE = 1.5
"""Points within which two lines lie on one another."""
_BRIDGED = 3.0
"""Points between the ends of two lines that are drawn as one: the corners of a cell's border."""
_CORNERS = 4
_LEVEL = 0.5
"""Points that the ends of a straight line may differ."""
_QUARTERS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(slots=True)
class Rules:
    """Lines across and down the page, as drawn, and boxes filled with a colour."""

    across: list[Rule] = field(default_factory=list)
    """At height y from x0 to x1."""
    down: list[Rule] = field(default_factory=list)
    """At x from y0 to y1."""
    shades: list[Box] = field(default_factory=list)
    _boxes: list[Box] = field(default_factory=list)
    _lines: list[Box] = field(default_factory=list)

    def rectangle(self, transform: Matrix, operands: list[float]) -> None:
        """Add a rectangle to the path: x, y, width and height."""
        x, y, width, height = operands[-4:]
        left, bottom = moved(transform, x, y)
        right, top = moved(transform, x + width, y + height)
        if len(self._boxes) < _MOST:
            self._boxes.append((min(left, right), min(bottom, top), max(left, right), max(bottom, top)))

    def lines(self, transform: Matrix, operands: list[float]) -> None:
        """Add straight lines to the path, one from where the other ends: x and y of each end."""
        points = [moved(transform, x, y) for x, y in zip(operands[::2], operands[1::2], strict=True)]
        if len(self._lines) < _MOST:
            self._lines.extend((*start, *end) for start, end in pairwise(points))
            left, bottom, right, top = box = bounds(points)
            if len(points) >= _CORNERS and min(right - left, top - bottom) <= _THIN:
                self._boxes.append(box)

    def fill(self, *, white: bool) -> None:
        """Fill the path: thin boxes are lines, others are shades unless they are `white`."""
        for box in self._boxes:
            left, bottom, right, top = box
            if top - bottom <= _THIN or right - left <= _THIN:
                self._add(left, bottom, right, top)
            elif not white and len(self.shades) < _MOST:
                self.shades.append(box)
        self.end()

    def stroke(self) -> None:
        """Draw the outline of the path."""
        for left, bottom, right, top in self._boxes:
            self._add(left, bottom, right, bottom)
            self._add(left, top, right, top)
            self._add(left, bottom, left, top)
            self._add(right, bottom, right, top)
        for x, y, x1, y1 in self._lines:
            if abs(y - y1) <= _LEVEL or abs(x - x1) <= _LEVEL:
                self._add(min(x, x1), min(y, y1), max(x, x1), max(y, y1))
        self.end()

    def end(self) -> None:
        """Begin a new path."""
        if self._boxes:
            self._boxes = []
        if self._lines:
            self._lines = []

    def turned(self, turn: int) -> Rules:
        """The same lines as text sees them that runs at `turn` quarters, as in `Piece`."""
        if not turn:
            return self
        cosine, sine = _QUARTERS[turn]
        rules = Rules()
        for x, y, x1, y1 in [
            *((start, y, end, y) for y, start, end in self.across),
            *((x, start, x, end) for x, start, end in self.down),
        ]:
            rules._add(*_turned((x, y, x1, y1), cosine, sine))
        rules.shades = [_turned(box, cosine, sine) for box in self.shades]
        return rules

    def _add(self, left: float, bottom: float, right: float, top: float) -> None:
        if len(self.across) + len(self.down) >= _MOST:
            return
        if right - left >= top - bottom:
            self.across.append(((bottom + top) / 2, left, right))
        else:
            self.down.append(((left + right) / 2, bottom, top))


def joined(rules: list[Rule]) -> list[Rule]:
    """Lines that touch in one direction made one, ordered by place, without those too short to part cells."""
    result: list[Rule] = []
    rules = sorted(rules)
    at = 0
    while at < len(rules):
        upto = at
        while upto < len(rules) and rules[upto][0] - rules[at][0] <= _SAME_PLACE:
            upto += 1
        same = sorted(rules[at:upto], key=lambda rule: rule[1])
        place, start, end = same[0]
        for _, next_start, next_end in same[1:]:
            if next_start <= end + _BRIDGED:
                end = max(end, next_end)
            else:
                result.append((place, start, end))
                start, end = next_start, next_end
        result.append((place, start, end))
        at = upto
    return [rule for rule in result if rule[2] - rule[1] >= _SHORTEST]


def _turned(box: Box, cosine: int, sine: int) -> Box:
    x, y = box[0] * cosine + box[1] * sine, box[1] * cosine - box[0] * sine
    x1, y1 = box[2] * cosine + box[3] * sine, box[3] * cosine - box[2] * sine
    return min(x, x1), min(y, y1), max(x, x1), max(y, y1)
