"""The command for an officer who got an expression of interest: check-expression."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, get_args

import typer

from assistant.cli.challenging import day_of, expression_in, facts_in, law_texts, today
from assistant.cli.dating import (
    DAY,
    Accepted,
    MaximumBefore,
    MaximumPeriod,
    MinimumBefore,
    Received,
    Reorganisation,
    WindowEnds,
    WindowStarts,
    timeline_of,
)
from assistant.cli.interviewing import typed
from assistant.cli.reviews import show_part, show_review, show_submission
from assistant.cli.shared import DataDir, Json, err, out, print_json, settings, wrong_use
from assistant.cli.verdicts import line
from assistant.cli.writing import Force, check_free, write
from assistant.eligibility.expression.expression import facts_from
from assistant.eligibility.facts import NAMES, Facts
from assistant.eligibility.officer.review import Review, review
from assistant.eligibility.officer.submission import FoundPart, Submission, facts_of, find_parts
from assistant.eligibility.officer.wire import review_json, submission_json
from assistant.eligibility.officer.words import Decision
from assistant.law.cited import LawTexts
from assistant.readers.errors import ReadError
from assistant.readers.isolated import IsolatedReader
from assistant.settings import Settings

_LETTER: dict[str, Any] = {"rich_help_panel": "The letter"}
_LETTER_DAY: dict[str, Any] = {**_LETTER, **DAY}
_DECISIONS: Final[tuple[Decision, ...]] = get_args(Decision)
_ANSWERS: Final[dict[str, bool | None]] = {"y": True, "yes": True, "n": False, "no": False, "d": None}


def check_expression(
    file: Annotated[Path, typer.Argument(help="What you received: Word, PDF, OpenDocument, text, or JSON.")],
    *,
    facts: Annotated[
        str | None, typer.Option(metavar="FILE", help="What you know of the case, as for eligibility.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Take what we find as confirmed, without asking.")
    ] = False,
    as_at: Annotated[
        str | None, typer.Option("--as-at", help="The day to check for. Today if left out.", **DAY)
    ] = None,
    received: Received = None,
    window_starts: WindowStarts = None,
    window_ends: WindowEnds = None,
    maximum_period: MaximumPeriod = None,
    accepted: Accepted = None,
    minimum_before: MinimumBefore = None,
    maximum_before: MaximumBefore = None,
    reorganisation: Reorganisation = None,
    reason: Annotated[
        list[str] | None, typer.Option(help="A reason against it that is talked of; can be repeated.")
    ] = None,
    decision: Annotated[
        str | None, typer.Option(help="For the letter: " + ", ".join(get_args(Decision)) + ".", **_LETTER)
    ] = None,
    letter: Annotated[
        Path | None, typer.Option(metavar="OUT.docx", help="Draft the letter of that decision.", **_LETTER)
    ] = None,
    decided_on: Annotated[str | None, typer.Option(help="The day of the decision.", **_LETTER_DAY)] = None,
    authority: Annotated[str, typer.Option(help="Your authority, as the letter names it.", **_LETTER)] = "",
    group: Annotated[str, typer.Option(help="The group, as the letter names it.", **_LETTER)] = "",
    service: Annotated[str, typer.Option(help="The service, as the letter names it.", **_LETTER)] = "",
    force: Force = False,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Look through an expression of interest: which parts it has, what you may answer, and by when."""
    chosen, day = settings(data_dir), day_of(as_at, "--as-at") or today()
    timeline = timeline_of(
        received,
        window_starts,
        window_ends,
        maximum_period,
        accepted,
        minimum_before,
        maximum_before,
        reorganisation,
    )
    reasons = reason or []
    wanted = _letter(letter, decision, day_of(decided_on, "--decided-on"), (authority, group, service))
    check_free(letter, ".docx", force=force)
    known = Facts() if facts is None else facts_in(facts)
    review(known, as_at=day, timeline=timeline)  # days that cannot be right are said before any question
    held = _held(file, known, chosen, yes=yes, json_=json_)
    reviewed = review(held.facts, as_at=day, timeline=timeline, stated_reasons=reasons)
    with law_texts(chosen) as texts:
        if wanted is not None:
            write(wanted.path, _drafted(wanted, reviewed, reasons, texts), force=force)
        if json_:
            print_json(_all_json(file, held, reviewed, texts))
            return
        show_review(reviewed, texts, out)
        if wanted is not None:
            line(f"The draft of the letter is in {wanted.path}.", out)


@dataclass(frozen=True, slots=True)
class _Held:
    """What a file holds, as far as it counts."""

    facts: Facts
    submission: Submission | None = None
    """None where the file was JSON, which says itself what each part is."""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class _Letter:
    """The letter that is asked for."""

    path: Path
    decision: Decision
    decided_on: date | None
    names: tuple[str, str, str]
    """The authority, the group and the service."""


def _letter(
    path: Path | None, decision: str | None, decided_on: date | None, names: tuple[str, str, str]
) -> _Letter | None:
    if path is None:
        if decision is not None or decided_on is not None or any(names):
            wrong_use("Say where to write the letter: --letter OUT.docx.")
        return None
    known = next((each for each in _DECISIONS if each == (decision or "").replace("-", "_")), None)
    if known is None:
        given = "" if decision is None else f", not '{decision}'"
        choices = f"{', '.join(_DECISIONS[:-1])} or {_DECISIONS[-1]}"
        wrong_use(f"For the letter, say what is decided with --decision: {choices}{given}.")
    return _Letter(path, known, decided_on, names)


def _drafted(wanted: _Letter, reviewed: Review, reasons: Sequence[str], texts: LawTexts) -> bytes:
    from assistant.eligibility.officer.letter import decision_letter  # noqa: PLC0415 -- loads what writes Word

    authority, group, service = wanted.names
    return decision_letter(
        reviewed,
        wanted.decision,
        authority=authority,
        group=group,
        service=service,
        reasons=reasons,
        decided_on=wanted.decided_on,
        texts=texts,
        made_on=today(),
    )


def _held(file: Path, known: Facts, chosen: Settings, *, yes: bool, json_: bool) -> _Held:
    """What the file holds; what the person knows goes before it."""
    if file.suffix.lower() == ".json":
        return _Held(laid_over(known, facts_from(expression_in(str(file)), known)))
    submission = _read(file, chosen)
    screen = err if json_ else out
    asking = not yes and sys.stdin.isatty()
    if asking or not json_:
        show_submission(submission, screen)
    answers: dict[str, bool | None] = {}
    for part in submission.parts:
        if asking or not json_:
            show_part(part, screen)
        if asking:
            answers[part.fact] = _answer(part)
    if not (yes or asking):
        line("Nothing of this counts, because nobody has confirmed it. To take it as found: --yes.", err)
        return _Held(known, submission, confirmed=False)
    return _Held(laid_over(known, facts_of(submission, answers)), submission)


def _read(file: Path, chosen: Settings) -> Submission:
    if not file.is_file():
        wrong_use(f"{file} is not there." if not file.exists() else f"{file} is not a file.")
    with IsolatedReader(chosen.read_seconds, chosen.read_memory_mb, chosen.read_file_mb) as reader:
        try:
            return find_parts(reader.read(file))
        except ReadError as error:
            wrong_use(f"{file} cannot be read: {error}.")


def _answer(part: FoundPart) -> bool | None:
    """What the officer says of a part; asks again until it is an answer."""
    question = "Would partners deliver a part?" if part.fact == "uses_partners" else "Is it there?"
    while True:
        given = typed(f"{question} y, n, or d for “I cannot tell”: ", err).casefold()
        if given in _ANSWERS:
            return _ANSWERS[given]
        line("Please type y, n or d.", err)


def laid_over(known: Facts, found: Facts) -> Facts:
    """What is known, and what was found of all that is not."""
    values: dict[str, Any] = {name: known.value(name) for name in NAMES}
    values |= {name: found.value(name) for name, value in values.items() if value is None}
    return Facts(**values)


def _all_json(file: Path, held: _Held, reviewed: Review, texts: LawTexts) -> dict[str, object]:
    submission = held.submission
    return {
        "file": str(file),
        "submission": submission_json(submission, texts, confirmed=held.confirmed) if submission else None,
        **review_json(reviewed, texts),
    }
