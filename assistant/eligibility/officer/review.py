"""What an authority may do with an expression of interest, by the facts, the law and the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from assistant.eligibility.check import Check, Reason, check
from assistant.eligibility.facts import Facts
from assistant.eligibility.officer.dates import Due, calculate
from assistant.eligibility.officer.not_grounds import GROUND_NAMES, HOLDS_IF, Judged, stated
from assistant.eligibility.officer.options import Option, Situation, modify, options
from assistant.eligibility.officer.timeline import Timeline
from assistant.eligibility.officer.words import (
    MADE_OUT,
    NO_EVIDENCE,
    NOT_MADE_OUT,
    TO_JUDGE,
    WHAT_FAILS,
    WHAT_IS_MISSING,
    WHAT_IS_UNKNOWN,
    Decision,
)
from assistant.eligibility.provisions import duties, grounds
from assistant.law.provision import Provision

__all__ = ["Decision", "Ground", "Option", "Point", "Review", "review"]

Standing = Literal["made_out", "not_made_out", "not_known", "for_you_to_judge"]
"""By the facts; `for_you_to_judge` where the regulations ask what the authority thinks."""


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence with the provision behind it."""

    text: str
    provision: Provision


@dataclass(frozen=True, slots=True)
class Ground:
    """One of the ten grounds for rejection, and how it stands by the facts."""

    number: int
    name: str
    standing: Standing
    text: str
    holds_if: str
    """What the ground takes."""
    provision: Provision


@dataclass(frozen=True, slots=True)
class Review:
    """What may be said to an expression of interest. It decides nothing: an officer does."""

    check: Check
    grounds: tuple[Ground, ...]
    """All ten, in the order of the regulations."""
    failures: tuple[Point, ...]
    """Tests of section 81 that are not met: each makes out ground 1."""
    missing: tuple[Point, ...]
    """Parts of Schedule 1 that are not there: each makes out ground 1, and may be put right by agreement."""
    unknown: tuple[Point, ...]
    """What has to be found out before a decision rests on it."""
    consider: tuple[Point, ...]
    """What the authority must consider, and have regard to."""
    modification: Option
    """Whether a modification by agreement is open, and of what; to be looked at before a rejection."""
    options: tuple[Option, ...]
    """One for each `Decision`, in their order."""
    timeline: Timeline | None
    dates: tuple[Due, ...]
    """Empty when no days were given."""
    stated: tuple[Judged, ...]
    """What each sentence of the stated reasons is."""
    warnings: tuple[str, ...]

    def ground(self, number: int) -> Ground:
        """The ground of that number, 1 to 10."""
        return self.grounds[number - 1]

    def option(self, decision: Decision) -> Option:
        """What stands for and against that decision."""
        return next(option for option in self.options if option.decision == decision)


def review(
    facts: Facts, *, as_at: date, timeline: Timeline | None = None, stated_reasons: Sequence[str] = ()
) -> Review:
    """What may be said, with which section, and by when.

    The published window of `timeline` answers the two facts about it where they are unknown.
    Raises FactsError when a day cannot be right.
    """
    dates = calculate(timeline) if timeline else ()
    in_window = timeline.in_window if timeline else None
    warnings = list(_contradicted(facts, in_window=in_window))
    if in_window is not None and facts.inside_window is None:
        facts = replace(facts, window_published=True, inside_window=in_window)
    checked = check(facts, as_at)
    views = tuple(_ground(number, checked) for number in GROUND_NAMES)
    failures, missing = tuple(_failures(checked)), tuple(_missing(checked))
    judged = tuple(each for reason in stated_reasons for each in stated(reason))
    situation = Situation(
        failures=[point.text for point in failures],
        missing=[point.text for point in missing],
        made_out=[ground.number for ground in views if ground.standing == "made_out"],
        not_known=[ground.number for ground in views if ground.standing == "not_known"],
        thresholds_known=not any(
            each.rule.threshold and each.result == "unknown" for each in checked.reasons
        ),
        outside_window=_outside(checked),
    )
    return Review(
        check=checked,
        grounds=views,
        failures=failures,
        missing=missing,
        unknown=tuple(_unknown(checked)),
        consider=_CONSIDER,
        modification=modify(situation),
        options=options(situation),
        timeline=timeline,
        dates=dates,
        stated=judged,
        warnings=(*warnings, *checked.warnings, *_of_reasons(judged, views)),
    )


_CONSIDER: Final = (
    Point(
        "You must consider whether accepting it would promote or improve the social, economic or "
        "environmental well-being of your area.",
        duties.WELLBEING_DUTY,
    ),
    Point("You must have regard to the Secretary of State's guidance.", duties.GUIDANCE),
    Point("You must accept it or reject it, or modify it if the group agrees.", duties.ACCEPT_OR_REJECT),
    Point("You may reject it only on one or more of the ten grounds.", grounds.CLOSED_LIST),
)


def _ground(number: int, checked: Check) -> Ground:
    reason = _reason(checked, f"grounds.{number}")
    standing: Standing
    if number in TO_JUDGE:
        standing, text = "for_you_to_judge", TO_JUDGE[number]
        if reason.result == "risk":
            lacking = "capability" if checked.facts.has_capability_evidence is False else "partners"
            text = NO_EVIDENCE[lacking]
    elif reason.result == "risk":
        standing, text = "made_out", MADE_OUT.get(number, "") or _not_compliant(checked)
    elif reason.result == "met":
        standing, text = "not_made_out", NOT_MADE_OUT[number]
    else:
        lacking = WHAT_IS_UNKNOWN.get(
            reason.rule.id, "whether all is there that the Act and the regulations ask for"
        )
        standing, text = "not_known", f"We do not know {lacking}."
    return Ground(number, GROUND_NAMES[number], standing, text, HOLDS_IF[number], grounds.GROUNDS[number - 1])


def _not_compliant(checked: Check) -> str:
    failures, missing = list(_failures(checked)), list(_missing(checked))
    told = ["It does not comply with section 81(1)."] * bool(failures) + [point.text for point in failures]
    told += ["It does not comply with Schedule 1."] * bool(missing) + [point.text for point in missing]
    return " ".join(told)


def _failures(checked: Check) -> Iterator[Point]:
    for reason in checked.reasons:
        if reason.rule.threshold and reason.result == "not_met":
            yield Point(WHAT_FAILS.get(reason.rule.id, reason.text), reason.provision)


def _missing(checked: Check) -> Iterator[Point]:
    for reason in checked.reasons:
        if reason.rule.step == "contents" and reason.result == "risk":
            yield Point(WHAT_IS_MISSING[reason.rule.id], reason.provision)


def _unknown(checked: Check) -> Iterator[Point]:
    for reason in checked.reasons:
        if reason.result == "unknown" and reason.rule.id in WHAT_IS_UNKNOWN:
            yield Point(f"We do not know {WHAT_IS_UNKNOWN[reason.rule.id]}.", reason.provision)


def _outside(checked: Check) -> bool | None:
    match _reason(checked, "timing.window").result:
        case "risk":
            return True
        case "met":
            return False
        case _:
            return None


def _contradicted(facts: Facts, *, in_window: bool | None) -> Iterator[str]:
    if in_window is None:
        return
    if facts.inside_window is not None and facts.inside_window != in_window:
        said = "inside" if facts.inside_window else "outside"
        found = "inside" if in_window else "outside"
        yield f"You say that it came {said} the window, but by the days it came {found}. Check both."
    elif facts.window_published is False:
        yield "You say that no window is published, but you gave the days of one. Check which is right."


def _of_reasons(judged: Sequence[Judged], views: Sequence[Ground]) -> Iterator[str]:
    for each in judged:
        if each.judgement == "not_recognised":
            yield f"“{each.sentence}”: {each.text}"
        for other in each.not_grounds:
            yield f"“{each.sentence}”: {other.text}"
        for number in each.grounds:
            view = views[number - 1]
            if view.standing in {"not_made_out", "not_known"}:
                yield (
                    f"“{each.sentence}” reads like ground {number}, but by the facts it is not made out. "
                    f"{view.text}"
                )


def _reason(checked: Check, rule: str) -> Reason:
    return next(reason for reason in checked.reasons if reason.rule.id == rule)
