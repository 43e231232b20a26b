"""What to say to a question that the sources do not answer: what is nearest, and what could be added."""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from assistant.answering import messages
from assistant.answering.terms import content
from assistant.answering.understanding.abbreviations import expand
from assistant.documents import Hit
from assistant.library.errors import LibraryError
from assistant.library.sources import CATALOGUE, Entry, load_entries, shipped_corpus
from assistant.library.store import Library

NEAREST: Final = 2
"""Sources that are named as the nearest."""
ADDED: Final = 2
"""Sources that are named as what could be added."""
FITS: Final = 0.5
"""The part of a question's words, rare ones counting more, that an entry of the catalogue must hold."""
FEWEST: Final = 2
"""The words that they must share at least: one alone fits by chance."""


def not_in_sources(question: str, hits: Sequence[Hit], library: Library) -> str:
    """What to say where `hits`, the passages that came closest, do not answer."""
    titles = list(dict.fromkeys(hit.source.title for hit in hits))[:NEAREST]
    missing = [entry for entry in fitting(question) if library.catalogue.document(entry.id) is None]
    return messages.not_in_sources(titles, [(entry.title, entry.id) for entry in missing[:ADDED]])


def fitting(question: str) -> list[Entry]:
    """The entries of the catalogue that can be fetched and are on what is asked, best first; often none."""
    asked = set(content(expand(question, keep=False)))
    entries = _entries()
    frequency = Counter(stem for _, stems in entries for stem in stems)
    weight = {stem: math.log(1 + len(entries) / (0.5 + frequency[stem])) for stem in asked}
    total = sum(weight.values())
    scored = [
        (sum(weight[stem] for stem in asked & stems) / total, -at)
        for at, (_, stems) in enumerate(entries)
        if len(asked & stems) >= FEWEST
    ]
    return [entries[-at][0] for score, at in sorted(scored, reverse=True) if score >= FITS]


@cache
def _entries() -> tuple[tuple[Entry, frozenset[str]], ...]:
    """What `assistant sync` can fetch and still holds, with the words of each; none if it cannot be read."""
    try:
        entries = load_entries(shipped_corpus() / CATALOGUE)
    except LibraryError as error:
        logging.getLogger(__name__).warning("%s", error)
        return ()
    return tuple(
        (entry, frozenset(content(f"{entry.title} {entry.why}")))
        for entry in entries
        if entry.fetch != "none" and entry.status not in {"superseded", "historic"}
    )
