"""How sources, locators and documents are written in the catalogue, and read back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.documents import Document, Locator, Reference, Source, TenderFields
from assistant.readers.wire import pack, unpack


def source_to_json(source: Source) -> str:
    """A source as JSON, every field."""
    return json.dumps(asdict(source), ensure_ascii=False, separators=(",", ":"))


def source_from_json(text: str) -> Source:
    """The source that `source_to_json` wrote."""
    fields: dict[str, Any] = json.loads(text)
    tender = fields.pop("tender", None)
    references = tuple(Reference(**item) for item in fields.pop("references", ()))
    if tender is not None:
        lists = {key: tuple(tender[key]) for key in ("cpv", "criteria") if key in tender}
        tender = TenderFields(**{**tender, **lists})
    return Source(**fields, references=references, tender=tender)


def locators_to_json(locators: Sequence[Locator]) -> str:
    """Locators as JSON rows of label, start, end, page, and 1 for a heading."""
    rows = [[item.label, item.start, item.end, item.page, int(item.heading)] for item in locators]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def locators_from_json(text: str) -> tuple[Locator, ...]:
    """The locators that `locators_to_json` wrote."""
    rows = json.loads(text)
    return tuple(Locator(label, start, end, page, bool(heading)) for label, start, end, page, heading in rows)


def pack_document(document: Document) -> bytes:
    """A document with all its blocks, compressed."""
    return zlib.compress(pack(document), 3)


def unpack_document(data: bytes) -> Document:
    """The document that `pack_document` wrote."""
    return unpack(zlib.decompress(data))
