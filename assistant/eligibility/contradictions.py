"""Answers that cannot all be true at once."""

from __future__ import annotations

from assistant.eligibility.facts import Facts


def contradictions(facts: Facts) -> tuple[str, ...]:
    """A sentence for each, with what to do; empty when the answers agree."""
    return tuple(text for found, text in _pairs(facts) if found)


def _pairs(facts: Facts) -> tuple[tuple[bool, str], ...]:
    kind, profit = facts.body_type, facts.distributes_profit
    return (
        (
            kind == "parish_or_town_council" and profit is True,
            "A parish or town council does not pay out profit. Check what kind of body you are.",
        ),
        (
            kind == "charity" and profit is True,
            (
                "A charity does not pay out profit. Check what kind of body you are, and what happens to a "
                "surplus."
            ),
        ),
        (
            kind == "cic_limited_by_guarantee" and profit is True,
            (
                "A company limited by guarantee has no shareholders to pay. Check its form, and what "
                "happens to "
                "a surplus."
            ),
        ),
        (
            kind == "for_profit_company"
            and profit is False
            and facts.primarily_for_community_benefit is True,
            (
                "You say for-profit company, and also that it pays out no profit and works for the "
                "community. If "
                "the last two are right, choose voluntary body, community body or social enterprise instead."
            ),
        ),
        (
            kind == "for_profit_company"
            and profit is not False
            and facts.primarily_for_community_benefit is True,
            (
                "You say for-profit company, and also that it works mainly for the benefit of the "
                "community. If "
                "that is right, choose community body or social enterprise instead."
            ),
        ),
        (
            kind == "individual" and (facts.employee_count or 0) > 1,
            "You say that you are one person, and also that you are several. Check who would challenge.",
        ),
        (
            facts.window_published is False and facts.inside_window is not None,
            (
                "You say that no period is published, and also whether you are inside it. Look at the "
                "authority's website."
            ),
        ),
        (
            facts.uses_partners is False and facts.has_partner_information is True,
            "You say that you use no partners, and that the papers describe them. Check which is right.",
        ),
    )
