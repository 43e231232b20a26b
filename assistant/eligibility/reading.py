"""Facts of a case as a person or a program writes them in JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import LARGEST_COUNT, NAMES, VALUES, Facts, Value
from assistant.given import (
    MOST_FAULTS,
    JsonOf,
    kind,
    shown,
    together,
)

LARGEST_MB: Final = 1
"""MiB; every fact there is fits in a few thousand bytes."""
UNKNOWN: Final = "unknown"

_YES_NO: Final[dict[str, bool]] = {"yes": True, "no": False, "true": True, "false": False}
_LONGEST_COUNT: Final = len(str(LARGEST_COUNT))
_LONGEST_MEANT: Final = 60
"""Characters of a slip that are compared with what it may have meant."""


def facts_from_json(data: object) -> Facts:
    """The facts in a JSON value; raises FactsError that tells every fault in it.

    A fact that is left out, null or "unknown" is unknown. Words may be in any case, with spaces or hyphens
    for underscores. Yes and no may be true and false; a number may be a string of digits.
    """
    if not isinstance(data, Mapping):
        raise FactsError(
            f"The facts must be one JSON object, but this is {kind(data)}. "
            'Write them as {"body_type": "charity"}.'
        )
    values: dict[str, Value | None] = {}
    faults: list[str] = []
    for given, value in data.items():
        try:
            name = _name(given)
            if name in values:
                faults.append(f"{name} is given twice.")
            values[name] = _value(name, value)
        except FactsError as error:
            faults.append(str(error))
        if len(faults) == MOST_FAULTS:
            faults.append("We stopped looking here.")
            break
    if faults:
        raise FactsError(together(faults))
    known: dict[str, Any] = values
    return Facts(**known)


_READING: Final = JsonOf(facts_from_json, FactsError, LARGEST_MB)
facts_from_file = _READING.in_file
"""The facts in a JSON file of at most 1 MiB; raises FactsError that names the file."""
facts_from_bytes = _READING.in_bytes
"""The facts in JSON text of at most 1 MiB in UTF-8; raises FactsError."""
facts_from_text = _READING.in_text
"""The facts in JSON text: an object in which nothing stands twice; raises FactsError."""


def _name(given: object) -> str:
    if not isinstance(given, str):
        raise FactsError(f"{shown(given)} is not the name of a fact.")
    name = _word(given)
    if name in NAMES:
        return name
    near = get_close_matches(name[:_LONGEST_MEANT], NAMES, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"The facts are: {', '.join(NAMES)}."
    raise FactsError(f"{shown(given)} is not a fact. {hint}")


def _value(name: str, given: object) -> Value | None:
    if given is None or (isinstance(given, str) and _word(given) == UNKNOWN):
        return None
    domain = VALUES[name]
    if not domain:
        return _count(name, given)
    if isinstance(domain[0], bool):
        return _yes_or_no(name, given)
    return _one_of(name, given, [str(value) for value in domain])


def _yes_or_no(name: str, given: object) -> bool:
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and _word(given) in _YES_NO:
        return _YES_NO[_word(given)]
    raise FactsError(f"{name} is {shown(given)}. It can be: yes, no or {UNKNOWN}.")


def _one_of(name: str, given: object, allowed: Sequence[str]) -> str:
    hint = ""
    if isinstance(given, str):
        word = _word(given)
        if word in allowed:
            return word
        near = get_close_matches(word[:_LONGEST_MEANT], allowed, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
    raise FactsError(f"{name} is {shown(given)}.{hint} It can be: {', '.join(allowed)} or {UNKNOWN}.")


def _count(name: str, given: object) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= LARGEST_COUNT:
        return given
    if isinstance(given, str):
        digits = given.strip()
        if re.fullmatch(rf"[0-9]{{1,{_LONGEST_COUNT}}}", digits) and int(digits) <= LARGEST_COUNT:
            return int(digits)
    raise FactsError(
        f"{name} is {shown(given)}. It can be: a whole number from 0 to {LARGEST_COUNT:,} or {UNKNOWN}."
    )


def _word(given: str) -> str:
    return re.sub(r"[\s_-]+", "_", given.strip().casefold())
