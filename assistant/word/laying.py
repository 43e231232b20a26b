"""Pieces laid into the paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from assistant.word.footnotes import add_reference, new_note
from assistant.word.pieces import Footnote, Gap, Link, Piece, Strong, ToComplete, lines_of, plain
from assistant.word.styles import FOOTNOTE_TEXT, HYPERLINK, TO_COMPLETE, element, identity_of


def lay(start: Callable[[], Paragraph], pieces: Iterable[Piece], *, bold: bool = False) -> None:
    """Put pieces into paragraphs that `start` makes; there is at least one."""
    paragraph, begun, broken = start(), False, False
    for piece in pieces:
        for number, part in enumerate(lines_of(piece)):
            broken = broken or number > 0
            if part == "":
                continue
            if broken and begun:
                paragraph = start()
            _add(paragraph, part, bold=bold)
            begun, broken = True, False


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """The paragraph in a style; python-docx looks through all styles each time."""
    paragraph._p.style = identity_of(style)  # noqa: SLF001 -- python-docx looks through all styles each time
    return paragraph


def _add(paragraph: Paragraph, piece: Piece, *, bold: bool) -> None:
    if isinstance(piece, ToComplete | Gap):
        paragraph.add_run(plain(piece.shown)).element.style = identity_of(TO_COMPLETE)
    elif isinstance(piece, Link):
        _add_link(paragraph, piece)
    elif isinstance(piece, Footnote):
        _add_footnote(paragraph, piece)
    else:
        text = piece.text if isinstance(piece, Strong) else piece
        run = paragraph.add_run(plain(text))
        run.bold = True if bold or isinstance(piece, Strong) else None


def _add_link(paragraph: Paragraph, link: Link) -> None:
    if not link.address.startswith("https://"):
        raise ValueError(f"not an address on the web: {link.address!r}")
    identity = paragraph.part.relate_to(link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = paragraph.add_run(plain(link.text))
    run.element.style = identity_of(HYPERLINK)
    hyperlink = element("w:hyperlink")
    hyperlink.set(qn("r:id"), identity)
    run.element.addprevious(hyperlink)
    hyperlink.append(run.element)


def _add_footnote(paragraph: Paragraph, footnote: Footnote) -> None:
    note = new_note(paragraph.part)
    for number, pieces in enumerate(footnote.paragraphs):
        within = styled(note.paragraph(), FOOTNOTE_TEXT)
        if number == 0:
            note.add_mark(within)
            within.add_run(" ")
        for piece in pieces:
            _add(within, piece, bold=False)
    add_reference(paragraph, note.number)
