"""Part B of an exported pack: what only the officer reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from assistant.clauses.export.citations import Citations
from assistant.clauses.export.decisions import decision_parts
from assistant.clauses.export.parts import (
    Bullets,
    Grid,
    Heading,
    Pages,
    Part,
    Words,
    short,
    spoken,
    with_gaps,
)
from assistant.clauses.finding import Finding, Severity
from assistant.clauses.pack import ClausePack, Note, NoteKind, Precedent
from assistant.law.provision import Provision
from assistant.word.pieces import Cell, Link, Piece, Strong

RULES: Final = {
    "provider_selection_regime": "Provider Selection Regime",
    "procurement_act": "Procurement Act 2023, in full",
    "below_threshold_rules": "Rules for contracts below the threshold",
    "light_touch": "Light touch rules",
    "social_value_act": "Social Value Act 2012",
    "national_policy_statement": "National Procurement Policy Statement",
    "ppn_002": "PPN 002",
    "section_17": "Section 17 of the Local Government Act 1988",
    "key_performance_indicators": "Duty to set and publish key performance indicators",
    "reserving": "Reserving the competition",
}
"""What a person calls each point of the regime."""
_APPLIES: Final = {"yes": "Yes", "no": "No", "unknown": "Not known"}
SEVERITIES: Final[dict[Severity, str]] = {
    "stop": "Stop",
    "risk": "Risk",
    "improve": "Improve",
    "note": "Note",
}


def officer_pages(pack: ClausePack, citations: Citations, header: str) -> Pages:
    """Everything for the officer, the list of sources last."""
    parts = (
        Heading("Part B. For the officer", 1),
        Words((Strong("Not for tenderers."), " Take this part off before you publish part A."), "notice"),
        *_purchase(pack),
        *_regime(pack, citations),
        Heading("Why it is relevant and proportionate", 2),
        Words(("Check that each reason is true of this purchase, and keep them with your records.",)),
        *_notes(pack, ("relevance", "proportion"), citations, ""),
        *decision_parts(pack, citations),
        Heading("Where to take legal advice", 2),
        *_notes(pack, ("legal advice",), citations, "Nothing here calls for more than the usual review."),
        Heading("What we assumed", 2),
        *_notes(pack, ("assumption",), citations, "Nothing: the brief says what we needed."),
        *_findings(pack, citations),
        *_precedents(pack),
    )
    return Pages(header, (*parts, Heading("Sources", 2), citations.sources()))


def with_section(text: str, provision: Provision | None, citations: Citations) -> tuple[Piece, ...]:
    """The text, the section that it rests on, and the footnote that quotes it."""
    if provision is None:
        return with_gaps(text)
    link = Link(provision.cited, provision.address)
    return (*with_gaps(text), " (", link, ")", *citations.first_note(provision))


def _purchase(pack: ClausePack) -> Iterator[Part]:
    brief = pack.brief
    yield Heading("The purchase, as you described it", 2)
    yes_no = {True: "Yes", False: "No", None: "Not said"}
    value = "Not said" if brief.value_inc_vat is None else f"£{brief.value_inc_vat:,}"
    rows = (
        ("What is bought", short(brief.service, 600)),
        ("More about it", short(brief.description, 600) or "Not said"),
        ("Buyer", short(brief.buyer, 200) or "Not said"),
        (
            "Kind of buyer",
            (brief.buyer_type or "Not said").replace("_", " ").capitalize().replace("Nhs", "NHS"),
        ),
        ("Value, VAT included", value),
        ("Length", "Not said" if brief.months is None else f"{brief.months} months"),
        ("Start", "Not said" if brief.start is None else spoken(brief.start)),
        ("Goods, services or works", (brief.contract_type or "Not said").capitalize()),
        ("Light touch", yes_no[brief.light_touch]),
        ("Health care service", yes_no[brief.health_service]),
        ("Priorities", "; ".join(short(each, 200) for each in brief.priorities) or "Not said"),
        ("Who could supply it", short(brief.market, 300) or "Not said"),
    )
    yield Grid("What the brief says of the purchase", rows, (2, 5), header_column=True, small=True)


def _regime(pack: ClausePack, citations: Citations) -> Iterator[Part]:
    yield Heading("Which rules apply", 2)
    day = pack.brief.start or pack.as_at
    yield Words((f"As the rules stand for a procurement that begins on {spoken(day)}.",))
    rows: list[tuple[Cell, ...]] = [("Rules", "Apply?", "Why", "Section")]
    for point in pack.regime:
        link = Link(point.provision.cited, point.provision.address)
        name = RULES.get(point.rule, point.rule.replace("_", " ").capitalize())
        section: Cell = (link, *citations.first_note(point.provision))
        rows.append((name, _APPLIES[point.applies], with_gaps(point.text), section))
    yield Grid("Which rules apply, why, and the section", tuple(rows), (2.3, 1.1, 4, 2.2), small=True)


def _notes(
    pack: ClausePack, kinds: tuple[NoteKind, ...], citations: Citations, otherwise: str
) -> Iterator[Part]:
    """The notes of these kinds; a section that several in a row rest on is named once, after the last."""
    found = [note for note in pack.notes if note.kind in kinds]
    if found:
        yield Bullets(tuple(_once(found, citations)))
    elif otherwise:
        yield Words((otherwise,))


def _once(notes: Iterable[Note], citations: Citations) -> Iterator[Cell]:
    held = list(notes)
    for note, following in zip(held, [*held[1:], None], strict=True):
        again = following is not None and following.provision == note.provision
        yield with_section(note.text, None if again else note.provision, citations)


def _findings(pack: ClausePack, citations: Citations) -> Iterator[Part]:
    yield Heading("What our check found", 2)
    if not pack.findings:
        yield Words(("The check found no fault in part A. It does not see what you write into the gaps.",))
        return
    rows: list[tuple[Cell, ...]] = [("How serious", "The words", "Why", "What to do")]
    rows += [_finding(finding, citations) for finding in pack.findings]
    yield Grid("What the check found in part A", tuple(rows), (1.1, 2.2, 3, 3), small=True)


def _finding(finding: Finding, citations: Citations) -> tuple[Cell, ...]:
    why = with_section(finding.why, finding.provision, citations)
    words = short(finding.text, 200)
    return (SEVERITIES[finding.severity], f"“{words}”", why, with_gaps(finding.suggestion))


def _precedents(pack: ClausePack) -> Iterator[Part]:
    yield Heading("Similar past tenders", 2)
    if not pack.precedents:
        yield Words(("The library holds none that we could match to this purchase.",))
    for precedent in pack.precedents:
        yield Heading(short(precedent.title, 150) or precedent.source_id, 3)
        if precedent.illustrative:
            yield Words((Strong("Illustrative:"), " made up to show the kind of thing, not a real tender."))
        yield Words(_about(precedent))
        yield Words((f"“{precedent.quote}”",), "quote")


def _about(precedent: Precedent) -> tuple[Piece, ...]:
    said = [short(words, 200) for words in (precedent.buyer, precedent.date, precedent.locator)]
    told = ", ".join(words for words in said if words) or precedent.source_id
    if precedent.address.startswith("https://"):
        return (f"{told}. ", Link(short(precedent.address, 100), precedent.address))
    return (f"{told}. {short(precedent.address, 100)}".strip(),)
