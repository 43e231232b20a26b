"""Tells what a file says under which heading, question or label of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from assistant.documents import Block, Document
from assistant.eligibility.expression.cover import TAKE_OFF
from assistant.eligibility.expression.expression import written
from assistant.eligibility.officer.planted import planted
from assistant.eligibility.officer.reason_signs import normalised, says
from assistant.eligibility.officer.signs import ASKS, IN_HEADINGS, SUBJECT, Key
from assistant.sentences import sentences

MOST_CHARACTERS: Final = 600_000
"""Of a document that are looked at: about 200 pages."""

_LONGEST_LABEL: Final = 150
_LONGEST_INLINE: Final = 60
"""Characters of a label, and of one with its answer behind a colon."""
_LONGEST_QUESTION: Final = 300
"""Characters of a cell that asks and explains what is asked."""
_NUMBER: Final = re.compile(
    r"\A\W*(?:(?:section|part|question|paragraph|para|schedule 1) *)?(?:\d+(?:[.:]\d+)*|[a-hq]\d*|[ivx]+)?"
    r"(?:[.):]|(?<=\d)|(?<=paragraph)|(?<=section)) +(?=\w)",
    re.IGNORECASE,
)
_COLUMN: Final = re.compile(
    r"\A(?:question|section|information|item|field|requirement|part|(?:your |the )?(?:answer|response|reply"
    r"|details|comments?)): ",
    re.IGNORECASE,
)
"""The header of a column, as readers put it before the words of a cell."""
_STATES: Final = re.compile(r"\b(?:we|i|they|it) (?:have|has|hold|are|is|will|would|can|do|run|am)\b")
_LONGEST_NOTHING: Final = 40
"""Characters of an answer that may be none."""
_NOTHING: Final = re.compile(r"\W*(?:none|nil|no|nothing|not needed|see above|as above)?\W*\Z", re.IGNORECASE)
_FORM_SPEAKS: Final = re.compile(
    r"\b(?:guidance|notes? for|how to (?:fill|complete)|checklist)\b", re.IGNORECASE
)
"""In headings below which the form speaks, and not the group."""
_GAP: Final = re.compile(r"\[(?:to |tb[acd]\b|insert|add|enter|your)[^\[\]]{0,300}\]", re.IGNORECASE)
_MOST_WORDS: Final = 8
"""Of a label that is a paragraph of its own, ends in no colon and asks nothing."""
_TITLE_WORDS: Final = 4
"""From so many words on, the first heading is a title and announces no part."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with what it says, once questions, gaps and planted text are taken out."""

    block: Block
    said: tuple[str, ...]
    """Sentences of the block, as they stand in it."""
    plain: tuple[str, ...]
    """The same, normalised."""
    keys: frozenset[Key]
    """What the heading above it, or its own label, announces."""
    says_something: bool
    """Whether anything is said, and it is no placeholder."""


@dataclass(slots=True)
class Label:
    """A heading, question or label that announces a part, and what stands below it."""

    text: str
    keys: frozenset[Key]
    below: list[str] = field(default_factory=list)
    """What is written below it, or behind it, however little; questions of a form left out."""
    filled: bool = False
    divided: bool = False
    """Whether there are labels below it."""

    @property
    def of_partner(self) -> bool:
        """Whether it announces something about a partner, and not about the group."""
        return bool(self.keys & {"partner_finances", "partner_capability"})

    @property
    def gap(self) -> str:
        """The first gap in square brackets that is left below it; empty when none is."""
        return next((text for text in self.below if _GAP.fullmatch(text)), "")


@dataclass(frozen=True, slots=True)
class Sections:
    """A document as a form: its pieces in order, its labels, and what was planted in it."""

    pieces: tuple[Piece, ...]
    labels: tuple[Label, ...]
    planted: tuple[str, ...]
    cut: bool
    """Whether the document is longer than what is looked at."""
    taken_off: bool
    """Whether it holds the pages of our own Word file that a group takes off."""

    @property
    def unfilled(self) -> frozenset[Key]:
        """What is announced somewhere, and said under no label."""
        announced = frozenset(key for label in self.labels for key in label.keys)
        return announced - frozenset(key for label in self.labels if label.filled for key in label.keys)


def read_sections(document: Document) -> Sections:
    """The document as a form. Takes time linear in the text that is looked at."""
    walk = _Walk()
    pieces: list[Piece] = []
    seen = 0
    for block in document.blocks:
        seen += len(block.text)
        if seen > MOST_CHARACTERS:
            break
        pieces.extend(walk.take(block))
    return Sections(
        tuple(pieces), tuple(walk.labels), tuple(walk.planted), seen > MOST_CHARACTERS, walk.ended
    )


class _Walk:
    """Goes through the blocks of a document and keeps under which label it is."""

    def __init__(self) -> None:
        self.labels: list[Label] = []
        self.planted: list[str] = []
        self._headings: list[tuple[int, Label | None]] = []
        self._lead: Label | None = None
        """The last label that is no heading."""
        self._form_speaks = 0
        """The level of the heading below which it does; 0 for none."""
        self.ended = False
        self._begun = False

    def take(self, block: Block) -> Iterator[Piece]:
        """The piece that the block is; none for a label."""
        self.ended = self.ended or block.text == TAKE_OFF
        if block.kind == "heading" and not self.ended:
            self._heading(block)
        if self.ended or self._form_speaks or block.kind == "heading":
            self._spot(block.text)
            return
        name, answer = self._parted(block)
        self._spot(name)
        if name and answer:
            label = self._announced(name)
            yield self._piece(block, answer, label)
        elif name:
            self._lead = self._announced(name)
        else:
            yield self._piece(block, block.text, self._lead or self._above)

    def _spot(self, text: str) -> None:
        self.planted += [sentence for sentence in sentences(text) if planted(sentence)]

    @property
    def _above(self) -> Label | None:
        return self._headings[-1][1] if self._headings else None

    @property
    def _with_partners(self) -> bool:
        return any(label is not None and "partners" in label.keys for _, label in self._headings)

    def _heading(self, block: Block) -> None:
        while self._headings and self._headings[-1][0] >= block.level:
            self._headings.pop()
        self._lead = None
        is_title = not self._begun and len(block.text.split()) >= _TITLE_WORDS
        self._begun = True
        if block.level <= self._form_speaks:
            self._form_speaks = 0
        if not self._form_speaks and _FORM_SPEAKS.search(block.text):
            self._form_speaks = block.level
        announces = bool(_announces(block.text)) and not is_title and not self._form_speaks
        self._headings.append((block.level, self._announced(block.text) if announces else self._above))

    def _announced(self, name: str) -> Label:
        keys = _announces(name)
        if self._with_partners or ("partners" in keys and not _OF_GROUP.search(name)):
            keys = frozenset(_OF_PARTNERS.get(key, key) for key in keys)
        if self._above is not None:
            self._above.divided = True
        label = Label(name, keys)
        self.labels.append(label)
        return label

    @staticmethod
    def _parted(block: Block) -> tuple[str, str]:
        """The label in a block and the answer behind it; both empty in a block that has no label."""
        if block.kind == "table row":
            return _of_row(block.text)
        name, _, rest = block.text.partition(":")
        if rest.strip() and len(name) <= _LONGEST_INLINE and _is_label(name) and _announces(name):
            return name, rest.strip()
        alone = _is_label(block.text) and (block.kind != "list item" or _NUMBER.match(block.text))
        return (block.text, "") if alone and _announces(block.text) else ("", "")

    def _piece(self, block: Block, text: str, label: Label | None) -> Piece:
        said: list[str] = []
        plain: list[str] = []
        for sentence in sentences(_GAP.sub("", text)):
            words = normalised(sentence)
            if planted(sentence):
                self.planted.append(sentence)
            elif not (sentence.endswith("?") or says(ASKS, words)):
                said.append(sentence)
                plain.append(words)
        whole = " ".join(said)
        something = written(whole) and not (len(whole) <= _LONGEST_NOTHING and _NOTHING.match(whole))
        keys = label.keys if label else frozenset[Key]()
        piece = Piece(block, tuple(said), tuple(plain), keys, something)
        if label is not None:
            label.below += [whole, *_GAP.findall(text)]
            label.filled = label.filled or something
        return piece


_OF_PARTNERS: Final[dict[Key, Key]] = {"finances": "partner_finances", "capability": "partner_capability"}
_OF_GROUP: Final = re.compile(r"\b(?:your?|group|organisation|body|applicant)\b", re.IGNORECASE)
"""In a label that names partners too, signs that it is also about the group itself."""
_SUBJECT_ONLY: Final[frozenset[Key]] = frozenset({"service", "area"})
"""What other headings name in passing: "well-being of the area", "capability to run the service"."""


def _of_row(row: str) -> tuple[str, str]:
    """The label in the first cell of a row, and the cells behind it."""
    first, _, rest = row.partition(" | ")
    first = _COLUMN.sub("", first)
    answer = " ".join(_COLUMN.sub("", cell) for cell in rest.split(" | ")).strip()
    is_label = len(first) <= _LONGEST_QUESTION if answer else _is_label(first)
    return (first, answer) if is_label and _announces(first) else ("", "")


def _announces(label: str) -> frozenset[Key]:
    """What a label announces; a title that speaks of the whole announces nothing."""
    text = normalised(_NUMBER.sub("", label[:_LONGEST_QUESTION]))
    if says(SUBJECT, text) and not text.endswith("?") and len(text) < _LONGEST_LABEL:
        return frozenset()
    keys: frozenset[Key] = frozenset(key for key, any_of in IN_HEADINGS.items() if says(any_of, text))
    return keys - _SUBJECT_ONLY or keys


def _is_label(text: str) -> bool:
    """Whether a text that is no heading looks like one: short, and no statement."""
    if len(text) > _LONGEST_LABEL or "\n" in text.strip() or not written(text):
        return False
    bare = text.rstrip()
    if bare.endswith("?"):
        return True
    short = len(bare.split()) <= _MOST_WORDS or bare.endswith(":")
    return short and not bare.endswith((".", "!", ";", ",")) and not _STATES.search(normalised(bare))
