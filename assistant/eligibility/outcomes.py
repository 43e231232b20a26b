"""Every outcome that a rule can have, with the answers that lead to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations, product
from math import prod
from typing import Final

from assistant.eligibility.facts import VALUES, Facts, Value
from assistant.eligibility.rule import IN_FORCE, RESULTS, Outcome, Rule
from assistant.eligibility.rules import RULES, authority
from assistant.eligibility.rules.body import BIDS_ADDED, ENOUGH_EMPLOYEES

COUNTS: Final = (ENOUGH_EMPLOYEES - 1, ENOUGH_EMPLOYEES)
"""The numbers that stand for all: too few, and enough."""

TURNING_DAYS: Final = tuple(
    sorted(
        {
            IN_FORCE,
            BIDS_ADDED,
            *(since for _, _, since in authority.FIRE.values() if since),
            *(rule.since for rule in RULES),
            *(rule.until for rule in RULES if rule.until),
        }
    )
)
"""The days from which an outcome may differ; on the last of them the law took its present form."""

_MOST_CASES: Final = 10_000
"""A rule with more looks at what other rules say, and is told in their words."""

Cube = tuple[frozenset[int], ...]
"""For each axis the positions on it; the case is every combination."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that lead to one outcome: every combination of these values."""

    values: tuple[tuple[str, tuple[Value | None, ...]], ...]
    """For each fact that matters, what it may be; None is unknown."""
    periods: tuple[tuple[date, date | None], ...]
    """The first day, and the day on which it ended; empty where the day does not matter."""


@dataclass(frozen=True, slots=True)
class Possible:
    """An outcome, with all the answers that lead to it."""

    outcome: Outcome
    answers: tuple[Answers, ...]
    """Empty where they are too many to list, because the rule looks at other rules."""


def possible(rule: Rule) -> tuple[Possible, ...]:
    """What the rule can say since the right exists, by result; facts that it does not need are unknown."""
    axes = [range_of(fact) for fact in rule.needs]
    if prod(map(len, axes)) > _MOST_CASES:
        return _ordered(dict.fromkeys(_sampled(rule), ()))
    found: defaultdict[Outcome, list[tuple[int, ...]]] = defaultdict(list)
    days = [day for day in TURNING_DAYS if rule.holds(day)]
    for at, day in enumerate(days):
        for point in product(*(range(len(axis)) for axis in axes)):
            values = {fact: axis[here] for fact, axis, here in zip(rule.needs, axes, point, strict=True)}
            found[rule.apply(_facts(values), day)].append((at, *point))
    return _ordered({outcome: _answers(points, days, rule.needs, axes) for outcome, points in found.items()})


def _ordered(found: dict[Outcome, tuple[Answers, ...]]) -> tuple[Possible, ...]:
    """By result; within one as they were found."""
    by_result = sorted(found.items(), key=lambda item: RESULTS.index(item[0].result))
    return tuple(Possible(outcome, answers) for outcome, answers in by_result)


def range_of(fact: str) -> tuple[Value | None, ...]:
    """What the fact may be; None is unknown, and two numbers stand for all."""
    return (*(VALUES[fact] or COUNTS), None)


def _facts(values: dict[str, Value | None]) -> Facts:
    known: dict[str, object] = dict(values)
    return Facts(**known)  # type: ignore[arg-type]  # each value comes from the list of its own fact


def _sampled(rule: Rule) -> list[Outcome]:
    """What it says when nothing is known, when all is in order, and with each value of each fact in both."""
    outcomes: dict[Outcome, None] = {}
    for base in ({}, _IN_ORDER):
        outcomes[rule.apply(_facts(base), TURNING_DAYS[-1])] = None
        for fact in rule.needs:
            for value in range_of(fact):
                outcomes[rule.apply(_facts({**base, fact: value}), TURNING_DAYS[-1])] = None
    return list(outcomes)


_IN_ORDER: Final[dict[str, Value | None]] = {
    "authority_type": "district_council",
    "body_type": "charity",
    "distributes_profit": False,
    "seeks": "provide_service",
    "service_by_or_for_authority": True,
    "named_person_complex_needs": False,
    "has_financial_information": True,
    "has_capability_evidence": True,
    "identifies_service_and_area": True,
    "has_wellbeing_outcomes": True,
    "meets_user_needs": True,
    "uses_partners": False,
}


def _answers(
    points: Iterable[tuple[int, ...]],
    days: Sequence[date],
    needs: Sequence[str],
    axes: Sequence[Sequence[Value | None]],
) -> tuple[Answers, ...]:
    answers = []
    for when, *cube in _cubes(list(points)):
        values = tuple(
            (fact, tuple(axis[here] for here in sorted(side)))
            for fact, axis, side in zip(needs, axes, cube, strict=True)
            if len(side) < len(axis)
        )
        answers.append(Answers(values, _periods(when, days) if len(when) < len(days) else ()))
    return tuple(answers)


def _periods(when: Iterable[int], days: Sequence[date]) -> tuple[tuple[date, date | None], ...]:
    """Runs of days that follow one another, as one period each."""
    periods: list[tuple[date, date | None]] = []
    for at in sorted(when):
        until = days[at + 1] if at + 1 < len(days) else None
        if periods and periods[-1][1] == days[at]:
            periods[-1] = (periods[-1][0], until)
        else:
            periods.append((days[at], until))
    return tuple(periods)


def _cubes(points: Sequence[tuple[int, ...]]) -> list[Cube]:
    """The points as few combinations: joined along one axis after the other, in the best order."""
    single: list[Cube] = [tuple(frozenset({here}) for here in point) for point in points]
    ways = [_joined(single, order) for order in permutations(range(len(points[0])))]
    return min(ways, key=len)


def _joined(cubes: list[Cube], order: Iterable[int]) -> list[Cube]:
    for axis in order:
        sides: dict[Cube, frozenset[int]] = {}
        for cube in cubes:
            rest = (*cube[:axis], *cube[axis + 1 :])
            sides[rest] = sides.get(rest, frozenset()) | cube[axis]
        cubes = [(*rest[:axis], side, *rest[axis:]) for rest, side in sides.items()]
    return cubes
