"""Dates as people write them."""

from __future__ import annotations

import calendar
from datetime import date


def in_words(stamp: str) -> str:
    """`24 February 2025` of an ISO date or time; what is none comes back as it is."""
    try:
        day = date.fromisoformat(stamp[:10])
    except ValueError:
        return stamp
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
