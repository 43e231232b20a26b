"""A clause pack as the JSON that other programs build on (README, "Contract")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields

from assistant.clauses.asked import Asked, asked
from assistant.clauses.brief import Brief
from assistant.clauses.finding import Finding
from assistant.clauses.pack import ClausePack, Kpi, PackClause, Precedent
from assistant.law.cited import LawTexts
from assistant.law.provision import Provision

NOT_ADVICE = "Illustrative: for officer and legal review. This is information, not legal advice."


def pack_json(pack: ClausePack, texts: LawTexts) -> dict[str, object]:
    """A pack as `assistant draft --json` gives it: the keys of the contract first, then our own."""
    return {
        "regime": [
            {
                "rule": point.rule,
                "applies": point.applies,
                "text": point.text,
                "citation": citation_json(point.provision, texts),
            }
            for point in pack.regime
        ],
        "clauses": [_clause(clause, texts) for clause in pack.clauses],
        "award_question": {
            "text": pack.award.text,
            "word_limit": pack.award.word_limit,
            "weighting": pack.award.weighting,
            "scoring": [{"name": score.name, "earned_by": score.earned_by} for score in pack.award.scoring],
            "citations": [citation_json(provision, texts) for provision in pack.award.provisions],
        },
        "kpis": [_kpi(kpi) for kpi in pack.kpis],
        "reporting": [_clause(clause, texts) for clause in pack.reporting],
        "remedies": [_clause(clause, texts) for clause in pack.remedies],
        "notes": [
            {
                "kind": note.kind,
                "text": note.text,
                "citation": citation_json(note.provision, texts) if note.provision else None,
            }
            for note in pack.notes
        ],
        "findings": findings_json(pack.findings, texts),
        "precedents": [_precedent(precedent) for precedent in pack.precedents],
        "sources": [*_sources(pack, texts)],
        "terms": [{"name": term.name, "meaning": term.meaning} for term in pack.terms],
        "to_ask": [_asked(question, texts) for question in asked(pack.brief, pack.as_at)],
        "brief": brief_json(pack.brief),
        "as_at": pack.as_at.isoformat(),
        "status": NOT_ADVICE,
    }


def findings_json(findings: Iterable[Finding], texts: LawTexts) -> list[dict[str, object]]:
    """Findings as `assistant check-clause --json` gives them."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "text": finding.text,
            "start": finding.start,
            "end": finding.end,
            "why": finding.why,
            "citation": citation_json(finding.provision, texts),
            "suggestion": finding.suggestion,
        }
        for finding in findings
    ]


def brief_json(brief: Brief) -> dict[str, object]:
    """A brief as `assistant draft --brief` takes it again."""
    values: dict[str, object] = {field.name: getattr(brief, field.name) for field in fields(brief)}
    return {
        **values,
        "start": brief.start.isoformat() if brief.start else None,
        "priorities": list(brief.priorities),
        "themes": list(brief.themes),
        "left_out": list(brief.left_out),
    }


def citation_json(provision: Provision, texts: LawTexts) -> dict[str, str]:
    """Where the words behind a sentence stand, with the words."""
    cited = texts.cite(provision)
    return {
        "source_id": cited.source_id,
        "locator": cited.locator,
        "quote": cited.quote,
        "address": cited.address,
        "title": cited.title,
        "kind": cited.kind,
        "status": cited.status,
        "section": provision.cited,
    }


def provisions_of(pack: ClausePack) -> tuple[Provision, ...]:
    """Every provision that a pack rests on, once, in the order in which a reader meets it."""
    every = [
        *(point.provision for point in pack.regime),
        *(provision for clause in pack.clauses for provision in clause.provisions),
        *pack.award.provisions,
        *(note.provision for note in pack.notes if note.provision),
        *(finding.provision for finding in pack.findings),
    ]
    return tuple(dict.fromkeys(every))


def _clause(clause: PackClause, texts: LawTexts) -> dict[str, object]:
    return {
        "id": clause.number,
        "heading": clause.heading,
        "text": clause.text,
        "citations": [citation_json(provision, texts) for provision in clause.provisions],
        "block": clause.block,
    }


def _kpi(kpi: Kpi) -> dict[str, object]:
    return asdict(kpi)


def _precedent(precedent: Precedent) -> dict[str, object]:
    return asdict(precedent)


def _sources(pack: ClausePack, texts: LawTexts) -> Iterator[dict[str, object]]:
    """What is quoted, once for each provision; then the notices."""
    for provision in provisions_of(pack):
        yield {**citation_json(provision, texts)}
    for precedent in pack.precedents:
        yield {
            "source_id": precedent.source_id,
            "locator": precedent.locator,
            "quote": precedent.quote,
            "address": precedent.address,
            "title": precedent.title,
            "kind": "tender",
            "status": "illustrative" if precedent.illustrative else "not stated",
        }


def _asked(question: Asked, texts: LawTexts) -> dict[str, object]:
    return {
        "field": question.field,
        "question": question.text,
        "why": question.why,
        "changes": list(question.changes),
        "options": [{"value": option.value, "label": option.label} for option in question.options],
        "citation": citation_json(question.provision, texts) if question.provision else None,
    }
