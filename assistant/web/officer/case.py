"""The screens of the check of an expression of interest, and how each press leads from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.documents import Document, Source
from assistant.eligibility.errors import FactsError
from assistant.eligibility.facts import LARGEST_COUNT, VALUES, Facts, Value
from assistant.eligibility.officer.letter import decision_letter
from assistant.eligibility.officer.review import Review, review
from assistant.eligibility.officer.submission import FoundPart, Submission, facts_of, find_parts
from assistant.eligibility.officer.words import DECISION_NAMES, Decision
from assistant.law.cited import LawTexts
from assistant.web.expression.days import day
from assistant.web.officer import words
from assistant.web.officer.dates import DAYS, timeline_of
from assistant.web.officer.questions import GROUPS, NO, NOT_KNOWN, YES, applies
from assistant.web.upload import LONGEST, Read, UploadError

Screen = Literal["start", "not_one", "parts", "known", "review"]

LONGEST_REASONS: Final = 20_000
"""Characters: ten pages of reasons."""
_BACK: Final[dict[Screen, Screen]] = {
    "not_one": "start",
    "parts": "start",
    "known": "parts",
    "review": "known",
}
_LONGEST_NAME: Final = 100
WITH_RECEIPT: Final = tuple(name for name in DAYS if name != "received")
"""Days that say nothing without the day of receipt."""
_EMPTY: Final = Document(Source("none", ""), "", ())
_TRUTH: Final = {YES: True, NO: False}
_Name = Annotated[str, Field(max_length=60)]
_Text = Annotated[str, Field(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class Case:
    """One check, with everything that was answered so far."""

    screen: Screen = "start"
    submission: Submission | None = None
    """What the file seems to hold; None where an officer answers by hand."""
    name: str = ""
    """What the file was called."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """By the fact of a part: `yes`, `no` or empty for unknown. Empty before they are confirmed."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What was chosen and typed of the case: facts, days and reasons."""
    faults: Mapping[str, str] = field(default_factory=dict)
    """By the name of the field."""
    fault: str = ""
    """What is wrong with the screen as a whole; may be empty."""
    said: str = ""
    drawn: int = 0
    """How often a screen was drawn, so that the page knows that it is another one."""
    made: int = 0
    """How many letters were made."""

    @property
    def facts(self) -> Facts:
        """What was confirmed and answered; what does not apply is left out."""
        confirmed = {name: _TRUTH.get(answer) for name, answer in self.parts.items()}
        told = facts_of(self.submission or find_parts(_EMPTY), confirmed)
        known: dict[str, Any] = {}
        for group in GROUPS:
            for asked in group.asked:
                if applies(asked, self.typed):
                    known[asked.fact] = _value(asked.fact, self.typed.get(asked.fact, ""))
        return replace(told, **known)

    @property
    def reasons(self) -> tuple[str, ...]:
        """The stated reasons, a line each."""
        return _lines(self.typed.get("reasons", ""))

    @property
    def decision(self) -> Decision | None:
        """The answer that was chosen for a letter."""
        return next((each for each in DECISION_NAMES if each == self.typed.get("decision")), None)

    def letter(self, texts: LawTexts, today: date) -> bytes:
        """The draft for the chosen answer. Raises FactsError where it may not be given."""
        if self.decision is None:
            raise FactsError(words.CHOOSE)
        return decision_letter(
            self.reviewed(today),
            self.decision,
            authority=self.typed.get("authority", ""),
            group=self.typed.get("group", ""),
            service=self.typed.get("service", ""),
            reasons=_lines(self.typed.get("letter_reasons", "")),
            decided_on=day(self.typed.get("decided_on", "")),
            texts=texts,
            made_on=today,
        )

    def reviewed(self, as_at: date) -> Review:
        """What may be said. Raises FactsError when a day cannot be right."""
        timeline, _ = timeline_of(self.typed)
        return review(self.facts, as_at=as_at, timeline=timeline, stated_reasons=self.reasons)


class Upload(BaseModel):
    """A file as an officer's browser sends it: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["file"]
    name: Annotated[str, Field(max_length=1000)]
    content: Annotated[str, Field(max_length=LONGEST)]
    """Base64."""


class Press(BaseModel):
    """What an officer's browser sends when a button is pressed: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["hand", "onward", "confirm", "review", "letter", "back", "afresh"]
    fields: Annotated[dict[_Name, _Text], Field(max_length=100)] = Field(default_factory=dict)


def after(case: Case, press: Press, today: date) -> Case:
    """The case that follows; the same screen where the press belongs to another one."""
    case = replace(case, drawn=case.drawn + 1, said="", fault="", faults={})
    following = case
    match press.act, case.screen:
        case "afresh", _:
            following = Case(drawn=case.drawn, made=case.made, said=words.CLEARED)
        case "back", _:
            following = replace(_kept(case, press), screen=_BACK.get(case.screen, "start"))
        case "hand", "start":
            following = replace(case, screen="parts", submission=None, name="", parts={})
        case "onward", "not_one":
            following = replace(case, screen="parts")
        case "confirm", "parts":
            following = replace(_kept(case, press), screen="known")
        case "review", "known":
            following = _reviewing(_kept(case, press), today)
        case "letter", "review":
            following = _lettering(_kept(case, press))
    return following


def with_file(case: Case, upload: Upload, read: Read) -> Case:
    """The case with what a file seems to hold; nothing of it counts yet."""
    case = Case(drawn=case.drawn + 1, made=case.made, typed=case.typed)
    try:
        submission = find_parts(read(upload.name, upload.content).document)
    except UploadError as error:
        return replace(case, faults={"file": str(error)})
    screen: Screen = "parts" if submission.looks_like_one else "not_one"
    return replace(case, screen=screen, submission=submission, name=upload.name[:_LONGEST_NAME])


def parts_of(case: Case) -> tuple[FoundPart, ...]:
    """What Schedule 1 asks for, with what was found of it."""
    return (case.submission or find_parts(_EMPTY)).parts


def answer_to(case: Case, part: FoundPart) -> str:
    """What is chosen for a part: what was confirmed, or else what was found."""
    found = {True: YES, False: NO, None: NOT_KNOWN}[part.value]
    return case.parts.get(part.fact, found)


def _kept(case: Case, press: Press) -> Case:
    """The case with what was chosen and typed on the screen that is left."""
    if case.screen == "parts":
        answers = {part.fact: _truth(press.fields.get(part.fact, "")) for part in parts_of(case)}
        return replace(case, parts=answers)
    return replace(case, typed={**case.typed, **press.fields})


def _reviewing(case: Case, today: date) -> Case:
    faults = _faults(case)
    if faults:
        return replace(case, faults=faults)
    try:
        case.reviewed(today)
    except FactsError as error:
        return replace(case, fault=str(error))
    return replace(case, screen="review")


def _lettering(case: Case) -> Case:
    """The case with a letter to be made, or with what hinders it."""
    faults = {} if case.decision else {"decision": words.CHOOSE}
    try:
        day(case.typed.get("decided_on", ""))
    except FactsError as error:
        faults["decided_on"] = str(error)
    if len(case.typed.get("letter_reasons", "")) > LONGEST_REASONS:
        faults["letter_reasons"] = words.REASONS_TOO_LONG
    return replace(case, faults=faults) if faults else replace(case, made=case.made + 1)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _faults(case: Case) -> dict[str, str]:
    timeline, faults = timeline_of(case.typed)
    if timeline is None and not faults and any(case.typed.get(name, "").strip() for name in WITH_RECEIPT):
        faults["received"] = words.NEEDED
    count = case.typed.get("employee_count", "").strip()
    if count and _count(count) is None:
        faults["employee_count"] = words.COUNT_FAULT
    if len(case.typed.get("reasons", "")) > LONGEST_REASONS:
        faults["reasons"] = words.REASONS_TOO_LONG
    return faults


def _value(fact: str, answer: str) -> Value | None:
    """What an answer says of a fact; None for unknown, and for what no control of ours sends."""
    values = VALUES[fact]
    if not values:
        return _count(answer.strip())
    if True in values:
        return _TRUTH.get(answer)
    return next((value for value in values if value == answer), None)


def _count(digits: str) -> int | None:
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(LARGEST_COUNT)):
        return None
    return int(digits)


def _truth(answer: str) -> str:
    return answer if answer in _TRUTH else NOT_KNOWN
