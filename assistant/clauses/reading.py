"""A brief as a person or a program writes it in JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, Final

from assistant.clauses.brief import Brief
from assistant.clauses.errors import BriefError
from assistant.clauses.field_values import (
    LONGEST_MEANT,
    buyer_type,
    contract_type,
    description,
    length,
    one_line,
    pieces,
    reservation,
    service,
    start,
    themes,
    value,
    weighting,
    word,
    yes_or_no,
)
from assistant.given import (
    MOST_FAULTS,
    JsonOf,
    kind,
    shown,
    together,
)

LARGEST_MB: Final = 1
"""MiB; a brief with the buyer's whole policy in it is smaller."""
FIELDS: Final[tuple[str, ...]] = tuple(field.name for field in fields(Brief))

_MISSING: Final = 'service is missing. Say in a few words what is bought, such as "grounds maintenance".'
_READ: Final[dict[str, Callable[[str, object], object]]] = {
    "service": service,
    "description": description,
    "buyer": one_line,
    "buyer_type": buyer_type,
    "value_inc_vat": value,
    "months": length,
    "start": start,
    "contract_type": contract_type,
    "light_touch": yes_or_no,
    "health_service": yes_or_no,
    "priorities": pieces,
    "themes": themes,
    "left_out": themes,
    "weighting_percent": weighting,
    "market": one_line,
    "reservation": reservation,
    "policy_text": description,
    "lighter": yes_or_no,
}
_EMPTY: Final = {"description": "", "buyer": "", "market": "", "policy_text": "", "lighter": False}
"""What a field is that was given as null; None for all others, and nothing for lists."""
_OFTEN: Final = {
    "value": "value_inc_vat",
    "budget": "value_inc_vat",
    "cost": "value_inc_vat",
    "length": "months",
    "duration": "months",
    "term": "months",
    "years": "months",
    "weighting": "weighting_percent",
    "weight": "weighting_percent",
    "policy": "policy_text",
    "name": "service",
    "title": "service",
    "type": "contract_type",
    "authority": "buyer_type",
    "organisation": "buyer",
    "suppliers": "market",
    "reserved": "reservation",
    "date": "start",
}
"""Names that people give to fields, too far from ours for a likeness of letters."""


def brief_from_json(data: object) -> Brief:
    """The brief in a JSON value; raises BriefError that tells every fault in it.

    Only `service` must be there. A field that is left out, null or "unknown" is not known. A service that is
    described at length is taken as the description too, and its beginning as the short name.
    """
    if not isinstance(data, Mapping):
        raise BriefError(
            f"The brief must be one JSON object, but this is {kind(data)}. "
            'Write it as {"service": "grounds maintenance"}.'
        )
    values: dict[str, Any] = {}
    faults: list[str] = []
    for given, said in data.items():
        try:
            name = _name(given)
            if name in values:
                faults.append(f"{name} is given twice. Keep one of the two.")
            values[name] = None
            values[name] = field_value(name, said)
        except BriefError as error:
            faults.append(str(error))
        if len(faults) == MOST_FAULTS:
            faults.append("We stopped looking here.")
            break
    else:
        if "service" not in values:
            faults.insert(0, _MISSING)
    if faults:
        raise BriefError(together(faults))
    return _brief(values)


_READING: Final = JsonOf(brief_from_json, BriefError, LARGEST_MB)
brief_from_file = _READING.in_file
"""The brief in a JSON file of at most 1 MiB; raises BriefError that names the file."""
brief_from_bytes = _READING.in_bytes
"""The brief in JSON text of at most 1 MiB in UTF-8; raises BriefError."""
brief_from_text = _READING.in_text
"""The brief in JSON text: an object in which nothing stands twice; raises BriefError."""


def field_value(name: str, given: object) -> Any:  # noqa: ANN401 -- as the field of Brief has it
    """One field as it was given, `"£2m"` for `value_inc_vat`; raises BriefError that names it.

    Of a service it is the short name with the whole text, which is empty where the name says all.
    """
    if given is None or (isinstance(given, str) and word(given) in {"", "unknown", "not_known"}):
        if name == "service":
            raise BriefError(_MISSING)
        return _EMPTY.get(name, () if name in {"priorities", "themes", "left_out"} else None)
    return _READ[name](name, given)


def _brief(values: dict[str, Any]) -> Brief:
    name, rest = values["service"]
    told = [part for part in (rest, values.get("description", "")) if part]
    return Brief(**{**values, "service": name, "description": "\n".join(told)})


def _name(given: object) -> str:
    if not isinstance(given, str):
        raise BriefError(f"{shown(given)} is not the name of a field.")
    name = word(given)
    if name in FIELDS:
        return name
    near = get_close_matches(name[:LONGEST_MEANT], [*FIELDS, *_OFTEN], n=1)
    hint = (
        f"Did you mean {_OFTEN.get(near[0], near[0])}?" if near else f"The fields are: {', '.join(FIELDS)}."
    )
    raise BriefError(f"{shown(given)} is not a field of a brief. {hint}")
