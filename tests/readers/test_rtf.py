from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes
from assistant.readers.clean import one_line, tidy
from assistant.readers.office.rtf import read_rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0"
    r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}"
    r"{\s1\sbasedon0 heading 1;}{\s2\outlinelevel1 Own;}{\*\cs3 Strong;}}"
)


def _document(body: str) -> Document:
    return read_rtf(f"{HEAD}{body}}}".encode("latin-1"), "lot_brief.rtf")


def _blocks(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _document(body).blocks]


def test_headings_paragraphs_and_lists_are_told_apart(sound: Callable[[Document], Document]) -> None:
    document = sound(
        _document(
            r"\pard\s1 Parks\par\pard Words \b and\b0  more.\par{\pntext\f2\'b7\tab}one\par"
            r"{\listtext 2.\tab}two\par\pard\s2 Below\par\pard Last"
        )
    )
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        ("heading", 1, "Parks"),
        ("paragraph", 0, "Words and more."),
        ("list item", 0, "one"),
        ("list item", 0, "two"),
        ("heading", 2, "Below"),
        ("paragraph", 0, "Last"),
    ]
    assert document.blocks[-1].heading_path == ("Parks", "Below")


def test_what_the_file_says_of_itself_is_the_source() -> None:
    info = r"{\info{\title Grounds maintenance}{\author Jane Smith}{\revtim\yr2026\mo3\dy1}}Words"
    source = _document(info).source
    assert (source.title, source.author, source.date) == ("Grounds maintenance", "Jane Smith", "2026-03-01")
    assert _document("Words").source.title == "lot brief"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"caf\'e9 \'80\endash x", "café €–x"),
        (r"\f1\'d3\'e2\'e0", "Ува"),
        (r"\u8364?5", "€5"),
        (r"\uc2\u8364 ab5", "€5"),
        (r"\uc1\u-10179?\u-8704?", "😀"),
        (r"{\uc1\u8364\'805}", "€5"),
        (r"a\~b\_c \{d\}\\", "a b-c {d}\\"),
        (r"one\line two\tab three", "one two three"),
        ("one\r\ntwo", "onetwo"),
        (r"\u99999999 ?x", "x"),
    ],
)
def test_characters_are_those_that_a_reader_sees(written: str, read: str) -> None:
    assert _blocks(written) == [("paragraph", read)]


def test_what_no_reader_sees_is_left_out() -> None:
    assert _blocks(
        r"{\header Running}{\footer Page}Seen{\pict\pngblip 89504e47}{\object{\objdata 0105}{\result shown}}"
        r"{\*\bkmkstart here}{\field{\*\fldinst HYPERLINK x}{\fldrslt linked}}{\*\unheard of}{\deleted gone}"
        r"{\*\annotation comment}"
    ) == [("paragraph", "Seenlinked")]


def test_hidden_text_is_left_out_with_a_warning() -> None:
    document = _document(r"Seen {\v secret {\b words}} and {\v\v0 shown} {\v more}")
    assert document.text == "Seen and shown"
    assert document.warnings == ("2 pieces of hidden text were left out",)


def test_notes_and_text_boxes_follow_their_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Box\par two}}}"
    body = r"Before{\footnote\pard {\b The} note}" + box + r" after\par End"
    assert [text for _, text in _blocks(body)] == ["Before after", "The note", "Box", "two", "End"]


def _row(cells: str, marks: str = "") -> str:
    return rf"\trowd{marks}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells.split("|")) + r"\row"


def test_a_marked_header_row_names_the_columns() -> None:
    body = _row("Risk|Owner", r"\trhdr") + _row(r"Delay\par twice|Jane") + _row("Cost|") + r"\pard After"
    assert _blocks(body) == [
        ("table row", "Risk | Owner"),
        ("table row", "Risk: Delay twice | Owner: Jane"),
        ("table row", "Risk: Cost"),
        ("paragraph", "After"),
    ]


def test_a_table_without_a_header_keeps_its_rows() -> None:
    assert [text for _, text in _blocks(_row("Supplier|Acme|x") + _row("Contact|Jane|y"))] == [
        "Supplier | Acme | x",
        "Contact | Jane | y",
    ]


def test_a_file_that_is_cut_off_is_read_with_a_warning() -> None:
    document = read_rtf((HEAD + "Words and mo").encode(), "a.rtf")
    assert document.text == "Words and mo"
    assert document.warnings == ("the file is cut off: its end is missing",)


def test_raw_bytes_of_pictures_are_passed_over() -> None:
    assert _blocks(r"a{\pict\bin5 }}{{\}b")[0] == ("paragraph", "ab")


def test_what_follows_the_end_is_not_read() -> None:
    assert read_rtf(b"{\\rtf1 seen}hidden", "a.rtf").text == "seen"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{\\rtf1" + b"{" * 6000, "5,000 deep"),
        (b"{\\rtf1 {\\pict 00}}", "no text"),
        (b"{\\rtf1", "no text"),
    ],
)
def test_what_cannot_be_read_gets_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "a.rtf")


@pytest.mark.parametrize(
    "piece",
    [
        rb'{\field{\*\fldinst{HYPERLINK "" ',
        rb"{\fonttbl\f1\fcharset0",
        rb"\trowd\cell",
        rb"\u8364",
        rb"{\*}",
        b"\\'e9",
    ],
)
def test_a_megabyte_of_anything_ends_soon(piece: bytes) -> None:
    start = time.monotonic()
    try:
        read_rtf(b"{\\rtf1 " + piece * (1_000_000 // len(piece)), "a.rtf")
    except ReadError as error:
        assert "deep" in str(error) or "no text" in str(error)  # noqa: PT017 -- any end is right, a hang is not
    assert time.monotonic() - start < 30


PIECES = [
    "{",
    "}",
    "\\",
    "\\par",
    "\\cell",
    "\\row",
    "\\intbl",
    "\\'e9",
    "\\u99",
    "\\*",
    "\\v",
    "\\pard",
    " x",
    "\\s1",
]


@given(st.lists(st.sampled_from([*PIECES, "\\footnote", "\\uc9", "\\bin3", "\\fonttbl", "\\f1", "\\trhdr"])))
def test_any_words_give_exact_spans_or_a_reason(pieces: list[str]) -> None:
    try:
        document = read_rtf((HEAD + "".join(pieces)).encode(), "any.rtf")
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["C", "Z"]), min_size=1)
)
def test_every_character_comes_back(text: str) -> None:
    written = "".join(rf"\u{ord(each) if ord(each) < 2**15 else ord(each) - 2**16}?" for each in text)
    expected = one_line(tidy(text)[0])
    assume(expected)
    assert read_rtf(f"{{\\rtf1 {written}}}".encode(), "a.rtf").text == expected


def test_real_files_are_read(shared: Callable[[str], Path]) -> None:
    words = {}
    for path in shared("data/office/rtf").iterdir():
        try:
            words[path.name] = read_bytes(path.read_bytes(), path.name).text
        except ReadError as error:
            assert str(error) == "it holds no text"  # noqa: PT017 -- one of them has none
    assert words["tika__testFontAfterBufferedText.rtf"] == "Уважаемый клиент!"
    assert len(words) == 9
