"""What an expression of interest must hold: SI 2012/1313, Schedule 1."""

from __future__ import annotations

from datetime import date

from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions import contents as law
from assistant.eligibility.rule import Judge, Outcome, Rule
from assistant.law.provision import Provision


def _part(fact: str, verb: str, name: str, provision: Provision) -> Judge:
    """A judge for a part that every expression of interest must have."""

    def judge(facts: Facts, _: date) -> Outcome:
        there = facts.value(fact)
        if there is True:
            return Outcome("met", f"It {verb}s {name}.", provision)
        if there is False:
            text = f"It does not {verb} {name}, which the regulations ask for."
            return Outcome("risk", text, provision)
        text = f"It must {verb} {name}; we do not know yet whether it does."
        return Outcome("unknown", text, provision)

    return judge


def _engagement(facts: Facts, as_at: date) -> Outcome:
    if facts.body_type is None:
        text = "Only a group of the authority's employees must say how it will engage other staff."
        return Outcome("unknown", text, law.ENGAGEMENT)
    if facts.body_type != "authority_employees":
        text = "Only a group of the authority's employees must say how it will engage other staff."
        return Outcome("not_applicable", text, law.ENGAGEMENT)
    name = "how you will engage other employees who are affected"
    return _part("has_employee_engagement", "say", name, law.ENGAGEMENT)(facts, as_at)


def _partners(facts: Facts, as_at: date) -> Outcome:
    if facts.uses_partners is False:
        text = "You use no consortium members or sub-contractors, so nothing about them is needed."
        return Outcome("not_applicable", text, law.PARTNERS)
    if facts.uses_partners is None:
        text = "We do not know yet whether you would use consortium members or sub-contractors."
        return Outcome("unknown", text, law.PARTNERS)
    name = "the finances and capability of each consortium member and sub-contractor"
    return _part("has_partner_information", "show", name, law.PARTNERS)(facts, as_at)


def _simple(  # noqa: PLR0913, PLR0917 -- a row of the table below
    name: str, fact: str, question: str, says: tuple[str, str], tip: str, provision: Provision
) -> Rule:
    return Rule(
        id=f"contents.{name}",
        step="contents",
        question=question,
        help=tip,
        provision=provision,
        needs=(fact,),
        results=("met", "risk", "unknown"),
        judge=_part(fact, *says, provision),
    )


RULES = (
    _simple(
        "finances",
        "has_financial_information",
        "Does it say what financial resources you have?",
        ("give", "information about your financial resources"),
        "For example accounts, reserves, income and funding that is agreed. No price is asked for.",
        law.FINANCES,
    ),
    _simple(
        "capability",
        "has_capability_evidence",
        "Does it show that you will be capable by the time of a procurement?",
        ("show", "that you will be capable by the time of a procurement"),
        "You need not be ready today. Show experience, people, plans and what you will put in place by then.",
        law.CAPABILITY,
    ),
    _simple(
        "service_and_area",
        "identifies_service_and_area",
        "Does it say clearly which service, and for which area?",
        ("say", "clearly which service and which area it is about"),
        "It can be a part of a service, or a part of the area.",
        law.SERVICE_AND_AREA,
    ),
    _simple(
        "wellbeing",
        "has_wellbeing_outcomes",
        "Does it say how the area's social, economic or environmental well-being would gain?",
        ("say", "how the well-being of the area would be promoted or improved"),
        "One of the three is enough for this part; say what would change, and for whom.",
        law.WELLBEING,
    ),
    _simple(
        "users",
        "meets_user_needs",
        "Does it say how it will meet the needs of the people who use the service?",
        ("say", "how the needs of the service's users would be met"),
        "Say what you know of their needs, and how you know it.",
        law.USERS,
    ),
    Rule(
        id="contents.employees",
        step="contents",
        question="If you are employees: does it say how you will engage other affected staff?",
        help="Only a group of the authority's own employees must say this.",
        provision=law.ENGAGEMENT,
        needs=("body_type", "has_employee_engagement"),
        results=("met", "risk", "unknown", "not_applicable"),
        judge=_engagement,
    ),
    Rule(
        id="contents.partners",
        step="contents",
        question="If you use partners: are each one's finances and capability shown?",
        help="Each member of a consortium and each sub-contractor counts. A private firm can be one.",
        provision=law.PARTNERS,
        needs=("uses_partners", "has_partner_information"),
        results=("met", "risk", "unknown", "not_applicable"),
        judge=_partners,
    ),
)
