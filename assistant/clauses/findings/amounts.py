"""Numbers, lengths of time and sums of money as drafts write them."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = dict(
    zip(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split(),  # noqa: SIM905 -- words read best as words
        range(1, 21),
        strict=True,
    )
)
_NUMBERS: Final = {
    **_SMALL,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "hundred": 100,
    "a hundred": 100,
    "half": 50,
    "a dozen": 12,
}
WORDED: Final = "|".join(sorted(_NUMBERS, key=len, reverse=True))
NUMBER: Final = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}}(?:\.\d{{1,2}})?|\b(?:{WORDED})\b)"
PERCENT: Final = r"(?:%|\s?per\s?cent\b|\s?percent\b)"

_LENGTH: Final = re.compile(rf"\b({NUMBER})[- ](years?|months?|weeks?)\b", re.IGNORECASE)
_OF_CONTRACT: Final = re.compile(
    rf"\bcontract (?:period|term|length|duration)\b[^.]{{0,20}}?\b(?:is|of|:|will be|runs for)\s*{NUMBER}[- ]"
    rf"(?:years?|months?|weeks?)|\b{NUMBER}[- ](?:years?|months?|weeks?)[- ](?:contract|term)\b"
    rf"|\bcontract (?:will |shall )?(?:lasts?|runs?)(?: for)?\s+{NUMBER}[- ](?:years?|months?|weeks?)"
    rf"|\bcontract is for\s+{NUMBER}[- ](?:years?|months?|weeks?)"
    rf"|\bcontract length: {NUMBER}[- ](?:years?|months?|weeks?)",
    re.IGNORECASE,
)
_POUNDS: Final = re.compile(
    r"£\s?(\d[\d,]{0,12}(?:\.\d{1,2})?)\s?(k|m|million)?\s+contract\b"
    r"|\bcontract (?:value|is valued)\b[^.]{0,25}?£\s?(\d[\d,]{0,12}(?:\.\d{1,2})?)\s?(k|m|million)?",
    re.IGNORECASE,
)
_UNITS: Final = {"": 1, "k": 1_000, "m": 1_000_000, "million": 1_000_000}


def number(word: str) -> float:
    """`1,200`, `7.5` or `seven` as a number."""
    known = _NUMBERS.get(word.lower())
    return float(word.replace(",", "")) if known is None else float(known)


def lengths(text: str) -> list[float]:
    """Every length of time in the text, in months."""
    parts = {"y": 12.0, "m": 1.0, "w": 12 / 52}
    return [_count(found[1]) * parts[found[2][0].lower()] for found in _LENGTH.finditer(text)]


def _count(word: str) -> float:
    return 0.5 if word.lower() == "half" else number(word)


def months_said(text: str) -> int | None:
    """How long the contract is, as far as the text says so."""
    found = _OF_CONTRACT.search(text)
    return round(lengths(found[0])[0]) if found and lengths(found[0]) else None


def pounds_said(text: str) -> int | None:
    """What the contract is worth, as far as the text says so."""
    found = _POUNDS.search(text)
    if not found:
        return None
    amount, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    return round(float(amount.replace(",", "")) * _UNITS[(unit or "").lower()])
