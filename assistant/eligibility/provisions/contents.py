"""Provisions on what an expression of interest must hold."""

from __future__ import annotations

from assistant.law.provision import act, expressions

IN_WRITING = act(
    "s.81(1)(b)",
    "expression-of-interest",
    "The expression of interest must be in writing (Localism Act 2011, s.81(1)(b)).",
)
PARTNERS = expressions(
    "Sch.1 para.1",
    "expression-of-interest",
    "Finances and capability must be shown for each member of a consortium and each sub-contractor as well "
    "(SI 2012/1313, Schedule 1, paragraph 1).",
)
FINANCES = expressions(
    "Sch.1 para.2",
    "expression-of-interest",
    "The group must give information about its financial resources (SI 2012/1313, Schedule 1, paragraph 2).",
)
CAPABILITY = expressions(
    "Sch.1 para.3",
    "expression-of-interest",
    "The group must show evidence that it will be capable of running the service by the time of any "
    "procurement (SI 2012/1313, Schedule 1, paragraph 3).",
)
SERVICE_AND_AREA = expressions(
    "Sch.1 para.4",
    "expression-of-interest",
    "The group must describe the service well enough to identify it, and name the area (SI 2012/1313, "
    "Schedule 1, paragraph 4).",
)
OUTCOMES = expressions(
    "Sch.1 para.5",
    "expression-of-interest",
    "The group must set out the outcomes it would achieve (SI 2012/1313, Schedule 1, paragraph 5).",
)
WELLBEING = expressions(
    "Sch.1 para.5(a)",
    "expression-of-interest",
    "The outcomes must cover the social, economic or environmental well-being of the area (SI 2012/1313, "
    "Schedule 1, paragraph 5(a)).",
)
USERS = expressions(
    "Sch.1 para.5(b)",
    "expression-of-interest",
    "The outcomes must cover how users' needs will be met (SI 2012/1313, Schedule 1, paragraph 5(b)).",
)
ENGAGEMENT = expressions(
    "Sch.1 para.6",
    "expression-of-interest",
    "A group of council employees must explain how it will engage other affected employees (SI 2012/1313, "
    "Schedule 1, paragraph 6).",
)
NOTHING_MORE = expressions(
    "Sch.1",
    "expression-of-interest",
    "The regulations do not ask for a business plan, a price or a constitution (SI 2012/1313, Schedule 1).",
)
