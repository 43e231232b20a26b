"""One pass over the content of a PDF page, the forms it draws included."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, Protocol

from pypdf.errors import PyPdfError

from assistant.readers.pdf.font import Face
from assistant.readers.pdf.graphics import (
    EVERYWHERE,
    Box,
    Ground,
    State,
    is_white,
    matrix,
    moved,
    multiply,
    unit_square,
)
from assistant.readers.pdf.pen import TEXT_STATE, Pen, Piece, set_text_state
from assistant.readers.pdf.rules import Rules
from assistant.readers.pdf.tokens import operations

_DEEPEST_FORM = 16
_MOST_FORMS = 5_000
"""Form XObjects drawn on one page; pypdf stops at as many."""
_DEEPEST_STATE = 512
_SMALLEST_SIZE = 1.0
"""Points; smaller text cannot be read."""
_LARGEST_SIZE = 10_000.0
"""Points; larger text stands on no page."""
_INVISIBLE_MODES = frozenset({3, 7})
_KNOWN_SPACES = frozenset(
    {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/CalGray", "/CalRGB", "/ICCBased", "/G", "/RGB", "/CMYK"}
)
_COLOURS = frozenset({b"g", b"rg", b"k", b"sc", b"scn", b"cs"})
_MARKS = frozenset({b"BMC", b"BDC", b"EMC"})
_DRAWING = frozenset({b"m", b"l", b"c", b"v", b"y"})
_FILLING = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_STROKING = frozenset({b"S", b"s"})

Resources = Any
"""A pypdf dictionary; files put anything in it."""
_Operator = Callable[[bytes, list[Any], State, Resources], None]


class Lookups(Protocol):
    """What a run asks of its document."""

    def face(self, resources: Resources, name: object) -> Face:
        """The font that the resources call `name`."""
        ...

    def is_off(self, resources: Resources, name: object) -> bool:
        """Whether marked content belongs to a layer that is switched off."""
        ...

    def is_form_off(self, form: Resources) -> bool:
        """Whether a form belongs to a layer that is switched off."""
        ...


class Run:
    """The pieces of text that one pass finds, hidden ones marked, and how much images cover."""

    def __init__(self, document: Lookups, box: Box, *, paths: bool) -> None:
        """`paths`: also follow what is drawn, to tell white text on a dark ground from white on paper."""
        self.pieces: list[Piece] = []
        self.rules = Rules()
        """The straight lines and boxes that are drawn, where paths are not followed."""
        self.covered = 0.0
        """The area of the images drawn, in square points; overlaps count twice."""
        self._document = document
        self._box = box
        self._paths = paths
        self._ground = Ground()
        self._forms = 0
        self._marks: list[bool] = []
        self._pen = Pen(self._shown)
        self._operators: dict[bytes, _Operator] = {
            b"Tf": self._font,
            b"cm": self._transform,
            b"gs": self._extended,
            b"BI": self._inline_image,
            **dict.fromkeys(_COLOURS, self._colour),
            **dict.fromkeys(_MARKS, self._mark),
            **dict.fromkeys(TEXT_STATE, self._text_state),
        }
        if paths:
            self._operators |= dict.fromkeys(
                _DRAWING | _FILLING | _STROKING | {b"n", b"re", b"sh"}, self._path
            )
        else:
            self._operators |= dict.fromkeys(_FILLING | _STROKING | {b"n", b"re", b"l"}, self._rule)

    def draw(self, data: bytes, resources: Resources, state: State, depth: int = 0) -> None:
        """Go through the operators of one content stream."""
        saved: list[State] = []
        marks = len(self._marks)
        writing, others = self._pen.operators, self._operators
        for operator, operands in operations(data, paths=self._paths):
            try:
                if write := writing.get(operator):
                    write(operands, state)
                elif other := others.get(operator):
                    other(operator, operands, state, resources)
                elif operator == b"q" and len(saved) < _DEEPEST_STATE:
                    saved.append(state.copy())
                elif operator == b"Q" and saved:
                    state = saved.pop()
                elif operator == b"Do":
                    self._external(resources, str(operands[-1]), state, depth)
            except (IndexError, TypeError, ValueError, AttributeError, OverflowError):
                continue  # an operator with the wrong operands does nothing, as in viewers
        del self._marks[marks:]

    def _shown(self, piece: Piece, state: State, x: float, y: float) -> None:
        piece.hidden = self._why_hidden(state, x, y, piece.size)
        self.pieces.append(piece)

    def _why_hidden(self, state: State, x: float, y: float, size: float) -> str:
        """Why the text whose middle is at `x`, `y` is not seen; empty when it is."""
        if True in self._marks:
            return "layer"
        if state.mode in _INVISIBLE_MODES or state.clear:
            return "invisible"
        left, bottom, right, top = self._box
        within = left - size <= x <= right + size and bottom - size <= y <= top + size
        if not within or size > _LARGEST_SIZE:
            return "off the page"
        if size < _SMALLEST_SIZE:
            return "tiny"
        if state.white and state.mode == 0 and (not self._paths or self._ground.is_white_at(x, y)):
            return "white"
        return ""

    def _font(self, _operator: bytes, operands: list[Any], state: State, resources: Resources) -> None:
        state.face, state.size = self._document.face(resources, operands[-2]), float(operands[-1])

    def _text_state(self, operator: bytes, operands: list[Any], state: State, _resources: Resources) -> None:
        set_text_state(operator, operands[-1], state)

    def _transform(self, _operator: bytes, operands: list[Any], state: State, _resources: Resources) -> None:
        state.ctm = multiply(matrix(operands), state.ctm)

    def _colour(self, operator: bytes, operands: list[Any], state: State, resources: Resources) -> None:
        if operator == b"cs":
            space = member(resources, "/ColorSpace", operands[-1]) or operands[-1]
            family = space[0] if isinstance(space, list) and space else space
            state.known_colours, state.white = family in _KNOWN_SPACES, False
        elif operator in {b"sc", b"scn"}:
            state.white = state.known_colours and is_white(operands)
        else:
            state.known_colours, state.white = True, is_white(operands)

    def _extended(self, _operator: bytes, operands: list[Any], state: State, resources: Resources) -> None:
        """`gs`: only full transparency matters here; a font that is set this way is too rare to follow."""
        settings = member(resources, "/ExtGState", operands[-1])
        if settings is not None and "/ca" in settings:
            state.clear = float(settings["/ca"]) == 0

    def _mark(self, operator: bytes, operands: list[Any], _state: State, resources: Resources) -> None:
        if operator != b"EMC":
            layered = operator == b"BDC" and operands[0] == "/OC"
            self._marks.append(layered and self._document.is_off(resources, operands[-1]))
        elif self._marks:
            self._marks.pop()

    def _external(self, resources: Resources, name: str, state: State, depth: int) -> None:
        drawn = member(resources, "/XObject", name)
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Image":
            self._image(state)
            return
        self._forms += 1
        if depth >= _DEEPEST_FORM or self._forms > _MOST_FORMS or drawn.get("/Subtype") != "/Form":
            return
        inner = state.copy()
        if transform := resolved(drawn.get("/Matrix")):
            inner.ctm = multiply(matrix(list(transform)), state.ctm)
        own = resolved(drawn.get("/Resources"))
        places = self._pen.places
        self._marks.append(self._document.is_form_off(drawn))
        with contextlib.suppress(PyPdfError):  # a form that cannot be unpacked draws nothing; the page stands
            self.draw(drawn.get_data(), resources if own is None else own, inner, depth + 1)
        self._marks.pop()
        self._pen.places = places

    def _inline_image(
        self, _operator: bytes, _operands: list[Any], state: State, _resources: Resources
    ) -> None:
        self._image(state)

    def _image(self, state: State) -> None:
        left, bottom, right, top = box = unit_square(state.ctm)
        self.covered += (right - left) * (top - bottom)
        self._ground.paint(box)

    def _rule(self, operator: bytes, operands: list[Any], state: State, _resources: Resources) -> None:
        rules = self.rules
        if operator == b"re":
            rules.rectangle(state.ctm, operands)
        elif operator == b"l":
            rules.lines(state.ctm, operands)
        elif operator in _FILLING:
            rules.fill(white=state.white)
        elif operator in _STROKING:
            rules.stroke()
        else:
            rules.end()

    def _path(self, operator: bytes, operands: list[Any], state: State, _resources: Resources) -> None:
        ground = self._ground
        if operator == b"re":
            x, y, width, height = operands[-4:]
            corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
            ground.points.extend(moved(state.ctm, *corner) for corner in corners)
        elif operator in _DRAWING:
            points = zip(operands[::2], operands[1::2], strict=True)
            ground.points.extend(moved(state.ctm, *point) for point in points)
        elif operator == b"sh":
            ground.paint(EVERYWHERE)
        else:
            if operator in _FILLING:
                ground.fill(white=state.white)
            ground.points.clear()


def member(resources: Resources, category: str, name: object) -> Any:  # noqa: ANN401 -- any pypdf object
    """What the resources of a category call `name`; None when they do not know it."""
    entries = resolved(resources.get(category))
    return resolved(entries[name]) if isinstance(entries, dict) and name in entries else None


def resolved(value: Any) -> Any:  # noqa: ANN401 -- any pypdf object
    """The object itself, where `value` may be a reference to it."""
    return value.get_object() if hasattr(value, "get_object") else value
