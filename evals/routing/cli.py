"""`python -m evals routing`: does each message go where it should, and is no question turned away?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Annotated, Final

import typer

from assistant.answering.routing.intents import INTENTS, Embed
from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings
from evals.eligibility.measure import Counts
from evals.metrics import percentile
from evals.report import Report, Section, publish
from evals.routing import measure as measuring
from evals.routing.data import Half, Message, read_examples, read_messages, read_questions
from evals.routing.measure import Routed

MOST_TURNED_AWAY: Final = 0.02
_COUNTED: Final = "In brackets: 95 % Wilson interval."


def command(
    half: Annotated[Half, typer.Option("--set", help="Which messages.")] = "dev",
    signs: Annotated[bool, typer.Option("--signs", help="Do without the classifier.")] = False,  # noqa: FBT002 -- Typer's way
    fit: Annotated[bool, typer.Option("--fit", help="First fit the classifier anew.")] = False,  # noqa: FBT002 -- as above
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure where messages go: accuracy, confusion, questions turned away, time."""
    embedding = load_embedding_model(Settings())
    sections = [_fitted(embedding.embed)] if fit else []
    embed = None if signs else embedding.embed
    sent = measuring.send(read_messages(half), embed)
    sections += [_measures(sent, half), _by_intent(sent), _confusion(sent), _wrong(sent)]
    if half == "dev":
        sections.append(_others(embed))
    publish(Report("routing", tuple(sections), _figures(sent, half, signs=signs)), json)


def _fitted(embed: Embed) -> Section:
    from evals.routing import fitting  # noqa: PLC0415 -- scikit-learn takes a second

    dev, examples = read_messages("dev"), read_examples()
    every = [*dev, *examples]
    taken = fitting.cross_validated(every, embed)
    path = fitting.fit(every, embed)
    rows = []
    for name, messages, went in (
        ("dev", dev, taken[: len(dev)]),
        ("examples", examples, taken[len(dev) :]),
    ):
        right = Counts(sum(a.intent == b for a, b in zip(messages, went, strict=True)), len(messages))
        crisis: list[Message] = [message for message in messages if message.intent == "crisis"]
        told = sum(b == "crisis" for a, b in zip(messages, went, strict=True) if a.intent == "crisis")
        rows.append(
            (
                name,
                _shown(right),
                _shown(fitting.turned_away(messages, went)),
                _shown(Counts(told, len(crisis))),
            )
        )
    notes = (
        _COUNTED,
        "The signs were written with these messages in sight.",
        f"Weights written to {path.name}.",
    )
    return Section(
        f"Fitted on the others, {fitting.FOLDS} folds",
        ("messages", "right", "turned away", "crises told"),
        tuple(rows),
        notes,
    )


def _measures(sent: Sequence[Routed], half: str) -> Section:
    times = [one.seconds * 1000 for one in sent]
    rows = (
        ("taken for what they are", _shown(measuring.accuracy(sent)), ""),
        ("questions turned away", _shown(measuring.turned_away(sent)), f"≤ {MOST_TURNED_AWAY:.2f}"),
        ("crises told", _shown(measuring.found(sent, "crisis")), "1.00"),
        ("the rest ended without a search", _shown(measuring.ended_rightly(sent)), ""),
        ("milliseconds: median, 95th percentile", f"{median(times):.1f}, {percentile(times, 95):.1f}", ""),
    )
    notes = (_COUNTED, *(("The classifier was fitted on these; see --fit.",) if half == "dev" else ()))
    return Section(f"Routing, {half}", ("measure", "value", "goal"), rows, notes)


def _by_intent(sent: Sequence[Routed]) -> Section:
    rows = tuple(
        (intent, _shown(measuring.found(sent, intent)), _shown(measuring.rightly(sent, intent)))
        for intent in INTENTS
    )
    return Section("By intent", ("intent", "found", "rightly"), rows)


def _confusion(sent: Sequence[Routed]) -> Section:
    rows = tuple(
        (intent, ", ".join(f"{other} {count}" for other, count in taken.most_common()))
        for intent, taken in measuring.confusion(sent).items()
    )
    return Section("Taken for", ("intent", "taken for"), rows)


def _wrong(sent: Sequence[Routed]) -> Section:
    rows = tuple(
        (one.message.id, one.message.intent, one.route.intent, one.message.text)
        for one in sent
        if not one.right
    )
    return Section("Wrong", ("message", "is", "taken for", ""), rows)


def _others(embed: Embed | None) -> Section:
    rows = []
    for name, questions in read_questions().items():
        went = measuring.passed(questions, embed)
        rows.append((name, _shown(went.turned_away), _shown(went.other_subject), "; ".join(went.lost)))
    columns = ("dev questions of", "answerable, turned away", "other subject, told so", "turned away")
    return Section("Questions of the other sets", columns, tuple(rows))


def _shown(counts: Counts) -> str:
    low, high = counts.interval
    return f"{counts.hits}/{counts.of} ({low:.3f} to {high:.3f})" if counts.of else "none"


def _figures(sent: Sequence[Routed], half: str, *, signs: bool) -> dict[str, object]:
    times = [one.seconds * 1000 for one in sent]
    return {
        "set": half,
        "signs_alone": signs,
        **{
            name: [counts.hits, counts.of, *counts.interval]
            for name, counts in (
                ("accuracy", measuring.accuracy(sent)),
                ("turned_away", measuring.turned_away(sent)),
                ("crises_told", measuring.found(sent, "crisis")),
                ("rest_ended", measuring.ended_rightly(sent)),
            )
        },
        "milliseconds": [median(times), percentile(times, 95)],
        "confusion": {intent: dict(taken) for intent, taken in measuring.confusion(sent).items()},
    }
