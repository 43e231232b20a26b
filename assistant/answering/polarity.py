"""Whether a sentence keeps the "must", "may" and "not" of its quotes, and who they are said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.terms import STOP_WORDS, content, stem, words
from assistant.sentences import sentences

_REACH: Final = 3
"""Words after a "not" that it can be said of."""
_SUBJECT: Final = 6
"""Words before a "must" among which stands who must."""

_MUST = re.compile(
    r"\b(?:must|shall|(?:is|are|be) (?:required|obliged) to|ha(?:s|ve) to|needs? to|(?:have|has|under) a duty"
    r"|duty to|requirement to|requires? (?:\w+ ){0,4}to|mandatory|compulsory|(?:is|are) to be)\b"
)
_MAY = re.compile(
    r"\b(?:may|can|could|might|(?:is|are) (?:able|entitled|allowed|permitted|free|eligible) to"
    r"|right to|power to|discretion to|entitled)\b"
)
_SHOULD = re.compile(r"\b(?:should|ought to|expected to|recommended|encouraged to)\b")
_NOT_MUST = re.compile(
    r"\b(?:need not|not (?:required|obliged|have to|need to)|no (?:duty|obligation|requirement))\b"
)
_NOT_MAY = re.compile(
    r"\b(?:must|may|can|could|shall|might) (?:not|never)\b|\bcannot\b|\bunable to\b"
    r"|\bnot (?:be )?(?:able|entitled|allowed|permitted) to\b"
    r"|\bprohibited\b|\bforbidden\b|\bno (?:\w+ ){1,4}(?:may|can)\b"
)
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|none|without|cannot|nothing)\b")
_NO_NEGATION = re.compile(
    r"\b(?:not only|no (?:more|less|fewer|later|earlier) than|not (?:more|less|fewer|later|earlier) than"
    r"|whether or not|no doubt|if not|not just|not limited to|no longer than)\b|\bno\.? \d"
)
_SHORT_FORMS: Final = (("n't", " not"), ("n’t", " not"), ("can not", "cannot"), ("won not", "will not"))
_PRONOUNS: Final = frozenset(
    {"it", "they", "this", "that", "these", "you", "we", "he", "she", "which", "who"}
)
_WEAK: Final = (STOP_WORDS | {"required", "need", "needs", "able"}) - {"same", "own", "only", "more", "most"}


def changed_modality(text: str, quotes: Sequence[str], _evidence: str) -> str:
    """Why the modality differs: a "must", "may", "should" or its denial that no quote says; else empty."""
    said = _modality(text)
    if not said:
        return ""
    have = set().union(*(_modality(quote) for quote in quotes))
    # Statute states powers and definitions without "can": "a relevant body is", "means".
    loose = {"may"} if not have else set()
    if "not must" in said and "not must" not in have:
        return "The passage does not say that there is no duty."
    for kind, plain in (("not may", "must not"), ("must", "must"), ("may", "may"), ("should", "should")):
        if kind in said and kind not in have | loose:
            return f"The passage does not say '{plain}' of this."
    return ""


def _modality(text: str) -> set[str]:
    rest, found = fold(text), set()
    for kind, pattern in (
        ("not must", _NOT_MUST), ("not may", _NOT_MAY), ("must", _MUST), ("may", _MAY), ("should", _SHOULD),
    ):  # fmt: skip
        if pattern.search(rest):
            found.add(kind)
            rest = pattern.sub(" ", rest)
    return found


def changed_negation(text: str, quotes: Sequence[str], _evidence: str) -> str:
    """Why the negation differs: a "not" more or less than the quotes say of the same words; else empty."""
    said = _negated(text)
    sources = [_negated(sentence) for quote in quotes for sentence in sentences(quote)]
    denied = {word for source in sources for words_denied in source for word in words_denied}
    for reach in said:
        if not denied.intersection(reach):
            return "The passage does not say 'not' of this."
    if said:
        return ""
    own = {stem(word) for word in words(fold(text))}
    for source in sources:
        for reach in source:
            if reach and reach[0] in own and _about_same(own, quotes, reach[0]):
                return "The passage says 'not' where this sentence does not."
    return ""


def _about_same(own: set[str], quotes: Sequence[str], word: str) -> bool:
    """Whether the quotes hold the word only where it is denied."""
    affirmed = 0
    for quote in quotes:
        for sentence in sentences(quote):
            denied = {first for reach in _negated(sentence) for first in reach}
            if word in {stem(item) for item in words(sentence)} and word not in denied:
                affirmed += len(own.intersection(content(sentence))) > 1
    return affirmed == 0


def _negated(text: str) -> list[list[str]]:
    """For each "not" and the like, the stems of the words that it can be said of, nearest first."""
    folded = _NO_NEGATION.sub(" ", fold(text))
    found = []
    for negation in _NEGATION.finditer(folded):
        after = [word for word in words(folded[negation.end() :][:120]) if word not in _WEAK]
        found.append([stem(word) for word in after if not word.endswith("ly")][:_REACH])
    return [reach for reach in found if reach]


def swapped_actor(text: str, quotes: Sequence[str], _evidence: str) -> str:
    """Why it is said of someone, or of some deed, of whom or which the quotes do not say it; else empty."""
    duties = [duty for quote in quotes for sentence in sentences(quote) for duty in _duties(sentence)]
    known = set().union(*(duty.actor for duty in duties if not duty.passive))
    mentioned = {stem(word) for quote in quotes for word in words(quote)}
    own_words = {stem(word) for word in words(text)}
    for own in _duties(text):
        if known and own.actor and own.head not in known and own.head in mentioned and not own.passive:
            return "The passage says it of someone else."
        # "may refuse to consider" is not "may consider".
        deeds = [duty.deeds for duty in duties if own.deeds and own.deeds[0] in duty.deeds]
        if deeds and all(deed[0] not in own_words for deed in deeds):
            return "The passage says something else of this."
    return ""


@dataclass(frozen=True, slots=True)
class _Duty:
    """Around one "must", "may" or the like: who, and what they must do, as stems."""

    actor: frozenset[str]
    head: str
    """The word of the actor that stands nearest."""
    deeds: list[str]
    """The first words behind it, in order."""
    passive: bool
    """"Must be set": what stands before is not who must."""


def _duties(text: str) -> list[_Duty]:
    folded = fold(text)
    found = []
    for modal in re.finditer(
        r"\b(?:must|shall|may|can|cannot|should|ha(?:s|ve) to|(?:is|are) required to)\b", folded
    ):
        clause = re.split(r"[,;:—]|\b(?:that|which|if|when|where|and|or)\b", folded[: modal.start()])[-1]
        near = words(clause)[-_SUBJECT:]
        named = [stem(word) for word in near if word not in STOP_WORDS]
        named = [] if not near or near[-1] in _PRONOUNS else named
        after = [word for word in words(folded[modal.end() :][:80]) if word not in STOP_WORDS]
        deeds = [stem(word) for word in after if not word.endswith("ly")][:_REACH]
        passive = re.match(r"(?: not)? be\b", folded[modal.end() :]) is not None
        found.append(_Duty(frozenset(named), named[-1] if named else "", deeds, passive))
    return found


def fold(text: str) -> str:
    """Lower case, one space between words, short forms written out: "isn't" is "is not"."""
    folded = text.lower()
    for short, long in _SHORT_FORMS:
        folded = folded.replace(short, long)
    return " ".join(folded.split())
