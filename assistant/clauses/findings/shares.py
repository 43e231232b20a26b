"""Shares of a whole as drafts write them: `25%`, `one in five`, `a fifth`, `20 of every 100`."""

from __future__ import annotations

from typing import Final

from assistant.clauses.findings.amounts import NUMBER, PERCENT, number
from assistant.clauses.findings.finding_words import words

_FRACTIONS: Final = {
    "half": 50.0,
    "third": 100 / 3,
    "quarter": 25.0,
    "fifth": 20.0,
    "sixth": 100 / 6,
    "seventh": 100 / 7,
    "eighth": 12.5,
    "ninth": 100 / 9,
    "tenth": 10.0,
    "twelfth": 100 / 12,
    "twentieth": 5.0,
}
_PER_CENT: Final = words(rf"({NUMBER}){PERCENT}")
_FRACTION: Final = words(
    rf"\b(?:(a|an|one|two|three|four)[- ])?(half|(?:{'|'.join(list(_FRACTIONS)[1:])})s?)\b"
    r"(?! (?:of (?:the )?year|party|parties|sector|year|lot|contract))"
)
_RATIO: Final = words(
    rf"({NUMBER})(?:\s+[\w-]+){{0,3}}?\s+(?:in|out of|of|among|per|of whose|among whose)\s+(?:every\s+"
    rf"|each\s+|its\s+|the\s+|their\s+)?"
    rf"({NUMBER})(?!\s*(?:years?|months?|days?|weeks?|hours?|%|per\s?cent))"
)
_TOPS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}


def shares(text: str) -> list[float]:
    """Every share in the text, in per cent."""
    found = [number(match[1]) for match in _PER_CENT.finditer(text)]
    for match in _FRACTION.finditer(text):
        if match[1] or match[2].lower() == "half":
            share = _FRACTIONS[match[2].lower().removesuffix("s")]
            found.append(share * _TOPS[(match[1] or "a").lower()])
    for match in _RATIO.finditer(text):
        part, whole = number(match[1]), number(match[2])
        if 0 < part <= whole:
            found.append(100 * part / whole)
    return found
