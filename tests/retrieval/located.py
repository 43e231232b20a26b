"""Phrases of the development data and where a lawyer or a reader would say that they stand.

Each place was decided from the source itself, not from what the program says of it.
"""

from __future__ import annotations

from dataclasses import dataclass

ACTS = "corpus/legislation/"
REPORTS = "corpus/reports/"
XML = "data/legislation_xml/"
OFFICE = "data/office/"
TENDERS = "tenders.jsonl"
PAGES = "pages.jsonl"

NOTICES = (
    "ocds-r6ebe6-0000567519",
    "ocds-r6ebe6-0000581400",
    "ocds-b5fd17-7f6e81c3-3a36-447d-bc45-9fbfd3c3d728",
)
"""The notices of corpus/tenders/uk_releases.jsonl that are searched, with those that stand next to them."""

GUIDES = (
    "/working-when-pregnant-your-rights",
    "/workplace-fire-safety-your-responsibilities",
    "/guidance/redundancy-help-finding-work-and-claiming-benefits",
)
"""The pages of corpus/govuk/pages.jsonl that are searched."""


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase, the file it is in and the locator of its citation."""

    file: str
    phrase: str
    locator: str
    asked: str = ""
    """What is searched for where the phrase alone does not find its passage; the phrase itself otherwise."""


def _in(file: str, *places: tuple[str, ...]) -> list[Place]:
    return [Place(file, *place) for place in places]


LEGISLATION = [
    *_in(
        f"{ACTS}localism-act-2011-part5-ch2.md",
        ("a voluntary or community body", "s.81(6)(a)"),
        ("so long as that surplus is used", "s.81(8)"),
        ("specify periods during which expressions of interest", "s.82(2)"),
        (
            "the minimum period that will elapse between",
            "s.83(4)(a)",
            "which minimum period between acceptance and the procurement exercise must be specified",
        ),
        ("well-being of the authority's area by means of that exercise", "s.83(9)"),
        ("the relevant body agrees to the modification", "s.84(2)(b)"),
        ("notify the relevant body in writing of its decision", "s.84(8)(a)"),
        ("give reasons for that decision in the notification", "s.84(8)(b)"),
        ("have regard to guidance issued by the Secretary of State", "s.85(2)"),
        ("formed wholly or partly by employees or former employees", "s.86(4)"),
        (
            "A relevant authority must consider an expression of interest in accordance",
            "s.81(1)",
            "consider an expression of interest under this Chapter, submitted by a relevant body, in writing",
        ),
    ),
    *_in(
        f"{ACTS}local-government-act-1988-s17.md",
        ("the country or territory of origin of supplies", "s.17(5)(e)"),
        ("irrelevant fields of Government policy", "s.17(5)(c)"),
        ("the group of persons from whom tenders are invited", "s.17(4)(b)(i)"),
        ("does not create a criminal offence", "s.19(7)"),
    ),
    *_in(
        f"{ACTS}crtc-eoi-excluded-services-regs-2012-1313.md",
        ("cease to have effect on 1st April 2014", "reg.4(2)"),
        (
            "how the provision or assistance will promote or improve",
            "Sch.1 para.5(a)",
            "say how the provision or assistance will promote or improve well-being, in the expression",
        ),
        ("details of how that relevant body proposes to engage", "Sch.1 para.6"),
        (
            "with complex individual health or social care needs",
            "Sch.2 para.4",
            "excluded services in respect of a named person with complex health or social care needs",
        ),
        (
            "by a relevant authority and an NHS body or",
            "Sch.2 para.2(b)",
            "service commissioned with health services by a relevant authority and an NHS body jointly",
        ),
    ),
    *_in(
        f"{ACTS}crtc-fire-rejection-regs-2012-1647.md",
        ("a decision, evidenced in writing, has been taken", "Sch. para.4"),
        (
            "critical to the well-being of those persons",
            "Sch. para.5(b)",
            "continued integration with an NHS service is critical to the well-being of those persons",
        ),
        ("created by an order under section 4A of that Act", "reg.3(e)"),
        (
            "already the subject of a procurement exercise",
            "Sch. para.6",
            "rejection: the relevant service is already the subject of a procurement exercise",
        ),
    ),
    *_in(
        f"{ACTS}social-value-act-2012.md",
        ("contacting a person in order to respond to", "s.1(2)(d)"),
        ("whether to undertake any consultation as to", "s.1(7)"),
        ("threshold amount mentioned in row 12 of that table", "s.1(17)(b)"),
        (
            "with a view to securing that improvement",
            "s.1(3)(b)",
            "how it might act in the process of procurement with a view to securing that improvement",
        ),
    ),
    *_in(
        f"{ACTS}crtc-bid-regs-2015-582.md",
        (
            "A BID body is specified for the purposes of",
            "reg.3",
            "BID body specified for the purposes of section 81(6)(e) of the Localism Act 2011",
        ),
    ),
    *_in(
        f"{ACTS}health-care-services-psr-regs-2023-1348-regs-1-6.md",
        ("is at least 25% higher than the lifetime value", "reg.6(10)(b)(iii)"),
        ("the relevant authority must follow Direct Award Process A", "reg.6(3)"),
        ("whether alone or as part of a mixed procurement", "reg.3(1)"),
    ),
    *_in(
        f"{ACTS}lg-structural-changes-regs-2018-930-reg10A.md",
        (
            "consideration of the expression of interest be undertaken by",
            "reg.10A(2)",
            "predecessor council resolves that the single tier council considers an expression of interest",
        ),
    ),
    *_in(
        f"{ACTS}care-act-2014-s5.md",
        ("the importance of ensuring the sustainability of the market", "s.5(2)(d)"),
    ),
    *_in(
        f"{ACTS}local-government-act-1999-best-value.md",
        (
            "persons who use or are likely to use services",
            "s.3(2)(c)",
            "best value consultation of representatives of persons who use or are likely to use services",
        ),
    ),
    *_in(
        f"{ACTS}procurement-act-2023-key-sections-part1.md",
        (
            "delivering value for money",
            "s.12(1)(a)",
            "objectives of covered procurement: delivering value for money, maximising public benefit",
        ),
        ("price, other costs or value for money in all", "s.23(5)(d)"),
        ("ranking them in order of importance", "s.23(3)(b)(ii)"),
        ("the supplier will sub-contract the performance of all", "s.22(9)(b)(i)"),
    ),
    *_in(
        f"{ACTS}procurement-act-2023-key-sections-part2.md",
        ("at least 30 per cent of the combined workforce", "s.32(4)(c)"),
        ("set at least three key performance indicators", "s.52(1)"),
        (
            "awarded by reference to a dynamic market",
            "s.51(3)(e)",
            "no mandatory standstill period for a contract awarded by reference to a dynamic market",
        ),
        ("a settlement agreement between the supplier and", "s.71(3)(b)(iii)"),
        ("unless the modification is a permitted modification under paragraph 9", "s.75(2)"),
    ),
    *_in(
        f"{ACTS}community-empowerment-scotland-act-2015-part3-extract.md",
        ("otherwise to lead to an increase in participation", "s.24(3)(d)(iii)"),
        ("such longer period as may be agreed between", "s.24(7)(b)"),
    ),
]

LEGISLATION_XML = [
    *_in(f"{XML}legislation_test_3.xml", ("is a licence granted under section 7A(1)", "s.4(7)")),
    *_in(
        f"{XML}legislation_test_5.xml",
        ("an increase in, low carbon electricity generation by existing", "s.18(2)(a) inserting s.6(1A)"),
        ("a requirement to secure that customers of the electricity supplier", "s.18(4) inserting s.17(2A)"),
    ),
    *_in(
        f"{XML}legislation_test_6.xml",
        ("hoardings and fencing, ramps, means of access", "art.6(3)(b)"),
        ("deviate laterally from the lines or situations", "art.7(a)"),
    ),
    *_in(f"{XML}legislation_test_7.xml", ("a nominee of a person falling within", "s.1(6)(c)")),
    *_in(f"{XML}ewhc_ch_2017_3414.xml", ("the six main retail internet service providers", "para 3")),
    *_in(
        f"{XML}ewfc_2017_83.xml",
        ("was born following a surrogacy arrangement", "para 2"),
        ("this was done without his knowledge or consent", "para 7(2)"),
    ),
]

REPORT_PAGES = [
    *_in(
        f"{REPORTS}2024_12_Attendance_Allowance_V2.pdf",
        ("practical help at home (e.g., cleaning, shopping and gardening)", "page 3"),
        ("Small areas shown in red are among the 20%", "page 4"),
        ("the average weekly amount for England was £95", "page 7"),
    ),
    *_in(
        f"{REPORTS}CWS-Kidney-June-2017.pdf",
        (
            "19,733 people aged 18 years and over",
            "page 1",
            "people aged 18 and over diagnosed with chronic kidney disease in Coastal West Sussex",
        ),
        ("the preferred term for acute renal failure", "page 3"),
        ("specialist centres have contradictory local data on outcomes", "page 5"),
    ),
    *_in(
        f"{REPORTS}exec-summary-dementia-strategy-2020-2023-plain-text.pdf",
        ("the progress of our first dementia strategy", "page 5"),
        ("workforce with a more varied and richer skill mix", "page 8"),
        ("showing that 35% of risk factors are modifiable", "page 9"),
        ("Planning with the whole family is important", "page 22"),
        ("Many people fear that mainstream care services", "page 24"),
    ),
    *_in(
        f"{REPORTS}JHWS-consultation-report-final.pdf",
        ("felt that the strategy did not achieve any", "page 3"),
        ("develop a separate and more detailed plan", "page 12"),
    ),
]

NOTICE_PLACES = _in(
    TENDERS,
    ("individuals who wish to a achieve abstinence", "Lot 2"),
    ("assessed as appropriate for a residential placement", "Lot 1"),
    ("Technical scoring", "Lot 2 › award criteria", "Glasgow residential recovery abstinence award criteria"),
    ("normal procurement timescales are impractical to allow", "Procedure"),
    ("Employers Liability of no less than Ten Million", "Conditions for taking part"),
    ("within 8 miles by road of Cargen Tower", "Lot 5"),
    ("all victims, regardless of ethnic background", "Description"),
    (
        "committed to maximising Community Benefits from its Procurement",
        "More information",
        "Dumfries and Galloway Council maximising Community Benefits from its procurement activities",
    ),
)

GUIDE_HEADINGS = _in(
    PAGES,
    ("they must take 2 weeks off after the baby", "Compulsory maternity leave"),
    (
        "standing or sitting for long periods without adequate breaks",
        "Health and safety for pregnant employees",
    ),
    (
        "the landlord, freeholder or managing agent",
        "Shared premises",
    ),
    (
        "carry out at least one fire drill per year",
        "Fire drills and training",
    ),
    (
        "Major penalties can have unlimited fines",
        "Penalties",
    ),
    (
        "organise work trials (if you’re eligible)",
        "Jobcentre Plus Rapid Response Service",
        "what can the Jobcentre Plus Rapid Response Service help with in redundancy",
    ),
)

OFFICE_PLACES = [
    *_in(
        f"{OFFICE}pptx/tika__testMSChart-govdocs-428996.pptx",
        ("Thin Film Partnership Subcontract Budgets", "slide 1"),
    ),
    *_in(
        f"{OFFICE}pptx/unstructured__eng_spa_mult.pptx",
        ("Testing multiple languages", "slide 1"),
    ),
    *_in(
        f"{OFFICE}xlsx/wsjsna__carers.xlsx",
        ("110,837", "Population row 14", "population of Chichester, all usual residents: 110,837"),
    ),
    *_in(
        f"{OFFICE}xlsx/unstructured__vodafone.xlsx",
        ("Fixed broadband customers", "Index row 14"),
    ),
    *_in(
        f"{OFFICE}docx/unstructured__category-level.docx",
        ("With a philosophical flourish Cato throws himself", "A Heading 2"),
        ("commerce surrounds it with her surf", "Another Heading 1"),
    ),
    *_in(
        f"{OFFICE}eml/unstructured__family-day.eml",
        (
            "face painting, a petting zoo, funnel cake",
            "message",
            "our first annual family day with a petting zoo",
        ),
    ),
]

TOOLKIT = _in(
    "corpus/toolkit/birmingham-toolkit-commissioning-definition-sheet.md",
    ("giving someone the job of doing something", "para 2"),
    ("by using local labour and locally based businesses", "para 6"),
)

PLACES = [
    *LEGISLATION,
    *LEGISLATION_XML,
    *REPORT_PAGES,
    *NOTICE_PLACES,
    *GUIDE_HEADINGS,
    *OFFICE_PLACES,
    *TOOLKIT,
]
