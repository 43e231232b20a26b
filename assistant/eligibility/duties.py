"""What the authority must do with an expression of interest, and what follows: sections 83 to 86."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.eligibility.provisions import duties as law
from assistant.eligibility.provisions import grounds
from assistant.law.provision import Provision

When = Literal["on receipt", "deciding", "decided", "accepted"]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty or a power, who has it, and when it bites."""

    id: str
    when: When
    who: Literal["authority", "body"]
    text: str
    provision: Provision


DUTIES: tuple[Duty, ...] = (
    Duty(
        "say_when",
        "on receipt",
        "authority",
        "The authority must write to you within 30 days to say when it expects to decide. That is not yet "
        "the decision.",
        law.SAY_WHEN,
    ),
    Duty(
        "maximum_period",
        "on receipt",
        "authority",
        "The authority must publish the longest time that it will take to decide. No law sets a number of "
        "days.",
        law.MAXIMUM_PERIOD,
    ),
    Duty(
        "guidance",
        "deciding",
        "authority",
        "The authority must have regard to guidance by the Secretary of State.",
        law.GUIDANCE,
    ),
    Duty(
        "wellbeing",
        "deciding",
        "authority",
        "The authority must consider whether accepting would promote or improve the well-being of its area.",
        law.WELLBEING_DUTY,
    ),
    Duty(
        "accept_or_reject",
        "deciding",
        "authority",
        "The authority must accept or reject; there is no third answer apart from a modification.",
        law.ACCEPT_OR_REJECT,
    ),
    Duty(
        "closed_list",
        "deciding",
        "authority",
        "The authority may reject only on one of the ten grounds in regulations.",
        grounds.CLOSED_LIST,
    ),
    Duty(
        "modify",
        "deciding",
        "authority",
        "The authority may modify what it could not accept otherwise, but only if you agree.",
        law.MODIFY_AGREED,
    ),
    Duty(
        "decide_in_time",
        "decided",
        "authority",
        "The authority must tell you its decision in writing within the time that it has published.",
        law.DECIDE_IN_TIME,
    ),
    Duty(
        "reasons",
        "decided",
        "authority",
        "The authority must give reasons if it modifies or rejects.",
        law.REASONS,
    ),
    Duty(
        "publish",
        "decided",
        "authority",
        "The authority must publish the decision on its website.",
        law.PUBLISH,
    ),
    Duty(
        "withdraw",
        "decided",
        "body",
        "You may withdraw at any time, before or after the decision; the authority may still go on.",
        law.WITHDRAW,
    ),
    Duty(
        "procurement",
        "accepted",
        "authority",
        "If it accepts, the authority must run a procurement exercise for the service.",
        law.PROCUREMENT,
    ),
    Duty(
        "no_award",
        "accepted",
        "body",
        "Acceptance is not an award: others can compete, private firms too, and you must tender like them.",
        law.NO_AWARD,
    ),
    Duty(
        "appropriate",
        "accepted",
        "authority",
        "The procurement must fit the value and nature of the contract.",
        law.APPROPRIATE,
    ),
    Duty(
        "procurement_periods",
        "accepted",
        "authority",
        "The authority must publish, and keep to, the shortest and longest time before the procurement "
        "begins.",
        law.PROCUREMENT_PERIODS,
    ),
    Duty(
        "procurement_wellbeing",
        "accepted",
        "authority",
        "In the procurement the authority must consider the well-being of its area, as far as procurement "
        "law allows.",
        law.PROCUREMENT_WELLBEING,
    ),
)
