"""Rules on commitments that the value or length of the contract cannot carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT, number
from assistant.clauses.findings.delivery import THINGS
from assistant.clauses.findings.finding_words import found_in, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule

SMALL: Final = 100_000
"""Pounds: our own line, which no section draws."""
SHORT: Final = 12
"""Months: an apprenticeship lasts a year or more."""
MOST: Final = 3
"""Commitments and reports together that a small or short contract can carry."""
MOST_MEASURES: Final = 6
"""Measures that a small contract can be asked to report."""

_EACH: Final = words(
    rf"{NUMBER}(?:{PERCENT}\s+(?:cut|reduction|of)|\s+(?:[\w-]+\s+){{0,3}}?{THINGS}\b)"
    r"|\b(?:monthly|weekly|fortnightly|quarterly)\s+(?:[\w-]+\s+){0,3}?(?:reports?|meetings?|case studies"
    r"|dashboards?|reviews?)"
)
_MEASURES: Final = words(rf"\b({NUMBER})\s+(?:[\w-]+\s+){{0,2}}?(?:measures|KPIs|indicators|metrics)\b")
_APPRENTICES: Final = words(rf"(?:{NUMBER}|\ban?\b|\[[^\[\]]{{2,60}}\])\s+(?:[\w-]+\s+){{0,2}}?apprentic\w+")

LOAD: Final = Outcome(
    "risk",
    f"under £{SMALL:,}, or under {SHORT} months where the value is not known",
    "This asks for more than a contract of this size or length can carry.",
    "Keep the one or two commitments that fit the service best, and one short report at the end.",
    more.SMALL_AND_SIMPLE,
)
APPRENTICES: Final = Outcome(
    "risk",
    f"under {SHORT} months",
    "An apprenticeship takes a year or more, and this contract is shorter.",
    "Ask for paid taster placements, or for a share in an apprenticeship with another employer that goes on "
    "after "
    "the contract ends.",
    more.SMALL_AND_SIMPLE,
)


def _load(draft: Draft) -> Iterator[Hit]:
    small = (
        draft.value < SMALL if draft.value is not None else draft.months is not None and draft.months < SHORT
    )
    if not small:
        return
    places = [
        (sentence.start + match.start(), sentence.start + match.end())
        for sentence in draft.sentences
        if sentence.obliges
        for match in _EACH.finditer(sentence.text)
    ]
    if len(places) > MOST:
        yield Hit(*places[MOST], LOAD)
        return
    for sentence, start, end in found_in(draft, _MEASURES):
        found = _MEASURES.search(sentence.text)
        if found and number(found[1]) > MOST_MEASURES:
            yield Hit(start, end, LOAD)
            return


def _apprentices(draft: Draft) -> Iterator[Hit]:
    if draft.months is None or draft.months >= SHORT:
        return
    for sentence, start, end in found_in(draft, _APPRENTICES):
        if sentence.obliges:
            yield Hit(start, end, APPRENTICES)


RULES: Final = (
    Rule(
        "proportion.load",
        "proportion",
        "Too much for the size of the contract",
        f"Counts amounts and regular reports in contracts of less than £{SMALL:,}, or of less than {SHORT} "
        f"months "
        f"where the value is not known; speaks from {MOST + 1}. The value and length come from the brief, or "
        f"from "
        "the text.",
        (LOAD,),
        _load,
    ),
    Rule(
        "proportion.apprentices",
        "proportion",
        "Apprenticeships in a contract of less than a year",
        "Looks at the length in the brief, or in the text.",
        (APPRENTICES,),
        _apprentices,
    ),
)
