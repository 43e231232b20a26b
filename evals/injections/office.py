"""Office files made of pieces."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

import xlsxwriter  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.util import Inches

from evals.injections.pieces import Piece

_WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_SLIDE_PIECES: Final = 6
"""Pieces on one slide."""
_XML_UNFIT: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


def docx(title: str, pieces: Sequence[Piece]) -> bytes:
    """A Word file; comments and notes stand in parts of their own, and are referred to."""
    body: list[str] = []
    comments: list[str] = []
    notes: list[str] = []
    for piece in pieces:
        run = f'<w:t xml:space="preserve">{_escaped(piece.text)}</w:t>'
        if piece.way == "comment":
            comments.append(
                f'<w:comment w:id="{len(comments)}" w:author="x"><w:p><w:r>{run}</w:r></w:p></w:comment>'
            )
            body.append(f'<w:p><w:r><w:commentReference w:id="{len(comments) - 1}"/></w:r></w:p>')
        elif piece.way == "note":
            notes.append(f'<w:footnote w:id="{len(notes) + 1}"><w:p><w:r>{run}</w:r></w:p></w:footnote>')
            body.append(f'<w:p><w:r><w:t>See</w:t><w:footnoteReference w:id="{len(notes)}"/></w:r></w:p>')
        else:
            look = {"hidden": "<w:vanish/>", "white": '<w:color w:val="FFFFFF"/>'}.get(piece.way, "")
            level = max(0, piece.level - 1)
            style = f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>' if piece.kind == "heading" else ""
            body.append(f"<w:p>{style}<w:r><w:rPr>{look}</w:rPr>{run}</w:r></w:p>")
    kinds = {"document": "document.main", "comments": "comments", "footnotes": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return _packed(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels"'
                ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f"{overrides}</Types>"
            ),
            "_rels/.rels": _relations({"document": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _relations(
                {"c": ("comments", "comments.xml"), "f": ("footnotes", "footnotes.xml")}
            ),
            "word/document.xml": f"<w:document {_WORD}><w:body>{''.join(body)}</w:body></w:document>",
            "word/comments.xml": f"<w:comments {_WORD}>{''.join(comments)}</w:comments>",
            "word/footnotes.xml": f"<w:footnotes {_WORD}>{''.join(notes)}</w:footnotes>",
            "docProps/title.txt": title,
        }
    )


def odt(_title: str, pieces: Sequence[Piece]) -> bytes:
    """An OpenDocument text."""
    body = []
    for piece in pieces:
        text = _escaped(piece.text)
        if piece.way == "comment":
            body.append(f"<text:p>See<office:annotation><text:p>{text}</text:p></office:annotation></text:p>")
        elif piece.way == "hidden":
            body.append(f'<text:p><text:span text:style-name="Hidden">{text}</text:span></text:p>')
        elif piece.kind == "heading":
            body.append(f'<text:h text:outline-level="{max(1, piece.level)}">{text}</text:h>')
        else:
            body.append(f"<text:p>{text}</text:p>")
    hidden = (
        '<office:automatic-styles><style:style style:name="Hidden" style:family="text">'
        '<style:text-properties text:display="none"/></style:style></office:automatic-styles>'
    )
    content = (
        f"<office:document-content {_OPEN}>{hidden}<office:body><office:text>{''.join(body)}</office:text>"
        "</office:body></office:document-content>"
    )
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return _packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def rtf(title: str, pieces: Sequence[Piece]) -> bytes:
    """An RTF file."""
    body = []
    for piece in pieces:
        text = _rtf_text(piece.text)
        if piece.way == "hidden":
            text = rf"{{\v {text}}}"
        level = rf"\outlinelevel{piece.level - 1}\s{piece.level} " if piece.kind == "heading" else ""
        body.append(rf"\pard {level}{text}\par")
    styles = r"{\stylesheet{\s1 heading 1;}{\s2 heading 2;}{\s3 heading 3;}}"
    return (rf"{{\rtf1\ansi {styles}{{\info{{\title {_rtf_text(title)}}}}}" + "\n".join(body) + "}").encode()


def pptx(title: str, pieces: Sequence[Piece]) -> bytes:
    """A deck: a slide for each heading, and for what does not fit."""
    deck = Presentation()
    slide, on_it, heading = None, 0, title
    for piece in pieces:
        if piece.kind == "heading" or slide is None or on_it == _SLIDE_PIECES:
            heading = piece.text if piece.kind == "heading" else heading
            slide, on_it = deck.slides.add_slide(deck.slide_layouts[1]), 0
            slide.shapes.title.text = _printable(heading)
            slide.placeholders[1].text = ""
        if piece.kind == "heading":
            continue
        on_it += 1
        text = _printable(piece.text)
        if piece.way == "note":
            slide.notes_slide.notes_text_frame.text = text
        elif piece.way == "hidden":
            box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(3), Inches(1))
            box.text_frame.text = text
            box._element.nvSpPr.cNvPr.set("hidden", "1")  # noqa: SLF001 -- python-pptx has no word for it
        else:
            frame = slide.placeholders[1].text_frame
            paragraph = frame.paragraphs[0] if not frame.text else frame.add_paragraph()
            paragraph.text = text
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def xlsx(_title: str, pieces: Sequence[Piece]) -> bytes:
    """A sheet with a row for each piece, beside the heading that it stands under."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("What holds")
    sheet.write_row(0, 0, ("Subject", "What holds"))
    subject, row = "", 1
    for piece in pieces:
        if piece.kind == "heading":
            subject = piece.text
            continue
        if piece.way == "comment":
            sheet.write_comment(row - 1, 1, piece.text)
            continue
        if piece.way == "hidden":
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.write_string(row, 0, _printable(subject))
        sheet.write_string(row, 1, _printable(piece.text))
        row += 1
    book.close()
    return out.getvalue()


def _packed(members: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text)
    return out.getvalue()


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _printable(text: str) -> str:
    return text.translate(_XML_UNFIT)


def _escaped(text: str) -> str:
    return escape(_printable(text))


def _rtf_text(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(_rtf_character(code) for code in codes)


def _rtf_character(code: int) -> str:
    if chr(code) in "\\{}":
        return "\\" + chr(code)
    if chr(code) == "\n":
        return r"\line "
    return chr(code) if 32 <= code < 127 else rf"\u{code - 65536 if code > 32767 else code}?"  # noqa: PLR2004 -- RTF counts from -32,768
