"""Slides as headings and labels: what the readers of both kinds of presentation share."""

from __future__ import annotations

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly

_ENOUGH = 20
"""Numbers of slides that a warning lists."""


class SlideBlocks:
    """Numbers the slides of a presentation as they are added to an assembly."""

    def __init__(self, assembly: Assembly) -> None:
        self.number = 0
        """Of the slide at hand, counted from 1, hidden ones included, as the program that shows them does."""
        self._assembly = assembly
        self._hidden: list[int] = []
        self._without_text: list[int] = []
        self._had_title = False
        self._length = 0

    @property
    def label(self) -> str:
        """Where the words of the slide at hand stand."""
        return f"slide {self.number}"

    def skip(self) -> None:
        """Pass over a slide that is not shown."""
        self.number += 1
        self._hidden.append(self.number)

    def begin(self, title: str) -> None:
        """Begin the next slide; without a title it is headed by its number, not by the title before."""
        self.number += 1
        self._length = self._assembly.length
        if title.strip() or self._had_title:
            self._assembly.heading(
                title if title.strip() else f"Slide {self.number}", 1, label=self.label, page=self.number
            )
        self._had_title = self._had_title or bool(title.strip())
        if not title.strip():
            self._length = self._assembly.length

    def end(self) -> None:
        """End the slide at hand."""
        if self._assembly.length == self._length:
            self._without_text.append(self.number)

    def document(self, source: Source) -> Document:
        """The document, with warnings about slides that are hidden or hold no text."""
        warnings = self._assembly.warnings
        if self._hidden:
            warnings.append(f"{_slides('hidden slide', self._hidden)} left out")
        if self._without_text:
            warnings.append(f"{_slides('slide', self._without_text)} without text: pictures are not read")
        return self._assembly.document(source, pages=self.number, empty="its slides hold no text")


def _slides(what: str, numbers: list[int]) -> str:
    """`1 hidden slide (3) was`, `12 slides (2, 5, 6 …) were`."""
    named = ", ".join(map(str, numbers[:_ENOUGH])) + (" …" if len(numbers) > _ENOUGH else "")
    one = len(numbers) == 1
    return f"{len(numbers)} {what}{'' if one else 's'} ({named}) {'was' if one else 'were'}"
