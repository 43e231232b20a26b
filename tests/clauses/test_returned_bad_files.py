"""Files that cannot be checked: each is refused with its name, the reason and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
from specifications import NAME, on, with_paragraphs

from assistant.clauses.errors import DraftFileError
from assistant.clauses.returned import return_with_comments
from assistant.clauses.returned.opening import LARGEST


def macro_file() -> bytes:
    out = io.BytesIO(with_paragraphs("The supplier shall act."))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (ENCRYPTED, NAME, "needs a password"),
        (macro_file(), "specification.docm", "macros"),
        (macro_file(), NAME, "macros"),
        (with_paragraphs("x")[:900], NAME, "damaged"),
        (b"PK\x03\x04 not a zip", NAME, "damaged"),
        (b"", NAME, "empty"),
        (bytes(LARGEST + 1), NAME, "larger than 10 MB"),
        (with_paragraphs(" "), NAME, "no words"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "scan.png", "cannot be used"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old.doc", "save it as .docx"),
    ],
)
def test_a_file_that_cannot_be_used_says_which_and_why(data: bytes, name: str, said: str) -> None:
    with pytest.raises(DraftFileError, match=said) as refused:
        return_with_comments(data, name, on("should"))
    assert f"“{name}”" in str(refused.value)


def swollen() -> bytes:
    out = io.BytesIO(with_paragraphs("The supplier shall act."))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/extra.xml", b"<a>" + bytes(61 * 2**20))
    return out.getvalue() + bytes(2**20)


def test_a_file_that_swells_when_it_is_opened_is_refused() -> None:
    with pytest.raises(DraftFileError, match=r"unpacks to|damaged"):
        return_with_comments(swollen(), NAME, on("should"))


def broken(old: bytes, new: bytes, member: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(with_paragraphs("words"))) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            held = package.read(name)
            made.writestr(name, held.replace(old, new) if name == member else held)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        broken(b"<w:body>", b"<w:body"),
        broken(b"w:body>", b"w:bodies>"),
        broken(b"officeDocument/2006/relationships/officeDocument", b"x/y/officeDocument", "_rels/.rels"),
        broken(b"word/document.xml", b"word/nothing.xml", "_rels/.rels"),
    ],
    ids=["no XML", "no body", "another main part", "a main part that is not there"],
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(DraftFileError, match="damaged"):
        return_with_comments(data, NAME, on("words"))
