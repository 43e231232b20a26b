"""Instruments and their provisions, as the rules rest on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LEGISLATION: Final = "https://www.legislation.gov.uk/"


@dataclass(frozen=True, slots=True)
class Instrument:
    """An Act or a set of regulations."""

    name: str
    """As it is cited in a sentence: `Localism Act 2011`."""
    paths: tuple[str, ...]
    """Where legislation.gov.uk has it, `ukpga/2011/20`; the first is the one to open."""
    unit: str
    """What its address calls a numbered provision: `section` or `regulation`."""
    page: str = ""
    """Its page, for what legislation.gov.uk does not hold: a policy note, guidance."""
    from_copy: str = ""
    """What to know of the text that the rules were written from; empty when it was read whole."""


LOCALISM_ACT: Final = Instrument("Localism Act 2011", ("ukpga/2011/20",), "section")
EXPRESSIONS: Final = Instrument("SI 2012/1313", ("uksi/2012/1313",), "regulation")
REJECTION: Final = Instrument("SI 2012/1647", ("uksi/2012/1647",), "regulation")
BIDS: Final = Instrument("SI 2015/582", ("uksi/2015/582",), "regulation")
REORGANISATION: Final = Instrument(
    "SI 2008/2113",
    ("uksi/2008/2113", "uksi/2018/930"),
    "regulation",
    from_copy="Regulation 10A was read as SI 2018/930 inserted it. SI 2018/1296 amended it on 2 January "
    "2019; the text of that amendment was not seen.",
)
SCOTLAND: Final = Instrument("Community Empowerment (Scotland) Act 2015", ("asp/2015/6",), "section")
PROCUREMENT_ACT: Final = Instrument("Procurement Act 2023", ("ukpga/2023/54",), "section")


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered part of an instrument."""

    instrument: Instrument
    label: str
    """As a reader of legislation labels it: `s.81(6)(a)`, `Sch.1 para.2`, `reg.3(b)`."""
    note: str
    """The id of a shipped note."""
    told: str
    """A sentence of that note, to the letter, that tells what the provision says."""

    @property
    def cited(self) -> str:
        """`Localism Act 2011, s.81(6)(a)`."""
        return f"{self.instrument.name}, {self.label}"

    @property
    def address(self) -> str:
        """Its page on legislation.gov.uk, or that of the policy."""
        if self.instrument.page:
            return self.instrument.page
        path = LEGISLATION + self.instrument.paths[0]
        head = self.label.split("(")[0]
        if head.startswith("Sch."):
            schedule, _, paragraph = head.removeprefix("Sch.").partition(" para.")
            number = f"/{schedule}" if schedule.strip() else ""
            return f"{path}/schedule{number}" + (f"/paragraph/{paragraph}" if paragraph else "")
        return f"{path}/{self.instrument.unit}/{head.split('.', 1)[1]}"


def act(label: str, note: str, told: str) -> Provision:
    """A provision of the Localism Act 2011; `note` without its common beginning."""
    return Provision(LOCALISM_ACT, label, f"note-right-to-challenge-{note}", told)


def expressions(label: str, note: str, told: str) -> Provision:
    """A provision of SI 2012/1313, on what an expression of interest holds and on excluded services."""
    return Provision(EXPRESSIONS, label, f"note-right-to-challenge-{note}", told)


def rejection(label: str, note: str, told: str) -> Provision:
    """A provision of SI 2012/1647, on fire authorities and the grounds for rejection."""
    return Provision(REJECTION, label, f"note-right-to-challenge-{note}", told)
