"""The amounts that decide which rules apply, each with the days on which it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Kind = Literal[
    "goods or services, central",
    "goods or services, sub-central",
    "works",
    "light touch",
    "concession",
    "light touch concession",
    "utilities goods or services",
]

ACT_BEGINS: Final = date(2025, 2, 24)
"""The Procurement Act 2023 governs what was begun on or after this day."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """An amount in pounds, VAT included, and the days on which it holds."""

    kind: Kind
    amount: int
    since: date
    until: date
    """The first day on which it no longer holds."""
    source: str


_2024 = (date(2024, 1, 1), date(2026, 1, 1), "thresholds published for 2024 and 2025")
_2026 = (date(2026, 1, 1), date(2028, 1, 1), "SI 2025/1200 and the thresholds published for 2026 and 2027")

THRESHOLDS: tuple[Threshold, ...] = (
    Threshold("goods or services, central", 139_688, *_2024),
    Threshold("goods or services, sub-central", 214_904, *_2024),
    Threshold("works", 5_372_609, *_2024),
    Threshold("light touch", 663_540, *_2024),
    Threshold("concession", 5_372_609, *_2024),
    Threshold("utilities goods or services", 429_809, *_2024),
    Threshold("goods or services, central", 135_018, *_2026),
    Threshold("goods or services, sub-central", 207_720, *_2026),
    Threshold("works", 5_193_000, *_2026),
    Threshold("light touch", 663_540, *_2026),
    Threshold("concession", 5_193_000, *_2026),
    Threshold("light touch concession", 5_372_609, *_2026),
    Threshold("utilities goods or services", 415_440, *_2026),
)


def threshold(kind: Kind, day: date) -> Threshold | None:
    """The threshold of that kind on a day; None where we know of none."""
    return next((item for item in THRESHOLDS if item.kind == kind and item.since <= day < item.until), None)
