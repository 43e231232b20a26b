"""Every rule of the check, in the order of the page."""

from __future__ import annotations

from typing import Final

from assistant.clauses.findings import (
    award,
    changing,
    conditions,
    counting,
    country,
    dated_law,
    delivery,
    hidden,
    naming,
    pay,
    place,
    planted,
    proof,
    proportion,
    remedies,
    reserved,
    several,
    subject,
    wording,
)
from assistant.clauses.findings.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *place.RULES,
    *country.RULES,
    *reserved.RULES,
    *naming.RULES,
    *subject.RULES,
    *delivery.RULES,
    *proof.RULES,
    *wording.RULES,
    *several.RULES,
    *award.RULES,
    *hidden.RULES,
    *conditions.RULES,
    *proportion.RULES,
    *pay.RULES,
    *dated_law.RULES,
    *remedies.RULES,
    *counting.RULES,
    *changing.RULES,
    *planted.RULES,
)
