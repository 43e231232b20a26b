"""Crown Legislation Markup Language, the XML of legislation.gov.uk: its structure, piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from lxml import etree

from assistant.readers.law.clml_here import Clock, Here
from assistant.readers.law.clml_names import (
    BLOCKS,
    DEEPEST,
    DIVISIONS,
    HOLDERS,
    MARKS,
    NOT_READ,
    NUMBERED,
    shown,
)
from assistant.readers.law.parse import child, children, local
from assistant.readers.law.place import number_in, schedule_name
from assistant.readers.law.quoted import quoted_place
from assistant.readers.law.script import Script
from assistant.readers.law.text import Words, is_husk, joined, said_child, words
from assistant.readers.law.words import extent_line, gone_line


class Clml:
    """Walks a tree and fills a script."""

    def __init__(
        self,
        script: Script,
        others: dict[str, Reader],
        versions: dict[str, etree._Element],
        clock: Clock,
    ) -> None:
        """`others` reads what is no provision, by its name; `versions` are concurrent ones, by their id."""
        self.script = script
        self.clock = clock
        self._versions = versions
        self._depth = 0
        self._readers: dict[str, Reader] = {
            **dict.fromkeys(DIVISIONS, Clml._division),
            **{f"P{level}": Clml._numbered for level in range(1, 8)},
            "P1group": Clml._group,
            "P2group": Clml._subgroup,
            "P3group": Clml._subgroup,
            "Schedule": Clml._schedule,
            "Appendix": Clml._schedule,
            "Annex": Clml._schedule,
            "BlockAmendment": Clml._quotation,
            "BlockExtract": Clml._quotation,
            **others,
        }

    def read(self, element: etree._Element, here: Here) -> None:
        """Read one element with all that is in it."""
        name = local(element)
        if name in NOT_READ or not name:
            return
        self._depth += 1
        if self._depth > DEEPEST:
            self.line(element, here)
        elif name in self._readers:
            self._readers[name](self, element, here)
        elif name in HOLDERS or (name != "Text" and any(local(item) in BLOCKS for item in element)):
            self.inside(element, here)
        else:
            self.line(element, here)
        self._depth -= 1

    def inside(self, element: etree._Element, here: Here) -> None:
        """Read what is in an element that only holds others."""
        self._loose(element.text, here)
        for item in element:
            if local(item) == "AppendText":
                self.script.append(words(item), here.place.label, here.level)
            else:
                self.read(item, here)
                for version in self._concurrent(item):
                    self.read(version, here)
            self._loose(item.tail, here)

    def line(self, element: etree._Element, here: Here) -> None:
        """Say the words of an element as they are."""
        said = words(element)
        if is_husk(said.text) and not here.quoted:
            self.script.refer(said, here.place.label)
            self.script.gone(self._why(said), here.place.label, here.level)
            return
        self.script.say(said, here.place.label, here.level)

    def head(self, said: Words, here: Here, label: str) -> Here:
        """A heading, or a line where the words are quoted; gives what holds below it."""
        self.script.refer(said, label)
        if here.quoted:
            self.script.say(Words(said.text), label, here.level, "paragraph")
            return here
        self.script.heading(said.text, here.level, label)
        return replace(here, level=here.level + 1) if said.text else here

    def remarks(self, here: Here) -> Here:
        """Say extent and standing where they are not what the reader takes to hold."""
        if here.quoted or (here.extent, here.waits) == (here.said_extent, here.said_waits):
            return here
        label = here.place.label
        if here.extent and here.extent != here.said_extent:
            self.script.remark(extent_line(here.extent), label, here.level)
        if here.waits and here.waits != here.said_waits:
            self.script.prospective.append(label)
            self.script.remark(here.waits, label, here.level)
        return replace(here, said_extent=here.extent, said_waits=here.waits)

    def _loose(self, text: str | None, here: Here) -> None:
        if text and not text.isspace():
            self.script.say(Words(" ".join(text.split())), here.place.label, here.level)

    def _concurrent(self, element: etree._Element) -> list[etree._Element]:
        """The versions of a provision for other places; those of a formula or image are not read."""
        refs = (element.get("AltVersionRefs") or "").split()
        if not refs or local(element) not in BLOCKS or local(element) == "Formula":
            return []
        found = [item for ref in refs if ref in self._versions for item in children(self._versions.pop(ref))]
        return [item for item in found if local(item) in BLOCKS and item.get("RestrictExtent")]

    def _group(self, element: etree._Element, here: Here) -> None:
        here = self.clock.entered(element, here)
        heading = child(element, "Title")
        title = words(heading) if heading is not None else Words()
        provisions = list(children(element, "P1"))
        if len(provisions) == 1:
            for item in children(element):
                if item is provisions[0]:
                    self._provision(item, here, title, gone=self.clock.is_gone(element))
                else:
                    self.read(item, here)
            return
        below = self.head(title, here, here.place.label)
        if self.clock.is_gone(element) and not provisions:
            self.script.gone(gone_line(""), here.place.label, below.level)
        else:
            self.inside(element, below if provisions else self.remarks(below))

    def _numbered(self, element: etree._Element, here: Here) -> None:
        if local(element) == "P1":
            self._provision(element, self.clock.entered(element, here), Words())
            return
        held = child(element, "Pnumber")
        number = words(held) if held is not None else Words()
        here = self.clock.entered(element, replace(here, place=here.place.step(number_in(number.text))))
        self.script.refer(number, here.place.label)
        if self.clock.is_gone(element):
            self.script.wait(shown(held, number.text))
            self._leave_out(element, here)
            return
        here = self.remarks(here)
        since = self.script.wait(shown(held, number.text))
        self._content(element, here)
        self.script.settle(since)

    def _provision(self, element: etree._Element, here: Here, title: Words, *, gone: bool = False) -> None:
        """A section, or a paragraph of a schedule: `81 Duty to consider expression of interest`."""
        held = child(element, "Pnumber")
        number = words(held) if held is not None else Words()
        here = replace(self.clock.entered(element, here), place=here.place.at(number_in(number.text)))
        label = here.place.label
        self.script.refer(number, label)
        if not here.quoted:
            self.script.begin(label, _begins(element))
        mark = shown(held, number.text, first=True)
        gone = (gone or self.clock.is_gone(element)) and not here.quoted
        since = len(self.script.pieces)
        if gone and is_husk(title.text or "..."):
            self.head(Words(f"{mark} {self._why(words(element, 'Pnumber'))}", title.notes), here, label)
            self.script.refer(words(element), label)
            return
        if title.text:
            named = self._why(words(element)) if is_husk(title.text) else title.text
            here = self.head(replace(title, text=f"{mark} {named}".strip()), here, label)
        else:
            since = self.script.wait(mark)
        if gone:
            self._leave_out(element, here)
            return
        waiting, self.script.waiting = self.script.waiting, []
        here = self.remarks(here)
        self.script.waiting = waiting
        if is_husk(title.text) and is_husk(words(element, "Pnumber").text):
            self.script.refer(words(element, "Pnumber"), label)
        else:
            self._content(element, here)
        if not title.text:
            self.script.settle(since)

    def _content(self, element: etree._Element, here: Here) -> None:
        """What stands in a provision, or one line when nothing but dots is left of it."""
        opening = next((item for item in element.iter() if local(item) == "Text"), None)
        if opening is not None and is_husk(words(opening).text) and not here.quoted:
            said = words(element, "Pnumber")
            if is_husk(said.text):
                self.script.refer(said, here.place.label)
                self.script.gone(self._why(said), here.place.label, here.level)
                return
        self.inside(element, here)

    def _leave_out(self, element: etree._Element, here: Here) -> None:
        said = words(element, "Pnumber", "Title")
        self.script.refer(said, here.place.label)
        self.script.gone(self._why(said), here.place.label, here.level)

    def _why(self, said: Words) -> str:
        """`[Repealed]`, by the notes that the words refer to."""
        notes = self.script.notes
        return gone_line(" ".join(notes[ref].text for ref in said.notes if ref in notes))

    def _subgroup(self, element: etree._Element, here: Here) -> None:
        heading = child(element, "Title")
        here = self.clock.entered(element, here)
        waiting, self.script.waiting = self.script.waiting, []
        below = self.head(words(heading), here, here.place.label) if heading is not None else here
        self.script.waiting = waiting
        self.inside(element, below)

    def _division(self, element: etree._Element, here: Here) -> None:
        """A part, chapter or cross-heading: `PART 5 — Community empowerment`."""
        here = self.clock.entered(element, here)
        number, title = said_child(element, "Number"), said_child(element, "Title")
        place = here.place
        if local(element) in {"Part", "EUPart"} and place.schedule:
            place = place.in_part(number_in(number.text))
        here = replace(here, place=place)
        if local(element) == "Division" and number.text and not title.text:
            since = self.script.wait(number.text)
            self.inside(element, here)
            self.script.settle(since)
            return
        gone = self.clock.is_gone(element) and not here.quoted
        if is_husk(title.text) or (gone and not title.text):
            title.text = self._why(words(element))
        below = self.head(joined(number, title), here, place.label if place.schedule else "")
        self.reference(element, below)
        if gone and not any(NUMBERED.match(local(item)) for item in element.iter()):
            self.script.gone(gone_line(""), place.label, below.level)
        else:
            self.inside(element, below)

    def _schedule(self, element: etree._Element, here: Here) -> None:
        number, block = said_child(element, "Number"), child(element, "TitleBlock")
        holder = block if block is not None else element
        title, subtitle = said_child(holder, "Title"), said_child(holder, "Subtitle")
        named = schedule_name(number.text, element.get("id") or "")
        here = self.clock.entered(element, replace(here, place=here.place.in_schedule(named)))
        label = here.place.label
        if is_husk(title.text):
            title.text = self._why(words(element))
        below = self.head(joined(number, title), here, label)
        self.script.say(subtitle, label, below.level, "paragraph")
        self.reference(element, below)
        if self.clock.is_gone(element) and not here.quoted:
            self._leave_out(element, below)
        else:
            self.inside(element, self.remarks(below))

    def reference(self, element: etree._Element, here: Here) -> None:
        """The provision that introduces a schedule or part, as it is printed beside it."""
        for item in children(element, "Reference"):
            self.script.say(words(item), here.place.label, here.level, "paragraph")

    def _quotation(self, element: etree._Element, here: Here) -> None:
        """Words quoted for another enactment: their numbers belong there."""
        amends = local(element) == "BlockAmendment"
        place = quoted_place(here.place, element) if amends else here.place.only(here.place.label)
        opening, closing = MARKS.get(element.get("Format") or "", ("", ""))
        since = self.script.open_quote(opening)
        self.inside(element, replace(here, place=place, quoted=True))
        self.script.close_quote(closing, since)


def _begins(element: etree._Element) -> str:
    """The day from which a provision stands as it is, by its own attributes or those of its group."""
    around = element.getparent()
    held = around.get("RestrictStartDate") if around is not None and local(around) == "P1group" else None
    return element.get("RestrictStartDate") or held or ""


Reader: TypeAlias = Callable[[Clml, etree._Element, Here], None]  # noqa: SLF001 -- lxml has no public name for it
"""What reads the elements of one name."""
