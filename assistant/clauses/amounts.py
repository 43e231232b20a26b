"""Sums, lengths, days and shares as people write them."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from datetime import date
from typing import Final

LONGEST: Final = 60
"""Characters of an amount that are looked at."""

_TIMES: Final = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "billion": 1_000_000_000,
}
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        start=1,
    )
}
_FIGURE: Final = r"(?P<figure>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,2})?|[0-9]{1,15}(?:\.[0-9]{1,6})?)"
_UNIT: Final = r"(?P<unit>k|thousand|mn?|million|bn?|billion)?"
_SUM: Final = re.compile(rf"(?:£|gbp)?\s*{_FIGURE}\s*{_UNIT}\s*(?:pounds|gbp)?", re.IGNORECASE)
_WITH_VAT: Final = re.compile(r"[\s,(]*\binc(?:l|luding|lusive(?: of)?|\.|l\.)?\s*vat\)?\s*$", re.IGNORECASE)
_COUNT: Final = r"(?:[0-9]{1,4}(?:\.[0-9]{1,2})?|" + "|".join(NUMBERS) + ")"
_LENGTH: Final = re.compile(
    rf"(?P<counts>{_COUNT}(?:\s*(?:\+|plus)\s*{_COUNT}){{0,4}})\s*-?(?P<unit>months?|years?|yrs?|mths?)?",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH: Final = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS)
_WRITTEN: Final = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH}),?\s+(?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BRITISH: Final = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_SHARE: Final = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)\s*(?:%|per ?cent|percent)?", re.IGNORECASE)


def pounds(text: str) -> int | None:
    """`£2m`, `2,000,000`, `1.5 million inc VAT` as pounds; None where it is not such a sum."""
    match = _SUM.fullmatch(_WITH_VAT.sub("", text.strip()[:LONGEST]).strip())
    if match is None:
        return None
    sum_ = float(match["figure"].replace(",", "")) * _TIMES[(match["unit"] or "").lower()]
    return round(sum_) if math.isfinite(sum_) else None


def months(text: str) -> int | None:
    """`24`, `24 months`, `3 years`, `3+2 years` as months; None where it is no whole number of them."""
    match = _LENGTH.fullmatch(text.strip()[:LONGEST])
    if match is None:
        return None
    counts = [_count(word) for word in re.split(r"\s*(?:\+|plus)\s*", match["counts"], flags=re.IGNORECASE)]
    total = sum(counts) * (12 if (match["unit"] or "m").lower().startswith("y") else 1)
    return int(total) if total == int(total) else None


def day(text: str) -> date | None:
    """`2027-04-01`, `1 April 2027`, `01/04/2027` (day first), `April 2027` (its first day)."""
    said = text.strip()[:LONGEST]
    if match := _ISO.fullmatch(said):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _BRITISH.fullmatch(said):
        return _date(int(match[3]), int(match[2]), int(match[1]))
    if match := _WRITTEN.fullmatch(said):
        month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(match["month"][:3].lower()))
        return _date(int(match["year"]), month, int(match["day"] or 1))
    return None


def percent(text: str) -> float | None:
    """`15`, `15 %`, `12.5 per cent` as a number."""
    match = _SHARE.fullmatch(text.strip()[:LONGEST])
    return float(match[1]) if match else None


def _count(word: str) -> float:
    return NUMBERS.get(word.lower()) or float(word)


def _date(year: int, month: int, number: int) -> date | None:
    with suppress(ValueError):  # 30 February
        return date(year, month, number)
    return None
