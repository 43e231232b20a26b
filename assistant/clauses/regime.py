"""Which rules apply to a purchase on a day, each with its section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from assistant.clauses import provisions as law
from assistant.clauses.brief import Brief
from assistant.clauses.size import (
    above_threshold,
    is_health_service,
    is_light_touch,
    own_threshold,
    reaches_services_row,
)
from assistant.clauses.thresholds import ACT_BEGINS, threshold
from assistant.law.provision import Provision

__all__ = ("Applies", "RegimePoint", "above_threshold", "own_threshold", "regime")

Applies = Literal["yes", "no", "unknown"]

PPN_002_BINDS: Final = date(2025, 10, 1)
"""PPN 002 has been required of central government since this day."""
LOCAL_ORDER: Final = date(2026, 2, 4)
"""The Local Government (Exclusion of Non-commercial Considerations) (England) Order 2026 came into force."""
KPI_ABOVE: Final = 5_000_000
"""Pounds: Procurement Act 2023, section 52(1)."""


@dataclass(frozen=True, slots=True)
class RegimePoint:
    """Whether one body of rules applies, why, and where it says so."""

    rule: str
    applies: Applies
    text: str
    provision: Provision


def regime(brief: Brief, as_at: date) -> tuple[RegimePoint, ...]:
    """Every point in order, as at the start of the procurement where the brief says it, else `as_at`."""
    day = brief.start or as_at
    return tuple(point(brief, day) for point in _POINTS)


def _pounds(amount: int) -> str:
    return f"£{amount:,}"


def _health(brief: Brief, _: date) -> RegimePoint:
    if is_health_service(brief):
        text = (
            "Health care services are bought under the Provider Selection Regime, not under the "
            "Procurement Act."
        )
        return RegimePoint("provider_selection_regime", "yes", text, law.PSR)
    if is_health_service(brief) is False:
        text = "This is not a health care service, so the Provider Selection Regime does not apply."
        return RegimePoint("provider_selection_regime", "no", text, law.PSR)
    text = "We do not know whether this is a health care service, which would be bought under other rules."
    return RegimePoint("provider_selection_regime", "unknown", text, law.PSR)


def _act(brief: Brief, day: date) -> RegimePoint:
    if is_health_service(brief):
        text = "The Provider Selection Regime takes the place of the Procurement Act here."
        return RegimePoint("procurement_act", "no", text, law.PSR)
    if day < ACT_BEGINS:
        text = "A procurement begun before 24 February 2025 follows the Public Contracts Regulations 2015."
        return RegimePoint("procurement_act", "no", text, law.ACT_BEGAN)
    above, limit = above_threshold(brief, day), own_threshold(brief, day)
    if above is None:
        return RegimePoint("procurement_act", "unknown", _why_not_told(day), law.PUBLIC_CONTRACT)
    amount = f" of {_pounds(limit.amount)}, VAT included" if limit else ""
    if above is False:
        text = (
            f"The value is below the threshold{amount}, so the Act does not apply in full: only the rules "
            "for small contracts in Part 6 may."
        )
        return RegimePoint("procurement_act", "no", text, law.BELOW_THRESHOLD)
    if is_health_service(brief) is None:
        text = (
            f"The value reaches the threshold{amount}. The Procurement Act applies in full, unless this is a "
            "health care service."
        )
        return RegimePoint("procurement_act", "unknown", text, law.PSR)
    text = f"The value reaches the threshold{amount}, so the Procurement Act applies in full."
    return RegimePoint("procurement_act", "yes", text, law.PUBLIC_CONTRACT)


def _why_not_told(day: date) -> str:
    if threshold("works", day) is None:
        return "We cannot tell whether the value reaches the threshold: we know no thresholds for that day."
    return (
        "We cannot tell whether the value reaches the threshold: the value, the kind of contract "
        "or the buyer is missing."
    )


def _below(brief: Brief, day: date) -> RegimePoint:
    above = above_threshold(brief, day)
    if is_health_service(brief) or day < ACT_BEGINS:
        return RegimePoint(
            "below_threshold_rules", "no", "Other rules govern this purchase.", law.BELOW_THRESHOLD
        )
    if above:
        text = "The contract is not below its threshold."
        return RegimePoint("below_threshold_rules", "no", text, law.BELOW_THRESHOLD)
    if above is None:
        text = "We cannot tell whether this is a contract below the threshold."
        return RegimePoint("below_threshold_rules", "unknown", text, law.BELOW_THRESHOLD)
    if is_health_service(brief) is None:
        text = "The rules for small contracts apply, unless this is a health care service."
        return RegimePoint("below_threshold_rules", "unknown", text, law.PSR)
    if brief.contract_type == "works" and reaches_services_row(brief, day) is not False:
        text = (
            "Below the threshold you must consider the barriers that small firms face. Larger works "
            "contracts may have a suitability check."
        )
        return RegimePoint("below_threshold_rules", "yes", text, law.NO_SUITABILITY_STAGE)
    text = (
        "Below the threshold you may not shut suppliers out by a suitability check, and must "
        "consider the barriers that small firms face."
    )
    return RegimePoint("below_threshold_rules", "yes", text, law.NO_SUITABILITY_STAGE)


def _light_touch(brief: Brief, day: date) -> RegimePoint:
    if is_light_touch(brief) is False or is_health_service(brief):
        return RegimePoint("light_touch", "no", "This is not a light touch contract.", law.LIGHT_TOUCH)
    if day < ACT_BEGINS:
        text = "The light touch rules of the Procurement Act began on 24 February 2025."
        return RegimePoint("light_touch", "no", text, law.ACT_BEGAN)
    if brief.light_touch is None:
        text = "We do not know whether regulations list this service as light touch."
        return RegimePoint("light_touch", "unknown", text, law.LIGHT_TOUCH)
    if is_health_service(brief) is None:
        text = "You say that it is light touch. It is, unless this is a health care service."
        return RegimePoint("light_touch", "unknown", text, law.PSR)
    text = (
        "Light touch rules apply: users' views, their differing needs and nearness to them may "
        "count in the award."
    )
    return RegimePoint("light_touch", "yes", text, law.LIGHT_TOUCH_CRITERIA)


def _social_value_act(brief: Brief, day: date) -> RegimePoint:
    reaches = reaches_services_row(brief, day)
    if brief.contract_type in {"goods", "works"}:
        text = "The Social Value Act does not cover a contract for goods or works alone."
        return RegimePoint("social_value_act", "no", text, law.SVA_SERVICES)
    if is_health_service(brief):
        text = (
            "We do not know whether the Social Value Act reaches this purchase; social value is a "
            "key criterion anyway."
        )
        return RegimePoint("social_value_act", "unknown", text, law.PSR_SOCIAL_VALUE)
    if day < ACT_BEGINS:
        text = "The Social Value Act then went with older regulations, which we do not know."
        return RegimePoint("social_value_act", "unknown", text, law.ACT_BEGAN)
    if is_health_service(brief) is None or reaches is None or brief.contract_type is None:
        text = "We cannot tell whether the Social Value Act covers this contract."
        return RegimePoint("social_value_act", "unknown", text, law.SVA_SCOPE)
    if not reaches:
        text = (
            "The Social Value Act does not cover this contract, because it is too small. You may "
            "still consider social value."
        )
        return RegimePoint("social_value_act", "no", text, law.SVA_SCOPE)
    return _social_value_act_reaches(brief, day)


def _social_value_act_reaches(brief: Brief, day: date) -> RegimePoint:
    if above_threshold(brief, day):
        text = (
            "Before you begin, you must consider social value and whether to consult. The Act sets "
            "no weighting."
        )
        return RegimePoint("social_value_act", "yes", text, law.SVA_CONSIDER)
    text = (
        "The Social Value Act reaches this contract although it is below the light touch threshold: before "
        "you begin, you must consider social value and whether to consult."
    )
    return RegimePoint("social_value_act", "yes", text, law.SVA_LIGHT_TOUCH)


def _npps(brief: Brief, day: date) -> RegimePoint:
    if is_health_service(brief) or day < ACT_BEGINS:
        text = "The duty to have regard to the national policy statement is part of the Procurement Act."
        return RegimePoint("national_policy_statement", "no", text, law.NPPS)
    if is_health_service(brief) is None:
        text = (
            "You must have regard to the National Procurement Policy Statement, unless this is health care."
        )
        return RegimePoint("national_policy_statement", "unknown", text, law.NPPS)
    if not above_threshold(brief, day):
        text = (
            "You must have regard to the National Procurement Policy Statement where the Act governs what "
            "you do. How far that goes below the threshold we have not confirmed."
        )
        return RegimePoint("national_policy_statement", "unknown", text, law.NPPS)
    text = "You must have regard to the National Procurement Policy Statement. It fixes no weighting."
    return RegimePoint("national_policy_statement", "yes", text, law.NPPS)


def _ppn(brief: Brief, day: date) -> RegimePoint:
    if brief.buyer_type in {"council", "other"}:
        text = "PPN 002 does not bind you. You may follow it if you wish, and should say so."
        return RegimePoint("ppn_002", "no", text, law.PPN_002_SCOPE)
    if brief.buyer_type == "nhs":
        text = (
            "NHS bodies took over the policy before PPN 002; whether they have moved to it was not confirmed."
        )
        return RegimePoint("ppn_002", "unknown", text, law.PPN_002_SCOPE)
    if brief.buyer_type is None:
        return RegimePoint("ppn_002", "unknown", "PPN 002 binds central government only.", law.PPN_002_SCOPE)
    return _ppn_for_central_government(brief, day)


def _ppn_for_central_government(brief: Brief, day: date) -> RegimePoint:
    if day < PPN_002_BINDS:
        text = "PPN 002 has been required only since 1 October 2025."
        return RegimePoint("ppn_002", "no", text, law.PPN_002_SINCE)
    above = above_threshold(brief, day)
    if above is False:
        return RegimePoint(
            "ppn_002", "no", "PPN 002 leaves out contracts below the threshold.", law.PPN_002_BELOW
        )
    if above is None or is_health_service(brief) is not False:
        text = "PPN 002 binds central government above the threshold. We cannot tell whether it reaches this."
        return RegimePoint("ppn_002", "unknown", text, law.PPN_002_SCOPE)
    text = "PPN 002 binds central government: at least 10% of the total score goes to social value."
    return RegimePoint("ppn_002", "yes", text, law.PPN_002_WEIGHT)


def _section_17(brief: Brief, _: date) -> RegimePoint:
    if brief.buyer_type == "council":
        text = (
            "You must ignore non-commercial matters, unless a duty under the Procurement Act or the "
            "Social Value Act needs them."
        )
        return RegimePoint("section_17", "yes", text, law.SECTION_17)
    if brief.buyer_type == "central_government":
        text = "Section 17 names local authorities; it is not known to bind central government."
        return RegimePoint("section_17", "no", text, law.SECTION_17_WHO)
    text = "Section 17 binds the authorities that its schedule lists; we do not know whether you are one."
    return RegimePoint("section_17", "unknown", text, law.SECTION_17_WHO)


def _kpis(brief: Brief, day: date) -> RegimePoint:
    rule = "key_performance_indicators"
    if is_health_service(brief) or day < ACT_BEGINS:
        return RegimePoint(rule, "no", "The Act's duty does not apply here.", law.KPIS)
    if is_light_touch(brief):
        text = "A light touch contract needs no key performance indicators under the Act."
        return RegimePoint(rule, "no", text, law.KPIS_NOT_LIGHT_TOUCH)
    above, value = above_threshold(brief, day), brief.value_inc_vat
    if value is not None and value <= KPI_ABOVE:
        text = "The contract is not over £5 million, so the Act asks for no indicators; you may set some."
        return RegimePoint(rule, "no", text, law.KPIS)
    if above is False:
        text = "The contract is below its threshold, so the Act asks for no indicators; you may set some."
        return RegimePoint(rule, "no", text, law.BELOW_THRESHOLD)
    if value is None or above is None or is_light_touch(brief) is None or is_health_service(brief) is None:
        text = (
            "A public contract over £5 million needs at least three published indicators, unless it is light "
            "touch. We cannot tell whether this is one."
        )
        return RegimePoint(rule, "unknown", text, law.KPIS)
    text = "The contract is over £5 million: set at least three key performance indicators and publish them."
    return RegimePoint(rule, "yes", text, law.KPIS)


def _reserving(brief: Brief, day: date) -> RegimePoint:
    above = above_threshold(brief, day)
    if day < ACT_BEGINS:
        text = "The reservations that we know came with the Procurement Act, on 24 February 2025."
        return RegimePoint("reserving", "unknown", text, law.ACT_BEGAN)
    if is_health_service(brief) is not False:
        text = "What may be reserved is not known for health care services, which have rules of their own."
        return RegimePoint("reserving", "unknown", text, law.PSR)
    if above:
        text = (
            "Above the threshold you may reserve only for supported employment providers or public "
            "service mutuals."
        )
        return RegimePoint("reserving", "no", text, law.NO_RESERVATION_ABOVE)
    if above is None or brief.buyer_type is None:
        text = "What may be reserved turns on the buyer and on whether the value is below the threshold."
        return RegimePoint("reserving", "unknown", text, law.LOCAL_ORDER)
    if brief.buyer_type == "council" and day >= LOCAL_ORDER:
        text = (
            "You may reserve the competition for local or UK suppliers, and for small or voluntary "
            "ones, if you say so in the notice."
        )
        return RegimePoint("reserving", "yes", text, law.LOCAL_ORDER)
    text = (
        "The Order of 2026 lets councils in England reserve small competitions for local "
        "suppliers, from 4 February 2026."
    )
    return RegimePoint(
        "reserving", "no" if brief.buyer_type == "council" else "unknown", text, law.LOCAL_ORDER
    )


_POINTS: Final[tuple[Callable[[Brief, date], RegimePoint], ...]] = (
    _health,
    _act,
    _below,
    _light_touch,
    _social_value_act,
    _npps,
    _ppn,
    _section_17,
    _kpis,
    _reserving,
)
