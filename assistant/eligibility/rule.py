"""What a rule is: a question of law put to the facts, with a reason and a section for each result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from assistant.eligibility.facts import Facts
from assistant.law.provision import Provision

Result = Literal["met", "not_met", "risk", "unknown", "not_applicable"]
"""`met`: nothing stands in the way here. `not_met`: a threshold test fails. `risk`: it may be refused or
rejected for this. `unknown`: a fact is missing, or it is for the authority to judge."""

Step = Literal["authority", "body", "service", "timing", "contents", "grounds", "reorganisation"]

RESULTS: tuple[Result, ...] = get_args(Result)
STEPS: tuple[Step, ...] = get_args(Step)
THRESHOLDS: Final[frozenset[Step]] = frozenset({"authority", "body", "service"})
"""The steps that must be met: who is asked, who asks, and for what."""

IN_FORCE: Final = date(2012, 6, 27)
"""Sections 81 to 86 and both sets of 2012 regulations came into force (SI 2012/1313, reg. 1)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule says of one case: the result, one sentence of reason, and the section behind it."""

    result: Result
    text: str
    provision: Provision


Judge = Callable[[Facts, date], Outcome]
"""Facts and the day as at which they are judged, to an outcome. Raises nothing.

Once a rule has decided, knowing more does not change its result, unless the answers contradict one another.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One question of law."""

    id: str
    step: Step
    question: str
    """In plain words."""
    help: str
    """What a person needs to know to answer it."""
    provision: Provision
    needs: tuple[str, ...]
    """The facts that it looks at; none where nobody can know the answer beforehand."""
    results: tuple[Result, ...]
    """What it can say."""
    judge: Judge
    since: date = IN_FORCE
    """The first day on which it holds."""
    until: date | None = None
    """The day on which it ceased to hold; None while it holds."""

    @property
    def threshold(self) -> bool:
        """Whether the right falls when this rule is not met."""
        return self.step in THRESHOLDS

    def holds(self, as_at: date) -> bool:
        """Whether the rule is law on that day."""
        return self.since <= as_at and (self.until is None or as_at < self.until)

    def apply(self, facts: Facts, as_at: date) -> Outcome:
        """The outcome on that day; `not_applicable` where the rule is not law then."""
        if not self.holds(as_at):
            when = f"from {spoken(self.since)}" if as_at < self.since else f"until {spoken(self.until)}"
            return Outcome("not_applicable", f"This rule is law only {when}.", self.provision)
        return self.judge(facts, as_at)


def spoken(day: date | None) -> str:
    """`27 June 2012`; empty for no day."""
    return f"{day.day} {day:%B %Y}" if day else ""
