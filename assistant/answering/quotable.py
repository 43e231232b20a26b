"""The parts of a passage that can be quoted: its sentences and lists, without headings and without orders."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents import Passage
from assistant.readers.suspicious import suspicious
from assistant.sentences import split_units


def quotable(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Spans in `passage.text`, in order, each with the heading it stands under (empty when unknown).

    What speaks to a program instead of to a reader is left out (assistant/readers/suspicious.py).
    """
    headings, orders = passage.headings, suspicious(passage.text)
    above = passage.heading_path[-1] if passage.heading_path else ""
    at = 0
    for start, end in (*headings, (len(passage.text), len(passage.text))):
        for low, high in split_units(passage.text[at:start]):
            if not any(begin < at + high and at + low < stop for begin, stop in orders):
                yield at + low, at + high, above
        above = passage.text[start:end] or above
        at = end
