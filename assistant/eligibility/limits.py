"""What the rules were read from, and what they leave out or take from memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.law.provision import BIDS, EXPRESSIONS, LOCALISM_ACT, REJECTION, REORGANISATION, Instrument


@dataclass(frozen=True, slots=True)
class Basis:
    """A text behind the rules."""

    instrument: Instrument
    read: str
    """Which part and which version of it was read."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that a lawyer should know before relying on the rules."""

    name: str
    text: str


READ_FROM: Final = (
    Basis(
        LOCALISM_ACT,
        "Sections 81 to 86, in a copy of the revised text that already carries changes to other "
        "sections made up to 1 May 2026. Those six sections stand in it as enacted.",
    ),
    Basis(
        EXPRESSIONS,
        "The whole instrument, with the end of two exclusions on 1 April 2014.",
    ),
    Basis(
        REJECTION,
        "The whole instrument, as revised on 6 August 2026 by legislation.gov.uk and valid from 20 "
        "December 2023.",
    ),
    Basis(
        BIDS,
        "The whole instrument, as made.",
    ),
    Basis(REORGANISATION, REORGANISATION.from_copy),
)

LIMITS: Final = (
    Limit(
        "English Devolution and Community Empowerment Act 2026",
        "Its long title, summaries of the Bill and the revised Localism Act 2011 show no change to "
        "this right. Its schedules were not all read, and parts of it begin on days that are still to "
        "be set.",
    ),
    Limit(
        "Statutory guidance",
        "Authorities must have regard to it. It was not read for these rules, so no rule rests on it.",
    ),
    Limit(
        "Unitary and metropolitan councils",
        "That each is in law a county council or a district council is from memory. A unitary council "
        "is cited to s.81(2)(a), although some are district councils and come under s.81(2)(b).",
    ),
    Limit(
        "The City of London and the Isles of Scilly",
        "That they are outside the right is inferred: neither the Act nor the regulations list them.",
    ),
    Limit(
        "Combined authorities and fire",
        "Regulation 3 is applied with changes to Greater Manchester (8 May 2017) and to York and "
        "North Yorkshire (20 December 2023), where the combined authority has the fire functions. No "
        "rule asks for that case: choose a kind of fire authority for fire and rescue there, and take "
        "advice.",
    ),
    Limit(
        "Fire authorities before 1 April 2018",
        "The fire and emergency planning authority that London had until then was listed, but is no "
        "answer here.",
    ),
    Limit(
        "Community interest companies, co-operatives and social enterprises",
        "The Act does not name them. They are tested as voluntary or community bodies on their facts; "
        "that this is usual is from memory.",
    ),
    Limit(
        "Charities",
        "A body that calls itself a charity is taken to be established for charitable purposes only. "
        "The rules do not read its governing document.",
    ),
    Limit(
        "Services and functions",
        "That an authority keeps its function and its decisions is read from the word service in "
        "s.81, and from councils' own pages; no provision says it in terms.",
    ),
    Limit(
        "NHS exclusions before 1 April 2014",
        "They turned on who commissioned the service. The rule uses the answer about integration in "
        "their place, so for days before then it is rough.",
    ),
    Limit(
        "The authority's judgement",
        "Grounds 2, 3, 9 and 10 rest on what the authority thinks, and no rule rules one of them out. Ground "
        "5 rests in part on what it thinks; there the rule takes the answer that was given.",
    ),
    Limit(
        "Procurement law, staff transfer and appeals",
        "The rules stop where the procurement begins. They say nothing of how it must be run, of "
        "staff who may transfer, or of complaints and judicial review.",
    ),
)
