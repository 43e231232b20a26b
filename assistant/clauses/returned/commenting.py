"""Comments put into a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from lxml import etree

from assistant.clauses.returned.package import W, WordPackage
from assistant.clauses.returned.words import Words
from assistant.word.pieces import plain

AUTHOR: Final = "Commissioning assistant"
_INITIALS: Final = "CA"


class Commenting:
    """Adds comments to a package, with numbers that are free in it."""

    def __init__(self, package: WordPackage, words: Words, made_on: date | None) -> None:
        """With `made_on`, each comment bears that day."""
        self._package = package
        self._words = words
        self._made_on = made_on
        marks = (f"{W}comment", f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
        used = [e.get(f"{W}id") or "" for root in (package.comments, package.body) for e in root.iter(*marks)]
        self._next = 1 + max((int(number) for number in used if number.isdecimal()), default=-1)

    def on(self, start: int, end: int, lines: Sequence[str]) -> bool:
        """Comment on the words in `text[start:end]`; False where no comment can stand on them."""
        runs = self._words.runs(start, end)
        if runs is None:
            return False
        first, last = runs
        number = self._add(lines)
        first.addprevious(_mark("commentRangeStart", number))
        ending = _mark("commentRangeEnd", number)
        ending.tail, last.tail = last.tail, None
        last.addnext(ending)
        _below_paragraph(ending).addnext(_reference(number))
        return True

    def at_start(self, lines: Sequence[str]) -> None:
        """Comment on the beginning of the file."""
        number = self._add(lines)
        paragraph = next(self._package.body.iter(f"{W}p"))
        properties = paragraph.find(f"{W}pPr")
        place = 0 if properties is None else 1
        paragraph.insert(place, _mark("commentRangeStart", number))
        paragraph.insert(place + 1, _mark("commentRangeEnd", number))
        paragraph.insert(place + 2, _reference(number))

    def data(self) -> bytes:
        """The file."""
        return self._package.data()

    def _add(self, lines: Sequence[str]) -> str:
        number = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._package.comments, f"{W}comment")
        comment.set(f"{W}id", number)
        comment.set(f"{W}author", AUTHOR)
        comment.set(f"{W}initials", _INITIALS)
        if self._made_on:
            comment.set(f"{W}date", f"{self._made_on.isoformat()}T00:00:00Z")
        for line in lines:
            text = etree.SubElement(_run(etree.SubElement(comment, f"{W}p")), f"{W}t")
            text.text = " ".join(plain(line).split())
        return number


def _run(paragraph: etree._Element) -> etree._Element:
    return etree.SubElement(paragraph, f"{W}r")


def _mark(kind: str, number: str) -> etree._Element:
    mark = etree.Element(f"{W}{kind}")
    mark.set(f"{W}id", number)
    return mark


def _reference(number: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    run.append(_mark("commentReference", number))
    return run


def _below_paragraph(element: etree._Element) -> etree._Element:
    """What holds `element` directly within its paragraph: a link or an insertion stays whole."""
    while (parent := element.getparent()) is not None and parent.tag != f"{W}p":
        element = parent
    return element
