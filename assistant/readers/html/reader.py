"""Web pages: the words that a visitor sees, with their headings, lists and table rows."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from assistant.documents import BlockKind, Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.declared import leading_date, plausible_author, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.html.hidden import is_hidden
from assistant.readers.html.table import HtmlTable
from assistant.readers.sniff import decode

_HEAD = 4096
"""Bytes in which a page may declare its encoding (HTML says 1024; real pages are later)."""
_CHARSET = re.compile(
    rb"charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)

_UNREAD = frozenset(
    {
        *("script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object", "embed"),
        *("audio", "video", "canvas", "select", "button"),
    }
)
_FURNITURE = frozenset({"nav", "header", "footer", "aside"})
_INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *("i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub"),
        *("sup", "time", "tt", "u", "var", "wbr"),
    }
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_LIST_ITEMS = frozenset({"li", "dt", "dd"})
_STRUCTURE = frozenset({*_HEADINGS, *_LIST_ITEMS, "tr"})
"""What stands in no cell of a real table."""
_DATES = (
    "dcterms.modified",
    "dcterms.date",
    "dcterms.issued",
    "dc.date",
    "article:published_time",
    "date",
    "dc.date.issued",
)


def read_html(data: bytes, name: str) -> Document:
    """Read a web page. Raises ReadError when it shows no words."""
    assembly = Assembly()
    root = parsed(page_text(data))
    hidden = add_page(assembly, root)
    if hidden:
        assembly.warnings.append(hidden_warning(hidden))
    return assembly.document(_source(root, assembly.title(), name), empty="it shows no text")


def page_text(data: bytes) -> str:
    """The text of a page, in the encoding that it declares or seems to have."""
    return decode(data, _declared_encoding(data))


def parsed(text: str) -> etree._Element:
    """The tree of a page, or of a piece of one. Raises ReadError when it is neither."""
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", text.replace("\0", ""))
    try:
        return lxml_html.document_fromstring(
            text, parser=lxml_html.HTMLParser(encoding=None, huge_tree=False)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("not a web page") from error


def add_page(assembly: Assembly, root: etree._Element, *, below: int = 0) -> int:
    """Add what a visitor sees, with headings `below` levels lower; gives how many pieces were hidden."""
    return _Page(root, assembly, below).hidden


def _declared_encoding(data: bytes) -> str:
    found = _CHARSET.search(data[:_HEAD])
    label = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    # Browsers read Latin-1 as Windows-1252, and a page that could declare UTF-16 this way is not in it.
    return {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": ""}.get(
        label, "" if "utf-16" in label else label
    )


class _Page:
    """Walks the tree once, without recursion, and fills an assembly."""

    def __init__(self, root: etree._Element, assembly: Assembly, below: int) -> None:
        self.assembly = assembly
        self.hidden = 0
        self._below = below
        self._main = _main(root)
        self._kept = {self._main, *self._main.iterancestors()} if self._main is not None else set()
        self._text: list[str] = []
        self._kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]
        self._tables: list[HtmlTable] = []
        """The tables that are open, one in another."""
        self._preformatted = 0
        self._walk(root)
        self._flush()

    def _walk(self, root: etree._Element) -> None:
        skipped: etree._Element | None = None
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event in {"comment", "pi"}:
                self._say(element.tail)
            elif event == "start":
                if self._is_skipped(element):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._start(element)
                    self._say(element.text)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._end(element)
                self._say(element.tail)

    def _is_skipped(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in _UNREAD:
            return True
        if tag in _FURNITURE and self._main is not None and element not in self._kept:
            return True
        if is_hidden(element):
            if any(piece.strip() for piece in element.itertext()):
                self.hidden += 1
            return True
        return False

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _INLINE:
            return
        if tag == "br":
            self._text.append("\n" if self._preformatted else " ")
            return
        self._flush()
        row = self._open_row()
        if tag in _STRUCTURE and row is not None:
            self._give_up(row)
        if tag in {"table", "tr"}:
            self._start_table(element)
        elif tag in _CELLS and row is not None:
            row.begin_cell(element)
        elif tag in _HEADINGS:
            self._kinds.append(("heading", _HEADINGS[tag]))
        elif tag in _LIST_ITEMS:
            self._kinds.append(("list item", 0))
        elif tag == "pre":
            self._preformatted += 1

    def _start_table(self, element: etree._Element) -> None:
        if element.tag == "table" or not self._tables:
            self._tables.append(HtmlTable(without_table=element.tag == "tr"))
        if element.tag == "tr":
            self._tables[-1].begin_row(element)

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _INLINE or tag == "br":
            return
        self._flush()
        if tag in {"table", "tr"} and self._tables:
            if tag == "tr":
                self._tables[-1].end_row()
            if tag == "table" or self._tables[-1].without_table:
                self._add_rows()
                self._tables.pop()
        elif (tag in _HEADINGS or tag in _LIST_ITEMS) and len(self._kinds) > 1:
            self._kinds.pop()
        elif tag == "pre":
            self._preformatted -= 1

    def _flush(self) -> None:
        """Add what has been said since the last block: to the open cell, or as a block."""
        text = "".join(self._text)
        self._text.clear()
        if not text.strip():
            return
        row = self._open_row()
        if row is not None:
            row.say(text)
            return
        self._add_rows()
        kind, level = self._kinds[-1]
        if kind == "heading":
            self.assembly.heading(text, level + self._below)
            return
        self.assembly.add(kind, text, lines=self._preformatted > 0)
        if kind == "list item":
            self._kinds[-1] = ("paragraph", 0)

    def _open_row(self) -> HtmlTable | None:
        """The table whose row is open; there is at most one, because a row within a row ends the outer."""
        return next((table for table in self._tables if table.is_row), None)

    def _give_up(self, table: HtmlTable) -> None:
        """A row that holds headings, lists or tables lays out the page: its cells are no cells."""
        texts = table.give_up_row()
        self._add_rows()
        for text in texts:
            self.assembly.add("paragraph", text)

    def _add_rows(self) -> None:
        """Add the rows that wait in open tables, before anything that comes after them."""
        for table in self._tables:
            for text in table.take():
                self.assembly.add("table row", text)


def _main(root: etree._Element) -> etree._Element | None:
    """The page's own content, when it says which part that is and it has words."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = root.find(path)
        if found is not None and any(piece.strip() for piece in found.itertext()):
            return found
    return None


def _source(root: etree._Element, heading: str, name: str) -> Source:
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("name") or element.get("property") or ""
        meta.setdefault(key.lower(), element.get("content") or "")
    declared = root.findtext(".//title") or meta.get("dcterms.title") or meta.get("og:title", "")
    canonical = next(
        (link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), ""
    )
    address = canonical or meta.get("og:url", "")
    return Source(
        id="",
        title=plausible_title(declared) or plausible_title(heading) or title_from_name(name),
        publisher=plausible_author(meta.get("dcterms.publisher") or meta.get("og:site_name", "")),
        date=next(filter(None, (leading_date(meta.get(key, "")) for key in _DATES)), ""),
        author=plausible_author(meta.get("author") or meta.get("dcterms.creator", "")),
        address=address if address.startswith(("http://", "https://")) else "",
    )
