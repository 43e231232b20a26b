"""The questions of the interview: what is asked, why, and which facts each answer settles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from assistant.eligibility.fact_words import FACT_WORDS
from assistant.eligibility.facts import VALUES, Value
from assistant.eligibility.provisions import authorities, bodies, duties, grounds, services, timing
from assistant.law.provision import Provision

UNKNOWN: Final = "unknown"
"""The option "I don't know", which every question has."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    id: str
    label: str
    sets: Mapping[str, Value]
    """The facts that it settles."""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One screen of the interview."""

    id: str
    text: str
    help: str
    """What a person needs to know to answer; may be empty."""
    why: str
    """The reason for asking."""
    provisions: tuple[Provision, ...]
    facts: tuple[str, ...]
    options: tuple[Option, ...] = field(default=())
    """Without "I don't know"; empty for a number."""

    @property
    def kind(self) -> Literal["choice", "number"]:
        """Whether one option is chosen, or a whole number is typed."""
        return "choice" if self.options else "number"


def _of_fact(fact: str, tip: str, why: str, *provisions: Provision) -> Question:
    """The question for one fact, with an option for each of its values."""
    words = FACT_WORDS[fact]
    options = tuple(Option(_option_id(value), words.labels[value], {fact: value}) for value in VALUES[fact])
    return Question(fact, words.question, tip, why, provisions, (fact,), options)


def _option_id(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


_WINDOW = Question(
    id="window",
    text="Does the authority take expressions of interest in this service only in a certain period?",
    help="Look on its website for “community right to challenge”. Many councils have no such period.",
    why="You can send yours at any time unless a period is published. Outside one, the authority may refuse "
    "to look at it.",
    provisions=(timing.OUTSIDE_WINDOW, timing.ANY_TIME),
    facts=("window_published", "inside_window"),
    options=(
        Option("none", "No, there is no published period", {"window_published": False}),
        Option(
            "inside",
            "Yes, and ours will arrive inside it",
            {"window_published": True, "inside_window": True},
        ),
        Option(
            "outside",
            "Yes, and ours will arrive outside it",
            {"window_published": True, "inside_window": False},
        ),
        Option(
            "published",
            "Yes, but we do not know when it is",
            {"window_published": True},
        ),
    ),
)

_BUYING = Question(
    id="buying",
    text="Is the authority already choosing somebody to run the service?",
    help="Look for the service on Find a Tender and Contracts Finder, and ask the procurement team. An "
    "existing contract alone does not count.",
    why="The authority may reject yours when the service is already being procured, or when it is "
    "negotiating with somebody else, at least partly in writing.",
    provisions=(grounds.GROUNDS[5], grounds.GROUNDS[6]),
    facts=("procurement_under_way", "written_negotiations"),
    options=(
        Option("neither", "No, neither", {"procurement_under_way": False, "written_negotiations": False}),
        Option(
            "procurement",
            "Yes, a procurement is under way",
            {"procurement_under_way": True},
        ),
        Option(
            "negotiations",
            "Yes, it is negotiating with somebody, at least partly in writing",
            {"written_negotiations": True},
        ),
        Option("both", "Both", {"procurement_under_way": True, "written_negotiations": True}),
    ),
)

QUESTIONS: tuple[Question, ...] = (
    _of_fact(
        "authority_type",
        "Choose the body that is responsible for the service, even if a contractor runs it. A borough or "
        "city council can be a district, unitary, metropolitan or London borough council; its website says "
        "which.",
        "The right reaches only the authorities that the law lists.",
        authorities.AUTHORITIES,
    ),
    _of_fact(
        "body_type",
        "Choose what fits best. If several organisations would work together, choose the one that would send "
        "the expression of interest.",
        "The right belongs only to certain kinds of body.",
        bodies.LISTED_BODIES,
    ),
    _of_fact(
        "distributes_profit",
        "A surplus that goes into your activities or the community is not paid out.",
        "A voluntary body does not carry on its activities for profit, but may make a surplus.",
        bodies.VOLUNTARY,
        bodies.SURPLUS,
    ),
    _of_fact(
        "primarily_for_community_benefit",
        "Think of what you do most, not of what your papers say alone.",
        "A body that pays out profit can still qualify, if it works mainly for the benefit of the community.",
        bodies.COMMUNITY,
    ),
    Question(
        id="employee_count",
        text=FACT_WORDS["employee_count"].question,
        help="Count those who would send the expression of interest together.",
        why="The Act asks for two or more.",
        provisions=(bodies.EMPLOYEES,),
        facts=("employee_count",),
    ),
    _of_fact(
        "employees_of_this_authority",
        "Agency workers and a contractor's staff are not employees of the authority.",
        "Employees can challenge only the authority that employs them.",
        bodies.EMPLOYEES,
    ),
    _of_fact(
        "bid_controlled_by_authority",
        "The billing authority is the council that collects business rates.",
        "A BID that the billing authority runs cannot challenge.",
        bodies.BID_MEANING,
    ),
    _of_fact(
        "seeks",
        "A part of a service, or a part of the area, counts as a service.",
        "The right is about running a service, or helping to run it. It is no way to a building or a "
        "decision.",
        services.ASSIST,
    ),
    _of_fact(
        "service_by_or_for_authority",
        "Answer yes if a contractor runs it for the authority.",
        "A service counts when the authority provides it, or somebody does so on its behalf.",
        services.RELEVANT_SERVICE,
    ),
    _of_fact(
        "named_person_complex_needs",
        "Services for a group of people with complex needs are not meant.",
        "A service for one named person with such needs is excluded.",
        services.NAMED_PERSON,
    ),
    _WINDOW,
    _of_fact(
        "written_decision_to_stop",
        "A proposal or a consultation is not yet a decision.",
        "The authority may reject yours when it has decided in writing to stop the service.",
        grounds.GROUNDS[3],
    ),
    _BUYING,
    _of_fact(
        "employee_body_intention_published",
        "For example a plan for a staff mutual, on the council's website.",
        "The authority may reject yours while it considers a body of its own employees.",
        grounds.GROUNDS[7],
    ),
    _of_fact(
        "integrated_with_nhs_and_critical",
        "For example one team of council and NHS staff that looks after the same people.",
        "The authority may reject yours when the same people get an NHS service with it, and keeping the two "
        "together is critical to their well-being.",
        grounds.GROUNDS[4],
    ),
    _of_fact(
        "authority_being_abolished",
        "Many county and district councils are to be replaced by unitary councils from 2027 or 2028.",
        "It stops nothing, but another council may then decide, and the clocks start again.",
        duties.HAND_OVER,
    ),
)
"""In the order in which they are asked. What the expression of interest holds is asked when it is written."""
