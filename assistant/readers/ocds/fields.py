"""A notice's fields, whatever stands in them: every look-up gives the type that was asked for."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""What a notice may hold anywhere: nothing about it is known before it is looked at."""

MOST_ROWS = 5_000
"""Entries of one list that are kept; the largest framework known here has fewer than 600 suppliers."""
LONGEST_TEXT = 200_000
"""Characters of one field that are kept."""
_LARGEST = 1e15
"""Above every amount and number in a notice; what is larger is a slip."""
_DEEPEST = 40
"""Objects within objects; OCDS with all its extensions has about ten."""

_CONTACT = frozenset({"contactPoint", "contactPoints", "persons", "additionalContactPoints"})
"""Where notices name people, with their addresses and telephones: never kept."""
_NUMBERS = frozenset({"amount", "amountGross", "number"})

_LIST: list[Json] = [{}]
_PERIODS: dict[str, Json] = {"contractPeriod": {}, "standstillPeriod": {}, "renewal": {}, "options": {}}
_CRITERIA: dict[str, Json] = {"awardCriteria": {"criteria": [{"numbers": _LIST}]}}
_ITEMS: list[Json] = [
    {
        "classification": {},
        "additionalClassifications": _LIST,
        "deliveryAddresses": _LIST,
        "deliveryLocation": {},
    }
]
_AMENDMENTS: list[Json] = [{"value": {}, "period": {}, "rationaleClassifications": _LIST}]
_METRICS: list[Json] = [{"observations": [{"measureClassification": {}, "period": {}, "unit": {}}]}]
SHAPE: dict[str, Json] = {
    "buyer": {},
    "parties": [{"identifier": {}, "address": {}, "details": {"classifications": _LIST}}],
    "links": _LIST,
    "planning": {
        "project": {},
        "budget": {"amount": {}},
        "documents": _LIST,
        "milestones": _LIST,
    },
    "tender": {
        **_PERIODS,
        "value": {},
        "minValue": {},
        "classification": {},
        "additionalClassifications": _LIST,
        "items": _ITEMS,
        "lots": [
            {
                **_PERIODS,
                **_CRITERIA,
                "value": {},
                "suitability": {},
                "selectionCriteria": {"criteria": _LIST},
                "sustainability": _LIST,
                "secondStage": {},
                "submissionTerms": {},
            }
        ],
        "lotDetails": {},
        "documents": _LIST,
        "tenderPeriod": {},
        "enquiryPeriod": {},
        "awardPeriod": {},
        "legalBasis": {},
        "suitability": {},
        "xClassifications": {},
        "selectionCriteria": {"criteria": _LIST},
        "contractTerms": {},
        "otherRequirements": {},
        "submissionTerms": {},
        "techniques": {"frameworkAgreement": {}, "dynamicPurchasingSystem": {}},
        "procedure": {},
        "recurrence": {},
        "participationFees": _LIST,
        "sustainability": _LIST,
        "milestones": _LIST,
        "targets": _METRICS,
        "amendments": _AMENDMENTS,
    },
    "bids": {"statistics": _LIST},
    "awards": [
        {
            **_PERIODS,
            "value": {},
            "suppliers": _LIST,
            "items": _ITEMS,
            "documents": _LIST,
            "milestones": _LIST,
        }
    ],
    "contracts": [
        {
            **_PERIODS,
            "value": {},
            "period": {},
            "items": _ITEMS,
            "documents": _LIST,
            "amendments": _AMENDMENTS,
            "proposedAmendments": _AMENDMENTS,
            "agreedMetrics": _METRICS,
            "terminationRationaleClassification": {},
            "implementation": {
                "documents": _LIST,
                "milestones": _LIST,
                "metrics": _METRICS,
                "performanceFailures": [{"period": {}, "penaltyValue": {}}],
                "finalValue": {},
            },
        }
    ],
    "relatedProcesses": _LIST,
}
"""Where OCDS, its European profile and the UK extension have an object `{}` or a list of them `[{}]`."""


def normalised(release: dict[str, Json], faults: Counter[str]) -> dict[str, Json]:
    """A release of the shape of OCDS: contact points gone, amounts as numbers, what has the wrong type out.

    Each fault is counted in `faults`, in words.
    """
    plain = _plain(release, faults, 0)
    return _shaped(plain, SHAPE, "", faults) if isinstance(plain, dict) else {}


def _plain(value: Json, faults: Counter[str], depth: int) -> Json:
    if depth > _DEEPEST:
        faults["fields nested too deeply were left out"] += 1
        return None
    if isinstance(value, dict):
        found = {}
        for key, inner in value.items():
            if key not in _CONTACT and inner is not None:
                if key in _NUMBERS and isinstance(inner, str) and (amount := number(inner)) is not None:
                    faults["amounts were written as text"] += 1
                    inner = amount  # noqa: PLW2901 -- the number that the text means
                found[_whole(key)] = _plain(inner, faults, depth + 1)
        return found
    if isinstance(value, list):
        if len(value) > MOST_ROWS:
            faults[f"lists had more than {MOST_ROWS:,} entries and were cut there"] += 1
        return [_plain(inner, faults, depth + 1) for inner in value[:MOST_ROWS] if inner is not None]
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST_TEXT:
        faults[f"texts had more than {LONGEST_TEXT:,} characters and were cut there"] += 1
    return _whole(value[:LONGEST_TEXT])


def _whole(text: str) -> str:
    """A text without halves of characters, which JSON can hold and UTF-8 cannot."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shaped(
    node: dict[str, Json], shape: dict[str, Json], path: str, faults: Counter[str]
) -> dict[str, Json]:
    """`node` with objects and lists of objects where `shape` has them."""
    found = dict(node)
    for key, wanted in shape.items():
        if key not in found:
            continue
        value, place = found[key], f"{path}.{key}".lstrip(".")
        if isinstance(wanted, dict):
            if isinstance(value, list) and len(value) == 1:
                value = value[0]
            if isinstance(value, dict):
                found[key] = _shaped(value, wanted, place, faults)
            elif not (key == "awardCriteria" and isinstance(value, str)):  # OCDS itself has a code there
                faults[f"`{place}` was not what OCDS has there and was left out"] += 1
                del found[key]
        else:
            listed = value if isinstance(value, list) else [value]
            kept = [_shaped(row, wanted[0], place, faults) for row in listed if isinstance(row, dict)]
            if len(kept) < len(listed):
                faults[f"`{place}` was not what OCDS has there and was left out"] += 1
            found[key] = kept
    return found


def obj(node: Json, *keys: str) -> dict[str, Json]:
    """The object below `keys`; empty when there is none."""
    for key in keys:
        node = node.get(key) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else {}


def rows(node: Json, *keys: str) -> list[dict[str, Json]]:
    """The objects of the list below `keys`."""
    found = obj(node, *keys[:-1]).get(keys[-1])
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def text(node: Json, *keys: str) -> str:
    """The text below `keys`, also of a number; empty when there is none."""
    value = obj(node, *keys[:-1]).get(keys[-1])
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < _LARGEST:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def texts(node: Json, *keys: str) -> list[str]:
    """The texts of the list below `keys`, or the one text that stands there."""
    value = obj(node, *keys[:-1]).get(keys[-1])
    listed = value if isinstance(value, list) else [value]
    return [item.strip() for item in listed if isinstance(item, str) and item.strip()]


def flag(node: Json, *keys: str) -> bool | None:
    """Yes or no below `keys`; None when neither is said."""
    value = obj(node, *keys[:-1]).get(keys[-1])
    if isinstance(value, str):
        return {"true": True, "yes": True, "false": False, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def number(value: Json) -> float | None:
    """A number, also one that is written as text: `2,772,000.00`, `£500`."""
    if isinstance(value, str):
        written = re.sub(r"[\s,]|^£", "", value.strip())
        if not re.fullmatch(r"-?\d{1,18}(?:\.\d{1,6})?", written):
            return None
        value = float(written)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < _LARGEST:
        return None  # neither infinity nor what is no number is below anything
    return float(value)


def moment(value: str) -> datetime | None:
    """The time that an ISO 8601 text names; without a zone it is taken as UTC, without a time as midnight."""
    try:
        found = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def day(value: str) -> str:
    """The ISO day that a text names, as it was published; empty when it names none."""
    found = moment(value)
    return found.date().isoformat() if found else ""


def day_words(iso: str) -> str:
    """`2026-03-03` as `3 March 2026`."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def moment_words(value: str) -> str:
    """`2026-11-05T12:00:00+00:00` as `5 November 2026 at 12:00`; the first and last minute are no time."""
    found = moment(value)
    if found is None:
        return value.strip()
    words = day_words(found.date().isoformat())
    clock = f"{found:%H:%M}"
    if len(value.strip()) <= len("2026-11-05") or clock in {"00:00", "23:59"}:
        return words
    zone = " UTC" if value.strip().endswith(("Z", "z")) and _is_summer(found.date()) else ""
    return f"{words} at {clock}{zone}"


def _is_summer(on: date) -> bool:
    """Whether clocks in the United Kingdom show summer time: last Sunday of March to last Sunday of October.

    Summer Time Act 1972, s.1. On such a day UTC is not what they show.
    """
    return _last_sunday(on.year, 3) <= on < _last_sunday(on.year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
