"""What a conversation is about: the phrases of its questions, and what its answers name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final

from assistant.answering.terms import STOP_WORDS, content, stem, words
from assistant.answering.understanding.abbreviations import ABBREVIATIONS
from assistant.sentences import sentences

CARRIED_TERMS: Final = 10
"""Words taken over from before: enough to find the subject again, few enough to leave room for the new."""
STATED_TERMS: Final = 14
"""The same where a whole statement is taken over."""

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_NAME = re.compile(r"\b[A-Z][a-z]+(?: (?:of|and|the|to|for|[A-Z][a-z]+)){0,6} [A-Z][a-z]+(?: \d{4})?")
_JOINING: Final = frozenset({"of", "to"})
_EMPTY: Final = frozenset(
    """difference different law thing way something long ok stand stands want wants wanted give gives given
    get gets got run runs ran keep keeps come comes came say says said do take takes allow allows need needs
    use used uses go goes went put puts make makes made look looks happen happens happened whom who one
    often many much quick quickly early soon owe owes ask asks asked anyone someone somebody
    anybody""".split()  # noqa: SIM905 -- words read best as words
)
"""Words that carry no subject by themselves."""


def phrases(text: str) -> list[str]:
    """The runs of telling words in `text`, as written, with the small words inside them."""
    runs: list[list[str]] = [[]]
    for at, token in enumerate(_TOKEN.findall(text)):
        if (token.lower() in _JOINING and runs[-1]) or _tells(token, first=at == 0):
            runs[-1].append(token)
        else:
            runs.append([])
    found = []
    for run in runs:
        while run and run[-1].lower() in _JOINING:
            run.pop()
        found.append(" ".join(run))
    return [phrase for phrase in found if phrase and content(phrase)]


def subject(told: Iterable[str], answer: str, have: set[str], most: int = CARRIED_TERMS) -> list[str]:
    """Of what was `told`, then of what the last answer names, what brings words beyond `have`."""
    carried: list[str] = []
    have = set(have)
    for phrase in chain(told, _named(answer)):
        stems = set(content(phrase))
        room = most - sum(len(part.split()) for part in carried)
        if room > 0 and stems and not stems <= have:
            carried.append(phrase)
            have |= stems
    return carried


def item_of(answer: str, at: int) -> str:
    """The thing at place `at` of the list in `answer`; empty where it has no such list."""
    for sentence in sorted(sentences(answer), key=lambda one: -max(one.count(";"), one.count(","))):
        listed = sentence.rpartition(":")[2] if ":" in sentence else sentence
        mark = ";" if ";" in listed else ","
        items = [_bare(item) for item in listed.split(mark)]
        if len(items) == 1:
            items = [_bare(item) for item in listed.split(" and ", 1)]
        if len(items) > 1 and -len(items) <= at < len(items):
            return items[at]
    return ""


def statement(answer: str) -> str:
    """The first sentence of an answer that says more than yes or no."""
    return next((one for one in sentences(answer) if len(content(one)) > 1), "")


def lowered(words_of: str) -> str:
    """Words as they stand inside a sentence: without the capital that opens one, names as they are."""
    first, _, rest = words_of.partition(" ")
    named = not first[1:].islower() or any(word[:1].isupper() for word in rest.split()[:1])
    return words_of if named else words_of[:1].lower() + words_of[1:]


def _bare(item: str) -> str:
    return re.sub(r"^(?:(?:and|then|or|a|an|the)\b\s*)*", "", item.strip(" .;,"), flags=re.IGNORECASE)


def _tells(token: str, *, first: bool) -> bool:
    if not token[0].isalnum() or token.lower() in _EMPTY:
        return False
    # "Our Place": a small word with a capital inside a sentence belongs to a name.
    named = token[0].isupper() and len(token) > 1 and not first
    return named or re.split("['’]", token.lower(), maxsplit=1)[0] not in STOP_WORDS


def _named(answer: str) -> list[str]:
    """What an answer names: terms of the field first, then names in capitals, then its most used words."""
    terms = [
        long
        for long in ABBREVIATIONS.values()
        if re.search(rf"\b{re.escape(long)}s?\b", answer, re.IGNORECASE)
    ]
    often: dict[str, list[str]] = {}
    for word in words(answer):
        if word not in STOP_WORDS and not word.isdigit():
            often.setdefault(stem(word), []).append(word)
    common = sorted((group for group in often.values() if len(group) > 1), key=len, reverse=True)
    return [*terms, *_NAME.findall(answer), *(group[0] for group in common)]
