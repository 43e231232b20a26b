"""Who may challenge: the relevant bodies of section 81(6) to (9) and SI 2015/582."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.eligibility.facts import BodyType, Facts
from assistant.eligibility.provisions import bodies as law
from assistant.eligibility.rule import Outcome, Rule
from assistant.law.provision import Provision

BIDS_ADDED: Final = date(2015, 3, 6)
"""SI 2015/582, regulation 1: the day after 5 March 2015, when it was made."""

ENOUGH_EMPLOYEES: Final = 2
"""Section 81(6)(d)."""

ON_THE_FACTS: Final[frozenset[BodyType]] = frozenset(
    {
        "voluntary_body",
        "community_body",
        "cic_limited_by_guarantee",
        "cic_limited_by_shares",
        "cooperative_or_social_enterprise",
        "unincorporated_group",
        "other",
    }
)
"""Bodies that qualify as a voluntary or a community body, or not at all; their name is no test."""

NEVER: Final[dict[BodyType, tuple[Provision, str]]] = {
    "for_profit_company": (
        law.FOR_PROFIT,
        (
            "A company run for private profit cannot challenge by itself; it can be a partner or a "
            "sub-contractor."
        ),
    ),
    "individual": (law.INDIVIDUAL, "One person cannot challenge: the right belongs to bodies."),
    "public_or_local_authority": (
        law.LISTED_BODIES,
        "A public or local authority other than a parish council cannot challenge.",
    ),
}


def _kind(facts: Facts, _: date) -> Outcome:
    kind = facts.body_type
    if kind is None:
        return Outcome("unknown", "We do not know yet what kind of body you are.", law.LISTED_BODIES)
    if kind in NEVER:
        provision, text = NEVER[kind]
        return Outcome("not_met", text, provision)
    return Outcome("met", "Bodies of your kind can qualify; the test for yours is below.", law.LISTED_BODIES)


def _voluntary_or_community(facts: Facts, as_at: date) -> Outcome:
    kind = facts.body_type
    if kind not in ON_THE_FACTS and not (kind == "bid_body" and as_at < BIDS_ADDED):
        return _another_kind(law.VOLUNTARY)
    profit, benefit = facts.distributes_profit, facts.primarily_for_community_benefit
    if profit is False:
        text = "You are a voluntary body: not a public authority, and no profit is paid out."
        return Outcome("met", text, law.VOLUNTARY)
    if benefit is True:
        text = (
            "You are a community body: not a public authority, and your activities mainly benefit the "
            "community."
        )
        return Outcome("met", text, law.COMMUNITY)
    if profit is True and benefit is False:
        text = (
            "You pay out profit and do not work mainly for the community, so you are neither a voluntary "
            "nor a community body."
        )
        return Outcome("not_met", text, law.LISTED_BODIES if kind == "other" else law.VOLUNTARY_OR_COMMUNITY)
    if profit is True:
        text = (
            "A body that pays out profit is no voluntary body; it may be a community body if its activities "
            "mainly benefit the community."
        )
        return Outcome("unknown", text, law.COMMUNITY)
    text = (
        "You qualify if you pay out no profit, or if your activities mainly benefit the community; we do not "
        "know either yet."
    )
    claimed = {"voluntary_body": law.VOLUNTARY, "community_body": law.COMMUNITY}
    return Outcome("unknown", text, claimed.get(kind or "", law.VOLUNTARY_OR_COMMUNITY))


def _surplus(facts: Facts, as_at: date) -> Outcome:
    if facts.body_type not in ON_THE_FACTS and not (facts.body_type == "bid_body" and as_at < BIDS_ADDED):
        return _another_kind(law.SURPLUS)
    if facts.distributes_profit is False:
        text = "A surplus does no harm, as long as it goes into your activities or into the community."
        return Outcome("met", text, law.SURPLUS)
    text = "What you do with a surplus matters only for the test of a voluntary body."
    return Outcome("not_applicable", text, law.SURPLUS)


def _charity(facts: Facts, _: date) -> Outcome:
    if facts.body_type != "charity":
        return _another_kind(law.CHARITY)
    if facts.distributes_profit is True:
        return _contradicting("A charity does not pay out profit", law.CHARITY)
    text = "A body established for charitable purposes only can challenge, registered or not."
    return Outcome("met", text, law.CHARITY)


def _parish(facts: Facts, _: date) -> Outcome:
    if facts.body_type != "parish_or_town_council":
        return _another_kind(law.PARISH)
    if facts.distributes_profit is True:
        return _contradicting("A parish or town council does not pay out profit", law.PARISH)
    return Outcome("met", "A parish or town council can challenge, in its own area or another.", law.PARISH)


def _contradicting(law_says: str, provision: Provision) -> Outcome:
    text = (
        f"Your answers contradict one another: {law_says[0].lower()}{law_says[1:]}, and you say that you do."
    )
    return Outcome("unknown", text, provision)


def _employees(facts: Facts, _: date) -> Outcome:
    if facts.body_type != "authority_employees":
        return _another_kind(law.EMPLOYEES)
    count, ours = facts.employee_count, facts.employees_of_this_authority
    if count is not None and count < ENOUGH_EMPLOYEES:
        return Outcome(
            "not_met", "One employee alone cannot challenge: the Act asks for two or more.", law.ONE_EMPLOYEE
        )
    if ours is False:
        text = "Employees can challenge only the authority that employs them."
        return Outcome("not_met", text, law.OTHER_STAFF)
    if count is None:
        text = "Two or more employees of the authority can challenge; we do not know how many you are."
        return Outcome("unknown", text, law.EMPLOYEES)
    if ours is None:
        text = "We do not know yet whether all of you work for the authority that you would challenge."
        return Outcome("unknown", text, law.EMPLOYEES)
    return Outcome("met", "Two or more employees of this authority can challenge it.", law.EMPLOYEES)


def _bid(facts: Facts, _: date) -> Outcome:
    if facts.body_type != "bid_body":
        return _another_kind(law.BID)
    if facts.bid_controlled_by_authority is True:
        text = "A BID that the billing authority or its company runs is not a BID body that can challenge."
        return Outcome("not_met", text, law.BID_MEANING)
    if facts.bid_controlled_by_authority is None:
        text = (
            "A BID body can challenge unless the billing authority or a company it controls runs the BID; we "
            "do not know yet."
        )
        return Outcome("unknown", text, law.BID_MEANING)
    return Outcome("met", "A BID body can challenge, and yours is not run by the billing authority.", law.BID)


def _no_further_test(_facts: Facts, _: date) -> Outcome:
    text = "You need not be local, registered, incorporated or of any age; the Act does not ask for it."
    return Outcome("not_applicable", text, law.NO_FURTHER_TEST)


def _another_kind(provision: Provision) -> Outcome:
    return Outcome(
        "not_applicable", "This test is for another kind of body, or we do not know yours.", provision
    )


RULES = (
    Rule(
        id="body.kind",
        step="body",
        question="Are you a kind of body that can challenge?",
        help="Voluntary and community bodies, charities, parish and town councils, two or more employees of "
        "the authority, and bodies that run a business improvement district.",
        provision=law.LISTED_BODIES,
        needs=("body_type",),
        results=("met", "not_met", "unknown"),
        judge=_kind,
    ),
    Rule(
        id="body.voluntary_or_community",
        step="body",
        question="Are you a voluntary body or a community body?",
        help="A voluntary body pays out no profit. A community body works mainly for the benefit of the "
        "community, whether or not it pays out profit. Neither is a public authority. The name or legal form "
        "does not decide.",
        provision=law.VOLUNTARY,
        needs=("body_type", "distributes_profit", "primarily_for_community_benefit"),
        results=("met", "not_met", "unknown", "not_applicable"),
        judge=_voluntary_or_community,
    ),
    Rule(
        id="body.surplus",
        step="body",
        question="May we make a surplus?",
        help="Yes, if it is used for the same activities or invested in the community.",
        provision=law.SURPLUS,
        needs=("body_type", "distributes_profit"),
        results=("met", "not_applicable"),
        judge=_surplus,
    ),
    Rule(
        id="body.charity",
        step="body",
        question="Are you a charity?",
        help="A body or trust established for charitable purposes only. Being on the register is not the "
        "test.",
        provision=law.CHARITY,
        needs=("body_type", "distributes_profit"),
        results=("met", "unknown", "not_applicable"),
        judge=_charity,
    ),
    Rule(
        id="body.parish_council",
        step="body",
        question="Are you a parish or town council?",
        help="The Act does not limit a parish council to services in its own parish.",
        provision=law.PARISH,
        needs=("body_type", "distributes_profit"),
        results=("met", "unknown", "not_applicable"),
        judge=_parish,
    ),
    Rule(
        id="body.employees",
        step="body",
        question="Are you two or more employees of the authority that you would challenge?",
        help="Employees of another authority, or of a contractor, do not count.",
        provision=law.EMPLOYEES,
        needs=("body_type", "employee_count", "employees_of_this_authority"),
        results=("met", "not_met", "unknown", "not_applicable"),
        judge=_employees,
    ),
    Rule(
        id="body.bid",
        step="body",
        question="Do you run a business improvement district (BID) that the billing authority does not "
        "control?",
        help="The billing authority is the council that collects business rates.",
        provision=law.BID,
        needs=("body_type", "bid_controlled_by_authority"),
        results=("met", "not_met", "unknown", "not_applicable"),
        judge=_bid,
        since=BIDS_ADDED,
    ),
    Rule(
        id="body.no_further_test",
        step="body",
        question="Must we be local, registered, incorporated or of a certain age?",
        help="No. You must still show your finances and that you will be capable.",
        provision=law.NO_FURTHER_TEST,
        needs=(),
        results=("not_applicable",),
        judge=_no_further_test,
    ),
)
