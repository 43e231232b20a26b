"""Cuts a document into passages that follow its structure and fit the embedding model's window.

No word of a document is lost, and none is in two passages: the passages of a document are runs of
whole blocks (or whole sentences of a block too long for one passage), in order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.documents import Block, Document, Locator, Passage, Source, digest
from assistant.sentences import split_sentences

TARGET = 180
"""Word pieces of a passage, prefix left out: what the default model's window of 256 leaves beside the longest
prefix, with some to spare. Other lengths have not been compared."""

SMALLEST = 60
"""Below this many word pieces a section is joined with the next one under the same parent heading; a third of
a passage, chosen by hand."""

PREFIX = 56
"""The most word pieces that title and heading path may take of the window."""

OPENING = "opening"
"""The label of what stands before the first heading of a document, or below its title."""

SPECIAL = 2
"""Word pieces that the model adds of itself, at both ends."""


class Tokenizer(Protocol):
    """What is needed of an embedding model to cut for it."""

    window: int

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, special ones left out."""

    def offsets(self, text: str) -> list[tuple[int, int]]:
        """The character span of each word piece."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage with the text that is embedded: title and heading path, then its own words."""

    passage: Passage
    prefix: str

    @property
    def embedded(self) -> str:
        """What the model reads."""
        return f"{self.prefix}\n{self.passage.text}" if self.prefix else self.passage.text


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or as much of it as fits one passage."""

    block: Block
    start: int
    end: int
    size: int


def cut(document: Document, tokenizer: Tokenizer, *, target: int = TARGET) -> list[Cut]:
    """The passages of `document`, in order; each fits `tokenizer.window` with its prefix."""
    budget = max(16, min(target, tokenizer.window - SPECIAL - PREFIX))
    pieces = list(_pieces(document.blocks, tokenizer, budget))
    seen: dict[str, int] = {}
    cuts = []
    for run in _runs(pieces, budget):
        start, end = run[0].start, run[-1].end
        text = document.text[start:end]
        path = run[0].block.heading_path
        prefix = _prefix(document.source.title, path, tokenizer)
        key = passage_key(document.source, path, text)
        seen[key] = seen.get(key, 0) + 1
        locators = tuple(
            Locator(
                label=_label(piece.block, document.source.title),
                start=piece.start,
                end=piece.end,
                page=piece.block.locator.page,
                heading=piece.block.kind == "heading",
            )
            for piece in run
        )
        passage = Passage(
            id=digest(key, str(seen[key])),
            source_id=document.source.id,
            text=text,
            heading_path=tuple(part for part in _shown_path(run) if part != document.source.title),
            start=start,
            end=end,
            locators=locators,
        )
        cuts.append(Cut(passage, prefix))
    return cuts


def passage_key(source: Source, path: tuple[str, ...], text: str) -> str:
    """What a passage's id is made of: its content and every field that a search can filter by."""
    tender = source.tender
    fields = (
        source.id,
        source.title,
        source.kind,
        source.collection,
        source.jurisdiction,
        source.status,
        source.publisher,
        str(source.year),
        repr(tender),
    )
    return digest(*fields, *path, text)


def _runs(pieces: Sequence[_Piece], budget: int) -> Iterator[list[_Piece]]:
    """Groups pieces: a heading begins a new run unless the run so far is only headings or very short."""
    run: list[_Piece] = []
    size = 0
    for piece in pieces:
        full = size + piece.size > budget
        fresh = piece.block.kind == "heading" and _has_body(run) and not _may_join(run, piece, size)
        if run and (full or fresh):
            # Headings at the end of a full run belong to what follows them.
            kept = run
            carried: list[_Piece] = []
            while full and len(kept) > 1 and kept[-1].block.kind == "heading":
                carried.insert(0, kept[-1])
                kept = kept[:-1]
            if _has_body(kept) or not carried:
                yield kept
                run, size = carried, sum(item.size for item in carried)
                if size + piece.size > budget and run:
                    yield run
                    run, size = [], 0
            else:
                yield run
                run, size = [], 0
        run.append(piece)
        size += piece.size
    if run:
        yield run


def _has_body(run: Iterable[_Piece]) -> bool:
    return any(piece.block.kind != "heading" for piece in run)


def _may_join(run: Sequence[_Piece], heading: _Piece, size: int) -> bool:
    """Whether a section as short as `run` may go on under the next heading: same parents, or below them."""
    if size >= SMALLEST:
        return False
    path = run[0].block.heading_path
    return heading.block.heading_path[: len(path)] == path


def _shown_path(run: Sequence[_Piece]) -> tuple[str, ...]:
    first = next((piece.block for piece in run if piece.block.kind != "heading"), run[0].block)
    path = first.heading_path
    for piece in run:
        if piece.block.kind != "heading":
            same = 0
            for mine, other in zip(path, piece.block.heading_path, strict=False):
                if mine != other:
                    break
                same += 1
            path = path[:same]
    return path


def _label(block: Block, title: str) -> str:
    """Where the block stands, as a reader would say it: its locator, or the heading over it."""
    if block.locator.label:
        return block.locator.label
    named = block.text if block.kind == "heading" else next(iter(block.heading_path[::-1]), "")
    return named if named and named != title else OPENING


def _prefix(title: str, path: tuple[str, ...], tokenizer: Tokenizer) -> str:
    """Title and heading path, outermost left out first when they would take too much of the window."""
    parts = [title, *(part for part in path if part != title)] if title else list(path)
    while len(parts) > 1 and tokenizer.lengths([" › ".join(parts)])[0] > PREFIX:
        parts.pop(1 if len(parts) > 2 else 0)  # noqa: PLR2004 -- title and innermost heading go last
    prefix = " › ".join(parts)
    spans = tokenizer.offsets(prefix)
    return prefix[: spans[PREFIX - 1][1]] if len(spans) > PREFIX else prefix


def _pieces(blocks: Sequence[Block], tokenizer: Tokenizer, budget: int) -> Iterator[_Piece]:
    sizes = tokenizer.lengths([block.text for block in blocks])
    for block, size in zip(blocks, sizes, strict=True):
        start, end = block.locator.start, block.locator.end
        if size <= budget:
            yield _Piece(block, start, end, size)
        else:
            for low, high, length in _sentences(block.text, tokenizer, budget):
                yield _Piece(block, start + low, start + high, length)


def _sentences(text: str, tokenizer: Tokenizer, budget: int) -> Iterator[tuple[int, int, int]]:
    """Cuts a long block into runs of whole sentences; a sentence longer than the budget at word ends."""
    spans = tokenizer.offsets(text)
    ends = [end for _, end in split_sentences(text)]
    first = 0
    while first < len(spans):
        last = min(first + budget, len(spans))
        if last < len(spans):
            last = _best_break(text, spans, ends, first, last)
        # What the tokenizer drops (private characters, lone accents) stays with the words before it.
        start = spans[first][0] if first else 0
        end = spans[last][0] if last < len(spans) else len(text)
        yield start, start + len(text[start:end].rstrip()), last - first
        first = last


def _best_break(
    text: str, spans: Sequence[tuple[int, int]], ends: Sequence[int], first: int, last: int
) -> int:
    """The index of the word piece to break before: after a sentence if one ends in the second half."""
    low, high = spans[(first + last) // 2][0], spans[last - 1][1]
    sentence = ends[found - 1] if (found := bisect_right(ends, high)) else 0
    if sentence > low:
        at = last
        while at > first + 1 and spans[at - 1][1] > sentence:
            at -= 1
        return at
    at = last
    while at > first + 1 and not text[spans[at - 1][1] : spans[at][0]]:
        at -= 1  # inside a word: step back to where white space parts two pieces
    return at if at > first + 1 else last
