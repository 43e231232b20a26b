"""`python -m evals eligibility`: does the product take from a text only what the text states?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Annotated, Final, Literal

import typer

from assistant.answering.stated_facts import understood
from assistant.eligibility.stated.facts import stated
from assistant.models.chat import load_chat_model
from assistant.settings import Settings
from evals.eligibility.data import DESCRIPTIONS, HELD_OUT, Question, read_descriptions, read_questions
from evals.eligibility.measure import Counts, Taken, by_fact, invited, recall, take, wrong
from evals.report import Report, Section, publish

_COUNTED: Final = "In brackets: 95 % Wilson interval."


def command(
    model: Annotated[Literal["packaged", "none"], typer.Option(help="Which chat model helps.")] = "none",
    held_out: Annotated[bool, typer.Option("--held-out", help="The 30 written before the rules.")] = False,  # noqa: FBT002 -- Typer's way
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure what is taken from descriptions in plain English, and when the check is offered."""
    descriptions = read_descriptions(HELD_OUT if held_out else DESCRIPTIONS)
    ways = {"rules alone": take(descriptions, stated)}
    chat = load_chat_model(Settings(chat_model=model))
    if chat is not None:
        try:
            ways[f"with {chat.name}"] = take(descriptions, lambda text: understood(text, chat))
        finally:
            chat.close()
    questions = read_questions()
    sections = (
        _taken(ways, held_out="held-out" if held_out else "dev"),
        *(_facts(name, taken) for name, taken in ways.items()),
        _mistakes(ways),
        _offered(questions),
    )
    publish(Report("eligibility", sections, _figures(ways, questions, held_out=held_out)), json)


def _taken(ways: dict[str, list[Taken]], *, held_out: str) -> Section:
    rows = []
    for kind in ("plain", "hard", "planted", "all"):
        for name, every in ways.items():
            taken = [one for one in every if kind in {one.description.kind, "all"}]
            traps = Counts(
                sum(one.trapped for one in taken),
                sum(len(values) for one in taken for values in one.description.traps.values()),
            )
            rows.append(
                (
                    f"{kind}, {name}",
                    str(len(taken)),
                    _shown(recall(taken)),
                    _plainly(wrong(taken)),
                    _plainly(traps),
                    f"{median(one.seconds for one in taken):.3f}",
                )
            )
    columns = (f"descriptions, {held_out}", "texts", "facts found", "wrong", "traps taken", "median seconds")
    none_wrong = wrong(next(reversed(ways.values())))
    notes = (
        _COUNTED,
        f"Wrong: of the facts that were taken. Upper bound of the interval: {none_wrong.interval[1]:.3f}.",
    )
    return Section("What is taken from a text", columns, tuple(rows), notes)


def _facts(name: str, taken: Sequence[Taken]) -> Section:
    rows = tuple((fact, str(said), str(found), str(bad)) for fact, said, found, bad in by_fact(taken))
    return Section(f"By fact, {name}", ("fact", "stated", "found", "wrong"), rows)


def _mistakes(ways: dict[str, list[Taken]]) -> Section:
    rows = [
        (one.description.id, name, "wrong", f"{item.fact} = {item.value} | {item.words}")
        for name, taken in ways.items()
        for one in taken
        for item in one.wrong
    ]
    rows += [
        (one.description.id, name, "missed", ", ".join(one.missed))
        for name, taken in ways.items()
        for one in taken
        if one.missed
    ]
    return Section("Wrong and missed", ("text", "way", "", "facts"), tuple(rows))


def _offered(questions: Sequence[Question]) -> Section:
    rows = []
    for half in ("dev", "held-out", "all"):
        measured = invited([question for question in questions if half in {question.half, "all"}])
        rows.append((half, _shown(measured.precision), _shown(measured.recall), "; ".join(measured.mistakes)))
    return Section("When the check is offered", ("half", "precision", "recall", "mistakes"), tuple(rows))


def _shown(counts: Counts) -> str:
    low, high = counts.interval
    return f"{counts.hits}/{counts.of} ({low:.2f} to {high:.2f})"


def _plainly(counts: Counts) -> str:
    return f"{counts.hits}/{counts.of}"


def _figures(
    ways: dict[str, list[Taken]], questions: Sequence[Question], *, held_out: bool
) -> dict[str, object]:
    every = invited(questions)
    return {
        "held_out": held_out,
        "ways": {
            name: {
                "stated": recall(taken).of,
                "found": recall(taken).hits,
                "taken": wrong(taken).of,
                "wrong": wrong(taken).hits,
                "median_seconds": round(median(one.seconds for one in taken), 3),
                "by_fact": {fact: [said, found, bad] for fact, said, found, bad in by_fact(taken)},
            }
            for name, taken in ways.items()
        },
        "invites": {
            "questions": len(questions),
            "precision": [every.precision.hits, every.precision.of],
            "recall": [every.recall.hits, every.recall.of],
        },
    }
