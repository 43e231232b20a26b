"""What goes beside a draft, made from the same parts."""

from assistant.clauses.beside.care_market import care_market_line
from assistant.clauses.beside.consultation import consultation_outline
from assistant.clauses.beside.document import Beside, Part, Row, Said
from assistant.clauses.beside.lots import lot_reasoning
from assistant.clauses.beside.markdown import beside_markdown
from assistant.clauses.beside.market import market_questions
from assistant.clauses.beside.monitoring import monitoring_schedule
from assistant.clauses.beside.mutual import mutual_wording

__all__ = (
    "Beside",
    "Part",
    "Row",
    "Said",
    "beside_markdown",
    "care_market_line",
    "consultation_outline",
    "lot_reasoning",
    "market_questions",
    "monitoring_schedule",
    "mutual_wording",
)
