"""Provisions on what the authority must do, and when."""

from __future__ import annotations

from assistant.law.provision import REORGANISATION, Provision, act

ACCEPT_OR_REJECT = act(
    "s.83(1)",
    "overview",
    "The council accepts or rejects, or modifies the expression of interest if the group agrees (Localism "
    "Act 2011, s.83(1) and s.84(1)-(2)).",
)
WELLBEING_DUTY = act(
    "s.83(8)",
    "rejection",
    "The council must consider whether accepting would promote or improve the well-being of its area "
    "(Localism Act 2011, s.83(8)).",
)
MODIFY = act(
    "s.84(1)",
    "expression-of-interest",
    "A council may instead modify the expression of interest, if it could not otherwise be accepted and the "
    "group agrees (Localism Act 2011, s.84(1) and (2)).",
)
MODIFY_AGREED = act("s.84(2)(b)", "expression-of-interest", MODIFY.told)
MAXIMUM_PERIOD = act(
    "s.84(3)",
    "when",
    "The council must set and publish a maximum period between receiving the expression of interest and "
    "giving its decision (Localism Act 2011, s.84(3) and (5)).",
)
SAY_WHEN = act(
    "s.84(6)",
    "when",
    "Within 30 days the council must tell the group in writing when it expects to decide (Localism Act 2011, "
    "s.84(6) and (7)).",
)
THIRTY_DAYS_AFTER_WINDOW = act(
    "s.84(7)(a)",
    "when",
    "Where the expression of interest came in a published window, the 30 days run from the end of the window "
    "(Localism Act 2011, s.84(7)(a)).",
)
THIRTY_DAYS = act(
    "s.84(7)(b)",
    "when",
    "The 30 days run from the day the council receives the expression of interest (Localism Act 2011, "
    "s.84(7)(b)).",
)
DECIDE_IN_TIME = act(
    "s.84(8)(a)",
    "when",
    "The council must give its decision in writing within that maximum period (Localism Act 2011, "
    "s.84(8)(a)).",
)
REASONS = act(
    "s.84(8)(b)",
    "when",
    "The council must give reasons if it modifies or rejects the expression of interest (Localism Act 2011, "
    "s.84(8)(b)).",
)
PUBLISH = act(
    "s.84(9)",
    "when",
    "The council must publish the decision on its website (Localism Act 2011, s.84(9)).",
)
WITHDRAW = act(
    "s.84(10)",
    "expression-of-interest",
    "A group may withdraw its expression of interest at any time, before or after the decision (Localism Act "
    "2011, s.84(10)).",
)
GUIDANCE = act(
    "s.85(2)",
    "rejection",
    "The council must have regard to the Secretary of State's guidance (Localism Act 2011, s.85(2)).",
)

PROCUREMENT = act(
    "s.83(2)",
    "after-acceptance",
    "After accepting an expression of interest the council must carry out a procurement exercise for the "
    "service (Localism Act 2011, s.83(2)).",
)
NO_AWARD = act(
    "s.83(2)",
    "after-acceptance",
    "Acceptance does not give the group the contract, because others may compete for it.",
)
APPROPRIATE = act(
    "s.83(3)",
    "after-acceptance",
    "The procurement must be appropriate to the value and nature of the contract (Localism Act 2011, "
    "s.83(3)).",
)
PROCUREMENT_PERIODS = act(
    "s.83(4)",
    "when",
    "The council must set and publish the shortest and longest time between acceptance and the start of the "
    "procurement (Localism Act 2011, s.83(4) and (6)).",
)
PROCUREMENT_WELLBEING = act(
    "s.83(9)",
    "after-acceptance",
    "The council must consider how the procurement might improve the well-being of its area (Localism Act "
    "2011, s.83(9)).",
)

HAND_OVER = Provision(
    REORGANISATION,
    "reg.10A(2)",
    "note-right-to-challenge-reorganisation",
    "The old council may resolve that the new council considers the expression of interest after "
    "reorganisation day (regulation 10A(2), inserted by SI 2018/930).",
)
NEW_CLOCKS = Provision(
    REORGANISATION,
    "reg.10A(3)(c)(i)",
    "note-right-to-challenge-reorganisation",
    "The maximum period for the decision is counted from reorganisation day (regulation 10A(3)(c)(i), "
    "inserted by SI 2018/930).",
)
NEW_THIRTY_DAYS = Provision(
    REORGANISATION,
    "reg.10A(3)(c)(iii)",
    "note-right-to-challenge-reorganisation",
    "The 30 days for saying when a decision is expected begin on reorganisation day (regulation "
    "10A(3)(c)(iii), inserted by SI 2018/930).",
)
