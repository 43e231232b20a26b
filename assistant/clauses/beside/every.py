"""Every document that goes beside a draft, by its id."""

from __future__ import annotations

from assistant.clauses.beside.care_market import care_market_line
from assistant.clauses.beside.consultation import consultation_outline
from assistant.clauses.beside.document import Beside
from assistant.clauses.beside.lots import lot_reasoning
from assistant.clauses.beside.market import market_questions
from assistant.clauses.beside.monitoring import monitoring_schedule
from assistant.clauses.beside.mutual import mutual_wording
from assistant.clauses.pack import ClausePack

BESIDE: tuple[str, ...] = (
    "market-questions",
    "consultation-outline",
    "lot-reasoning",
    "monitoring-schedule",
    "mutual-wording",
    "care-market-line",
)
"""Their ids, in the order in which an officer comes to need them."""


def documents(pack: ClausePack) -> tuple[Beside, ...]:
    """All of them, in the order of `BESIDE`."""
    return (
        market_questions(pack),
        consultation_outline(pack),
        lot_reasoning(pack),
        monitoring_schedule(pack),
        mutual_wording(pack.brief),
        care_market_line(pack.brief),
    )
