"""Footnotes of a Word file, which python-docx does not make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from assistant.word.styles import FOOTNOTE_MARK, FOOTNOTE_TEXT, element, identity_of

_SEPARATORS: Final = ((-1, "separator"), (0, "continuationSeparator"))
"""The lines above footnotes, with the numbers that Word itself gives them (ECMA-376 part 1, 17.11.23)."""
_BEFORE_IT: Final = ("endnotePr", "compat")
"""The settings that follow that of footnotes (17.15.1.78): the first that is there marks its place."""


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote as it is made."""

    number: int
    _element: Any
    _part: Any

    def paragraph(self) -> Paragraph:
        """A new paragraph at the end of the note."""
        new = cast("CT_P", element("w:p"))
        self._element.append(new)
        return Paragraph(new, _Holder(self._part))

    def add_mark(self, paragraph: Paragraph) -> None:
        """The note's own number."""
        run = paragraph.add_run()
        run.element.style = identity_of(FOOTNOTE_MARK)
        run.element.append(element("w:footnoteRef"))


@dataclass(frozen=True, slots=True)
class _Holder:
    """What python-docx asks of a paragraph's parent: the part, for relations to addresses."""

    part: Any


def new_note(document: Any) -> Note:  # noqa: ANN401 -- a part of python-docx, which is untyped
    """An empty footnote of the document's part, with the next number."""
    part = _part_of(document)
    number = sum(note.get(qn("w:type")) is None for note in part.element) + 1
    note = element("w:footnote", id=str(number))
    part.element.append(note)
    return Note(number, note, part)


def add_reference(paragraph: Paragraph, number: int) -> None:
    """The number in the text that leads to the note."""
    run = paragraph.add_run()
    run.element.style = identity_of(FOOTNOTE_MARK)
    run.element.append(element("w:footnoteReference", id=str(number)))


def _part_of(document: Any) -> Any:  # noqa: ANN401 -- parts of python-docx, which is untyped
    for relation in document.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            return relation.target_part
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
    for number, kind in _SEPARATORS:
        root.append(_separator(number, kind))
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _name_separators(document.settings.element)
    _add_styles(document.document.styles)
    return part


def _separator(number: int, kind: str) -> etree._Element:
    note = element("w:footnote", type=kind, id=str(number))
    paragraph, run = element("w:p"), element("w:r")
    properties = element("w:pPr")
    properties.append(element("w:spacing", after="0", line="240", lineRule="auto"))
    run.append(element(f"w:{kind}"))
    paragraph.extend((properties, run))
    note.append(paragraph)
    return note


def _name_separators(settings: etree._Element) -> None:
    named = element("w:footnotePr")
    for number, _ in _SEPARATORS:
        named.append(element("w:footnote", id=str(number)))
    following = [found for name in _BEFORE_IT if (found := settings.find(qn(f"w:{name}"))) is not None]
    following[0].addprevious(named)


def _add_styles(styles: Any) -> None:  # noqa: ANN401 -- python-docx is untyped
    text = styles.add_style(FOOTNOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style = styles["Normal"]
    text.font.size = Pt(10)
    text.paragraph_format.space_after = Pt(3)
    text.paragraph_format.line_spacing = 1.0
    text.paragraph_format.left_indent = Mm(4)
    text.paragraph_format.first_line_indent = Mm(-4)
    mark = styles.add_style(FOOTNOTE_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
