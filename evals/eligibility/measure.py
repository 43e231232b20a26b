"""What was taken from each description, and how much of it is right."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.eligibility.facts import NAMES, Value
from assistant.eligibility.stated.facts import Stated, invites
from evals.eligibility.data import Description, Question

Z: Final = 1.959964
"""Of a 95 % interval."""

Reader = Callable[[str], Sequence[Stated]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a reader took from one description."""

    description: Description
    items: tuple[Stated, ...]
    seconds: float

    @property
    def found(self) -> list[str]:
        """The facts that the text states and the reader took."""
        return [item.fact for item in self.items if self._right(item)]

    @property
    def wrong(self) -> list[Stated]:
        """What the reader took and the text does not state."""
        return [item for item in self.items if not self._right(item)]

    @property
    def missed(self) -> list[str]:
        """The facts that the text states and the reader did not take."""
        return [name for name in self.description.facts if name not in self.found]

    @property
    def trapped(self) -> int:
        """How many of the values were taken that a careless reader would take."""
        traps = self.description.traps
        return sum(_same(item.value, one) for item in self.items for one in traps.get(item.fact, []))

    def _right(self, item: Stated) -> bool:
        facts = self.description.facts
        return item.fact in facts and _same(item.value, facts[item.fact])


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was so, of how many, with the bounds of the 95 % Wilson interval."""

    hits: int
    of: int

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson 1927; from 0 to 1 where there is nothing to count."""
        if not self.of:
            return 0.0, 1.0
        part, spread = self.hits / self.of, Z * Z / self.of
        middle = part + spread / 2
        reach = Z * math.sqrt(part * (1 - part) / self.of + spread / (4 * self.of))
        return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def take(descriptions: Sequence[Description], reader: Reader) -> list[Taken]:
    """What the reader takes from each description."""
    taken = []
    for description in descriptions:
        begun = time.perf_counter()
        items = tuple(reader(description.text))
        taken.append(Taken(description, items, time.perf_counter() - begun))
    return taken


def recall(taken: Sequence[Taken]) -> Counts:
    """Of the facts that the texts state, those that were taken."""
    return Counts(sum(len(one.found) for one in taken), sum(len(one.description.facts) for one in taken))


def wrong(taken: Sequence[Taken]) -> Counts:
    """Of the facts that were taken, those that the texts do not state."""
    return Counts(sum(len(one.wrong) for one in taken), sum(len(one.items) for one in taken))


def by_fact(taken: Sequence[Taken]) -> list[tuple[str, int, int, int]]:
    """For each fact: its name, in how many texts it is stated, found, and wrongly taken."""
    rows = []
    for name in NAMES:
        is_stated = sum(name in one.description.facts for one in taken)
        found = sum(name in one.found for one in taken)
        bad = sum(item.fact == name for one in taken for item in one.wrong)
        if is_stated or bad:
            rows.append((name, is_stated, found, bad))
    return rows


@dataclass(frozen=True, slots=True)
class Invited:
    """How well the questions about the asker's own case are told from the others."""

    precision: Counts
    recall: Counts
    mistakes: tuple[str, ...]


def invited(questions: Sequence[Question]) -> Invited:
    """The check is offered: precision, recall, and the questions where it went wrong."""
    offered = [question for question in questions if invites(question.text)]
    right = sum(question.invites for question in offered)
    return Invited(
        Counts(right, len(offered)),
        Counts(right, sum(question.invites for question in questions)),
        tuple(question.text for question in questions if invites(question.text) != question.invites),
    )


def _same(one: Value, other: Value) -> bool:
    return one == other and type(one) is type(other)
