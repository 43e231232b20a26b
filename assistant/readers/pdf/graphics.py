"""The graphics state of a PDF page: matrices, colours, and what is painted under the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from assistant.readers.pdf.font import Face
from assistant.readers.pdf.tokens import Operand

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
NO_FACE = Face(None)

_MOST_PAINTED = 20_000
"""Shapes remembered under the text of a page; with more, white text is given the benefit of the doubt."""
_NEARLY = 0.02
"""How far from pure white a colour may be and still be unseen on paper (0 to 1)."""
_COMPONENTS = {1, 3}
_CMYK = 4
_CORNERS = 4


@dataclass(slots=True)
class State:
    """What `q` saves and `Q` brings back."""

    ctm: Matrix = IDENTITY
    face: Face = NO_FACE
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    white: bool = False
    clear: bool = False
    known_colours: bool = True
    """Whether the fill colour space is one whose white we know."""

    def copy(self) -> State:
        """The same state, to be changed on its own."""
        return State(
            self.ctm,
            self.face,
            self.size,
            self.spacing,
            self.word_spacing,
            self.stretch,
            self.leading,
            self.rise,
            self.mode,
            self.white,
            self.clear,
            self.known_colours,
        )


@dataclass(slots=True)
class Ground:
    """What has been painted so far, to tell white text on paper from white text on a dark box."""

    painted: list[tuple[Box, bool]] = field(default_factory=list)
    """Boxes with whether they are white, in the order of painting."""
    points: list[tuple[float, float]] = field(default_factory=list)

    def fill(self, *, white: bool) -> None:
        """Paint the path that has been drawn; a white one only if it is a rectangle and so covers its box."""
        if self.points and len(self.painted) <= _MOST_PAINTED and (not white or len(self.points) == _CORNERS):
            self.painted.append((bounds(self.points), white))

    def paint(self, box: Box) -> None:
        """Paint an image or a shading."""
        if len(self.painted) <= _MOST_PAINTED:
            self.painted.append((box, False))

    def is_white_at(self, x: float, y: float) -> bool:
        """Whether white text would be unseen there."""
        if len(self.painted) > _MOST_PAINTED:
            return False
        for (left, bottom, right, top), white in reversed(self.painted):
            if left <= x <= right and bottom <= y <= top:
                return white
        return True


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """`first` applied before `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def matrix(operands: list[Any]) -> Matrix:
    """Six numbers as a matrix; anything else as the identity."""
    try:
        a, b, c, d, e, f = (float(value) for value in operands[-6:])
    except (TypeError, ValueError):
        return IDENTITY
    return (a, b, c, d, e, f)


def moved(transform: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point, transformed."""
    a, b, c, d, e, f = transform
    return a * x + c * y + e, b * x + d * y + f


def unit_square(transform: Matrix) -> Box:
    """Where the unit square comes to lie: the place of an image."""
    return bounds([moved(transform, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))])


def bounds(points: list[tuple[float, float]]) -> Box:
    """The smallest box round points."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def is_white(operands: list[Operand]) -> bool:
    """Whether colour components mean white: all one of grey or RGB, all zero of CMYK."""
    numbers = [value for value in operands if isinstance(value, float)]
    if len(numbers) != len(operands):
        return False
    if len(numbers) in _COMPONENTS:
        return all(value >= 1 - _NEARLY for value in numbers)
    return len(numbers) == _CMYK and all(value <= _NEARLY for value in numbers)
