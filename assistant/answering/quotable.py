"""The parts of a passage that can be quoted: its sentences and lists, without its headings."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents import Passage
from assistant.sentences import split_units


def quotable(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Spans in `passage.text`, in order, each with the heading it stands under (empty when unknown)."""
    headings = passage.headings
    above = passage.heading_path[-1] if passage.heading_path else ""
    at = 0
    for start, end in (*headings, (len(passage.text), len(passage.text))):
        for low, high in split_units(passage.text[at:start]):
            yield at + low, at + high, above
        above = passage.text[start:end] or above
        at = end
