"""One draft that is checked, what was found in it, and how each press leads on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.clauses.brief import Brief
from assistant.clauses.finding import Finding
from assistant.web.checking import words
from assistant.web.drafting.fields import read
from assistant.web.upload import LONGEST as LONGEST_FILE
from assistant.web.upload import Read, UploadError

Check = Callable[[str, Brief | None, date], tuple[Finding, ...]]
"""The findings in a text, for a purchase where it is known, by the law of a day."""
Screen = Literal["start", "result"]

LONGEST: Final = 200_000
"""Characters of a draft; about 70 pages."""
COMMENTED: Final = (".docx", ".odt")
"""Files that come back with comments, as Word files."""
PURCHASE: Final = ("buyer_type", "value_inc_vat", "contract_type", "light_touch", "start")
"""The fields of the brief that change what is found."""
_LARGEST_POST: Final = 1_000_000
"""Characters that are taken at all, so that the field itself can say that a draft is too long."""
_LONGEST_NAME: Final = 100
_Name = Annotated[str, Field(max_length=60)]
_Text = Annotated[str, Field(max_length=_LARGEST_POST)]


@dataclass(frozen=True, slots=True)
class Checking:
    """One check."""

    screen: Screen = "start"
    typed: Mapping[str, str] = field(default_factory=dict)
    """What was typed: the draft, and what is known of the purchase."""
    text: str = ""
    """What was checked."""
    name: str = ""
    """What the file was called; empty where the text was pasted."""
    file: bytes = b""
    """The file that was checked, where comments can be put into it; empty for all else."""
    warnings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)
    """By the name of the field."""
    fault: str = ""
    """Why comments could not be put into the file; may be empty."""
    said: str = ""
    focus: str = ""
    drawn: int = 0
    """How often a screen was drawn, so that the page knows that it is another one."""
    made: int = 0
    """How many files were made."""

    @property
    def brief(self) -> Brief | None:
        """What is known of the purchase; None for nothing."""
        if not any(self.typed.get(name, "").strip() for name in PURCHASE):
            return None
        return read({name: self.typed.get(name, "") for name in PURCHASE})[0]


class Press(BaseModel):
    """What an officer's browser sends when a button is pressed or a field is left: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["left", "check", "again", "change", "afresh", "comments"]
    fields: Annotated[dict[_Name, _Text], Field(max_length=50)] = Field(default_factory=dict)


class Upload(BaseModel):
    """A file as an officer's browser sends it: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["file"]
    name: Annotated[str, Field(max_length=1000)]
    content: Annotated[str, Field(max_length=LONGEST_FILE)]
    """Base64."""


def after(state: Checking, press: Press, today: date, check: Check) -> Checking:
    """What follows from a press; the same screen where the press belongs to another one."""
    state = replace(state, said="", focus="", fault="")
    following = state
    match press.act, state.screen:
        case "left", _:
            typed = {**state.typed, **press.fields}
            following = replace(state, typed=typed, faults=_faults(typed))
        case "check", "start":
            following = _pasted(replace(state, typed=dict(press.fields)), today, check)
        case "again", "result":
            typed = {**state.typed, **press.fields}
            following = _checked(replace(state, typed=typed), today, check)
        case "change", "result":
            following = replace(state, screen="start", drawn=state.drawn + 1)
        case "afresh", _:
            following = Checking(drawn=state.drawn + 1, made=state.made, said=words.CLEARED)
        case "comments", "result" if state.file:
            following = replace(state, made=state.made + 1)
    return following


def with_file(state: Checking, upload: Upload, read_file: Read, today: date, check: Check) -> Checking:
    """The check of a file; what is known of the purchase stays."""
    state = replace(state, said="", fault="", focus="", drawn=state.drawn + 1)
    try:
        uploaded = read_file(upload.name, upload.content)
    except UploadError as error:
        return replace(state, screen="start", faults={"file": str(error)})
    document = uploaded.document
    fault = words.NO_TEXT if not document.text.strip() else ""
    if len(document.text) > LONGEST:
        fault = words.TOO_LONG
    if fault:
        return replace(state, screen="start", faults={"file": fault})
    takes_comments = PurePath(upload.name).suffix.lower() in COMMENTED
    read_of = replace(
        state,
        text=document.text,
        name=PurePath(upload.name).name[:_LONGEST_NAME],
        file=uploaded.data if takes_comments else b"",
        warnings=document.warnings,
    )
    return _checked(read_of, today, check)


def _pasted(state: Checking, today: date, check: Check) -> Checking:
    text = state.typed.get("draft", "").replace("\r\n", "\n").replace("\r", "\n")
    fault = words.TOO_LONG if len(text) > LONGEST else "" if text.strip() else words.EMPTY
    if fault:
        faults = {**_faults(state.typed), "draft": fault}
        return replace(state, faults=faults, drawn=state.drawn + 1)
    return _checked(replace(state, text=text, name="", file=b"", warnings=()), today, check)


def _checked(state: Checking, today: date, check: Check) -> Checking:
    faults = _faults(state.typed)
    state = replace(state, faults=faults, drawn=state.drawn + 1)
    if faults:
        return state
    findings = check(state.text, state.brief, today)
    return replace(state, screen="result", findings=findings, said=words.checked(len(findings)))


def _faults(typed: Mapping[str, str]) -> dict[str, str]:
    return read({name: typed.get(name, "") for name in PURCHASE})[1]
