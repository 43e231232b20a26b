"""Headers, footers and page numbers: what stands in the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter

from assistant.readers.pdf.graphics import Box
from assistant.readers.pdf.lines import Line
from assistant.readers.pdf.tables import Table

_FEWEST_PAGES = 3
_EDGE = 0.13
"""Share of the page's height, at the top and at the bottom, in which furniture stands."""
_MOST_LINES = 5
"""Lines at each edge that may be furniture."""
_STEP = 6.0
"""Points within which two lines stand in the same place."""
_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–|]?\s*(\d{1,4})\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def without_furniture(pages: list[tuple[list[Line | Table], Box]]) -> list[list[Line | Table]]:
    """What stands on each page, without what is the same but for numbers on three pages or more.

    A table is left out only as a whole: the rows that repeat above the rest of a table name its columns.
    """
    edges = [_edges(lines, box) for lines, box in pages]
    seen: Counter[tuple[str, int]] = Counter()
    numbered: Counter[int] = Counter()
    for index, lines in enumerate(edges):
        seen.update({key for line in lines for key in _keys(line)})
        numbered.update({number - index for line in lines if (number := _page_number(line)) is not None})
    kept: list[list[Line | Table]] = []
    for index, (lines, _) in enumerate(pages):
        repeated = {
            id(line)
            for line in edges[index]
            if any(seen[key] >= _FEWEST_PAGES for key in _keys(line))
            or ((number := _page_number(line)) is not None and numbered[number - index] >= _FEWEST_PAGES)
        }
        kept.append([line for line in lines if id(line) not in repeated])
    return kept


def _edges(lines: list[Line | Table], box: Box) -> list[Line | Table]:
    """The lines, and whole tables, near the top and the bottom of the page."""
    upright = [line for line in lines if not line.turn]
    _, bottom, _, top = box
    if len(upright) * 2 < len(lines):  # a page turned on its side
        turn = Counter(line.turn for line in lines).most_common(1)[0][0]
        upright = [line for line in lines if line.turn == turn]
        ends = {1: (-box[2], -box[0]), 2: (-box[3], -box[1]), 3: (box[0], box[2])}
        bottom, top = ends.get(turn, (bottom, top))
    margin = (top - bottom) * _EDGE
    upright.sort(key=lambda line: line.y)
    low = [line for line in upright if line.y < bottom + margin]
    high = [line for line in upright if (line.bottom if isinstance(line, Table) else line.y) > top - margin]
    return low[:_MOST_LINES] + high[-_MOST_LINES:]


def _keys(line: Line | Table) -> list[tuple[str, int]]:
    """The words without their numbers, and the place in two overlapping grids."""
    words = _DIGITS.sub("#", line.text.lower())
    return [(words, int(line.y // _STEP) * 2), (words, int(line.y / _STEP + 0.5) * 2 + 1)]


def _page_number(line: Line | Table) -> int | None:
    found = _PAGE_NUMBER.fullmatch(line.text.strip())
    return int(found[1]) if found else None
