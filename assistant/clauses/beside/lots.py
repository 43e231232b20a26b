"""The reasoning on lots, as a record to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.clauses import provisions as law
from assistant.clauses.beside import provisions as own
from assistant.clauses.beside.document import Beside, Part, Said, item
from assistant.clauses.filling import service_of
from assistant.clauses.pack import ClausePack
from assistant.clauses.size import above_threshold


def lot_reasoning(pack: ClausePack) -> Beside:
    """Whether lots are a duty here, the questions to answer, and wording for either decision."""
    health = bool(pack.brief.health_service)
    return Beside(
        "lot-reasoning",
        f"Lots: {service_of(pack.brief)}",
        (
            Part("Whether you must consider lots", tuple(_duty(pack))),
            Part("Questions to answer", tuple(_questions(pack, health=health))),
            Part("If you use lots", tuple(_with_lots(pack))),
            Part(
                "If you do not use lots",
                (
                    Said(
                        "We do not divide this contract into lots, because [reason in this contract].",
                        None if health else own.LOTS_REASONS,
                    ),
                    Said("We lower barriers for small suppliers in another way: [what is done instead]."),
                ),
            ),
        ),
    )


def _duty(pack: ClausePack) -> Iterator[Said]:
    above = above_threshold(pack.brief, pack.brief.start or pack.as_at)
    if pack.brief.health_service:
        yield Said(
            "Health care services are bought under rules of their own. Lots are still worth a thought.",
            law.PSR,
        )
    elif above is False:
        yield Said(
            "The contract is below its threshold, so the duty to consider lots does not reach it. You must "
            "consider the barriers that small firms face.",
            law.SMALL_FIRMS_BELOW,
        )
    elif above:
        yield Said("You must consider lots before you publish the tender notice.", own.LOTS)
    else:
        yield Said(
            "If the value reaches the threshold, you must consider lots before the tender notice.", own.LOTS
        )


def _questions(pack: ClausePack, *, health: bool) -> Iterator[Said]:
    service = service_of(pack.brief)
    several, suitable = (None, None) if health else (own.LOTS_SEVERAL, own.LOTS_SUITABLE)
    yield item(f"Could this be supplied as more than one contract: {service}? [answer]", several)
    yield item("Could those contracts suitably be awarded as lots? [answer]", suitable)
    yield item("Which parts could a small firm or a charity carry out alone? [parts]")
    yield item("What would more lots cost in managing them? [answer]")
    proportion = None if health else law.PROPORTIONATE
    yield item("Which commitments fit each lot by its size? [commitments for each lot]", proportion)


def _with_lots(pack: ClausePack) -> Iterator[Said]:
    yield Said("We divide this contract into [number of lots] lots: [name and content of each lot].")
    yield Said("A supplier may bid for [which lots] and win [how many lots], because [reason].")
    headings = dict.fromkeys(c.heading for c in pack.clauses if c.number.startswith("2.") and c.block)
    for heading in headings:
        yield item(f"“{heading}” stands in these lots: [lots], in proportion to each.")
