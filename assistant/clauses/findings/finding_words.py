"""How rules look for words: pattern by pattern, one place in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from assistant.clauses.findings.prepared import Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome

DENIED: Final = re.compile(
    r"\b(?:no|not|nor|never|neither|without|regardless of where|wherever|free of|rather than|instead of"
    r"|whether or not audited|cannot|shall not)\b",
    re.IGNORECASE,
)
"""A word that turns what follows into its opposite."""
_REACH: Final = 45
"""Characters before the words found in which such a word counts."""


def words(pattern: str) -> re.Pattern[str]:
    """A pattern that takes capitals as small letters."""
    return re.compile(pattern, re.IGNORECASE)


def denied(sentence: Sentence, start: int) -> bool:
    """Whether what stands at `start` is denied by a word close before it in the same part of the sentence."""
    before = sentence.text[max(0, start - _REACH) : start]
    return DENIED.search(re.split(r"[;:]", before)[-1]) is not None


def found_in(
    draft: Draft,
    pattern: re.Pattern[str],
    *,
    unless: re.Pattern[str] | None = None,
    also: re.Pattern[str] | None = None,
    deniable: bool = True,
) -> Iterator[tuple[Sentence, int, int]]:
    """The first match in each sentence that has `also`, has no `unless`, and is not denied."""
    for sentence in draft.sentences:
        match = pattern.search(sentence.text)
        if match is None or (unless and unless.search(sentence.text)):
            continue
        if also and not also.search(sentence.text):
            continue
        if deniable and denied(sentence, match.start()):
            continue
        yield sentence, sentence.start + match.start(), sentence.start + match.end()


def either(
    draft: Draft, about: re.Pattern[str], *patterns: tuple[re.Pattern[str], re.Pattern[str] | None]
) -> Iterator[tuple[Sentence, int, int]]:
    """In each sentence, the first match of the first pattern that is not called off by its own words.

    Long patterns are slow; `about` is a short one, without which none of them can match.
    """
    for sentence in draft.sentences:
        if not about.search(sentence.text):
            continue
        for pattern, unless in patterns:
            match = pattern.search(sentence.text)
            if match and not (unless and unless.search(sentence.text)):
                yield sentence, sentence.start + match.start(), sentence.start + match.end()
                break


def looks_for(
    pattern: re.Pattern[str],
    outcome: Outcome,
    *,
    unless: re.Pattern[str] | None = None,
    also: re.Pattern[str] | None = None,
    deniable: bool = True,
) -> Callable[[Draft], Iterator[Hit]]:
    """A rule that says one thing wherever the pattern stands."""

    def find(draft: Draft) -> Iterator[Hit]:
        for _, start, end in found_in(draft, pattern, unless=unless, also=also, deniable=deniable):
            yield Hit(start, end, outcome)

    return find


def by_threshold(draft: Draft, above: Outcome, unknown: Outcome, below: Outcome | None) -> Outcome | None:
    """The outcome that fits what is known of the threshold; nothing is taken for granted."""
    if draft.above is None:
        return unknown
    return above if draft.above else below
