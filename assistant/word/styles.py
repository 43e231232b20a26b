"""How the Word files of the product look: a plain large type, dark on white, on A4."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from lxml import etree

LANGUAGE: Final = "en-GB"
FONT: Final = "Arial"
TO_COMPLETE: Final = "To Complete"
NOTICE: Final = "Notice"
TABLE_TEXT: Final = "Table Text"
HYPERLINK: Final = "Hyperlink"
QUOTE: Final = "Quote"
BOX: Final = "Box"
CLAUSE: Final = "Clause"
TERM: Final = "Term"
SMALL_TABLE_TEXT: Final = "Small Table Text"
FOOTNOTE_TEXT: Final = "footnote text"
FOOTNOTE_MARK: Final = "footnote reference"

_BLACK: Final = "000000"
_NAVY: Final = "1F3864"
_LINK: Final = "0B3D91"
_HEADINGS: Final = {
    "Title": (22, 0, 8),
    "Heading 1": (16, 18, 6),
    "Heading 2": (14, 12, 4),
    "Heading 3": (12, 10, 4),
}
"""Size and the space before and after, in points."""
_BODY: Final = 12
"""Points: the smallest size that guidance on accessible documents asks for."""
_MARGIN: Final = Mm(22)
_NUMBER: Final = Mm(14)
"""Room for the number of a clause, `3.49`, and the space after it."""
_WORD_2013: Final = "15"
"""The compatibility mode of Word 2013 and later; a lower one opens as an old document."""


def dress(document: Document) -> None:
    """Give a new document of python-docx its language, page, fonts and styles."""
    _page(document)
    _defaults(document)
    _settings(document)
    for name, (size, before, after) in _HEADINGS.items():
        style = document.styles[name]
        _font(style, size=size, colour=_NAVY, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
    _remove(document.styles["Title"].element, "w:pBdr")
    for name in ("Header", "Footer"):
        _font(document.styles[name], size=10)
    quote = document.styles[QUOTE]
    _font(quote, colour=_BLACK, italic=False)
    quote.paragraph_format.left_indent = Mm(6)
    _own_styles(document)


def identity_of(style: str) -> str:
    """The id that python-docx gives a style of this name, and its template too."""
    return style.replace(" ", "")


def element(tag: str, **attributes: str) -> etree._Element:
    """An element of a Word file, `w:shd`, with attributes of Word's own namespace."""
    return OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})


def shade(properties: etree._Element, fill: str) -> None:
    """Put a background of the colour `fill` (hexadecimal) behind a run, paragraph or cell."""
    properties.append(element("w:shd", val="clear", color="auto", fill=fill))


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def _defaults(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for fonts in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    normal = document.styles["Normal"]
    normal.font.size = Pt(_BODY)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15


def _settings(document: Document) -> None:
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _font(
    style: CharacterStyle,
    *,
    size: int | None = None,
    colour: str = "",
    bold: bool | None = None,
    italic: bool | None = None,
) -> None:
    """Set what is given; the fonts and colours of the theme, which would win, go."""
    _remove(style.element, "w:rFonts", "w:color")
    if size:
        style.font.size = Pt(size)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    if bold is not None:
        style.font.bold = bold
    if italic is not None:
        style.font.italic = italic


def _own_styles(document: Document) -> None:
    link = document.styles.add_style(HYPERLINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    _font(link, colour=_LINK)
    link.font.underline = True

    gap = document.styles.add_style(TO_COMPLETE, WD_STYLE_TYPE.CHARACTER)
    box = gap.element.get_or_add_rPr()
    box.append(_line("bdr", width=4, space=0))
    shade(box, "FFF2CC")

    notice = document.styles.add_style(NOTICE, WD_STYLE_TYPE.PARAGRAPH)
    notice.base_style = document.styles["Normal"]
    notice.font.bold = True
    properties = notice.element.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.append(_line("left", width=24, space=8))
    properties.append(borders)
    shade(properties, "F2F2F2")
    notice.paragraph_format.left_indent = Mm(3)

    cell = document.styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = document.styles["Normal"]
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(3)
    cell.paragraph_format.line_spacing = 1.0

    small = document.styles.add_style(SMALL_TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = cell
    small.font.size = Pt(10)

    clause = document.styles.add_style(CLAUSE, WD_STYLE_TYPE.PARAGRAPH)
    clause.base_style = document.styles["Normal"]
    clause.paragraph_format.left_indent = _NUMBER
    clause.paragraph_format.first_line_indent = -_NUMBER
    clause.paragraph_format.tab_stops.add_tab_stop(_NUMBER)

    term = document.styles.add_style(TERM, WD_STYLE_TYPE.PARAGRAPH)
    term.base_style = document.styles["Normal"]
    term.paragraph_format.left_indent, term.paragraph_format.first_line_indent = Mm(6), Mm(-6)

    box = document.styles.add_style(BOX, WD_STYLE_TYPE.PARAGRAPH)
    box.base_style = document.styles["Normal"]
    box.paragraph_format.space_before, box.paragraph_format.space_after = Pt(0), Pt(4)
    properties = box.element.get_or_add_pPr()
    borders = element("w:pBdr")
    borders.extend(_line(side, width=8, space=6) for side in ("top", "left", "bottom", "right"))
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    box.paragraph_format.left_indent = box.paragraph_format.right_indent = Mm(3)


def _line(where: str, *, width: int, space: int) -> etree._Element:
    """A border: `width` in eighths of a point, `space` in points."""
    return element(f"w:{where}", val="single", sz=str(width), space=str(space), color=_NAVY)


def _remove(within: etree._Element, *tags: str) -> None:
    for found in list(within.iter(*map(qn, tags))):
        parent = found.getparent()
        if parent is not None:
            parent.remove(found)
