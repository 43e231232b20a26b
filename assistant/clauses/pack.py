"""What a draft consists of: the clause pack, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.clauses.brief import Brief
from assistant.clauses.finding import Finding
from assistant.clauses.regime import RegimePoint
from assistant.law.provision import Provision

NoteKind = Literal["relevance", "proportion", "decision", "legal advice", "assumption"]


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term with its meaning, as the definitions clause gives it."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PackClause:
    """One numbered sentence of the specification."""

    number: str
    """`2.3`"""
    heading: str
    """The heading of the group that it stands in."""
    text: str
    block: str
    """The id of the block that it comes from; empty for the frame of the pack."""
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One step of the scoring scale."""

    name: str
    earned_by: str


@dataclass(frozen=True, slots=True)
class AwardQuestion:
    """The question that tenderers answer."""

    text: str
    word_limit: str
    """A placeholder until the officer sets it."""
    weighting: str
    scoring: tuple[Score, ...]
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Kpi:
    """One line of the monitoring table."""

    measure: str
    unit: str
    baseline: str
    target: str
    evidence: str
    frequency: str
    owner: str
    block: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the officer, not for the tender."""

    kind: NoteKind
    text: str
    provision: Provision | None = None


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past tender that asked for something alike; the quote is an exact part of the notice."""

    source_id: str
    title: str
    buyer: str
    date: str
    locator: str
    quote: str
    address: str = ""
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class ClausePack:
    """A whole draft."""

    brief: Brief
    as_at: date
    regime: tuple[RegimePoint, ...]
    terms: tuple[DefinedTerm, ...]
    clauses: tuple[PackClause, ...]
    """Commitments and machinery, in order of their numbers."""
    reporting: tuple[PackClause, ...]
    """Those of `clauses` that say how and when it is reported."""
    remedies: tuple[PackClause, ...]
    """Those of `clauses` that say what follows when a commitment is missed."""
    award: AwardQuestion
    kpis: tuple[Kpi, ...]
    notes: tuple[Note, ...]
    precedents: tuple[Precedent, ...]
    findings: tuple[Finding, ...]
    """What the check of our own finds in the draft."""
