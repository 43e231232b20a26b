"""Facts for tests of the right to challenge: any combination, and one case in which all is well."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from assistant.eligibility.facts import NAMES, VALUES, Facts

TODAY = date(2026, 11, 22)

ALL_WELL = Facts(
    authority_type="district_council",
    body_type="charity",
    seeks="provide_service",
    service_by_or_for_authority=True,
    named_person_complex_needs=False,
    window_published=False,
    written_decision_to_stop=False,
    procurement_under_way=False,
    written_negotiations=False,
    employee_body_intention_published=False,
    integrated_with_nhs_and_critical=False,
    has_financial_information=True,
    has_capability_evidence=True,
    identifies_service_and_area=True,
    has_wellbeing_outcomes=True,
    meets_user_needs=True,
    uses_partners=False,
    authority_being_abolished=False,
)

DATES = st.dates(min_value=date(2012, 6, 27), max_value=date(2030, 1, 1))


def values(name: str) -> st.SearchStrategy[object]:
    """Every value of a fact, unknown among them."""
    known = st.sampled_from(VALUES[name]) if VALUES[name] else st.integers(min_value=0, max_value=40)
    return st.none() | known


FACTS: st.SearchStrategy[Facts] = st.builds(Facts, **{name: values(name) for name in NAMES})
"""All combinations; each fact is unknown about half of the time."""
