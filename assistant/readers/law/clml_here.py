"""What holds at an element of CLML: its place, its extent, and whether it is in force."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from assistant.readers.law.place import Place
from assistant.readers.law.words import not_in_force


@dataclass(frozen=True, slots=True)
class Here:
    """What holds at one element of the tree."""

    place: Place
    level: int = 2
    """Of the next heading."""
    extent: str = ""
    said_extent: str = ""
    """The extent that a reader takes to hold, because a heading above or the whole says so."""
    waits: str = ""
    """The line that says why it is not in force; empty when it is."""
    said_waits: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells by the attributes of an element what was law on the day of the version."""

    valid: str
    """The day of the version, ISO 8601; empty when the file does not say."""
    as_of: str
    """That day, or the day of reading in its stead."""
    keeps_repealed: bool = False
    """Whether the whole is repealed: then its words are read as what they were."""

    def entered(self, element: etree._Element, here: Here) -> Here:
        """What holds within the element: its extent, and the line that says why it is not in force."""
        if not element.attrib:
            return here
        begins, status = element.get("RestrictStartDate") or "", element.get("Status")
        waits = here.waits
        later = element.get("Match") == "false" and begins > self.as_of
        if later or (status == "Prospective" and not "" < begins <= self.as_of):
            waits = not_in_force(self.valid, begins)
        extent = element.get("RestrictExtent") or here.extent
        if (extent, waits) == (here.extent, here.waits):
            return here
        return replace(here, extent=extent, waits=waits)

    def is_gone(self, element: etree._Element) -> bool:
        """Whether the words of a provision are no longer law, although they may be printed."""
        if self.keeps_repealed:
            return False
        status, ends = element.get("Status"), element.get("RestrictEndDate") or ""
        if status in {"Repealed", "Dead", "Discarded"}:
            return True
        return element.get("Match") == "false" and status != "Prospective" and "" < ends <= self.as_of
