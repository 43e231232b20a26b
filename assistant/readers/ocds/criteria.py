"""Award criteria: their names, weights and descriptions, however a portal writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.readers.clean import one_line, tidy
from assistant.readers.ocds.fields import Json, number, obj, rows, text

_FIGURE = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?)\s*(%|per ?cent|points?)?", re.IGNORECASE)
_WHOLE = 100.0
_TOLERANCE = 0.5
"""Percentage points by which rounded weights may miss the whole."""
_KNOWN = ("price", "cost", "quality", "social value", "sustainability", "environment")
"""What people look for in criteria; found also where the name has more words."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One award criterion. `weight` is in words: `60%`, `40 points`, `weighting 60` without a unit."""

    type: str
    name: str
    weight: str
    share: float | None
    """The weight as a figure; None when it is no single figure."""
    percent: bool
    """Whether the weight is said to be a percentage."""
    description: str


def criteria_of(node: Json) -> list[Criterion]:
    """The criteria of a lot or of a tender."""
    return [_criterion(row) for row in rows(node, "awardCriteria", "criteria")]


def criterion_words(criterion: Criterion) -> str:
    """`Quality: 60% — description`, as far as it is known."""
    named = f"{criterion.name}: {criterion.weight}" if criterion.weight else criterion.name
    return f"{named} — {criterion.description}" if criterion.description else named


def terms(criteria: Iterable[Criterion]) -> tuple[str, ...]:
    """What criteria can be found by, in lower case: types, names, and the plain words in those."""
    found: dict[str, None] = {}
    for one in criteria:
        name = one_line(tidy(one.name)[0]).lower()[:100]
        found.update(dict.fromkeys(filter(None, (one.type.lower()[:100], name))))
        found.update(dict.fromkeys(word for word in _KNOWN if re.search(rf"\b{word}\b", name)))
    return tuple(found)


def missing_weight(criteria: list[Criterion]) -> float | None:
    """What percentages add up to when that is not 100; None when it is, or when they cannot be added up."""
    shares = [one.share for one in criteria if one.share is not None]
    if not shares or len(shares) < len(criteria) or not any(one.percent for one in criteria):
        return None
    total = sum(shares)
    return None if abs(total - _WHOLE) <= _TOLERANCE else total


def _criterion(row: dict[str, Json]) -> Criterion:
    kind = text(row, "type")
    description = text(row, "description")
    name = text(row, "name") or text(row, "title") or kind.capitalize() or "Criterion"
    weight, share, percent = _weight(rows(row, "numbers"))
    if not weight and (figure := _FIGURE.fullmatch(description)):
        # Public Contracts Scotland and Sell2Wales write the weight where the description belongs.
        share = number(figure[1].replace(",", "."))
        percent = (figure[2] or "").lower().startswith(("%", "per"))
        points = (figure[2] or "").lower().startswith("point")
        shown = figure[1]
        weight = f"{shown}%" if percent else f"{shown} points" if points else f"weighting {shown}"
        description = ""
    return Criterion(kind, name, weight, share, percent, description)


def _weight(numbers: list[dict[str, Json]]) -> tuple[str, float | None, bool]:
    """The weight in words, as a figure, and whether it is a percentage; of several numbers only the words."""
    said = []
    share: float | None = None
    percent = False
    for row in numbers:
        figure = number(row.get("number"))
        if figure is None:
            continue
        unit = text(row, "weight") or text(row, "threshold") or text(row, "fixed")
        share = figure
        percent = unit.startswith("percentage")
        if unit.startswith("decimal"):
            share, percent = figure * _WHOLE, True
        words = (
            f"{share:g}%" if percent else f"{figure:g} points" if unit.startswith("points") else f"{figure:g}"
        )
        if unit == "orderImportance":
            words = f"number {figure:g} in order of importance"
        elif unit.endswith("RangeMin"):
            words = f"at least {words}"
        elif unit.endswith("RangeMax"):
            words = f"at most {words}"
        elif unit.endswith("RangeMid"):
            words = f"about {words}"
        elif "threshold" in row:
            words = f"threshold {words}"
        elif "weight" not in row and "fixed" not in row:
            words = f"weighting {words}"
        said.append(words)
    return ", ".join(said), share if len(said) == 1 else None, percent and len(said) == 1


def overview(node: Json) -> list[str]:
    """What is said of all criteria of a lot or a tender together."""
    criteria = obj(node, "awardCriteria")
    code = node.get("awardCriteria") if isinstance(node, dict) else None
    found = [
        text(criteria, "description"),
        text(criteria, "weightingDescription"),
        text(node, "awardCriteriaDetails"),
        _CODES.get(code, code) if isinstance(code, str) else "",
    ]
    return [words for words in found if words]


_CODES = {
    "priceOnly": "The lowest price wins",
    "costOnly": "The lowest cost wins",
    "qualityOnly": "The best quality at a fixed price wins",
    "ratedCriteria": "Tenders are rated against criteria",
    "lowestCost": "The lowest cost wins",
    "bestProposal": "The best proposal wins",
    "bestValueToGovernment": "The best value wins",
    "singleBidOnly": "There is only one tender",
}
"""The codes that OCDS has where its European profile has an object."""
