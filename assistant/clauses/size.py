"""How large a purchase is beside the thresholds, and what is known of its kind."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.clauses.brief import Brief
from assistant.clauses.thresholds import Kind, Threshold, threshold

CENTRAL_ROW: Final[Kind] = "goods or services, central"
SUB_CENTRAL_ROW: Final[Kind] = "goods or services, sub-central"


def own_threshold(brief: Brief, day: date) -> Threshold | None:
    """The threshold for this kind of contract; None while the kind or the buyer is not known."""
    if brief.contract_type == "works":
        return threshold("works", day)
    if brief.contract_type == "services" and brief.light_touch:
        return threshold("light touch", day)
    if brief.contract_type is None or is_light_touch(brief) is None:
        return None
    if brief.buyer_type is None:
        return None
    return threshold(CENTRAL_ROW if brief.buyer_type == "central_government" else SUB_CENTRAL_ROW, day)


def above_threshold(brief: Brief, day: date) -> bool | None:
    """Whether the value reaches the threshold; None while that cannot be told."""
    limit, value = own_threshold(brief, day), brief.value_inc_vat
    if value is None:
        return None
    if limit is not None:
        return value >= limit.amount
    possible = [item.amount for item in _possible(brief, day)]
    if possible and value >= max(possible):
        return True
    if possible and value < min(possible):
        return False
    return None


def reaches_services_row(brief: Brief, day: date) -> bool | None:
    """Whether the value reaches the amount for ordinary services; None while that cannot be told."""
    rows = [CENTRAL_ROW, SUB_CENTRAL_ROW]
    if brief.buyer_type is not None:
        rows = [CENTRAL_ROW] if brief.buyer_type == "central_government" else [SUB_CENTRAL_ROW]
    limits = [limit.amount for row in rows if (limit := threshold(row, day))]
    if brief.value_inc_vat is None or not limits:
        return None
    if brief.value_inc_vat >= max(limits):
        return True
    return False if brief.value_inc_vat < min(limits) else None


def is_light_touch(brief: Brief) -> bool | None:
    """Whether it is a light touch contract, which is one for services; None while that is not known."""
    if brief.contract_type in {"goods", "works"}:
        return False
    return brief.light_touch


def is_health_service(brief: Brief) -> bool | None:
    """Whether it is a health care service; None while it may be one.

    Goods and works alone are none. Nor is a service of which the officer says that it is not light touch:
    health care is among the services that regulations list for that.
    """
    if brief.health_service is None and (
        brief.contract_type in {"goods", "works"} or brief.light_touch is False
    ):
        return False
    return brief.health_service


def _possible(brief: Brief, day: date) -> list[Threshold]:
    """The thresholds that could be the one, as far as the brief goes."""
    kinds: list[Kind] = []
    if brief.contract_type in {None, "works"}:
        kinds.append("works")
    if is_light_touch(brief) is not False:
        kinds.append("light touch")
    if brief.contract_type != "works" and not is_light_touch(brief):
        kinds += [CENTRAL_ROW] if brief.buyer_type in {None, "central_government"} else []
        kinds += [SUB_CENTRAL_ROW] if brief.buyer_type != "central_government" else []
    return [found for kind in kinds if (found := threshold(kind, day))]
