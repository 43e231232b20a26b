from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_maker import Pdf, lines, text
from pypdf import PdfReader, PdfWriter

from assistant.documents import Document
from assistant.readers import ReadError, read, read_bytes

PROSE = [
    "The council must consider an expression of interest that is made by",
    "a relevant body. It may reject it only on the grounds that are listed",
    "in regulations, and must give its reasons for doing so.",
]


def _read(pdf: Pdf) -> Document:
    return read_bytes(pdf.data(), "made.pdf")


def _blocks(pdf: Pdf) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _read(pdf).blocks]


def test_lines_become_paragraphs_and_headings_get_levels(sound: Callable[[Document], Document]) -> None:
    content = (
        text("Right to challenge", y=760, size=24)
        + text("How it works", y=730, size=16)
        + lines(PROSE)
        + lines(PROSE, top=640)
        + text("Bold words of the same size", y=580, font="F2")
        + lines(PROSE, top=560)
    )
    document = sound(_read(Pdf().page(content)))
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
        ("paragraph", 0),
        ("heading", 3),
        ("paragraph", 0),
    ]
    assert document.blocks[2].text == " ".join(PROSE)
    assert document.blocks[-1].heading_path == (
        "Right to challenge",
        "How it works",
        "Bold words of the same size",
    )
    assert {block.locator.label for block in document.blocks} == {"page 1"}
    assert document.pages == 1


def test_words_cut_at_line_ends_are_rejoined() -> None:
    content = lines(["The commis-", "sioning of services for well-", "being in the area"])
    assert _blocks(Pdf().page(content)) == [
        ("paragraph", "The commissioning of services for well-being in the area")
    ]


def test_list_items_stand_apart() -> None:
    content = lines(
        ["They must:", "\x95 consider it", "\x95 decide on it", "1. first of all", "2. after that"]
    )
    assert _blocks(Pdf().page(content.encode("latin-1"))) == [
        ("paragraph", "They must:"),
        ("list item", "• consider it"),
        ("list item", "• decide on it"),
        ("list item", "1. first of all"),
        ("list item", "2. after that"),
    ]


def test_cells_that_stand_apart_are_a_table_row() -> None:
    content = "".join(
        text(cell, x=72 + 150 * column, y=700 - 14 * row)
        for row, cells in enumerate([("Lot", "Value", "Start"), ("Libraries", "£200,000", "2027")])
        for column, cell in enumerate(cells)
    )
    assert _blocks(Pdf().page(content)) == [
        ("table row", "Lot | Value | Start"),
        ("table row", "Libraries | £200,000 | 2027"),
    ]


def test_a_table_of_contents_is_a_row_an_entry() -> None:
    content = lines(
        ["Introduction ................................ 5", "Method ...................................... 7"]
    )
    assert _blocks(Pdf().page(content)) == [
        ("table row", "Introduction | 5"),
        ("table row", "Method | 7"),
    ]


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pdf = Pdf()
    for number in range(1, 5):
        pdf.page(
            text("Example Council strategy 2026", y=810, size=9)
            + text(f"On page {number} there is something new to say about {'abcde'[number]}")
            + text(f"Page {number} of 4", y=30, size=9)
        )
    document = _read(pdf)
    assert "Example Council" not in document.text
    assert "of 4" not in document.text
    assert len(document.blocks) == 4


def test_words_drawn_from_right_to_left_are_put_in_order() -> None:
    content = "".join(text(word, x=x) for word, x in [("words", 152), ("of", 140), ("line", 120), ("A", 110)])
    assert _blocks(Pdf().page(content)) == [("paragraph", "A line of words")]


def test_the_same_words_drawn_twice_are_one() -> None:
    content = text("Made bold by hand", y=700) + text("Made bold by hand", x=72.3, y=700)
    assert _blocks(Pdf().page(content)) == [("paragraph", "Made bold by hand")]


def test_strings_as_files_write_them() -> None:
    content = (
        "BT /F1 11 Tf 72 700 Td (a \\(nested \\\\ one\\) \\344) Tj ET "
        "BT /F1 11 Tf 72 680 Td [(W)80(ord)-400(gap)] TJ ET "
        "BT /F1 11 Tf 72 660 Td (inner (brackets) here) Tj ET "
        "BT /F1 11 Tf 72 640 Td <48 65 6C6C6F> Tj ET"
    )
    assert _read(Pdf().page(content)).text.split("\n\n")[0].startswith("a (nested \\ one) ä")
    assert "Word gap" in _read(Pdf().page(content)).text
    assert "inner (brackets) here" in _read(Pdf().page(content)).text
    assert "Hello" in _read(Pdf().page(content)).text


def test_an_inline_image_is_stepped_over() -> None:
    image = b"q 10 0 0 10 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00(\xffT EI Q "
    assert _blocks(Pdf().page(image + text("after").encode())) == [("paragraph", "after")]


@pytest.mark.parametrize(
    ("info", "title", "author", "date"),
    [
        ("/Title (A strategy for libraries) /Author (Jane Smith) /CreationDate (D:20240301120000Z)",
         "A strategy for libraries", "Jane Smith", "2024-03-01"),
        ("/Title (Microsoft Word - draft7.doc) /Author (user)", "The printed title", "", ""),
        ("/Title (untitled) /CreationDate (D:19040101000000Z)", "The printed title", "", ""),
        (f"/Title ({'long ' * 60})", "The printed title", "", ""),
        ("/Title (Microsoft Word - A plan for parks)", "A plan for parks", "", ""),
    ],
)  # fmt: skip
def test_what_the_file_says_of_itself_is_kept_when_plausible(
    info: str, title: str, author: str, date: str
) -> None:
    page = text("The printed title", y=760, size=24) + lines(PROSE)
    source = _read(Pdf(info=info).page(page)).source
    assert (source.id, source.title, source.author, source.date) == ("", title, author, date)


def test_the_name_is_the_title_of_a_file_without_one() -> None:
    assert read_bytes(Pdf().page(lines(PROSE)).data(), "needs_assessment-2024.pdf").source.title == (
        "needs assessment 2024"
    )


def test_pages_without_text_are_reported() -> None:
    document = _read(Pdf().page("").page(lines(PROSE)).page(""))
    assert (document.pages, document.pages_without_text) == (3, (1, 3))
    assert {block.locator.page for block in document.blocks} == {2}


def _encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(Pdf().page(lines(PROSE)).data()))
    writer.encrypt(user, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_with_an_empty_password_is_read() -> None:
    assert read_bytes(_encrypted(""), "a.pdf").text == " ".join(PROSE)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (_encrypted("secret"), "encrypted: needs a password"),
        (Pdf().data(), "it has no pages"),
        (Pdf().page("").page("").page("").data(), "scanned: none of its 3 pages has text"),
        (b"%PDF-1.7", "damaged"),
        (b"just words", "not a PDF, although its name ends in .pdf"),
        (Pdf().page(lines(PROSE)).data()[:300], "damaged"),
        (Pdf().page(b" " * 200_000_000, filter_name="/FlateDecode").data(), "damaged"),
    ],
    ids=["empty", "encrypted", "no pages", "scanned", "header", "words", "truncated", "bomb"],
)
def test_what_cannot_be_read_gets_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "a.pdf")


def test_a_page_that_breaks_does_not_take_the_others_down() -> None:
    pdf = Pdf().page(lines(PROSE)).page(b"not packed", filter_name="/LZWDecode").page(lines(PROSE))
    document = _read(pdf)
    assert document.pages == 3
    assert document.blocks[-1].locator.page == 3


def test_five_hundred_pages() -> None:
    pdf = Pdf()
    for number in range(500):
        pdf.page(lines([f"Page {chr(97 + number % 26) * 5} has its own words, {number}", *PROSE]))
    document = _read(pdf)
    assert document.pages == 500
    assert document.blocks[-1].locator.label == "page 500"


@pytest.mark.parametrize(
    "content",
    [
        b"(" * 200_000,
        b"[" * 200_000,
        b"<<" * 200_000,
        b"1 " * 200_000,
        b"BI " * 50_000,
        b"q " * 200_000 + b"Q " * 300_000,
        b"BT " + b"(a) Tj " * 50_000,
        b"1" * 500_000,
        b"%" * 200_000,
        b"(\\" * 200_000,
    ],
)
@pytest.mark.timeout(20)
def test_hostile_content_takes_linear_time(content: bytes) -> None:
    pdf = Pdf().page(content).page(lines(PROSE))
    assert " ".join(PROSE) in _read(pdf).text


WORD = re.compile(r"\w{2,}")


@pytest.mark.slow
def test_words_of_real_reports_are_recovered(
    shared: Callable[[str], Path], sound: Callable[[Document], Document]
) -> None:
    wanted = found = 0
    for path in sorted(shared("corpus/reports").glob("*.pdf"))[:10]:
        document = sound(read(path))
        plain = Counter(
            word for page in PdfReader(path).pages for word in WORD.findall(page.extract_text().lower())
        )
        wanted += plain.total()
        found += (plain & Counter(WORD.findall(document.text.lower()))).total()
    assert found / wanted >= 0.98
