"""Which provision of another enactment quoted words become: `s.2 inserting s.17(11)`."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from assistant.readers.law.parse import local
from assistant.readers.law.place import UNITS, Place
from assistant.readers.law.text import words

_LEVEL = re.compile(r"P(\d)(?:group)?\Z")
_INSERTS = re.compile(r"\b(insert|add|substitut)\w*\b", re.IGNORECASE)
_SECTION = re.compile(
    r"\A\W*(?:In|After|Before|For)\s+(section|regulation|article|rule)\s+(\d+[A-Z]{0,3})((?:\(\w+\))*)(?!\w)",
    re.IGNORECASE,
)
"""The provision that an instruction names first: `In section 17 of the Act (…), after …`."""
_OTHERS = re.compile(r"\b(?:section|regulation|article|rule)s?\s+\d+[A-Z]{0,3}\b", re.IGNORECASE)
_WITHIN = re.compile(r"\bin (?:subsection|paragraph) \((\d+[A-Z]*)\)", re.IGNORECASE)
_LEVELS = {"section": 1, "article": 1, "rule": 1, "subsection": 2}
"""The levels of Akoma Ntoso's names; a `paragraph` there may be on any."""
_SUBSECTION, _PARAGRAPH = 2, 3
_MOST_LEADS = 8
"""Instructions around a quotation, innermost first, that are read for its target."""


def quoted_place(place: Place, amendment: etree._Element) -> Place:
    """The place of quoted words: the amending provision first, then what it inserts, where that is told.

    A provision that is quoted whole brings its number in the XML. The number of the section that a lone
    subsection goes into stands only in the instruction; it is taken when just one section is named there.
    """
    here = place.label
    leads = _leads(amendment)
    verb = _verb(leads)
    if not verb:
        return place.only(here)
    unit, within, top = _unit(amendment, leads), amendment.get("Context") == "schedule", _top(amendment)
    target = Place(unit, prefix=f"{here} {verb} " if here else f"{verb} ", bare=here)
    if top == 1 and not (unit or within):
        return place.only(here)
    if within:
        return replace(target, unit=UNITS["paragraph"])
    if top > 1:
        return _below(target, leads, top)
    return target


def _leads(amendment: etree._Element) -> list[str]:
    """The words that lead to the quotation, innermost first: `after subsection (1) insert—`."""
    found: list[str] = []
    item: etree._Element | None = amendment
    while item is not None and len(found) < _MOST_LEADS:
        before = item.getprevious()
        while before is not None and local(before) not in {"Text", "p", "intro"}:
            before = before.getprevious()
        if before is not None:
            found.append(words(before).text)
        item = item.getparent()
        if item is not None and local(item) in {"P1", "section", "BlockAmendment", "quotedStructure"}:
            break
    return found


def _verb(leads: list[str]) -> str:
    """What the innermost instruction does with the words; empty when it does not say."""
    for lead in leads[:2]:
        found = list(_INSERTS.finditer(lead))
        if found:
            return "substituting" if found[-1][1].lower() == "substitut" else "inserting"
    return ""


def _unit(amendment: etree._Element, leads: list[str]) -> str:
    """What a provision of the amended enactment is; empty when that is not told."""
    kind = amendment.get("TargetSubClass") or ""
    if kind in UNITS or kind == "order":
        return UNITS.get(kind, "art.")
    named = next((found for lead in leads if (found := _SECTION.match(lead))), None)
    if named:
        return UNITS[named[1].lower()]
    return "s." if amendment.get("TargetClass") == "primary" else ""


def _top(amendment: etree._Element) -> int:
    """The level of the first provision that is quoted: 1 for a section, 2 for a subsection; 0 for none."""
    for item in amendment.iterdescendants():
        name = local(item)
        found = _LEVEL.match(name)
        if found:
            return int(found[1])
        if name in _LEVELS:
            return _LEVELS[name]
        if name == "Schedule" or item.get("name") == "schedule":
            return 0
        if name == "hcontainer" and item.get("name") in UNITS:
            return 1
    return 0


def _below(target: Place, leads: list[str], top: int) -> Place:
    """The place of a lone subsection or paragraph, when the instructions name what it goes into."""
    named = [found for lead in leads if (found := _SECTION.match(lead))]
    others = {name for lead in leads for name in map(str.lower, _OTHERS.findall(lead))}
    if not target.unit or len(named) != 1 or len(others) != 1:
        return target
    section = target.at(named[0][2])
    within = re.findall(r"\w+", named[0][3]) + [found for lead in leads for found in _WITHIN.findall(lead)]
    if len(within) != top - _SUBSECTION:
        return target
    for number in within:
        section = section.step(number)
    return section if top <= _PARAGRAPH else target
