"""The lattices that a PDF page draws: lines across and down that meet one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.readers.pdf.rules import Rule, Rules, joined

_MOST_RULES = 800
"""Lines in one direction; a page with more is a drawing."""
_MOST_COLUMNS = 40
_MOST_ROWS = 200
_TOUCHING = 3.0
"""Points between lines that still meet."""
_SAME = 3.0
"""Points between lines that part the same cells."""
_PAIR = 2


@dataclass(slots=True)
class Lattice:
    """Places of the lines down (rising) and across (falling), and which lines are there."""

    xs: list[float]
    ys: list[float]
    down: list[list[Rule]]
    across: list[list[Rule]]


def lattices(rules: Rules) -> Iterator[Lattice]:
    """The lines that meet one another, group by group."""
    across, down = joined(rules.across), joined(rules.down)
    if len(across) > _MOST_RULES or len(down) > _MOST_RULES:
        return
    heights = [rule[0] for rule in across]
    owner = list(range(len(across) + len(down)))
    for at, (x, low, high) in enumerate(down, start=len(across)):
        for index in range(bisect_left(heights, low - _TOUCHING), bisect_right(heights, high + _TOUCHING)):
            if across[index][1] - _TOUCHING <= x <= across[index][2] + _TOUCHING:
                owner[root(owner, index)] = root(owner, at)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*across, *down]):
        group = groups.setdefault(root(owner, index), ([], []))
        group[index >= len(across)].append(rule)
    for level, upright in groups.values():
        if lattice := _lattice(level, upright):
            yield lattice


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    if len(across) < _PAIR or not down:
        return None
    left, right = min(rule[1] for rule in across), max(rule[2] for rule in across)
    low, high = min(rule[1] for rule in down), max(rule[2] for rule in down)
    xs = _places([rule[0] for rule in down] + [left, right])
    ys = _places([rule[0] for rule in across] + [low, high])
    if not (_PAIR < len(xs) <= _MOST_COLUMNS and _PAIR < len(ys) <= _MOST_ROWS):
        return None
    ys.reverse()
    lattice = Lattice(xs, ys, [[] for _ in xs], [[] for _ in ys])
    for rule in down:
        lattice.down[_nearest(xs, rule[0])].append(rule)
    for rule in across:
        lattice.across[len(ys) - 1 - _nearest(ys[::-1], rule[0])].append(rule)
    return lattice


def _places(values: list[float]) -> list[float]:
    """The values in rising order, one of those that are nearly the same."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SAME:
            places.append(value)
    return places


def _nearest(places: list[float], value: float) -> int:
    at = bisect_left(places, value)
    if at == len(places) or (at and value - places[at - 1] <= places[at] - value):
        at -= 1
    return at


def is_ruled(rules: list[Rule], place: float) -> bool:
    """Whether one of the lines is there."""
    return any(start <= place <= end for _, start, end in rules)


def area(lattice: Lattice) -> float:
    """In square points."""
    return (lattice.xs[-1] - lattice.xs[0]) * (lattice.ys[0] - lattice.ys[-1])


def root(owner: list[int], index: int) -> int:
    """The one that stands for all that are joined with `index`."""
    while owner[index] != index:
        owner[index] = owner[owner[index]]
        index = owner[index]
    return index
