"""The words of a Word file's body, each with the run that holds it."""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from lxml import etree

from assistant.clauses.returned.package import W

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHARACTERS: Final = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_REMOVED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_CHANGES: Final = (*_REMOVED, f"{W}ins", f"{W}moveTo")
_AROUND_BLOCKS: Final = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
)
_NO_WORDS: Final = frozenset({f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", *_REMOVED})


@dataclass(frozen=True, slots=True)
class Span:
    """A run, with the place of its words in the text."""

    start: int
    end: int
    run: etree._Element


_START: Final = attrgetter("start")


class Words:
    """The text of a body as it will be once tracked changes are accepted, and the runs that hold it."""

    def __init__(self, body: etree._Element) -> None:
        self.body = body
        self._parts: list[str] = []
        self._length = 0
        self._spans: list[Span] = []
        self._blocks(body)
        self.text = "".join(self._parts).removesuffix("\n")
        self.has_changes = next(body.iter(*_CHANGES), None) is not None

    def runs(self, start: int, end: int) -> tuple[etree._Element, etree._Element] | None:
        """The first and the last run of the words in `text[start:end]`, cut so that they hold no others.

        None where no run that a comment can stand on holds them, as in a text box.
        """
        self._cut(start)
        self._cut(end)
        first = bisect_left(self._spans, start, key=_START)
        behind = bisect_left(self._spans, end, key=_START)
        return (self._spans[first].run, self._spans[behind - 1].run) if first < behind else None

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _AROUND_BLOCKS:
                self._blocks(child)

    def _table(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is not None:
                continue
            if child.tag == f"{W}tc":
                self._blocks(child)
            elif child.tag == f"{W}tr" or child.tag in _AROUND_BLOCKS:
                self._table(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        boxes: list[etree._Element] = []
        self._inline(paragraph, boxes)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:  # else it will be one with the next
            self._add("\n")
        for box in boxes:
            kept = len(self._spans)
            self._blocks(box)
            del self._spans[kept:]  # Word allows no comment within a text box

    def _inline(self, parent: etree._Element, boxes: list[etree._Element]) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, boxes)
            elif child.tag not in _NO_WORDS and isinstance(child.tag, str):
                self._inline(child, boxes)

    def _run(self, run: etree._Element, boxes: list[etree._Element]) -> None:
        if _is_hidden(run):
            return
        start = self._length
        for child in run:
            self._add(_words_of(child))
            if isinstance(child.tag, str) and child.tag not in {f"{W}t", f"{W}rPr"}:
                boxes += _boxes_in(child)
        if self._length > start:
            self._spans.append(Span(start, self._length, run))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _cut(self, place: int) -> None:
        """Part the run that has words on both sides of `place`; both halves look as it did."""
        number = bisect_left(self._spans, place, key=_START) - 1
        if number < 0 or self._spans[number].end <= place:
            return
        span = self._spans[number]
        second = _parted(span.run, place - span.start)
        self._spans[number : number + 1] = [Span(span.start, place, span.run), Span(place, span.end, second)]


def _words_of(child: etree._Element) -> str:
    return (child.text or "") if child.tag == f"{W}t" else _CHARACTERS.get(str(child.tag), "")


def _is_hidden(run: etree._Element) -> bool:
    switch = run.find(f"{W}rPr/{W}vanish")
    return switch is not None and switch.get(f"{W}val") not in {"0", "false", "off"}


def _boxes_in(element: etree._Element) -> Iterable[etree._Element]:
    """The outermost text boxes, each once: what stands beside them for old programs is left out."""
    if element.tag == f"{W}txbxContent":
        return [element]
    return [
        box
        for child in element
        if isinstance(child.tag, str) and child.tag != f"{_COMPATIBILITY}Fallback"
        for box in _boxes_in(child)
    ]


def _parted(run: etree._Element, length: int) -> etree._Element:
    """A new run after `run` with what follows its first `length` characters."""
    second = etree.Element(run.tag)
    for name, value in run.attrib.items():
        second.set(name, value)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        second.append(copy.deepcopy(properties))
    passed = 0
    for child in list(run):
        if child is properties:
            continue
        words = _words_of(child)
        if passed >= length:
            second.append(child)
        elif passed + len(words) > length:
            tail = etree.SubElement(second, f"{W}t")
            tail.text = words[length - passed :]
            child.text = words[: length - passed]
            for half in (tail, child):
                half.set(_SPACE, "preserve")
        passed += len(words)
    second.tail, run.tail = run.tail, None
    run.addnext(second)
    return second
