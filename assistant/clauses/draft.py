"""The draft: a brief in, a clause pack out, with no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from assistant.clauses import provisions as law
from assistant.clauses.award import award_question
from assistant.clauses.block import Block
from assistant.clauses.brief import Brief
from assistant.clauses.choosing import chosen, could_be
from assistant.clauses.filling import filled, service_of, wordings
from assistant.clauses.findings import check_clause
from assistant.clauses.notes import notes
from assistant.clauses.pack import AwardQuestion, ClausePack, DefinedTerm, Kpi, PackClause, Precedent
from assistant.clauses.regime import regime
from assistant.clauses.written import tender_text
from assistant.law.provision import Provision

FRAME_TERMS: Final[tuple[DefinedTerm, ...]] = (
    DefinedTerm("Buyer", "The authority that awards this Contract."),
    DefinedTerm("Supplier", "The person that the Buyer awards this Contract to."),
    DefinedTerm("Contract", "The agreement for the Service between the Buyer and the Supplier."),
    DefinedTerm(
        "Contract Period", ("The time from the start of the Contract to its end, extensions included.")
    ),
    DefinedTerm(
        "Contract Manager", ("The person whom each party names to the other as responsible for the Contract.")
    ),
    DefinedTerm("Sub-contractor", "A person that carries out a part of the Service for the Supplier."),
    DefinedTerm("Social Value Commitments", "The duties of the Supplier under the heading “Commitments”."),
    DefinedTerm("Method Statement", "The Supplier's answer to the award question, as the Buyer accepted it."),
)
"""The terms that every block may use, besides the Service, which the brief names."""


def draft(brief: Brief, *, as_at: date, precedents: Sequence[Precedent] = ()) -> ClausePack:
    """A clause pack for the brief: chosen and fitted by rules.

    Numbers that the officer did not give stay placeholders. Raises BlockError when the library is damaged.
    """
    outcomes, machinery = chosen(brief, as_at)
    commitments = _numbered("2", outcomes, brief, as_at)
    targets = _targets(f"2.{len(commitments) + 1}", brief, as_at)
    clauses = (*commitments, targets, *_numbered("3", machinery, brief, as_at))
    award = award_question(brief, outcomes)
    kpis = tuple(_kpi(block, brief) for block in (*outcomes, *machinery) if block.measure)
    pack = ClausePack(
        brief=brief,
        as_at=as_at,
        regime=regime(brief, as_at),
        terms=_terms(brief, (*outcomes, *machinery), _capitals(clauses, award, kpis)),
        clauses=clauses,
        reporting=tuple(clause for clause in clauses if clause.block in {"reporting", "evidence-and-audit"}),
        remedies=tuple(clause for clause in clauses if clause.block == "remedies-ladder"),
        award=award,
        kpis=kpis,
        notes=notes(brief, outcomes, machinery, as_at),
        precedents=tuple(precedents),
        findings=(),
    )
    return replace(pack, findings=check_clause(tender_text(pack), brief, as_at))


def _numbered(part: str, blocks: Sequence[Block], brief: Brief, as_at: date) -> tuple[PackClause, ...]:
    found: list[PackClause] = []
    for block in blocks:
        for text in wordings(block, brief):
            found.append(
                PackClause(
                    number=f"{part}.{len(found) + 1}",
                    heading=block.title,
                    text=filled(text, block, brief),
                    block=block.id,
                    provisions=provisions_of(block, brief, as_at),
                )
            )
    return tuple(found)


def _targets(number: str, brief: Brief, as_at: date) -> PackClause:
    """The clause that binds the supplier to the targets, of which some stand in no other clause."""
    return PackClause(
        number=number,
        heading="Targets",
        text="The Supplier shall meet the target of each measure in the table of measures.",
        block="",
        provisions=(law.MEASURABLE,) if "above threshold" in could_be(brief, as_at) else (),
    )


def provisions_of(block: Block, brief: Brief, as_at: date) -> tuple[Provision, ...]:
    """The sections behind a block that are law for this purchase."""
    return tuple(
        Provision(law.INSTRUMENTS[section.instrument], section.label, section.note, section.told)
        for section in block.sections
        if not section.when or set(section.when) & could_be(brief, as_at)
    )


def _capitals(clauses: Sequence[PackClause], award: AwardQuestion, kpis: Sequence[Kpi]) -> str:
    """Every text of the draft in which a defined term may stand."""
    return " ".join(
        (
            *(clause.text for clause in clauses),
            award.text,
            *(f"{kpi.measure} {kpi.unit} {kpi.baseline} {kpi.target} {kpi.evidence}" for kpi in kpis),
        )
    )


def _terms(brief: Brief, blocks: Sequence[Block], text: str) -> tuple[DefinedTerm, ...]:
    """The terms that are used, in alphabetical order; those of a block with its slots filled."""
    own = {term.name: filled(term.meaning, block, brief) for block in blocks for term in block.terms}
    service = {"Service": f"What the Supplier provides under this Contract: {service_of(brief)}."}
    every = {term.name: term.meaning for term in FRAME_TERMS} | service | own
    used: set[str] = set()
    while found := {name for name in every if name not in used and re.search(rf"\b{re.escape(name)}", text)}:
        used |= found
        text = " ".join(every[name] for name in found)
    return tuple(DefinedTerm(name, every[name]) for name in sorted(used))


def _kpi(block: Block, brief: Brief) -> Kpi:
    measure = block.measure
    assert measure is not None  # noqa: S101 -- its caller asks only for blocks with one
    return Kpi(
        measure=measure.name,
        unit=measure.unit,
        baseline=filled(measure.baseline, block, brief),
        target=filled(measure.target, block, brief),
        evidence="; ".join(measure.evidence),
        frequency=measure.frequency,
        owner=measure.owner,
        block=block.id,
    )
