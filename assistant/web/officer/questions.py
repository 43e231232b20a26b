"""What an officer is asked about the case, apart from what the expression of interest says itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assistant.eligibility.facts import VALUES, Value
from assistant.eligibility.rules.body import ON_THE_FACTS

YES, NO, NOT_KNOWN = "yes", "no", ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact, asked of an officer."""

    fact: str
    text: str
    hint: str = ""
    when: tuple[str, tuple[str, ...]] | None = None
    """The fact and the values of it that bring the question; None where it is always asked."""

    @property
    def values(self) -> tuple[Value, ...]:
        """What the fact may be; empty for a number."""
        return VALUES[self.fact]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions under one heading."""

    title: str
    asked: tuple[Asked, ...]


_ON_THE_FACTS: Final = ("body_type", tuple(sorted(ON_THE_FACTS)))
_EMPLOYEES: Final = ("body_type", ("authority_employees",))
_BID: Final = ("body_type", ("bid_body",))

GROUPS: Final = (
    Group(
        "Who asks whom for what",
        (
            Asked("authority_type", "What is your authority?"),
            Asked("body_type", "What kind of body sent it?", "The body itself, not its partners."),
            Asked(
                "distributes_profit",
                "Does it pay profit to members, owners or shareholders?",
                "A surplus that goes into its activities or the community is not paid out.",
                _ON_THE_FACTS,
            ),
            Asked(
                "primarily_for_community_benefit",
                "Are its activities mainly for the benefit of the community?",
                when=_ON_THE_FACTS,
            ),
            Asked("employee_count", "How many employees sent it?", "A whole number, such as 3.", _EMPLOYEES),
            Asked("employees_of_this_authority", "Do all of them work for your authority?", when=_EMPLOYEES),
            Asked(
                "bid_controlled_by_authority",
                "Does the billing authority, or a company that it controls, run its BID?",
                when=_BID,
            ),
            Asked("seeks", "What does it ask for?"),
            Asked(
                "service_by_or_for_authority",
                "Do you provide the service, or does somebody on your behalf?",
                "Answer yes if a contractor runs it for you.",
            ),
            Asked(
                "named_person_complex_needs",
                "Is the service for one named person with complex health or social care needs?",
            ),
        ),
    ),
    Group(
        "When it came",
        (
            Asked("window_published", "Have you published a window for this service?", "On your website."),
            Asked("inside_window", "Did it come inside that window?", when=("window_published", (YES,))),
        ),
    ),
    Group(
        "What is under way",
        (
            Asked(
                "procurement_under_way",
                "Is a procurement exercise for the service under way?",
                "One that has begun. A plan is not enough.",
            ),
            Asked(
                "written_negotiations",
                "Are you negotiating about the service with somebody else, at least partly in writing?",
                "A contract that is signed is no negotiation.",
            ),
            Asked(
                "written_decision_to_stop",
                "Has a decision to stop the service been taken, with written evidence of it?",
                "A proposal or a consultation is not yet a decision.",
            ),
            Asked(
                "employee_body_intention_published",
                "Have you published an intention to consider a body that your employees propose to set up?",
            ),
            Asked(
                "integrated_with_nhs_and_critical",
                "Is the service integrated with an NHS service, and is that critical to its users?",
                "It is your authority that judges whether it is critical.",
            ),
            Asked(
                "authority_being_abolished",
                "Is your council about to be replaced by a new one?",
            ),
        ),
    ),
)


def applies(asked: Asked, given: Mapping[str, str]) -> bool:
    """Whether a question is asked after the answers that were given."""
    if asked.when is None:
        return True
    name, values = asked.when
    return given.get(name, "") in values
