"""What a reader of law found, piece by piece, before it becomes a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from assistant.documents import BlockKind
from assistant.readers.assembly import Assembly
from assistant.readers.law.text import Words, words
from assistant.readers.law.words import counted, some

Role = Literal["law", "remark", "gone", "note"]
"""Words of the law; a line of ours about it or in place of what is gone; a note that is no part of it."""


@dataclass(slots=True)
class Piece:
    """A block to be: its words, its label and the level of the headings it stands under."""

    kind: BlockKind
    text: str
    label: str
    under: int
    """Headings of this level and below are ended before it; of a heading, its own level."""
    role: Role = "law"


@dataclass(slots=True)
class Note:
    """What editors or the publisher say of the law, and where."""

    kind: str
    """`F` textual amendment, `C` modification, `I` commencement, `E` extent, `X` editorial, `M`, `P`."""
    text: str
    labels: dict[str, None] = field(default_factory=dict)
    """The provisions that refer to it, in order."""


class Script:
    """Collects pieces in order; knows which enumerators still wait for their words."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.notes: dict[str, Note] = {}
        self.footnotes: dict[str, Note] = {}
        self.waiting: list[str] = []
        """Enumerators whose words have not come yet: `4`, `(1)`, `(a)`; empty for an item without one."""
        self.prospective: list[str] = []
        self.images: list[str] = []
        self.formulas: list[str] = []
        self.repealed = 0
        self.begins: dict[str, str] = {}
        """The day, ISO 8601, from which a provision stands as it is."""
        self._quote = ""
        self._inline = 0

    def heading(self, text: str, level: int, label: str = "") -> None:
        """A heading of `level`, 1 the highest."""
        if text:
            self.pieces.append(Piece("heading", text, label, level))

    def say(self, said: Words, label: str, under: int, kind: BlockKind | None = None) -> None:
        """Words of the law, with the enumerators that waited for them."""
        self.refer(said, label)
        if not said.text:
            return
        text = " ".join(filter(None, (*self.waiting, said.text)))
        found: BlockKind = kind or ("list item" if self._is_item() else "paragraph")
        self.waiting.clear()
        self.pieces.append(Piece(found, self._quote + text, label, under))
        self._quote = ""

    def remark(self, text: str, label: str, under: int) -> None:
        """A line of our own about the words that follow, in square brackets."""
        if text:
            self.pieces.append(Piece("paragraph", text, label, under, "remark"))

    def gone(self, text: str, label: str, under: int) -> None:
        """A line of our own in place of words that are gone: `(3) [Repealed]`."""
        line = " ".join(filter(None, (*self.waiting, text)))
        kind: BlockKind = "list item" if self._is_item() else "paragraph"
        self.waiting.clear()
        self.pieces.append(Piece(kind, line, label, under, "gone"))

    def begin(self, label: str, since: str) -> None:
        """Record from which day a provision stands as it is; of several versions, the latest."""
        self.begins[label] = max(since, self.begins.get(label, ""))

    def refer(self, said: Words, label: str) -> None:
        """Record what words refer to: commentaries, and footnotes apart or within the text."""
        self.repealed += said.repealed
        for identity in (*said.notes, *said.footnotes):
            for known in (self.notes, self.footnotes):
                if identity in known:
                    known[identity].labels[label] = None
        for element in said.inline:
            self._inline += 1
            self.footnotes[f"\0{self._inline}"] = Note("", words(element).text, {label: None})

    def wait(self, enumerator: str) -> int:
        """An enumerator that waits for its words; gives what `settle` needs."""
        self.waiting.append(enumerator)
        return len(self.pieces)

    def settle(self, since: int) -> None:
        """Let go of an enumerator for which no words came."""
        if len(self.pieces) == since and self.waiting:
            self.waiting.pop()

    def open_quote(self, mark: str) -> int:
        """A quotation begins with the next words; gives what `close_quote` needs."""
        self._quote += mark
        return len(self.pieces)

    def close_quote(self, mark: str, since: int) -> None:
        """A quotation ends with the last words."""
        if len(self.pieces) > since:
            self.pieces[-1].text += mark
        else:
            self._quote = self._quote[: -len(mark)] if mark else self._quote

    def append(self, said: Words, label: str, under: int) -> None:
        """Words that follow a quotation on its last line: `, and`."""
        if self.pieces and self.pieces[-1].kind != "heading":
            self.refer(said, label)
            glue = "" if said.text[:1] in {",", ".", ";", ":", ")", ""} else " "
            self.pieces[-1].text += glue + said.text
        else:
            self.say(said, label, under)

    def _is_item(self) -> bool:
        return any(not mark[:1].isdigit() for mark in self.waiting)

    def fill(self, assembly: Assembly) -> None:
        """Put the pieces into an assembly, then the footnotes and annotations, apart from the law."""
        for piece in self.pieces:
            if piece.kind == "heading":
                assembly.heading(piece.text, piece.under, label=piece.label)
            else:
                assembly.close(piece.under)
                assembly.add(piece.kind, piece.text, label=piece.label)
        self._fill_notes(assembly, "Footnotes", "footnote", self.footnotes.values())
        shown = [note for note in self.notes.values() if note.kind in _KINDS and note.text]
        if shown:
            assembly.heading("Annotations", 2)
        for kind, named in _KINDS.items():
            self._fill_notes(assembly, named, "annotation", (n for n in shown if n.kind == kind), level=3)
        assembly.warnings += self._warnings()

    @staticmethod
    def _fill_notes(
        assembly: Assembly, heading: str, what: str, notes: Iterable[Note], *, level: int = 2
    ) -> None:
        begun = False
        for note in notes:
            if not note.text:
                continue
            if not begun:
                assembly.heading(heading, level)
                begun = True
            assembly.add("paragraph", note.text, label=_concerning(what, note.labels))

    def _warnings(self) -> list[str]:
        found: list[str] = []
        if self.prospective:
            found.append(f"Not yet in force: {some(self.prospective)}")
        if self.repealed:
            found.append(f"{counted(self.repealed, 'piece', 'pieces')} of repealed text left out")
        if self.images:
            what = counted(len(self.images), "image or form was", "images or forms were")
            found.append(f"{what} left out{_where(self.images)}")
        if self.formulas:
            what = counted(len(self.formulas), "formula is", "formulas are")
            found.append(f"{what} written on one line{_where(self.formulas)}")
        marginal = sum(note.kind == "M" for note in self.notes.values())
        if marginal:
            found.append(f"{counted(marginal, 'marginal citation was', 'marginal citations were')} left out")
        return found


_KINDS = {
    "F": "Textual amendments",
    "C": "Modifications that do not alter the text",
    "I": "Commencement",
    "E": "Extent",
    "X": "Editorial notes",
    "P": "Subordinate legislation made",
}


def _concerning(what: str, labels: Iterable[str]) -> str:
    named = [label for label in labels if label]
    if not named:
        return what
    return f"{what} to {named[0]}" + (" and others" if len(named) > 1 else "")


def _where(labels: list[str]) -> str:
    named = some(labels)
    return f": {named}" if named else ""
