"""When an expression of interest may be sent: section 82."""

from __future__ import annotations

from datetime import date

from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions import timing as law
from assistant.eligibility.rule import Outcome, Rule


def _window(facts: Facts, _: date) -> Outcome:
    published, inside = facts.window_published, facts.inside_window
    if published is False:
        return Outcome("met", "There is no published period, so you can send it at any time.", law.ANY_TIME)
    if inside is True:
        return Outcome("met", "You are inside the published period.", law.WINDOW)
    if published is None:
        text = "We do not know yet whether the authority has published a period for expressions of interest."
        return Outcome("unknown", text, law.OUTSIDE_WINDOW)
    if inside is None:
        text = "We do not know yet whether you are inside the published period."
        return Outcome("unknown", text, law.OUTSIDE_WINDOW)
    text = (
        "Outside the published period the authority may refuse to consider it; that is its choice, and not "
        "one of the grounds for rejection."
    )
    return Outcome("risk", text, law.OUTSIDE_WINDOW)


RULES = (
    Rule(
        id="timing.window",
        step="timing",
        question="Is this a time at which the authority takes expressions of interest?",
        help="You can send one at any time, unless the authority has published a period on its website, for "
        "all services or for this one. Outside it the authority may refuse to look at yours, but need not.",
        provision=law.OUTSIDE_WINDOW,
        needs=("window_published", "inside_window"),
        results=("met", "risk", "unknown"),
        judge=_window,
    ),
)
