"""Says of an answer on the law whose law it is, and as at which day the sources had it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.answers import Claim
from assistant.documents import Hit, Jurisdiction, Source
from assistant.retrieval.authority import asks_law

_MONTHS: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 -- words read best as words
)
_WHOLE_DAY: Final = 3
_ORDER: Final[tuple[Jurisdiction, ...]] = (
    "England",
    "England and Wales",
    "Wales",
    "Scotland",
    "Northern Ireland",
    "Great Britain",
    "UK",
)
_AS_SAID: Final = {"UK": "the UK"}
_ELSEWHERE: Final = (
    (
        re.compile(r"\b(?:scotland|scottish|scots)\b", re.IGNORECASE),
        "Scotland",
        ("Scotland", "Great Britain", "UK"),
    ),
    (
        re.compile(r"(?<!england and )\b(?:wales|welsh)\b", re.IGNORECASE),
        "Wales",
        ("Wales", "England and Wales", "Great Britain", "UK"),
    ),
    (
        re.compile(r"\bnorthern (?:ireland|irish)\b", re.IGNORECASE),
        "Northern Ireland",
        ("Northern Ireland", "UK"),
    ),
)
"""How a country is named in a question, its name, and the jurisdictions that take it in."""


def standing(question: str, claims: Sequence[Claim], evidence: Sequence[Hit], today: date) -> str:
    """Whose law an answer tells, and as at which day; empty where the law is not asked for or not told.

    `evidence` tells what the sources are where nothing is cited, and so nothing is said of it.
    """
    del evidence  # what is not cited is not relied on
    cited = list({one.hit.source.id: one.hit.source for claim in claims for one in claim.citations}.values())
    law = [source for source in cited if source.status != "illustrative"]
    if not law or not asks_law(question):
        return ""
    return " ".join(part for part in (_whose(law, today), _other_country(question, law)) if part)


def _whose(sources: Sequence[Source], today: date) -> str:
    places = [place for place in _ORDER if any(source.jurisdiction == place for source in sources)]
    whose = f"the law of {_listed([_AS_SAID.get(place, place) for place in places])}" if places else "the law"
    said = max((day for source in sources if (day := _parts(source.date))), default=())
    # Nobody has the law of tomorrow.
    said = min(said, (today.year, today.month, today.day))
    known = f" {'on' if len(said) == _WHOLE_DAY else 'in'} {_spoken(said)}" if said else ""
    unplaced = "" if places else " The sources do not say where it applies."
    undated = "" if said else " The sources give no date, so check that it still holds."
    return f"This is {whose} as the sources in this library had it{known}.{unplaced}{undated}"


def _other_country(question: str, sources: Sequence[Source]) -> str:
    """What to say of a country in the question that no cited source takes in."""
    missing = [
        name
        for pattern, name, within in _ELSEWHERE
        if pattern.search(question) and not any(source.jurisdiction in within for source in sources)
    ]
    if not missing:
        return ""
    return (
        "The sources here are about England unless marked otherwise. "
        f"The law of {_listed(missing)} may differ."
    )


def _parts(text: str) -> tuple[int, ...]:
    """An ISO date as numbers, as exact as it is; none where it is no date."""
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", text)
    numbers = tuple(int(part) for part in found.groups() if part) if found else ()
    year, month, day = (*numbers, 1, 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return ()
    return numbers


def _spoken(numbers: Sequence[int]) -> str:
    """A date as one says it: `1 November 2026`, `November 2026`, `2026`."""
    day = [str(number) for number in numbers[2:]]
    month = [_MONTHS[number - 1] for number in numbers[1:2]]
    return " ".join([*day, *month, str(numbers[0])])


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    if not first:
        return last
    # "England, and England and Wales": a name may hold an "and" of its own.
    return f"{', '.join(first)}{', ' if any(' and ' in name for name in names) else ' '}and {last}"
