"""What happens when the council is about to be abolished: SI 2008/2113, regulation 10A."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions import duties as law
from assistant.eligibility.rule import Outcome, Rule
from assistant.eligibility.rules.authority import FIRE

SINCE: Final = date(2018, 9, 5)
"""SI 2018/930 came into force."""


def _hand_over(facts: Facts, _: date) -> Outcome:
    if facts.authority_type in FIRE:
        text = (
            "The rule is about councils that a single new council replaces, and not about fire authorities."
        )
        return Outcome("not_applicable", text, law.HAND_OVER)
    if facts.authority_being_abolished is True and facts.authority_type is not None:
        text = (
            "You can still send it: a council that is being abolished may resolve that the new council "
            "considers it, and the clocks then run from reorganisation day."
        )
        return Outcome("met", text, law.HAND_OVER)
    if facts.authority_being_abolished is False:
        return Outcome("not_applicable", "The council is not being abolished.", law.HAND_OVER)
    text = "We do not know whether the council is about to be replaced; it is no ground for rejection anyway."
    return Outcome("unknown", text, law.HAND_OVER)


RULES = (
    Rule(
        id="reorganisation.hand_over",
        step="reorganisation",
        question="Is the council about to be abolished and replaced by a new one?",
        help="The old council may pass an expression of interest that it has not considered to the new "
        "council. Reorganisation is not a ground for rejection.",
        provision=law.HAND_OVER,
        needs=("authority_type", "authority_being_abolished"),
        results=("met", "unknown", "not_applicable"),
        judge=_hand_over,
        since=SINCE,
    ),
)
