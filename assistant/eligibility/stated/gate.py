"""Whether words that somebody points at in a text may count as stating a fact."""

from __future__ import annotations

from assistant.eligibility.facts import Value
from assistant.eligibility.stated.facts import Stated, perhaps_stated

LONGEST_WORDS = 300
"""Characters: longer words are not a statement but the text itself."""


def supported(text: str, fact: str, value: Value, words: str) -> Stated | None:
    """The statement, where `words` stand in the text and hold a sign of this value of this fact.

    The words must stand in the text exactly, in a clause that says how things are (not one that denies,
    asks, supposes, quotes, doubts or remembers). What else the sign's clause begins with is left to whoever
    points; `stated` takes a sign only where it knows every word before it. A fact of which the text says two
    things is not supported.
    """
    place = text.find(words)
    if place < 0 and words:  # a model begins a line with a capital letter
        words = words[0].swapcase() + words[1:]
        place = text.find(words)
    if place < 0 or len(words) > LONGEST_WORDS:
        return None
    end = place + len(words)
    of_fact = [item for item in perhaps_stated(text) if item.fact == fact]
    agreed = {(type(item.value), item.value) for item in of_fact} == {(type(value), value)}
    held = any(place <= item.start and item.end <= end for item in of_fact)
    return Stated(fact, value, words, place, end) if agreed and held else None
