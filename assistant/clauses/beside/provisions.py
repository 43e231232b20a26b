"""The provisions that only the documents beside a draft rest on."""

from __future__ import annotations

from typing import Final

from assistant.clauses.provisions import INSTRUMENTS, PROCUREMENT_ACT
from assistant.law.provision import Instrument, Provision

_CARE_ACT: Final = INSTRUMENTS["Care Act 2014"]
_BEST_VALUE: Final = INSTRUMENTS["Local Government Act 1999"]
_MOSELEY: Final = Instrument(
    "R (Moseley) v Haringey London Borough Council [2014] UKSC 56",
    (),
    "",
    page="https://local-government-law.11kbw.com/author/jgoudie/page/136",
)


def _act(label: str, note: str, told: str) -> Provision:
    return Provision(PROCUREMENT_ACT, label, f"note-{note}", told)


def _care(label: str, told: str) -> Provision:
    return Provision(_CARE_ACT, label, "note-market-shaping", told)


def _fair(told: str) -> Provision:
    return Provision(_MOSELEY, "the four tests", "note-consultation", told)


ENGAGEMENT = _act(
    "s.16(1)",
    "market-engagement",
    "The Act speaks of suppliers and other persons, so users, carers and community groups may take part as "
    "well as firms (Procurement Act 2023, s.16(1)).",
)
NO_ADVANTAGE = _act(
    "s.16(3)",
    "market-engagement",
    "Steps must be taken so that those who take part gain no unfair advantage and competition is not "
    "otherwise distorted (Procurement Act 2023, s.16(3)).",
)
ENGAGEMENT_NOTICE = _act(
    "s.17(2)",
    "market-engagement",
    "A preliminary market engagement notice says that engagement is planned or has taken place "
    "(Procurement Act 2023, s.17(2)).",
)
ENGAGEMENT_UNANNOUNCED = _act(
    "s.17(1)(b)",
    "market-engagement",
    "A buyer that publishes no such notice has to explain why in the tender notice (Procurement Act 2023, "
    "s.17(1)(b)).",
)
NO_ENGAGEMENT_NOTICE = _act(
    "s.84",
    "market-engagement",
    "The rules for small contracts ask for no engagement notice (Procurement Act 2023, ss.84 to 88).",
)
LOTS = _act(
    "s.18(1)",
    "procurement-act-before-the-tender",
    "A buyer must consider lots before publishing the tender notice (Procurement Act 2023, s.18(1)).",
)
LOTS_SEVERAL = _act(
    "s.18(1)(a)",
    "procurement-act-before-the-tender",
    "The first question is whether the contract could reasonably be supplied as more than one contract "
    "(Procurement Act 2023, s.18(1)(a)).",
)
LOTS_SUITABLE = _act(
    "s.18(1)(b)",
    "procurement-act-before-the-tender",
    "The second question is whether those contracts could suitably be awarded as lots (Procurement Act 2023, "
    "s.18(1)(b)).",
)
LOTS_REASONS = _act(
    "s.18(2)",
    "procurement-act-before-the-tender",
    "Where lots are reasonable and appropriate, the buyer must use lots or give reasons for not using them "
    "(Procurement Act 2023, s.18(2)).",
)
ASSESSED_YEARLY = _act(
    "s.71(2)",
    "procurement-act-managing-the-contract",
    "A buyer must assess the supplier against the indicators at least once every twelve months and when the "
    "contract ends (Procurement Act 2023, s.71(2)).",
)
PUBLISHED = _act(
    "s.71(2)(b)",
    "procurement-act-managing-the-contract",
    "The buyer must publish information about each assessment of the supplier's performance (Procurement Act "
    "2023, s.71(2)(b)).",
)
MUTUAL_SERVICES = _act(
    "s.33(1)(a)",
    "reserved-contracts",
    "Only reservable light touch services can be kept for mutuals (Procurement Act 2023, s.33(1)(a)).",
)
MUTUAL_LENGTH = _act(
    "s.33(1)(b)",
    "reserved-contracts",
    "The contract may last no more than five years (Procurement Act 2023, s.33(1)(b)).",
)
MUTUAL_PROCEDURE = _act(
    "s.33(2)",
    "reserved-contracts",
    "The competition must be a competitive flexible procedure (Procurement Act 2023, s.33(2)).",
)
MUTUAL_NOT_AGAIN = _act(
    "s.33(5) and (7)",
    "reserved-contracts",
    "The mutual must not have held a comparable reserved contract from the same authority in the last three "
    "years (Procurement Act 2023, s.33(5) and (7)).",
)
MUTUAL_PURPOSE = _act(
    "s.33(6)(a)",
    "reserved-contracts",
    "A public service mutual exists to deliver public services, mainly reservable light touch services "
    "(Procurement Act 2023, s.33(6)(a)).",
)
MUTUAL_PROFIT = _act(
    "s.33(6)(b)",
    "reserved-contracts",
    "A public service mutual makes no profit, or shares profit only with members (Procurement Act 2023, "
    "s.33(6)(b)).",
)
MUTUAL_CONTROL = _act(
    "s.33(6)(c)",
    "reserved-contracts",
    "A public service mutual is managed and controlled by its employees (Procurement Act 2023, s.33(6)(c)).",
)
CARE_MARKET = _care(
    "s.5(1)",
    "Market shaping is the duty of a council in England to promote a local market in care and support that "
    "works well and offers real choice (Care Act 2014, s.5(1)).",
)
CARE_VARIETY = _care(
    "s.5(1)(a)",
    "People must have a variety of providers and services to choose from (Care Act 2014, s.5(1)(a)).",
)
CARE_QUALITY = _care(
    "s.5(1)(b)",
    "People must have a variety of high quality services to choose from (Care Act 2014, s.5(1)(b)).",
)
CARE_INFORMATION = _care(
    "s.5(1)(c)",
    "People must have enough information to make an informed choice (Care Act 2014, s.5(1)(c)).",
)
CARE_DEMAND = _care(
    "s.5(2)(b)",
    "The council must have regard to current and likely future demand, and how providers might meet it (Care "
    "Act 2014, s.5(2)(b)).",
)
CARE_WORK = _care(
    "s.5(2)(c)",
    "The council must have regard to helping adults with care needs, and carers, to work and learn if they "
    "wish (Care Act 2014, s.5(2)(c)).",
)
CARE_SUSTAINED = _care(
    "s.5(2)(d)",
    "The council must have regard to the sustainability of the market (Care Act 2014, s.5(2)(d)).",
)
CARE_INNOVATION = _care(
    "s.5(2)(e)",
    "The council must have regard to continuous improvement and innovation (Care Act 2014, s.5(2)(e)).",
)
CARE_WORKFORCE = _care(
    "s.5(2)(f)",
    "The council must have regard to a workforce able to give high quality care, for example through skills "
    "and working conditions (Care Act 2014, s.5(2)(f)).",
)
CARE_WELL_BEING = _care(
    "s.5(4)",
    "A council that arranges care from others must have regard to the well-being of adults with needs and of "
    "carers (Care Act 2014, s.5(4)).",
)
FORMATIVE = _fair("A consultation must happen while the proposals are still being formed.")
ENOUGH_INFORMATION = _fair("A consultation must give people enough information to respond properly.")
ENOUGH_TIME = _fair("A consultation must give people enough time to respond.")
TAKEN_INTO_ACCOUNT = _fair(
    "A consultation's results must be taken into account with care before the decision."
)
REPRESENTATIVES = Provision(
    _BEST_VALUE,
    "s.3(2)",
    "note-consultation",
    "Four groups of representatives must be consulted on how the council meets its best value duty (Local "
    "Government Act 1999, s.3(2)).",
)
