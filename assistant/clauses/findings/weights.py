"""What share of the score a sentence gives to social value, in per cent, marks, points or fractions."""

from __future__ import annotations

import re
from typing import Final

from assistant.clauses.findings.amounts import NUMBER, PERCENT, number
from assistant.clauses.findings.finding_words import words
from assistant.clauses.findings.lexicon import SOCIAL_VALUE

_PARTS: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "tenth": 10,
    "twentieth": 20,
}
_TIMES: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "seven": 7, "nine": 9}
FRACTION: Final = (
    rf"(?:\b(?:(?:{'|'.join(_TIMES)})[ -])?(?:{'|'.join(_PARTS)})s?\b(?= of (?:the|all|our) (?:\w+ )?(?:scor"
    rf"|mark|point|total"
    r"|evaluation|overall|weight|award|available|tender)|\s*[,.;]|\s*$| for\b| to\b))"
)
_MARKS: Final = r"(?:marks?|points?)"
_VALUE: Final = words(
    rf"(?P<percent>{NUMBER}){PERCENT}|(?P<marks>{NUMBER})\s+{_MARKS}\b|\b(?P<decimal>0\.\d{{1,3}})\b"
    rf"|(?P<fraction>{FRACTION})"
    r"|\b(?P<bare>\d{1,3})\b(?= (?:are|is) (?:\w+ )?(?:for|given|awarded))"
)
_TOTAL: Final = words(
    rf"\b(?:out )?of (?:a |the )?(?:total (?:of )?)?(\d{{2,4}})(?: (?:available )?{_MARKS})?\b"
)
_LABEL: Final = words(rf"\b(?:{SOCIAL_VALUE}|price|cost|quality|technical|commercial|method|delivery)\b")
_LISTED: Final = words(
    rf"\b({SOCIAL_VALUE}|price|cost|quality|technical|commercial|method"
    rf"|delivery)(?: [a-z]+)?\s*[:=(-]?\s*(\d{{1,3}})\b(?!{PERCENT}|\.\d)"
)
_WHOLE: Final = 100
_SOCIAL_VALUE: Final = words(rf"\b{SOCIAL_VALUE}\b")


def weight_of_social_value(text: str) -> tuple[int, int, float] | None:
    """Where in a sentence a weight of social value stands, and how many per cent it is."""
    listed = _listed(text)
    if listed:
        return listed
    label = _SOCIAL_VALUE.search(text)
    total = _TOTAL.search(text)
    values = [
        found for found in _VALUE.finditer(text) if not (total and found.start(0) in range(*total.span()))
    ]
    if label is None or not values:
        return None
    labels = list(_LABEL.finditer(text))
    value = _belonging(label, values, labels)
    share = _per_cent(value, float(total[1]) if total else None) if value else None
    if value is None or share is None:
        return None
    return min(label.start(), value.start()), max(label.end(), value.end()), share


def _listed(text: str) -> tuple[int, int, float] | None:
    """Of `cost 45; quality 15; social value 40`, the last, because they make a hundred."""
    listed = list(_LISTED.finditer(text))
    if sum(int(found[2]) for found in listed) != _WHOLE:
        return None
    return next(((*found.span(), float(found[2])) for found in listed if _SOCIAL_VALUE.match(found[1])), None)


def _belonging(
    label: re.Match[str], values: list[re.Match[str]], labels: list[re.Match[str]]
) -> re.Match[str] | None:
    """The value of a label: after it where the sentence names first, before it where it counts first."""
    after = next((value for value in values if value.start() >= label.end()), None)
    before = next((value for value in reversed(values) if value.end() <= label.start()), None)
    if after and any(label.end() <= other.start() < after.start() for other in labels):
        after = None
    if before and any(before.end() <= other.start() < label.start() for other in labels):
        before = None
    counts_first = values[0].start() < labels[0].start()
    return (before or after) if counts_first else (after or before)


def _per_cent(value: re.Match[str], total: float | None) -> float | None:
    if value["percent"]:
        return number(value["percent"])
    if value["decimal"]:
        return float(value["decimal"]) * 100
    if value["fraction"]:
        return _fraction(value["fraction"])
    marks = number(value["marks"] or value["bare"])
    return marks / total * 100 if total and marks <= total else None


def _fraction(said: str) -> float:
    *times, part = re.split(r"[ -]", said.lower())
    name = part if part in _PARTS else part.removesuffix("s")
    return 100 * (_TIMES[times[0]] if times else 1) / _PARTS[name]
