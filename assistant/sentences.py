"""Finds the sentences of a text (replaced by the fuller one)."""

from __future__ import annotations

import re


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of sentences."""
    out, at = [], 0
    for match in re.finditer(r"(?<=[.!?])\s+(?=[A-Z“\"(])|\n+", text):
        if text[at : match.start()].strip():
            out.append((at, match.start()))
        at = match.end()
    if text[at:].strip():
        out.append((at, len(text.rstrip())))
    return out
