"""An expression of interest as a Word file, in the parts that Schedule 1 asks for."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.eligibility.expression.cover import add_cover_pages
from assistant.eligibility.expression.expression import (
    Expression,
    Offer,
    Partner,
    Role,
    named_partners,
    uses_partners,
    written,
)
from assistant.eligibility.fact_words import label
from assistant.eligibility.provisions import bodies, services
from assistant.eligibility.provisions import contents as law
from assistant.eligibility.rule import spoken
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision
from assistant.word.file import Cell, Link, Piece, ToComplete, WordFile

TITLE: Final = "Expression of interest under the community right to challenge"
_DRAFT: Final = "Draft: not sent. Take this line out when you send it."
_OFFERS: Final[dict[Offer, str]] = {
    "provide_service": "To provide the service",
    "assist_with_service": "To assist in providing the service",
}
_ROLES: Final[dict[Role, str]] = {
    "consortium member": "Member of the consortium",
    "sub-contractor": "Sub-contractor",
}
_ONE: Final = "one of the three is enough, so take out what you do not use"
_LONGEST_NAMED: Final = 120
"""Characters of a service that is named in the table at the top; a longer one is described below only."""


def expression_docx(expression: Expression, *, texts: LawTexts, made_on: date) -> bytes:
    """The draft as a .docx: what the group wrote, gaps where it wrote nothing, and a checklist to take off.

    `made_on` goes into the file's properties; the same input gives the same bytes.
    Raises `CatalogueError` when the notes that ship are not there.
    """
    author = expression.group if written(expression.group) else ""
    file = WordFile(TITLE, made_on=made_on, header="Expression of interest", author=author)
    file.title(TITLE)
    file.notice(_DRAFT)
    _letterhead(file, expression)
    _who(file, expression)
    _section(
        file,
        law.FINANCES,
        "financial resources",
        expression.finances,
        "what financial resources your group has, such as income, reserves and funding that is agreed",
    )
    _section(
        file,
        law.CAPABILITY,
        "capability",
        expression.capability,
        "evidence that by the time of a procurement your group will be capable of providing the service, or "
        "of assisting in it",
    )
    _service(file, expression)
    _outcomes(file, expression)
    _engagement(file, expression)
    _partners(file, expression)
    add_cover_pages(file, expression, texts, made_on)
    return file.data()


def _letterhead(file: WordFile, expression: Expression) -> None:
    to = (
        *_or_gap(expression.authority, "the name of the authority"),
        *_or_gap(expression.authority_address, "the address that it gives for expressions of interest"),
    )
    sender = (
        *_or_gap(expression.group, "the name of your group"),
        *_or_gap(expression.contact, "who can be asked about this, and how"),
    )
    sent: Cell = spoken(expression.sent) if expression.sent else ToComplete("the day on which you send it")
    offer: Cell = (
        _OFFERS[expression.seeks]
        if expression.seeks
        else ToComplete("whether you want to provide the service, or to assist in providing it")
    )
    rows: list[tuple[Cell, Cell]] = [
        ("To", to),
        ("From", sender),
        ("Date", sent),
        ("Service", _service_named(expression.service)),
        ("What we offer", offer),
        (
            "Your published period",
            _or_gap(
                expression.window,
                "the period that it has published for expressions of interest, or that you found none",
            ),
        ),
    ]
    file.table(
        rows,
        about="Who writes to whom, when, and about which service",
        widths=(1, 3),
        header_row=False,
        header_column=True,
    )
    file.paragraph(
        "We submit this expression of interest under the community right to challenge (",
        _link(law.IN_WRITING),
        " and ",
        _link(services.ASSIST),
        f"). The headings follow the paragraphs of Schedule 1 to {law.PARTNERS.instrument.name}, which says "
        "what it must hold.",
    )


def _service_named(service: str) -> Cell:
    if not written(service):
        return ToComplete("the service, in a few words")
    short = len(service) <= _LONGEST_NAMED and len(service.strip().splitlines()) == 1
    return service if short else "Described under paragraph 4 below"


def _who(file: WordFile, expression: Expression) -> None:
    file.heading("Who we are")
    file.paragraph("The law that says who may use the right: ", _link(bodies.LISTED_BODIES), ".")
    if expression.body_type:
        kind, _, _ = label("body_type", expression.body_type).partition(",")  # the rest explains the choice
        file.paragraph(f"Kind of body: {kind}.")
    else:
        file.paragraph("Kind of body: ", ToComplete("what kind of body you are"))
    _written(file, expression.standing, "why your group is one of the bodies that may use the right")


def _section(file: WordFile, provision: Provision, name: str, text: str, gap: str) -> None:
    _heading(file, provision, name)
    _written(file, text, gap)


def _service(file: WordFile, expression: Expression) -> None:
    _heading(file, law.SERVICE_AND_AREA, "the service and the area")
    file.heading("The service", 2)
    _written(file, expression.service, "which service it is, clearly enough to tell it from others")
    file.heading("The area", 2)
    _written(file, expression.area, "for which area")


def _outcomes(file: WordFile, expression: Expression) -> None:
    _heading(file, law.OUTCOMES, "the outcomes")
    _written(file, expression.outcomes, "what would be achieved if you provide the service, or assist in it")
    _heading(file, law.WELLBEING, "well-being of the area", 2)
    parts = {
        "social": expression.wellbeing_social,
        "economic": expression.wellbeing_economic,
        "environmental": expression.wellbeing_environmental,
    }
    none = not any(map(written, parts.values()))
    for kind, text in parts.items():
        if none or written(text):
            file.heading(f"{kind.capitalize()} well-being", 3)
            gap = f"how the {kind} well-being of the area would be promoted or improved; {_ONE}"
            _written(file, text, gap)
    _heading(file, law.USERS, "needs of users", 2)
    _written(file, expression.users, "how you would meet the needs of the people who use the service")


def _engagement(file: WordFile, expression: Expression) -> None:
    employees = expression.body_type == "authority_employees"
    if not (employees or expression.body_type is None or written(expression.engagement)):
        return
    _heading(file, law.ENGAGEMENT, "other employees")
    gap = "how you would engage other employees of the authority who are affected"
    if not employees:
        file.paragraph("This part is needed only if we are a group of the authority's own employees.")
        gap = f"if you are employees of the authority, {gap}; if you are not, take this part out"
    _written(file, expression.engagement, gap)


def _partners(file: WordFile, expression: Expression) -> None:
    _heading(file, law.PARTNERS, "consortium members and sub-contractors")
    partnered, partners = uses_partners(expression), named_partners(expression)
    if partnered is None:
        _gap(file, "whether consortium members or sub-contractors would deliver any part, and who they are")
    elif not partnered:
        file.paragraph("No consortium member or sub-contractor would deliver any part of the service.")
    elif not partners:
        _gap(file, "the name, the finances and the capability of each consortium member and sub-contractor")
    for number, partner in enumerate(partners, start=1):
        file.heading(f"Partner {number}", 2)
        _partner(file, partner, number)


def _partner(file: WordFile, partner: Partner, number: int) -> None:
    rows: list[tuple[Cell, Cell]] = [
        ("Name", _or_gap(partner.name, "its name")),
        ("Role", _ROLES[partner.role]),
        ("Financial resources", _or_gap(partner.finances, "what financial resources it has")),
        (
            "Capability",
            _or_gap(partner.capability, "evidence that it will be capable by the time of a procurement"),
        ),
    ]
    file.table(rows, about=f"Partner {number}", widths=(1, 3), header_row=False, header_column=True)


def _heading(file: WordFile, provision: Provision, name: str, level: int = 1) -> None:
    """A heading by the number of the paragraph of Schedule 1 that asks for what follows, and its citation."""
    file.heading(f"Paragraph {provision.label.partition('para.')[2]}: {name}", level)
    _asked_for(file, provision)


def _asked_for(file: WordFile, provision: Provision) -> None:
    file.paragraph("Asked for by ", _link(provision), ".", keep_with_next=True)


def _written(file: WordFile, text: str, gap: str) -> None:
    if written(text):
        file.paragraph(text)
    else:
        _gap(file, gap)


def _gap(file: WordFile, gap: str) -> None:
    file.placeholder(gap)


def _or_gap(text: str, gap: str) -> tuple[Piece, ...]:
    """The text or the gap, and a line break, so that what follows in the cell is a paragraph of its own."""
    return (text if written(text) else ToComplete(gap), "\n")


def _link(provision: Provision) -> Link:
    return Link(provision.cited, provision.address)
