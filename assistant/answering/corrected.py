"""Adds to a turn what its question wrongly takes for granted, and what the sources say instead."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.turn import Turn
from assistant.answering.understanding.believed import believed
from assistant.answering.understanding.premises import MOST, premises
from assistant.documents import Hit
from assistant.retrieval.search import Search


def refuted(sentence: str, search: Search) -> str:
    """Why a sentence is wrong: it says what many wrongly believe; empty when it does not.

    A model that is asked on a false premise tends to repeat it.
    """

    def find(passage_id: str) -> Hit | None:
        return search.library.catalogue.hits([passage_id]).get(passage_id)

    found = next(believed(sentence, search.beliefs, search.model.embed, find), None)
    return f"The sources say otherwise: {found.citations[0].quote}" if found is not None else ""


def corrected(turn: Turn, search: Search) -> Turn:
    """What is commonly believed goes first: its correction is known to fit; the passages tell of the rest.

    The passages of the corrections join the evidence.
    """

    def find(passage_id: str) -> Hit | None:
        held = {hit.passage.id: hit for hit in turn.evidence}
        return held.get(passage_id) or search.library.catalogue.hits([passage_id]).get(passage_id)

    found = tuple(believed(turn.focus, search.beliefs, search.model.embed, find))
    found = (found or premises(turn.focus, turn.evidence))[:MOST]
    held = {hit.passage.id for hit in turn.evidence}
    more = {
        citation.hit.passage.id: citation.hit
        for premise in found
        for citation in premise.citations
        if citation.hit.passage.id not in held
    }
    return replace(turn, premises=found, evidence=(*turn.evidence, *more.values()))
