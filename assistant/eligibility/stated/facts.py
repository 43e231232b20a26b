"""The facts that a text in plain English states, found by rules and never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from assistant.eligibility.facts import NAMES, Facts, Value
from assistant.eligibility.stated.clauses import (
    Clause,
    Reading,
    denied,
    introduced_perhaps,
    introduced_plainly,
    read,
)
from assistant.eligibility.stated.contents import contents
from assistant.eligibility.stated.invites import invites
from assistant.eligibility.stated.matters import DECIDED_AND_WRITTEN, MATTERS, TRIGGERS, WITH_NHS
from assistant.eligibility.stated.sign import Sign, Terse, terse
from assistant.eligibility.stated.signs import ON_BEHALF, SOMEBODY_ELSE, WHO_AND_WHAT
from assistant.eligibility.stated.words import NUMBERS, SERVICE, authority_type

__all__ = ["Stated", "facts_of", "invites", "perhaps_stated", "stated"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that a text states."""

    fact: str
    value: Value
    words: str
    """The exact words that state it: `text[start:end]`."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement, by its place in the reading."""

    fact: str
    value: Value
    start: int
    end: int
    authority: str = ""
    served: frozenset[str] = frozenset()
    sure: bool = True


def stated(text: str) -> tuple[Stated, ...]:
    """The facts that the text states, in the order of `facts.NAMES`, at most one value a fact.

    Statements that contradict one another give none for that fact. What is denied, supposed, asked, quoted,
    doubted, past, or said of somebody else gives none. Raises nothing.
    """
    reading = read(text)
    found = _agreeing(_said(reading), reading)
    chosen = (_one([item for item in found if item.fact == fact]) for fact in NAMES)
    return tuple(_placed(one, reading, text) for one in chosen if one)


def perhaps_stated(text: str) -> tuple[Stated, ...]:
    """What the text may state: the same signs, also where they are introduced in other words; in no order.

    "Thank goodness we are a charity" may, and so may "Anna is sure we are a charity": the reader must judge.
    """
    reading = read(text)
    found = _agreeing(_said(reading, introduced_perhaps), reading)
    return tuple(_placed(one, reading, text) for one in found)


def facts_of(items: Sequence[Stated]) -> Facts:
    """The facts as one case."""
    values: dict[str, Any] = {item.fact: item.value for item in items}
    return replace(Facts(), **values)


def _placed(found: _Found, reading: Reading, text: str) -> Stated:
    start, end = reading.original(found.start, found.end)
    return Stated(found.fact, found.value, text[start:end], start, end)


Introduced = Callable[[str], bool]
"""Whether what stands before a sign in its clause leaves it a statement."""


def _said(reading: Reading, introduced: Introduced = introduced_plainly) -> list[_Found]:
    of_the_draft = (_Found(*item) for item in contents(reading))
    return [*_signs(reading, introduced), *_in_two_halves(reading), *of_the_draft]


_SIGNS: Final = {fact: [sign for sign in (*WHO_AND_WHAT, *MATTERS) if sign.fact == fact] for fact in TRIGGERS}
_TRIGGERS: Final = {fact: words.split(", ") for fact, words in TRIGGERS.items()}


def _signs(reading: Reading, introduced: Introduced) -> Iterator[_Found]:
    for clause in reading.clauses:
        words = reading.text[clause.start : clause.end]
        forms = _Forms(words, terse(words))
        lowered = words.lower() + forms.terse.text
        for fact, table in _SIGNS.items():
            if any(trigger in lowered for trigger in _TRIGGERS[fact]):
                for sign in table:
                    if clause.mood in sign.how.moods:
                        yield from _read_off(sign, forms, clause, reading, introduced)


def _read_off(
    sign: Sign, forms: _Forms, clause: Clause, reading: Reading, introduced: Introduced
) -> Iterator[_Found]:
    """What the sign says in the clause: its own fact, the kind of authority it names, and a number."""
    for match in sign.pattern.finditer(forms.raw if sign.how.raw else forms.terse.text):
        spans = {name: forms.span(sign, *match.span(name)) for name in match.groupdict() if match[name]}
        start, end = forms.span(sign, *match.span())
        if not _states(sign, forms.raw[:start], forms.raw[start:end], forms.raw[end:]):
            continue
        if not (sign.how.embedded or introduced(forms.raw[:start])):
            continue
        if "window" in spans and not _of_window(reading, clause, start):
            continue
        name = forms.raw[slice(*spans["authority"])] if "authority" in spans else ""
        served = _services(forms.raw[slice(*spans["served"])]) if "served" in spans else frozenset()
        at = _Found(sign.fact, sign.value, clause.start + start, clause.start + end, name, served)
        if sign.fact not in {"authority_type", "employee_count"}:
            yield at
        if "count" in spans and (count := _count(forms.raw, *spans["count"])):
            yield replace(at, fact="employee_count", value=count)
        kind = authority_type(name, reading.text)
        if kind and _only_one(forms.raw, *spans["authority"]):
            yield replace(at, fact="authority_type", value=kind, sure=sign.how.sure)


@dataclass(frozen=True, slots=True)
class _Forms:
    """A clause as it stands, and made terse."""

    raw: str
    terse: Terse

    def span(self, sign: Sign, start: int, end: int) -> tuple[int, int]:
        """A span that a sign found, in the clause as it stands."""
        return (start, end) if sign.how.raw else (self.terse.places[start], self.terse.places[end])


def _states(sign: Sign, before: str, words: str, after: str) -> bool:
    """Whether the words are not part of a denial or of a longer word."""
    whole = not before[-1:].isalnum() and not after[:1].isalnum()
    return whole and not denied(before) and (sign.how.denies or not denied(words))


def _of_window(reading: Reading, clause: Clause, start: int) -> bool:
    """Whether "it" at this place of the clause can stand for a window."""
    earlier = reading.text[max(0, clause.sentence - _LOOK_BACK) : clause.start + start]
    return re.search(r"\b(?:window|period|expressions? of interest)\b", earlier, re.IGNORECASE) is not None


_LOOK_BACK: Final = 160
"""Characters before a sentence in which "it" may find the window that it stands for."""
_OR: Final = re.compile(
    r"^\s*(?:,\s*)?(?:or|and)\s+(?:the\s+|perhaps\s+)?[\w\s]{0,30}\bcouncil", re.IGNORECASE
)
_EITHER: Final = re.compile(r"\b(?:or|and|either)\s*$", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"\b(?:or|to|about|around|roughly|some|at least|over|than|nearly|up to|almost|maybe)\s*$", re.IGNORECASE
)
_NAME_OF_SERVICE: Final = re.compile(rf"\b{SERVICE}\b", re.IGNORECASE)
_ANY_SERVICE: Final = frozenset({"service", "services", "work", "maintenance"})


def _only_one(words: str, start: int, end: int) -> bool:
    """Whether the authority is named alone, and not as "the district or the county council"."""
    return not _OR.match(words[end:]) and not _EITHER.search(words[:start])


def _count(words: str, start: int, end: int) -> int:
    """The number that is said; 0 where it is a rough one."""
    said = words[start:end].lower()
    if _ABOUT.search(words[:start]):
        return 0
    return NUMBERS.get(said) or (int(said) if said.isdigit() else 0)


def _services(said: str) -> frozenset[str]:
    """The kinds of service that are named, in the singular; empty for "it" and "the service"."""
    names = {name.lower() for name in _NAME_OF_SERVICE.findall(said)}
    return frozenset(re.sub(r"ies$", "y", name).removesuffix("s") for name in names - _ANY_SERVICE)


def _agreeing(found: list[_Found], reading: Reading) -> list[_Found]:
    """Without what is said of another service than the wanted one; with what follows from the rest."""
    wanted = frozenset().union(*(item.served for item in found if item.fact == "seeks"))
    of_service = [item for item in found if item.fact == "service_by_or_for_authority"]
    elsewhere = {
        (item.start, item.end)
        for item in found
        if wanted and item.served and item.fact != "seeks" and not wanted & item.served
    }
    if any(item.value is True for item in of_service) and _runs_elsewhere(reading):
        elsewhere |= {(item.start, item.end) for item in of_service}
    kept = [item for item in found if (item.start, item.end) not in elsewhere]
    return [*kept, *_our_employer(kept)]


def _runs_elsewhere(reading: Reading) -> bool:
    """Whether somebody else is said to run a service, and not for the council."""
    for match in SOMEBODY_ELSE.finditer(reading.text):
        if not ON_BEHALF.search(reading.text, match.end(), match.end() + _LOOK_BACK):
            return True
    return False


def _our_employer(found: list[_Found]) -> Iterator[_Found]:
    """That the employees work for the authority that runs the service, where both are the same council."""
    runs = [_name(item.authority) for item in found if item.fact == "service_by_or_for_authority"]
    for item in found:
        if item.fact == "body_type" and item.value == "authority_employees" and any(runs):
            names = [_name(item.authority), *filter(None, runs)]
            if all(one.endswith(other) or other.endswith(one) for one in names for other in names):
                yield replace(item, fact="employees_of_this_authority", value=True)


def _name(authority: str) -> str:
    return re.sub(r"^(?:the|our|this|that|my)\s+", "", authority.lower())


def _in_two_halves(reading: Reading) -> Iterator[_Found]:
    """What one clause seldom holds."""
    for start, end in reading.sentences():
        for fact, value, form in _HALVES:
            match = form.search(reading.text, start, end)
            before = reading.text[start : match.start()] if match else ""
            if match and introduced_plainly(before) and not denied(before + match.group()):
                yield _Found(fact, value, match.start(), match.end())


_HALVES: Final = (
    ("integrated_with_nhs_and_critical", True, WITH_NHS),
    ("written_decision_to_stop", True, DECIDED_AND_WRITTEN),
)


def _one(found: list[_Found]) -> _Found | None:
    """The first of the statements of one fact where they agree; what is surer goes before what is less."""
    surest = [item for item in found if item.sure] or found
    if len({(type(item.value), item.value) for item in surest}) != 1:
        return None
    return min(surest, key=lambda item: item.start)
