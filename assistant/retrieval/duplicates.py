"""Folds near-duplicate passages: the same words under two names take one place in the results.

Only words of one standing are folded: a rule in force must not vanish behind the superseded one that differs
from it by a figure, nor an Act behind the guidance that quotes it. Of two versions of one document, the newer
stands for both.
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

VERSIONS = 0.6
"""The same for passages of two documents that are known to be versions of one: there a changed figure is what
the newer one corrects. Chosen by hand: half of the words and more in the same order."""

_SHINGLE = 5
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d+")


def fold(hits: Sequence[Hit], count: int = sys.maxsize) -> list[Hit]:
    """The first `count` hits in order, near-duplicates left out and named in `folded` of the newest."""
    kept: list[Hit] = []
    shapes: list[_Shape] = []
    for hit in hits:
        own = _shape(hit)
        twin = next((at for at, other in enumerate(shapes) if _alike(own, other)), None)
        if twin is not None:
            kept[twin], shapes[twin] = _newest((kept[twin], shapes[twin]), (hit, own))
        elif len(kept) == count:
            break
        else:
            kept.append(hit)
            shapes.append(own)
    return kept


def _newest(first: tuple[Hit, _Shape], second: tuple[Hit, _Shape]) -> tuple[Hit, _Shape]:
    """Of two hits that are alike the one that surely is newer, else the better one; in the better place."""
    (one, shape), (other, other_shape) = first, second
    before, after = one.source.date, other.source.date
    if before and after > before and not after.startswith(before):
        return replace(other, score=one.score, folded=(*one.folded, one.passage.id)), other_shape
    return replace(one, folded=(*one.folded, other.passage.id)), shape


@dataclass(frozen=True, slots=True)
class _Shape:
    source: str
    newer: str
    standing: tuple[str, str, str]
    figures: tuple[str, ...]
    """Two texts that differ in a figure say different things, however alike they look."""
    shingles: frozenset[int]


def _shape(hit: Hit) -> _Shape:
    source, text = hit.source, hit.passage.text
    words = _WORD.findall(text.lower()) or [text]
    size = min(_SHINGLE, len(words))
    return _Shape(
        source.id,
        hit.newer,
        (source.kind, source.jurisdiction, source.status),
        tuple(_FIGURE.findall(text)),
        frozenset(hash(tuple(words[at : at + size])) for at in range(len(words) - size + 1)),
    )


def _alike(one: _Shape, other: _Shape) -> bool:
    versions = one.newer == other.source or other.newer == one.source
    if not versions and (one.standing != other.standing or one.figures != other.figures):
        return False
    least = VERSIONS if versions else SAME
    small, large = sorted((len(one.shingles), len(other.shingles)))
    if small < least * large:
        return False
    common = len(one.shingles & other.shingles)
    return common >= least * (small + large - common)
