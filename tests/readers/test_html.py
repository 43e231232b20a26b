from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Social value - Example Council</title>
<meta name="author" content="Jane Smith"><meta name="dcterms.modified" content="2024-03-01T10:00">
<link rel="canonical" href="https://example.gov.uk/social-value"><style>p{color:red}</style></head>
<body><header>Menu</header><nav>Home</nav>
<main><h1>Social value</h1><p>What we <b>must</b> con<i>sider</i>.<br>Next.</p>
<h2>How</h2><ul><li>first<li>second <p>and more</p></ul>
<table><tr><th>Lot</th><th>Value</th></tr><tr><td><p>One</p><p>bis</p></td><td>£5</td></tr></table>
<script>evil()</script><!-- comment --><p>End.</p></main><footer>Contact</footer></body></html>"""

MARKUP = ["<p>", "</p>", "<td>", "<tr>", "</tr>", "<li>", "<h2>", "</h2>", "<table>", "<br>", "a", "b"]


def _texts(html: str) -> list[str]:
    return [block.text for block in read_bytes(html.encode(), "page.html").blocks]


def test_what_a_visitor_sees_is_read(sound: Callable[[Document], Document]) -> None:
    document = sound(read_bytes(PAGE.encode(), "page.html"))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "Social value"),
        ("paragraph", "What we must consider. Next."),
        ("heading", "How"),
        ("list item", "first"),
        ("list item", "second"),
        ("paragraph", "and more"),
        ("table row", "Lot | Value"),
        ("table row", "Lot: One bis | Value: £5"),
        ("paragraph", "End."),
    ]
    assert document.blocks[-1].heading_path == ("Social value", "How")
    assert document.source.title == "Social value - Example Council"
    assert document.source.author == "Jane Smith"
    assert document.source.date == "2024-03-01"
    assert document.source.address == "https://example.gov.uk/social-value"


def test_the_frame_is_read_when_the_page_names_no_main_part() -> None:
    assert _texts("<header>Council</header><p>Words</p>") == ["Council", "Words"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">secret</p>',
        '<p style="visibility:hidden">secret</p>',
        '<p style="font-size: 0px">secret</p>',
        '<p style="opacity:0">secret</p>',
        "<p hidden>secret</p>",
        '<p style="color:#FFF">secret</p>',
        '<p style="color: white; background-color: white">secret</p>',
        '<p style="background:#123456;color:#123456">secret</p>',
        '<div style="position:absolute;left:-9999px"><p>secret</p></div>',
        '<font color="white">secret</font>',
    ],
)
def test_hidden_words_are_left_out_with_a_warning(hidden: str) -> None:
    document = read_bytes(f"<p>Seen</p>{hidden}<p>Also seen</p>".encode(), "page.html")
    assert document.text == "Seen\n\nAlso seen"
    assert document.warnings == ("1 piece of hidden text was left out",)


@pytest.mark.parametrize(
    "seen",
    [
        '<p style="color:white;background:#000">seen</p>',
        '<div style="background-color:#003078"><p style="color:white">seen</p></div>',
        '<div class="banner"><p style="color:white">seen</p></div>',
        '<p aria-hidden="true">seen</p>',
        '<p style="font-size:0.9em">seen</p>',
        '<p style="opacity:0.5">seen</p>',
    ],
)
def test_words_that_only_look_hidden_are_kept(seen: str) -> None:
    assert "seen" in _texts(seen)


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    document = read_bytes(
        b"<table><tr><td>Menu</td><td><h1>Policy</h1><p>Words.</p>"
        b"<table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
        "page.html",
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", "Menu"),
        ("heading", "Policy"),
        ("paragraph", "Words."),
        ("table row", "a | b"),
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="iso-8859-1"><p>caf\xe9 \x80</p>'.encode("latin-1"), "café €"),
        ('<meta charset="utf-8"><p>café</p>'.encode(), "café"),
        ("<p>café</p>".encode("cp1252"), "café"),
        ("<p>café</p>".encode("utf-16"), "café"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>café</p></html>'.encode(), "café"),
    ],
)
def test_the_encoding_is_found(data: bytes, text: str) -> None:
    assert read_bytes(data, "page.html").text == text


def test_a_page_that_is_called_text_is_read_as_a_page() -> None:
    assert read_bytes(b"<!DOCTYPE html><html><p>Words</p></html>", "page.txt").text == "Words"


@pytest.mark.parametrize("depth", [300, 50_000])
def test_deep_nesting_does_not_crash(depth: int) -> None:
    try:
        document = read_bytes(
            ("<div>" * depth + "deep" + "</div>" * depth + "<p>after</p>").encode(), "p.html"
        )
        assert "after" in document.text or "deep" in document.text
    except ReadError as error:
        assert str(error) == "it shows no text"  # noqa: PT017 -- either end is right, a crash is not


@given(st.text(max_size=300) | st.lists(st.sampled_from(MARKUP)).map("".join))
def test_any_page_gives_exact_spans_or_a_reason(html: str) -> None:
    try:
        document = read_bytes(html.encode("utf-8", "surrogatepass"), "any.html")
    except ReadError:
        return
    for block in document.blocks:
        assert document.text[block.locator.start : block.locator.end] == block.text
