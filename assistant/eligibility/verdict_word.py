"""The verdict as a Word file, to keep or to pass on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from assistant.eligibility.check import Check, Reason, ToFindOut
from assistant.eligibility.headings import (
    RESULT_HEADINGS,
    STEP_HEADINGS,
    VERDICT_HEADINGS,
    VERDICT_MEANINGS,
)
from assistant.eligibility.questions import QUESTIONS
from assistant.eligibility.routes import Route
from assistant.eligibility.rule import STEPS, spoken
from assistant.eligibility.steps import NextStep
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.word.file import Link, Piece, Strong, WordFile

TITLE: Final = "Community right to challenge: a check"
NOT_ADVICE: Final = (
    "This is information, not legal advice. It rests on the answers below and on nothing else. It may be "
    "wrong, and the authority decides."
)

Answers = Iterable[tuple[str, str]]
"""Each question that was asked, with its answer in words."""


def verdict_docx(check: Check, texts: LawTexts, answers: Answers, made_on: date) -> bytes:
    """The verdict, what decides it, every step with its reasons and sections, and the answers.

    The same check gives the same bytes on the same day.
    """
    file = WordFile(TITLE, made_on=made_on, header=TITLE)
    file.title(VERDICT_HEADINGS[check.verdict])
    file.paragraph(VERDICT_MEANINGS[check.verdict])
    file.paragraph(f"By the law as it stood on {spoken(check.as_at)}. Made on {spoken(made_on)}.")
    file.notice(NOT_ADVICE)
    for warning in check.warnings:
        file.notice(warning)
    _list(file, "What decides it", (_told(reason) for reason in check.deciding))
    _list(file, "Find out before you send", map(_missing, before_sending(check)))
    _list(
        file,
        "Other routes to what you want",
        (_with_section(r.text, r.provision) for r in check.better_routes),
    )
    _list(file, "What to do next", (_with_section(s.text, s.provision) for s in check.next_steps))
    _steps(file, check)
    _answers(file, answers)
    _words(file, check, texts)
    return file.data()


def before_sending(check: Check) -> tuple[ToFindOut, ...]:
    """What is not known, apart from what only the draft can say: that stands in a step of its own."""
    asked = {fact for question in QUESTIONS for fact in question.facts}
    return tuple(item for item in check.to_find_out if item.fact in asked)


def _list(file: WordFile, title: str, items: Iterable[tuple[Piece, ...]]) -> None:
    """A heading and its list; nothing where the list is empty."""
    held = list(items)
    if held:
        file.heading(title)
        file.bullets(held)


def _told(reason: Reason) -> tuple[Piece, ...]:
    return (Strong(f"{RESULT_HEADINGS[reason.result]}: "), *_with_section(reason.text, reason.provision))


def _advice(item: Route | NextStep) -> tuple[Piece, ...]:
    return _with_section(item.text, item.provision)


def _with_section(text: str, provision: Provision | None) -> tuple[Piece, ...]:
    if provision is None:
        return (text,)
    return (f"{text} (", Link(provision.cited, provision.address), ")")


def _missing(item: ToFindOut) -> tuple[Piece, ...]:
    waits = " The verdict waits for this." if item.threshold else ""
    return (Strong(item.question), f"{waits} Who knows: {item.ask}.")


def _steps(file: WordFile, check: Check) -> None:
    file.heading("Step by step")
    for step in STEPS:
        reasons = [reason for reason in check.reasons if reason.rule.step == step and _counts(reason)]
        if not reasons:
            continue
        file.heading(STEP_HEADINGS[step], 2)
        file.bullets(map(_told, reasons))


def _counts(reason: Reason) -> bool:
    return reason.result != "not_applicable"


def _answers(file: WordFile, answers: Answers) -> None:
    rows = list(answers)
    if rows:
        file.heading("Your answers")
        file.table(
            [("Question", "Answer"), *rows],
            about="The questions that were asked, and the answers to them",
            widths=(3, 2),
        )


def _words(file: WordFile, check: Check, texts: LawTexts) -> None:
    """The words behind every reason that counts, each section once."""
    file.heading("The words behind it", new_page=True)
    for provision in dict.fromkeys(reason.provision for reason in check.reasons if _counts(reason)):
        cited = texts.cite(provision)
        file.heading(provision.cited, 2)
        file.quote(cited.quote)
        whose = "" if cited.kind == "legislation" else " Told by our own note, not the words of the law."
        file.paragraph(
            f"{cited.title}, {cited.locator}. Status: {cited.status}.{whose} ",
            Link("Read the law at legislation.gov.uk", cited.address),
        )
