"""Whom one may challenge: the relevant authorities of section 81(2) and SI 2012/1647, regulation 3."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.eligibility.facts import AuthorityType, Facts
from assistant.eligibility.provisions import authorities as law
from assistant.eligibility.rule import Outcome, Rule, spoken
from assistant.law.provision import Provision

LISTED: Final[dict[AuthorityType, tuple[Provision, str]]] = {
    "county_council_england": (law.COUNTY, "A county council in England can be challenged."),
    "district_council": (law.DISTRICT, "A district council can be challenged."),
    "unitary_council_england": (
        law.UNITARY,
        (
            "A unitary council in England can be challenged, because in law it is a county or a district "
            "council."
        ),
    ),
    "metropolitan_district_council": (
        law.DISTRICT,
        "A metropolitan council can be challenged, because in law it is a district council.",
    ),
    "london_borough_council": (law.LONDON_BOROUGH, "A London borough council can be challenged."),
}
"""The councils of section 81(2)(a) to (c)."""

FIRE: Final[dict[AuthorityType, tuple[Provision, str, date | None]]] = {
    "metropolitan_fire_authority": (law.METROPOLITAN_FIRE, "A metropolitan county fire authority", None),
    "london_fire_commissioner": (law.LONDON_FIRE, "The London Fire Commissioner", date(2018, 4, 1)),
    "combined_fire_authority": (law.COMBINED_FIRE, "A combined fire authority", None),
    "pcc_fire_authority": (
        law.PCC_FIRE,
        "A fire authority run by a police and crime commissioner",
        date(2017, 10, 1),
    ),
}
"""The fire authorities of regulation 3, with the day on which one was added (SI 2018/269, SI 2017/863)."""

ELSEWHERE: Final[dict[AuthorityType, str]] = {
    "welsh_council": "Wales",
    "scottish_council": "Scotland",
    "northern_ireland_council": "Northern Ireland",
}

NOT_LISTED: Final[dict[AuthorityType, tuple[Provision, str]]] = {
    "parish_or_town_council": (
        law.AUTHORITIES,
        "A parish or town council can use the right, but it cannot be challenged.",
    ),
    "combined_authority": (
        law.COMBINED_NOT_LISTED,
        "A combined authority is not on the list, except for fire and rescue where it has taken that over.",
    ),
    "city_of_london": (law.AUTHORITIES, "The City of London Corporation is not on the list."),
    "isles_of_scilly": (
        law.AUTHORITIES,
        "The Council of the Isles of Scilly is not on the list.",
    ),
    "nhs_body": (law.NHS_NOT_LISTED, "An NHS body cannot be challenged, because it is not on the list."),
    "police": (law.AUTHORITIES, "The police cannot be challenged, because they are not on the list."),
    "government_department": (
        law.AUTHORITIES,
        "A government department could be added by regulations, but none has been.",
    ),
    "other": (law.AUTHORITIES, "The list of authorities is closed, and this one is not on it."),
}


def _in_england(facts: Facts, _: date) -> Outcome:
    kind = facts.authority_type
    if kind is None:
        return Outcome("unknown", "We do not know yet whether the authority is in England.", law.IN_ENGLAND)
    if kind in ELSEWHERE:
        provision = law.NOT_WALES if kind == "welsh_council" else law.IN_ENGLAND
        text = f"A council in {ELSEWHERE[kind]} cannot be challenged: the right covers England only."
        return Outcome("not_met", text, provision)
    if kind in {"government_department", "other"}:
        text = "Where the service is given is not decisive here: the authority itself is not on the list."
        return Outcome("not_applicable", text, law.IN_ENGLAND)
    return Outcome("met", "The authority is in England.", law.IN_ENGLAND)


def _listed(facts: Facts, as_at: date) -> Outcome:
    kind = facts.authority_type
    if kind is None:
        text = "We do not know yet which kind of authority runs the service."
        return Outcome("unknown", text, law.AUTHORITIES)
    if kind in LISTED:
        provision, text = LISTED[kind]
        return Outcome("met", text, provision)
    if kind in FIRE:
        return _fire(kind, as_at)
    if kind in ELSEWHERE:
        return Outcome("not_met", "Only authorities in England are on the list.", law.AUTHORITIES)
    provision, text = NOT_LISTED[kind]
    return Outcome("not_met", text, provision)


def _fire(kind: AuthorityType, as_at: date) -> Outcome:
    provision, name, since = FIRE[kind]
    if since and as_at < since:
        text = f"{name} has been on the list only since {spoken(since)}."
        return Outcome("not_met", text, provision)
    return Outcome("met", f"{name} can be challenged, because regulations add it to the list.", provision)


RULES = (
    Rule(
        id="authority.england",
        step="authority",
        question="Is the authority in England?",
        help="The right does not exist in Wales, Scotland or Northern Ireland. The Act is part of the law of "
        "England and Wales, but names authorities in England only.",
        provision=law.IN_ENGLAND,
        needs=("authority_type",),
        results=("met", "not_met", "unknown", "not_applicable"),
        judge=_in_england,
    ),
    Rule(
        id="authority.listed",
        step="authority",
        question="Is the authority one that can be challenged?",
        help="County, district, unitary, metropolitan and London borough councils can be challenged, and so "
        "can fire authorities that regulations name. The list is closed.",
        provision=law.AUTHORITIES,
        needs=("authority_type",),
        results=("met", "not_met", "unknown"),
        judge=_listed,
    ),
)
