"""The check of a sentence by its words alone: figures, polarity, who does it, coverage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering.figures import figures, stands_in
from assistant.answering.polarity import changed_modality, changed_negation, fold, swapped_actor
from assistant.answering.terms import STOP_WORDS, content, stem, words
from assistant.answers import Support

SUPPORTED_FROM: Final = 0.75
"""The part of a sentence's words that its quotes and passages must hold.

Chosen on the table of tests/answering/test_verify.py."""
PARTLY_FROM: Final = 0.5
"""From here a sentence counts as partly supported; below, as unsupported. Chosen as SUPPORTED_FROM."""
PASSAGE_WEIGHT: Final = 0.4
"""A word that stands in the passage but not in the quote supports less than one in the quote."""
_CLAUSE = re.compile(
    r"[;:—]|,? (?:while|whereas|because|so that|which means|but|although)\b|, (?:and|which|or)\b"
)
_CLAUSE_WORDS: Final = 3
"""A clause with fewer content words is judged with its sentence only."""

_EXCEPTION = re.compile(r"\b(?:unless|except)\b")
_CONDITION = re.compile(r"\b(?:unless|except|if|only|where|when|subject to|provided|other than|but)\b")
_ACT = re.compile(
    r"(?:[A-Z(][\w'’&()-]*,? (?:(?:and|of|for|the|in|to) )*)+"
    r"(?:Act|Regulations|Order|Bill|Measure|Directive)\b(?: (?:19|20)\d\d)?"
)
_BEFORE_ACTS: Final = frozenset({"section", "sections", "regulation", "part", "schedule", "chapter"})
# Each takes in more, or less, than a sentence without it.
_SCOPES: Final = (
    re.compile(r"\b(?:only|solely|exclusively|just)\b"),
    re.compile(r"\b(?:at any time|always|at all times|whenever)\b"),
    re.compile(r"\b(?:all|any|anyone|every|everyone|each|whatever|always|regardless)\b"),
)


def judge_by_words(text: str, quotes: Sequence[str], evidence: str) -> tuple[Support, str]:
    """The support of a sentence and why, by its words alone: strict, so most paraphrases fail.

    `evidence` holds the passages with what is known of where they stand.
    """
    for check in (
        missing_figure,
        missing_act,
        missing_name,
        _widened,
        changed_modality,
        changed_negation,
        swapped_actor,
    ):
        if reason := check(text, quotes, evidence):
            return "unsupported", reason
    return _covered(text, " ".join(quotes), evidence)


def _covered(text: str, quote: str, evidence: str) -> tuple[Support, str]:
    held = _coverage(text, quote, evidence)
    if held < PARTLY_FROM:
        return "unsupported", "The passage speaks of something else."
    if held < SUPPORTED_FROM:
        return "partly", "The passage does not say all of this."
    if _EXCEPTION.search(fold(quote)) and not _CONDITION.search(fold(text)):
        return "partly", "The passage makes an exception that this sentence leaves out."
    return "supported", ""


def missing_figure(text: str, _quotes: Sequence[str], evidence: str) -> str:
    """Which figure of the sentence the evidence lacks; empty when none."""
    have = figures(evidence)
    for figure, said in figures(text).items():
        if not stands_in(figure, have, evidence):
            return f"The passage does not say '{said}'."
    return ""


def missing_act(text: str, _quotes: Sequence[str], evidence: str) -> str:
    """Which Act that the sentence names the evidence does not; empty when none."""
    have = f" {' '.join(words(evidence))} "
    for found in _ACT.finditer(text):
        name = words(found.group())
        while name and (name[0] in STOP_WORDS | _BEFORE_ACTS or len(name[0]) == 1 or name[0].isdigit()):
            name = name[1:]
        if len(name) > 1 and f" {' '.join(name)} " not in have:
            return f"The passage does not name the '{found.group().strip()}'."
    return ""


def missing_name(text: str, _quotes: Sequence[str], evidence: str) -> str:
    """Which name of the sentence the evidence lacks; empty when none."""
    have = {stem(word) for word in words(evidence)}
    # Not the first word: it has a capital in any case.
    for found in re.finditer(r"(?<=[\w,;:’'\"“(] )[“\"(]?([A-Z][\w’'-]+)", text):
        named = words(found.group(1))
        if any(word not in STOP_WORDS and stem(word) not in have and not word.isdigit() for word in named):
            if found.group(1).isupper() and set(content(found.group(1))) <= set(content(evidence)):
                continue  # EOI for "expression of interest"
            return f"The passage does not name '{found.group(1)}'."
    return ""


def _widened(text: str, quotes: Sequence[str], _evidence: str) -> str:
    said, have = fold(text), fold(" ".join(quotes))
    for scope in _SCOPES:
        found = scope.search(said)
        if found and not scope.search(have):
            return f"The passage does not say '{found.group()}' of this."
    return ""


def _coverage(text: str, quote: str, evidence: str) -> float:
    """The part of the words that is held, 0 to 1, in the clause of `text` that is held least."""
    for said in figures(text).values():
        text = text.replace(said, " ")  # checked by themselves, and often written otherwise
    in_quote, in_evidence = set(content(quote)), set(content(evidence))
    clauses = [set(content(clause)) for clause in _CLAUSE.split(text)]
    parts = [set(content(text)), *(clause for clause in clauses if len(clause) >= _CLAUSE_WORDS)]
    return min(_held(part, in_quote, in_evidence) for part in parts)


def _held(part: set[str], in_quote: set[str], in_evidence: set[str]) -> float:
    held = sum(1.0 if word in in_quote else PASSAGE_WEIGHT if word in in_evidence else 0.0 for word in part)
    return held / len(part) if part else 1.0
