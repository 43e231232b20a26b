"""Spaces that a PDF does not write as such: the spacing of glyphs, and spaces as wide as a column."""

from __future__ import annotations

from typing import TypeAlias

from assistant.readers.pdf.graphics import State
from assistant.readers.pdf.tokens import Operand

Words: TypeAlias = tuple[str, float, float]
"""Words with where they begin and end along the line."""

_WIDE_SPACING = 0.8
"""Widths of a space from which the spacing of glyphs may be the space between words."""
_TAKEN_BACK = 40.0
"""Thousandths of the font size that may be left of it where it is taken back within a word."""
_OFFSET = -2000.0
"""Thousandths of the font size; smaller numbers set columns apart and say nothing of words."""
_WIDE_SPACE = 0.8
"""Font sizes from which a space may be the gap between two cells."""
WIDE_OFFSET = -800.0
"""The same of a number between strings, in thousandths."""


def word_spacing(items: list[Operand], state: State) -> float:
    """The spacing of glyphs where it is the space between words, and numbers take it back in them; else 0.

    In thousandths of the font size. So one producer writes "1 to 7": it leaves out the spaces, sets the
    spacing to their width, and moves back by as much between the letters of a word.
    """
    size = state.size
    if state.spacing * 1000 < _WIDE_SPACING * state.face.space * size or state.spacing <= 0 or size <= 0:
        return 0.0
    spacing = state.spacing / size * 1000
    numbers = [item for item in items if isinstance(item, float) and item > _OFFSET]
    taken_back = sum(abs(item - spacing) <= _TAKEN_BACK for item in numbers)
    return spacing if numbers and taken_back * 2 >= len(numbers) else 0.0


def has_wide_spaces(state: State) -> bool:
    """Whether the spaces of a string are so wide that they may set cells apart."""
    if state.word_spacing <= 0 or not state.face.has_space:
        return False
    return state.word_spacing + state.face.space / 1000 * state.size > _WIDE_SPACE * state.size


def words_apart(items: list[Operand], start: float, state: State) -> list[Words]:
    """The words of one string, parted at its spaces; nothing when there is but one.

    `start` is where the first of them begins.
    """
    size, face, stretch = state.size, state.face, state.stretch
    space = (face.space * size / 1000 + state.spacing + state.word_spacing) * stretch
    words: list[Words] = []
    along, apart = start, True
    begun = False
    for item in items:
        if isinstance(item, bytes):
            for at, part in enumerate(item.split(b" ") if face.has_space else [item]):
                if at:
                    along += space
                    apart = True
                if not part:
                    continue
                text, width, glyphs, _ = face.decode(part)
                end = along + (width * size / 1000 + glyphs * state.spacing) * stretch
                if apart:
                    words.append((text, along, end))
                else:
                    before, begin, _ = words[-1]
                    words[-1] = before + text, begin, end
                along, apart = end, False
            begun = True
        elif isinstance(item, float) and begun:
            along -= item / 1000 * size * stretch
            apart = apart or item < WIDE_OFFSET
    return words if len(words) > 1 else []
