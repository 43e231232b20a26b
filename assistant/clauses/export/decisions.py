"""What the officer has to decide: a table of the gaps, and the decisions beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.clauses.export.citations import Citations
from assistant.clauses.export.parts import Bullets, Grid, Heading, Part, Words, gaps_in, with_gaps
from assistant.clauses.export.tender import MARKS
from assistant.clauses.library import blocks
from assistant.clauses.pack import ClausePack, Note
from assistant.word.pieces import Cell, Gap, Link

_LEAD: Final = re.compile(r"^decide: | \([^()]*\)$")
"""What may stand round the name of a gap in a note: `decide: `, its unit."""


def decision_parts(pack: ClausePack, citations: Citations) -> Iterator[Part]:
    """Every gap of part A once, with where it stands and room for the decision; then the other decisions."""
    yield Heading("What you have to decide", 2)
    gaps = _gaps(pack)
    if gaps:
        yield Words(
            ("Fill each gap in part A wherever it stands. Write the decision here for your records.",)
        )
        units = _units(pack)
        rows: list[tuple[Cell, ...]] = [("Gap", "Given in", "Where it stands", "Your decision")]
        rows += [(Gap(gap), units.get(gap, ""), "; ".join(places), "") for gap, places in gaps.items()]
        yield Grid("The gaps to fill, and where they stand", tuple(rows), (3, 2, 2.6, 2.4), small=True)
    others = [note for note in pack.notes if note.kind == "decision" and not _is_of_a_gap(note, gaps)]
    if others:
        yield Bullets(tuple(_decision(note, citations) for note in others))


def _decision(note: Note, citations: Citations) -> Cell:
    if note.provision is None:
        return with_gaps(note.text)
    link = Link(note.provision.cited, note.provision.address)
    return (*with_gaps(note.text), " (", link, ")", *citations.first_note(note.provision))


def _gaps(pack: ClausePack) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, text in _texts(pack):
        for gap in gaps_in(text):
            places = found.setdefault(gap, [])
            if place not in places:
                places.append(place)
    return found


def _texts(pack: ClausePack) -> Iterator[tuple[str, str]]:
    """Every text of part A, with what the table calls its place."""
    for clause in pack.clauses:
        yield clause.number, clause.text
    for term in pack.terms:
        yield f"“{term.name}”", term.meaning
    award = pack.award
    yield "award question", f"{award.text}\n{award.word_limit}\n{award.weighting}"
    yield "scoring scale", MARKS
    for kpi in pack.kpis:
        for text in (kpi.measure, kpi.unit, kpi.baseline, kpi.target, kpi.evidence, kpi.frequency, kpi.owner):
            yield "measures", text


def _units(pack: ClausePack) -> dict[str, str]:
    used = {clause.block for clause in pack.clauses}
    return {
        f"[{parameter.label}]": parameter.unit
        for block in blocks()
        if block.id in used
        for parameter in block.parameters
    }


def _is_of_a_gap(note: Note, gaps: dict[str, list[str]]) -> bool:
    """Whether the note names gaps and says nothing else, so that the table says it already."""
    named = note.text.rpartition(": ")[2].rstrip(".").split("; ")
    return note.provision is None and all(f"[{_LEAD.sub('', name)}]" in gaps for name in named)
