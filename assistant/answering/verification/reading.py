"""A sentence as the check reads it: its words in order, without the references that stand in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.terms import STOP_WORDS, stem

NUMBER_WORDS: Final = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    billion half quarter third tenth day days week weeks month months year years per cent""".split()  # noqa: SIM905 -- words read best as words
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_NUMBERED = re.compile(r"(?m)^\s*\((?:\d+|[a-z]{1,3})\)\s+")
_SHORTENED = re.compile(r"\bEOI(s?)\b")
_REFERENCE = re.compile(r"\d|\b(?:Act|Order|Office|Regulations|Guardian|toolkit|Wikipedia|PPN|ss?\.)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence."""

    said: str
    """In lower case."""
    stem: str
    start: int
    end: int
    content: bool
    """Whether it carries meaning by itself: no number, and none of the words of grammar."""
    number: bool


def body(text: str) -> str:
    """`text` without references in brackets, and with what is always shortened written out.

    "(Localism Act 2011, s.81(1))" says where, not what.
    """
    text = _BRACKETS.sub(lambda found: " " if _REFERENCE.search(found.group()) else found.group(), text)
    return _NUMBERED.sub("", _SHORTENED.sub(r"expression\1 of interest", text))


def read(text: str) -> tuple[Word, ...]:
    """The words of `text` in order."""
    found = []
    for match in _WORD.finditer(text):
        said = match.group().lower().replace("’", "'")
        number = said in NUMBER_WORDS or any(letter.isdigit() for letter in said)
        content = said not in STOP_WORDS and not number and len(said) > 1
        found.append(Word(said, stem(said), match.start(), match.end(), content, number))
    return tuple(found)


def stems(words: Sequence[Word]) -> set[str]:
    """The stems of some words."""
    return {word.stem for word in words}


def any_of(words: Sequence[Word], kinds: Callable[[str], frozenset[int]]) -> set[int]:
    """The kinds that some words belong to."""
    return {kind for word in words for kind in kinds(word.stem)}
