"""How far a procurement has come, from when to when its contract runs, and whether it still does."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.documents import SourceStatus
from assistant.readers.ocds.fields import Json, day, number, obj, rows, text, texts

ENDED = frozenset({"cancelled", "unsuccessful", "withdrawn", "terminated"})
_END_TAGS = frozenset({"tenderCancellation", "awardCancellation", "contractTermination"})
_STAGES = ("implementation", "contract", "award", "tender", "planning")


def status_of(state: dict[str, Json], named: str, today: date) -> SourceStatus:
    """Whether it still runs on the day of reading: `historic` once it ended or came to nothing.

    A tender whose deadline has passed, of which nothing says how it ended, is `not stated`.
    """
    if "illustrative" in named.lower():
        return "illustrative"
    said = text(state, "tender", "status")
    kept = [{text(row, "status") for row in rows(state, key)} for key in ("contracts", "awards")]
    if (
        said in ENDED
        or _END_TAGS & set(texts(state, "tag"))
        or any(statuses and statuses <= ENDED for statuses in kept)
    ):
        return "historic"
    last = _last_day(state)
    if last:
        return "historic" if last < today.isoformat() else "current"
    deadline = deadline_of(state)
    if deadline >= today.isoformat() or (not deadline and said in {"planning", "planned", "active"}):
        return "current"
    return "not stated"


def _last_day(state: dict[str, Json]) -> str:
    """The last day on which the contract may run, extensions included; empty when nothing says it."""
    tender = obj(state, "tender")
    periods = [obj(contract, "period") for contract in rows(state, "contracts")]
    periods += [obj(award, "contractPeriod") for award in rows(state, "awards")]
    planned = [tender, *rows(tender, "lots")]
    periods += [obj(node, "contractPeriod") for node in planned]
    found = []
    for period in periods:
        found += [day(text(period, "endDate")), day(text(period, "maxExtentDate"))]
        months = number(period.get("durationInMonths")) or 0
        length = (number(period.get("durationInDays")) or 0) + 31 * months
        begins = day(text(period, "startDate")) or deadline_of(state)
        if length and begins and not text(period, "endDate"):
            try:
                found.append((date.fromisoformat(begins) + timedelta(days=length)).isoformat())
            except OverflowError:
                continue
    return max(filter(None, found), default="")


def contract_dates(state: dict[str, Json]) -> tuple[str, str]:
    """First and last day of the contract as ISO dates: as signed, as awarded, or as planned."""
    tender = obj(state, "tender")
    for periods in (
        [obj(contract, "period") for contract in rows(state, "contracts")],
        [obj(award, "contractPeriod") for award in rows(state, "awards")],
        [obj(tender, "contractPeriod")],
        [obj(lot, "contractPeriod") for lot in rows(tender, "lots")],
    ):
        starts = sorted(filter(None, (day(text(period, "startDate")) for period in periods)))
        ends = sorted(filter(None, (day(text(period, "endDate")) for period in periods)))
        if starts or ends:
            return starts[0] if starts else "", ends[-1] if ends else ""
    return "", ""


def deadline_of(state: dict[str, Json]) -> str:
    """The ISO day by which tenders are due, or else expressions of interest."""
    tender = obj(state, "tender")
    return day(text(tender, "tenderPeriod", "endDate")) or day(text(tender, "expressionOfInterestDeadline"))


def stage_of(state: dict[str, Json]) -> str:
    """The furthest stage that the latest notice has reached."""
    begun = [re.match(r"[a-z]+", tag) for tag in tags_of(state)]
    reached = {found[0] for found in begun if found}
    if not reached & set(_STAGES):
        held = {"contract": "contracts", "award": "awards", "tender": "tender"}
        return next((stage for stage, key in held.items() if state.get(key)), "planning")
    return next(stage for stage in _STAGES if stage in reached)


def tags_of(state: dict[str, Json]) -> list[str]:
    """What the latest notice is, by its OCDS tags."""
    tags = texts(state, "tag")
    if "award" in tags and not rows(state, "contracts"):
        # Find a Tender tags an award notice as a contract too, before anything is signed.
        tags = [tag for tag in tags if tag != "contract"]
    return tags
