"""Markdown with YAML front matter: notes, guidance, and legislation with its own locators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.documents import BlockKind, Document
from assistant.readers import front_matter
from assistant.readers.assembly import Assembly
from assistant.readers.clean import one_line, tidy
from assistant.readers.declared import title_from_name
from assistant.readers.law.labels import LINE_START, Provisions
from assistant.readers.sniff import decode
from assistant.readers.tables import Cell, row_texts

_LONG_LINE = 120
"""Characters; a paragraph with longer lines was not wrapped by hand: each line is a paragraph."""


@dataclass(slots=True)
class _Piece:
    """A block as Markdown gives it: `heading` 1 to 6, or 0."""

    kind: BlockKind
    text: str
    heading: int = 0
    quoted: bool = False
    lines: bool = False


def read_markdown(data: bytes, name: str) -> Document:
    """Read Markdown; markup is gone from the text, what the front matter declares is in the source."""
    text, invisible = tidy(decode(data))
    fields, body, warning = front_matter.split(text)
    pieces = _parsed(body)
    first = next((piece.text for piece in pieces if piece.heading == 1), "")
    source = front_matter.source(fields, one_line(first) or title_from_name(name))
    assembly = Assembly()
    assembly.invisible = invisible
    if warning:
        assembly.warnings.append(warning)
    if source.kind == "legislation":
        _legislation(assembly, pieces, Provisions(first or source.title))
    else:
        _add(assembly, pieces, 0)
    return assembly.document(source)


def add_markdown(assembly: Assembly, text: str, *, below: int = 0) -> None:
    """Add tidied text in Markdown without front matter, its headings `below` levels lower."""
    _add(assembly, _parsed(text), below)


def _parsed(text: str) -> list[_Piece]:
    return list(_pieces(MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(text)))


def _add(assembly: Assembly, pieces: list[_Piece], below: int) -> None:
    for piece in pieces:
        if piece.heading:
            assembly.heading(piece.text, piece.heading + below)
        else:
            assembly.add(piece.kind, piece.text, lines=piece.lines)


def _legislation(assembly: Assembly, pieces: list[_Piece], provisions: Provisions) -> None:
    for piece in pieces:
        if piece.heading:
            label = provisions.heading(one_line(piece.text), piece.heading)
            assembly.heading(piece.text, piece.heading, label=label)
            continue
        for line in _enumerated(piece.text):
            item = piece.kind == "list item" or bool(LINE_START.match(line))
            label = provisions.block(one_line(line), item=item, quoted=piece.quoted)
            assembly.add("list item" if item else piece.kind, line, label=label or None)


def _enumerated(text: str) -> list[str]:
    """A paragraph, cut where a line begins with an enumerator."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and not LINE_START.match(line):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines


_DEPTHS = {
    "bullet_list_open": ("list", 1),
    "ordered_list_open": ("list", 1),
    "bullet_list_close": ("list", -1),
    "ordered_list_close": ("list", -1),
    "blockquote_open": ("quote", 1),
    "blockquote_close": ("quote", -1),
}


def _pieces(tokens: list[Token]) -> Iterator[_Piece]:
    """The blocks of a parsed text, in order."""
    depth = {"list": 0, "quote": 0}
    level = 0
    begins_item = False
    cells: list[str] | None = None
    header: list[list[Cell]] = []
    for token in tokens:
        if token.type in _DEPTHS:
            kind, step = _DEPTHS[token.type]
            depth[kind] += step
        elif token.type == "list_item_open":
            begins_item = True
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type in {"thead_open", "tr_open"}:
            header, cells = [] if token.type == "thead_open" else header, []
        elif token.type == "tr_close":
            header, text = _row(header, cells or [])
            yield _Piece("table row", text)
            cells = None
        elif token.type in {"fence", "code_block"}:
            yield _Piece("paragraph", token.content, lines=True)
        elif token.type == "inline" and cells is not None:
            cells.append(one_line(_plain(token)))
        elif token.type == "inline":
            item = depth["list"] > 0 and begins_item
            yield from _written(_plain(token), level, item=item, quoted=depth["quote"] > 0)
            level, begins_item = 0, False


def _row(header: list[list[Cell]], cells: list[str]) -> tuple[list[list[Cell]], str]:
    """The header of a table, which in Markdown is always its first row, and the text of a row."""
    row = [Cell(text, column) for column, text in enumerate(cells)]
    return header or [row], row_texts([*header, row], len(header))[-1]


def _written(text: str, level: int, *, item: bool, quoted: bool) -> Iterator[_Piece]:
    """The blocks that one run of inline text makes."""
    if level:
        yield _Piece("heading", text, heading=level)
        return
    for line in _paragraphs(text):
        yield _Piece("list item" if item else "paragraph", line, quoted=quoted)


def _paragraphs(text: str) -> list[str]:
    lines = text.split("\n")
    return lines if max(map(len, lines)) > _LONG_LINE else [text]


def _plain(inline: Token) -> str:
    """Inline tokens as text: no emphasis, no link targets, no raw HTML."""
    parts: list[str] = []
    for token in inline.children or ():
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type == "image":
            parts.append(token.content)
        elif token.type == "html_inline" and re.match(r"<br\b", token.content, re.IGNORECASE):
            parts.append("\n")
    return "".join(parts)
