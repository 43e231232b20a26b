"""The text of laws as XML from legislation.gov.uk: the latest, or as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from assistant.library.sources import Entry
from assistant.sync.answers import Manners
from assistant.sync.dates import in_words
from assistant.sync.desk import Desk
from assistant.sync.pieces import LeftOut, Missing, Piece, digest_of

_MANNERS = Manners(pause=300.0)
"""After 503 and 504 the site asks for a wait of 5 minutes (its API documentation, "Response codes")."""
_STEM = 43
"""Characters of an entry's id before the day; the library keeps the first 60 of the whole."""


def address_of(entry: Entry, as_at: date | None = None) -> str:
    """Where the XML of a law, or of a part of one, is asked for."""
    version = f"/{as_at.isoformat()}" if as_at else ""
    return f"{entry.fetched_from.rstrip('/')}{version}/data.xml"


def fetch_law(entry: Entry, desk: Desk, as_at: date | None = None) -> Iterator[Piece | Missing | LeftOut]:
    """The one file of a law. A text as at a day is kept beside the latest one, under an id of its own."""
    source, name = entry.source(), f"legislation/{entry.id}.xml"
    if as_at is not None:
        day = as_at.isoformat()
        past = as_at <= datetime.now(UTC).date()
        name = f"legislation/{entry.id}-as-at-{day}.xml"
        source = replace(
            source,
            id=f"{entry.id[:_STEM].strip('-')}-as-at-{day}",
            title=f"{entry.title}, as at {in_words(day)}",
            date=day,
            status="historic" if past else "not yet in force",
            superseded_by="",
        )
    asked = address_of(entry, as_at)
    answer = desk.get(name, asked, "xml", _MANNERS)
    yield Piece(name, asked, answer, source, digest_of(answer.body))
