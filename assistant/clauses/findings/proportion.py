"""Rules on commitments that the value or length of the contract cannot carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses.findings import provisions as more
from assistant.clauses.findings.amounts import NUMBER, PERCENT, number
from assistant.clauses.findings.delivery import THINGS
from assistant.clauses.findings.finding_words import denied, found_in, words
from assistant.clauses.findings.prepared import Draft
from assistant.clauses.findings.rule import Hit, Outcome, Rule
from assistant.clauses.findings.short_work import short_work

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
_GOOD_THING: Final = words(
    rf"{NUMBER}\s+(?:(?:long-term|full-time|part-time|paid|new|local|young|[\w-]+)\s+){{0,2}}?"
    r"(?:apprentic\w+|jobs?|placements?|trainees?|traineeships?|tasters?|internships?|insight days?"
    r"|interviews?|tours?|visits?"
    r"|talks?|hours?|workshops?|sessions?|trees?|carers?|people|students?|starts|schools|charities|fairs?"
    r"|events?|graduates?"
    r"|volunteers?|mentors?|mentees|assemblies|volunteer days|care leavers|veterans|pupils|actions"
    r"|case studies|projects|gardens|days of)\b"
    rf"|{NUMBER}{PERCENT}\s+(?:[\w-]+\s+){{0,2}}?(?:cut|reduction|saving|of|less|fewer|carbon|waste)\b"
    rf"|\ba dozen \w+"
    r"|\b(?:monthly|weekly|fortnightly|quarterly|annual|yearly)\s+(?:[\w-]+\s+){0,3}?(?:reports?|meetings?"
    r"|newsletters?"
    r"|conferences?|reviews?|case stud(?:y|ies)|dashboards?|returns?|boards?)\b|\bvisit (?:\w+ )schools\b"
)
_TASTES: Final = words(r"\b(?:internships?|insight|tasters?|mock interviews?|trainees|volunteer)\b")
_LISTED: Final = words(
    r"\b(?:KPIs?|targets?|commitments|social value)\s?:|^(?:offer|provide|deliver|commit|pledge|promise"
    r"|give)\b"
)
_STAFFED: Final = words(
    r"\bfull-time (?:social value|community|sustainability) (?:manager|officer|co-?ordinator|lead)\b"
    r"|\b(?:[2-9]\d|\d{3})[- ]page\b[^.;]{0,40}?\b(?:workbook|report|return|plan|form)\b"
)
_MANY: Final = words(
    rf"(?<!one of the )(?<!any of the )\b({NUMBER}(?:-(?:one|two|three|four|five|six|seven|eight"
    rf"|nine))?)\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:sub-)?(?:measures|KPIs|indicators|metrics|outcomes|themes|commitments|targets|promises)\b"
)
_MEASURES: Final = words(rf"\b({NUMBER})\s+(?:[\w-]+\s+){{0,2}}?(?:measures|KPIs|indicators|metrics)\b")
_APPRENTICES: Final = words(
    rf"(?:{NUMBER}|\ban?\b|\[[^\[\]]{{2,60}}\])\s+(?:[\w-]+\s+){{0,2}}?apprentic\w+"
    rf"|\bapprentices: {NUMBER}|\b(?:hire|take on|employ|recruit|start) (?:[\w-]+ )?apprentices\b"
)

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
    promised = list(_promised(draft))
    if len(promised) > MOST:
        yield Hit(*promised[MOST], LOAD)
        return
    for sentence in draft.sentences:
        for found in (*_MEASURES.finditer(sentence.text), *_MANY.finditer(sentence.text)):
            if number(found[1].split("-")[0]) > MOST_MEASURES and not denied(sentence, found.start()):
                yield Hit(sentence.start + found.start(), sentence.start + found.end(), LOAD)
                return
    yield from (Hit(start, end, LOAD) for _, start, end in found_in(draft, _STAFFED))


def _promised(draft: Draft) -> Iterator[tuple[int, int]]:
    for sentence in draft.sentences:
        if (sentence.social or _TASTES.search(sentence.text)) and (
            sentence.obliges or _LISTED.search(sentence.text)
        ):
            for match in _GOOD_THING.finditer(sentence.text):
                yield sentence.start + match.start(), sentence.start + match.end()


def _apprentices(draft: Draft) -> Iterator[Hit]:
    if not draft.has(_ANY_APPRENTICE):
        return
    months = draft.months if draft.months is not None else short_work(draft.text)
    if months is None or months >= SHORT:
        return
    for sentence, start, end in found_in(draft, _APPRENTICES):
        if sentence.obliges or _REQUIRED.search(sentence.text):
            yield Hit(start, end, APPRENTICES)


_ANY_APPRENTICE: Final = words(r"apprentic")
_REQUIRED: Final = words(
    r"\b(?:required?|expected|apprentices?:|social value:|shall|must|will|hire|support|include|to be)"
)


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
