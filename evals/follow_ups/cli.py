"""`python -m evals follow-ups`: are questions read right that lean, or hold several, or a mistake?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.answering.abstention import EVIDENCE
from assistant.answering.pipeline import Pipeline, open_pipeline
from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings
from evals.answers.data import Half
from evals.follow_ups import measure as measuring
from evals.follow_ups.data import KINDS, Kind, Presumed, read_follow_ups, read_multi_part, read_premises
from evals.follow_ups.measure import FEW, FollowedUp, Named, Way
from evals.metrics import bootstrap
from evals.report import Report, Section, publish
from evals.shipped import shipped_library

Measured = tuple[list[Section], dict[str, object]]


def command(
    half: Annotated[Half, typer.Option("--set", help="Which half.")] = "dev",
    kind: Annotated[Kind | None, typer.Option(help="Only these; all without it.")] = None,
    work: Annotated[Path | None, typer.Option(help="Keep the library here, for the next run.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure follow-ups, several questions in one and false premises, with quotes for answers."""
    settings = Settings(chat_model="none")
    embedding = load_embedding_model(settings)
    sections: list[Section] = []
    figures: dict[str, object] = {"set": half}
    with (
        shipped_library(settings, embedding, keep=work) as chosen,
        open_pipeline(chosen, embedding=embedding) as pipeline,
    ):
        for name in (kind,) if kind else _kinds(half):
            tables, found = _MEASURES[name](pipeline, half)
            sections += tables
            figures[name] = found
    publish(Report("follow-ups", tuple(sections), figures), json)


def _kinds(half: Half) -> tuple[Kind, ...]:
    """What there is of a part: the last ones hold premises only."""
    return KINDS if half in {"dev", "held_out"} else ("premises",)


def _follow_ups(pipeline: Pipeline, half: Half) -> Measured:
    done = [measuring.follow_up(pipeline, asked) for asked in read_follow_ups(half)]
    leaned = sum(one.leaned == one.asked.leans for one in done)
    ways: tuple[tuple[str, Callable[[FollowedUp], Way]], ...] = (
        ("as the product reads it", lambda one: one.rewritten),
        ("written out by hand", lambda one: one.gold),
        ("its bare words", lambda one: one.bare),
    )
    rows = tuple((name, *_reached([way(one) for one in done])) for name, way in ways)
    columns = ("", f"source in {FEW}", f"source in {EVIDENCE}", "points told")
    notes = (
        f"{len(done)} last turns of conversations. Leaning or not is told right for {leaned}.",
        "In brackets: 95 % bootstrap interval by question.",
    )
    sections = [
        Section(f"Follow-ups, {half}", columns, rows, notes),
        _by_kind(done),
        _missed(done),
    ]
    figures = {name: _figures([way(one) for one in done]) for name, way in ways}
    return sections, {"count": len(done), "leaning_right": leaned, **figures}


def _by_kind(done: Sequence[FollowedUp]) -> Section:
    rows = []
    for kind in dict.fromkeys(one.asked.kind for one in done):
        own = [one for one in done if one.asked.kind == kind]
        right = sum(one.leaned == one.asked.leans for one in own)
        found = [sum(way.within(EVIDENCE) for way in ways) for ways in _ways(own)]
        rows.append((kind, str(len(own)), str(right), *map(str, found)))
    columns = ("kind", "", "told right", f"source in {EVIDENCE}", "written out", "bare")
    return Section("By kind", columns, tuple(rows))


def _ways(done: Sequence[FollowedUp]) -> list[list[Way]]:
    return [[one.rewritten for one in done], [one.gold for one in done], [one.bare for one in done]]


def _missed(done: Sequence[FollowedUp]) -> Section:
    rows = [
        (one.asked.id, one.asked.question, one.standalone, _why(one))
        for one in done
        if one.leaned != one.asked.leans or not one.rewritten.within(FEW) or one.rewritten.told < 1
    ]
    return Section("To be read", ("question", "", "as the product reads it", "what is wrong"), tuple(rows))


def _why(one: FollowedUp) -> str:
    wrong = [] if one.leaned == one.asked.leans else ["leans" if one.asked.leans else "does not lean"]
    if not one.rewritten.within(FEW):
        wrong.append(f"source at {one.rewritten.rank or 'none'} (written out: {one.gold.rank or 'none'})")
    if one.rewritten.told < 1:
        wrong.append(f"told {one.rewritten.told:.2f} (written out: {one.gold.told:.2f})")
    return "; ".join(wrong)


def _reached(ways: Sequence[Way]) -> tuple[str, str, str]:
    few, many, told = (
        _shown([float(way.within(FEW)) for way in ways]),
        _shown([float(way.within(EVIDENCE)) for way in ways]),
        _shown([way.told for way in ways]),
    )
    return few, many, told


def _figures(ways: Sequence[Way]) -> dict[str, float]:
    count = len(ways)
    return {
        f"source_in_{FEW}": round(sum(way.within(FEW) for way in ways) / count, 4),
        f"source_in_{EVIDENCE}": round(sum(way.within(EVIDENCE) for way in ways) / count, 4),
        "points": round(sum(way.told for way in ways) / count, 4),
    }


def _multi_part(pipeline: Pipeline, half: Half) -> Measured:
    done = [measuring.multi_part(pipeline, asked) for asked in read_multi_part(half)]
    several = [one for one in done if len(one.asked.parts) > 1]
    single = [one for one in done if len(one.asked.parts) == 1]
    rows = (
        ("several questions, split right", _shown([float(one.right) for one in several])),
        ("single questions, left whole", _shown([float(one.right) for one in single])),
        ("sources found, of several", _shown([one.found for one in several])),
        ("the same, asked as one", _shown([one.found_whole for one in several])),
        ("points told, of several", _shown([one.told for one in several])),
        ("the same, parts written out by hand", _shown([one.told_gold for one in several])),
        ("points told, of single ones", _shown([one.told for one in single])),
    )
    wrong = tuple(
        (one.asked.id, one.asked.question, " / ".join(one.parts), f"{one.told:.2f} of {one.told_gold:.2f}")
        for one in done
        if not one.right or one.told < one.told_gold
    )
    sections = [
        Section(f"Several questions in one, {half}", ("measure", "value"), rows),
        Section("To be read", ("question", "", "parts", "points told"), wrong),
    ]
    figures: dict[str, object] = {
        "several": len(several),
        "single": len(single),
        "split_right": sum(one.right for one in several),
        "left_whole": sum(one.right for one in single),
        "points": round(sum(one.told for one in several) / len(several), 4),
    }
    return sections, figures


def _premises(pipeline: Pipeline, half: Half) -> Measured:
    done = [measuring.presumed(pipeline, asked) for asked in read_premises(half)]
    false = [one for one in done if _false(one)]
    true = [one for one in done if not _false(one)]
    others = measuring.questions_named(pipeline, half)
    rows = (
        (
            "false premises, named with a source that tells",
            f"{sum(one.rightly for one in false)} of {len(false)}",
        ),
        ("false premises, named at all", f"{_named(false)} of {len(false)}"),
        ("true premises, named all the same", f"{_named(true)} of {len(true)}"),
        ("questions of `evals answers`, something named", f"{_named(others)} of {len(others)}"),
        ("points told, of false premises", _shown([one.told for one in false])),
    )
    sections = [
        Section(f"Premises, {half}", ("measure", "value"), rows),
        Section("To be read", ("question", "", "what the product says"), _to_read([*done, *others])),
    ]
    figures: dict[str, object] = {
        "false": len(false),
        "named_rightly": sum(one.rightly for one in false),
        "named": _named(false),
        "true": len(true),
        "true_named": _named(true),
        "questions": len(others),
        "questions_named": _named(others),
    }
    return sections, figures


def _to_read(done: Sequence[Named]) -> tuple[tuple[str, ...], ...]:
    """The false premises that were not named, and whatever was."""
    rows = []
    for one in done:
        asked = one.asked
        text = asked.question if isinstance(asked, Presumed) else asked.text
        said = " / ".join(
            f"{premise.text} {' '.join(citation.quote for citation in premise.citations)}"
            for premise in one.premises
        )
        if said or _false(one):
            rows.append((asked.id, text, said or "(nothing)"))
    return tuple(rows)


def _named(done: Sequence[Named]) -> int:
    return sum(bool(one.premises) for one in done)


def _false(one: Named) -> bool:
    return isinstance(one.asked, Presumed) and one.asked.false


def _shown(values: Sequence[float]) -> str:
    if not values:
        return ""
    found = bootstrap(values)
    return f"{found.mean:.3f} ({found.low:.3f} to {found.high:.3f})"


_MEASURES: dict[Kind, Callable[[Pipeline, Half], Measured]] = {
    "follow_ups": _follow_ups,
    "multi_part": _multi_part,
    "premises": _premises,
}
