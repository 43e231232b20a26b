"""A page on which the sections of a notice are written: headings that need content, facts, and prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from assistant.documents import BlockKind, Document, Source
from assistant.readers.assembly import Assembly
from assistant.readers.ocds.words import Words

_ITEM = re.compile(r"(?:[•·▪*o–—-]|\d{1,2}[.)]|\([a-z\d]{1,3}\)|[a-z]\))\s+(?=\S)")
_BULLETS = "•·▪*o–—-"
_Entry = TypeVar("_Entry")
MOST = 1_000
"""Entries of one kind that are written out."""


class Page:
    """Fills an assembly; every text goes through one `Words`."""

    def __init__(self) -> None:
        self.words = Words()
        self.left_out: Counter[str] = Counter()
        self._assembly = Assembly()
        self._label: str | None = None
        self._waiting: list[tuple[str, int]] = []
        """Headings that are written when something stands under them."""

    def title(self, text: str) -> None:
        """The heading of the whole."""
        self._assembly.heading(self.words.line(text), 1)

    def section(self, heading: str, *, level: int = 2, label: str = "") -> None:
        """Begin a section, which appears only if something is written in it; its label is its heading."""
        heading = self.words.line(heading)
        self._waiting = [(text, size) for text, size in self._waiting if size < level]
        self._waiting.append((heading, level))
        self._label = label or heading

    def fact(self, name: str, value: str) -> None:
        """`Name: value`, if there is a value."""
        value = self.words.line(value)
        if value:
            self._add("list item", f"{name}: {value}")

    def item(self, text: str) -> None:
        """One entry of a list."""
        text = self.words.line(text)
        if text:
            self._add("list item", text)

    def prose(self, text: str, name: str = "") -> None:
        """Free text, a block a line; with a `name`, that is set before it."""
        for line in self.words.lines(text):
            item = _ITEM.match(line)
            body = line[item.end() :] if item and item[0][0] in _BULLETS else line
            self._add("list item" if item else "paragraph", f"{name}: {body}" if name else body)
            name = ""

    def few(self, entries: list[_Entry], what: str, most: int = MOST) -> list[_Entry]:
        """The first `most` entries; that there are more is noted."""
        if len(entries) > most:
            self.left_out[what] += len(entries) - most
        return entries[:most]

    def document(self, source: Source, warnings: Iterable[str]) -> Document:
        """The document; raises ReadError when nothing was written."""
        self._assembly.warnings += map(self.words.line, warnings)
        self._assembly.warnings += self.words.warnings()
        self._assembly.warnings += [
            f"{count:,} {what} were left out" for what, count in self.left_out.items()
        ]
        return self._assembly.document(source, empty="the notice says nothing")

    def _add(self, kind: BlockKind, text: str) -> None:
        for heading, level in self._waiting:
            self._assembly.heading(heading, level, label=self._label or "")
        self._waiting = []
        self._assembly.add(kind, text, label=self._label)
