"""The second stage: the passages for a question, and whether they can answer it at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import messages
from assistant.answering.abstention import EVIDENCE, chance, signals
from assistant.answering.nearest import not_in_sources
from assistant.answering.turn import Turn
from assistant.answering.understanding.abbreviations import expand
from assistant.documents import Hit
from assistant.retrieval.search import Search


def retrieve(turn: Turn, search: Search) -> Turn:
    """Find the evidence; ends the run with `not_in_sources` when it cannot hold the answer."""
    hits = search(expand(turn.standalone), EVIDENCE, turn.filters)
    if turn.focus != turn.standalone:
        # A follow-up: what is asked now and what it is about count alike.
        hits = _both(hits, search(expand(turn.focus), EVIDENCE, turn.filters))
    if not hits:
        empty = search.library.catalogue.counts()[1] == 0
        message = messages.NO_SOURCES if empty else messages.NOTHING_FOUND
        return replace(turn, status="not_in_sources", message=message)
    found = signals(turn.standalone, hits, search)
    if len(turn.parts) > 1:
        # Alone, a part is shorter and more general than what was asked: the whole message counts as much.
        vector = search.asked.vector(expand(turn.question, keep=False))
        known, kind = search.asked.known(vector), search.asked.kind(vector)
        found = replace(found, known=(found.known + known) / 2, kind=(found.kind + kind) / 2)
    judged = chance(found, hits, search.model.fingerprint, search.library.data_dir)
    turn = replace(turn, evidence=tuple(hits), coverage=judged.probability)
    if not judged.enough:
        message = not_in_sources(turn.focus, hits, search.library)
        return replace(turn, status="not_in_sources", message=message)
    return turn


def _both(one: Sequence[Hit], other: Sequence[Hit]) -> list[Hit]:
    """The best of two searches, by the sum of their scores; a hit that only one found counts once."""
    scores: dict[str, float] = {}
    hits: dict[str, Hit] = {}
    for hit in (*one, *other):
        scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + hit.score / 2
        hits.setdefault(hit.passage.id, hit)
    order = sorted(hits, key=lambda pid: (-scores[pid], pid))[:EVIDENCE]
    return [replace(hits[pid], score=scores[pid]) for pid in order]
