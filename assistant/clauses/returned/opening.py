"""Opens an officer's specification in this process; says in plain words when it cannot be used."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree

from assistant.clauses.errors import DraftFileError
from assistant.clauses.returned.package import WordPackage
from assistant.clauses.returned.words import Words
from assistant.documents import Document
from assistant.readers import read_bytes
from assistant.readers.errors import ReadError
from assistant.readers.office.package import check_package, holds_macros, member
from assistant.readers.sniff import detect
from assistant.word.file import WordFile

CHANGES: Final = (
    "The file has tracked changes. We checked the words as they will be once every change is accepted. "
    "The changes are still in the file."
)
CONVERTED: Final = (
    "This file holds the words of “{name}” and no more: its layout, pictures and comments were not kept."
)
NOTES: Final = "We checked the text and the tables. Footnotes, headers and footers were not checked."
SIGNED: Final = "The file was signed. With these comments in it the signature no longer holds."
_MOST_UNPACKED: Final = 60 * 2**20
"""Bytes of one part; of the parts that we open, a thousand pages come to a third of it."""
_NO_DAY: Final = date(2000, 1, 1)
"""A file that is made from the words of another says nothing of when."""
_READ: Final = (".xml", ".rels")
_LEVELS: Final = 3
"""The deepest heading that our Word files have."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A specification, ready for comments."""

    package: WordPackage
    words: Words
    remarks: tuple[str, ...]
    """What the officer should know of the file."""

    @property
    def text(self) -> str:
        """What is checked: the paragraphs, those of tables included, with line ends between them."""
        return self.words.text


def opened(data: bytes, name: str) -> Draft:
    """The specification in a file called `name`. Raises DraftFileError for one that cannot be used."""
    try:
        if detect(data, name) == "word":
            return _word(data, name, ())
        document = read_bytes(data, name)
    except ReadError as error:
        raise DraftFileError(f"“{name}” cannot be used: {error}.") from error
    return _word(_as_word(document), name, (CONVERTED.format(name=name), *document.warnings))


def _word(data: bytes, name: str, remarks: tuple[str, ...]) -> Draft:
    names = check_package(data, "Word file")
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        if any(part.file_size > _MOST_UNPACKED for part in held.infolist() if part.filename.endswith(_READ)):
            raise DraftFileError(f"“{name}” unpacks to more than a specification should. Save it in parts.")
    types = member(data, "[Content_Types].xml")
    if holds_macros(names) or b"macroEnabled" in types:
        raise DraftFileError(f"“{name}” may hold macros. Save it as a Word document without them (.docx).")
    if b"template.main+xml" in types:
        raise DraftFileError(f"“{name}” is a template. Save it as a Word document (.docx).")
    try:
        package = WordPackage(data)
        words = Words(package.body)
    except (KeyError, etree.LxmlError, ValueError) as error:
        raise DraftFileError(
            f"“{name}” is damaged, or not saved as .docx. Open it and save it again."
        ) from error
    if not words.text.strip():
        raise DraftFileError(f"“{name}” holds no words that we can check. Is it a scan?")
    told = (
        *remarks,
        *([CHANGES] if words.has_changes else []),
        *([NOTES] if package.has_notes else []),
        *([SIGNED] if any(part.startswith("_xmlsignatures/") for part in names) else []),
    )
    return Draft(package, words, told)


def _as_word(document: Document) -> bytes:
    """The words of a document in a new Word file, a block a paragraph."""
    file = WordFile(document.source.title, made_on=_NO_DAY)
    for block in document.blocks:
        level = len(block.heading_path)
        if block.kind == "heading":
            file.heading(" ".join(block.text.split()), min(max(level, 1), _LEVELS))
        elif block.kind == "list item":
            file.bullets([block.text])
        else:
            file.paragraph(block.text)
    return file.data()
