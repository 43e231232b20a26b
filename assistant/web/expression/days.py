"""Days as people type them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from assistant.eligibility.errors import FactsError

FORMAT: Final = "DD/MM/YYYY"
EXAMPLE: Final = "22/11/2026"

_SHOWN: Final = 30
"""Characters of what was typed that an error repeats."""
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})", re.ASCII)
_NAMED: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.ASCII | re.IGNORECASE
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def day(text: str) -> date | None:
    """The day that is typed, the day of the month first: `22/11/2026`, `22 November 2026`; None when blank.

    Raises FactsError, which says how to type one.
    """
    typed = text.strip()
    if not typed:
        return None
    numbers = _read(typed)
    if numbers is None:
        raise FactsError(f"“{typed[:_SHOWN]}” is not a date. Type it as {FORMAT}, such as {EXAMPLE}.")
    try:
        return date(*numbers)
    except ValueError as error:
        raise FactsError(f"There is no day {typed[:_SHOWN]}. Check the day and the month.") from error


def typed_day(given: date | None) -> str:
    """A day as the form shows it: `22/11/2026`; empty for none."""
    return f"{given:%d/%m/%Y}" if given else ""


def _read(typed: str) -> tuple[int, int, int] | None:
    """Year, month and day, not yet checked against the calendar."""
    if found := _NUMBERS.fullmatch(typed):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _ISO.fullmatch(typed):
        return int(found[1]), int(found[2]), int(found[3])
    found = _NAMED.fullmatch(typed)
    if found and found[2].lower()[:3] in _MONTHS:
        return int(found[3]), _MONTHS.index(found[2].lower()[:3]) + 1, int(found[1])
    return None
