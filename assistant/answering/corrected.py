"""Adds to a turn what its question wrongly takes for granted, and what the sources say instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from assistant.answering.turn import Turn
from assistant.answering.understanding.believed import believed
from assistant.answering.understanding.premises import MOST, premises
from assistant.answers import Premise
from assistant.documents import Hit
from assistant.retrieval.search import Search


def refuted(sentence: str, search: Search) -> str:
    """Why a sentence is wrong: it says what many wrongly believe; empty when it does not.

    A model that is asked on a false premise tends to repeat it.
    """
    found = next(_believed(sentence, search), None)
    return f"The sources say otherwise: {found.citations[0].quote}" if found is not None else ""


def corrected(turn: Turn, search: Search) -> Turn:
    """What is commonly believed goes first: its correction is known to fit; the passages tell of the rest.

    The passages of the corrections join the evidence.
    """
    held = {hit.passage.id: hit for hit in turn.evidence}
    found = tuple(_believed(turn.focus, search, held)) or premises(turn.focus, turn.evidence)
    found = found[:MOST]
    more = {
        citation.hit.passage.id: citation.hit
        for premise in found
        for citation in premise.citations
        if citation.hit.passage.id not in held
    }
    return replace(turn, premises=found, evidence=(*turn.evidence, *more.values()))


def _believed(text: str, search: Search, held: Mapping[str, Hit] = MappingProxyType({})) -> Iterator[Premise]:
    """The false beliefs in a text, cited to the hits at hand where these hold the truth."""

    def find(passage_id: str) -> Hit | None:
        return held.get(passage_id) or search.library.catalogue.hits([passage_id]).get(passage_id)

    return believed(text, search.beliefs, search.model.embed, find)
