"""A question as it can be read: without what cannot be seen, in English, neither empty nor too long."""

from __future__ import annotations

import unicodedata
from typing import Final

from assistant.answering import messages
from assistant.answering.terms import STOP_WORDS, words

SHORTEST_QUESTION: Final = 2
"""Letters and digits; one says nothing."""
_ENGLISH_FROM: Final = 4
"""Words from which a text without a single English function word is taken for another language."""
_OTHER_LANGUAGE: Final = frozenset(
    """der die das und ist nicht ein eine wie wer wann warum kann für mit von zu auf
    le la les des est une que qui quoi comment pourquoi dans pour avec sur nous vous je il elle
    el los las es un por para como cuando donde puede del al y qué cómo quién
    il che di per con sono come quando perché può gli della
    czy jak jest nie się to co kto dla na w z o que não com uma os
    yw yn ac mae sut beth pwy pryd""".split()  # noqa: SIM905 -- words read best as words
) - {"a", "to", "die", "on", "as", "do", "per", "in", "an", "me", "un", "con", "no", "o", "w", "z", "y"}


def clean(text: str) -> str:
    """Drop what cannot be seen (controls, zero-width, bidi and tag characters), compose, collapse spaces."""
    text = unicodedata.normalize("NFC", text)
    seen = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cs", "Cn"}
    )
    return " ".join(seen.split())


def reason_to_stop(question: str, limit: int) -> str:
    """Why the question cannot be read, in words for its reader; empty when it can."""
    if len(question) > limit:
        return messages.too_long(len(question), limit)
    if not question:
        return messages.EMPTY
    if sum(character.isalnum() for character in question) < SHORTEST_QUESTION:
        return messages.TOO_SHORT
    return "" if _english(question) else messages.NOT_ENGLISH


def _english(question: str) -> bool:
    letters = [character for character in question if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(character, "") for character in letters)
    if latin * 2 < len(letters):
        return False
    said = words(question)
    english = sum(word in STOP_WORDS and word not in _OTHER_LANGUAGE for word in said)
    other = sum(word in _OTHER_LANGUAGE for word in said)
    return not (other > english and len(said) >= _ENGLISH_FROM)
