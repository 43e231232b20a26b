"""Worked cases of the right to challenge, written from the law alone, against what the rules answer."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.eligibility.check import Check, check
from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import NAMES, Facts
from assistant.eligibility.reading import facts_from_json

TODAY = date(2026, 11, 22)
"""The day on which the law was last looked at; a case without a date of its own is of this day."""

FIRST_DAY = date(2012, 6, 27)


@dataclass(frozen=True)
class Deciding:
    """A step of the check, by the provision that decides it, with its result."""

    instrument: str
    label: str
    result: str


@dataclass(frozen=True)
class Scenario:
    """One case as the file tells it, with what the law makes of it."""

    id: str
    case: str
    facts: Mapping[str, str | int]
    verdict: str
    decided_by: tuple[Deciding, ...]
    as_at: date = TODAY
    not_decided_by: tuple[Deciding, ...] = ()
    routes: frozenset[str] = field(default_factory=frozenset)
    no_routes: frozenset[str] = field(default_factory=frozenset)
    to_find_out: frozenset[str] = field(default_factory=frozenset)
    not_to_find_out: frozenset[str] = field(default_factory=frozenset)

    @property
    def check(self) -> Check:
        return check(facts_from_json(dict(self.facts)), self.as_at)


@cache
def scenarios() -> tuple[Scenario, ...]:
    told = tomllib.loads(Path(__file__).with_name("scenarios.toml").read_text(encoding="utf-8"))
    return tuple(_scenario(one) for one in told["scenario"])


def _scenario(told: Mapping[str, Any]) -> Scenario:
    return Scenario(**{name: _AS.get(name, _as_told)(value) for name, value in told.items()})


def _as_told(value: Any) -> Any:
    return value


def _steps(value: list[dict[str, str]]) -> tuple[Deciding, ...]:
    return tuple(Deciding(**step) for step in value)


_AS: Mapping[str, Callable[[Any], Any]] = {
    "decided_by": _steps,
    "not_decided_by": _steps,
    "routes": frozenset,
    "no_routes": frozenset,
    "to_find_out": frozenset,
    "not_to_find_out": frozenset,
}
"""How a field of the file becomes a field of `Scenario`, where it is not taken as it stands."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "scenario" in metafunc.fixturenames:
        metafunc.parametrize("scenario", scenarios(), ids=[scenario.id for scenario in scenarios()])


def test_the_verdict_is_what_the_law_makes_of_the_case(scenario: Scenario) -> None:
    assert scenario.check.verdict == scenario.verdict, scenario.case


def test_the_steps_that_decide_a_case_stand_among_its_reasons(scenario: Scenario) -> None:
    given = _given(scenario.check)
    assert set(scenario.decided_by) <= given, scenario.case
    assert not set(scenario.not_decided_by) & given, scenario.case


def test_what_is_still_to_find_out_is_what_the_law_needs(scenario: Scenario) -> None:
    asked = {item.fact for item in scenario.check.to_find_out}
    assert scenario.to_find_out <= asked, scenario.case
    assert not scenario.not_to_find_out & asked, scenario.case


def test_a_fact_that_is_known_is_never_asked_for(scenario: Scenario) -> None:
    assert not set(scenario.facts) & {item.fact for item in scenario.check.to_find_out}, scenario.case


def test_a_better_route_is_offered_where_there_is_one(scenario: Scenario) -> None:
    offered = " | ".join(route.text.lower() for route in scenario.check.better_routes)
    assert [words for words in sorted(scenario.routes) if words not in offered] == [], offered
    assert [words for words in sorted(scenario.no_routes) if words in offered] == [], offered


def test_before_the_right_began_there_is_nothing_to_check() -> None:
    check(Facts(), FIRST_DAY)
    with pytest.raises(FactsError):
        check(Facts(), date(2012, 6, 26))


def test_the_cases_are_many_and_no_two_are_alike() -> None:
    assert len(scenarios()) >= 60
    for told in ("id", "case"):
        twice = [
            words for words, times in Counter(getattr(one, told) for one in scenarios()).items() if times > 1
        ]
        assert twice == []


def test_every_verdict_occurs_often() -> None:
    times = Counter(scenario.verdict for scenario in scenarios())
    assert set(times) == {"can_challenge", "can_challenge_with_risks", "cannot_challenge", "cannot_tell"}
    assert min(times.values()) >= 8


def test_the_cases_name_only_facts_that_exist(scenario: Scenario) -> None:
    assert {*scenario.facts, *scenario.to_find_out, *scenario.not_to_find_out} <= set(NAMES)


def test_every_case_says_what_decides_it(scenario: Scenario) -> None:
    assert scenario.decided_by


def _given(checked: Check) -> set[Deciding]:
    return {
        Deciding(reason.provision.instrument.name, reason.provision.label, reason.result)
        for reason in checked.reasons
    }
