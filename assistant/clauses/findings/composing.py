"""How rules put signs together: some words, and others near them in one sentence, in any order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from assistant.clauses.findings.prepared import Draft, Sentence
from assistant.clauses.findings.rule import Hit, Outcome

NEAR: Final = 90
"""Characters on either side in which another sign counts."""
_ANSWER: Final = 60
"""Characters after a question in which its marks may stand."""
Hint = Callable[[str], bool]
_MOST: Final = 12
"""Places of the first sign that are tried in one sentence, so that time stays linear."""


def hint(parts: str, pattern: re.Pattern[str] | None = None) -> Hint:
    """Whether any of the parts of words stands in a sentence, or the pattern matches: quicker than a search.

    Parts are small letters, `_` for a space; one with capitals has to stand as it is.
    """
    some = tuple(part.replace("_", " ") for part in parts.split())
    small = tuple(part for part in some if part.islower() or not part.isalpha())
    given = tuple(part for part in some if part not in small)

    def present(text: str) -> bool:
        low = text.lower()
        return (
            any(part in low for part in small)
            or any(part in text for part in given)
            or bool(pattern and pattern.search(text))
        )

    return present


def hinted(draft: Draft, *hints: Hint) -> Draft:
    """The draft with the sentences that give every hint."""
    kept = tuple(one for one in draft.sentences if all(given(one.text) for given in hints))
    return replace(draft, sentences=kept)


def together(
    draft: Draft,
    first: re.Pattern[str],
    *others: re.Pattern[str],
    within: int = NEAR,
    unless: re.Pattern[str] | None = None,
    hints: tuple[Hint, ...] = (),
) -> Iterator[tuple[Sentence, int, int]]:
    """The first place in each sentence where `first` stands with each of `others` near it.

    `hints` save time: a sentence that does not give every one of them is not looked at.
    """
    for sentence in draft.sentences:
        if not all(hint(sentence.text) for hint in hints):
            continue
        match = _place(draft.text, sentence, first, others, within)
        if match is not None and not (unless and unless.search(draft.text, sentence.start, _end(sentence))):
            yield sentence, match.start(), match.end()


def in_turn(*finders: Callable[[Draft], Iterable[Hit]]) -> Callable[[Draft], Iterator[Hit]]:
    """What each finds in its turn, without what an earlier one has said of the same sentence."""

    def find(draft: Draft) -> Iterator[Hit]:
        return _once(draft, (hit for finder in finders for hit in finder(draft)))

    return find


def _once(draft: Draft, hits: Iterable[Hit]) -> Iterator[Hit]:
    starts = [sentence.start for sentence in draft.sentences]
    seen: set[tuple[int, Outcome]] = set()
    for hit in hits:
        key = (bisect_right(starts, hit.start), hit.outcome)
        if key not in seen:
            seen.add(key)
            yield hit


def _place(
    text: str, sentence: Sentence, first: re.Pattern[str], others: tuple[re.Pattern[str], ...], within: int
) -> re.Match[str] | None:
    end = _end(sentence)
    for tried, match in enumerate(first.finditer(text, sentence.start, sentence.end)):
        if tried == _MOST:
            break
        low, high = max(sentence.start, match.start() - within), min(end, match.end() + within)
        if all(other.search(text, low, high) for other in others):
            return match
    return None


def _end(sentence: Sentence) -> int:
    return sentence.end + _ANSWER if sentence.text.rstrip().endswith("?") else sentence.end
