"""Why the check doubts a sentence, in words for its reader."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OTHERWISE: Final = "The passage does not say all of this."
REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "negation": "The passage says it with a 'not' more or less.",
        "denied": "The passage says 'not' of something else.",
        "force": "The passage does not make it as binding, or as free, as this.",
        "order": "The passage does not say that this comes before, or after.",
        "opposites": "The passage says the opposite of a word in this.",
        "parties": "The passage does not speak of everyone named here.",
        "other_parties": "The passage says it of someone else.",
        "subject": "The passage says it of someone else.",
        "turned": "The passage says it of someone else.",
        "exchanged": "The passage says it the other way round.",
        "numbers_turned": "The passage says these figures of other things.",
        "units": "The passage counts in another unit.",
        "wide": "The passage does not say it of all, or always.",
        "narrow": "The passage does not limit it, or limits it more than this.",
        "some": "The passage says it of fewer cases.",
        "condition": "The passage makes a condition or exception that this sentence leaves out.",
        "cause": "The passage does not give this reason.",
        "replaced": "The passage speaks of something else in one place.",
        "one_word": "The passage speaks of something else in one place.",
        "added": "The passage does not say all of this.",
        "at_the_end": "The passage does not say all of this.",
        "dropped": "The passage says it of fewer cases.",
        "name": "The passage does not name all that is named here.",
        "strong": OTHERWISE,
        "distance": OTHERWISE,
        "whole_distance": OTHERWISE,
    }
)


def reason(fault: str) -> str:
    """What to tell of a feature that spoke against a sentence."""
    if not fault:
        return "The passage speaks of something else."
    return REASONS[fault.removeprefix("near_")]
