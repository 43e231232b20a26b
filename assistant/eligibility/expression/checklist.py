"""What an expression of interest has, and lacks, of what Schedule 1 asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.eligibility.expression.expression import (
    Expression,
    Partner,
    facts_from,
    named_partners,
    written,
)
from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions import contents as law
from assistant.law.provision import Provision

State = Literal["there", "missing", "not_needed"]


@dataclass(frozen=True, slots=True)
class Item:
    """One part that the law asks for, and how it stands."""

    name: str
    provision: Provision
    state: State
    """`there` says that something is written, not that it is enough."""
    what: str
    """One sentence: what is written or missing, and what the provision asks for."""


def checklist(expression: Expression) -> tuple[Item, ...]:
    """The parts in the order of SI 2012/1313, Schedule 1: in writing first, partners last."""
    facts = facts_from(expression, Facts())
    return (
        Item("In writing", law.IN_WRITING, "there", "It must be in writing, and this document is."),
        _part(
            "Financial resources",
            law.FINANCES,
            "what your financial resources are",
            there=facts.has_financial_information,
        ),
        _part(
            "Capability",
            law.CAPABILITY,
            "how you will be capable by the time of a procurement",
            there=facts.has_capability_evidence,
        ),
        _service_and_area(expression, there=facts.identifies_service_and_area),
        _part(
            "Outcomes",
            law.OUTCOMES,
            "what outcomes you would achieve",
            there=written(expression.outcomes),
        ),
        _part(
            "Well-being of the area",
            law.WELLBEING,
            "how the social, economic or environmental well-being of the area would gain",
            there=facts.has_wellbeing_outcomes,
        ),
        _part(
            "Needs of users",
            law.USERS,
            "how you would meet the needs of the people who use the service",
            there=facts.meets_user_needs,
        ),
        _engagement(expression),
        _partners(expression, facts),
    )


def _part(name: str, provision: Provision, about: str, *, there: bool | None) -> Item:
    if there:
        return Item(name, provision, "there", f"It says {about}.")
    return Item(name, provision, "missing", f"It does not say {about}, and it must.")


def _service_and_area(expression: Expression, *, there: bool | None) -> Item:
    about = "which service it is about, and for which area"
    if not there and written(expression.service):
        about = "for which area it is"
    elif not there and written(expression.area):
        about = "which service it is about"
    return _part("Service and area", law.SERVICE_AND_AREA, about, there=there)


def _engagement(expression: Expression) -> Item:
    about = "how you would engage other employees who are affected"
    name, provision = "Other employees", law.ENGAGEMENT
    if expression.body_type not in {None, "authority_employees"}:
        text = "Only a group of the authority's employees must say how it would engage other employees."
        return Item(name, provision, "not_needed", text)
    if expression.body_type is None and not written(expression.engagement):
        text = f"We do not know whether you are employees of the authority: if you are, it must say {about}."
        return Item(name, provision, "missing", text)
    return _part(name, provision, about, there=written(expression.engagement))


def _partners(expression: Expression, facts: Facts) -> Item:
    name, provision = "Partners", law.PARTNERS
    if facts.uses_partners is False:
        text = "You would use no consortium members or sub-contractors, so nothing about them is needed."
        return Item(name, provision, "not_needed", text)
    if facts.uses_partners is None:
        text = (
            "It does not say whether you would use consortium members or sub-contractors: if you would, it "
            "must show the finances and capability of each."
        )
        return Item(name, provision, "missing", text)
    if facts.has_partner_information:
        text = "It shows the finances and capability of each partner."
        return Item(name, provision, "there", text)
    lacking = _lacking(named_partners(expression))
    text = f"It must show the finances and capability of each partner, and these are missing: {lacking}."
    return Item(name, provision, "missing", text)


def _lacking(partners: tuple[Partner, ...]) -> str:
    """By number, not by name: `name and finances of partner 2`."""
    if not partners:
        return "all partners"
    gaps = []
    for number, partner in enumerate(partners, start=1):
        parts = {"name": partner.name, "finances": partner.finances, "capability": partner.capability}
        empty = [part for part, text in parts.items() if not written(text)]
        gaps += [f"{' and '.join(empty)} of partner {number}"] if empty else []
    return "; ".join(gaps)
