from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msg_maker import Tree, compound, item

from assistant.documents import Document
from assistant.readers import Part, ReadError, read_parts

CLASS, SUBJECT, BODY, HTML, RTF = 0x001A, 0x0037, 0x1000, 0x1013, 0x1009
SENDER, SENDER_ADDRESS, SENT, HEADERS, CODEPAGE = 0x0C1A, 0x5D01, 0x0039, 0x007D, 0x3FDE
NAME, ADDRESS, RECIPIENT_TYPE = 0x3001, 0x39FE, 0x0C15
DATA, LONG_NAME, KIND, CONTENT_ID, METHOD = 0x3701, 0x3707, 0x370E, 0x3712, 0x3705
WORDS = {
    CLASS: "IPM.Note",
    SUBJECT: "Library tender",
    SENDER: "Jane Smith",
    SENDER_ADDRESS: "jane@example.com",
    SENT: dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC),
    BODY: "The lots are agreed.\r\n",
}


def _person(name: str, kind: int) -> Tree:
    return item({NAME: name, ADDRESS: "someone@example.com", RECIPIENT_TYPE: kind}, 8)


def _attached(*attachments: Tree) -> Tree:
    return {f"__attach_version1.0_#{number:08X}": each for number, each in enumerate(attachments)}


def _file(name: str, data: bytes, **more: str) -> Tree:
    numbers = {"kind": KIND, "shown_as": CONTENT_ID}
    return item(
        {LONG_NAME: name, DATA: data, METHOD: 1} | {numbers[key]: text for key, text in more.items()}, 8
    )


def _message(fields: dict[int, object], kids: Tree | None = None, header: int = 32) -> Tree:
    return item(WORDS | fields, header, kids)  # type: ignore[arg-type] -- fields of several types


def _read(tree: Tree | bytes) -> dict[str, Part]:
    parts = list(read_parts(tree if isinstance(tree, bytes) else compound(tree), "mail.msg"))
    named = {part.name: part for part in parts}
    assert len(named) == len(parts)
    return named


def _document(part: Part) -> Document:
    assert part.document is not None, part.reason
    return part.document


def test_a_message_is_who_wrote_to_whom_when_and_what(sound: Callable[[Document], Document]) -> None:
    people = (("Bob", 1), ("Sue", 1), ("Tom", 2), ("Secret", 3))
    kids: Tree = {f"__recip_version1.0_#{n:08X}": _person(*each) for n, each in enumerate(people)}
    document = sound(_document(_read(_message({}, kids))[""]))
    assert document.text == (
        "Library tender\n\nFrom: Jane Smith\nTo: Bob, Sue\nCc: Tom\nDate: 3 March 2026"
        "\n\nThe lots are agreed."
    )
    assert (document.source.title, document.source.author) == ("Library tender", "Jane Smith")
    assert document.source.date == "2026-03-03"
    assert "@" not in repr(document.source)


def test_sender_and_day_are_taken_from_the_headers_where_outlook_names_none() -> None:
    headers = "From: Ann Lee <ann@example.com>\r\nDate: Tue, 3 Mar 2026 10:00:00 +0000\r\n\r\n"
    tree = item({CLASS: "IPM.Note", BODY: "Words.", HEADERS: headers}, 32)
    document = _document(_read(tree)[""])
    assert document.text == "From: Ann Lee\nDate: 3 March 2026\n\nWords."
    assert document.source.title == "mail"


def test_attachments_are_read_by_their_own_readers_and_pictures_in_the_text_are_not() -> None:
    page = b"<p>The lots are agreed.<img src='cid:logo@1'></p>"
    kids = _attached(
        _file("a.txt", b"Some words. " * 500),
        _file("../b.html", b"<p>More.</p>"),
        _file("logo.png", b"PNG", shown_as="logo@1"),
        _file("", b"Words.", kind="text/plain"),
    )
    parts = _read(_message({HTML: page}, kids))
    assert list(parts) == ["a.txt", "b.html", "attachment-4.txt", ""]
    assert len(_document(parts["a.txt"]).text) == 5999
    assert _document(parts["b.html"]).text == "More."


def test_a_message_in_a_message_is_a_document_of_its_own() -> None:
    inside = _message({SUBJECT: "Inside", BODY: "First word."}, _attached(_file("deep.txt", b"Deep.")), 24)
    kids = _attached(item({NAME: "Inside", METHOD: 5}, 8, {"__substg1.0_3701000D": inside}))
    parts = _read(_message({}, kids))
    assert list(parts) == ["Inside.msg", "Inside.msg/deep.txt", ""]
    source = _document(parts["Inside.msg"]).source
    assert (source.title, source.date) == ("Inside", "2026-03-03")
    assert len(parts["Inside.msg"].sha256) == 64
    assert "First word." not in _document(parts[""]).text


def test_messages_in_messages_end_and_objects_are_no_files() -> None:
    tree = _message({}, header=24)
    for number in range(5):
        kids = _attached(item({NAME: f"m{number}"}, 8, {"__substg1.0_3701000D": tree}))
        tree = _message({}, kids, 32 if number == 4 else 24)
    reasons = [part.reason for part in _read(tree).values() if part.reason]
    assert reasons == ["it lies more than 3 messages deep"]
    drawn = _attached(item({NAME: "Chart"}, 8, {"__substg1.0_3701000D": {"CONTENTS": b"x"}}))
    assert _read(_message({}, drawn))["Chart.msg"].reason == "an object that another program drew, not a file"


def test_an_attachment_that_is_kept_elsewhere_says_so() -> None:
    parts = _read(_message({}, _attached(item({LONG_NAME: "plan.pdf", METHOD: 7}, 8))))
    assert parts["plan.pdf"].reason == "only its address is in the message; the file itself is kept elsewhere"


@pytest.mark.parametrize(
    ("fields", "kids", "reason"),
    [
        ({CLASS: "IPM.Note.SMIME"}, _attached(_file("smime.p7m", b"\x30\x82")), "encrypted: "),
        (
            {CLASS: "IPM.Note.SMIME"},
            _attached(_file("smime.p7m", bytes.fromhex("308006092a864886f70d010702a080"))),
            "signed with S/MIME",
        ),
        ({}, _attached(_file("a", b"Version: 1", kind="application/pgp-encrypted")), "encrypted: "),
        ({BODY: "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEM"}, {}, "encrypted: "),
        ({CLASS: "IPM.Note.rpmsg.Microsoft.IRM"}, {}, "encrypted: "),
    ],
)
def test_an_encrypted_message_says_so(fields: dict[int, object], kids: Tree, reason: str) -> None:
    parts = _read(_message(fields, kids))
    assert list(parts) == [""]
    assert parts[""].document is None
    assert parts[""].reason.startswith(reason)


def test_a_message_that_is_only_signed_is_read_from_what_was_signed() -> None:
    words = b"--b\r\nContent-Type: text/plain\r\n\r\nWords.\r\n--b--"
    signed = b"Content-Type: multipart/signed; boundary=b\r\n\r\n" + words
    kids = _attached(_file("smime.p7m", signed, kind="multipart/signed"))
    parts = _read(_message({CLASS: "IPM.Note.SMIME.MultipartSigned", BODY: ""}, kids))
    assert _document(parts["signed-message.eml"]).text == "Words."


@pytest.mark.parametrize(
    ("raw", "codepage", "text"),
    [
        ("<p>café</p>".encode(), 65001, "café"),
        ("<p>café €</p>".encode("cp1252"), 1252, "café €"),
        ('<meta charset="utf-8"><p>café</p>'.encode(), 0, "café"),
        ("<p>café</p>".encode("cp1252"), 99999, "café"),
    ],
)
def test_a_message_that_is_only_a_page_is_read_in_its_code_page(raw: bytes, codepage: int, text: str) -> None:
    fields = {BODY: "", HTML: raw} | ({CODEPAGE: codepage} if codepage else {})
    assert _document(_read(_message(fields))[""]).text.endswith(text)


def test_a_text_that_only_outlook_can_show_is_reported() -> None:
    document = _document(_read(_message({BODY: "", RTF: b"LZFu"}))[""])
    assert "Outlook's own format" in " ".join(document.warnings)


def test_a_file_whose_parts_are_larger_than_itself_is_no_message() -> None:
    data = bytearray(compound(_message({}, _attached(_file("a.txt", b"a" * 5000)))))
    name = "__substg1.0_37010102".encode("utf-16-le")
    size_at = data.index(name) + 120
    data[size_at : size_at + 4] = (2**31 - 1).to_bytes(4, "little")
    with pytest.raises(ReadError, match="damaged"):
        list(read_parts(bytes(data), "mail.msg"))


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_damaged_message_gives_reasons_and_never_fails(data: st.DataObject) -> None:
    inside = _message({SUBJECT: "Inside"}, header=24)
    kids = _attached(
        _file("a.txt", b"Words."), item({NAME: "Inside"}, 8, {"__substg1.0_3701000D": inside})
    ) | {"__recip_version1.0_#00000000": _person("Bob", 1)}
    whole = bytearray(compound(_message({HTML: b"<p>The lots are agreed.</p>"}, kids)))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ReadError):
        for part in read_parts(bytes(whole), "mail.msg"):
            assert part.document or part.reason


def test_real_messages_are_read(shared: Callable[[str], Path], sound: Callable[[Document], Document]) -> None:
    folder = shared("data/office/msg")
    read = {path.name.partition("__")[2]: _read(path.read_bytes()) for path in folder.glob("*.msg")}
    note = sound(_document(read["testMSG_StickyNote.msg"][""]))
    assert note.source.date == "2017-02-28"
    assert note.text.count("quick brown fox") == 2
    mail = sound(_document(read["fake-email.msg"][""]))
    assert mail.text.endswith("- Roses are red\n- Violets are blue")
    assert sound(_document(read["testMSG.msg"][""])).source.author == "Jukka Zitting"
    assert read["fake-encrypted.msg"][""].reason.startswith("encrypted: ")
