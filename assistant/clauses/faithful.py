"""The check of an adapted sentence against the block's own: nothing new may be in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*")
_MODAL = re.compile(
    r"\b(?:shall|must|should|will|would|may|might|can|could|need|needs|required)\b", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:not|no|never|none|nor|without|unless|only|except|until|before|after|within|at least|at most|more"
    r"|less|fewer|each|every|all|any|once|if|when|where|while|during|because|in order to|so as to"
    r"|for the purposes? of|local|nearby)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"https?:|www\.|@|\b(?:section|regulation|schedule|paragraph|act|ppn|iso)\b", re.IGNORECASE
)
_NUMBER_WORDS: Final = frozenset(
    {
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "hundred",
        "thousand",
        "half",
        "quarter",
        "third",
        "double",
        "twice",
        "dozen",
    }
)
_SMALL: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "so",
        "that",
        "the",
        "their",
        "them",
        "they",
        "this",
        "to",
        "when",
        "where",
        "which",
        "while",
        "who",
        "with",
    }
)
"""Words that add no duty by themselves."""

LONGEST: Final = 1.6
"""Times the length of the block's sentence."""
KEPT: Final = 0.75
"""The share of the block's own words that must be left: by hand."""


def unfaithful(own: str, adapted: str, about: str) -> str:
    """Why `adapted` may not stand for the block's sentence `own`; empty when it may.

    `about` is what the officer wrote of the service: only its words may come in. A new number, name, duty,
    reference, party or exception is refused, and so is a lost one.
    """
    text = adapted.strip()
    checks = (
        (text.count("\n") > 0 or not re.fullmatch(r"[A-Z“\[].*\.", text), "It is not one sentence."),
        (re.search(r"[.!?]\s+[A-Z]", text) is not None, "It is more than one sentence."),
        (len(text) > LONGEST * len(own) + 40, "It is much longer than the block's sentence."),
        (
            _counted(_PLACEHOLDER, own) != _counted(_PLACEHOLDER, text),
            "A placeholder was lost, added or changed.",
        ),
        (_counted(_MODAL, own) != _counted(_MODAL, text), "A duty was added, lost or weakened."),
        (_counted(_LIMIT, own) != _counted(_LIMIT, text), "A limit or an exception was added or lost."),
        (bool(_numbers(text) - _numbers(own) - _numbers(about)), "A number was added."),
        (bool(_numbers(own) - _numbers(text)), "A number was lost."),
        (bool(_found(_REFERENCE, text) - _found(_REFERENCE, own)), "A reference was added."),
        (_party(own) != _party(text), "The duty is on somebody else."),
        (bool(_names(text) - _names(own)), "A name was added."),
        (bool(_added(own, text, about)), "It says something that neither the block nor the brief says."),
        (_kept(own, text) < KEPT, "Too much of the block's sentence was lost."),
    )
    return next((reason for failed, reason in checks if failed), "")


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    plain = text if pattern is _PLACEHOLDER else _PLACEHOLDER.sub(" ", text)
    return Counter(found.lower() for found in pattern.findall(plain))


def _found(pattern: re.Pattern[str], text: str) -> set[str]:
    return set(_counted(pattern, text))


def _numbers(text: str) -> set[str]:
    plain = _PLACEHOLDER.sub(" ", text)
    words = {word.lower() for word in _WORD.findall(plain)} & _NUMBER_WORDS
    return words | {number.strip(".,") for number in _NUMBER.findall(plain)}


def _party(text: str) -> str:
    """Who shall: the last capitalised words before “shall”."""
    before = re.split(r"\bshall\b", _PLACEHOLDER.sub(" ", text))[0]
    named = re.findall(r"\b(?:[A-Z][\w-]*)(?:\s+[A-Z][\w-]*)*", before)
    return named[-1].lower() if named else ""


def _names(text: str) -> set[str]:
    """Capitalised words, the first of the sentence left out."""
    plain = _PLACEHOLDER.sub(" ", text).strip()
    first = plain.split(" ", 1)[0] if plain else ""
    return {word.lower().rstrip("s") for word in _WORD.findall(plain[len(first) :]) if word[0].isupper()}


def _content(text: str) -> list[str]:
    words = (word.lower() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text)))
    return [_stem(word) for word in words if word not in _SMALL]


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "’s", "'s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:  # noqa: PLR2004 -- "is" and "used" stay words
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def _added(own: str, text: str, about: str) -> set[str]:
    return set(_content(text)) - set(_content(own)) - set(_content(about))


def _kept(own: str, text: str) -> float:
    words = set(_content(own))
    return len(words & set(_content(text))) / len(words) if words else 1.0
