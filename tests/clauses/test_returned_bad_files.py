"""Files that cannot be checked: each is refused with its name, the reason and what to do."""

from __future__ import annotations

import io
import secrets
import time
import zipfile

import pytest
from lxml import etree
from specifications import NAME, on, with_paragraphs

from assistant.clauses.errors import DraftFileError
from assistant.clauses.returned import return_with_comments, specification_text
from assistant.clauses.returned.isolated import LARGEST
from assistant.settings import Settings


def macro_file() -> bytes:
    out = io.BytesIO(with_paragraphs("The supplier shall act."))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


GOOD = with_paragraphs("The supplier should act.")
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


def changed(name: str, content: bytes) -> bytes:
    """A good file with another part in the place of its own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(with_paragraphs("words"))) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for member in package.namelist():
            if member != name:
                made.writestr(member, package.read(member))
        made.writestr(name, content)
    return out.getvalue()


def bomb(member: str, megabytes: int) -> bytes:
    return changed(member, b"<a>" + bytes(megabytes * 2**20))


@pytest.mark.parametrize(
    "data",
    [
        bomb("word/document.xml", 200),
        bomb("word/extra.xml", 200),
        bomb("word/extra.xml", 61) + bytes(2**20),
    ],
    ids=["the main part", "another part", "padded to a likely size"],
)
def test_a_file_that_swells_when_it_is_opened_is_refused(data: bytes) -> None:
    assert len(data) < LARGEST
    with pytest.raises(DraftFileError, match=r"unpacks to|damaged"):
        return_with_comments(data, NAME, on("should"))


MAIN = (
    '<!DOCTYPE w:document [{entities}]><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))


@pytest.mark.parametrize(
    ("entities", "text"),
    [
        (LAUGHS, "&l9;"),
        ('<!ENTITY here SYSTEM "file:///etc/hostname">', "&here;"),
        ('<!ENTITY all "as many as possible">', "&all;"),
    ],
    ids=["a billion laughs", "a file of this machine", "a harmless one"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_file_with_entities_of_its_own_is_refused(entities: str, text: str, encoding: str) -> None:
    main = MAIN.format(entities=entities, text=text)
    data = changed("word/document.xml", f'<?xml version="1.0" encoding="{encoding}"?>{main}'.encode(encoding))
    started = time.monotonic()
    with pytest.raises(DraftFileError, match="damaged"):
        specification_text(data, NAME)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("kept", [0.05, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(kept: float) -> None:
    whole = with_paragraphs("The supplier shall act.")
    with pytest.raises(DraftFileError, match="damaged"):
        return_with_comments(whole[: int(len(whole) * kept)], NAME, on("shall"))


def many_runs() -> bytes:
    """A file that breaks no limit of its packing, and takes more than a gigabyte as a tree."""
    words = f"<w:r><w:t>{secrets.token_hex(8)}</w:t></w:r>" * 1_000_000
    head = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
    noise = "".join(f"<w:bookmarkStart w:name='{secrets.token_hex(4)}'/>" for _ in range(40_000))
    return changed("word/document.xml", f"{head}{noise}{words}</w:p></w:body></w:document>".encode())


def test_a_file_that_takes_too_much_memory_or_time_ends_its_child_and_not_us() -> None:
    data = many_runs()
    assert len(data) < LARGEST
    with pytest.raises(DraftFileError, match="needs more than 256 MiB of memory"):
        specification_text(data, NAME, settings=Settings(read_memory_mb=256))
    with pytest.raises(DraftFileError, match="took longer"):
        specification_text(data, NAME, settings=Settings(read_seconds=0.2))


def test_no_foreign_file_is_opened_in_the_process_that_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", None)
    monkeypatch.setattr(etree, "fromstring", None)
    assert specification_text(GOOD, NAME) == "The supplier should act."
    assert return_with_comments(GOOD, NAME, on("should")).startswith(b"PK")


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
