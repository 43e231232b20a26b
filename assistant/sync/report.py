"""What became of each source and tender that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Result = Literal["new", "changed", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one source of the catalogue, or of one tender."""

    id: str
    title: str
    result: Result
    what: tuple[str, ...] = ()
    """What changed since the version before, a sentence each."""
    notes: tuple[str, ...] = ()
    """What a person should know: withdrawn, left out."""
    reason: str = ""
    """Why it failed, wholly or in part; empty otherwise."""
    files: tuple[str, ...] = ()
    """Below the folder `fetched`, those that the source consists of now."""


@dataclass(frozen=True, slots=True)
class Report:
    """Of one run."""

    outcomes: tuple[Outcome, ...]
    message: str = ""
    """Why the run ended early, or that there is more; empty otherwise."""
    cut_short: bool = False
    """The time that a run may take was used up, and some was not fetched."""
    seconds: float = 0.0

    def of(self, result: Result) -> tuple[Outcome, ...]:
        """Those with this result."""
        return tuple(outcome for outcome in self.outcomes if outcome.result == result)
