"""Single web pages and PDFs, as they stand at their address."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.library.sources import Entry
from assistant.sync.desk import Desk
from assistant.sync.pieces import LeftOut, Missing, Piece, digest_of


def fetch_page(entry: Entry, desk: Desk) -> Iterator[Piece | Missing | LeftOut]:
    """The HTML at the address."""
    name = f"page/{entry.id}.html"
    answer = desk.get(name, entry.fetched_from, "html")
    yield Piece(name, entry.fetched_from, answer, entry.source(), digest_of(answer.body))


def fetch_pdf(entry: Entry, desk: Desk) -> Iterator[Piece | Missing | LeftOut]:
    """The PDF at the address."""
    name = f"pdf/{entry.id}.pdf"
    answer = desk.get(name, entry.fetched_from, "pdf")
    yield Piece(name, entry.fetched_from, answer, entry.source(), digest_of(answer.body))
