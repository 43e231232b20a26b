"""A clause pack as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from assistant.clauses.export.parts import Bullets, Grid, Heading, Numbered, Part, Words
from assistant.clauses.export.sheet import sheet
from assistant.clauses.pack import ClausePack
from assistant.law.cited import LawTexts
from assistant.word.pieces import Cell, Footnote, Gap, Link, Piece, Strong, ToComplete, pieces_of, plain

_MARKUP: Final = re.compile(r"[\\`*_<>&|~$]|(?<=\])[(:\[]|\[(?=\^)")
"""Characters that would mean something; brackets stay readable unless they would make a link."""
_AT_START: Final = re.compile(r"^(\d{0,9})([#+=.)-])")
"""What makes a heading, list or rule of a line."""


def pack_markdown(pack: ClausePack, texts: LawTexts) -> str:
    """The file, with footnotes as GitHub and Pandoc read them; nothing in the pack is taken for markup.

    Raises `CatalogueError` when the notes that ship are not there.
    """
    made = sheet(pack, texts, None)
    writing = _Writing()
    lines = [f"*{_escaped(made.pages[0].header)}*", f"# {_escaped(made.title)}"]
    for pages in made.pages:
        if pages.header != made.pages[0].header:
            lines += ["---", f"*{_escaped(pages.header)}*"]
        lines += [block for part in pages.parts for block in writing.blocks(part)]
    return "\n\n".join((*lines, *writing.notes)) + "\n"


class _Writing:
    """Writes parts, and gathers the footnotes on the way."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def blocks(self, part: Part) -> Iterator[str]:
        match part:
            case Heading():
                yield f"{'#' * (part.level + 1)} {_escaped(part.text)}"
            case Words():
                mark = "> " if part.look in {"box", "notice", "quote"} else ""
                yield mark + self._line(part.pieces)
            case Numbered():
                yield f"**{_escaped(part.number)}** {self._line(part.pieces)}"
            case Bullets():
                yield "\n".join(f"- {self._line(pieces_of(item))}" for item in part.items)
            case Grid():
                yield self._table(part)

    def _table(self, grid: Grid) -> str:
        rows = [("", ""), *grid.rows] if grid.header_column else list(grid.rows)
        written = [f"| {' | '.join(map(self._cell, row))} |" for row in rows]
        return "\n".join((written[0], "|" + " --- |" * len(rows[0]), *written[1:]))

    def _cell(self, cell: Cell) -> str:
        return self._line(pieces_of(cell))

    def _line(self, pieces: Iterable[Piece]) -> str:
        return _AT_START.sub(r"\1\\\2", "".join(map(self._piece, pieces)).strip())

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Strong():
                return f"**{_escaped(piece.text)}**"
            case Link():
                address = piece.address.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
                return f"[{_escaped(piece.text)}](<{address}>)"
            case Gap() | ToComplete():
                # Its brackets would make a link with a "(" that follows in the next piece.
                return rf"\[{_escaped(piece.shown[1:-1])}\]"
            case Footnote():
                return self._footnote(piece)
        return _escaped(piece)

    def _footnote(self, footnote: Footnote) -> str:
        number = len(self.notes) + 1
        text = "\n\n    ".join(self._line(line) for line in footnote.paragraphs)
        self.notes.append(f"[^{number}]: {text}")
        return f"[^{number}]"


def _escaped(text: str) -> str:
    """The text on one line, with everything in it shown and nothing of it obeyed."""
    return _MARKUP.sub(r"\\\g<0>", re.sub(r"\s+", " ", plain(text)))
