"""What the right to challenge turns on: the facts of one case, each known or unknown."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_type_hints

AuthorityType = Literal[
    "county_council_england",
    "district_council",
    "unitary_council_england",
    "metropolitan_district_council",
    "london_borough_council",
    "metropolitan_fire_authority",
    "london_fire_commissioner",
    "combined_fire_authority",
    "pcc_fire_authority",
    "parish_or_town_council",
    "combined_authority",
    "city_of_london",
    "isles_of_scilly",
    "nhs_body",
    "police",
    "government_department",
    "welsh_council",
    "scottish_council",
    "northern_ireland_council",
    "other",
]
"""Who runs the service. `other` is none of the ones before it, and so none that the law lists."""

BodyType = Literal[
    "charity",
    "voluntary_body",
    "community_body",
    "cic_limited_by_guarantee",
    "cic_limited_by_shares",
    "cooperative_or_social_enterprise",
    "unincorporated_group",
    "parish_or_town_council",
    "authority_employees",
    "bid_body",
    "for_profit_company",
    "individual",
    "public_or_local_authority",
    "other",
]
"""Who wants to challenge. `other` is a body that is none of the ones before it."""

Seeks = Literal["provide_service", "assist_with_service", "building_or_land", "function_or_decision"]

Value = str | bool | int
"""What a fact can be: a word of a closed list, yes or no, or a whole number."""

LARGEST_COUNT = 10_000_000
"""More employees than any authority has: a larger number is a slip."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One case. None is unknown, and never counts as yes or no."""

    authority_type: AuthorityType | None = None
    body_type: BodyType | None = None
    distributes_profit: bool | None = None
    """Whether profit or surplus goes to members, owners or shareholders."""
    primarily_for_community_benefit: bool | None = None
    employee_count: int | None = None
    """People, in a group of employees."""
    employees_of_this_authority: bool | None = None
    """Whether they all work for the authority that is asked."""
    bid_controlled_by_authority: bool | None = None
    """Whether the billing authority, or a company under its control, runs the BID arrangements."""
    seeks: Seeks | None = None
    service_by_or_for_authority: bool | None = None
    named_person_complex_needs: bool | None = None
    window_published: bool | None = None
    """Whether the authority has published periods for expressions of interest in this service."""
    inside_window: bool | None = None
    written_decision_to_stop: bool | None = None
    procurement_under_way: bool | None = None
    written_negotiations: bool | None = None
    employee_body_intention_published: bool | None = None
    integrated_with_nhs_and_critical: bool | None = None
    has_financial_information: bool | None = None
    has_capability_evidence: bool | None = None
    identifies_service_and_area: bool | None = None
    has_wellbeing_outcomes: bool | None = None
    meets_user_needs: bool | None = None
    has_employee_engagement: bool | None = None
    uses_partners: bool | None = None
    """Whether consortium members or sub-contractors would deliver any part."""
    has_partner_information: bool | None = None
    authority_being_abolished: bool | None = None

    def value(self, name: str) -> Value | None:
        """The value of the fact `name`; raises AttributeError when there is no such fact."""
        known: Value | None = getattr(self, name)
        return known

    def known(self) -> dict[str, Value]:
        """The facts that are known, by name, in the order of the class."""
        values = {name: self.value(name) for name in NAMES}
        return {name: value for name, value in values.items() if value is not None}


NAMES: tuple[str, ...] = tuple(item.name for item in fields(Facts))


def _domain(hint: Any) -> tuple[Value, ...]:  # noqa: ANN401 -- a type expression
    kind = get_args(hint)[0]
    if kind is bool:
        return (True, False)
    return () if kind is int else get_args(kind)


VALUES: dict[str, tuple[Value, ...]] = {
    name: _domain(hint) for name, hint in get_type_hints(Facts).items() if name in NAMES
}
"""What each fact may be, other than unknown; empty for a number."""
