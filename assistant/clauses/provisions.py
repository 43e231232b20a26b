"""The provisions that drafting rests on, each with the sentence of a shipped note that tells it."""

from __future__ import annotations

from typing import Final

from assistant.law.provision import LEGISLATION, Instrument, Provision

PROCUREMENT_ACT: Final = Instrument("Procurement Act 2023", ("ukpga/2023/54",), "section")
SOCIAL_VALUE_ACT: Final = Instrument("Public Services (Social Value) Act 2012", ("ukpga/2012/3",), "section")
LOCAL_GOVERNMENT_ACT: Final = Instrument("Local Government Act 1988", ("ukpga/1988/9",), "section")
HEALTH_REGULATIONS: Final = Instrument("SI 2023/1348", ("uksi/2023/1348",), "regulation")
PPN_002_POLICY: Final = Instrument(
    "PPN 002",
    (),
    "",
    page=(
        "https://www.gov.uk/government/publications/ppn-002-taking-account-of-social-value-in-the-award-of-contracts"
    ),
)
ORDER_2026: Final = Instrument(
    "Local Government (Exclusion of Non-commercial Considerations) (England) Order 2026",
    (),
    "",
    page="https://www.gov.uk/government/publications/reserving-competitions-for-below-threshold-contracts",
)


INSTRUMENTS: Final[dict[str, Instrument]] = {
    instrument.name: instrument
    for instrument in (
        PROCUREMENT_ACT,
        SOCIAL_VALUE_ACT,
        LOCAL_GOVERNMENT_ACT,
        HEALTH_REGULATIONS,
        PPN_002_POLICY,
        ORDER_2026,
        Instrument("Local Government Act 1999", ("ukpga/1999/27",), "section"),
        Instrument("Care Act 2014", ("ukpga/2014/23",), "section"),
        Instrument("Equality Act 2010", ("ukpga/2010/15",), "section"),
        Instrument("Employment Rights Act 2025", ("ukpga/2025/36",), "section"),
        Instrument("Modern Slavery Act 2015", ("ukpga/2015/30",), "section"),
        Instrument("Data Protection Act 2018", ("ukpga/2018/12",), "section"),
        Instrument("UK GDPR", ("eur/2016/679",), "article"),
        # Told by its explanatory note, which has no page of its own.
        Instrument("SI 2001/909", ("uksi/2001/909",), "article", page=f"{LEGISLATION}uksi/2001/909"),
    )
}
"""Every instrument that a block may name."""


def _pa(label: str, note: str, told: str) -> Provision:
    return Provision(PROCUREMENT_ACT, label, f"note-{note}", told)


def _sva(label: str, told: str) -> Provision:
    return Provision(SOCIAL_VALUE_ACT, label, "note-social-value-act", told)


def _lga(label: str, told: str) -> Provision:
    return Provision(LOCAL_GOVERNMENT_ACT, label, "note-local-government-act-1988-section-17", told)


PSR = Provision(
    HEALTH_REGULATIONS,
    "reg.3(1)",
    "note-provider-selection-regime",
    "Health care services are bought under the Provider Selection Regime and not under the Procurement Act "
    "2023 (SI 2023/1348, regulation 3(1)).",
)
PSR_SOCIAL_VALUE = Provision(
    HEALTH_REGULATIONS,
    "reg.5(e)",
    "note-provider-selection-regime",
    "The fifth key criterion of the PSR is social value (SI 2023/1348, regulation 5(e)).",
)
ACT_BEGAN = _pa(
    "s.11(1)",
    "procurement-act-objectives",
    "The Act has governed procurement begun on or after 24 February 2025.",
)
PUBLIC_CONTRACT = _pa(
    "s.3(2)",
    "procurement-thresholds",
    "A contract at or above its threshold that is not exempt is a public contract (Procurement Act 2023, "
    "s.3(2)).",
)
BELOW_THRESHOLD = _pa(
    "s.5(5)",
    "procurement-thresholds",
    "A contract below its threshold is a below-threshold contract (Procurement Act 2023, s.5(5)).",
)
NO_SUITABILITY_STAGE = _pa(
    "s.85(1)",
    "below-threshold-contracts",
    "A buyer that invites tenders may not shut suppliers out by a suitability check, apart from larger "
    "works contracts (Procurement Act 2023, s.85(1) and (3)).",
)
SMALL_FIRMS_BELOW = _pa(
    "s.86(1)",
    "below-threshold-contracts",
    "A buyer must consider the barriers that small and medium-sized enterprises face before inviting "
    "tenders (Procurement Act 2023, s.86(1)).",
)
LIGHT_TOUCH = _pa(
    "s.9(1)",
    "light-touch-contracts",
    "A light touch contract is mainly for certain services to people and communities that regulations "
    "list, and lighter rules apply to it (Procurement Act 2023, s.9(1)).",
)
LIGHT_TOUCH_CRITERIA = _pa(
    "s.23(6)",
    "light-touch-contracts",
    "Award criteria for a light touch contract may consider what service users and their carers say about "
    "who should supply the service (Procurement Act 2023, s.23(6)(a)).",
)
SVA_SERVICES = _sva(
    "s.1(1)",
    "Services bought together with goods or works can be covered, but a contract for goods or works alone "
    "is not (Public Services (Social Value) Act 2012, s.1(1)).",
)
SVA_CONSIDER = _sva(
    "s.1(3)",
    "The duty is to consider how the purchase might improve well-being and how the process might help to "
    "secure that (Public Services (Social Value) Act 2012, s.1(3)).",
)
SVA_PROPORTION = _sva(
    "s.1(6)",
    "Only matters relevant to the purchase count, and only so far as is proportionate (Public Services "
    "(Social Value) Act 2012, s.1(6)).",
)
SVA_CONSULT = _sva(
    "s.1(7)",
    "The authority must consider whether to consult, but need not consult (Public Services (Social Value) "
    "Act 2012, s.1(7)).",
)
SVA_SCOPE = _sva(
    "s.1(16)",
    "The Social Value Act does not apply to contracts below the threshold, apart from some light touch "
    "contracts (Public Services (Social Value) Act 2012, s.1(16) and (17)).",
)
SVA_LIGHT_TOUCH = _sva(
    "s.1(17)",
    "The lower limit for those light touch contracts is the amount in row 11 or 12 of Schedule 1 to the "
    "Procurement Act 2023 (Public Services (Social Value) Act 2012, s.1(17)).",
)
NPPS = _pa(
    "s.13(9)",
    "national-procurement-policy-statement",
    "A council must have regard to the NPPS when it carries out procurement (Procurement Act 2023, s.13(9)).",
)
_PPN = "note-social-value-central-government-policy"
PPN_002_SCOPE = Provision(
    PPN_002_POLICY,
    "scope",
    _PPN,
    "Other contracting authorities, such as councils, may apply PPN 002 if they wish (PPN 002).",
)
PPN_002_SINCE = Provision(
    PPN_002_POLICY,
    "dates",
    _PPN,
    "PPN 002 has been required for central government since 1 October 2025 (Tussell, PPN 002: the Social "
    "Value Model).",
)
PPN_002_BELOW = Provision(
    PPN_002_POLICY,
    "scope",
    _PPN,
    "Below-threshold contracts are outside PPN 002 as well (Tussell, PPN 002: the Social Value Model).",
)
PPN_002_WEIGHT = Provision(
    PPN_002_POLICY,
    "weighting",
    "note-social-value-weighting",
    "PPN 002 asks central government for at least 10% of the total score (PPN 002).",
)
SECTION_17 = _lga(
    "s.17(1)",
    "Section 17 of the Local Government Act 1988 tells councils to ignore non-commercial matters when they "
    "choose and manage suppliers (Local Government Act 1988, s.17(1)).",
)
SECTION_17_WHO = _lga(
    "s.17(2)",
    "Section 17 binds the authorities listed in Schedule 2 to the Act, which was not read for this note "
    "(Local Government Act 1988, s.17(2)).",
)
SECTION_17_WORKFORCE = _lga(
    "s.17(5)(a)",
    "Workers' terms of employment, and the make-up, training and promotion of a workforce, are "
    "non-commercial matters (Local Government Act 1988, s.17(5)(a)).",
)
SECTION_17_PLACE = _lga(
    "s.17(5)(e)",
    "The country that supplies come from, and the place where a contractor does business, are "
    "non-commercial matters (Local Government Act 1988, s.17(5)(e)).",
)
KPIS = _pa(
    "s.52(1)",
    "procurement-act-managing-the-contract",
    "A public contract worth more than £5 million needs at least three key performance indicators, or KPIs "
    "(Procurement Act 2023, s.52(1)).",
)
KPIS_NOT_LIGHT_TOUCH = _pa(
    "s.52(6)",
    "light-touch-contracts",
    "A light touch contract needs no key performance indicators under the Act (Procurement Act 2023, "
    "s.52(6)(d)).",
)
NO_RESERVATION_ABOVE = _pa(
    "s.32",
    "reserved-contracts",
    "Above the threshold the Procurement Act 2023 allows two reservations, for supported employment "
    "providers and for public service mutuals (ss.32 and 33).",
)
SUPPORTED_EMPLOYMENT = _pa(
    "s.32(4)",
    "reserved-contracts",
    "Disabled or disadvantaged people must be at least 30% of the workforce, or of the part that does the "
    "work (Procurement Act 2023, s.32(4)(a) and (b)).",
)
MUTUAL = _pa(
    "s.33(1)",
    "reserved-contracts",
    "The contract may last no more than five years (Procurement Act 2023, s.33(1)(b)).",
)
LOCAL_ORDER = Provision(
    ORDER_2026,
    "guidance",
    "note-local-reservation-order-2026",
    "A council in England can reserve a below-threshold competition for suppliers in its local area or in "
    "the UK (Cabinet Office, 3 December 2025).",
)
LOCAL_ORDER_NOTICE = Provision(
    ORDER_2026,
    "guidance",
    "note-local-reservation-order-2026",
    "The council says in the advertisement that the competition is reserved, and for which area (Cabinet "
    "Office, 3 December 2025).",
)
SUBJECT_MATTER = _pa(
    "s.23(2)(a)",
    "procurement-act-award",
    "An award criterion must relate to the subject-matter of the contract (Procurement Act 2023, "
    "s.23(2)(a)).",
)
MEASURABLE = _pa(
    "s.23(2)(b)",
    "procurement-act-award",
    "An award criterion must be clear, measurable and specific enough (Procurement Act 2023, s.23(2)(b)).",
)
PROPORTIONATE = _pa(
    "s.23(2)(d)",
    "procurement-act-award",
    "An award criterion must be proportionate to the nature, complexity and cost of the contract "
    "(Procurement Act 2023, s.23(2)(d)).",
)
WEIGHT_SHOWN = _pa(
    "s.23(3)(b)",
    "procurement-act-award",
    "A buyer with more than one criterion must show how much each matters, by percentage, by ranking or in "
    "another way (Procurement Act 2023, s.23(3)(b)).",
)
METHOD_SHOWN = _pa(
    "s.23(3)(a)",
    "procurement-act-award",
    "A buyer must describe how tenders will be assessed and say whether failing a criterion would "
    "disqualify a tender (Procurement Act 2023, s.23(3)(a)).",
)
NO_NAMES = _pa(
    "s.56(7)",
    "procurement-act-award",
    "Procurement documents may not name a brand, a place of origin or a producer unless that is needed to "
    "be understood (Procurement Act 2023, s.56(7)).",
)
OR_EQUIVALENT = _pa(
    "s.56(8)",
    "procurement-act-award",
    "Where a name is used, the documents must accept equal quality or performance (Procurement Act 2023, "
    "s.56(8)).",
)
SAME_TREATMENT = _pa(
    "s.12(2)",
    "procurement-act-objectives",
    "Suppliers have to be treated the same unless a difference between them justifies something else "
    "(Procurement Act 2023, s.12(2)).",
)
SMALL_FIRMS = _pa(
    "s.12(4)",
    "procurement-act-objectives",
    "A buyer has to look at the barriers that small and medium-sized enterprises may face, and ask whether "
    "each could be removed or lowered (Procurement Act 2023, s.12(4)).",
)
TREATY_STATES = _pa(
    "s.90(1)",
    "below-threshold-contracts",
    "The rule against discrimination covers any procurement and not only public contracts (Procurement Act "
    "2023, s.90(1)).",
)
MODIFY = _pa(
    "s.74(1)",
    "procurement-act-contract-changes",
    "A public contract may be changed in three ways (Procurement Act 2023, s.74(1)).",
)
MOST_ADVANTAGEOUS = _pa(
    "s.19(2)",
    "procurement-act-award",
    "The most advantageous tender meets the requirements and best satisfies the published award criteria "
    "(Procurement Act 2023, s.19(2)).",
)
