"""The words of the product as frozen dataclasses; this module imports nothing of ours.

One thing, one name: code, prompts, screens and documentation use these names (docs/architecture.md).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "legislation",
    "statutory guidance",
    "guidance",
    "research",
    "tender",
    "local policy",
    "note",
]
"""What a source is, in falling order of authority (tender and research aside)."""

SourceStatus = Literal[
    "in force",
    "not yet in force",
    "current",
    "superseded",
    "historic",
    "draft",
    "illustrative",
    "not stated",
]
"""Whether a source still holds. Legislation is `in force`; what is not law and still holds is `current`."""

Jurisdiction = Literal[
    "England",
    "England and Wales",
    "Wales",
    "Scotland",
    "Northern Ireland",
    "Great Britain",
    "UK",
    "not stated",
]

BlockKind = Literal["heading", "paragraph", "list item", "table row"]

KINDS: tuple[Kind, ...] = get_args(Kind)
SOURCE_STATUSES: tuple[SourceStatus, ...] = get_args(SourceStatus)
JURISDICTIONS: tuple[Jurisdiction, ...] = get_args(Jurisdiction)


@dataclass(frozen=True, slots=True)
class Reference:
    """A primary source that a note rests on: `Localism Act 2011`, `s.81(6)`, its public address."""

    title: str
    section: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A catalogue entry: what a document is, who published it and whether it still holds."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    """ISO 8601, as exact as is known: `2012-03-08`, `2012-03` or `2012`; empty when unknown."""
    kind: Kind = "local policy"
    jurisdiction: Jurisdiction = "not stated"
    status: SourceStatus = "not stated"
    superseded_by: str = ""
    """The id or title of what replaced it; empty unless `status` is `superseded`."""
    licence: str = ""
    address: str = ""
    """The official public address; empty for a file that has none."""
    collection: str = ""
    author: str = ""
    references: tuple[Reference, ...] = ()
    tender: TenderFields | None = None

    @property
    def year(self) -> int | None:
        """The year of `date`, or None when it is unknown."""
        head = self.date[:4]
        return int(head) if len(head) == 4 and head.isascii() and head.isdigit() else None  # noqa: PLR2004 -- four digits make a year


@dataclass(frozen=True, slots=True)
class TenderFields:
    """What can be filtered in a tender beyond the fields of every source."""

    buyer: str = ""
    value: float | None = None
    """The whole contract, in `currency`, as published."""
    currency: str = ""
    cpv: tuple[str, ...] = ()
    """Common Procurement Vocabulary codes, eight digits without the check digit."""
    stage: str = ""
    """The OCDS tag: `planning`, `tender`, `award`, `contract`."""
    deadline: str = ""
    """ISO 8601 date by which tenders are due."""
    published: str = ""
    starts: str = ""
    ends: str = ""
    """ISO 8601 dates: of the first notice, and of the contract's start and end, extensions left out."""
    lots: int = 0
    """Lots in the notice; one that is not divided has none or one."""
    criteria: tuple[str, ...] = ()
    """Types and names of the award criteria in lower case: `price`, `quality`, `social value`."""
    procedure: str = ""
    sme: bool | None = None
    vcse: bool | None = None
    """Whether it is marked as suitable for small enterprises, and for voluntary and community ones."""
    buyer_id: str = ""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where words stand, as the reader would say it, with their character span.

    `start` and `end` count characters of `Document.text`, end excluded.
    """

    label: str
    """`s.81(6)(a)`, `page 12`, `para 3.4`, `Lot 2 › award criteria`; empty when headings say it all."""
    start: int
    end: int
    page: int | None = None
    """The page of the file, counted from 1."""
    heading: bool = False
    """Of a passage's locators: whether the words are a heading, which asserts nothing by itself."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that a reader sees as one: a heading, paragraph, list item or table row."""

    kind: BlockKind
    text: str
    locator: Locator
    level: int = 0
    """Of a heading: 1 for the highest. 0 for all else."""
    heading_path: tuple[str, ...] = ()
    """The headings above this block, outermost first; a heading's own text is not in its path."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source as loaded: `text` is the canonical text; every block's span points into it.

    For every block, `text[block.locator.start:block.locator.end] == block.text`, spans do not
    overlap and rise in order.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    pages: int = 0
    """Pages of the file; 0 for formats without pages."""
    pages_without_text: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    """What a person should know of the reading: "3 pieces of hidden text were left out"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is indexed and retrieved. `text` is `Document.text[start:end]`, to the letter."""

    id: str
    source_id: str
    text: str
    heading_path: tuple[str, ...]
    start: int
    end: int
    locators: tuple[Locator, ...]
    """The locators of the blocks it covers, in order; spans count in `Document.text`."""

    @property
    def label(self) -> str:
        """The locator of the whole passage as one label: `s.81(1) to (4)`, `pages 3 to 4`, or its first."""
        labels = list(dict.fromkeys(locator.label for locator in self.locators if locator.label))
        if not labels:
            return " › ".join(self.heading_path)
        return span_label(labels[0], labels[-1])

    def locate(self, start: int, end: int) -> str:
        """The label of the block in which the words `text[start:end]` of this passage stand."""
        at, upto = self.start + start, self.start + end
        touched = [item.label for item in self.locators if item.start < upto and at < item.end and item.label]
        if not touched:
            return self.label
        return span_label(touched[0], touched[-1])

    @property
    def headings(self) -> tuple[tuple[int, int], ...]:
        """Spans in `text` that are headings."""
        return tuple(
            (item.start - self.start, item.end - self.start) for item in self.locators if item.heading
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found, with its ranks and scores."""

    passage: Passage
    source: Source
    document: str
    """The path or address as it was indexed."""
    score: float
    """The fused score by which hits are ordered; comparable within one search only."""
    similarity: float | None = None
    """Cosine of question and passage, -1 to 1; None when the vectors did not find it."""
    vector_rank: int | None = None
    word_rank: int | None = None
    word_score: float | None = None
    asked: float = 0.0
    """Cosine of the question with the nearest one that people ask of this passage; 0 where none is known."""
    asked_in: tuple[tuple[str, float], ...] = ()
    """The same for each section in it, by its heading; empty for what stands above the first one."""
    told: tuple[tuple[str, float], ...] = ()
    """The same for each sentence in it that is known to answer questions."""
    folded: tuple[str, ...] = ()
    """Ids of near-duplicate passages that this hit stands for."""
    newer: str = ""
    """The id of a source that is nearly the same and of a later date: these words may have changed since."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage and the exact quote in it: `hit.passage.text[start:end] == quote`."""

    hit: Hit
    quote: str
    start: int
    end: int

    @property
    def locator(self) -> str:
        """Where the quote stands, as the reader would say it."""
        return self.hit.passage.locate(self.start, self.end)


def span_label(first: str, last: str) -> str:
    """From one label to another as a reader would say it: `s.81(6)(a) to (c)`, `page 3 to page 4`."""
    head, groups = _parts(first)
    other, rest = _parts(last)
    if head != other:
        return f"{first} to {last}"
    while groups and rest and groups[0] == rest[0]:
        groups, rest = groups[1:], rest[1:]
    return f"{first} to {''.join(rest)}" if groups and rest else first


def _parts(label: str) -> tuple[str, list[str]]:
    """A label without its brackets at the end, and those: `s.81(6)(a)` is `s.81`, `(6)`, `(a)`."""
    brackets = re.search(r"(?:\([^()]*\))*\Z", label)
    ending = brackets.group() if brackets else ""
    return label[: len(label) - len(ending)], re.findall(r"\([^()]*\)", ending)


def digest(*parts: str) -> str:
    """A short content id: 16 hexadecimal digits of BLAKE2b over the parts, order and borders kept."""
    state = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
