"""What the check says of labelled claims, and what each threshold would catch and lose."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from assistant.answering.verification.classifier import Classifier
from assistant.answering.verification.comparing import compare
from assistant.answering.verification.meaning import Meaning
from assistant.answering.verify import Judged, judge
from evals.metrics import Estimate, bootstrap
from evals.support.data import Labelled

LOSSES: Final = (0.0, 0.02, 0.05, 0.10, 0.15, 0.20, 0.30)
_COPIED_FROM: Final = 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """A labelled claim with what the check found."""

    claim: Labelled
    judged: Judged
    seconds: float

    @property
    def shown(self) -> bool:
        """Whether it would be shown as it stands."""
        return self.judged.support == "supported"

    @property
    def in_other_words(self) -> bool:
        """Whether it repeats next to nothing of its quote in order."""
        return compare(self.claim.text, self.claim.citation.quote).copied < _COPIED_FROM


@dataclass(frozen=True, slots=True)
class Trade:
    """At one threshold the part of the false claims that is caught and of the true ones that is lost."""

    threshold: float
    lost: float
    caught: float
    caught_partly: float
    """Of the half true ones."""


def score_all(
    claims: Sequence[Labelled], meaning: Meaning | None, classifier: Classifier | None = None
) -> list[Scored]:
    """Each claim, checked; without `meaning` by its words alone."""
    scored = []
    for claim in claims:
        begun = time.perf_counter()
        found = judge(claim.text, [claim.citation], meaning, classifier)
        scored.append(Scored(claim, found, time.perf_counter() - begun))
    return scored


def caught(scored: Sequence[Scored]) -> Estimate:
    """The part of the false claims that would not be shown."""
    return bootstrap([float(not one.shown) for one in scored if one.claim.label == "unsupported"])


def lost(scored: Sequence[Scored]) -> Estimate:
    """The part of the true claims that would not be shown."""
    return bootstrap([float(not one.shown) for one in scored if one.claim.label == "supported"])


def curve(scored: Sequence[Scored], losses: Sequence[float] = LOSSES) -> list[Trade]:
    """What is caught where at most each part of the true claims is lost."""
    return [trade(scored, threshold_losing(scored, part)) for part in losses]


def trade(scored: Sequence[Scored], threshold: float) -> Trade:
    """What one threshold catches and loses."""
    below = {
        label: [one.judged.score < threshold for one in scored if one.claim.label == label]
        for label in ("supported", "unsupported", "partly")
    }
    parts = {label: sum(found) / len(found) for label, found in below.items()}
    return Trade(threshold, parts["supported"], parts["unsupported"], parts["partly"])


def threshold_losing(scored: Sequence[Scored], part: float) -> float:
    """The highest threshold below which at most this part of the true claims stands."""
    true = sorted(one.judged.score for one in scored if one.claim.label == "supported")
    return true[int(part * len(true) + 1e-9)]


def threshold_catching(scored: Sequence[Scored], part: float) -> float:
    """The lowest threshold below which at least this part of the false claims stands."""
    false = sorted(one.judged.score for one in scored if one.claim.label == "unsupported")
    needed = -int(-part * len(false) // 1)
    return false[needed - 1] + 1e-6
