"""Completes what a file says of itself into a catalogue entry: id, title and what the person set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, fields, replace
from itertools import count
from pathlib import Path

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus, digest
from assistant.library.sidecar import Declared

NOTHING = Declared()
_DEFAULT = Source(id="", title="")


@dataclass(frozen=True, slots=True)
class Options:
    """What a person set for all files of a run; what a file says of itself goes before."""

    collection: str = ""
    kind: Kind | None = None
    jurisdiction: Jurisdiction | None = None
    status: SourceStatus | None = None
    publisher: str = ""

    def key(self, *versions: str) -> str:
        """A content id: other options or versions make a file worth reading again."""
        return digest(*versions, *(str(getattr(self, item.name)) for item in fields(self)))


def complete(
    source: Source, path: str, options: Options, taken: Container[str], declared: Declared = NOTHING
) -> Source:
    """The source with an id that is not `taken`, a title, and the options where the file is silent.

    What a person `declared` beside the file goes before what the file says of itself.
    """
    source = declared.applied(source)
    stem = Path(path).stem.removesuffix(".ocr")
    title = source.title.strip() or re.sub(r"[_\-\s]+", " ", stem).strip() or "Untitled"
    wanted = _slug(source.id) or f"{_slug(stem) or 'file'}-{digest(path)[:6]}"
    own = wanted
    turns = count(1)
    while wanted in taken:  # files that swap their content over and over may have taken the second choice too
        wanted = f"{own}-{digest(path, *['again'] * (next(turns) - 1))[:8]}"
    return replace(
        source,
        id=wanted,
        title=title,
        collection=source.collection or options.collection,
        publisher=source.publisher or options.publisher,
        kind=options.kind if options.kind and source.kind == _DEFAULT.kind else source.kind,
        jurisdiction=(
            options.jurisdiction
            if options.jurisdiction and source.jurisdiction == _DEFAULT.jurisdiction
            else source.jurisdiction
        ),
        status=options.status if options.status and source.status == _DEFAULT.status else source.status,
    )


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
