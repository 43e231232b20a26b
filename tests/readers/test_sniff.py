"""The bytes decide what a file is; its name is a hint."""

from __future__ import annotations

import bz2
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import readers
from assistant.readers import ReadError, read_parts
from assistant.readers.sniff import READABLE, decode, detect

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


def package(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (b"%PDF-1.7", "a.docx", "pdf"),
        (b"{\\rtf1 words}", "a.doc", "rtf"),
        (b"\x1f\x8b\x08", "a.json", "gzip"),
        (package("word/document.xml"), "a.pdf", "word"),
        (package("xl/workbook.xml"), "a.zip", "sheet"),
        (package("ppt/presentation.xml"), "a", "slides"),
        (package(mimetype="application/epub+zip"), "a.zip", "epub"),
        (package(mimetype="application/vnd.oasis.opendocument.text"), "a.bin", "opendocument"),
        (package(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a.odt", "sheet"),
        (package("a.txt"), "a.unknown", "zip"),
        (OLE + "Workbook".encode("utf-16-le"), "a.doc", "sheet"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "a.doc", "outlook"),
        (b'{"releases": []}', "a.json", "ocds"),
        ('{"ocid": "x"}'.encode("utf-16"), "a.jsonl", "ocds"),
        ('[{"tender": {}, "tag": []}]'.encode("utf-16-le"), "a.json", "ocds"),
        (b'{"base_path": "/x", "details": {}}', "a.jsonl", "govuk"),
        (
            b'<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"/>',
            "a.xml",
            "legislation",
        ),
        (b"<!doctype html><p>x", "a.txt", "html"),
        (b"words", "a.TXT", "text"),
    ],
)
def test_the_content_decides(data: bytes, name: str, found: str) -> None:
    assert detect(data, name) == found


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "needs a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", r"save it as \.docx"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "a.ppt", r"save it as \.pptx"),
        (OLE, "a.mdb", r"no reader for \.mdb files"),
        (b"PK\x03\x04 cut off", "a.xlsx", "damaged: the spreadsheet is cut off"),
        (b"words", "a.zip", "not a ZIP file"),
        (b"words", "a.xls", "not a spreadsheet"),
        (b"<factbook/>", "a.xml", "no reader for this kind of XML"),
        (b"{}", "a.json", "no reader for this kind of JSON"),
        (b"words", "words", "without an ending"),
        (b" \0\n", "a.pdf", "empty file"),
    ],
)
def test_what_has_no_reader_is_said_with_what_to_do(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        detect(data, name)


@given(st.binary(max_size=400), st.sampled_from(sorted(READABLE)))
def test_any_bytes_have_a_format_or_a_reason(data: bytes, suffix: str) -> None:
    reason = "read"
    try:
        detect(data, f"a{suffix}")
    except ReadError as error:
        reason = str(error)
    assert reason


def test_a_mimetype_that_would_unpack_without_end_is_not_unpacked() -> None:
    bomb = bz2.compress(bytes(50_000_000))
    data = package("a.txt", mimetype="application/epub+zip")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_BZIP2) as file:
        file.writestr("mimetype", bytes(50_000_000))
    assert len(packed.getvalue()) < len(bomb) + 1_000
    assert detect(packed.getvalue(), "a.odt") == "zip"
    assert detect(data, "a.odt") == "epub"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    text = "A plain English sentence, then £5 and é."
    assert decode(text.encode(encoding)) == text


def test_a_stray_zero_byte_makes_no_other_encoding() -> None:
    assert decode(b"a\0b") == "a\0b"


def test_members_of_nested_containers_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_MOST_UNPACKED", 3_000)

    def zipped(**members: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            for name, data in members.items():
                file.writestr(name.replace("_", "."), data)
        return buffer.getvalue()

    inner = zipped(a_txt=b"word " * 200)
    parts = list(read_parts(zipped(one_zip=inner, two_zip=inner), "outer.zip"))
    reasons = {part.name: part.reason for part in parts}
    assert reasons["one.zip/a.txt"] == ""
    assert "in all" in " ".join(reasons.values())
