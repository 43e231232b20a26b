"""What to do next, after the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.eligibility.duties import DUTIES
from assistant.eligibility.facts import Facts
from assistant.eligibility.provisions import contents, duties, timing
from assistant.eligibility.rule import Result
from assistant.law.provision import Provision


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do or to expect."""

    text: str
    provision: Provision | None = None


def next_steps(verdict: str, facts: Facts, results: Mapping[str, Result]) -> tuple[NextStep, ...]:
    """The steps in the order of time; what follows from sending it only where one can."""
    if verdict == "cannot_challenge":
        return (NextStep("Look at the other routes. Check again if one of your answers changes."),)
    steps: list[NextStep] = []
    if verdict == "cannot_tell":
        steps.append(NextStep("Find out what is missing, then check again."))
    if facts.window_published is not False:
        text = "Look on the authority's website for a period in which it takes expressions of interest."
        steps.append(NextStep(text, timing.WINDOW_PUBLISHED))
    if any(rule.startswith("contents.") and result == "risk" for rule, result in results.items()):
        steps.append(NextStep("Complete the parts that are missing before you send it.", contents.OUTCOMES))
    steps += [
        NextStep("Put it in writing, with every part that Schedule 1 asks for.", contents.IN_WRITING),
        NextStep("You need no business plan, price or constitution for it.", contents.NOTHING_MORE),
        NextStep("Send it, and keep proof of the day on which it arrived."),
        *(NextStep(duty.text, duty.provision) for duty in DUTIES if duty.id in _AFTER_SENDING),
    ]
    if facts.authority_being_abolished:
        text = "Ask the old council in writing whether it will decide, or pass yours to the new council."
        steps.append(NextStep(text, duties.HAND_OVER))
    return tuple(steps)


_AFTER_SENDING = ("say_when", "maximum_period", "reasons", "publish", "procurement", "no_award", "withdraw")
