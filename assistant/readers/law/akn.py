"""Akoma Ntoso, as legislation.gov.uk serves Acts and Find Case Law serves judgments, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from lxml import etree

from assistant.readers.law.akn_names import (
    DEEPEST,
    DIVISIONS,
    LOWER,
    NOT_READ,
    NOTES,
    TOPS,
    is_heading,
    is_heading_line,
    name_of,
    number_of,
)
from assistant.readers.law.akn_source import Meta
from assistant.readers.law.parse import attributes, local
from assistant.readers.law.place import UNITS, Place, number_in, schedule_name
from assistant.readers.law.quoted import quoted_place
from assistant.readers.law.script import Script
from assistant.readers.law.text import BLOCK, Words, is_husk, joined, said_child, split_words, words
from assistant.readers.law.words import extent_line, gone_line, not_in_force


@dataclass(frozen=True, slots=True)
class Here:
    """What holds at one element of the tree."""

    place: Place
    level: int = 2
    said_extent: str = ""
    quoted: bool = False
    judgment: bool = False
    cover: bool = False
    """Whether this is the front of a judgment, which names court, parties and counsel."""


class Akn:
    """Walks a tree and fills a script."""

    def __init__(self, script: Script, meta: Meta, others: dict[str, Reader]) -> None:
        """`others` reads what is no provision, by its name."""
        self.script = script
        self.labels: dict[str, str] = {}
        """The label of each provision by its eId."""
        self.meta = meta
        self.titled = meta.judgment
        """Whether the title has been said."""
        self._depth = 0
        self._last = ""
        """The label of the last numbered paragraph of a judgment since a heading."""
        self._readers: dict[str, Reader] = {
            **dict.fromkeys(DIVISIONS, Akn._division),
            **dict.fromkeys(TOPS, Akn._provision),
            **dict.fromkeys(LOWER, Akn._lower),
            **dict.fromkeys(("schedule", "annex", "appendix"), Akn._schedule),
            **dict.fromkeys(("quotedStructure", "embeddedStructure"), Akn._quotation),
            **others,
        }

    def read(self, element: etree._Element, here: Here) -> None:
        """Read one element with all that is in it."""
        name = name_of(element)
        if name in NOT_READ or not name:
            return
        self._depth += 1
        if self._depth > DEEPEST:
            self.say(words(element), here)
        else:
            noted = element.get("class") in NOTES
            reader = self._readers[name if name in self._readers and not noted else ""]
            reader(self, element, here)
        self._depth -= 1

    def inside(self, element: etree._Element, here: Here) -> None:
        """Read what is in an element that only holds others."""
        self._loose(element.text, here)
        for item in element:
            self.read(item, here)
            self._loose(item.tail, here)

    def _loose(self, text: str | None, here: Here) -> None:
        if text and not text.isspace():
            self.say(Words(" ".join(text.split())), here)

    def line(self, element: etree._Element, here: Here) -> None:
        """A paragraph; structures that stand within it are read between its words."""
        said = split_words(element)
        in_decision = here.judgment and not (here.quoted or here.cover or said.blocks or self.script.waiting)
        if in_decision and local(element) == "p" and is_heading_line(element, said.text):
            self.script.refer(said, "")
            self.script.heading(said.text, 2)
            self._last = ""
            return
        parts = said.text.split(BLOCK)
        self.say(replace(said, text=parts[0].strip(), blocks=[]), here)
        for block, after in zip(said.blocks, parts[1:], strict=False):
            self.read(block, here)
            if after.strip():
                self.script.append(Words(after.strip()), here.place.label, here.level)

    def say(self, said: Words, here: Here) -> None:
        """Words of the law, or a line in place of those that are gone."""
        if not any(map(str.isalnum, said.text)) and here.judgment:
            self.script.refer(said, here.place.label)
            return  # a rule of dashes
        label = here.place.label or (self._last if here.judgment else "")
        if is_husk(said.text) and not here.quoted and not here.judgment:
            self.script.refer(said, label)
            self.script.gone(self._why(said), label, here.level)
            return
        self.script.say(said, label, here.level)

    def _head(self, said: Words, here: Here, label: str, references: list[str]) -> Here:
        """A heading, or a line where the words are quoted; then what introduces it."""
        self.script.refer(said, label)
        if here.quoted:
            self.script.say(Words(said.text), label, here.level, "paragraph")
        else:
            self.script.heading(said.text, here.level, label)
            here = replace(here, level=here.level + 1) if said.text else here
        for text in references:
            self.script.say(Words(text), label, here.level, "paragraph")
        return here

    def _schedule(self, element: etree._Element, here: Here) -> None:
        number, references = number_of(element)
        title, subtitle = said_child(element, "heading"), said_child(element, "subheading")
        named = schedule_name(number.text or title.text, element.get("eId") or "")
        here = self._marked(element, replace(here, place=here.place.in_schedule(named)))
        below = self._head(joined(number, title), here, here.place.label, references)
        self.script.say(subtitle, here.place.label, below.level, "paragraph")
        self.inside(element, self._remarks(element, below))

    def _division(self, element: etree._Element, here: Here) -> None:
        name = name_of(element)
        number, references = number_of(element)
        place = here.place
        if name == "part" and place.schedule:
            place = place.in_part(number_in(number.text))
        here = self._marked(element, replace(here, place=place))
        title = joined(number, said_child(element, "heading"))
        if is_husk(title.text):
            title.text = self._why(words(element))
        below = self._head(title, here, place.label if place.schedule else "", references)
        if (
            local(element) == "hcontainer"
        ):  # the shared sub-level text of divisions stands in intro and wrapUp
            self.script.say(said_child(element, "subheading"), place.label, below.level, "paragraph")
        self.inside(element, below)

    def _provision(self, element: etree._Element, here: Here) -> None:
        """A section, article, rule or regulation: `81 Duty to consider expression of interest`."""
        unit = UNITS[name_of(element)]
        number, references = number_of(element)
        own = unit if not here.place.schedule or unit != UNITS["section"] else ""
        here = self._marked(element, replace(here, place=here.place.at(number_in(number.text), own)))
        label = here.place.label
        title = said_child(element, "heading")
        shown = number.text.rstrip(".")
        self.script.refer(number, label)
        gone = element.get("status") == "removed" and not here.quoted
        content = words(element, "num", "heading")
        husk = is_husk(content.text) and not here.quoted
        if title.text:
            named = self._why(content) if is_husk(title.text) else title.text
            here = self._head(replace(title, text=f"{shown} {named}".strip()), here, label, references)
        elif (gone or husk) and not references:
            self._head(Words(f"{shown} {self._why(content)}"), here, label, [])
            self.script.refer(content, label)
            return
        here = self._remarks(element, here)
        since = self.script.wait("" if title.text else shown)
        if not self.script.waiting[-1]:
            self.script.waiting.pop()
        if gone or husk:
            self.script.refer(content, label)
            if not is_husk(title.text):
                self.script.gone(self._why(content), label, here.level)
            return
        self.inside(element, here)
        if not title.text:
            self.script.settle(since)

    def _lower(self, element: etree._Element, here: Here) -> None:
        """Anything numbered below a provision; the paragraphs of a schedule or judgment; mere levels."""
        name = name_of(element)
        number, references = number_of(element)
        title = said_child(element, "heading")
        value = number_in(number.text)
        counts = bool(re.fullmatch(r"\w{1,6}(?: ?[-–—,] ?\w{1,6})*", value)) and name != "blockContainer"
        place = here.place
        if counts and name in {"paragraph", "level", "point"} and not place.provision and not place.fixed:
            place = place.at(value, "para " if here.judgment else "" if place.schedule else "para.")
        elif counts:
            place = place.step(value)
        here = self._marked(element, replace(here, place=place))
        if here.judgment and counts and not here.quoted:
            self._last = place.label
        self.script.refer(number, place.label)
        since = -1
        if (
            title.text
            and (here.judgment or not place.provision or place.schedule)
            and (not here.judgment or is_heading(element, title))
        ):
            shown = f"{number.text.rstrip('.')} {title.text}".strip()
            if here.judgment and not counts:
                self._last = ""
            here = self._head(replace(title, text=shown), here, place.label, references)
        else:
            if number.text:
                since = self.script.wait(number.text)
            if title.text:
                self._titled_level(title, here)
        self.inside(element, self._remarks(element, here))
        if since >= 0:
            self.script.settle(since)

    def _titled_level(self, title: Words, here: Here) -> None:
        """A heading within a provision, or words that a file calls one and that are none."""
        if here.judgment:
            self.say(title, here)
            return
        waiting, self.script.waiting = self.script.waiting, []
        self._head(title, here, here.place.label, [])
        self.script.waiting = waiting

    def _quotation(self, element: etree._Element, here: Here) -> None:
        """Words of another document: their numbers belong there."""
        amends = local(element) == "quotedStructure" and not here.judgment
        place = quoted_place(here.place, element) if amends else here.place.only(here.place.label)
        marks = attributes(element)
        since = self.script.open_quote(marks.get("startQuote", ""))
        self.inside(element, replace(here, place=place, quoted=True))
        self.script.close_quote(marks.get("endQuote", ""), since)

    def _marked(self, element: etree._Element, here: Here) -> Here:
        if element.get("eId"):
            self.labels.setdefault(element.get("eId") or "", here.place.label)
        return here

    def _remarks(self, element: etree._Element, here: Here) -> Here:
        """Say extent and standing where they are not what the reader takes to hold."""
        if here.quoted or here.judgment:
            return here
        identity, label = element.get("eId") or "\0", here.place.label
        extent = self.meta.extents.get(identity, here.said_extent)
        if extent and extent != here.said_extent:
            self.script.remark(extent_line(extent), label, here.level)
        held = attributes(element)
        status = held.get("Status") or held.get("status", "")
        if status.lower() == "prospective":
            self.script.prospective.append(label)
            self.script.remark(not_in_force(self.meta.valid), label, here.level)
        return replace(here, said_extent=extent)

    def _why(self, said: Words) -> str:
        notes = self.script.notes
        return gone_line(" ".join(notes[ref].text for ref in said.notes if ref in notes))


Reader: TypeAlias = Callable[[Akn, etree._Element, Here], None]  # noqa: SLF001 -- lxml has no public name for it
"""What reads the elements of one name."""
