"""Electronic books (.epub): their chapters in reading order."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.declared import leading_date, plausible_author, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.html.reader import add_page, page_text, parsed
from assistant.readers.office.package import check_package
from assistant.readers.sniff import BROKEN_ZIP

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS_ONLY = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Ways of scrambling embedded fonts; the words stay in plain."""
_LOCKED = "encrypted: the book is locked (DRM) and opens only in the seller's app"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"})
_MOST_CHAPTERS = 5_000
_HEADING = re.compile(r"<h[1-6][\s>]", re.IGNORECASE)


def read_epub(data: bytes, name: str) -> Document:
    """Read a book. Raises ReadError when it is damaged, locked, a bomb, or holds no words."""
    check_package(data, "EPUB")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        book = _Book(package)
        assembly = Assembly()
        missing = hidden = 0
        for path, title in book.chapters():
            page = book.read(path)
            if page is None:
                missing += 1
                continue
            text = page_text(page)
            if title and not _HEADING.search(text):
                assembly.heading(title, 1)
            try:
                hidden += add_page(assembly, parsed(text))
            except ReadError:
                missing += 1
    if missing:
        chapters = "1 chapter is" if missing == 1 else f"{missing} chapters are"
        assembly.warnings.append(f"{chapters} missing or broken in the file")
    if hidden:
        assembly.warnings.append(hidden_warning(hidden))
    return assembly.document(_source(book, assembly.title(), name), empty="it shows no text")


@dataclass(frozen=True, slots=True)
class _Item:
    """A file that the book lists."""

    path: str
    kind: str
    properties: frozenset[str]


class _Book:
    """What a book lists and says of itself."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {member.filename: member for member in package.infolist()}
        self._folded = {member.filename.lower(): member for member in package.infolist()}
        container = self._xml(_CONTAINER)
        rootfile = None if container is None else next(container.iter("{*}rootfile"), None)
        self._opf = "" if rootfile is None else posixpath.normpath(unquote(rootfile.get("full-path") or ""))
        root = self._xml(self._opf)
        if root is None:
            raise ReadError("damaged: the EPUB does not say what it holds")
        self._root = root
        self._items = {item.get("id") or "": self._item(item) for item in root.iter("{*}item")}
        if self._is_locked():
            raise ReadError(_LOCKED)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file of the book; None when it is missing or broken."""
        member = self._names.get(path) or self._folded.get(path.lower())
        if member is None:
            return None
        try:
            return self._package.read(member)
        except BROKEN_ZIP:
            return None

    def chapters(self) -> Iterator[tuple[str, str]]:
        """The path of every page in reading order, with its title in the table of contents."""
        titles = self._titles()
        seen: set[str] = set()
        for reference in self._root.iter("{*}itemref"):
            name = reference.get("idref") or ""
            item = self._items.get(name, _Item(name, "text/html", frozenset()))
            if item.kind not in _PAGES or "nav" in item.properties or item.path in seen:
                continue
            seen.add(item.path)
            yield item.path, titles.get(item.path, "")
            if len(seen) == _MOST_CHAPTERS:
                return

    def said(self, name: str) -> list[str]:
        """The values of a Dublin Core field, in order."""
        elements = self._root.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")
        return [text for element in elements if (text := _words(element))]

    def date(self) -> str:
        """The day of publication, or else the last change, as exact as it is written."""
        dates: list[tuple[int, str]] = []
        for element in self._root.iter("{http://purl.org/dc/elements/1.1/}date"):
            event = element.get("{http://www.idpf.org/2007/opf}event") or ""
            rank = {"publication": 0, "": 1, "modification": 2}.get(event, 3)
            dates.append((rank, leading_date(element.text or "")))
        changed = (each for each in self._root.iter("{*}meta") if each.get("property") == "dcterms:modified")
        dates += [(4, leading_date(element.text or "")) for element in changed]
        return min((item for item in dates if item[1]), default=(0, ""), key=lambda item: item[0])[1]

    def _titles(self) -> dict[str, str]:
        """The first title that the table of contents gives each page, by its path."""
        titles: dict[str, str] = {}
        for item in self._items.values():
            if item.kind == "application/x-dtbncx+xml":
                root = self._xml(item.path)
                points = () if root is None else root.iter("{*}navPoint")
                for point in points:
                    label, content = point.find("{*}navLabel/{*}text"), point.find("{*}content")
                    if label is not None and content is not None:
                        path = self._path(item.path, content.get("src"))
                        titles.setdefault(path, _words(label))
            elif "nav" in item.properties:
                root = self._xml(item.path)
                for link in () if root is None else root.iter("{*}a"):
                    titles.setdefault(self._path(item.path, link.get("href")), _words(link))
        return titles

    def _is_locked(self) -> bool:
        """Whether pages are encrypted; scrambled fonts are not what a reader reads."""
        encryption = self._xml(_ENCRYPTION)
        if encryption is None:
            return False
        pages = {item.path for item in self._items.values() if item.kind in _PAGES}
        for encrypted in encryption.iter("{*}EncryptedData"):
            method, reference = encrypted.find("{*}EncryptionMethod"), encrypted.find(".//{*}CipherReference")
            how = "" if method is None else method.get("Algorithm")
            path = "" if reference is None else posixpath.normpath(unquote(reference.get("URI") or ""))
            if how not in _FONTS_ONLY and path in pages:
                return True
        return False

    def _item(self, element: etree._Element) -> _Item:
        return _Item(
            self._path(self._opf, element.get("href")),
            (element.get("media-type") or "").lower(),
            frozenset((element.get("properties") or "").split()),
        )

    def _xml(self, path: str) -> etree._Element | None:
        """The tree of a file of the book; None when it is missing or broken."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        try:
            return etree.fromstring(self.read(path) or b"", parser)
        except (etree.XMLSyntaxError, ValueError):
            return None

    @staticmethod
    def _path(base: str, reference: str | None) -> str:
        """Where a reference in the file `base` points to, as the package names it."""
        path = unquote((reference or "").partition("#")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _source(book: _Book, heading: str, name: str) -> Source:
    title = next(filter(None, map(plausible_title, book.said("title"))), "")
    authors = list(filter(None, map(plausible_author, book.said("creator"))))
    return Source(
        id="",
        title=title or plausible_title(heading) or title_from_name(name),
        publisher=next(filter(None, map(plausible_author, book.said("publisher"))), ""),
        date=book.date(),
        author=", ".join(authors),
    )
