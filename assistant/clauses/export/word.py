"""A clause pack as a Word file."""

from __future__ import annotations

from datetime import date

from assistant.clauses.export.parts import Bullets, Grid, Heading, Numbered, Part, Words
from assistant.clauses.export.sheet import sheet
from assistant.clauses.pack import ClausePack
from assistant.law.cited import LawTexts
from assistant.word.file import WordFile


def pack_docx(pack: ClausePack, texts: LawTexts, made_on: date) -> bytes:
    """The file; the same pack gives the same bytes on the same day.

    Raises `CatalogueError` when the notes that ship are not there.
    """
    made = sheet(pack, texts, made_on)
    file = WordFile(made.title, made_on=made_on, header=made.pages[0].header)
    file.title(made.title)
    for number, pages in enumerate(made.pages):
        if number:
            file.section(landscape=pages.landscape, header=pages.header)
        for part in pages.parts:
            _write(file, part)
    return file.data()


def _write(file: WordFile, part: Part) -> None:
    match part:
        case Heading():
            file.heading(part.text, part.level)
        case Words():
            {
                "body": file.paragraph,
                "term": file.term,
                "notice": file.notice,
                "quote": file.quote,
                "box": file.box,
            }[part.look](*part.pieces)
        case Numbered():
            file.clause(part.number, *part.pieces)
        case Bullets():
            file.bullets(part.items)
        case Grid():
            file.table(
                part.rows,
                about=part.about,
                widths=part.widths,
                header_row=not part.header_column,
                header_column=part.header_column,
                small=part.small,
            )
