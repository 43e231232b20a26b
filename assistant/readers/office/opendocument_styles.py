"""What the styles of an OpenDocument file say of its text: hidden, a title, bold."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
_MOST_ANCESTORS = 20
"""Styles above a style; a loop must end."""
_WHITES = frozenset({"#ffffff", "#fefefe"})
_TINY = frozenset({"0pt", "0.5pt", "1pt"})


def named(name: str) -> str:
    """`text:p` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


_TEXT_PROPERTIES = named("style:text-properties")
_BACKGROUND = named("fo:background-color")


class Styles:
    """Answers from a style and the styles that it is based on."""

    def __init__(self, *roots: etree._Element) -> None:
        """The roots of styles.xml and content.xml, the more particular last."""
        self._styles: dict[tuple[str, str], etree._Element] = {}
        for root in roots:
            for holder in ("office:styles", "office:automatic-styles"):
                if holder == "office:automatic-styles" and root is not roots[-1]:
                    continue  # those of styles.xml are for headers and footers, under the same names
                for style in root.iterfind(f"{named(holder)}/{named('style:style')}"):
                    family = style.get(named("style:family")) or ""
                    self._styles[family, style.get(named("style:name")) or ""] = style

    def is_hidden(self, element: etree._Element, *, on_paper: bool) -> bool:
        """Whether its style hides a paragraph or span; white text is so where the ground is `on_paper`."""
        display = self._text(element, "text:display")
        if display:
            return display == "none"
        if self._text(element, "fo:font-size") in _TINY:
            return True
        return (
            on_paper and self._text(element, "fo:color").lower() in _WHITES and not self._has_ground(element)
        )

    def is_title(self, element: etree._Element) -> bool:
        """Whether a paragraph has the style of the document's title."""
        return any(style.get(named("style:name")) == "Title" for style in self._chain(element))

    def stands_out(self, element: etree._Element) -> bool:
        """Whether a paragraph or span is bold, or has the style of table headings."""
        if self._text(element, "fo:font-weight") in {"bold", "600", "700", "800", "900"}:
            return True
        return any(style.get(named("style:name")) == "Table_20_Heading" for style in self._chain(element))

    def is_hidden_slide(self, page: etree._Element) -> bool:
        """Whether a slide is not shown."""
        style = self._styles.get(("drawing-page", page.get(named("draw:style-name")) or ""))
        properties = style.find(named("style:drawing-page-properties")) if style is not None else None
        return properties is not None and properties.get(named("presentation:visibility")) == "hidden"

    def _text(self, element: etree._Element, name: str) -> str:
        for style in self._chain(element):
            for properties in style.iterfind(_TEXT_PROPERTIES):
                value = properties.get(named(name))
                if value is not None:
                    return value
        return ""

    def _has_ground(self, element: etree._Element) -> bool:
        """Whether a background is painted behind a span, or the paragraph that it stands in."""
        around = [element, *element.iterancestors(named("text:span"), named("text:p"), named("text:h"))]
        return any(
            properties.get(_BACKGROUND, "transparent") not in {"transparent", *_WHITES}
            for each in around
            for style in self._chain(each)
            for properties in style
        )

    def _chain(self, element: etree._Element) -> Iterator[etree._Element]:
        family = "text" if element.tag == named("text:span") else "paragraph"
        name = element.get(named("text:style-name")) or ""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(named("style:parent-style-name")) or ""
