"""Whether a file looks like an expression of interest at all, with the reason in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.documents import Document
from assistant.eligibility.officer.form_sections import Sections
from assistant.eligibility.officer.parts_found import FoundPart
from assistant.eligibility.officer.reason_signs import Signs, normalised, says
from assistant.eligibility.officer.signs import OFFERS, SUBJECT, TENDER

ENOUGH_PARTS: Final = 3
"""Of those that every expression of interest must have: as many as chance does not bring together."""
ENOUGH_TITLED: Final = 2
"""Of a file whose first heading calls it an expression of interest."""
MANY_WORDS: Final = 10_000
"""About 20 pages; an expression of interest is usually a few, and a long report holds words of everything."""
_ENOUGH_TENDER: Final = 3
"""Of seven kinds of words of tender papers."""
ALWAYS: Final = frozenset(
    {
        "has_financial_information",
        "has_capability_evidence",
        "identifies_service_and_area",
        "has_wellbeing_outcomes",
        "meets_user_needs",
    }
)
"""The parts that no expression of interest may lack."""


def likeness(document: Document, sections: Sections, parts: Sequence[FoundPart]) -> tuple[bool, str]:
    """Whether it looks like one, and why. It goes by words; what the file calls itself is not enough."""
    if not document.text.strip():
        return False, _no_text(document)
    found = [part for part in parts if part.found and part.fact in ALWAYS]
    headed = sum(part.how == "heading" for part in found)
    count = f"{len(found)} of the {len(ALWAYS)} parts that every expression of interest must have"
    texts = [words for piece in sections.pieces for words in piece.plain]
    named = _any(SUBJECT, [*texts, *_headings(document)])
    offers = _any(OFFERS, texts)
    if _is_tender(texts) and not (named and headed >= ENOUGH_PARTS):
        return False, (
            "It reads like tender papers. Those come from an authority that buys, and not from a group that "
            "offers to run a service."
        )
    if sections.labels and not found and not any(label.filled for label in sections.labels):
        return (
            False,
            "It asks for the parts of an expression of interest, but says nothing under any of them.",
        )
    enough = ENOUGH_TITLED if _titled(document) else ENOUGH_PARTS
    short = len(document.text.split()) <= MANY_WORDS
    if (named and (offers or headed >= enough)) or (short and offers and headed >= ENOUGH_PARTS):
        calls = "speaks of the right or" if named else "does not speak of the right or"
        return True, f"It {calls} of an expression of interest, and we found {count}."
    if named:
        return False, (
            "It speaks of the right or of an expression of interest, but we found nobody in it who offers to "
            "run a service. It may be guidance or a policy."
        )
    return False, f"It does not speak of an expression of interest, and we found {count}."


def _is_tender(texts: Sequence[str]) -> bool:
    return sum(_any(any_of, texts) for any_of in TENDER) >= _ENOUGH_TENDER


def _no_text(document: Document) -> str:
    if document.pages_without_text:
        return "The file has no text that we can read. Its pages may be scans. Have their words recognised."
    return "The file has no text."


def _headings(document: Document) -> Iterator[str]:
    yield normalised(document.source.title)
    for block in document.blocks:
        if block.kind == "heading":
            yield normalised(block.text)


def _titled(document: Document) -> bool:
    """Whether its first heading calls it an expression of interest."""
    first = next((block.text for block in document.blocks if block.kind == "heading"), "")
    return "expression of interest" in normalised(first)


def _any(any_of: Signs, texts: Sequence[str]) -> bool:
    return any(says(any_of, text) for text in texts)
