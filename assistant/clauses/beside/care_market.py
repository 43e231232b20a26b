"""A care market position line: what a council's duty to shape the market means for a purchase."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.clauses.beside import provisions as own
from assistant.clauses.beside.document import Beside, Part, Said, item
from assistant.clauses.brief import Brief
from assistant.clauses.filling import service_of


def care_market_line(brief: Brief) -> Beside:
    """Lines for a market position statement, each with its part of section 5; facts are placeholders."""
    service = service_of(brief)
    return Beside(
        "care-market-line",
        f"Care market position: {service}",
        (
            Part("Whether the duty is yours", tuple(_duty(brief))),
            Part(
                "The line",
                (
                    Said(
                        f"We are going to buy: {service}. This contract is to leave people with a choice of "
                        "providers: [number of providers now] now, [number of providers wanted] wanted.",
                        own.CARE_VARIETY,
                    ),
                    Said(
                        "We know of this demand today and later: [figures and their source].", own.CARE_DEMAND
                    ),
                    Said(
                        "We keep providers in the market by [how prices and terms are set].",
                        own.CARE_SUSTAINED,
                    ),
                    Said(
                        "We support a workforce able to give good care by [skills and working "
                        "conditions asked for in this contract].",
                        own.CARE_WORKFORCE,
                    ),
                    Said("We make room for better ways of working by [how].", own.CARE_INNOVATION),
                ),
            ),
            Part(
                "What to check before you publish it",
                (
                    item("Quality differs and is known: [how quality is seen].", own.CARE_QUALITY),
                    item("People can find out what there is: [where they find out].", own.CARE_INFORMATION),
                    item(
                        "Adults with needs, and carers, can work and learn if they wish: [how].",
                        own.CARE_WORK,
                    ),
                    item("The well-being of those who use it was considered: [record].", own.CARE_WELL_BEING),
                ),
            ),
        ),
    )


def _duty(brief: Brief) -> Iterator[Said]:
    if brief.buyer_type == "council":
        yield Said("The duty is a council's, for adult care and support in its area.", own.CARE_MARKET)
    elif brief.buyer_type is None:
        yield Said(
            "If you are a council in England, the duty to shape the care market is yours.", own.CARE_MARKET
        )
    else:
        yield Said(
            "The duty is a council's and not yours. You may still say where you stand.", own.CARE_MARKET
        )
    yield Said("If this is not adult care and support, leave this document out.")
