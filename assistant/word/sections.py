"""Runs of pages of a Word file: upright or on their side, with a header of their own."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length

from assistant.word.styles import element


def begin_section(document: Document, *, landscape: bool, header: str | None) -> None:
    """A new page; with a header of its own, or that of the pages before."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _hide_break(document)
    _turn(section, landscape=landscape)
    if header is not None:
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = header


def _hide_break(document: Document) -> None:
    """Let the last paragraph carry the break; below a table, make the one that carries it tiny.

    python-docx gives the break an empty paragraph, which may not fit on the page and then fills one alone.
    """
    carrier: Any = document.element.body.sectPr.getprevious()
    above = carrier.getprevious()
    if above is not None and above.tag == qn("w:p"):
        above.get_or_add_pPr().append(carrier.pPr.find(qn("w:sectPr")))
        carrier.getparent().remove(carrier)
        return
    spacing = element("w:spacing", before="0", after="0", line="20", lineRule="exact")
    carrier.pPr.insert(0, spacing)


def _turn(section: Section, *, landscape: bool) -> None:
    short, long = sorted(Length(length or 0) for length in (section.page_width, section.page_height))
    section.orientation = WD_ORIENTATION.LANDSCAPE if landscape else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
