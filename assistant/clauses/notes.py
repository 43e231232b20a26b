"""The officer's notes: why it belongs here, what to decide, where advice is needed, what was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.block import Block
from assistant.clauses.brief import Brief
from assistant.clauses.choosing import SMALL, light, meant_for
from assistant.clauses.filling import filled, open_parameters
from assistant.clauses.kinds import belongs
from assistant.clauses.pack import Note
from assistant.clauses.regime import LOCAL_ORDER
from assistant.clauses.size import above_threshold, is_health_service

_MISSING: Final = (
    (
        "value_inc_vat",
        ("We do not know the value, so we cannot tell which rules apply or how much is proportionate."),
    ),
    ("months", "We do not know the length, so check that each commitment can be kept in the time."),
    ("buyer_type", "We do not know who buys; what binds councils does not all bind central government."),
    ("contract_type", "We do not know whether these are goods, services or works."),
    ("light_touch", "We do not know whether this is a light touch service."),
    ("health_service", "We do not know whether this is a health care service, which has rules of its own."),
)
_PAY: Final = frozenset({"fair work and pay"})


def notes(
    brief: Brief, outcomes: Sequence[Block], machinery: Sequence[Block], as_at: date
) -> tuple[Note, ...]:
    """Every note, in the order of its kind."""
    return (
        *(Note("relevance", filled(block.relevant, block, brief), law.SUBJECT_MATTER) for block in outcomes),
        *_proportion(brief, outcomes, as_at),
        *_decisions(brief, outcomes, machinery),
        *_advice(brief, outcomes, as_at),
        *(Note("assumption", text) for field, text in _MISSING if _unknown(brief, field)),
    )


def _unknown(brief: Brief, field: str) -> bool:
    if field == "light_touch" and brief.contract_type in {"goods", "works"}:
        return False
    if field == "health_service":
        return is_health_service(brief) is None
    return getattr(brief, field) is None


def _proportion(brief: Brief, outcomes: Sequence[Block], as_at: date) -> Iterator[Note]:
    text = "The number of commitments follows the size of the contract; few that are kept are worth most."
    yield Note("proportion", text, law.PROPORTIONATE)
    if not meant_for(outcomes, brief, as_at):
        text = (
            "No commitment of ours is meant for a contract this small or short. This is the lightest there "
            "is; to ask for none may be right."
        )
        yield Note("proportion", text, law.PROPORTIONATE)
    if light(brief) and not brief.lighter:
        text = f"The wording for small providers is used, because the value is below £{SMALL:,}."
        yield Note("proportion", text, law.PROPORTIONATE)
    for block in outcomes:
        yield Note("proportion", f"{block.title}: {block.risk} {block.guard}")
        if not belongs(block.id, brief):
            text = f"{block.title}: nothing in the brief shows that this belongs here. If not, leave it out."
            yield Note("proportion", text, law.SUBJECT_MATTER)
    left = [t for t in brief.themes if t != "machinery" and t not in {block.theme for block in outcomes}]
    if left:
        yield Note("proportion", f"No block fits this contract for: {', '.join(left)}.")


def _decisions(brief: Brief, outcomes: Sequence[Block], machinery: Sequence[Block]) -> Iterator[Note]:
    for block in (*outcomes, *machinery):
        if labels := [parameter.label for parameter in open_parameters(block, brief)]:
            yield Note("decision", f"Decide for “{block.title}”: {'; '.join(labels)}.")
    yield Note("decision", "Set the word limit, and the marks for each step of the scale.", law.METHOD_SHOWN)
    if len(outcomes) > 1:
        text = "Set the share of the marks for each part of the question, and publish it."
        yield Note("decision", text, law.WEIGHT_SHOWN)
    if brief.weighting_percent is None:
        yield Note("decision", "Set the weighting and publish it.", law.WEIGHT_SHOWN)
        if brief.buyer_type == "central_government":
            yield Note("decision", "PPN 002 asks for at least 10% of the total score.", law.PPN_002_WEIGHT)
        else:
            yield Note("decision", "The Social Value Act sets no least weighting.", law.SVA_CONSIDER)
    elif brief.buyer_type == "central_government" and brief.weighting_percent < _LEAST:
        yield Note("decision", "The weighting is below the 10% that PPN 002 asks for.", law.PPN_002_WEIGHT)


_LEAST: Final = 10.0
"""Per cent of the total score: PPN 002."""


def _advice(brief: Brief, outcomes: Sequence[Block], as_at: date) -> Iterator[Note]:
    for block in outcomes:
        if block.theme in _PAY and brief.buyer_type != "central_government":
            text = (
                f"{block.title}: terms of employment touch section 17. Take advice before you ask for this."
            )
            yield Note("legal advice", text, law.SECTION_17_WORKFORCE)
    if brief.reservation not in {None, "none"}:
        yield _of_reservation(brief, brief.start or as_at)


def _of_reservation(brief: Brief, day: date) -> Note:
    above = above_threshold(brief, day)
    if brief.reservation == "supported_employment":
        text = "Check that 30% of the workforce can be shown, and use a competitive flexible procedure."
        return Note("legal advice", text, law.SUPPORTED_EMPLOYMENT)
    if brief.reservation == "mutual":
        text = "Check that the service is one that may be reserved for mutuals, and keep it to five years."
        return Note("legal advice", text, law.MUTUAL)
    if above is not False:
        text = "A reservation of this kind is open only below the threshold. This draft reserves nothing."
        return Note("legal advice", text, law.NO_RESERVATION_ABOVE)
    if brief.buyer_type != "council" or day < LOCAL_ORDER:
        text = "Take advice before you reserve: the Order of 2026 is for councils, since 4 February 2026."
        return Note("legal advice", text, law.LOCAL_ORDER)
    if brief.reservation in {"local", "uk"}:
        text = (
            "Decide before you invite tenders, and say in the notice that it is reserved, and for which area."
        )
        return Note("decision", text, law.LOCAL_ORDER_NOTICE)
    text = "Say in the notice that the competition is reserved, and for whom."
    return Note("decision", text, law.LOCAL_ORDER_NOTICE)
