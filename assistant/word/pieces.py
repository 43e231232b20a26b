"""What a paragraph or a cell of a Word file is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (its production 2, Char): most control characters, lone surrogates."""
_LINE_END: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page on the web."""

    text: str
    address: str
    """Begins with `https://`."""


@dataclass(frozen=True, slots=True)
class ToComplete:
    """A gap that a person has to fill: shown as `[To complete: what]`, in a box on a shade.

    Not bold: a row whose cells are all bold would be taken for a header.
    """

    what: str

    @property
    def shown(self) -> str:
        """As it stands in the file."""
        return f"[To complete: {self.what}]"


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap within a sentence, `[number of starts]`: shown as it is, in a box on a shade."""

    shown: str
    """With its brackets, so that it is seen without colour too."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A number that leads to a note at the foot of the page."""

    paragraphs: tuple[tuple[str | Strong | Link, ...], ...]


Piece = str | Strong | Link | ToComplete | Gap | Footnote
Cell = Piece | tuple[Piece, ...]


def plain(text: str) -> str:
    """The text without the characters that a Word file cannot hold; line ends become line feeds."""
    return _NOT_IN_XML.sub("", _LINE_END.sub("\n", text))


def pieces_of(cell: Cell) -> tuple[Piece, ...]:
    """A cell as a tuple."""
    return cell if isinstance(cell, tuple) else (cell,)


def lines_of(piece: Piece) -> list[Piece]:
    """The lines of a text, empty where nothing is in them; any other piece is one line."""
    if not isinstance(piece, str):
        return [piece]
    lines = plain(piece).split("\n")
    return [line if line.strip() or len(lines) == 1 else "" for line in lines]
