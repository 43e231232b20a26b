"""Questions for market engagement, from the blocks of a draft."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.clauses import provisions as law
from assistant.clauses.beside import provisions as own
from assistant.clauses.beside.document import Beside, Part, Said, item
from assistant.clauses.block import Block
from assistant.clauses.filling import filled, service_of
from assistant.clauses.library import blocks
from assistant.clauses.pack import ClausePack
from assistant.clauses.size import above_threshold

_MACHINERY = ("reporting", "evidence-and-audit", "sub-contractor-flow-down", "remedies-ladder")
"""The machinery that weighs most on a supplier, and so is worth asking about."""


def market_questions(pack: ClausePack) -> Beside:
    """What to ask providers and others before the tender, and how to keep it fair."""
    service = service_of(pack.brief)
    return Beside(
        "market-questions",
        f"Market engagement questions: {service}",
        (
            Part("How to keep it fair", tuple(_fair(pack))),
            Part(
                "About the commitments",
                tuple(item(question) for question in _questions(pack, commitments=True)),
            ),
            Part(
                "About reports, evidence and remedies",
                tuple(item(question) for question in _questions(pack, commitments=False)),
            ),
            Part("About who can take part", tuple(_access(pack))),
            Part(
                "What we do with the answers",
                (
                    Said("We keep a written record of what is said, and give the same facts to all bidders."),
                    Said("We decide afterwards which commitments stay, and what each asks for."),
                ),
            ),
        ),
    )


def blocks_of(pack: ClausePack, *, commitments: bool) -> list[Block]:
    """The blocks that the pack is made of, in its order."""
    part = "2." if commitments else "3."
    names = dict.fromkeys(c.block for c in pack.clauses if c.number.startswith(part) and c.block)
    by_id = {block.id: block for block in blocks()}
    return [by_id[name] for name in names]


def _fair(pack: ClausePack) -> Iterator[Said]:
    yield Said("Invite users, carers and community groups as well as firms.", own.ENGAGEMENT)
    yield Said("See to it that nobody who takes part gains an unfair advantage.", own.NO_ADVANTAGE)
    above = above_threshold(pack.brief, pack.brief.start or pack.as_at)
    if pack.brief.health_service:
        yield Said("Health care services have rules of their own: check what they say of notices.", law.PSR)
    elif above is False:
        yield Said("A small contract needs no notice of engagement.", own.NO_ENGAGEMENT_NOTICE)
    else:
        condition = "" if above else "If the value reaches the threshold: "
        text = f"{condition}publish a preliminary market engagement notice before or after you engage."
        yield Said(text[0].upper() + text[1:], own.ENGAGEMENT_NOTICE)
        yield Said("If you publish none, say why in the tender notice.", own.ENGAGEMENT_UNANNOUNCED)


def _questions(pack: ClausePack, *, commitments: bool) -> Iterator[str]:
    for block in blocks_of(pack, commitments=commitments):
        if block.engage and (commitments or block.id in _MACHINERY):
            yield filled(block.engage, block, pack.brief)


def _access(pack: ClausePack) -> Iterator[Said]:
    small = law.SMALL_FIRMS_BELOW if above_threshold(pack.brief, pack.as_at) is False else law.SMALL_FIRMS
    if pack.brief.health_service:
        small = law.PSR_SOCIAL_VALUE
        yield item("What in these commitments would help or hinder social value as you give it today?", small)
        return
    yield item("What in these commitments would keep a small firm or a charity from bidding?", small)
    yield item("Which parts of the work would you do with partners or sub-contractors, and on what terms?")
    yield item("How long would you need to write a good tender, and to start?")
