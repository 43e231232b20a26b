"""The outline of a consultation on what social value a purchase is to bring."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.clauses import provisions as law
from assistant.clauses.beside import provisions as own
from assistant.clauses.beside.document import Beside, Part, Said, item
from assistant.clauses.beside.market import blocks_of
from assistant.clauses.filling import service_of
from assistant.clauses.pack import ClausePack


def consultation_outline(pack: ClausePack) -> Beside:
    """What to tell people, what to ask them and what to do with the answers."""
    service = service_of(pack.brief)
    return Beside(
        "consultation-outline",
        f"Consultation outline: {service}",
        (
            Part("Whether to consult", tuple(_whether(pack))),
            Part("What is proposed, and what is open", tuple(_proposed(pack))),
            Part("Questions", tuple(_questions(pack))),
            Part(
                "Time and ways to answer",
                (
                    Said("Answers are taken until [closing date].", own.ENOUGH_TIME),
                    Said("People can answer in these ways: [ways to answer, with other formats on request]."),
                ),
            ),
            Part(
                "What happens with the answers",
                (
                    Said(
                        "The report to [who decides] sets out what people said and what changed.",
                        own.TAKEN_INTO_ACCOUNT,
                    ),
                    Said("We publish the report at [where it is published]."),
                ),
            ),
        ),
    )


def _whether(pack: ClausePack) -> Iterator[Said]:
    point = next(point for point in pack.regime if point.rule == "social_value_act")
    if point.applies == "no":
        yield Said(
            "The Social Value Act does not ask you to consider it here. You may consult.", point.provision
        )
    else:
        condition = "" if point.applies == "yes" else "If the Social Value Act covers this contract: "
        text = f"{condition}consider before you begin whether to consult, and write down why or why not."
        yield Said(text[0].upper() + text[1:], law.SVA_CONSULT)
    yield Said("Consult while the proposals can still change.", own.FORMATIVE)
    if pack.brief.buyer_type == "council":
        yield Said("How you meet best value has groups of its own that are consulted.", own.REPRESENTATIVES)


def _proposed(pack: ClausePack) -> Iterator[Said]:
    yield Said(
        f"We are going to buy: {service_of(pack.brief)}. We would ask the supplier for the following.",
        own.ENOUGH_INFORMATION,
    )
    for block in blocks_of(pack, commitments=True):
        yield item(f"{block.title}: {block.summary}")
    yield Said("This is settled: [what is settled, and why].")
    yield Said("This is open: [what can still change].")
    yield Said("We also looked at these options: [options, with what each costs].")


def _questions(pack: ClausePack) -> Iterator[Said]:
    yield item("Which of these matters most to you, and why?")
    yield item("Is there one that would not help here?")
    for block in blocks_of(pack, commitments=True):
        yield item(f"How would you see for yourself that this is done: “{block.title}”?")
    yield item("What is missing that belongs to this service?", law.SUBJECT_MATTER)
