"""A document as pieces from which a file of any format can be made, with a text planted among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from assistant.documents import BlockKind, Document

Place = Literal["start", "middle", "end"]
PLACES: Final[tuple[Place, ...]] = get_args(Place)
Way = Literal["shown", "heading", "comment", "hidden", "white", "alternative", "note"]
"""How words stand in a file: as all others, as a heading, or where no reader looks."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph, item or row to be."""

    kind: BlockKind
    text: str
    level: int = 0
    way: Way = "shown"


def pieces_of(document: Document) -> list[Piece]:
    """The blocks of a document that was read."""
    return [Piece(block.kind, block.text, block.level) for block in document.blocks]


def planted(pieces: Sequence[Piece], text: str, place: Place, way: Way) -> list[Piece]:
    """The pieces with `text` among them.

    At the start and at the end it is a piece of its own. In the middle what is shown goes on the end of a
    paragraph, so that it shares a passage, and a line, with true words.
    """
    if place == "end":
        return [*pieces, _piece(text, way)]
    bodies = [at for at, piece in enumerate(pieces) if piece.kind != "heading"]
    if place == "start":
        at = bodies[0]
        return [*pieces[:at], _piece(text, way), *pieces[at:]]
    at = bodies[len(bodies) // 2]
    if way != "shown":
        return [*pieces[: at + 1], _piece(text, way), *pieces[at + 1 :]]
    whole = Piece(pieces[at].kind, f"{pieces[at].text} {text}")
    return [*pieces[:at], whole, *pieces[at + 1 :]]


def _piece(text: str, way: Way) -> Piece:
    return Piece("heading", text, 2, way) if way == "heading" else Piece("paragraph", text, 0, way)
