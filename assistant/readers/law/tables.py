"""Tables in XML of law, each row as words that can be read alone."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from assistant.readers.law.parse import children, local
from assistant.readers.law.text import Words, words

_WIDEST = 100
"""Columns; wider tables are no tables that a person reads."""
_LONGEST_SPAN = 1_000
"""Rows that one cell may span."""


def rows(table: etree._Element) -> Iterator[Words]:
    """Each row as `Header: value | Header: value`, or its values alone where there are no headers.

    A cell that spans rows is said in each of them. Rows of headers are not said themselves.
    """
    held: dict[int, tuple[int, str]] = {}
    headers: list[str] = []
    begun = False
    for row, in_head in _rows(table):
        said = Words()
        cells = list(children(row, "td", "th"))
        head = in_head or (not begun and len(cells) > 1 and all(local(cell) == "th" for cell in cells))
        texts = _texts(cells, held, said, across=head)
        if head:
            headers = [_both(above, own) for above, own in _pairs(headers, texts)]
        else:
            begun = True
            said.text = " | ".join(_named(headers, texts))
        yield said  # a row of headers says nothing by itself: its words are in every row
    if headers and not begun:
        yield Words(" | ".join(filter(None, headers)))


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    for item in children(table):
        name = local(item)
        if name == "tr":
            yield item, False
        elif name in {"thead", "tbody", "tfoot"}:
            for row in children(item, "tr"):
                yield row, name == "thead"


def _texts(
    cells: list[etree._Element], held: dict[int, tuple[int, str]], said: Words, *, across: bool
) -> list[str]:
    """The text of each column; `held` keeps what spans into later rows, `across` repeats wide cells."""
    texts: list[str] = []
    waiting = iter(cells)
    cell = next(waiting, None)
    while (cell is not None or len(texts) in held) and len(texts) < _WIDEST:
        column = len(texts)
        if column in held:
            left, text = held.pop(column)
            if left > 1:
                held[column] = (left - 1, text)
            texts.append(text)
            continue
        assert cell is not None  # noqa: S101 -- the loop goes on without a cell only for a held one
        own = words(cell)
        said.notes += own.notes
        said.footnotes += own.footnotes
        said.inline += own.inline
        down = _span(cell, "rowspan", _LONGEST_SPAN)
        for offset in range(_span(cell, "colspan", _WIDEST)):
            texts.append(own.text if across or offset == 0 else "")
            if down > 1:
                held[column + offset] = (down - 1, texts[-1])
        cell = next(waiting, None)
    return texts


def _span(cell: etree._Element, name: str, most: int) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), most) if value.isascii() and value.isdigit() and len(value) < most else 1


def _pairs(headers: list[str], texts: list[str]) -> Iterator[tuple[str, str]]:
    for column in range(max(len(headers), len(texts))):
        yield (
            (headers[column] if column < len(headers) else ""),
            (texts[column] if column < len(texts) else ""),
        )


def _both(above: str, own: str) -> str:
    return above if own in {"", above} else f"{above} {own}".strip()


def _named(headers: list[str], texts: list[str]) -> Iterator[str]:
    for header, text in _pairs(headers, texts):
        if text:
            yield f"{header.rstrip(':')}: {text}" if header else text
