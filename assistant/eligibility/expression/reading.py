"""An expression of interest as a person or a program writes it in JSON."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from assistant.eligibility.errors import FactsError
from assistant.eligibility.expression.expression import OFFERS, ROLES, Expression, Offer, Partner, Role
from assistant.eligibility.facts import BodyType
from assistant.eligibility.reading import facts_from_json
from assistant.given import MOST_FAULTS, JsonOf, shown

LARGEST_MB: Final = 4
"""MiB; far more than anybody writes."""
_LONGEST_MEANT: Final = 60
"""Characters of a slip that are compared with what it may have meant."""
LONGEST_TEXT: Final = 200_000
"""Characters of one part."""
MOST_PARTNERS: Final = 100

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def expression_from_json(data: object) -> Expression:
    """The expression in a JSON value; raises FactsError that tells every fault in it.

    A part that is left out or null is not written. `sent` is a day as YYYY-MM-DD. `body_type`, `seeks` and
    `uses_partners` are written as in a file of facts. `partners` is a list of objects.
    """
    if not isinstance(data, dict):
        raise FactsError('It must be one JSON object, such as {"service": "The branch library"}.')
    try:
        given = _Expression.model_validate(data)
    except ValidationError as error:
        raise FactsError(_together([_fault(one) for one in error.errors(include_url=False)])) from error
    values = {name: getattr(given, name) for name in _Expression.model_fields if name != "partners"}
    return Expression(
        **values, partners=tuple(Partner(**partner.model_dump()) for partner in given.partners or ())
    )


_READING: Final = JsonOf(expression_from_json, FactsError, LARGEST_MB)
expression_from_file = _READING.in_file
"""The expression in a JSON file of at most 4 MiB; raises FactsError that names the file."""
expression_from_bytes = _READING.in_bytes
"""The expression in JSON text of at most 4 MiB in UTF-8; raises FactsError."""
expression_from_text = _READING.in_text
"""The expression in JSON text: an object in which nothing stands twice; raises FactsError."""


def _day(given: object) -> date | None:
    if given is None or given == "":
        return None
    if isinstance(given, str) and _DAY.fullmatch(given.strip()):
        try:
            return date.fromisoformat(given.strip())
        except ValueError:  # 30 February
            pass
    raise FactsError(f"sent is {shown(given)}. Write the day as YYYY-MM-DD, for example 2026-04-30.")


def _role(given: object) -> object:
    if given is None or given == "":
        return ROLES[0]
    letters = re.sub(r"[\s_-]+", "", given.casefold()) if isinstance(given, str) else ""
    for role in ROLES:
        if letters == re.sub("[ -]", "", role):
            return role
    raise FactsError(f"role is {shown(given)}. It can be: {' or '.join(ROLES)}.")


def _offer(given: object) -> object:
    seeks = facts_from_json({"seeks": given}).seeks
    if seeks is not None and seeks not in OFFERS:
        raise FactsError(
            f"seeks is {seeks}, which the right does not cover. It can be: {' or '.join(OFFERS)}."
        )
    return seeks


def _body_type(given: object) -> object:
    return facts_from_json({"body_type": given}).body_type


def _uses_partners(given: object) -> object:
    return facts_from_json({"uses_partners": given}).uses_partners


def _empty(given: object) -> object:
    return "" if given is None else given


_Text = Annotated[str, Field(strict=True, max_length=LONGEST_TEXT), BeforeValidator(_empty)]


class _Partner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: _Text = ""
    role: Annotated[Role, BeforeValidator(_role)] = "consortium member"
    finances: _Text = ""
    capability: _Text = ""


class _Expression(BaseModel):
    model_config = ConfigDict(extra="forbid")

    group: _Text = ""
    body_type: Annotated[BodyType | None, BeforeValidator(_body_type)] = None
    standing: _Text = ""
    contact: _Text = ""
    authority: _Text = ""
    authority_address: _Text = ""
    window: _Text = ""
    sent: Annotated[date | None, BeforeValidator(_day)] = None
    service: _Text = ""
    area: _Text = ""
    seeks: Annotated[Offer | None, BeforeValidator(_offer)] = None
    finances: _Text = ""
    capability: _Text = ""
    outcomes: _Text = ""
    wellbeing_social: _Text = ""
    wellbeing_economic: _Text = ""
    wellbeing_environmental: _Text = ""
    users: _Text = ""
    engagement: _Text = ""
    uses_partners: Annotated[bool | None, BeforeValidator(_uses_partners)] = None
    partners: Annotated[list[_Partner] | None, Field(max_length=MOST_PARTNERS)] = None


def _fault(error: ErrorDetails) -> str:
    """What is wrong, in plain words, by the type that pydantic gives it."""
    place, kind = error["loc"], error["type"]
    if kind == "value_error":
        return f"{_of_partner(place)}{error['ctx']['error']}"
    if kind == "extra_forbidden":
        return _unknown(place)
    says = {
        "string_type": "must be text in quotation marks",
        "string_unicode": "holds half of a character; type it again",
        "string_too_long": f"is longer than {LONGEST_TEXT:,} characters",
        "too_long": f"are more than {MOST_PARTNERS}",
        "list_type": "must be a list of objects",
        "model_type": "must be an object",
        "invalid_key": "has a name that is not text",
    }
    return f"{_of_partner(place)}{_name(place)} {says.get(kind, 'cannot be used')}."


def _unknown(place: tuple[int | str, ...]) -> str:
    fields = _Partner.model_fields if len(place) > 1 else _Expression.model_fields
    given = str(place[-1])
    near = get_close_matches(given[:_LONGEST_MEANT].casefold(), fields, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"The parts are: {', '.join(fields)}."
    return f"{_of_partner(place)}{shown(given)} is not a part of an expression of interest. {hint}"


def _of_partner(place: tuple[int | str, ...]) -> str:
    return f"Partner {place[1] + 1}: " if len(place) > 1 and isinstance(place[1], int) else ""


def _name(place: tuple[int | str, ...]) -> str:
    return "it" if isinstance(place[-1], int) else str(place[-1])


def _together(faults: list[str]) -> str:
    if len(faults) == 1:
        return faults[0]
    if len(faults) > MOST_FAULTS:
        faults = [*faults[:MOST_FAULTS], "There are more."]
    return "\n".join(["This expression of interest cannot be used:", *(f"- {fault}" for fault in faults)])
