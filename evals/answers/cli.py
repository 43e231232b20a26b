"""`python -m evals answers`: are questions of the domain answered, and only those that can be?"""

from __future__ import annotations

import json as json_module
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Annotated, Final

import typer

from assistant.answering.pipeline import open_pipeline, prepare
from assistant.answering.verification.meaning import meaning_of
from assistant.models.embedding import load_embedding_model
from assistant.settings import Settings
from evals.answers import measure as measuring
from evals.answers.data import Half, read_questions
from evals.answers.measure import Asked
from evals.metrics import Estimate, percentile
from evals.report import Report, Section, publish
from evals.shipped import shipped_library

QUOTES: Final = "none"
"""The chat model's name without one."""
POINTS_TARGETS: Final = {True: 0.80, False: 0.85}
"""Of the points covered: quotes only, and with the packaged model."""


def command(  # noqa: PLR0913 -- each is an option of the command line
    *,
    half: Annotated[Half, typer.Option("--set", help="Which questions.")] = "dev",
    model: Annotated[
        str, typer.Option(help="The chat model, as ASSISTANT_CHAT_MODEL; `none` quotes.")
    ] = QUOTES,
    more: Annotated[
        list[Path] | None, typer.Option(help="Index this too: does more in the library spoil answers?")
    ] = None,
    work: Annotated[Path | None, typer.Option(help="Keep the library here, for the next run.")] = None,
    answers: Annotated[Path | None, typer.Option(help="Write every answer to this file, to be read.")] = None,
    first: Annotated[int | None, typer.Option(min=1, help="Only the first so many questions.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure answers: points told, both errors of abstention, citations, times."""
    asked = ask(half, model, more=more or [], work=work, first=first)
    if answers is not None:
        answers.write_text("".join(f"{line}\n" for line in map(_line, asked)), encoding="utf-8")
    publish(report(asked, half, model), json)


def ask(
    half: Half,
    model: str,
    *,
    more: Sequence[Path] = (),
    work: Path | None = None,
    first: int | None = None,
) -> list[Asked]:
    """Every question of a half, asked of a library of what ships."""
    settings = Settings(chat_model=model)
    embedding = load_embedding_model(settings)
    with (
        shipped_library(settings, embedding, more=more, keep=work) as chosen,
        open_pipeline(chosen, embedding=embedding) as pipeline,
    ):
        prepare(pipeline)
        return measuring.ask_all(pipeline, read_questions(half)[:first])


def report(asked: Sequence[Asked], half: Half, model: str) -> Report:
    """The tables and figures of one run."""
    quotes = model == QUOTES
    target = POINTS_TARGETS[quotes]
    meaning = meaning_of(load_embedding_model(Settings()))
    can = sum(one.question.answerable for one in asked)
    title = f"Answers, {half}, {'quotes only' if quotes else model}"
    measures: tuple[tuple[str, str, Estimate | None, str], ...] = (
        ("points told", "points", measuring.points_covered(asked), f"≥ {target:.2f}"),
        (
            "answered although nothing answers",
            "answered_wrongly",
            measuring.answered_wrongly(asked),
            "≤ 0.05",
        ),
        ("refused although answerable", "refused_wrongly", measuring.refused_wrongly(asked), "≤ 0.05"),
        ("a source that answers among the passages", "sources", measuring.sources_shown(asked), ""),
        ("quotes to the letter", "exact", measuring.exact_quotes(asked), "1.00"),
        (
            "sentences with a citation that supports them",
            "cited",
            measuring.cited_sentences(asked, meaning),
            "≥ 0.95",
        ),
        (
            "citations that their sentence needs",
            "needed",
            measuring.right_citations(asked, meaning),
            "≥ 0.95",
        ),
    )
    rows = tuple((name, _shown(found), wanted) for name, _, found, wanted in measures)
    notes = (
        f"{can} questions that the sources answer, {len(asked) - can} that they do not.",
        "In brackets: 95 % bootstrap interval by question, or by sentence.",
        "Whether a citation supports its sentence is told by our own check; see docs/evaluation.md.",
    )
    sections = (
        Section(title, ("measure", "value", "goal"), rows, notes),
        _times(asked),
        *_tokens(asked),
        _by_topic(asked),
        _wrong(asked),
    )
    figures: dict[str, object] = {
        "set": half,
        "model": model,
        **{
            name: None if found is None else [found.mean, found.low, found.high, found.count]
            for _, name, found, _ in measures
        },
        "tokens_read": sum(one.read for one in asked),
        "tokens_written": sum(one.written for one in asked),
        "statuses": dict(Counter(one.answer.status for one in asked)),
    }
    return Report("answers", sections, figures)


def _tokens(asked: Sequence[Asked]) -> list[Section]:
    """What each question that reached the chat model cost."""
    called = [one for one in asked if one.read]
    if not called:
        return []
    rows = tuple(
        (name, f"{median(values):,.0f}", f"{percentile(values, 95):,.0f}", f"{max(values):,}")
        for name, values in (
            ("read, the fixed part of the prompt included", [one.read for one in called]),
            ("written", [one.written for one in called]),
        )
    )
    columns = ("tokens, at four characters each", "median", "95th percentile", "most")
    return [Section(f"Cost of {len(called)} questions", columns, rows)]


def _times(asked: Sequence[Asked]) -> Section:
    kinds = (
        ("to the passages", [one.evidence_seconds for one in asked if one.answer.evidence]),
        ("to the first sentence", [one.first_seconds for one in asked if one.first_seconds is not None]),
        ("to the end", [one.seconds for one in asked]),
    )
    rows = tuple(
        (name, f"{median(spent):.2f}", f"{percentile(spent, 95):.2f}", f"{max(spent):.2f}")
        for name, spent in kinds
        if spent
    )
    return Section("Seconds", ("", "median", "95th percentile", "slowest"), rows)


def _by_topic(asked: Sequence[Asked]) -> Section:
    rows = []
    for topic in sorted({one.question.topic for one in asked}):
        own = [one for one in asked if one.question.topic == topic]
        can = [one.covered for one in own if one.question.answerable]
        wrong = sum(one.answered for one in own if not one.question.answerable)
        rows.append((topic, str(len(can)), f"{sum(can) / len(can):.2f}" if can else "", str(wrong)))
    return Section("By topic", ("topic", "answerable", "points told", "answered wrongly"), tuple(rows))


def _wrong(asked: Sequence[Asked]) -> Section:
    rows = []
    for one in asked:
        if one.question.answerable and not all(one.points):
            missed = "; ".join(
                point.text for point, told in zip(one.question.points, one.points, strict=True) if not told
            )
            rows.append((one.question.id, one.question.text, one.answer.status, f"not told: {missed}"))
        elif not one.question.answerable and one.answered:
            rows.append(
                (
                    one.question.id,
                    one.question.text,
                    one.answer.status,
                    f"nothing answers: {one.question.why}",
                )
            )
    return Section("To be read", ("question", "", "status", "what is wrong"), tuple(rows))


def _shown(found: Estimate | None) -> str:
    return "" if found is None else f"{found.mean:.3f} ({found.low:.3f} to {found.high:.3f})"


def _line(one: Asked) -> str:
    claims = [
        {"text": claim.text, "cites": [citation.quote for citation in claim.citations]}
        for claim in one.answer.claims
    ]
    told = {
        "id": one.question.id,
        "question": one.question.text,
        "status": one.answer.status,
        "message": one.answer.message,
        "claims": claims,
        "removed": [{"text": claim.text, "reason": claim.reason} for claim in one.answer.removed],
        "premises": [premise.text for premise in one.answer.premises],
        "missed": [
            point.text for point, said in zip(one.question.points, one.points, strict=True) if not said
        ],
        "evidence": [f"{hit.source.id} › {hit.passage.label}" for hit in one.answer.evidence],
        "seconds": round(one.seconds, 2),
    }
    return json_module.dumps(told, ensure_ascii=False)
