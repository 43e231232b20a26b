"""From the passages that a draft names to citations: the exact words that best support it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from assistant.answering.compose import Draft
from assistant.answering.quotable import quotable
from assistant.answering.terms import content
from assistant.documents import Citation, Hit
from assistant.sentences import LONGEST_UNIT

NUMBER_WEIGHT: Final = 3.0
"""A shared number counts as much as three shared words: few sentences hold the same one."""
STRONG: Final = 0.6
"""Part of a sentence's words that a quote must hold to be cited where the model named no passage."""
MUCH_BETTER: Final = 0.3
"""How much more of a sentence another passage must hold to be cited instead of the one named."""
WORTH_JOINING: Final = 0.15
"""How much more two adjoining sentences must hold than the better one of them to be quoted together."""
_BREVITY: Final = 0.02
"""Between quotes that hold the same words, the one with fewer others is the better."""


def cite(draft: Draft, hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """The citations of `draft`, one a passage, each quote an exact substring of its passage.

    Empty when the draft names no passage and none holds most of its words.
    """
    if draft.span is not None and draft.passages:
        hit = hits[draft.passages[0]]
        start, end = draft.span
        return (Citation(hit, hit.passage.text[start:end], start, end),)
    wanted = _weights(draft.text)
    if not wanted:
        return ()
    named = [found for index in draft.passages if (found := best_quote(wanted, hits[index]))]
    best_named = max((score for score, _ in named), default=0.0)
    others = [found for hit in hits if (found := best_quote(wanted, hit))]
    better = max(others, key=lambda found: found[0], default=None)
    if better is not None and better[0] >= STRONG and (not named or better[0] - best_named >= MUCH_BETTER):
        return (better[1],)
    # A passage that holds next to none of the sentence is named by mistake where another holds it.
    return tuple(citation for score, citation in named if score >= best_named / 2)


def best_quote(wanted: dict[str, float], hit: Hit) -> tuple[float, Citation] | None:
    """The one or two adjoining sentences of `hit` that hold most of `wanted`, with the part they hold."""
    text = hit.passage.text
    scored = [(_held(wanted, text[start:end]), (start, end)) for start, end, _ in quotable(hit.passage)]
    best = max(scored, default=None, key=lambda item: item[0])
    if best is None:
        return None
    for (one, first), (other, second) in pairwise(scored):
        if second[1] - first[0] <= LONGEST_UNIT:
            together = _held(wanted, text[first[0] : second[1]])
            if together >= max(one, other, best[0]) + WORTH_JOINING:
                best = (together, (first[0], second[1]))
    score, (start, end) = best
    return score, Citation(hit, text[start:end], start, end)


def _weights(text: str) -> dict[str, float]:
    return {stem: NUMBER_WEIGHT if re.search(r"\d", stem) else 1.0 for stem in content(text)}


def _held(wanted: dict[str, float], quote: str) -> float:
    have = content(quote)
    unique = set(have)
    held = sum(weight for stem, weight in wanted.items() if stem in unique) / sum(wanted.values())
    return held - _BREVITY * (1 - len(unique & wanted.keys()) / max(len(unique), 1))
