from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        *[(name, name) for name in ("office", "style", "text", "table", "presentation", "meta", "manifest")],
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ]
)
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'
    for name, family, more, properties in [
        ("Hidden", "text", "", '<style:text-properties text:display="none"/>'),
        ("White", "text", "", '<style:text-properties fo:color="#FFFFFF"/>'),
        ("Banner", "text", "", '<style:text-properties fo:color="#ffffff" fo:background-color="#003078"/>'),
        ("Bold", "text", "", '<style:text-properties fo:font-weight="bold"/>'),
        ("Below", "text", 'style:parent-style-name="Hidden"', ""),
        ("Loop", "text", 'style:parent-style-name="Loop"', ""),
        ("Title", "paragraph", "", ""),
        ("Mine", "paragraph", 'style:parent-style-name="Table_20_Heading"', ""),
        ("Table_20_Heading", "paragraph", "", ""),
        ("Off", "drawing-page", "", '<style:drawing-page-properties presentation:visibility="hidden"/>'),
    ]
)


def _packed(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def _package(body: str, kind: str = "text", **more: str | bytes) -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": f"<manifest:manifest {NAMESPACES}/>",
        "content.xml": content,
    }
    return _packed(members | {name.replace("__", "/"): part for name, part in more.items()})


def _document(body: str) -> Document:
    return read_bytes(_package(body), "lot_brief.odt")


def _blocks(body: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _document(body).blocks]


def _row(*cells: str, paragraph: str = "<text:p>") -> str:
    inside = "".join(f"<table:table-cell>{paragraph}{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def test_headings_paragraphs_and_lists_are_told_apart(sound: Callable[[Document], Document]) -> None:
    document = sound(
        _document(
            '<text:p text:style-name="Title">Brief</text:p><text:h text:outline-level="1">Parks</text:h>'
            "<text:p>One<text:s text:c='3'/>two<text:tab/>three<text:line-break/>"
            "<text:span>four</text:span>five</text:p>"
            "<text:list><text:list-item><text:p>first</text:p><text:p>more</text:p><text:list><text:list-item>"
            "<text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>"
            '<text:h text:outline-level="2">Lots</text:h><text:section><text:p>Last</text:p></text:section>'
        )
    )
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        ("heading", 1, "Brief"),
        ("heading", 1, "Parks"),
        ("paragraph", 0, "One two three fourfive"),
        ("list item", 0, "first"),
        ("paragraph", 0, "more"),
        ("list item", 0, "inner"),
        ("heading", 2, "Lots"),
        ("paragraph", 0, "Last"),
    ]
    assert document.blocks[-1].heading_path == ("Parks", "Lots")


def test_what_the_file_says_of_itself_is_the_source() -> None:
    meta = (
        f'<office:document-meta {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:title>Grounds maintenance</dc:title><meta:initial-creator>Jane Smith</meta:initial-creator>"
        "<dc:date>2026-03-01T10:00:00</dc:date></office:meta></office:document-meta>"
    )
    data = _package("<text:p>Words</text:p>", **{"meta.xml": meta})
    source = read_bytes(data, "lot_brief.odt").source
    assert (source.title, source.author, source.date) == ("Grounds maintenance", "Jane Smith", "2026-03-01")
    assert _document("<text:p>Words</text:p>").source.title == "lot brief"


def test_deleted_words_comments_and_contents_of_pictures_are_out() -> None:
    assert _blocks(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Weight <text:change-start/>ten<text:change-end/>"
        "<office:annotation><text:p>comment</text:p></office:annotation> per cent</text:p>"
    ) == [("paragraph", "Weight ten per cent")]


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:p>x<text:span text:style-name="Hidden">secret</text:span></text:p>',
        '<text:p>x<text:span text:style-name="Below">secret</text:span></text:p>',
        '<text:p>x<text:span text:style-name="White">secret</text:span></text:p>',
        '<text:p>x<text:hidden-text text:is-hidden="true">secret</text:hidden-text></text:p>',
        '<text:p>x</text:p><text:p><text:hidden-paragraph text:is-hidden="true"/>secret</text:p>',
        '<text:p>x</text:p><text:section text:display="none"><text:p>secret</text:p></text:section>',
        (
            '<table:table><table:table-row table:visibility="collapse"><table:table-cell>'
            "<text:p>secret</text:p></table:table-cell></table:table-row></table:table><text:p>x</text:p>"
        ),
    ],
)
def test_hidden_text_is_left_out_with_a_warning(hidden: str) -> None:
    document = _document(hidden)
    assert document.text == "x"
    assert document.warnings == ("1 piece of hidden text was left out",)


def test_white_words_on_a_dark_ground_and_looping_styles_are_kept() -> None:
    spans = "".join(f'<text:span text:style-name="{name}">{name}</text:span>' for name in ("Banner", "Loop"))
    assert _blocks(f"<text:p>{spans}</text:p>") == [("paragraph", "BannerLoop")]


def test_notes_and_text_boxes_follow_their_paragraph() -> None:
    body = "<text:note-body><text:p>Note</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    box = "<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame>"
    assert [text for _, text in _blocks(f"<text:p>Before{note}{box} after</text:p>")] == [
        "Before after",
        "Box",
        "Note",
    ]


def test_a_marked_header_row_names_the_columns() -> None:
    header = f"<table:table-header-rows>{_row('Risk', 'Owner')}</table:table-header-rows>"
    assert _blocks(f"<table:table>{header}{_row('Delay', 'Jane')}</table:table>") == [
        ("table row", "Risk | Owner"),
        ("table row", "Risk: Delay | Owner: Jane"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        _row("Risk", "Owner", paragraph='<text:p text:style-name="Mine">'),
        _row(*(f'<text:span text:style-name="Bold">{name}</text:span>' for name in ("Risk", "Owner"))),
    ],
)
def test_a_first_row_that_stands_out_names_the_columns(header: str) -> None:
    assert (
        _blocks(f"<table:table>{header}{_row('Delay', 'Jane')}</table:table>")[1][1]
        == "Risk: Delay | Owner: Jane"
    )


def test_cells_that_reach_over_rows_and_columns_stay_in_place() -> None:
    head = f"<table:table-header-rows>{_row('Lot', 'Year', 'Value')}</table:table-header-rows>"
    rows = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>A</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>5</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:covered-table-cell/>"
        "<table:table-cell><text:p>1</text:p></table:table-cell>"
        "<table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>"
    )
    assert [text for _, text in _blocks(f"<table:table>{head}{rows}</table:table>")][1:] == [
        "Lot: A | Year, Value: 5",
        "Lot: A | Year: 1 | Value: 2",
    ]


def _slide(title: str, inside: str = "", notes: str = "", style: str = "") -> str:
    heading = _frame("title", f"<text:p>{title}</text:p>") if title else ""
    said = f"<presentation:notes>{_frame('notes', f'<text:p>{notes}</text:p>')}</presentation:notes>"
    return f'<draw:page draw:style-name="{style}">{heading}{inside}{said}</draw:page>'


def _frame(kind: str, inside: str) -> str:
    box = f"<draw:text-box>{inside}</draw:text-box>"
    return f'<draw:frame presentation:class="{kind}">{box}</draw:frame>'


def test_slides_are_numbered_and_hidden_ones_left_out(sound: Callable[[Document], Document]) -> None:
    items = _frame("outline", "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>")
    number = _frame("page-number", "<text:p>3</text:p>")
    table = f"<draw:frame><table:table>{_row('a', 'b')}</table:table></draw:frame>"
    slides = (
        _slide("Why", f"{items}{number}", notes="Say this.")
        + _slide("Secret", style="Off")
        + _slide("", table)
        + _slide("")
    )
    document = sound(read_bytes(_package(slides, "presentation"), "talk.odp"))
    assert [
        (block.kind, block.locator.label, block.locator.page, block.text) for block in document.blocks
    ] == [
        ("heading", "slide 1", 1, "Why"),
        ("list item", "slide 1", 1, "one"),
        ("paragraph", "slide 1 notes", 1, "Say this."),
        ("heading", "slide 3", 3, "Slide 3"),
        ("table row", "slide 3", 3, "a | b"),
        ("heading", "slide 4", 4, "Slide 4"),
    ]
    assert document.pages == 4
    assert document.warnings == (
        "1 hidden slide (2) was left out",
        "1 slide (4) was without text: pictures are not read",
    )


def test_macros_are_named_and_not_read() -> None:
    data = _package("<text:p>Words</text:p>", **{"Basic/Standard/Evil.xml": "<evil/>"})
    assert read_bytes(data, "a.odt").warnings == ("it holds macros, which were not read",)


ENTRY = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
LOCKED = f"<manifest:manifest {NAMESPACES}>{ENTRY}</manifest:manifest>"
WORDS = "<text:p>Words</text:p>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_package(WORDS)[:-60], "damaged"),
        (_package(""), "no text"),
        (_package(WORDS, **{"content.xml": b"<office:broken"}), "damaged"),
        (_package(WORDS, **{"content.xml": b""}), "no content"),
        (_package(WORDS, **{"Pictures/a.png": b" " * 300_000_000}), "unpacks to 286 MiB"),
        (_package(WORDS, **{"../evil": b""}), "points outside"),
        (_package(WORDS, **{"META-INF/manifest.xml": LOCKED}), "needs a password"),
        (_package(WORDS, **{"encrypted-package": b"x"}), "needs a password"),
        (_package("<text:section>" * 5000 + "</text:section>" * 5000), "damaged"),
    ],
    ids=[
        "truncated",
        "empty",
        "broken",
        "gutted",
        "bomb",
        "traversal",
        "encrypted",
        "wholly encrypted",
        "deep",
    ],
)
def test_what_cannot_be_read_gets_a_plain_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_bytes(data, "a.odt")


def test_entities_are_not_expanded() -> None:
    content = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
        f"<office:document-content {NAMESPACES}><office:body><office:text>"
        "<text:p>words &b; &c;</text:p></office:text></office:body></office:document-content>"
    )
    assert read_bytes(_package("", **{"content.xml": content}), "a.odt").text == "words"


TAGS = [
    *("text:p", "text:h", "text:span", "text:list", "text:list-item", "text:note", "table:table"),
    *("table:table-row", "table:table-cell", "draw:frame"),
]


TREES = st.recursive(
    st.sampled_from(["", "a", " b "]),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=3)).map(
        lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>"
    ),
    max_leaves=20,
)


@given(TREES)
def test_any_tree_gives_exact_spans_or_a_reason(body: str) -> None:
    try:
        document = _document(body)
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text


def test_real_files_are_read(shared: Callable[[str], Path]) -> None:
    texts = {}
    for path in shared("data/office/odt").iterdir():
        try:
            texts[path.name] = read_bytes(path.read_bytes(), path.name).text
        except ReadError as error:
            assert "not an OpenDocument file" in str(error)  # noqa: PT017 -- one of them is 24 bytes of text
    assert "Click the smiley" in texts["tika__testODTMacro.odt"]
    assert len(texts) == 14
