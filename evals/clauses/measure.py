"""How many of the faults the check finds, and how much of what it finds is right."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from assistant.clauses.finding import Finding
from assistant.clauses.findings import check_clause
from evals.clauses.data import Labelled
from evals.eligibility.measure import Counts

AS_AT: Final = date(2026, 11, 22)
"""The day on which the drafts were written, so that the figures do not change with the calendar."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of one draft."""

    draft: Labelled
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def found(self) -> set[str]:
        """The faults that were found."""
        return set(self.draft.faults) & {finding.rule for finding in self.findings}

    @property
    def missed(self) -> set[str]:
        """The faults that were not."""
        return set(self.draft.faults) - self.found

    @property
    def alarms(self) -> list[Finding]:
        """The findings above a note."""
        return [finding for finding in self.findings if finding.severity != "note"]

    @property
    def false(self) -> list[Finding]:
        """Those above a note that no label allows."""
        return [item for item in self.alarms if item.rule not in (*self.draft.faults, *self.draft.also)]


def check_all(drafts: Sequence[Labelled]) -> list[Checked]:
    """Each draft, checked as on the day it was written."""
    checked = []
    for draft in drafts:
        begun = time.perf_counter()
        findings = check_clause(draft.text, draft.brief, AS_AT)
        checked.append(Checked(draft, findings, time.perf_counter() - begun))
    return checked


def recall(checked: Sequence[Checked]) -> Counts:
    """Of the faults, those that were found."""
    return Counts(sum(len(one.found) for one in checked), sum(len(one.draft.faults) for one in checked))


def precision(checked: Sequence[Checked]) -> Counts:
    """Of the findings above a note, those that a label allows."""
    alarms = sum(len(one.alarms) for one in checked)
    return Counts(alarms - sum(len(one.false) for one in checked), alarms)


def strict_precision(checked: Sequence[Checked]) -> Counts:
    """Of the findings above a note, those that are labelled as faults and not merely allowed."""
    alarms = [(one, finding) for one in checked for finding in one.alarms]
    return Counts(sum(finding.rule in one.draft.faults for one, finding in alarms), len(alarms))


def quiet(checked: Sequence[Checked]) -> Counts:
    """Of the sound drafts, those of which nothing above a note is said."""
    sound = [one for one in checked if not one.draft.faults]
    return Counts(sum(not one.alarms for one in sound), len(sound))


def by_rule(checked: Sequence[Checked]) -> list[tuple[str, int, int, int]]:
    """For each rule: in how many drafts it is a fault, found, and a false alarm."""
    rules = sorted(
        {rule for one in checked for rule in one.draft.faults}
        | {f.rule for one in checked for f in one.false}
    )
    return [
        (
            rule,
            sum(rule in one.draft.faults for one in checked),
            sum(rule in one.found for one in checked),
            sum(finding.rule == rule for one in checked for finding in one.false),
        )
        for rule in rules
    ]
