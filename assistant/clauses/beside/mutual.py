"""Tender wording for a contract reserved to public service mutuals, with what to check first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.beside import provisions as own
from assistant.clauses.beside.document import Beside, Part, Said, item
from assistant.clauses.brief import Brief
from assistant.clauses.filling import service_of
from assistant.clauses.size import is_light_touch

MOST_MONTHS: Final = 60
"""Procurement Act 2023, section 33(1)(b): five years."""


def mutual_wording(brief: Brief) -> Beside:
    """The tests of section 33 as conditions to check, and wording for the notice."""
    service = service_of(brief)
    return Beside(
        "mutual-wording",
        f"A tender reserved for public service mutuals: {service}",
        (
            Part("Check this before you reserve", tuple(_checks(brief))),
            Part(
                "Wording for the tender notice",
                (
                    Said(
                        f"This competition is reserved for public service mutuals under section 33 of the "
                        f"Procurement Act 2023. It is for: {service}.",
                        law.MUTUAL,
                    ),
                    Said(
                        "The contract runs for [number of months] months, extensions included.",
                        own.MUTUAL_LENGTH,
                    ),
                    Said("The competition is a competitive flexible procedure.", own.MUTUAL_PROCEDURE),
                ),
            ),
            Part(
                "What a tenderer is asked to show",
                (
                    item("That it exists to deliver public services: [document].", own.MUTUAL_PURPOSE),
                    item(
                        "That it makes no profit or shares it with members only: [document].",
                        own.MUTUAL_PROFIT,
                    ),
                    item("That its employees manage and control it: [document].", own.MUTUAL_CONTROL),
                    item(
                        "That it has had no comparable reserved contract from you for three years: [proof].",
                        own.MUTUAL_NOT_AGAIN,
                    ),
                ),
            ),
        ),
    )


def _checks(brief: Brief) -> Iterator[Said]:
    light_touch = is_light_touch(brief)
    if light_touch is False:
        yield Said(
            "You say that this is not light touch. Then it cannot be reserved for mutuals.",
            own.MUTUAL_SERVICES,
        )
    if brief.health_service:
        yield Said(
            "Health care services are bought under other rules: take advice before you go on.", law.PSR
        )
    if brief.months is not None and brief.months > MOST_MONTHS:
        yield Said(
            f"{brief.months} months is longer than five years. Shorten the contract first.", own.MUTUAL_LENGTH
        )
    yield item("The service is one of the reservable light touch services: [yes or no].", own.MUTUAL_SERVICES)
    yield item(
        "The contract lasts no more than five years, extensions included: [yes or no].", own.MUTUAL_LENGTH
    )
    yield item("The competition is a competitive flexible procedure: [yes or no].", own.MUTUAL_PROCEDURE)
    yield item("Enough mutuals could bid: [what market engagement showed].")
    yield Said("The list of reservable services is in regulations that we have not read: read it first.")
    yield Said(
        "The reservation is for contracts above the threshold, and so is this wording.",
        law.NO_RESERVATION_ABOVE,
    )
