"""Which unknown facts could still change what a rule says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from assistant.eligibility.facts import VALUES, Facts, Value
from assistant.eligibility.rule import Rule

_COUNTS: Final[tuple[Value, ...]] = (1, 2)
"""Numbers on both sides of the only number in the law: section 81(6)(d)."""


def matters(fact: str, rule: Rule, facts: Facts, as_at: date) -> bool:
    """Whether `rule` waits for the unknown `fact`: some value of it decides, all else being equal."""
    if fact not in rule.needs or not rule.holds(as_at) or rule.apply(facts, as_at).result != "unknown":
        return False
    return any(
        rule.apply(given(facts, {fact: value}), as_at).result != "unknown"
        for value in VALUES[fact] or _COUNTS
    )


def given(facts: Facts, values: dict[str, Value]) -> Facts:
    """The facts with some of them set."""
    changes: dict[str, Any] = values
    return replace(facts, **changes)
