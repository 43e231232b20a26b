"""Where the text operators of a PDF put words: the text matrix, and the pieces that are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.readers.pdf.graphics import IDENTITY, Matrix, State, matrix, multiply
from assistant.readers.pdf.spaces import WIDE_OFFSET, Words, has_wide_spaces, word_spacing, words_apart
from assistant.readers.pdf.tokens import Operand

_CELL_GAP = 2000.0
"""Thousandths of the font size; a wider offset inside one `TJ` parts pieces, as between table cells."""
_WORD_GAP = 0.475
"""Widths of a space: half a space less 5 %, as pypdf. Kerning is smaller, word gaps are larger."""
_FILL_AND_STROKE = 2
"""The rendering mode by which producers make regular letters bold."""
_QUARTERS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(slots=True)
class Piece:
    """Words shown by one operator. In points: `x` to `x1` along the line, `y` upwards across it."""

    text: str
    x: float
    x1: float
    y: float
    size: float
    turn: int
    """Quarter turns anticlockwise of the line against the page."""
    bold: bool
    space: float
    """The width of a space here, in points."""
    parts: tuple[Words, ...] = ()
    """Its words where wide spaces part them: cells, if other rows have such gaps in the same places."""
    hidden: str = ""
    """Why nobody sees it; empty when it is seen."""


class Pen:
    """Follows the text operators and hands over what they show."""

    def __init__(self, shown: Callable[[Piece, State, float, float], None]) -> None:
        """`shown` is called with each piece, the state, and the middle of the piece on the page."""
        self.places: tuple[Matrix, Matrix] = (IDENTITY, IDENTITY)
        """The text matrix and the text line matrix."""
        self._shown = shown
        self.operators: dict[bytes, Callable[[list[Any], State], None]] = {
            b"BT": self._begin,
            b"Td": self._move,
            b"TD": self._move_and_lead,
            b"Tm": self._set,
            b"T*": self._next_line,
            b"Tj": self._show_string,
            b"TJ": self._show_array,
            b"'": self._show_next,
            b'"': self._show_spaced,
        }

    def _begin(self, _operands: list[Any], _state: State) -> None:
        self.places = (IDENTITY, IDENTITY)

    def _set(self, operands: list[Any], _state: State) -> None:
        place = matrix(operands)
        self.places = (place, place)

    def _move(self, operands: list[Any], _state: State) -> None:
        x, y = operands[-2:]
        a, b, c, d, e, f = self.places[1]
        place = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
        self.places = (place, place)

    def _move_and_lead(self, operands: list[Any], state: State) -> None:
        state.leading = -operands[-1]
        self._move(operands, state)

    def _next_line(self, _operands: list[Any], state: State) -> None:
        self._move([0.0, -state.leading], state)

    def _show_next(self, operands: list[Any], state: State) -> None:
        self._next_line(operands, state)
        self._show(operands[-1:], state)

    def _show_spaced(self, operands: list[Any], state: State) -> None:
        state.word_spacing, state.spacing = float(operands[-3]), float(operands[-2])
        self._show_next(operands, state)

    def _show_string(self, operands: list[Any], state: State) -> None:
        self._show(operands[-1:], state)

    def _show_array(self, operands: list[Any], state: State) -> None:
        self._show(operands[-1], state)

    def _show(self, items: list[Operand], state: State) -> None:
        """Show strings; numbers between them move back, in thousandths of the size."""
        size, face, stretch = state.size, state.face, state.stretch
        word_gap = -face.space * _WORD_GAP
        spacing, wide = 0.0, False
        if state.spacing > 0 or state.word_spacing > 0:
            spacing, wide = word_spacing(items, state), has_wide_spaces(state)
        parts: list[str] = []
        start = along = 0.0
        first = 0
        for at, item in enumerate(items):
            if isinstance(item, bytes):
                text, width, glyphs, spaces = face.decode(item)
                parts.append(" ".join(text) if spacing and glyphs == len(text) and text.strip(".") else text)
                along += (
                    width * size / 1000 + glyphs * state.spacing + spaces * state.word_spacing
                ) * stretch
            elif isinstance(item, float):
                if item < -_CELL_GAP:
                    self._place("".join(parts), start, along, state)
                    parts, first = [], at
                elif item - spacing < word_gap and parts:
                    wide = wide or item < WIDE_OFFSET
                    if parts[-1][-1:] != " ":
                        parts.append(" ")
                along -= item / 1000 * size * stretch
                if not parts:
                    start = along
        words = words_apart(items[first:], start, state) if wide and parts else []
        self._place("".join(parts), start, along - spacing * size / 1000 * stretch, state, words)
        (a, b, c, d, e, f), line = self.places
        self.places = ((a, b, c, d, a * along + e, b * along + f), line)

    def _place(self, text: str, start: float, end: float, state: State, words: Sequence[Words] = ()) -> None:
        if not text:
            return
        a, b, c, d, e, f = multiply(self.places[0], state.ctm)
        x, y = a * start + c * state.rise + e, b * start + d * state.rise + f
        reach = (a * a + b * b) ** 0.5
        size = abs(state.size) * ((c * c + d * d) ** 0.5 or reach)
        turn = (0 if a >= 0 else 2) if abs(b) <= abs(a) else (1 if b > 0 else 3)
        cosine, sine = _QUARTERS[turn]
        along = x * cosine + y * sine
        piece = Piece(
            text=text,
            x=along,
            x1=along + (end - start) * reach,
            y=y * cosine - x * sine,
            size=size,
            turn=turn,
            bold=state.face.bold or state.mode == _FILL_AND_STROKE,
            space=state.face.space / 1000 * abs(state.size) * reach * state.stretch,
            parts=tuple(
                (word, along + (x - start) * reach, along + (x1 - start) * reach) for word, x, x1 in words
            ),
        )
        middle = (end - start) / 2
        self._shown(piece, state, x + a * middle, y + b * middle)


def set_text_state(operator: bytes, value: float, state: State) -> None:
    """`Tc`, `Tw`, `Tz`, `TL`, `Ts` and `Tr`: spacings, stretch, leading, rise and rendering mode."""
    if operator == b"Tz":
        state.stretch = float(value) / 100
    elif operator == b"Tr":
        state.mode = int(value)
    else:
        setattr(state, TEXT_STATE[operator], float(value))


TEXT_STATE = {
    b"Tc": "spacing",
    b"Tw": "word_spacing",
    b"Tz": "stretch",
    b"TL": "leading",
    b"Ts": "rise",
    b"Tr": "mode",
}
"""The operators that set the text state, with the field of `State` that each sets."""
