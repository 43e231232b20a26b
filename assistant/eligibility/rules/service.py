"""What may be challenged: a relevant service, section 81(4) and (5) and SI 2012/1313, Schedule 2."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions import services as law
from assistant.eligibility.rule import Outcome, Rule

NHS_EXCLUSION_ENDS: Final = date(2014, 4, 1)
"""SI 2012/1313, regulation 4(2)."""


def _seeks(facts: Facts, _: date) -> Outcome:
    match facts.seeks:
        case "provide_service":
            return Outcome("met", "You want to provide a service.", law.ASSIST)
        case "assist_with_service":
            return Outcome(
                "met", "You want to help provide a service, which the right covers too.", law.ASSIST
            )
        case "building_or_land":
            text = (
                "The right is about running a service; it gives no right to buy or take over land or "
                "buildings."
            )
            return Outcome("not_met", text, law.NOT_A_BUILDING)
        case "function_or_decision":
            text = "The right is about a service; the authority keeps its legal duties and its decisions."
            return Outcome("not_met", text, law.STATUTORY_DUTY)
        case None:
            return Outcome("unknown", "We do not know yet what you want from the authority.", law.ASSIST)


def _relevant(facts: Facts, _: date) -> Outcome:
    if facts.service_by_or_for_authority is True:
        text = "The authority provides the service, or somebody provides it for the authority; both count."
        return Outcome("met", text, law.CONTRACTED_OUT)
    if facts.service_by_or_for_authority is False:
        text = "The service is not provided by or on behalf of this authority."
        return Outcome("not_met", text, law.RELEVANT_SERVICE)
    text = "We do not know yet whether the authority provides the service, or somebody for it."
    return Outcome("unknown", text, law.RELEVANT_SERVICE)


def _named_person(facts: Facts, _: date) -> Outcome:
    if facts.named_person_complex_needs is True:
        text = "A service for one named person with complex health or social care needs is excluded."
        return Outcome("not_met", text, law.NAMED_PERSON)
    if facts.named_person_complex_needs is False:
        text = "The service is not for one named person with complex needs, so it is not excluded."
        return Outcome("met", text, law.NAMED_PERSON)
    text = (
        "We do not know yet whether the service is for one named person with complex needs, which is "
        "excluded."
    )
    return Outcome("unknown", text, law.NAMED_PERSON)


def _with_nhs(facts: Facts, _: date) -> Outcome:
    if facts.integrated_with_nhs_and_critical is True:
        text = "Until 1 April 2014 a service commissioned together with NHS services was excluded."
        return Outcome("not_met", text, law.NHS_EXCLUSION)
    if facts.integrated_with_nhs_and_critical is False:
        text = (
            "You say that the service is not integrated with an NHS service, so this exclusion does not "
            "apply."
        )
        return Outcome("met", text, law.NHS_EXCLUSION)
    text = (
        "Until 1 April 2014 services commissioned with the NHS were excluded; we do not know whether this "
        "was one."
    )
    return Outcome("unknown", text, law.NHS_EXCLUSION)


RULES = (
    Rule(
        id="service.seeks",
        step="service",
        question="Do you want to run a service, or help to run it?",
        help="An expression of interest is about providing a service, or assisting, on the authority's "
        "behalf. It is no way to get a building, and no way to take over a decision.",
        provision=law.ASSIST,
        needs=("seeks",),
        results=("met", "not_met", "unknown"),
        judge=_seeks,
    ),
    Rule(
        id="service.relevant",
        step="service",
        question="Is the service provided by the authority, or by somebody on its behalf?",
        help="A service that is contracted out counts. Some councils' pages say otherwise; the Act does not.",
        provision=law.RELEVANT_SERVICE,
        needs=("service_by_or_for_authority",),
        results=("met", "not_met", "unknown"),
        judge=_relevant,
    ),
    Rule(
        id="service.named_person",
        step="service",
        question="Is the service for one named person with complex health or social care needs?",
        help="Such a service is excluded. A service for people with complex needs in general is not.",
        provision=law.NAMED_PERSON,
        needs=("named_person_complex_needs",),
        results=("met", "not_met", "unknown"),
        judge=_named_person,
    ),
    Rule(
        id="service.with_nhs_until_2014",
        step="service",
        question="Was the service commissioned together with NHS services, before 1 April 2014?",
        help="Two exclusions for joint commissioning with the NHS ended then. The law turned on who "
        "commissioned it; the answer about integration with an NHS service stands for that here.",
        provision=law.NHS_EXCLUSION,
        needs=("integrated_with_nhs_and_critical",),
        results=("met", "not_met", "unknown"),
        judge=_with_nhs,
        until=NHS_EXCLUSION_ENDS,
    ),
)
