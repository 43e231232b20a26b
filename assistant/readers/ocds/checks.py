"""What a person should know is wrong in a notice: dates, amounts, weights, and texts that say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.readers.ocds.criteria import criteria_of, missing_weight
from assistant.readers.ocds.fields import Json, day, day_words, moment, obj, rows, text
from assistant.readers.ocds.lots import lot_name
from assistant.readers.ocds.money import money
from assistant.readers.ocds.words import mended

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "|".join(month[:3] for month in _MONTHS.split("|"))
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTHS}|{_SHORT}),?\s+"
    r"(20\d\d)\b|\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\bdeadline\b|\bclosing date\b|\bno later than\b|\breturn date\b"
    r"|\b(?:tenders?|submissions?|responses?|bids?|quotations?|applications?)\b.{0,60}"
    r"\b(?:due|returned|received|submitted)\b",
    re.IGNORECASE,
)
_OF_SOMETHING_ELSE = re.compile(
    r"clarification|question\b|questions\b|enquir|quer(?:y|ies)|site visit|interview|presentation|award"
    r"|commence|start|mobilis|expressions? of interest|engagement"
    r"|stage 2|second stage|\bITT\b|contract (?:end|term)",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(r"\bdeadline\b.{0,80}\b(?:submission|response|tender|questionnaire)", re.IGNORECASE)


def faults_of(state: dict[str, Json]) -> list[str]:
    """Each fault of the latest state in a sentence, without its full stop."""
    return [*_missing(state), *_dates(state), *_amounts(state), *_weights(state), *_deadlines(state)]


def _missing(state: dict[str, Json]) -> Iterator[str]:
    if not text(state, "ocid"):
        yield "it has no procurement identifier (ocid)"
    if not text(state, "buyer", "name") and not any(text(one, "name") for one in rows(state, "parties")):
        yield "it names no buyer"
    if not text(state, "tender", "title") and not text(state, "title"):
        yield "it has no title"
    if moment(text(state, "date")) is None:
        yield "it has no date of publication that can be read"


def _dates(state: dict[str, Json]) -> Iterator[str]:
    tender = obj(state, "tender")
    for name, said in _said_dates(state):
        if said and moment(said) is None:
            yield f"the {name} is no date: {said[:40]}"
    deadline, first = text(tender, "tenderPeriod", "endDate"), text(tender, "datePublished")
    first = first or (text(state, "date") if "tender" in str(state.get("tag")) else "")
    if _before(deadline, first):
        yield f"tenders were due ({_words(deadline)}) before the notice was published ({_words(first)})"
    if _before(deadline, text(tender, "enquiryPeriod", "endDate")):
        yield "questions may be asked until after tenders are due"
    for name, period in _periods(state):
        start, end = text(period, "startDate"), text(period, "endDate")
        if _before(end, start):
            yield f"{name} ends ({_words(end)}) before it starts ({_words(start)})"
        if _before(text(period, "maxExtentDate"), end):
            yield f"{name} ends with its extensions before it ends without them"


def _periods(state: dict[str, Json]) -> Iterator[tuple[str, dict[str, Json]]]:
    tender = obj(state, "tender")
    yield "the tender period", obj(tender, "tenderPeriod")
    yield "the contract", obj(tender, "contractPeriod")
    for lot in rows(tender, "lots"):
        yield lot_name(text(lot, "id")), obj(lot, "contractPeriod")
    for award in rows(state, "awards"):
        yield "the awarded contract", obj(award, "contractPeriod")
    for contract in rows(state, "contracts"):
        yield "the signed contract", obj(contract, "period")


def _said_dates(state: dict[str, Json]) -> Iterator[tuple[str, str]]:
    tender = obj(state, "tender")
    yield "deadline", text(tender, "tenderPeriod", "endDate")
    yield "deadline for questions", text(tender, "enquiryPeriod", "endDate")
    yield "start of the contract", text(tender, "contractPeriod", "startDate")
    yield "end of the contract", text(tender, "contractPeriod", "endDate")


def _amounts(state: dict[str, Json]) -> Iterator[str]:
    tender = obj(state, "tender")
    values = [("the tender", money(tender, "value"))]
    values += [(lot_name(text(lot, "id")), money(lot, "value")) for lot in rows(tender, "lots")]
    values += [("an award", money(award, "value")) for award in rows(state, "awards")]
    values += [("a contract", money(contract, "value")) for contract in rows(state, "contracts")]
    named: dict[str, str] = {}
    for name, value in values:
        if value.amount is None:
            continue
        named.setdefault(value.currency or "no currency", name)
        if value.amount < 0:
            yield f"the value of {name} is below nought"
        if value.net is not None and value.gross is not None and value.gross < value.net:
            yield f"the value of {name} is smaller with VAT than without"
    if len(named) > 1:
        yield "amounts in several currencies: " + ", ".join(
            f"{name} in {code}" for code, name in named.items()
        )
    least = money(tender, "minValue").amount
    most = money(tender, "value").amount
    if least is not None and most is not None and least > most:
        yield "the least value is greater than the greatest"


def _weights(state: dict[str, Json]) -> Iterator[str]:
    """Percentages that do not add up to 100, once for all lots of one total."""
    tender = obj(state, "tender")
    whole = missing_weight(criteria_of(tender))
    if whole is not None:
        yield f"the weights of the award criteria add up to {whole:g}%"
    by_total: dict[float, list[str]] = {}
    for lot in rows(tender, "lots"):
        total = missing_weight(criteria_of(lot))
        if total is not None:
            by_total.setdefault(total, []).append(lot_name(text(lot, "id")))
    for total, names in by_total.items():
        shown = ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")  # noqa: PLR2004 -- enough to find them
        yield f"the weights of the award criteria of {shown} add up to {total:g}%"


def _deadlines(state: dict[str, Json]) -> Iterator[str]:
    """A deadline in the description that is none of those in the fields."""
    tender = obj(state, "tender")
    fields = {
        day(text(tender, "tenderPeriod", "endDate")),
        day(text(tender, "enquiryPeriod", "endDate")),
        day(text(tender, "expressionOfInterestDeadline")),
    } - {""}
    deadline = day(text(tender, "tenderPeriod", "endDate"))
    if not deadline:
        return
    content = mended(text(tender, "description")[:50_000])[0]
    told = set()
    for sentence in re.split(r"(?<=[.;!?])\s+|\n", content):
        if not _DEADLINE.search(sentence):
            continue
        if _OF_SOMETHING_ELSE.search(sentence) and not _EXPLICIT.search(sentence):
            continue
        if re.search(r"clarification|quer(?:y|ies)|enquir", sentence, re.IGNORECASE):
            continue
        for found in _DATE.finditer(sentence):
            said = _iso(found)
            if said and said not in fields and said not in told:
                told.add(said)
                yield (
                    f"a deadline in the description, {day_words(said)}, is not the one in its field, "
                    f"{day_words(deadline)}"
                )


def _iso(found: re.Match[str]) -> str:
    try:
        if found[1]:
            months = [month[:3] for month in _MONTHS.split("|")]
            month = months.index(found[2][:3].lower()) + 1
            return date(int(found[3]), month, int(found[1])).isoformat()
        return date(int(found[6]), int(found[5]), int(found[4])).isoformat()
    except ValueError:
        return ""


def _before(one: str, other: str) -> bool:
    first, second = moment(one), moment(other)
    return first is not None and second is not None and first < second


def _words(said: str) -> str:
    return day_words(day(said))
