"""The ten grounds for rejection."""

from __future__ import annotations

from typing import Final

from assistant.law.provision import Provision, act, rejection


def _ground(number: int, told: str) -> Provision:
    return rejection(f"Sch. para.{number}", "rejection", told)


GROUNDS: Final[tuple[Provision, ...]] = (
    _ground(
        1,
        "Ground 1: the expression of interest does not meet the requirements of the Act or regulations "
        "(SI 2012/1647, Schedule, paragraph 1).",
    ),
    _ground(
        2,
        "Ground 2: the council thinks that important information is inadequate or inaccurate (SI 2012/1647, "
        "Schedule, paragraph 2).",
    ),
    _ground(
        3,
        "Ground 3: the council considers the group, a partner or a sub-contractor unsuitable, judging by the "
        "expression of interest (SI 2012/1647, Schedule, paragraph 3).",
    ),
    _ground(
        4,
        "Ground 4: the council has already decided, with written evidence, to stop the service (SI "
        "2012/1647, Schedule, paragraph 4).",
    ),
    _ground(
        5,
        "Ground 5: the service is integrated with an NHS service, and staying integrated is critical to "
        "users' well-being (SI 2012/1647, Schedule, paragraph 5).",
    ),
    _ground(
        6,
        "Ground 6: a procurement exercise for the service is already under way (SI 2012/1647, Schedule, "
        "paragraph 6).",
    ),
    _ground(
        7,
        "Ground 7: the council is negotiating with a third party to provide the service, at least partly in "
        "writing (SI 2012/1647, Schedule, paragraph 7).",
    ),
    _ground(
        8,
        "Ground 8: the council has published its intention to consider a body that two or more named "
        "employees propose to set up (SI 2012/1647, Schedule, paragraph 8).",
    ),
    _ground(
        9,
        "Ground 9: the council considers the expression of interest frivolous or vexatious (SI 2012/1647, "
        "Schedule, paragraph 9).",
    ),
    _ground(
        10,
        "Ground 10: the council considers that accepting would probably break the law or a statutory duty "
        "(SI 2012/1647, Schedule, paragraph 10).",
    ),
)
"""The ten grounds for rejection, in the order of the Schedule."""

CLOSED_LIST = act(
    "s.83(11)",
    "rejection",
    "The grounds for rejecting an expression of interest are a closed list of ten, and a council may reject "
    "on no other ground (Localism Act 2011, s.83(11)).",
)
