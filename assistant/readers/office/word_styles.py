"""What the styles of a Word file say of a paragraph: heading, list item, hidden."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from assistant.readers.office.word_text import NAMESPACE

_W = f"{{{NAMESPACE}}}"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_MOST_ANCESTORS = 20
"""Styles that a style is based on, one on another; Word stops at 11, and a loop must end."""
_BODY_LEVEL = 9
"""The outline level that means body text; 0 to 8 are headings 1 to 9."""


_FIRST_ROW = 0x20
"""The bit of a table's look that sets off its first row (ECMA-376 part 1, 17.4.55)."""


class Styles:
    """Answers from the style of a paragraph or run and the styles that it is based on."""

    def __init__(self, part: Any) -> None:  # noqa: ANN401 -- python-docx is untyped
        """Of the document part of a package."""
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        try:
            elements = part.styles.element
        except (KeyError, AttributeError):  # a file without a styles part
            return
        for style in elements.iter(f"{_W}style"):
            identity = style.get(f"{_W}styleId") or ""
            self._styles[identity] = style
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in {"1", "true"}:
                self._default = identity

    def heading_level(self, paragraph: etree._Element) -> int:
        """1 for the highest heading; 0 for a paragraph that is none."""
        own = self._value(paragraph, "pPr/outlineLvl")
        if own is not None:
            return self._outline(own)
        for style in self._chain(paragraph):
            name = self._value(style, "name") or ""
            heading = _HEADING.match(name)
            if heading:
                return int(heading[1])
            if name.lower() == "title":
                return 1
            outline = self._value(style, "pPr/outlineLvl")
            if outline is not None:
                return self._outline(outline)
        return 0

    def is_list_item(self, paragraph: etree._Element) -> bool:
        """Whether Word puts a bullet or a number before it."""
        for holder in (paragraph, *self._chain(paragraph)):
            numbering = self._value(holder, "pPr/numPr/numId")
            if numbering is not None:
                return numbering != "0"
        return any(
            (self._value(style, "name") or "").lower().startswith("list ")
            and "paragraph" not in (self._value(style, "name") or "").lower()
            for style in self._chain(paragraph)
        )

    def is_hidden(self, identity: str) -> bool:
        """Whether a character or paragraph style hides its text."""
        for style in self._ancestry(identity):
            vanish = style.find(f"{_W}rPr/{_W}vanish")
            if vanish is not None:
                return vanish.get(f"{_W}val") not in {"0", "false"}
        return False

    def is_bold(self, paragraph: etree._Element) -> bool:
        """Whether all words of a paragraph are bold, by their runs or by a style."""
        runs = [
            run for run in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))
        ]
        by_style = self._is_on("b", self._chain(paragraph))
        return bool(runs) and all(
            self._is_on("b", [run, *self._ancestry(self._value(run, "rPr/rStyle") or "")], otherwise=by_style)
            for run in runs
        )

    def sets_off_first_row(self, table: etree._Element) -> bool:
        """Whether the table's style makes its first row bold or coloured, and the table lets it."""
        look = table.find(f"{_W}tblPr/{_W}tblLook")
        if look is None:
            return False
        first, bits = look.get(f"{_W}firstRow"), look.get(f"{_W}val") or "0"
        if first is None:
            first = "1" if _is_hex(bits) and int(bits, 16) & _FIRST_ROW else "0"
        if first in {"0", "false", "off"}:
            return False
        return any(
            part.get(f"{_W}type") == "firstRow" and next(part.iter(f"{_W}b", f"{_W}shd"), None) is not None
            for style in self._ancestry(self._value(table, "tblPr/tblStyle") or "")
            for part in style.iterfind(f"{_W}tblStylePr")
        )

    @staticmethod
    def _is_on(switch: str, holders: list[etree._Element], *, otherwise: bool = False) -> bool:
        for holder in holders:
            found = holder.find(f"{_W}rPr/{_W}{switch}")
            if found is not None:
                return found.get(f"{_W}val") not in {"0", "false", "off"}
        return otherwise

    def _chain(self, paragraph: etree._Element) -> list[etree._Element]:
        return self._ancestry(self._value(paragraph, "pPr/pStyle") or self._default)

    def _ancestry(self, identity: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while identity in self._styles and len(chain) < _MOST_ANCESTORS:
            style = self._styles[identity]
            chain.append(style)
            identity = self._value(style, "basedOn") or ""
        return chain

    @staticmethod
    def _outline(value: str) -> int:
        level = int(value) if value.isdecimal() else _BODY_LEVEL
        return level + 1 if level < _BODY_LEVEL else 0

    @staticmethod
    def _value(element: etree._Element, path: str) -> str | None:
        found = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
        return None if found is None else found.get(f"{_W}val")


def _is_hex(text: str) -> bool:
    return len(text) <= 8 and all(digit in "0123456789abcdefABCDEF" for digit in text)  # noqa: PLR2004 -- four bytes
