"""Every rule of the right to challenge, in the order in which a person would go through them."""

from __future__ import annotations

from assistant.eligibility.rule import Rule
from assistant.eligibility.rules import authority, body, contents, grounds, reorganisation, service, timing

RULES: tuple[Rule, ...] = (
    *authority.RULES,
    *body.RULES,
    *service.RULES,
    *timing.RULES,
    *contents.RULES,
    *grounds.RULES,
    *reorganisation.RULES,
)
