"""`python -m evals authority`: does the weight of a source's kind and status put the right passage first?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from assistant.documents import KINDS, SourceStatus
from assistant.library.filters import Filters
from assistant.retrieval.authority import LAW_WEIGHT
from evals.authority import grid as choosing
from evals.authority.corpus import check_gold, library
from evals.authority.data import QUESTIONS, Half, Set, read_questions
from evals.authority.measure import (
    Asked,
    Weights,
    ask,
    found,
    law_scores,
    replaced_below,
    tender_above,
)
from evals.metrics import RESAMPLES, Estimate
from evals.report import SHARED, Report, Section, publish

WITHOUT_NOTES = Filters(kinds=tuple(kind for kind in KINDS if kind != "note"))
"""A library whose owner has taken the notes out."""
NONE = Weights(gain={})
SHIPPED = Weights()
_HALVES: tuple[Half, ...] = ("dev", "held-out")
_NO_ACT: dict[Set, str] = {"other": "not of law", "guided": "guidance only"}
_LAW = (
    ("first passage answers", "first"),
    ("first passage is the Act that answers", "first_statute"),
    ("such an Act in the first five", "statute_in_five"),
    ("an answer in the first five", "in_five"),
    ("a contradicting page above every answer", "contradicted"),
)


@dataclass(frozen=True, slots=True)
class _Measured:
    asked: tuple[Asked, ...]
    bare: tuple[Asked, ...]
    """The questions of law, asked of the library without notes."""
    passages: int

    def of(self, name: Set, half: Half | None = None) -> list[Asked]:
        return _of(self.asked, name, half)


def command(
    data: Annotated[Path, typer.Option(help="Folder with corpus/legislation and the rest.")] = SHARED,
    questions: Annotated[Path, typer.Option(help="Questions with their answers, JSON lines.")] = QUESTIONS,
    work: Annotated[Path | None, typer.Option(help="Keep the library here, for the next run.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure what authority and status do to the order, on questions of law and on others."""
    wanted = read_questions(questions)
    with ExitStack() as stack:
        folder = work.resolve() if work else Path(stack.enter_context(TemporaryDirectory()))
        search, passages = stack.enter_context(library(data.resolve(), folder))
        check_gold(search, wanted)
        of_law = [item for item in wanted if item.set == "law"]
        measured = _Measured(ask(search, wanted), ask(search, of_law, WITHOUT_NOTES), passages)
    points = choosing.grid(measured.of("law", "dev"), _of(measured.bare, "law", "dev"))
    publish(_report(measured, points), json)


def _report(measured: _Measured, points: Sequence[choosing.Point]) -> Report:
    notes = (
        f"{len(measured.asked)} questions over {measured.passages} passages.",
        f"In brackets: 95 % bootstrap interval, {RESAMPLES} resamples by question.",
    )
    bare = {half: _of(measured.bare, "law", half) for half in _HALVES}
    noted = {half: measured.of("law", half) for half in _HALVES}
    status = _status(measured)
    sections = (
        _told(measured),
        _law("Questions of law", noted, notes),
        _law("Questions of law, library without notes", bare),
        _rest(measured),
        _grid(points),
        status,
    )
    return Report("authority", sections, _figures(measured, points, status))


def _told(measured: _Measured) -> Section:
    """How well questions of law are told from others."""
    rows = []
    for half in _HALVES:
        law = [item.law for name in ("law", "guided") for item in measured.of(name, half)]
        other = [item.law for item in measured.of("other", half)]
        right, wrong = sum(law), sum(other)
        rows.append((half, f"{right}/{right + wrong}", f"{right}/{len(law)}"))
    return Section("Told as questions of law", ("half", "precision", "recall"), tuple(rows))


def _law(title: str, asked: dict[Half, list[Asked]], notes: tuple[str, ...] = ()) -> Section:
    columns = [(half, weights) for half in _HALVES for weights in (NONE, SHIPPED)]
    scores = [law_scores(asked[half], weights) for half, weights in columns]
    rows = tuple((label, *(_shown(getattr(item, name)) for item in scores)) for label, name in _LAW)
    names = tuple(f"{half}, {'with' if weights is SHIPPED else 'without'}" for half, weights in columns)
    return Section(title, ("measure", *names), rows, notes)


def _rest(measured: _Measured) -> Section:
    rows = []
    for name, label in _NO_ACT.items():
        for half in _HALVES:
            asked = measured.of(name, half)
            ways = [found(asked, NONE), found(asked, SHIPPED), found(asked, SHIPPED, lambda _: True)]
            rows.append((f"{label}, {half}: first", *(_shown(way.first) for way in ways)))
            rows.append((f"{label}, {half}: in five", *(_shown(way.in_five) for way in ways)))
    columns = ("right document", "without", "with", "if all were taken for law")
    return Section("Questions that no Act answers", columns, tuple(rows))


def _grid(points: Sequence[choosing.Point]) -> Section:
    pick = choosing.chosen(points)
    rows = tuple(
        (
            f"{point.legislation:.2f}",
            f"{point.notes:.2f}",
            *_counts((point.noted.first, point.noted.first_statute, point.noted.statute_in_five)),
            *_counts((point.noted.contradicted, point.bare.first, point.bare.contradicted)),
            str(point.worth),
            ", ".join(
                word for word, is_so in (("chosen", point is pick), ("in use", _in_use(point))) if is_so
            ),
        )
        for point in points
    )
    columns = ("law", "notes", "1st", "Act 1st", "Act in 5", "against", "bare 1st", "bare against", "sum", "")
    notes = (
        "1st, Act 1st, Act in 5, against: the first, second, third and last measure above, as questions.",
        "bare: in the library without notes. sum: 1st + Act in 5 + bare 1st, less both against.",
        "chosen: the smallest weights within one question of the best sum, 1st being no less than without.",
    )
    return Section("Weights of legislation and notes, dev half", columns, rows, notes)


def _status(measured: _Measured) -> Section:
    """What each penalty does, beside the others as they are in use."""
    in_use = SHIPPED.penalty
    ways: dict[str, Mapping[SourceStatus, float]] = {"in use": in_use, "none": {}}
    for status in in_use:
        for value in (0.0, 0.05, 0.1, 0.15, 0.2, 0.3):
            ways[f"{status} {value:.2f}"] = {**in_use, status: value}
    now, then = measured.of("now"), measured.of("then")
    guidance, precedent = measured.of("guidance"), measured.of("precedent")
    rows = []
    for label, penalty in ways.items():
        weights = Weights(penalty=penalty)
        old, wanted = found(then, weights), found(precedent, weights)
        estimates = (
            replaced_below(now, weights),
            old.first,
            old.in_five,
            found(guidance, weights).first,
            tender_above(guidance, weights),
            wanted.first,
            wanted.in_five,
        )
        rows.append((label, *_counts(estimates, of=True)))
    columns = (
        "penalty",
        "now",
        "then 1st",
        "then in 5",
        "guide 1st",
        "outranked",
        "notice 1st",
        "notice in 5",
    )
    notes = (
        "now: what holds stands above its twin that does not. then: the twin, when it is asked for.",
        "guide: guidance, when it is asked for; outranked: an illustrative notice above all of it.",
        "notice: the illustrative notice, when an example is asked for.",
    )
    return Section("Status", columns, tuple(rows), notes)


def _figures(measured: _Measured, points: Sequence[choosing.Point], status: Section) -> dict[str, object]:
    scores = {
        f"{place}, {half}, {'with' if weights is SHIPPED else 'without'}": asdict(
            law_scores(_of(asked, "law", half), weights)
        )
        for place, asked in (("with notes", measured.asked), ("without notes", measured.bare))
        for half in _HALVES
        for weights in (NONE, SHIPPED)
    }
    others = {
        f"{name}, {half}, {'with' if weights is SHIPPED else 'without'}": asdict(
            found(measured.of(name, half), weights)
        )
        for name in _NO_ACT
        for half in _HALVES
        for weights in (NONE, SHIPPED)
    }
    return {
        "passages": measured.passages,
        "questions": len(measured.asked),
        "weights": dict(LAW_WEIGHT),
        "law": scores,
        "no act": others,
        "grid": [[point.legislation, point.notes, point.worth] for point in points],
        "status": [status.columns, *status.rows],
        "mistaken": [
            item.question.text
            for item in measured.asked
            if item.question.set in {"law", "guided", "other"} and item.law != (item.question.set != "other")
        ],
    }


def _of(asked: Iterable[Asked], name: Set, half: Half | None) -> list[Asked]:
    return [
        item for item in asked if item.question.set == name and (half is None or item.question.half == half)
    ]


def _in_use(point: choosing.Point) -> bool:
    return all(LAW_WEIGHT.get(kind, 0.0) == weight for kind, weight in point.gain.items())


def _counts(estimates: Iterable[Estimate], *, of: bool = False) -> tuple[str, ...]:
    return tuple(
        f"{choosing.counted(item)}/{item.count}" if of else str(choosing.counted(item)) for item in estimates
    )


def _shown(estimate: Estimate) -> str:
    return f"{estimate.mean:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"
