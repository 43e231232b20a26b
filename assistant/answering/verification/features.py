"""What is measured of a sentence and its quote, in one fixed order, for the classifier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.verification.comparing import Comparison, compare
from assistant.answering.verification.faults import FAULTS
from assistant.answering.verification.reading import stems
from assistant.answering.verification.strict import judge_by_words, missing_act, missing_name

MEANING: Final = ("similarity", "margin", "words", "weakest_part", "by_words")
"""More of these never speaks against a sentence."""
STRONG: Final = (
    "negation",
    "force",
    "order",
    "opposites",
    "other_parties",
    "exchanged",
    "units",
    "wide",
    "narrow",
)
"""In a sentence that is nearly its quote, each of these alone changes what is said."""
NAMES: Final = (
    *MEANING,
    *FAULTS,
    *(f"near_{name}" for name in FAULTS),
    "near_strong",
    "name",
    "near_name",
    "near_distance",
    "near_whole_distance",
)
"""All others are faults: more of one never speaks for a sentence."""
_HIGHEST_MARGIN: Final = 0.3
"""A quote that is nearer than the sentences beside it by more than this is no better for it."""
_LEAST_PART: Final = 2
_PARTS = re.compile(r"[,;:—]|\b(?:and|but|because|since|which|who|while|although|as|or)\b")


def features(
    claim: str, quote: str, evidence: str, similarity: float, elsewhere: Sequence[float]
) -> dict[str, float]:
    """Each of NAMES for a claim.

    `evidence`: the quote and what is known of where it stands. `similarity` is the cosine with the
    quote, `elsewhere` those with the other sentences of the passage.
    """
    both = compare(claim, quote)
    faults = {name: check(both) for name, check in FAULTS.items()}
    unnamed = float(bool(missing_name(both.claim, (), evidence) or missing_act(claim, (), evidence)))
    found = {
        "similarity": similarity,
        "margin": min(similarity - max(elsewhere, default=0.0), _HIGHEST_MARGIN),
        "words": _part_held(both, range(len(both.said))),
        "weakest_part": _weakest_part(both),
        "by_words": float(judge_by_words(claim, [quote], evidence)[0] == "supported"),
        **faults,
        **{f"near_{name}": both.copied * value for name, value in faults.items()},
        "near_strong": both.copied * max(faults[name] for name in STRONG),
        "name": unnamed,
        "near_name": both.copied * unnamed,
        "near_distance": both.copied * (1 - similarity),
        "near_whole_distance": both.copied * (1 - similarity) * _repeated(both),
    }
    return {name: float(found[name]) for name in NAMES}


def _repeated(both: Comparison) -> float:
    """The part of the quote that the sentence repeats."""
    own = stems(both.said)
    held = [word.stem in own for word in both.quoted if word.content]
    return sum(held) / len(held) if held else 0.0


def _part_held(both: Comparison, places: Sequence[int]) -> float:
    held = [both.held[at] for at in places if both.said[at].content]
    return sum(held) / len(held) if held else 1.0


def _weakest_part(both: Comparison) -> float:
    """The part of the words that is held, in the part of the sentence that is held least."""
    ends = [*(found.start() for found in _PARTS.finditer(both.claim)), len(both.claim)]
    least, begun, waiting = 1.0, 0, list[int]()
    for end in ends:
        waiting += [at for at, word in enumerate(both.said) if begun <= word.start < end]
        begun = end
        if sum(both.said[at].content for at in waiting) >= _LEAST_PART:
            least = min(least, _part_held(both, waiting))
            waiting = []
    return least
