"""How words are looked for in a sentence that states a reason."""

from __future__ import annotations

import re
from typing import Final

Signs = tuple[re.Pattern[str], ...]

LONGEST: Final = 1000
"""Characters of a sentence that are looked at; no reason is told in a longer one."""

_PLAIN: Final = str.maketrans(
    dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", " ") | {"’": "'", "‘": "'"}
)
_INSTEAD: Final = (("can't", "cannot"), ("n't", " not"), ("'", ""))
_NEGATED: Final = re.compile(r"\b(?:no|not|never|neither|nor|without)(?: \w+){0,2} $")
_LOOK_BACK: Final = 40
"""Characters; longer than a negation and two words."""


def normalised(sentence: str) -> str:
    """Small letters, single spaces, "do not" for "don't", no hyphens and no apostrophes."""
    text = sentence[:LONGEST].casefold().translate(_PLAIN)
    for words, instead in _INSTEAD if "'" in text else ():
        text = text.replace(words, instead)
    text = f" {' '.join(text.split())}"
    return text.replace(" sub contract", " subcontract").replace(" under way", " underway")[1:]


def says(any_of: Signs, text: str) -> bool:
    """Whether one of `any_of` stands in normalised `text`, and is not denied by the words before it."""
    return any(
        not _NEGATED.search(text[max(0, found.start() - _LOOK_BACK) : found.start()])
        for sign in any_of
        for found in sign.finditer(text)
    )


def signs(*patterns: str) -> Signs:
    """Patterns for normalised text."""
    return tuple(re.compile(pattern) for pattern in patterns)
