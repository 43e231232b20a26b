from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes


def _saved(package: object) -> bytes:
    out = io.BytesIO()
    package.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def _read(package: object) -> Document:
    return read_bytes(_saved(package), "brief_for-parks.docx")


def _blocks(package: object) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _read(package).blocks]


def test_headings_lists_and_tables_are_told_by_their_styles(sound: Callable[[Document], Document]) -> None:
    package = docx.Document()
    package.add_heading("Grounds maintenance", 1)
    package.add_paragraph("What is bought.")
    package.add_heading("Lots", 2)
    package.add_paragraph("north", style="List Bullet")
    package.add_paragraph("south", style="List Number")
    table = package.add_table(2, 2)
    for cell, words in zip(table._cells, ["Lot", "Value", "North", "£2m"], strict=True):  # noqa: SLF001 -- all cells at once
        cell.text = words
    package.core_properties.title = "Grounds maintenance 2027"
    package.core_properties.author = "Jane Smith"
    package.core_properties.modified = datetime(2026, 3, 1, tzinfo=UTC)
    document = sound(_read(package))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "Grounds maintenance"),
        ("paragraph", "What is bought."),
        ("heading", "Lots"),
        ("list item", "north"),
        ("list item", "south"),
        ("table row", "Lot | Value"),
        ("table row", "North | £2m"),
    ]
    assert document.blocks[-1].heading_path == ("Grounds maintenance", "Lots")
    assert (document.source.title, document.source.author, document.source.date) == (
        "Grounds maintenance 2027",
        "Jane Smith",
        "2026-03-01",
    )


def test_paragraphs_without_headings_are_counted_and_the_name_is_the_title() -> None:
    package = docx.Document()
    package.add_paragraph("one")
    package.add_paragraph("two")
    document = _read(package)
    assert [block.locator.label for block in document.blocks] == ["para 1", "para 2"]
    assert document.source.title == "brief for parks"


def test_hidden_and_white_runs_are_left_out_with_a_warning() -> None:
    package = docx.Document()
    paragraph = package.add_paragraph("Seen ")
    paragraph.add_run("secret").font.hidden = True
    paragraph.add_run("and seen ")
    paragraph.add_run("white").font.color.rgb = RGBColor(255, 255, 255)
    document = _read(package)
    assert document.text == "Seen and seen"
    assert document.warnings == ("2 pieces of hidden text were left out",)


def test_a_run_that_says_it_is_shown_is_kept_whatever_its_style_says() -> None:
    package = docx.Document()
    package.styles["Quote"].font.hidden = True
    paragraph = package.add_paragraph("secret ", style="Quote")
    paragraph.add_run("shown").font.hidden = False
    assert _blocks(package) == [("paragraph", "shown")]


def test_files_with_macros_and_templates_are_read_and_nothing_in_them_is_run() -> None:
    package = docx.Document()
    package.add_paragraph("Words")
    out = io.BytesIO()
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(io.BytesIO(_saved(package))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(kind, b"application/vnd.ms-word.document.macroEnabled.main+xml")
            new.writestr(name, data)
        new.writestr("word/vbaProject.bin", b"Sub Evil()")
    document = read_bytes(out.getvalue(), "a.docm")
    assert document.text == "Words"
    assert document.warnings == ("it holds macros, which were not read",)


def test_white_words_on_a_dark_ground_are_kept() -> None:
    package = docx.Document()
    run = package.add_paragraph().add_run("Banner")
    run.font.color.rgb = RGBColor(255, 255, 255)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="003078"/>'))  # noqa: SLF001
    assert _blocks(package) == [("paragraph", "Banner")]


def test_deleted_words_are_out_and_inserted_ones_are_in() -> None:
    package = docx.Document()
    paragraph = package.add_paragraph("Weight ")._p  # noqa: SLF001 -- python-docx makes no tracked changes
    change = f'{nsdecls("w")} w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
    paragraph.append(parse_xml(f"<w:del {change}><w:r><w:delText>five </w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {change}><w:r><w:t>ten per cent</w:t></w:r></w:ins>"))
    assert _blocks(package) == [("paragraph", "Weight ten per cent")]


def test_text_boxes_content_controls_and_nested_tables_are_read() -> None:
    package = docx.Document()
    body = package.element.body
    box = (
        f"<w:p {nsdecls('w')}><w:r><w:t>Before</w:t></w:r><w:r><w:pict>"
        "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    inside = "<w:p><w:r><w:t>In control</w:t></w:r></w:p>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    body.insert(0, parse_xml(box))
    body.insert(1, parse_xml(control))
    cell = package.add_table(1, 1).cell(0, 0)
    cell.text = "Outer"
    cell.add_table(1, 2).cell(0, 1).text = "Inner"
    assert [words for _, words in _blocks(package)] == [
        "Before",
        "In the box",
        "In control",
        "Outer",
        "Inner",
    ]


def test_deep_tables_end() -> None:
    package = docx.Document()
    cell = package.add_table(1, 1).cell(0, 0)
    for depth in range(30):
        cell.text = f"level {depth}"
        cell = cell.add_table(1, 1).cell(0, 0)
    assert "level 5" in _read(package).text


def test_an_outline_level_makes_a_heading() -> None:
    package = docx.Document()
    paragraph = package.add_paragraph("Scope")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))  # noqa: SLF001
    block = _read(package).blocks[0]
    assert (block.kind, block.level) == ("heading", 2)
    assert qn("w:outlineLvl")


def _repacked(**members: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_saved(docx.Document()))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, members.get(name.replace("/", "_").replace(".", "_"), old.read(name)))
    return out.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>words &b; &c;</w:t></w:r></w:p></w:body></w:document>"
)


def test_entities_are_not_expanded() -> None:
    try:
        assert "haha" not in read_bytes(_repacked(word_document_xml=ENTITIES), "a.docx").text
    except ReadError as error:
        assert "damaged" in str(error)  # noqa: PT017 -- either end is right, an expansion is not


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_saved(docx.Document())[:2000], "damaged"),
        (_saved(docx.Document()), "no text"),
        (_repacked(word_document_xml=b"<w:broken"), "damaged"),
        (_repacked(docProps_thumbnail_jpeg=b" " * 300_000_000), "unpacks to 286 MiB"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            r"old Word format \(\.doc\)",
        ),
    ],
    ids=["truncated", "empty", "broken", "bomb", "encrypted", "old"],
)
def test_what_cannot_be_read_gets_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "a.docx")


def test_a_spreadsheet_that_is_called_a_word_file_is_read_as_one() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "")
    with pytest.raises(ReadError, match="spreadsheet cannot be read"):
        read_bytes(out.getvalue(), "a.docx")
