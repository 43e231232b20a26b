"""How each fact is asked for in plain words, and who knows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.eligibility.facts import Value

YES_NO: dict[Value, str] = {True: "Yes", False: "No"}


@dataclass(frozen=True, slots=True)
class FactWords:
    """One fact for a reader."""

    question: str
    ask: str
    """Who knows, or where to look."""
    labels: dict[Value, str] = field(default_factory=lambda: YES_NO)
    """How each value is shown; for a number, itself."""


_COUNCIL = "The council's website, or its democratic services team"
_PROCUREMENT = "The council's procurement team; Find a Tender and Contracts Finder"
_YOU = "Your own governing document, or whoever keeps it"
_DRAFT = "Your draft"

AUTHORITY_LABELS: dict[Value, str] = {
    "county_council_england": "A county council in England",
    "district_council": "A district, borough or city council below a county council",
    "unitary_council_england": "A unitary council in England",
    "metropolitan_district_council": "A metropolitan borough or city council",
    "london_borough_council": "A London borough council",
    "metropolitan_fire_authority": "A metropolitan county fire and rescue authority",
    "london_fire_commissioner": "The London Fire Commissioner",
    "combined_fire_authority": "A combined fire and rescue authority",
    "pcc_fire_authority": "A police, fire and crime commissioner as fire authority",
    "parish_or_town_council": "A parish or town council",
    "combined_authority": "A combined authority, for anything but fire and rescue",
    "city_of_london": "The City of London Corporation",
    "isles_of_scilly": "The Council of the Isles of Scilly",
    "nhs_body": "An NHS body",
    "police": "The police",
    "government_department": "A government department or agency",
    "welsh_council": "A council in Wales",
    "scottish_council": "A council in Scotland",
    "northern_ireland_council": "A council in Northern Ireland",
    "other": "Something else: an academy, a housing association, a national park, Transport for London",
}

BODY_LABELS: dict[Value, str] = {
    "charity": "A charity, registered or not",
    "voluntary_body": "A voluntary organisation that is not run for profit",
    "community_body": "A community organisation that works mainly for the community",
    "cic_limited_by_guarantee": "A community interest company limited by guarantee",
    "cic_limited_by_shares": "A community interest company limited by shares",
    "cooperative_or_social_enterprise": "A co-operative or another social enterprise",
    "unincorporated_group": "A group or association that is not a company",
    "parish_or_town_council": "A parish or town council",
    "authority_employees": "Employees of a council or fire authority",
    "bid_body": "A body that runs a business improvement district (BID)",
    "for_profit_company": "A company run for private profit",
    "individual": "One person, a councillor for example",
    "public_or_local_authority": "Another public body or a principal council",
    "other": "A body of another kind",
}

SEEKS_LABELS: dict[Value, str] = {
    "provide_service": "To run a service, or a part of it",
    "assist_with_service": "To help run a service",
    "building_or_land": "To own or take over a building or land",
    "function_or_decision": "To take over a decision or a legal duty, or to change one",
}

FACT_WORDS: dict[str, FactWords] = {
    "authority_type": FactWords("Who runs the service, or pays for it?", _COUNCIL, AUTHORITY_LABELS),
    "body_type": FactWords("Who would challenge?", _YOU, BODY_LABELS),
    "distributes_profit": FactWords("Do you pay profit to members, owners or shareholders?", _YOU),
    "primarily_for_community_benefit": FactWords(
        "Are your activities mainly for the benefit of the community?", _YOU
    ),
    "employee_count": FactWords("How many employees are you?", "The people in your group"),
    "employees_of_this_authority": FactWords(
        "Do all of you work for the authority that you would challenge?", "The people in your group"
    ),
    "bid_controlled_by_authority": FactWords(
        "Does the billing authority, or a company it controls, run your BID?",
        "Your BID's arrangements, or the council that collects business rates",
    ),
    "seeks": FactWords("What do you want?", "The people in your group", SEEKS_LABELS),
    "service_by_or_for_authority": FactWords(
        "Does that authority provide the service, or somebody on its behalf?", _COUNCIL
    ),
    "named_person_complex_needs": FactWords(
        "Is the service for one named person with complex health or social care needs?",
        "The council's adult or children's social care team",
    ),
    "window_published": FactWords(
        "Has the authority published a period for expressions of interest in this service?", _COUNCIL
    ),
    "inside_window": FactWords("Will yours arrive inside that period?", _COUNCIL),
    "written_decision_to_stop": FactWords(
        "Has the authority decided in writing to stop the service?",
        "The council's minutes and decision notices",
    ),
    "procurement_under_way": FactWords("Is the service already being procured?", _PROCUREMENT),
    "written_negotiations": FactWords(
        "Is the authority negotiating with somebody else, at least partly in writing?", _PROCUREMENT
    ),
    "employee_body_intention_published": FactWords(
        "Has the authority published that it will consider a body set up by its employees?", _COUNCIL
    ),
    "integrated_with_nhs_and_critical": FactWords(
        "Is the service integrated with an NHS service in a way that is critical to the people who use both?",
        "The council's commissioners, or the NHS integrated care board",
    ),
    "has_financial_information": FactWords("Does it say what financial resources you have?", _DRAFT),
    "has_capability_evidence": FactWords(
        "Does it show that you will be capable by the time of a procurement?", _DRAFT
    ),
    "identifies_service_and_area": FactWords(
        "Does it say clearly which service, and for which area?", _DRAFT
    ),
    "has_wellbeing_outcomes": FactWords(
        "Does it say how the area's social, economic or environmental well-being would gain?", _DRAFT
    ),
    "meets_user_needs": FactWords("Does it say how it will meet the needs of the service's users?", _DRAFT),
    "has_employee_engagement": FactWords(
        "Does it say how you will engage other employees who are affected?", _DRAFT
    ),
    "uses_partners": FactWords(
        "Would consortium members or sub-contractors deliver any part?", "The people in your group"
    ),
    "has_partner_information": FactWords(
        "Are the finances and capability of each partner shown?", "Your draft, and each partner"
    ),
    "authority_being_abolished": FactWords(
        "Is the council about to be abolished and replaced by a new one?", _COUNCIL
    ),
}


def label(fact: str, value: Value) -> str:
    """How a value is shown: `Yes`, `A charity, registered or not`, `3`."""
    return FACT_WORDS[fact].labels.get(value, str(value)) if not _is_count(value) else str(value)


def _is_count(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
