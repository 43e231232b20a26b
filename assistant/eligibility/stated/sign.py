"""What a sign is: a form of words that states a fact, sought in a clause made terse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from assistant.eligibility.facts import Value
from assistant.eligibility.stated.clauses import Mood
from assistant.eligibility.stated.words import COUNCIL, MAY_WE, OTHER_AUTHORITY, WE_WISH

SAID: Final[frozenset[Mood]] = frozenset({"said"})
MODAL: Final[frozenset[Mood]] = frozenset({"said", "modal"})
ANY: Final[frozenset[Mood]] = frozenset({"said", "modal", "asked"})

# Characters for private use: no text means anything by them.
A_COUNCIL: Final = "\ue000"
AN_AUTHORITY: Final = "[\ue000\ue001]"
WISH: Final = "\ue002"
MAY: Final = "\ue003"
_TOKENS: Final = {"council": "\ue000", "other": "\ue001", "wish": "\ue002", "may": "\ue003"}


@dataclass(frozen=True, slots=True)
class How:
    """How a sign may stand in a text."""

    denies: bool = False
    """Whether a "not" belongs to it."""
    moods: frozenset[Mood] = SAID
    embedded: bool = False
    """Whether it may stand anywhere in its clause, as what the clause takes for granted."""
    sure: bool = True
    """Whether the authority it speaks of is the one that runs the service."""
    raw: bool = False
    """Whether it is sought in the words as they stand, and not in the terse clause."""


PLAINLY: Final = How()
DENYING: Final = How(denies=True)
LESS_SURE: Final = How(sure=False)
RAW: Final = How(raw=True)
GRANTED: Final = How(moods=ANY, embedded=True)
GRANTED_RAW: Final = How(moods=ANY, embedded=True, raw=True)
GRANTED_IN_REQUESTS: Final = How(moods=MODAL, embedded=True)


@dataclass(frozen=True, slots=True)
class Sign:
    """A form of words that states that a fact has a value.

    A group called `authority` is the authority it speaks of, one called `count` a number, one called `served`
    the service, one called `window` something that must stand for a window.
    """

    fact: str
    value: Value
    form: str
    """A regular expression; letters in both cases stand for one another."""
    how: How

    @property
    def pattern(self) -> re.Pattern[str]:
        """The form as it is sought."""
        return compiled(self.form)


def signs(states: Mapping[str, Value], *forms: str, how: How = PLAINLY) -> list[Sign]:
    """A sign for each form and each fact that it states."""
    return [Sign(fact, value, form, how) for fact, value in states.items() for form in forms]


def sought(states: Mapping[str, Value], *deeds: str, asking: How = GRANTED) -> list[Sign]:
    """Signs that the asker wishes the deed, or asks whether they may."""
    wishes = signs(states, *(f"{WISH} {deed}" for deed in deeds))
    return wishes + signs(states, *(f"{MAY} {deed}" for deed in deeds), how=asking)


@dataclass(frozen=True, slots=True)
class Terse:
    """A clause in which each authority, each "we would like to" and each "can we" is one character."""

    text: str
    places: tuple[int, ...]
    """Where each character stands in the clause; one more for its end."""


def terse(words: str) -> Terse:
    """The clause made terse."""
    text: list[str] = []
    places: list[int] = []
    at = 0
    for match in compiled(_LONG).finditer(words):
        text += [*words[at : match.start()], _TOKENS[match.lastgroup or ""]]
        places += [*range(at, match.start()), match.start()]
        at = match.end()
    return Terse("".join([*text, *words[at:]]), (*places, *range(at, len(words) + 1)))


_LONG: Final = (
    rf"(?<!\w)(?:(?P<wish>{WE_WISH})|(?P<may>{MAY_WE})|(?P<other>{OTHER_AUTHORITY})|"
    rf"(?P<council>{COUNCIL}))(?!\w)"
)


@cache
def compiled(form: str) -> re.Pattern[str]:
    """The form, compiled when it is first needed: all of them take a moment."""
    return re.compile(form, re.IGNORECASE)
