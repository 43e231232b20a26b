"""Every rule of the check, in the order of the page."""

from __future__ import annotations

from typing import Final

from assistant.clauses.findings import (
    award,
    conditions,
    dated_law,
    delivery,
    naming,
    pay,
    place,
    planted,
    proportion,
    remedies,
    reserved,
    subject,
    wording,
)
from assistant.clauses.findings.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *place.RULES,
    *reserved.RULES,
    *naming.RULES,
    *subject.RULES,
    *delivery.RULES,
    *wording.RULES,
    *award.RULES,
    *conditions.RULES,
    *proportion.RULES,
    *pay.RULES,
    *dated_law.RULES,
    *remedies.RULES,
    *planted.RULES,
)
