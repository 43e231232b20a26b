"""Folds near-duplicate passages: the same words under two names take one place in the results.

Only words of one standing are folded: a rule in force must not vanish behind the superseded one that differs
from it by a figure, nor an Act behind the guidance that quotes it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.documents import Hit

SAME = 0.9
"""Jaccard similarity of five-word shingles from which two passages count as one: a changed name
in a hundred words stays above it, another paragraph on the same matter stays far below."""

_SHINGLE = 5
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+")


def fold(hits: Sequence[Hit], count: int = sys.maxsize) -> list[Hit]:
    """The first `count` hits in order, near-duplicates left out and named in `folded` of the first."""
    kept: list[Hit] = []
    shapes: list[_Shape] = []
    for hit in hits:
        own = _shape(hit)
        twin = next((at for at, other in enumerate(shapes) if _alike(own, other)), None)
        if twin is not None:
            first = kept[twin]
            kept[twin] = replace(first, folded=(*first.folded, hit.passage.id))
        elif len(kept) == count:
            break
        else:
            kept.append(hit)
            shapes.append(own)
    return kept


@dataclass(frozen=True, slots=True)
class _Shape:
    standing: tuple[str, str, str]
    figures: tuple[str, ...]
    """Two texts that differ in a figure say different things, however alike they look."""
    shingles: frozenset[int]


def _shape(hit: Hit) -> _Shape:
    source, text = hit.source, hit.passage.text
    words = _WORD.findall(text.lower()) or [text]
    size = min(_SHINGLE, len(words))
    return _Shape(
        (source.kind, source.jurisdiction, source.status),
        tuple(_FIGURE.findall(text)),
        frozenset(hash(tuple(words[at : at + size])) for at in range(len(words) - size + 1)),
    )


def _alike(one: _Shape, other: _Shape) -> bool:
    if one.standing != other.standing or one.figures != other.figures:
        return False
    small, large = sorted((len(one.shingles), len(other.shingles)))
    if small < SAME * large:
        return False
    common = len(one.shingles & other.shingles)
    return common >= SAME * (small + large - common)
