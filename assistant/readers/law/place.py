"""Where words stand in an enactment, from its structure, as a lawyer writes it: `Sch.3 Pt.2 para.7(b)`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.readers.law.labels import unit_of_title

UNITS = {
    "section": "s.",
    "regulation": "reg.",
    "article": "art.",
    "rule": "r.",
    "clause": "cl.",
    "paragraph": "para.",
}
"""The names of provisions in addresses, ids and Akoma Ntoso, and how each is cited."""
_PLURALS = {"s.": "ss.", "reg.": "regs.", "art.": "arts.", "r.": "rr.", "para.": "paras.", "cl.": "cll."}
_ORDINALS = (
    *("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH"),
    *("SEVENTH", "EIGHTH", "NINTH", "TENTH", "ELEVENTH", "TWELFTH"),
)
_RANGE = re.compile(r"(\w+)\s*(?:[-–—]+|to)\s*(\w+)")
_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}|enacted|made|created|adopted|prospective|data\..*")


@dataclass(frozen=True, slots=True)
class Place:
    """One place; each method gives the place one step further in."""

    unit: str = "s."
    """What a numbered provision of the body is: `s.`, `reg.`, `art.`, `r.`."""
    prefix: str = ""
    """`s.5(2) inserting `: the words are quoted for another enactment."""
    bare: str = ""
    """The label when there is nothing to say after `prefix`, and wherever `fixed`."""
    schedule: str = ""
    part: str = ""
    provision: str = ""
    steps: str = ""
    fixed: bool = False
    """Whether numbers further in are no part of the label."""

    @property
    def label(self) -> str:
        """The place as a lawyer writes it; empty for the enactment as a whole."""
        own = " ".join(filter(None, (self.schedule, self.part, self.provision))) + self.steps
        return self.bare if self.fixed or not own else self.prefix + own

    def at(self, number: str, unit: str = "") -> Place:
        """The provision `number` of the body, or paragraph of the schedule; `unit` if the file names it."""
        if self.fixed or not number:
            return self
        unit = unit or ("para." if self.schedule else self.unit)
        return replace(self, provision=_cited(unit, number), steps="")

    def step(self, number: str) -> Place:
        """The subsection, paragraph or item `number`."""
        if self.fixed or not number:
            return self
        between = _RANGE.fullmatch(number)
        said = f"({between[1]}) to ({between[2]})" if between else f"({number})"
        return replace(self, steps=self.steps + said)

    def in_schedule(self, name: str) -> Place:
        """A schedule, called `Sch.3`; the place before any paragraph of it."""
        return self if self.fixed else replace(self, schedule=name, part="", provision="", steps="")

    def in_part(self, number: str) -> Place:
        """A part of a schedule."""
        return (
            self if self.fixed or not number else replace(self, part=f"Pt.{number}", provision="", steps="")
        )

    def only(self, label: str) -> Place:
        """A place that is called `label` throughout: a note, a signature."""
        return Place(self.unit, bare=label, fixed=True)


def _cited(unit: str, number: str) -> str:
    between = _RANGE.fullmatch(number)
    if between:
        return f"{_PLURALS.get(unit, unit)}{between[1]} to {between[2]}"
    several = re.fullmatch(r"\w+(?:\s*,\s*\w+)+", number)
    return f"{_PLURALS.get(unit, unit) if several else unit}{number}"


def number_in(text: str) -> str:
    """The number that a number element holds: `1A` of `(1A)`, `5` of `Article 5`, `2` of `PART 2`."""
    text = re.sub(r"[\[\]“”\"‘’…()]", " ", text).strip(" .:,;—–-")
    text = re.sub(
        r"\A(?:article|section|regulation|rule|paragraph|part|chapter)s?\s+", "", text, flags=re.IGNORECASE
    )
    if re.fullmatch(r"\w+(?:\s*[-–—,]+\s*\w+)+", text) or " to " in text:
        return " ".join(text.split())
    return text.split()[-1].strip(".") if text.split() else ""


def schedule_name(number: str, identity: str = "") -> str:
    """`Sch.1` of `SCHEDULE 1`, `Sch.` where there is but one, `Annex I` of `ANNEX I`."""
    text = " ".join(number.replace("\u00a0", " ").split())
    ordinal = re.match(r"(?:the\s+)?(\w+)\s+schedule\b", text, re.IGNORECASE)
    if ordinal and ordinal[1].upper() in _ORDINALS:
        return f"Sch.{_ORDINALS.index(ordinal[1].upper()) + 1}"
    found = re.search(
        r"\b(schedule|annex|appendix|attachment)\b\s*([A-Z]{0,2}\d+[A-Z]{0,3}|[IVXL]+|[A-Z])?",
        text,
        re.IGNORECASE,
    )
    word, value = (found[1].lower(), found[2] or "") if found else ("schedule", "")
    if not value and not found:
        held = re.match(r"schedule-(\w+)", identity)
        value = held[1] if held else number_in(text)
    short = {"schedule": "Sch.", "appendix": "App."}.get(word)
    return f"{short}{value}" if short else f"{word.capitalize()} {value}".strip()


def unit_from(identity: str, *, minor: str = "", category: str = "", title: str = "") -> str:
    """What the provisions of the body are: by an id or address, else by the class of the enactment."""
    for step in re.split(r"[/-]", identity):
        if step in UNITS and step != "paragraph":
            return UNITS[step]
    if category == "euretained":
        return "art."
    if minor in UNITS or minor in {"order", "scheme"}:
        return {"order": "art.", "scheme": "para."}.get(minor) or UNITS[minor]
    return unit_of_title(title)


def place_at(address: str, unit: str) -> Place:
    """The place that an address or id names: `…/schedule/1/paragraph/4/2` is `Sch.1 para.4(2)`."""
    steps = [step for step in re.split(r"[/-]" if "/" not in address else "/", address) if step]
    starts = next(
        (at for at, step in enumerate(steps) if step in UNITS or step in {"schedule", "part"}), len(steps)
    )
    place = Place(unit)
    rest = [step for step in steps[starts:] if not _VERSION.fullmatch(step)]
    while rest:
        word, value = rest.pop(0), ""
        if rest and rest[0] not in UNITS and rest[0] not in {"part", "chapter", "crossheading"}:
            value = rest.pop(0)
        if word == "schedule":
            place = place.in_schedule(f"Sch.{value}")
        elif word == "part" and place.schedule:
            place = place.in_part(value)
        elif word in UNITS:
            place = replace(place, unit=UNITS[word] if not place.schedule else unit).at(value)
            while rest and rest[0] not in UNITS:
                place = place.step(rest.pop(0))
    return place
