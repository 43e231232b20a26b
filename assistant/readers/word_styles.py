"""What the styles of a Word file say of a paragraph: heading, list item, hidden."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from assistant.readers.word_text import NAMESPACE

_W = f"{{{NAMESPACE}}}"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_MOST_ANCESTORS = 20
"""Styles that a style is based on, one on another; Word stops at 11, and a loop must end."""
_BODY_LEVEL = 9
"""The outline level that means body text; 0 to 8 are headings 1 to 9."""


class Styles:
    """Answers from the style of a paragraph or run and the styles that it is based on."""

    def __init__(self, package: Any) -> None:  # noqa: ANN401 -- python-docx is untyped
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        try:
            elements = package.styles.element
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
