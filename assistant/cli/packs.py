"""What an officer reads of a clause pack in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console

from assistant.clauses.finding import SEVERITIES, Finding, Severity
from assistant.clauses.pack import ClausePack, Note, NoteKind
from assistant.clauses.regime import Applies
from assistant.clauses.wire import provisions_of
from assistant.cli.verdicts import NOT_ADVICE, cite, heading, line
from assistant.law.cited import LawTexts

ILLUSTRATIVE: Final = "Illustrative: for officer and legal review."
_APPLIES: Final[dict[Applies, str]] = {"yes": "Yes", "no": "No", "unknown": "Not known"}
_RULES: Final = {
    "provider_selection_regime": "Provider Selection Regime",
    "procurement_act": "Procurement Act 2023, in full",
    "below_threshold_rules": "Rules for contracts below the threshold",
    "light_touch": "Light touch rules",
    "social_value_act": "Social Value Act",
    "national_policy_statement": "National Procurement Policy Statement",
    "ppn_002": "PPN 002",
    "section_17": "Local Government Act 1988, section 17",
    "key_performance_indicators": "Published key performance indicators",
    "reserving": "Reserving the competition",
}
_SEVERITIES: Final[dict[Severity, str]] = {
    "stop": "Stop",
    "risk": "Risk",
    "improve": "Improve",
    "note": "Note",
}
_NOTES: Final[dict[NoteKind, str]] = {
    "relevance": "Why this belongs to the contract",
    "proportion": "Whether it is proportionate",
    "decision": "What you decide",
    "legal advice": "Where you need legal advice",
    "assumption": "What we do not know",
}


def show_pack(pack: ClausePack, texts: LawTexts, screen: Console) -> None:
    """The whole draft, what was found in it, and what it rests on."""
    heading(f"Social value for {pack.brief.service}", screen)
    line(f"{ILLUSTRATIVE} {NOT_ADVICE}", screen)
    stops = [finding for finding in pack.findings if finding.severity == "stop"]
    for finding in stops:
        line(f"Stop: {finding.why}", screen, hanging=2)
    heading("Which rules apply", screen)
    for point in pack.regime:
        name = _RULES.get(point.rule, point.rule.replace("_", " ").capitalize())
        line(f"{_APPLIES[point.applies]}: {name}. {point.text} ({point.provision.cited})", screen, hanging=2)
    _show_clauses(pack, screen)
    _show_award(pack, screen)
    _show_measures(pack, screen)
    _show_notes(pack.notes, screen)
    if pack.precedents:
        heading("Past tenders that asked for something alike", screen)
    for past in pack.precedents:
        line(f"- {past.title} ({past.buyer}, {past.date}): “{past.quote}”", screen, hanging=2)
        line(f"{past.locator} {past.address}".strip(), screen, within=2)
    heading("What our own check found in the draft", screen)
    show_findings(pack.findings, texts, screen)
    heading("Sources", screen)
    for provision in provisions_of(pack):
        cite(provision, texts, screen)


def show_findings(findings: Sequence[Finding], texts: LawTexts, screen: Console) -> None:
    """Each finding, the gravest first; within a severity in the order of the draft."""
    if not findings:
        line(
            "We found none of the faults that we look for. It still needs your own eye and legal review.",
            screen,
        )
        return
    for severity in SEVERITIES:
        for finding in findings:
            if finding.severity == severity:
                _show_finding(finding, texts, screen)
    screen.print()
    line(NOT_ADVICE, screen)


def _show_finding(finding: Finding, texts: LawTexts, screen: Console) -> None:
    screen.print()
    words = f": “{finding.text}”" if finding.text else ""
    line(f"{_SEVERITIES[finding.severity]}{words}", screen, hanging=2)
    line(finding.why, screen, within=2)
    line(f"Instead: {finding.suggestion}", screen, within=2, hanging=2)
    cite(finding.provision, texts, screen)


def _show_clauses(pack: ClausePack, screen: Console) -> None:
    heading("1. Definitions", screen)
    for term in pack.terms:
        line(f"“{term.name}”: {term.meaning}", screen, hanging=2)
    last = ""
    for clause in pack.clauses:
        if clause.heading != last:
            last = clause.heading
            heading(last, screen)
        line(f"{clause.number} {clause.text}", screen, hanging=len(clause.number) + 1)


def _show_award(pack: ClausePack, screen: Console) -> None:
    heading("Award question", screen)
    line(pack.award.text, screen)
    line(f"Word limit: {pack.award.word_limit}", screen)
    line(f"Weighting: {pack.award.weighting}", screen)
    for score in pack.award.scoring:
        line(f"- {score.name}: {score.earned_by}", screen, hanging=2)


def _show_measures(pack: ClausePack, screen: Console) -> None:
    heading("Measures", screen)
    for kpi in pack.kpis:
        line(f"- {kpi.measure}", screen, hanging=2)
        for name, said in (
            ("Unit", kpi.unit),
            ("Baseline", kpi.baseline),
            ("Target", kpi.target),
            ("Evidence", kpi.evidence),
            ("How often", kpi.frequency),
            ("Who", kpi.owner),
        ):
            line(f"{name}: {said}", screen, within=4, hanging=2)


def _show_notes(notes: Iterable[Note], screen: Console) -> None:
    found = list(notes)
    for kind, title in _NOTES.items():
        of_kind = [note for note in found if note.kind == kind]
        if of_kind:
            heading(title, screen)
        for note in of_kind:
            section = f" ({note.provision.cited})" if note.provision else ""
            line(f"- {note.text}{section}", screen, hanging=2)
