"""What the catalogue knows of documents that are versions of one another: tables, questions, changes."""

from __future__ import annotations

import sqlite3

from assistant.documents import Document, digest
from assistant.library.near import NEAR, bands, likeness, sketch

TABLES = """
CREATE TABLE IF NOT EXISTS sketches (
    document INTEGER PRIMARY KEY REFERENCES documents (id),
    text TEXT NOT NULL,          -- content id of its text and of what it is
    signature BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS sketches_text ON sketches (text);
CREATE TABLE IF NOT EXISTS bands (
    band TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (id),
    PRIMARY KEY (band, document)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS near (
    document INTEGER NOT NULL REFERENCES documents (id),
    other INTEGER NOT NULL REFERENCES documents (id),
    likeness REAL NOT NULL,
    PRIMARY KEY (document, other)
) WITHOUT ROWID;
"""

NEWER = (
    "(SELECT o.source_id FROM near n JOIN documents o ON o.id = n.other WHERE n.document = d.id"
    " AND o.state = 'ready' AND json_extract(o.source, '$.date') > json_extract(d.source, '$.date')"
    " AND json_extract(d.source, '$.date') <> ''"
    " AND instr(json_extract(o.source, '$.date'), json_extract(d.source, '$.date')) <> 1"
    " ORDER BY json_extract(o.source, '$.date') DESC LIMIT 1)"
)
"""Of a row `d` of documents: the id of the newest source that is nearly the same and surely later.

`2024-03` is not surely later than `2024`."""

ALL_NEAR = (
    "(SELECT json_group_array(o.source_id) FROM near n JOIN documents o ON o.id = n.other"
    " WHERE n.document = d.id AND o.state = 'ready')"
)
"""Of a row `d` of documents: a JSON list of the ids of all sources that are nearly the same."""


def text_key(document: Document) -> str:
    """A content id of the words and of what they are: two files with the same hold one document."""
    source = document.source
    standing = (source.kind, source.status, source.jurisdiction, source.collection, repr(source.tender))
    return digest(document.text, *standing)


def remember(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Inside a transaction: store the signature of a new document and link it to those nearly the same."""
    signature = sketch(document.text)
    connection.execute("INSERT INTO sketches VALUES (?, ?, ?)", (number, text_key(document), signature))
    own = list(bands(signature))
    marks = ",".join("?" * len(own))
    rows = connection.execute(
        "SELECT document, signature FROM sketches WHERE document IN"  # noqa: S608 -- only question marks are put in
        f" (SELECT document FROM bands WHERE band IN ({marks}))",
        own,
    ).fetchall()
    connection.executemany("INSERT INTO bands VALUES (?, ?)", [(band, number) for band in own])
    for other, known in rows:
        alike = likeness(signature, known)
        if alike >= NEAR:
            pairs = [(number, other, alike), (other, number, alike)]
            connection.executemany("INSERT OR REPLACE INTO near VALUES (?, ?, ?)", pairs)


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Inside a transaction: drop what `remember` stored."""
    row = connection.execute("SELECT signature FROM sketches WHERE document = ?", (number,)).fetchone()
    for band in bands(row[0]) if row else ():
        connection.execute("DELETE FROM bands WHERE band = ? AND document = ?", (band, number))
    connection.execute("DELETE FROM sketches WHERE document = ?", (number,))
    connection.execute("DELETE FROM near WHERE document = ?1 OR other = ?1", (number,))


def same_text(connection: sqlite3.Connection, key: str, options: str) -> tuple[str, str] | None:
    """The digest and options of a visible document with this `text_key`, read with these options."""
    row = connection.execute(
        "SELECT d.sha256, d.options FROM sketches s JOIN documents d ON d.id = s.document"
        " WHERE s.text = ? AND d.options = ? AND d.state = 'ready' LIMIT 1",
        (key, options),
    ).fetchone()
    return None if row is None else (str(row[0]), str(row[1]))


def near_titles(connection: sqlite3.Connection, number: int) -> list[str]:
    """The titles of visible documents that are nearly the same as this one, each with its id."""
    rows = connection.execute(
        "SELECT json_extract(o.source, '$.title'), o.source_id FROM near n JOIN documents o ON o.id = n.other"
        " WHERE n.document = ? AND o.state = 'ready' ORDER BY o.source_id",
        (number,),
    )
    return [f"{title} ({source_id})" for title, source_id in rows]
