"""Provisions on who may challenge."""

from __future__ import annotations

from assistant.law.provision import BIDS, Provision, act

LISTED_BODIES = act(
    "s.81(6)",
    "who",
    "The community right to challenge can be used by voluntary bodies, community bodies, charities, parish "
    "councils, two or more council employees, and business improvement district bodies (Localism Act 2011, "
    "s.81(6); SI 2015/582, regulation 3).",
)
VOLUNTARY_OR_COMMUNITY = act(
    "s.81(6)(a)",
    "overview",
    "The group must be a relevant body, such as a voluntary body, a community body or a charity (Localism "
    "Act 2011, s.81(6)).",
)
NO_FURTHER_TEST = act(
    "s.81(6)",
    "who",
    "The Localism Act 2011 sets no minimum age, and does not require a group to be registered or "
    "incorporated (Localism Act 2011, s.81(6)-(9)).",
)
VOLUNTARY = act(
    "s.81(7)",
    "who",
    "A voluntary body is one that is not a public or local authority and whose activities are not for profit "
    "(Localism Act 2011, s.81(7)).",
)
SURPLUS = act(
    "s.81(8)",
    "who",
    "A voluntary body may make a surplus if the surplus is used for its activities or invested in the "
    "community (Localism Act 2011, s.81(8)).",
)
COMMUNITY = act(
    "s.81(9)",
    "who",
    "A community body is one that is not a public or local authority and that works mainly for the good of "
    "the community (Localism Act 2011, s.81(9)).",
)
CHARITY = act(
    "s.81(6)(b)",
    "who",
    "A charity qualifies if it is a body or trust established for charitable purposes only (Localism Act "
    "2011, s.81(6)(b)).",
)
PARISH = act(
    "s.81(6)(c)",
    "who",
    "A parish or town council may submit an expression of interest, because a parish council is a relevant "
    "body (Localism Act 2011, s.81(6)(c)).",
)
EMPLOYEES = act(
    "s.81(6)(d)",
    "who",
    "Two or more employees qualify, if they work for the council being challenged (Localism Act 2011, "
    "s.81(6)(d)).",
)
ONE_EMPLOYEE = act(
    "s.81(6)(d)",
    "who",
    "A single employee is not a relevant body, because the law asks for two or more (Localism Act 2011, "
    "s.81(6)(d)).",
)
OTHER_STAFF = act(
    "s.81(6)(d)",
    "who",
    "Staff of a different council are not a relevant body (Localism Act 2011, s.81(6)(d)).",
)
INDIVIDUAL = act(
    "s.81(6)",
    "common-failures",
    "One person, or a councillor alone, is not a relevant body (Localism Act 2011, s.81(6)).",
)
FOR_PROFIT = act(
    "s.81(6)",
    "common-failures",
    "A company run for private profit is not a relevant body by itself (Localism Act 2011, s.81(6) and (7)).",
)
BID = Provision(
    BIDS,
    "reg.3",
    "note-right-to-challenge-who",
    "A business improvement district (BID) body qualifies, unless the billing authority or a company it "
    "controls runs the arrangements (SI 2015/582, regulations 2 and 3).",
)
BID_MEANING = Provision(BIDS, "reg.2", BID.note, BID.told)
