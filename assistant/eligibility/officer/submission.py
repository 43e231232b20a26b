"""What a file holds of an expression of interest, to be shown to a person for confirmation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from assistant.documents import Document
from assistant.eligibility.facts import VALUES, Facts
from assistant.eligibility.officer.form_sections import Sections, read_sections
from assistant.eligibility.officer.likeness import MANY_WORDS, likeness
from assistant.eligibility.officer.parts_found import FoundPart, Quote, parts_found

__all__ = ["FoundPart", "Quote", "Submission", "facts_of", "find_parts"]

_EMPLOYEES_ONLY: Final = " Only a group of the authority's own employees must say this."
_MOST_PLANTED: Final = 3
_MOST_LABELS: Final = 20
"""Warnings of each kind that are shown."""
_LONGEST_PLANTED: Final = 200
_MOST_PAGES: Final = 10
"""That a warning lists."""
_LONGEST_NAMED: Final = 80
"""Characters that a warning quotes."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a file seems to hold. It decides nothing: a person confirms each part."""

    parts: tuple[FoundPart, ...]
    """One for each part of Schedule 1, found or not, partners last."""
    warnings: tuple[str, ...]
    looks_like_one: bool
    reason: str
    """Why it looks like an expression of interest, or does not."""


def find_parts(document: Document) -> Submission:
    """The parts that the file seems to have: by headings and labels first, then by its words.

    A heading with nothing below it, or only a gap, makes no part. Text that is addressed to whoever checks
    the file counts for nothing, and is warned of.
    """
    sections = read_sections(document)
    parts = parts_found(sections)
    looks_like_one, reason = likeness(document, sections, parts)
    return Submission(parts, tuple(_warnings(document, sections, parts)), looks_like_one, reason)


def facts_of(submission: Submission, confirmed: Mapping[str, bool | None]) -> Facts:
    """The facts by the file and by the person who checked what we found.

    What was found counts as told. What was not found stays unknown, for it may be there in other words. What
    the person said of a yes-or-no fact goes before both: True, False, or None for unknown.
    """
    values: dict[str, Any] = {part.fact: part.value for part in submission.parts if part.found}
    values |= {name: value for name, value in confirmed.items() if True in VALUES.get(name, ())}
    return Facts(**values)


def _warnings(document: Document, sections: Sections, parts: Sequence[FoundPart]) -> Iterator[str]:
    yield from _planted(sections)
    yield from _of_the_reading(document, sections)
    labels = list(dict.fromkeys(_empty_labels(sections, parts)))
    yield from labels[:_MOST_LABELS]
    if len(labels) > _MOST_LABELS:
        yield f"There are {len(labels) - _MOST_LABELS} more headings with too little under them."
    yield from _half(parts)


def _planted(sections: Sections) -> Iterator[str]:
    for text in list(dict.fromkeys(sections.planted))[:_MOST_PLANTED]:
        yield (
            "The file holds text addressed to whoever checks it. We did not follow it: "
            f"“{_short(text, _LONGEST_PLANTED)}”"
        )
    more = len(dict.fromkeys(sections.planted)) - _MOST_PLANTED
    if more > 0:
        yield (
            f"There are {more} more sentences of that kind in it." if more > 1 else "There is 1 more like it."
        )


def _of_the_reading(document: Document, sections: Sections) -> Iterator[str]:
    yield from (f"{warning}." for warning in document.warnings)
    if document.pages_without_text:
        pages = ", ".join(map(str, document.pages_without_text[:_MOST_PAGES]))
        more = " and more" if len(document.pages_without_text) > _MOST_PAGES else ""
        yield f"These pages have no text that we can read: {pages}{more}. Look at them yourself."
    if sections.taken_off:
        yield "The file still holds our checklist pages, which are no part of it. We did not look at them."
    if sections.cut:
        yield "The file is too long to look at all of it. Send only the expression of interest itself."
    elif (words := len(document.text.split())) > MANY_WORDS:
        pages = f"{document.pages} pages and " if document.pages else ""
        yield (
            f"The file is long: {pages}about {round(words, -3):,} words. We looked at all of it, and show "
            "the first places for each part. An expression of interest usually has a few pages."
        )


def _empty_labels(sections: Sections, parts: Sequence[FoundPart]) -> Iterator[str]:
    alone = any(part.value is False for part in parts)
    unfilled = sections.unfilled
    for label in sections.labels:
        name = f"“{_short(label.text, _LONGEST_NAMED)}”" + (" of a partner" if label.of_partner else "")
        below = _short(" ".join(filter(None, label.below)), _LONGEST_NAMED)
        if alone and "partners" in label.keys:
            continue
        if label.gap and label.filled:
            gap = _short(label.gap, _LONGEST_NAMED)
            yield f"Under {name} something is still to be completed: “{gap}”."
        elif below and not label.filled:
            yield f"Under {name} there is only “{below}”.{_EMPLOYEES_ONLY * ('engagement' in label.keys)}"
        elif not below and not label.divided and label.keys & unfilled:
            yield f"There is nothing under {name}."


def _half(parts: Sequence[FoundPart]) -> Iterator[str]:
    for part in parts:
        if part.quotes and not part.found:
            yield "It seems to say which service it is about, or for which area, but we did not find both."


def _short(text: str, most: int) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= most else one_line[: most - 1].rpartition(" ")[0] + " …"
