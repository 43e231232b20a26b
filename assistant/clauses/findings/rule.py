"""What a rule of the check is: a fault to look for, with what is said of it and the section behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from assistant.clauses.finding import Severity
from assistant.clauses.findings.prepared import Draft
from assistant.law.provision import Provision

Family = Literal[
    "place and owners",
    "reserved contracts",
    "names",
    "subject-matter",
    "delivery",
    "words",
    "award",
    "conditions of participation",
    "proportion",
    "pay",
    "law out of date",
    "remedies and change",
    "text for the checker",
]
FAMILIES: tuple[Family, ...] = get_args(Family)

ALWAYS: Final = date(2012, 1, 1)
"""Before any law that the check knows: a rule that has held since then holds on every day we check."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that a rule can say."""

    severity: Severity
    when: str
    """In plain words, for the page of rules: `above the threshold`."""
    why: str
    suggestion: str
    provision: Provision


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule found its fault, and what it says of it."""

    start: int
    end: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault that a draft can have."""

    id: str
    family: Family
    title: str
    help: str
    """What the rule looks at, and when it keeps quiet."""
    outcomes: tuple[Outcome, ...]
    """All that it can say; the first is the most usual."""
    find: Callable[[Draft], Iterable[Hit]]
    since: date = ALWAYS
    """The first day on which it holds."""
    until: date | None = None
    """The first day on which it no longer holds; None while it holds."""

    def holds(self, day: date) -> bool:
        """Whether the rule is law on that day."""
        return self.since <= day and (self.until is None or day < self.until)
