"""The values of a brief's fields, as people write them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import Final

from assistant.clauses import amounts
from assistant.clauses.brief import BUYER_TYPES, CONTRACT_TYPES, RESERVATIONS, Theme
from assistant.clauses.errors import BriefError
from assistant.clauses.theme_words import OUTCOMES, theme_named
from assistant.given import shown

LONGEST_NAME: Final = 200
"""Characters of the service's name: it stands in the middle of sentences."""
LONGEST_SERVICE: Final = 2_000
"""Characters that are still taken as a service with its description; about a page."""
LONGEST_TEXT: Final = 200_000
"""Characters of a description or a policy; about 70 pages."""
LARGEST_VALUE: Final = 100_000_000_000
"""Pounds."""
LONGEST_MONTHS: Final = 600
LONGEST_MEANT: Final = 60
"""Characters of a slip that are compared with what it may have meant."""
_MOST_PRIORITIES: Final = 30
_SHORT_NAME: Final = 100
_EARLIEST, _LATEST = 2000, 2100
"""Years in which a contract can start."""
_LEAST_LETTERS: Final = 2

_YES_NO: Final[dict[str, bool]] = {"yes": True, "no": False, "true": True, "false": False}
_BUYERS: Final = {
    "central": "central_government",
    "government": "central_government",
    "government_department": "central_government",
    "central_government_department": "central_government",
    "department": "central_government",
    "ministry": "central_government",
    "executive_agency": "central_government",
    "local_authority": "council",
    "local_government": "council",
    "local_council": "council",
    "borough": "council",
    "unitary": "council",
    "parish_council": "council",
    "combined_authority": "other",
    "nhs_trust": "nhs",
    "nhs_foundation_trust": "nhs",
    "nhs_england": "nhs",
    "icb": "nhs",
    "integrated_care_board": "nhs",
    "school": "other",
    "academy_trust": "other",
    "university": "other",
    "college": "other",
    "housing_association": "other",
    "police": "other",
    "fire_authority": "other",
}
_CONTRACTS: Final = {
    "service": "services",
    "good": "goods",
    "supply": "goods",
    "supplies": "goods",
    "work": "works",
    "construction": "works",
}
_RESERVATIONS: Final = {
    "no": "none",
    "not_reserved": "none",
    "local_suppliers": "local",
    "local_area": "local",
    "uk_suppliers": "uk",
    "smes": "sme",
    "small_firms": "sme",
    "vcses": "vcse",
    "charities": "vcse",
    "voluntary": "vcse",
    "supported_employment_provider": "supported_employment",
    "supported_employment_providers": "supported_employment",
    "mutuals": "mutual",
    "public_service_mutual": "mutual",
    "public_service_mutuals": "mutual",
}


def service(name: str, given: object) -> tuple[str, str]:
    """The short name of what is bought; beside it the whole text, where it was given at length."""
    text = " ".join(_text(name, given).split())
    if len(text) > LONGEST_SERVICE:
        raise BriefError(
            f"{name} is {len(text):,} characters long. Put that text under description, and give a short "
            f"name of at most {LONGEST_NAME} characters here."
        )
    if sum(each.isalpha() for each in text) < _LEAST_LETTERS:
        raise BriefError(
            f'{name} is {shown(text)}. Say in a few words what is bought, such as "grounds maintenance".'
        )
    return (text, "") if len(text) <= LONGEST_NAME else (short_name(text), text)


def short_name(text: str) -> str:
    """The beginning of a description, up to where it can be cut."""
    head = re.split(r"[.;:(]\s|,\s", text, maxsplit=1)[0]
    if len(head) > _SHORT_NAME:
        head = head[:_SHORT_NAME].rpartition(" ")[0] or head[:_SHORT_NAME]
    return head.strip(" ,.;:-")


def description(name: str, given: object) -> str:
    """A text of any number of paragraphs."""
    text = _text(name, given).strip()
    if len(text) > LONGEST_TEXT:
        raise BriefError(
            f"{name} is {len(text):,} characters long. Keep the {LONGEST_TEXT:,} that matter most."
        )
    return text


def one_line(name: str, given: object) -> str:
    """A text of a line."""
    text = " ".join(_text(name, given).split())
    if len(text) > LONGEST_SERVICE:
        raise BriefError(f"{name} is {len(text):,} characters long. Use at most {LONGEST_SERVICE:,}.")
    return text


def pieces(name: str, given: object) -> tuple[str, ...]:
    """Several short texts: a list of them, or one text with a line or a semicolon between them."""
    if isinstance(given, str):
        given = re.split(r"[;\n]", given)
    if not isinstance(given, Sequence):
        raise BriefError(f"{name} is {shown(given)}. Give a list of texts, or one text.")
    found = [text for each in given if (text := one_line(name, each))]
    if len(found) > _MOST_PRIORITIES:
        raise BriefError(f"{name} has {len(found)} entries. Keep the {_MOST_PRIORITIES} that matter most.")
    return tuple(dict.fromkeys(found))


def themes(name: str, given: object) -> tuple[Theme, ...]:
    """Themes by their names, or by words that people use for them. Machinery is in every pack anyway."""
    if isinstance(given, str):
        given = [given] if theme_named(given) else re.split(r"[;\n]|,(?! lawfully)", given)
    if not isinstance(given, Sequence):
        raise BriefError(f"{name} is {shown(given)}. Give a list of names. {_THEMES}")
    wanted = [each for each in given if not (isinstance(each, str) and word(each) in {"machinery", ""})]
    found = {_spelt(each) if isinstance(each, str) else "": each for each in wanted}
    named = {said: theme_named(said) for said in found}
    wrong = [_no_theme(name, found[said]) for said, theme in named.items() if theme is None]
    if wrong:
        raise BriefError(" ".join([*wrong, _THEMES]))
    return tuple(dict.fromkeys(theme for theme in named.values() if theme))


_THEMES: Final = f"The themes are: {'; '.join(OUTCOMES)}."


def _no_theme(name: str, given: object) -> str:
    near = get_close_matches(_spelt(given)[:LONGEST_MEANT], OUTCOMES, n=1) if isinstance(given, str) else []
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return f"{name} holds {shown(given)}, which is no theme.{hint}"


def _spelt(given: str) -> str:
    return " ".join(given.casefold().replace("_", " ").split())


def buyer_type(name: str, given: object) -> str:
    """Who buys."""
    if isinstance(given, str) and re.search(r"\bcouncil\Z", _spelt(given)):
        return "council"
    return _one_of(name, given, BUYER_TYPES, _BUYERS)


def contract_type(name: str, given: object) -> str:
    """Goods, services or works."""
    return _one_of(name, given, CONTRACT_TYPES, _CONTRACTS)


def reservation(name: str, given: object) -> str:
    """For whom a competition is meant to be reserved."""
    return "none" if given is False else _one_of(name, given, RESERVATIONS, _RESERVATIONS)


def yes_or_no(name: str, given: object) -> bool:
    """Yes or no."""
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and word(given) in _YES_NO:
        return _YES_NO[word(given)]
    raise BriefError(f"{name} is {shown(given)}. It can be: yes, no or unknown.")


def value(name: str, given: object) -> int:
    """Pounds, VAT included."""
    if isinstance(given, str) and re.search(
        r"\bex(?:cl?|cluding|clusive|\.)?\b|\+\s*vat|plus vat", given, re.IGNORECASE
    ):
        raise BriefError(f"{name} is {shown(given)}. Give the value with VAT included: thresholds count it.")
    number = _number(given, amounts.pounds)
    if number is None or not 1 <= number <= LARGEST_VALUE:
        raise BriefError(
            f"{name} is {shown(given)}. Give the whole value in pounds with VAT, from 1 to 100 billion: "
            '2000000 or "£2m".'
        )
    return round(number)


def length(name: str, given: object) -> int:
    """Months, extensions included."""
    number = _number(given, amounts.months)
    if number is None or number != int(number) or not 1 <= number <= LONGEST_MONTHS:
        raise BriefError(
            f"{name} is {shown(given)}. Give the length in whole months, from 1 to {LONGEST_MONTHS}: "
            '36 or "3 years".'
        )
    return int(number)


def weighting(name: str, given: object) -> float:
    """Per cent of the total score."""
    number = _number(given, amounts.percent)
    if number is None or not 0 <= number <= 100:  # noqa: PLR2004 -- per cent
        raise BriefError(
            f'{name} is {shown(given)}. Give per cent of the total score, from 0 to 100: 10 or "10%".'
        )
    return float(number)


def start(name: str, given: object) -> date:
    """A day."""
    if isinstance(given, datetime):
        given = given.date()
    found = given if isinstance(given, date) else amounts.day(given) if isinstance(given, str) else None
    if found is None or not _EARLIEST <= found.year <= _LATEST:
        raise BriefError(f'{name} is {shown(given)}. Give a day as YYYY-MM-DD, such as "2027-04-01".')
    return found


def word(given: str) -> str:
    """A name as it is compared: in small letters, with one underscore for each gap."""
    return re.sub(r"[\s_-]+", "_", given.strip().casefold())


def _number(given: object, from_text: Callable[[str], float | None]) -> float | None:
    if isinstance(given, bool):
        return None
    if isinstance(given, int):
        return given if abs(given) <= LARGEST_VALUE else None
    if isinstance(given, float):
        return given if math.isfinite(given) else None
    return from_text(given) if isinstance(given, str) else None


def _one_of(name: str, given: object, allowed: Sequence[str], also: Mapping[str, str]) -> str:
    hint = ""
    if isinstance(given, str):
        said = word(given)
        if said in allowed:
            return said
        if said in also:
            return also[said]
        near = get_close_matches(said[:LONGEST_MEANT], [*allowed, *also], n=1)
        hint = f" Did you mean {also.get(near[0], near[0])}?" if near else ""
    raise BriefError(f"{name} is {shown(given)}.{hint} It can be: {', '.join(allowed)} or unknown.")


def _text(name: str, given: object) -> str:
    """A text without what no document can hold: control characters, halves of characters."""
    if not isinstance(given, str):
        raise BriefError(f"{name} is {shown(given)}. Give a text.")
    whole = given.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each if each.isprintable() or each in "\n\t" else " " for each in whole)
