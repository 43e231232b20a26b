"""Figures of this run beside those last accepted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from evals.errors import EvalError

ACCEPTED: Final = Path(__file__).with_name("accepted.json")
"""Written by `python -m evals all --accept`, in git: whoever accepts worse figures does so in sight."""
ESTIMATE: Final = 4
"""Mean, lower and upper bound, count."""
ROUGHLY: Final = 0.05
"""Either side of a part that comes without an interval."""
LOWER_IS_BETTER: Final = ("wrongly", "false", "missed", "lost", "seconds", "changed", "turned_away")
"""Parts of the names of figures that are the better the smaller they are."""

Verdict = Literal["new", "same", "better", "worse"]


@dataclass(frozen=True, slots=True)
class Change:
    """One figure now and as last accepted."""

    name: str
    now: float
    low: float
    high: float
    before: float | None
    verdict: Verdict
    """`better` or `worse` where the accepted figure lies outside the interval of this one."""


def estimates(figures: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, list[float]]]:
    """Every figure that is a part, 0 to 1, or has an interval, by its dotted name."""
    for name, value in figures.items():
        at = f"{prefix}{name}"
        if isinstance(value, Mapping):
            if {"mean", "low", "high", "count"} <= value.keys():
                yield at, [float(value[key]) for key in ("mean", "low", "high", "count")]
            else:
                yield from estimates(value, f"{at}.")
        elif _is_estimate(value):
            yield at, [float(item) for item in value]  # type: ignore[attr-defined]
        elif isinstance(value, float) and 0 <= value <= 1:
            yield at, [value, max(0.0, value - ROUGHLY), min(1.0, value + ROUGHLY), 0.0]


def compared(now: Mapping[str, list[float]], before: Mapping[str, list[float]]) -> list[Change]:
    """Each figure of `now` beside the one accepted before."""
    return [_change(name, value, before.get(name)) for name, value in now.items()]


def accepted(path: Path = ACCEPTED) -> dict[str, list[float]]:
    """The figures that were last accepted; none before the first time."""
    if not path.is_file():
        return {}
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {name: [float(item) for item in value] for name, value in stored["figures"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvalError(f"{path} cannot be read: {error}") from error


def accept(now: Mapping[str, list[float]], machine: Mapping[str, object], path: Path = ACCEPTED) -> None:
    """Keep the figures of this run as those to compare with; others that were accepted stay."""
    kept = {**accepted(path), **{name: [round(item, 4) for item in value] for name, value in now.items()}}
    record = {"machine": dict(machine), "figures": dict(sorted(kept.items()))}
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _change(name: str, value: list[float], before: list[float] | None) -> Change:
    mean, low, high, _ = value
    if before is None:
        return Change(name, mean, low, high, None, "new")
    verdict: Verdict = "same"
    if not low <= before[0] <= high:
        rose = mean > before[0]
        verdict = "better" if rose != any(part in name for part in LOWER_IS_BETTER) else "worse"
    return Change(name, mean, low, high, before[0], verdict)


def _is_estimate(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == ESTIMATE
        and all(isinstance(item, int | float) and not isinstance(item, bool) for item in value)
        and value[1] <= value[0] <= value[2]
    )
