"""Part A of an exported pack: what tenderers read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from assistant.clauses.export.citations import Citations
from assistant.clauses.export.parts import Bullets, Grid, Heading, Numbered, Pages, Part, Words, with_gaps
from assistant.clauses.pack import ClausePack, PackClause
from assistant.word.pieces import Cell, Gap, Strong

MARKS: Final = "[marks]"
"""What the officer has to set for each step of the scale."""
_CHAPTERS: Final = {"2": "2 Commitments", "3": "3 Delivery and remedies"}
"""The defined term “Social Value Commitments” points to the heading “Commitments”."""
_PART: Final = re.compile(r"(\([a-z]\)) (.*)", re.DOTALL)
_BULLET: Final = "- "


def tender_parts(pack: ClausePack, citations: Citations) -> tuple[Part, ...]:
    """Definitions, clauses and the award question."""
    return (
        Heading("Part A. For tenderers", 1),
        Heading("1 Definitions", 2),
        Words(("In this specification:",)),
        *(Words((Strong(term.name), ": ", *with_gaps(term.meaning)), "term") for term in pack.terms),
        *_clauses(pack, citations),
        *_award(pack, citations),
    )


def measures_pages(pack: ClausePack, header: str) -> Pages:
    """The measures, on pages on their side: eight columns need the width."""
    head = ("Clauses", "Measure", "Unit", "Baseline", "Target", "Evidence", "Frequency", "Owner")
    rows: list[tuple[Cell, ...]] = [head]
    for kpi in pack.kpis:
        own = [clause for clause in pack.clauses if clause.block == kpi.block]
        texts = (kpi.measure, kpi.unit, kpi.baseline, kpi.target, kpi.evidence, kpi.frequency, kpi.owner)
        rows.append((reach(own), *map(with_gaps, texts)))
    parts: list[Part] = [Heading("Measures and monitoring", 2)]
    if pack.kpis:
        about = "How each commitment is measured, with what evidence, how often and by whom"
        parts.append(Grid(about, tuple(rows), (1.0, 2.0, 1.5, 1.5, 2.9, 2.5, 1.4, 1.4), small=True))
    else:
        parts.append(Words(("No commitment in this draft has a measure.",)))
    for title, clauses in (
        ("How results are reported and proved", pack.reporting),
        ("What follows when a commitment is missed", pack.remedies),
    ):
        if clauses:
            parts.append(Words((Strong(f"{title}:"), f" clauses {reach(clauses)}.")))
    return Pages(header, tuple(parts), landscape=True)


def reach(clauses: Sequence[PackClause]) -> str:
    """`3.10 to 3.14`, or one number."""
    if not clauses:
        return ""
    first, last = clauses[0].number, clauses[-1].number
    return first if first == last else f"{first} to {last}"


def _clauses(pack: ClausePack, citations: Citations) -> Iterator[Part]:
    for number, chapter in groupby(pack.clauses, lambda clause: clause.number.split(".")[0]):
        yield Heading(_CHAPTERS.get(number, number), 2)
        for heading, group in groupby(chapter, lambda clause: clause.heading):
            yield Heading(heading, 3)
            clauses = list(group)
            behind = citations.note(provision for clause in clauses for provision in clause.provisions)
            for place, clause in enumerate(clauses):
                yield Numbered(clause.number, (*with_gaps(clause.text), *(behind if place == 0 else ())))


def _award(pack: ClausePack, citations: Citations) -> Iterator[Part]:
    award = pack.award
    yield Heading("Award question", 2)
    lines = [line for line in award.text.split("\n") if line.strip()]
    behind = citations.note(award.provisions)
    for is_bullet, group in groupby(lines, lambda line: line.startswith(_BULLET)):
        if is_bullet:
            yield Bullets(tuple(with_gaps(line.removeprefix(_BULLET)) for line in group))
            continue
        for line in group:
            part = _PART.fullmatch(line)
            if part:
                yield Numbered(part[1], with_gaps(part[2]))
            else:
                yield Words((*with_gaps(line), *behind))
                behind = ()
    yield Words((Strong("Word limit: "), *with_gaps(award.word_limit), "."))
    yield Words((Strong("Weighting: "), *with_gaps(award.weighting), "."))
    yield Heading("How answers are scored", 3)
    scale: list[tuple[Cell, ...]] = [("Score", "What earns it", "Marks")]
    scale += [(score.name, score.earned_by, Gap(MARKS)) for score in award.scoring]
    yield Grid("The steps of the scoring scale, and what earns each", tuple(scale), (1.4, 6, 1.2), small=True)
