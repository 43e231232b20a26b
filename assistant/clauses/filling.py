"""Fills the slots of a block: the service and the buyer from the brief, all else as a placeholder."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.clauses.block import SLOT, Block, Parameter
from assistant.clauses.brief import Brief
from assistant.clauses.choosing import light

_DONE = re.compile(r"(\bcarr(?:y|ied|ying|ies) out|\bis done|\bdo the work of) \{service\}", re.IGNORECASE)


def service_of(brief: Brief) -> str:
    """The service as it can stand inside a sentence: on one line, without a full stop."""
    return " ".join(brief.service.split()).rstrip(".")


def filled(text: str, block: Block, brief: Brief) -> str:
    """The text with its slots filled, its first letter a capital.

    One carries out a contract: `carry out school meals` reads badly, and `office furniture` worse.
    """
    labels = {parameter.id: f"[{parameter.label}]" for parameter in block.parameters}
    known = {"service": service_of(brief), "buyer": brief.buyer.strip() or "the Buyer", **labels}
    text = _DONE.sub(r"\1 the contract for {service}", text)
    done = SLOT.sub(lambda slot: known[slot[1]], text)
    return done[:1].upper() + done[1:] if text.startswith("{") else done


def wordings(block: Block, brief: Brief) -> tuple[str, ...]:
    """The clauses of the block that stand in a draft for this brief, slots not yet filled."""
    if light(brief):
        return tuple(clause.lighter or clause.text for clause in block.clauses)
    return tuple(clause.text for clause in block.clauses)


def open_parameters(block: Block, brief: Brief) -> Sequence[Parameter]:
    """What the officer still has to fill in: the parameters that stand in the draft for this brief."""
    clauses = " ".join(wordings(block, brief))
    shown = [clauses, *(term.meaning for term in block.terms if term.name in clauses)]
    if block.award:
        shown += [block.award.ask, *block.award.good]
    if block.measure:
        shown += [block.measure.target, block.measure.baseline]
    used = set(SLOT.findall(" ".join(shown)))
    return [parameter for parameter in block.parameters if parameter.id in used]
