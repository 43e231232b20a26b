"""What was typed into the form, read as a brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from assistant.clauses.brief import BUYER_TYPES, CONTRACT_TYPES, RESERVATIONS, THEMES, Brief, Theme
from assistant.clauses.errors import BriefError
from assistant.clauses.field_values import LONGEST_TEXT
from assistant.clauses.reading import field_value
from assistant.web.drafting import words
from assistant.web.expression.days import typed_day

LONGEST: Final = LONGEST_TEXT
"""Characters of one text."""
THEMES_OFFERED: Final[tuple[Theme, ...]] = tuple(theme for theme in THEMES if theme != "machinery")
"""The machinery comes with every draft."""

_TRUTH: Final = {"yes": True, "no": False}
_Choice = TypeVar("_Choice", bound=str)


def read(typed: Mapping[str, str]) -> tuple[Brief, dict[str, str]]:
    """The brief as far as it can be read, and by field what is wrong; what is wrong counts as not known."""
    faults: dict[str, str] = {}
    known: dict[str, Any] = dict(_read(typed, faults))
    service, rest = known.pop("service", ("", ""))
    told = [part for part in (rest, known.pop("description", "")) if part]
    kind = chosen(typed.get("contract_type", ""), CONTRACT_TYPES)
    of_services = kind in {None, "services"}
    brief = Brief(
        **known,
        service=service,
        description="\n".join(told),
        buyer_type=chosen(typed.get("buyer_type", ""), BUYER_TYPES),
        contract_type=kind,
        light_touch=_TRUTH.get(typed.get("light_touch", "")) if of_services else None,
        health_service=_TRUTH.get(typed.get("health_service", "")) if of_services else None,
        themes=tuple(theme for at, theme in enumerate(THEMES_OFFERED) if typed.get(f"theme-{at}")),
        left_out=tuple(theme for at, theme in enumerate(THEMES_OFFERED) if typed.get(f"left-{at}")),
        reservation=chosen(typed.get("reservation", ""), RESERVATIONS),
        lighter=bool(typed.get("lighter")),
    )
    return brief, faults


def drafting_faults(typed: Mapping[str, str], faults: Mapping[str, str]) -> dict[str, str]:
    """What stands against a draft, in the order of the form."""
    lacking = {} if typed.get("service", "").strip() else {"service": words.NEEDED}
    return {**lacking, **faults}


def typed_of(brief: Brief) -> dict[str, str]:
    """What the boxes of the form hold for a brief; boxes that it leaves empty are not there."""
    told = {True: "yes", False: "no", None: ""}
    typed = {
        "service": brief.service,
        "description": brief.description,
        "buyer": brief.buyer,
        "buyer_type": brief.buyer_type or "",
        "value_inc_vat": "" if brief.value_inc_vat is None else f"{brief.value_inc_vat:,}",
        "months": "" if brief.months is None else str(brief.months),
        "start": typed_day(brief.start),
        "contract_type": brief.contract_type or "",
        "light_touch": told[brief.light_touch],
        "health_service": told[brief.health_service],
        "priorities": "\n".join(brief.priorities),
        "weighting_percent": "" if brief.weighting_percent is None else f"{brief.weighting_percent:g}",
        "market": brief.market,
        "reservation": brief.reservation or "",
        "policy_text": brief.policy_text,
        "lighter": "yes" if brief.lighter else "",
    }
    themes = {f"theme-{at}": "yes" for at, theme in enumerate(THEMES_OFFERED) if theme in brief.themes}
    left = {f"left-{at}": "yes" for at, theme in enumerate(THEMES_OFFERED) if theme in brief.left_out}
    return {name: value for name, value in (typed | themes | left).items() if value}


def chosen(given: str, choices: tuple[_Choice, ...]) -> _Choice | None:
    """The choice of that name; None for what no control of ours sends."""
    return next((choice for choice in choices if choice == given), None)


def _read(typed: Mapping[str, str], faults: dict[str, str]) -> Iterator[tuple[str, Any]]:
    for name, fault in words.FIELD_FAULTS.items():
        text = typed.get(name, "")
        if not text.strip():
            continue
        try:
            yield name, field_value(name, text)
        except BriefError:
            faults[name] = fault
