"""Files that an officer might be sent, made here, with the parts that each of them has.

Each was written, and its parts noted, before the finder saw it. Of the 20 parts of LATER, which was written
when all of CASES was right, 18 were found at first in a Word file, and none that is not there; one of the
four files was not taken for an expression of interest.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

import docx

from assistant.documents import Document
from assistant.readers import read_bytes

FINANCES = "has_financial_information"
CAPABILITY = "has_capability_evidence"
SERVICE = "identifies_service_and_area"
WELLBEING = "has_wellbeing_outcomes"
USERS = "meets_user_needs"
STAFF = "has_employee_engagement"
PARTNERS = "uses_partners"
PAPERS = "has_partner_information"
ALWAYS = {FINANCES, CAPABILITY, SERVICE, WELLBEING, USERS}


@dataclass(frozen=True)
class Case:
    """A file as lines: `# ` a heading, `- ` a bullet, `| a | b` a row; anything else a paragraph."""

    name: str
    text: str
    parts: frozenset[str]


def word(text: str) -> Document:
    """The lines as a Word file, read by our own reader."""
    package = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.strip().splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        _table(package, rows)
        rows = []
        if line.startswith("#"):
            marks, _, title = line.partition(" ")
            package.add_heading(title, len(marks))
        elif line.startswith("- "):
            package.add_paragraph(line[2:], style="List Bullet")
        elif line.strip():
            package.add_paragraph(line)
    return read_bytes(saved(package), "submission.docx")


def saved(package: object) -> bytes:
    out = io.BytesIO()
    package.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def pdf(text: str) -> Document:
    """The lines as a PDF of A4 pages, headings larger and bold, read by our own reader."""
    return read_bytes(_pdf(text.strip().splitlines()), "submission.pdf")


def plain(text: str) -> Document:
    return read_bytes(text.encode(), "submission.txt")


def _pdf(lines: list[str]) -> bytes:
    pages = _pages(lines)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    return bytes(out)


def _pages(lines: list[str]) -> list[bytes]:
    """The content of each page: paragraphs with a space between them, headings larger and bold."""
    pages, y = [b""], 790
    for line in lines:
        marks, _, title = line.partition(" ")
        heading = bool(marks) and not marks.strip("#")
        for part in [title] if heading else textwrap.wrap(line, 90):
            if y < 60:
                pages, y = [*pages, b""], 790
            size = 22 if line is lines[0] else 20 - 3 * len(marks)
            pages[-1] += _shown(part, y, *(("F2", size) if heading else ("F1", 11)))
            y -= 14
        y -= 14
    return pages


def _shown(words: str, y: int, font: str, size: int) -> bytes:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 60 {y} Td ({escaped}) Tj ET\n".encode("cp1252")


def _table(package: object, rows: Iterable[list[str]]) -> None:
    rows = list(rows)
    if not rows:
        return
    table = package.add_table(0, len(rows[0]))  # type: ignore[attr-defined]
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


CASES = (
    Case(
        "a form of numbered headings",
        """
# Community Right to Challenge: expression of interest form
# 1. About your organisation
Barton Youth Trust, a registered charity.
# 2. Financial resources
Please provide information about the financial resources of the relevant body.
Our income last year was £212,000. We hold £61,000 in free reserves.
# 3. Capability
Please explain how you will be capable of providing the service by the time of any procurement.
We have run three youth clubs since 2014 and employ two qualified youth workers.
# 4. The service and the geographical area
The council's youth club service in the wards of North and East Barton.
# 5. Outcomes
## a) Social, economic and environmental well-being
Fewer young people out of work, and less anti-social behaviour in the evenings.
## b) Needs of service users
Young people told us that they need a place that is open at weekends.
# 6. Employee engagement
n/a
# 7. Consortium members and sub-contractors
None
""",
        frozenset({*ALWAYS, PARTNERS}),
    ),
    Case(
        "a form of two columns",
        """
# Expression of interest
| Name of relevant body | Friends of Lower Park
| Which service do you want to run, and for which area? | Grounds maintenance in Lower Park, Saxby
| What are your financial resources? | Bank balance of £18,400 and a grant of £30,000 from the Lottery.
| What experience and capability do you have? | Twelve of our volunteers are trained gardeners.
| How will the service improve the well-being of the area? | People will walk more, and bees find flowers.
| How will you meet the needs of users? | A survey of 300 visitors showed that they want seats and toilets.
| Will you use sub-contractors or work in a consortium? | Yes: Green Cuts Ltd would mow the football pitches.
| Financial resources of each sub-contractor | Turnover of £1.2m, accounts enclosed.
| Capability of each sub-contractor | It has mown pitches for Saxby Town FC for nine years.
""",
        frozenset({*ALWAYS, PARTNERS, PAPERS}),
    ),
    Case(
        "a letter without headings",
        """
Dear Sir or Madam,
We wish to submit an expression of interest under the community right to challenge to run the mobile library \
service in the district of Eastmoor.
We are a charity. Last year our income was £84,000 and we keep £20,000 in reserve.
We have run the book bus for the hospital since 2016, and our manager is a chartered librarian.
Loneliness is high in the villages. A visit every week would improve the well-being of older people.
Users have told us that they need large print and evening stops, and we would meet those needs.
Yours faithfully, the trustees
""",
        frozenset(ALWAYS),
    ),
    Case(
        "a letter that lacks much",
        """
To the Chief Executive
We would like to take over the running of Holm Road leisure centre in Aldmouth under the Localism Act 2011.
We think that we would do it better than the present contractor. Please let us know what happens next.
The Aldmouth Swimmers
""",
        frozenset({SERVICE}),
    ),
    Case(
        "employees of the council",
        """
# Expression of interest by staff of the council's catering team
# The service and area
School meals in all primary schools of the county.
# Finances
We would begin with £50,000 of loans, agreed with the co-operative bank.
# What we can do
# Our track record and skills
Fourteen of us have cooked school meals for more than five years.
# Benefits for the community
Food would come from farms within thirty miles, which supports local jobs.
# Meeting the needs of users
Children asked for more choice, and parents for less sugar.
# How we will involve other employees
We will hold two meetings for all staff in each kitchen and share our plans with the unions.
""",
        frozenset({*ALWAYS, STAFF}),
    ),
    Case(
        "gaps that are left",
        """
# Expression of interest under the community right to challenge
We submit this expression of interest in running the museum service in Thornby.
# Financial resources
[To complete: what you have]
# Capability
TBC
# Well-being of the area
To follow
# Needs of users
Visitors need a lift and signs in large print.
# Service and area
Thornby Museum in the town of Thornby
""",
        frozenset({USERS, SERVICE}),
    ),
    Case(
        "labels in running text",
        """
EXPRESSION OF INTEREST: COMMUNITY RIGHT TO CHALLENGE
Service: day care for people with dementia
Area: the borough of Wexham
Financial resources: We hold £210,000 and have no debts.
Capability: Our nurses have 40 years of experience between them.
Outcomes for the area: Carers could go back to work, which helps the local economy.
Needs of users: People with dementia need small groups and familiar faces.
Sub-contractors: none
""",
        frozenset({*ALWAYS, PARTNERS}),
    ),
)

LATER = (
    Case(
        "headings in other words",
        """
# A community bid for the Beacon arts centre
# Who we are
The Beacon Collective is a community interest company limited by guarantee.
# What we are asking for
We wish to run the Beacon arts centre in Porton on the council's behalf, under the right to challenge.
# Money
Our turnover was £340,000 last year. Reserves stand at £52,000.
# People and skills
Our director ran the Plymouth Fringe for six years.
# What difference we would make
Forty more jobs, and a theatre that is warm and uses less carbon.
# The audience
Families told us that they want matinees and cheap seats, and we would meet that need.
# Working with others
The cafe would be run by Good Grub Ltd, a sub-contractor with income of £400,000 that runs four cafes.
""",
        frozenset({*ALWAYS, PARTNERS, PAPERS}),
    ),
    Case(
        "a table of questions and responses",
        """
# Right to challenge: your expression of interest
| Question | Your response
| 1. Name and address of the relevant body | Wold Parish Council
| 2. Service to be challenged | Street cleaning
| 3. Geographical area | The civil parish of Wold
| 4. Financial resources (Sch 1, para 2) | Precept of £96,000 and general reserves of £41,000
| 5. Evidence of capability (para 3) | We employ two lengthsmen and own a sweeper
| 6. Social, economic or environmental well-being | Cleaner streets bring visitors to the market
| 7. How users' needs will be met | To be confirmed
| 8. Details of consortium members | Not applicable
""",
        frozenset({FINANCES, CAPABILITY, SERVICE, WELLBEING, PARTNERS}),
    ),
    Case(
        "a long letter of bullets",
        """
Dear Ms Okoro,
Community right to challenge
Saltmarsh Mind would like to provide the mental health drop-in for Saltmarsh district, which the council runs.
Why us:
- income of £1.1m and reserves of three months
- thirty years of experience with people in crisis
- a team of 22, all qualified
What would change:
- fewer people alone, and more of them back in work
- open until ten in the evening, because people who use the drop-in asked for that
We would do all of it ourselves and use no sub-contractors.
Yours sincerely
""",
        frozenset({*ALWAYS, PARTNERS}),
    ),
    Case(
        "half a form",
        """
# Expression of interest
## Section A: Relevant body
Tidy Towns Trust
## Section B: Relevant service and area
## Section C: Finance
See enclosed accounts for 2024 and 2025.
## Section D: Capability and experience
Describe your experience in up to 500 words.
## Section E: Outcomes
We will improve the well-being of Marlow with cleaner streets.
## Section F: Staff engagement (employee groups only)
Not applicable
""",
        frozenset({FINANCES, WELLBEING}),
    ),
)

OTHERS: dict[str, str] = {
    "a cake recipe": """
# Lemon cake
# Ingredients
- 200 g butter
- 4 eggs from the farm
# Method
Heat the oven. We like to add the zest last. Bake for 40 minutes.
""",
    "a tender notice": """
# Contract notice: grounds maintenance in the borough of Saxby
The contracting authority is Saxby Borough Council. It invites expressions of interest from suppliers.
# Lots
Lot 1 is parks. Lot 2 is cemeteries. The contract value is £2.4m.
# Award criteria
Price 40 per cent, quality 50 per cent, social value 10 per cent.
# Financial standing
Tenderers must have an annual turnover of at least £1m and give their last two years of accounts.
# Technical capability
Bidders must show experience of similar contracts.
The deadline for receipt of tenders is noon on 3 May.
""",
    "a library policy": """
# Library strategy 2026 to 2030
# Our vision
Libraries improve the well-being of the county. We will keep 21 libraries open.
# What users need
Users told us that they need longer hours.
# Community right to challenge
The council will consider expressions of interest in running a library. Groups may submit one in June.
# Staff
We will consult all staff on changes.
""",
    "guidance on the right": """
# Community right to challenge: what your expression of interest must include
# Financial resources
You must give information about your financial resources.
# Capability
You must show evidence that you will be capable of providing the service.
# The service and area
Please describe the service and the geographical area.
# Outcomes
Describe how you will improve social, economic or environmental well-being and meet the needs of users.
# Employees
Explain how you will engage other employees.
""",
    "minutes of a parish meeting": """
# Minutes of Holmby Parish Council
# Finance
The clerk reported a balance of £12,340. Cheques were signed.
# Playground
Councillors agreed to ask for quotations for a swing.
# Staff
The clerk asked for a day of leave.
""",
    "a novel": "It was the best of times, it was the worst of times. " * 50,
}
