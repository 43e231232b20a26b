"""Lines of a PDF put together into headings, paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from assistant.readers.pdf.lines import Line
from assistant.readers.pdf.tables import Table

_LARGER = 1.12
"""Font sizes of body text from which a line is larger than it."""
_LONGEST_HEADING = 160
_MOST_HEADING_LINES = 3
_WIDE_SPACING = 1.35
"""Times the usual distance of lines, beyond which a new paragraph begins."""
_USUAL_LEADING = 1.25
"""Line distance to font size where the page does not show it."""
_SHORT = 0.8
"""Share of the column's width that a paragraph's last line does not reach."""
_MOST_LEVELS = 6
_BULLET = re.compile(r"\s*(?:[•▪●○◦‣➢✓■□·]|[-–*o](?=\s))\s*")
_NUMBER = re.compile(r"\s*\(?(\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)]\s+\S")
_LEADERS = re.compile(r"(?:[.…_]\s?){4,}\s*(?=\w{1,4}\s*\Z)|(?:[.…_]\s?){4,}\s*\Z")
"""The dots between a heading and its page number in a table of contents."""
_FIGURE = re.compile(r"[\d.,:%£€$()+–-]{1,12}")
"""A number on its own: the scale of a chart, a cell of a table."""
_NUMBERED_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|(?:chapter|section|part|appendix|annex)\s+\w{1,4}:?)\s+\S",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;,:]\Z")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)]?\Z")
_LETTERS = 3

BlockKind = Literal["heading", "paragraph", "list item", "table row"]


@dataclass(slots=True)
class Group:
    """Lines that make one block."""

    kind: BlockKind
    page: int
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    figures: bool | None = None
    """Whether its one line is nothing but numbers; None while nobody has asked."""
    table: Table | None = None
    """In place of lines: a table, whose rows are blocks of their own."""


def blocks_of(pages: list[list[Line | Table]]) -> list[Group]:
    """The blocks of a document, page after page; a paragraph that crosses pages is two."""
    body = _body_size(pages)
    groups: list[Group] = []
    for number, items in enumerate(pages, start=1):
        lines: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                lines.append(item)
                continue
            groups.extend(_page_groups(number, lines, body))
            groups.append(Group("table row", number, table=item))
            lines = []
        groups.extend(_page_groups(number, lines, body))
    _set_levels(groups, body)
    return groups


def _body_size(pages: list[list[Line | Table]]) -> float:
    sizes: Counter[float] = Counter()
    for items in pages:
        for item in items:
            if isinstance(item, Line):
                sizes[item.size] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _page_groups(number: int, lines: list[Line], body: float) -> list[Group]:
    groups: list[Group] = []
    rows = _rows(lines)
    leading = _leading(lines)
    right = _right_edges(lines)
    for index, line in enumerate(lines):
        last = groups[-1] if groups else None
        if leaders := _LEADERS.search(line.text):
            line.cells = [line.text[: leaders.start()].strip(), line.text[leaders.end() :].strip()]
            groups.append(Group("table row", number, [line]))
        elif index in rows:
            groups.append(Group("table row", number, [line]))
        elif last and _are_figures(last, line):
            last.kind = "table row"
            last.lines[0].cells.append(line.text)
        elif (
            last
            and last.kind != "table row"
            and _goes_on(lines[index - 1], line, leading, right)
            and not _is_next_item(last, line)
        ):
            last.lines.append(line)
        else:
            item = _BULLET.match(line.text) or _NUMBER.match(line.text)
            groups.append(Group("list item" if item else "paragraph", number, [line]))
    for group in groups:
        if _is_heading(group, body):
            group.kind = "heading"
    return groups


def _are_figures(group: Group, line: Line) -> bool:
    """Whether a group and the next line are nothing but numbers, as on the axis of a chart."""
    if len(group.lines) != 1 or not _FIGURE.fullmatch(line.text):
        return False
    if group.figures is None:  # asked once: a line may grow by many numbers
        group.figures = all(_FIGURE.fullmatch(cell) for cell in group.lines[0].cells)
    return group.figures


def _is_next_item(group: Group, line: Line) -> bool:
    """Whether a line begins the item after the one that the group began."""
    first, second = _NUMBER.match(group.lines[0].text), _NUMBER.match(line.text)
    if not second:
        return False
    if not first:
        opens = group.kind == "list item" or group.lines[-1].text.endswith(":")
        return opens and second[1] in {"1", "a", "i"}
    before, after = first[1], second[1]
    if before.isdecimal() and after.isdecimal():
        return int(after) == int(before) + 1
    return len(before) == len(after) == 1 and ord(after) == ord(before) + 1


def _rows(lines: list[Line]) -> set[int]:
    """Which lines are table rows: three cells, or two beside another line of several cells."""
    pair = 2
    many = [len(line.cells) for line in lines]
    return {
        index
        for index, count in enumerate(many)
        if count > pair
        or (
            count == pair
            and max(many[max(0, index - 2) : index] + many[index + 1 : index + 3], default=1) > 1
        )
    }


def _leading(lines: list[Line]) -> dict[float, float]:
    """The usual distance of lines by their font size, in points."""
    found: dict[float, Counter[float]] = {}
    for before, line in pairwise(lines):
        step = before.y - line.y
        if before.size == line.size and 0.8 * line.size < step < 2.5 * line.size:
            found.setdefault(line.size, Counter())[round(step * 2) / 2] += 1
    # The smallest of the frequent distances: paragraph gaps may outnumber line gaps on a page of short ones.
    return {
        size: min(step for step, times in steps.items() if times * 3 >= max(steps.values()))
        for size, steps in found.items()
    }


def _right_edges(lines: list[Line]) -> dict[int, float]:
    """How far to the right text reaches, by where its lines begin (in steps of 20 points)."""
    edges: dict[int, float] = {}
    for line in lines:
        key = int(line.x // 20)
        edges[key] = max(edges.get(key, 0.0), line.x1)
    return edges


def _goes_on(before: Line, line: Line, leading: dict[float, float], right: dict[int, float]) -> bool:
    """Whether `line` continues the paragraph of the line before it."""
    if line.turn != before.turn or abs(line.size - before.size) > 0.6 or line.bold != before.bold:  # noqa: PLR2004 -- half a point of rounding
        return False
    step = before.y - line.y
    if not 0 < step <= leading.get(line.size, _USUAL_LEADING * line.size) * _WIDE_SPACING:
        return False
    if _BULLET.match(line.text) or (_NUMBER.match(line.text) and _SENTENCE_END.search(before.text)):
        return False
    edge = right.get(int(before.x // 20), before.x1)
    short = before.x1 < before.x + (edge - before.x) * _SHORT
    return not (short and _SENTENCE_END.search(before.text))


def _is_heading(group: Group, body: float) -> bool:
    if group.kind == "table row" or len(group.lines) > _MOST_HEADING_LINES:
        return False
    text = " ".join(line.text for line in group.lines).strip()
    line = group.lines[0]
    letters = sum(map(str.isalpha, text))
    if letters < _LETTERS or letters * 2 < len(text) or len(text) > _LONGEST_HEADING or _ENDS.search(text):
        return False
    if line.size >= body * _LARGER:
        return not _BULLET.match(text)
    if line.bold and line.size >= body * 0.95:
        return not _BULLET.match(text)
    return bool(
        _NUMBERED_HEADING.match(text)
        and text.partition(" ")[0].count(".") >= 1
        and re.match(r"\d+\.\d", text)
        and len(group.lines) == 1
        and len(text) <= _LONGEST_HEADING // 2
        and line.size >= body
    )


def _set_levels(groups: list[Group], body: float) -> None:
    """Levels by rank: the largest size is 1, bold text of the body's size comes last."""
    headings = [group for group in groups if group.kind == "heading"]
    sizes = sorted({max(line.size for line in group.lines) for group in headings}, reverse=True)
    larger = [size for size in sizes if size >= body * _LARGER]
    ranks = _ranks(larger)
    last = max(ranks.values(), default=0) + 1
    for group in headings:
        size = max(line.size for line in group.lines)
        group.level = min(ranks.get(size, last if group.lines[0].bold else last + 1), _MOST_LEVELS)


def _ranks(sizes: list[float]) -> dict[float, int]:
    """Ranks of sizes, from the largest; sizes within 7 % share a rank."""
    ranks: dict[float, int] = {}
    rank, top = 0, float("inf")
    for size in sizes:
        if size < top * 0.93:
            rank, top = rank + 1, size
        ranks[size] = rank
    return ranks
