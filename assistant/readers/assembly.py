"""Blocks in reading order, put together into a `Document`."""

from __future__ import annotations

from assistant.documents import Block, BlockKind, Document, Locator, Source
from assistant.readers.clean import kept_lines, one_line, tidy
from assistant.readers.errors import ReadError

_LONGEST_HEADING = 300
"""Characters; a longer "heading" is a paragraph in a heading's clothes."""

_RUNS: frozenset[BlockKind] = frozenset({"list item", "table row"})
"""Kinds that follow one another line by line."""


class Assembly:
    """Collects blocks; `document` returns them with exact spans."""

    def __init__(self) -> None:
        self.invisible = 0
        self.warnings: list[str] = []
        self.opening = ""
        """What stands under the title alone is called so, where the format has a word for it: `message`."""
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._open: list[tuple[int, str]] = []
        self._path: tuple[str, ...] = ()
        self._counted = 0

    @property
    def length(self) -> int:
        """Characters of the text so far."""
        return self._length

    def heading(self, text: str, level: int, *, label: str = "", page: int | None = None) -> None:
        """Add a heading of `level` (1 the highest); it closes the headings of its level and below."""
        text = self._clean(text)
        if not text:
            return
        if len(text) > _LONGEST_HEADING:
            self._add("paragraph", text, label, page, 0)
            return
        self.close(level)
        self._add("heading", text, label, page, level)
        self._open.append((level, text))
        self._path = (*self._path, text)

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        label: str | None = None,
        page: int | None = None,
        lines: bool = False,
    ) -> None:
        """Add a block that is no heading.

        Without a label it gets none under a heading and `para N` elsewhere. `lines` keeps line breaks.
        """
        text = self._clean(text, lines=lines)
        if not text:
            return
        self._counted += 1
        if label is None and self.opening and len(self._path) <= 1:
            label = self.opening
        elif label is None:
            label = "" if self._path else f"para {self._counted}"
        self._add(kind, text, label, page, 0)

    def close(self, level: int) -> None:
        """End the headings of `level` and below: what follows stands under those above."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._path = tuple(name for _, name in self._open)

    def title(self, level: int = 1) -> str:
        """The text of the first heading of `level`; empty when there is none."""
        for block in self._blocks:
            if block.kind == "heading" and block.level == level:
                return block.text
        return ""

    def document(
        self, source: Source, *, pages: int = 0, pages_without_text: tuple[int, ...] = (), empty: str = ""
    ) -> Document:
        """The document; raises ReadError with the reason `empty` when it holds no words."""
        if not self._blocks:
            raise ReadError(empty or "it holds no text")
        warnings = list(self.warnings)
        if self.invisible:
            warnings.append(_count(self.invisible, "invisible character was", "invisible characters were"))
        return Document(
            source=source,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            pages=pages,
            pages_without_text=pages_without_text,
            warnings=tuple(warnings),
        )

    def _clean(self, text: str, *, lines: bool = False) -> str:
        text, removed = tidy(text)
        self.invisible += removed
        return kept_lines(text) if lines else one_line(text)

    def _add(self, kind: BlockKind, text: str, label: str, page: int | None, level: int) -> None:
        if self._blocks:
            run = kind in _RUNS and self._blocks[-1].kind == kind
            gap = "\n" if run else "\n\n"
            self._parts.append(gap)
            self._length += len(gap)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        locator = Locator(label=label, start=start, end=self._length, page=page)
        self._blocks.append(Block(kind, text, locator, level, self._path))


def hidden_warning(pieces: int) -> str:
    """What a person should know when hidden text was left out."""
    return _count(pieces, "piece of hidden text was", "pieces of hidden text were")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many} left out"
