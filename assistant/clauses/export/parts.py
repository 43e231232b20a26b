"""What an exported pack is made of, whatever the format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from assistant.word.pieces import Cell, Gap, Piece, plain

_GAP: Final = re.compile(r"\[[^\[\]\n]{1,120}\]")
"""A placeholder of a pack: `[number of apprentice starts]`."""

Look = Literal["body", "term", "notice", "quote", "box"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    pieces: tuple[Piece, ...]
    look: Look = "body"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph that has a number of its own: a clause, a part of a question."""

    number: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row is its header, unless its first column is."""

    about: str
    """What it shows, for a screen reader."""
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header_column: bool = False
    small: bool = False


Part = Heading | Words | Numbered | Bullets | Grid


@dataclass(frozen=True, slots=True)
class Pages:
    """Parts that share a header and a direction of the page; they begin on a new page."""

    header: str
    parts: tuple[Part, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole file."""

    title: str
    pages: tuple[Pages, ...]


def with_gaps(text: str) -> tuple[Piece, ...]:
    """The text with its placeholders set apart."""
    pieces: list[Piece] = []
    end = 0
    for gap in _GAP.finditer(text := plain(text)):
        pieces += [text[end : gap.start()], Gap(gap[0])]
        end = gap.end()
    return tuple(piece for piece in (*pieces, text[end:]) if piece != "")


def gaps_in(text: str) -> list[str]:
    """Every placeholder in the text, with its brackets."""
    return _GAP.findall(plain(text))


def spoken(day: date) -> str:
    """`27 June 2012`."""
    return f"{day.day} {day:%B %Y}"


def short(text: str, most: int) -> str:
    """One line of at most `most` characters, cut between words."""
    line = " ".join(plain(text).split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return (head.rpartition(" ")[0] or head) + "…"
