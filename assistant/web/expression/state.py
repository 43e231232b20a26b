"""What one reader has written in the form, and how each press changes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field

from assistant.eligibility.errors import FactsError
from assistant.eligibility.expression.expression import OFFERS, ROLES, Expression, Partner, with_facts
from assistant.eligibility.facts import BodyType, Facts
from assistant.web.challenge.state import Asking, Confirm, Screen, Told
from assistant.web.expression import words
from assistant.web.expression.days import day

MOST_PARTNERS: Final = 20
"""More than any consortium that such a form is for."""
LONGEST: Final = 100_000
"""Characters of one text: some forty pages."""

BODY_TYPES: Final[tuple[BodyType, ...]] = get_args(BodyType)
_OF_CHOICE: Final = {"body_type", "seeks", "sent", "uses_partners", "partners"}
_TEXTS: Final = tuple(item.name for item in fields(Expression) if item.name not in _OF_CHOICE)
_YES_NO: Final = {"yes": True, "no": False}
_CARRIED: Final = tuple(words.CARRIED_NAMES)
_Name = Annotated[str, Field(max_length=40)]
_Text = Annotated[str, Field(max_length=LONGEST)]
_Choice = TypeVar("_Choice", bound=str)


@dataclass(frozen=True, slots=True)
class Form:
    """The form as it stands."""

    written: Expression = field(default_factory=Expression)
    """All that was typed, also in parts that do not count now and are not shown."""
    sent: str = ""
    """The day of sending, as it was typed."""
    facts: Facts = field(default_factory=Facts)
    """What came over from the interview."""
    drawn: int = 0
    """How often the form itself was drawn anew, so that the page knows that it was."""
    made: int = 0
    """How many Word documents were made."""
    said: str = ""
    """A status to tell; may be empty."""
    focus: str = ""
    """The id of the control to which the keyboard moves; may be empty."""

    @property
    def expression(self) -> Expression:
        """What counts: parts that do not apply are left out, whatever was typed in them before."""
        written = self.written
        return replace(
            written,
            sent=None if self.fault else day(self.sent),
            engagement=written.engagement if written.body_type == "authority_employees" else "",
            partners=written.partners if written.uses_partners else (),
        )

    @property
    def fault(self) -> str:
        """Why the day of sending cannot be read; empty when it can."""
        try:
            day(self.sent)
        except FactsError as error:
            return str(error)
        return ""


class Press(BaseModel):
    """What a reader's browser sends when a button is pressed or a field is left: untrusted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["left", "carry", "add", "remove", "word", "clear"]
    at: Annotated[int, Field(ge=0, lt=MOST_PARTNERS)] = 0
    """Which partner, from 0."""
    fields: Annotated[dict[_Name, _Text], Field(max_length=150)] = Field(default_factory=dict)
    """Everything in the form, by the name of the field."""


def after(form: Form, press: Press, facts: Facts) -> Form:
    """The form that follows; `facts` are those of the interview."""
    form = replace(form, written=_typed(press.fields), sent=press.fields.get("sent", ""), said="", focus="")
    match press.act:
        case "carry":
            return carried(form, facts)
        case "add":
            return _added(form)
        case "remove":
            return _removed(form, press.at)
        case "word":
            return replace(form, made=form.made + 1)
        case "clear":
            return Form(drawn=form.drawn + 1, made=form.made, said=words.CLEARED)
        case _:
            return form


def carried(form: Form, facts: Facts, focus: str = "") -> Form:
    """The form with what the interview says where it is silent itself."""
    written = with_facts(form.written, facts)
    names = [name for name in _CARRIED if getattr(written, name) != getattr(form.written, name)]
    said = [words.carried(names)] if names else []
    if facts.seeks and facts.seeks not in OFFERS:
        said.append(words.NOT_FITTING)
    return replace(
        form,
        written=written,
        facts=facts,
        drawn=form.drawn + 1,
        said=" ".join(said) or words.NOTHING_TO_CARRY,
        focus=focus,
    )


def facts_of(screen: Screen) -> Facts:
    """The facts that the interview has settled so far."""
    match screen:
        case Asking() | Told():
            return screen.interview.facts
        case Confirm() if screen.before:
            return screen.before.facts
        case _:
            return Facts()


def _typed(posted: Mapping[str, str]) -> Expression:
    """What the fields say; a value that no control of ours has is left out."""
    texts: dict[str, Any] = {name: posted.get(name, "") for name in _TEXTS}
    return Expression(
        **texts,
        body_type=_chosen(posted.get("body_type", ""), BODY_TYPES),
        seeks=_chosen(posted.get("seeks", ""), OFFERS),
        uses_partners=_YES_NO.get(posted.get("uses_partners", "")),
        partners=tuple(_partners(posted)),
    )


def _chosen(given: str, choices: tuple[_Choice, ...]) -> _Choice | None:
    return next((choice for choice in choices if choice == given), None)


def _partners(posted: Mapping[str, str]) -> Iterator[Partner]:
    for at in range(MOST_PARTNERS):
        prefix = f"partner-{at}-"
        if not any(name.startswith(prefix) for name in posted):
            return
        yield Partner(
            name=posted.get(f"{prefix}name", ""),
            role=_chosen(posted.get(f"{prefix}role", ""), ROLES) or ROLES[0],
            finances=posted.get(f"{prefix}finances", ""),
            capability=posted.get(f"{prefix}capability", ""),
        )


def _added(form: Form) -> Form:
    partners = form.written.partners or (Partner(),)
    if len(partners) >= MOST_PARTNERS:
        return replace(form, said=words.MOST)
    return _with_partners(form, (*partners, Partner()), words.ADDED, f"partner-{len(partners)}-name")


def _removed(form: Form, at: int) -> Form:
    partners = form.written.partners
    left = (*partners[:at], *partners[at + 1 :])
    return _with_partners(form, left, words.REMOVED, "add")


def _with_partners(form: Form, partners: tuple[Partner, ...], said: str, focus: str) -> Form:
    return replace(
        form,
        written=replace(form.written, partners=partners),
        drawn=form.drawn + 1,
        said=said,
        focus=f"expression-{focus}",
    )
