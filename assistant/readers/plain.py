"""Plain text: paragraphs stand apart by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents import BlockKind, Document, Source
from assistant.readers.assembly import Assembly
from assistant.readers.clean import tidy
from assistant.readers.declared import title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.hyphens import Hyphens
from assistant.readers.sniff import decode

_MANY_CONTROLS = 0.01
"""Share of NUL and other control characters beyond which bytes are no text."""

_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
LIST_ITEM = re.compile(r"\s*(?:[-*•▪●○◦‣➢✓–]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s)")
"""How a line begins that is an item of a list."""

_LONG_LINE = 120
"""Characters; text whose lines are longer was not wrapped by hand: each line is a paragraph."""
_WRAPPED = 0.6
"""Share of the longest line that the others must reach for a paragraph to count as wrapped."""
_SHORTEST_WRAP = 40


def read_plain(data: bytes, name: str) -> Document:
    """Read plain text in any usual encoding. Raises ReadError for bytes that are no text."""
    text = decode(data)
    if "\0" in text or len(_BINARY.findall(text)) > len(text) * _MANY_CONTROLS:
        raise ReadError("not a text file")
    assembly = Assembly()
    text, assembly.invisible = tidy(text)
    for kind, paragraph, lines in paragraphs(text):
        assembly.add(kind, paragraph, lines=lines)
    return assembly.document(Source(id="", title=title_from_name(name)))


def paragraphs(text: str) -> Iterator[tuple[BlockKind, str, bool]]:
    """The blocks of tidied text: kind, words, and whether its line breaks are meant."""
    hyphens = Hyphens(text)
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        for kind_is_item, piece in _pieces(lines):
            kind: BlockKind = "list item" if kind_is_item else "paragraph"
            if len(piece) == 1 or _is_wrapped(piece):
                yield kind, hyphens.join(piece), False
            else:
                yield kind, "\n".join(piece), True


def _pieces(lines: list[str]) -> list[tuple[bool, list[str]]]:
    """A paragraph's lines, cut before every list item and, when it is not wrapped, at every line."""
    pieces: list[tuple[bool, list[str]]] = []
    unwrapped = any(len(line) > _LONG_LINE for line in lines)
    for line in lines:
        is_item = bool(LIST_ITEM.match(line))
        if is_item or unwrapped or not pieces:
            pieces.append((is_item, [line]))
        else:
            pieces[-1][1].append(line)
    return pieces


def _is_wrapped(lines: list[str]) -> bool:
    longest = max(map(len, lines))
    return longest >= _SHORTEST_WRAP and all(len(line) >= longest * _WRAPPED for line in lines[:-1])
