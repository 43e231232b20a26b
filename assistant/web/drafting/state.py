"""What one officer has written of a purchase, the draft made of it, and how each press changes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.clauses.brief import Brief
from assistant.clauses.errors import BriefError
from assistant.clauses.pack import ClausePack
from assistant.web.drafting import fitting_words, words
from assistant.web.drafting.fields import LONGEST, drafting_faults, read
from assistant.web.drafting.fitting import Fitting
from assistant.web.drafting.gaps import LONGEST_VALUE, filled_in, gaps, unfilled, value

Make = Callable[[Brief, date], ClausePack]
"""A draft of a brief by the law of a day."""
Screen = Literal["brief", "draft"]
Saved = Literal["word", "markdown", "pdf"]

SAVES: Final[tuple[Saved, ...]] = ("word", "markdown", "pdf")
_Name = Annotated[str, Field(max_length=120)]
_Text = Annotated[str, Field(max_length=LONGEST + 10_000)]
"""A little more than is taken, so that the field itself can say that it is too long."""


@dataclass(frozen=True, slots=True)
class Drafting:
    """The form as it stands, and the draft where there is one."""

    screen: Screen = "brief"
    typed: Mapping[str, str] = field(default_factory=dict)
    """What was typed into the form, by field."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What was typed into the gaps of the draft, by gap."""
    faults: Mapping[str, str] = field(default_factory=dict)
    """By field; those that stand against a draft as well where one was asked for."""
    fault: str = ""
    """What is wrong with the brief as a whole; may be empty."""
    open: ClausePack | None = None
    """The draft with its gaps."""
    pack: ClausePack | None = None
    """The draft with the officer's values in its gaps."""
    fitting: Fitting | None = None
    """How a chat model fitted the wording of `open`; None where it is the library's own."""
    said: str = ""
    focus: str = ""
    """The id of the control to which the keyboard moves; may be empty."""
    drawn: int = 0
    """How often a screen was drawn, so that the page knows that it is another one."""
    made: int = 0
    """How many files were made."""

    @property
    def brief(self) -> Brief:
        """The brief as far as it can be read."""
        return read(self.typed)[0]

    @property
    def own(self) -> ClausePack | None:
        """The draft with its gaps, in the library's own wording."""
        return self.fitting.own if self.fitting else self.open


class Press(BaseModel):
    """What an officer's browser sends when a button is pressed or a field is left: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal[
        "left",
        "draft",
        "clear",
        "change",
        "fill",
        "lighter",
        "fuller",
        "own",
        "stop",
        "word",
        "markdown",
        "pdf",
    ]
    fields: Annotated[dict[_Name, _Text], Field(max_length=400)] = Field(default_factory=dict)
    """Everything in the form, by the name of the field."""


def after(state: Drafting, press: Press, today: date, make: Make) -> Drafting:
    """What follows from a press; the same screen where the press belongs to another one."""
    state = replace(state, said="", focus="", fault="")
    following = state
    match press.act, state.screen:
        case "left", "brief":
            typed = dict(press.fields)
            following = replace(state, typed=typed, faults=read(typed)[1])
        case "draft", "brief":
            following = drafted(replace(state, typed=dict(press.fields)), today, make)
        case "clear", "brief":
            following = Drafting(drawn=state.drawn + 1, made=state.made, said=words.CLEARED)
        case "change", "draft":
            following = replace(state, screen="brief", drawn=state.drawn + 1)
        case (("lighter" | "fuller"), "draft"):
            following = _reworded(state, press.act == "lighter", today, make)
        case "own", "draft":
            following = _in_own_words(state)
        case "fill", "draft":
            following = _filled(state, press.fields)
        case (("word" | "markdown" | "pdf"), "draft"):
            following = replace(state, made=state.made + 1)
    return following


def with_wording(state: Drafting, fitting: Fitting | None) -> Drafting:
    """The draft in the words that a chat model gave it; unchanged where there is another draft by now."""
    if fitting is None or state.screen != "draft" or state.own != fitting.own:
        return state
    pack = fitting.pack
    return replace(state, open=pack, pack=filled_in(pack, state.values), fitting=fitting)


def drafted(state: Drafting, today: date, make: Make, said: str = "") -> Drafting:
    """The draft of what is typed, or what stands against it."""
    brief, faults = read(state.typed)
    faults = drafting_faults(state.typed, faults)
    if faults:
        return replace(state, faults=faults, drawn=state.drawn + 1)
    try:
        pack = make(brief, today)
    except BriefError as error:
        return replace(state, faults={}, fault=str(error), drawn=state.drawn + 1)
    return _shown(replace(state, faults={}, drawn=state.drawn + 1), pack, said)


def _shown(state: Drafting, pack: ClausePack, said: str = "") -> Drafting:
    """The draft on the screen, with the values that still have a gap."""
    done = filled_in(pack, state.values)
    said = said or words.drafted(len(done.clauses), len(done.kpis))
    if state.fitting and state.fitting.changed:
        said = f"{said} {fitting_words.OWN_SAID}"
    return replace(state, screen="draft", open=pack, pack=done, fitting=None, said=said)


def _in_own_words(state: Drafting) -> Drafting:
    if state.fitting is None:
        return state
    own = state.fitting.own
    return replace(
        state,
        open=own,
        pack=filled_in(own, state.values),
        fitting=None,
        said=fitting_words.OWN_SAID,
        drawn=state.drawn + 1,
        focus="drafting-said",
    )


def _reworded(state: Drafting, lighter: bool, today: date, make: Make) -> Drafting:  # noqa: FBT001 -- two ways
    typed = {name: text for name, text in state.typed.items() if name != "lighter"}
    if lighter:
        typed["lighter"] = "yes"
    said = words.MADE_LIGHTER if lighter else words.MADE_FULLER
    return drafted(replace(state, typed=typed), today, make, said)


def _filled(state: Drafting, posted: Mapping[str, str]) -> Drafting:
    if state.open is None:
        return state
    typed = {gap.name: posted.get(gap.name, "") for gap in gaps(state.open)}
    faults = {name: words.GAP_TOO_LONG for name, text in typed.items() if len(text) > LONGEST_VALUE}
    values = {**state.values, **{name: value(text) for name, text in typed.items() if name not in faults}}
    left = len(unfilled(state.open, values))
    return replace(
        state,
        values=values,
        pack=filled_in(state.open, values),
        faults=faults,
        drawn=state.drawn + 1,
        said=words.gaps_left(left),
        focus=next(iter(faults), "drafting-said"),
    )
