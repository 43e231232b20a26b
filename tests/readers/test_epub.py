from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents import Document
from assistant.readers import ReadError, read_bytes

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = (
    "<dc:title>Commissioning guide</dc:title>"
    "<dc:creator>Jane Smith</dc:creator><dc:creator>Ann Lee</dc:creator>"
    '<dc:publisher>Example Council</dc:publisher><dc:date opf:event="conversion">2024-01-01</dc:date>'
    '<dc:date opf:event="publication">2019-08-23</dc:date><dc:language>en</dc:language>'
)
ONE = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><h1>One</h1><p>First.</p></body></html>"
TWO = "<html><body><p id='a'/><p>Second&nbsp;words.</p><script/><p>More.</p></body></html>"
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Chapter two</text>'
    '</navLabel><content src="text/two%20b.xhtml#a"/></navPoint></navMap></ncx>'
)


def _opf(spine: str = "one two", metadata: str = METADATA) -> str:
    references = "".join(f'<itemref idref="{name}"/>' for name in spine.split())
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata><manifest>'
        '<item id="two" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="cover" href="cover.svg" media-type="image/svg+xml"/>'
        '<item id="lost" href="text/lost.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        f"</manifest><spine>{references}</spine></package>"
    )


def _book(**changed: str) -> bytes:
    """A book; `changed` replaces files by the last word of their name, or adds `encryption`."""
    files = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": _opf(),
        "OEBPS/text/one.xhtml": ONE,
        "OEBPS/text/two b.xhtml": TWO,
        "OEBPS/toc.ncx": NCX,
        "OEBPS/nav.xhtml": "<html><body><nav><a href='text/one.xhtml'>One</a></nav></body></html>",
    }
    places = {
        "opf": "OEBPS/content.opf",
        "container": "META-INF/container.xml",
        "one": "OEBPS/text/one.xhtml",
    }
    places["encryption"] = "META-INF/encryption.xml"
    files |= {places[name]: text for name, text in changed.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            package.writestr(name, text)
    return out.getvalue()


def _read(data: bytes) -> Document:
    return read_bytes(data, "book.epub")


def test_a_book_is_read_in_the_order_of_its_spine(sound: Callable[[Document], Document]) -> None:
    document = sound(_read(_book()))
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "One"),
        ("paragraph", "First."),
        ("heading", "Chapter two"),
        ("paragraph", "Second words."),
        ("paragraph", "More."),
    ]
    assert document.blocks[-1].heading_path == ("Chapter two",)
    source = document.source
    assert (source.title, source.author) == ("Commissioning guide", "Jane Smith, Ann Lee")
    assert (source.publisher, source.date) == ("Example Council", "2019-08-23")
    turned = _read(_book(opf=_opf("nav cover two one two")))
    assert [block.text for block in turned.blocks][:2] == ["Chapter two", "Second words."]
    assert [block.text for block in turned.blocks].count("One") == 1


def test_chapters_that_are_missing_are_counted() -> None:
    assert _read(_book(opf=_opf("one lost unknown"))).warnings == (
        "2 chapters are missing or broken in the file",
    )


def test_hidden_words_of_all_chapters_are_counted_once() -> None:
    page = "<html><body><p>Seen.</p><p style='display:none'>a</p><p hidden=''>b</p></body></html>"
    document = _read(_book(one=page))
    assert "2 pieces of hidden text were left out" in document.warnings


def _encryption(algorithm: str, path: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
        ' xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        f'<enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData>'
        f'<enc:CipherReference URI="{path}"/></enc:CipherData></enc:EncryptedData></encryption>'
    )


def test_a_locked_book_says_so_and_scrambled_fonts_are_no_lock() -> None:
    aes = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
    with pytest.raises(ReadError, match=r"encrypted: the book is locked \(DRM\)"):
        _read(_book(encryption=_encryption(aes, "OEBPS/text/two%20b.xhtml")))
    for algorithm, path in (
        ("http://www.idpf.org/2008/embedding", "OEBPS/text/one.xhtml"),
        ("http://ns.adobe.com/pdf/enc#RC", "OEBPS/fonts/a.otf"),
        (aes, "OEBPS/images/cover.jpg"),
    ):
        assert _read(_book(encryption=_encryption(algorithm, path))).blocks


def test_entities_are_not_resolved() -> None:
    opf = _opf(metadata="<dc:title>A title &e;</dc:title>")
    outside = f'<!DOCTYPE package [<!ENTITY e SYSTEM "file:///etc/passwd">]>{opf}'
    assert _read(_book(opf=outside)).source.title.startswith("A title")
    assert "root" not in _read(_book(opf=outside)).source.title
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE package [<!ENTITY e "&l11;"><!ENTITY l0 "lol">{lol}]>{opf}'
    with contextlib.suppress(ReadError):  # the parser may give up on it altogether
        assert len(_read(_book(opf=bomb)).source.title) < 1000


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(ReadError, match="more than any EPUB should"):
        _read(_book(one="a" * (60 * 2**20)))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"container": "<container/>"}, "damaged: the EPUB does not say what it holds"),
        ({"container": "not xml"}, "damaged: the EPUB does not say what it holds"),
        ({"opf": ""}, "damaged: the EPUB does not say what it holds"),
        ({"opf": _opf("cover")}, "it shows no text"),
    ],
)
def test_a_book_that_cannot_be_read_has_a_plain_reason(changed: dict[str, str], reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        _read(_book(**changed))


def test_a_book_that_is_cut_off_says_so() -> None:
    with pytest.raises(ReadError, match="damaged: the EPUB is cut off or broken"):
        _read(_book()[:-400])


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_damaged_book_is_read_or_has_a_reason(data: st.DataObject) -> None:
    whole = bytearray(_book())
    for _ in range(data.draw(st.integers(1, 10))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ReadError):
        document = _read(bytes(whole))
        assert all(
            document.text[each.locator.start : each.locator.end] == each.text for each in document.blocks
        )


def test_real_books_are_read(shared: Callable[[str], Path], sound: Callable[[Document], Document]) -> None:
    folder = shared("data/office/epub")
    read = {path.name.partition("__")[2]: sound(_read(path.read_bytes())) for path in folder.glob("*.epub")}
    sports = read["winter-sports.epub"]
    assert (sports.source.title, sports.source.author) == ("Winter Sports in Switzerland", "E. F. Benson")
    assert sum(block.text.startswith("CHAPTER") for block in sports.blocks if block.level) >= 8
    assert [block.text for block in read["testEPUB.epub"].blocks if block.level][-3:] == [
        "Chapter 2",
        "Subchapter 2.1",
        "Subchapter 2.2",
    ]
    assert len(read) == 4
