"""A sentence laid beside its quote, word by word: what is copied, replaced, added and left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from assistant.answering.verification.lexicon import alike
from assistant.answering.verification.reading import Word, body, read, stems
from assistant.sentences import sentences

_COPY_FROM: Final = 0.3
_COPY_TO: Final = 0.8
"""Of the words in order: below the first a sentence is no copy of its quote, from the second on it is one."""
_SAME_BEGINNING: Final = 5
"""Letters by which "apprentice" and "apprenticeship" are told to be one word."""
_AS_MUCH: Final = 0.85
"""The part of the shared words from which one sentence of a quote stands for all of it."""
_SAME: Final = 1.0
_ALIKE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Edit:
    """One place where a sentence and its quote part."""

    said: tuple[Word, ...]
    """What the sentence says there; empty where it leaves something out."""
    quoted: tuple[Word, ...]
    """What the quote says there; empty where the sentence adds something."""
    between: bool
    """Whether the words before and behind are the same in both."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sentence and its quote, both without references in brackets."""

    claim: str
    quote: str
    said: tuple[Word, ...]
    quoted: tuple[Word, ...]
    held: tuple[float, ...]
    """For each word of the sentence how well the quote holds it, 0 to 1."""
    edits: tuple[Edit, ...]
    copied: float
    """0 for a sentence in other words, 1 for one that repeats its quote but for a few."""

    def holds(self, word: Word) -> bool:
        """Whether the quote holds a word of the sentence, or one like it."""
        return self.held[self.said.index(word)] >= _ALIKE


def compare(claim: str, quote: str) -> Comparison:
    """Lay a sentence beside its quote, or beside the one sentence of it that holds as much of it."""
    named = stems(read(quote)) - stems(read(body(quote)))
    claim, quote = body(claim), _nearest(claim, body(quote))
    # An Act that the quote names in brackets: it says where, not what.
    said = tuple(
        replace(word, content=False) if word.stem in named and claim[word.start].isupper() else word
        for word in read(claim)
    )
    quoted = read(quote)
    held = tuple(max((_likeness(word, other) for other in quoted), default=0.0) for word in said)
    own, other = [word.stem for word in said], [word.stem for word in quoted]
    matcher = SequenceMatcher(None, own, other, autojunk=False)
    codes = matcher.get_opcodes()
    same = sum(high - low for kind, low, high, _, _ in codes if kind == "equal")
    edits = tuple(
        Edit(said[low:high], quoted[start:end], between=0 < at < len(codes) - 1)
        for at, (kind, low, high, start, end) in enumerate(codes)
        if kind != "equal"
    )
    part = same / len(said) if said else 0.0
    copied = min(max((part - _COPY_FROM) / (_COPY_TO - _COPY_FROM), 0.0), 1.0)
    return Comparison(claim, quote, said, quoted, held, edits, copied)


def _nearest(claim: str, quote: str) -> str:
    """The sentence of a quote that holds nearly as much of the claim as all of it, or all of it."""
    own = {word.stem for word in read(claim) if word.content}
    shared = len(own & stems(read(quote)))
    best = max(sentences(quote), key=lambda text: len(own & stems(read(text))), default=quote)
    return best if len(own & stems(read(best))) >= _AS_MUCH * shared else quote


def _likeness(one: Word, other: Word) -> float:
    if one.stem == other.stem:
        return _SAME
    if not (one.content and other.content):
        return 0.0
    long = len(one.stem) >= _SAME_BEGINNING <= len(other.stem)
    begins = long and one.stem[:_SAME_BEGINNING] == other.stem[:_SAME_BEGINNING]
    return _ALIKE if begins or alike(one.stem, other.stem) else 0.0
