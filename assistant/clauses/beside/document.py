"""The shape of what goes beside a draft: headed paragraphs, a table at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from assistant.law.provision import Provision

Look = Literal["paragraph", "item"]

ILLUSTRATIVE: Final = "Illustrative: for officer and legal review. Fill in what stands in brackets."


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph or list item, with the provision that it rests on."""

    text: str
    provision: Provision | None = None
    look: Look = "paragraph"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it."""

    heading: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a monitoring schedule."""

    when: str
    """A frequency, a placeholder for a date, or an event; never a date that nobody gave."""
    what: str
    evidence: str
    who: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A whole document."""

    id: str
    title: str
    parts: tuple[Part, ...]
    rows: tuple[Row, ...] = ()
    """The table, which stands after the first part; empty where there is none."""

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions behind it, each once, in the order of the text."""
        found = (said.provision for part in self.parts for said in part.said)
        return tuple(dict.fromkeys(provision for provision in found if provision))


def item(text: str, provision: Provision | None = None) -> Said:
    """A list item."""
    return Said(text, provision, "item")
