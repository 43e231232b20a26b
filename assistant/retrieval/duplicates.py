"""Folds near-duplicate passages: the same words under two names take one place in the results.

Only words of one standing are folded: a rule in force must not vanish behind the superseded one that differs
from it by a figure, nor an Act behind the guidance that quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents import Hit, Source

SAME = 0.9
"""Jaccard similarity of five-word shingles from which two passages count as one: a changed date or name
in a hundred words stays above it, another paragraph on the same matter stays far below."""

_SHINGLE = 5
_WORD = re.compile(r"\w+")


def fold(hits: Sequence[Hit]) -> list[Hit]:
    """The hits in order, each near-duplicate of an earlier one left out and named in its `folded`."""
    kept: list[Hit] = []
    shingles: list[frozenset[int]] = []
    for hit in hits:
        own = _shingles(hit.passage.text)
        twin = next(
            (
                at
                for at, other in enumerate(shingles)
                if _standing(kept[at].source) == _standing(hit.source) and _alike(own, other)
            ),
            None,
        )
        if twin is None:
            kept.append(hit)
            shingles.append(own)
        else:
            first = kept[twin]
            kept[twin] = replace(first, folded=(*first.folded, hit.passage.id))
    return kept


def _standing(source: Source) -> tuple[str, str, str]:
    return source.kind, source.jurisdiction, source.status


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    size = min(_SHINGLE, len(words)) or 1
    return frozenset(hash(tuple(words[at : at + size])) for at in range(max(1, len(words) - size + 1)))


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    small, large = sorted((len(one), len(other)))
    if small < SAME * large:
        return False
    common = len(one & other)
    return common >= SAME * (small + large - common)
