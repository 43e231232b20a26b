"""Who looks for a notice is told first which one was found: the sentence that says who buys what."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from assistant.answering.quotable import quotable
from assistant.answering.turn import Turn
from assistant.documents import Citation, Hit
from assistant.library.store import Library
from assistant.retrieval.notices import asks_for_notice

LEADING: Final = 3
"""The first passages of the evidence; a notice is named where one of them is of it."""
FIRST_PASSAGES: Final = 4
"""Of a notice, where it says who buys what."""
DESCRIPTION: Final = "Description"
"""The heading under which a notice says in sentences what is bought (assistant/readers/ocds)."""


def named(turn: Turn, library: Library) -> Turn:
    """The turn with what names the notices that lead its evidence, if its question looks for one."""
    leading = [hit for hit in turn.evidence[:LEADING] if hit.source.kind == "tender"]
    if not leading or not asks_for_notice(turn.standalone):
        return turn
    sources = dict.fromkeys(hit.source.id for hit in leading)
    found = [citation for source_id in sources if (citation := _naming(source_id, library)) is not None]
    held = {hit.passage.id: hit for hit in turn.evidence}
    opening = tuple(replace(one, hit=held.setdefault(one.hit.passage.id, one.hit)) for one in found)
    return replace(turn, evidence=tuple(held.values()), opening=opening)


def _naming(source_id: str, library: Library) -> Citation | None:
    """The sentence of the description that names the buyer, else the first line that does."""
    first = [passage.id for passage in library.catalogue.passages([source_id])[:FIRST_PASSAGES]]
    hits = library.catalogue.hits(first)
    naming = [found for passage_id in first if passage_id in hits for found in _with_buyer(hits[passage_id])]
    described = (citation for citation, above in naming if above == DESCRIPTION)
    return next(described, naming[0][0] if naming else None)


def _with_buyer(hit: Hit) -> list[tuple[Citation, str]]:
    """What names the buyer, each with the heading that it stands under."""
    buyer = hit.source.tender.buyer if hit.source.tender is not None else ""
    text = hit.passage.text
    return [
        (Citation(hit, text[start:end], start, end), above)
        for start, end, above in quotable(hit.passage)
        if buyer and buyer in text[start:end]
    ]
