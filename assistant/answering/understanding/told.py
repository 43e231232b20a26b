"""The sentences of passages, with what a premise is held against: words, figures, Acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.figures import figures
from assistant.answering.quotable import quotable
from assistant.answering.terms import content, words
from assistant.answering.understanding.abbreviations import expand
from assistant.documents import Hit

SHORTEST: Final = 25
"""Characters; what is shorter tells nothing by itself."""
_HEADING_OF_LIMITS: Final = "What this note does not cover"

ACTS = re.compile(
    r"\b[A-Z][\w'’-]*(?: (?:(?:and|of|for|the|in|to) )?\(?[A-Z][\w'’-]*\)?){0,8}"
    r" (?:Act|Regulations|Order)\b(?: (?:19|20)\d\d)?"
)
"""The name of an Act, an order or regulations."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a passage: `hit.passage.text[start:end] == quote`."""

    hit: Hit
    start: int
    end: int
    quote: str
    own: frozenset[str]
    """The stems of its content words."""
    stems: frozenset[str]
    """The same with those of its title and heading."""
    words: frozenset[str]
    all_words: frozenset[str]
    """The words of the sentence, then those with its title and heading."""
    figures: frozenset[str]


def told_by(hits: Sequence[Hit]) -> list[Told]:
    """Each sentence that `hits` can be quoted by, best passage first; invented examples left out."""
    found = []
    for hit in hits:
        if hit.source.status == "illustrative":
            continue
        for start, end, above in quotable(hit.passage):
            quote = hit.passage.text[start:end]
            if above != _HEADING_OF_LIMITS and len(quote) >= SHORTEST:
                own = frozenset(content(expand(quote)))
                beside = content(f"{hit.source.title} {above}")
                found.append(
                    Told(
                        hit,
                        start,
                        end,
                        quote,
                        own,
                        own | set(beside),
                        frozenset(words(quote)),
                        frozenset(words(f"{hit.source.title} {above} {quote}")),
                        frozenset(figures(quote)),
                    )
                )
    return found


def best(topics: set[str], told: Sequence[Told], share: float) -> Told | None:
    """The sentence that speaks most of `topics`; None where none speaks of enough of them."""
    fitting = [
        one for one in told if topics & one.own and len(topics & one.stems) >= max(1.0, share * len(topics))
    ]
    return max(fitting, key=lambda one: (len(topics & one.own), len(topics & one.stems)), default=None)
