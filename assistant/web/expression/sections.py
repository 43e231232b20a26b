"""The sections of the form, with the label and hint of every field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from assistant.eligibility.provisions import bodies, contents, services, timing
from assistant.eligibility.rules.contents import RULES
from assistant.law.provision import Provision
from assistant.web.expression.controls import Box

_ONE_LINE: Final = 1
_SHORT: Final = 2
_TIPS: Final = {rule.id: rule.help for rule in RULES}
"""What helps to answer the rule that looks for a part."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form under its heading, with the provision that asks for it.

    Each box has the name of the field of `Expression` that it fills.
    """

    id: str
    title: str
    law: Provision
    boxes: tuple[Box, ...]
    about: str = ""
    of_schedule: bool = True
    """Whether Schedule 1 asks for it, so that the checklist has it."""


TO: Final = Section(
    "authority",
    "The council or fire authority",
    timing.OUTSIDE_WINDOW,
    (
        Box("authority", "Name of the council or fire authority", "As its website gives it.", _ONE_LINE),
        Box(
            "authority_address",
            "Where it takes expressions of interest",
            "The postal or e-mail address on its page about the right to challenge.",
            _SHORT,
        ),
        Box(
            "window",
            "The period for expressions of interest",
            "As its website gives it, such as “1 April to 30 June”. If you found none, say so. Outside the "
            "period it may refuse to consider yours.",
            _SHORT,
        ),
    ),
    of_schedule=False,
)
FROM: Final = Section(
    "group",
    "Your group",
    bodies.LISTED_BODIES,
    (
        Box("group", "Name of your group", "The body that sends it.", _ONE_LINE),
        Box(
            "contact",
            "Who can be asked about it, and how",
            "A role and an address of the group are enough. The document will hold what you write here.",
            _SHORT,
        ),
        Box(
            "standing",
            "Why your group may use the right",
            "For example what its rules say of its purpose and of a surplus. The Act asks for no "
            "registration.",
        ),
    ),
    of_schedule=False,
)
OFFER: Final = Section("offer", "What you offer", services.ASSIST, (), of_schedule=False)

SCHEDULE: Final = (
    Section(
        "finances",
        "Financial resources",
        contents.FINANCES,
        (
            Box(
                "finances",
                "What financial resources your group has",
                _TIPS["contents.finances"],
            ),
        ),
    ),
    Section(
        "capability",
        "Capability",
        contents.CAPABILITY,
        (
            Box(
                "capability",
                "How your group will be capable by the time of a procurement",
                _TIPS["contents.capability"],
            ),
        ),
    ),
    Section(
        "service",
        "The service and the area",
        contents.SERVICE_AND_AREA,
        (
            Box("service", "Which service it is", _TIPS["contents.service_and_area"], 3),
            Box("area", "For which area", "All of the council's area, or a part that you name.", _SHORT),
        ),
    ),
    Section(
        "outcomes",
        "The outcomes",
        contents.OUTCOMES,
        (
            Box(
                "outcomes",
                "What you would achieve",
                "What would be different for people and for the area if your group ran the service, or "
                "helped to run it.",
            ),
        ),
    ),
    Section(
        "wellbeing",
        "Well-being of the area",
        contents.WELLBEING,
        (
            Box("wellbeing_social", "Social well-being", "For example health, safety or loneliness.", 3),
            Box("wellbeing_economic", "Economic well-being", "For example jobs, skills or trade.", 3),
            Box("wellbeing_environmental", "Environmental well-being", "For example energy or nature.", 3),
        ),
        _TIPS["contents.wellbeing"],
    ),
    Section(
        "users",
        "Needs of users",
        contents.USERS,
        (
            Box(
                "users",
                "How you would meet the needs of the people who use the service",
                _TIPS["contents.users"],
            ),
        ),
    ),
    Section(
        "engagement",
        "Other employees",
        contents.ENGAGEMENT,
        (
            Box(
                "engagement",
                "How you would engage other employees who are affected",
                _TIPS["contents.employees"],
            ),
        ),
    ),
    Section(
        "partners",
        "Partners",
        contents.PARTNERS,
        (),
        _TIPS["contents.partners"],
    ),
)
"""In the order of SI 2012/1313, Schedule 1; what it asks of partners, in paragraph 1, comes last."""

PARTNER_BOXES: Final = (
    Box("name", "Name of the partner", "The organisation, not a person.", _ONE_LINE),
    Box("finances", "What financial resources it has", "As for your own group.", 3),
    Box("capability", "How it will be capable by the time of a procurement", "As for your own group.", 3),
)
