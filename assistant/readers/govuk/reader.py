"""Pages of GOV.UK as its content API gives them: one JSON object, an array, or one object a line."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from assistant.readers.errors import ReadError
from assistant.readers.govuk.fields import text_of
from assistant.readers.govuk.page import page_document
from assistant.readers.member_names import MemberNames
from assistant.readers.parts import Part, ReadInner

_NO_PAGES = {
    "gone": "no longer on GOV.UK",
    "vanish": "no longer on GOV.UK",
    "redirect": "moved on GOV.UK: fetch the page that it leads to",
}
"""Schemas of addresses behind which there is no page any more."""
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def read_govuk(data: bytes, name: str, inner: ReadInner) -> Iterator[Part]:  # noqa: ARG001 -- as every reader
    """Every page, named by its path on GOV.UK; of one page twice, the copy that was updated last.

    A file of one page is that page, as the API answers it.

    Lines are read one at a time; one that is broken is a part with its reason and number.
    Raises ReadError when nothing in the file is a page.
    """
    entries = _entries(data)
    kept, older = _newest(entries())
    if not kept:
        raise ReadError("damaged: no page of GOV.UK is whole in it")
    names = MemberNames()
    alone = not data.lstrip().startswith(b"[") and sum(1 for _ in islice(entries(), 2)) == 1
    for number, entry in enumerate(entries()):
        if entry.reason:
            yield Part(names.given(entry.where), "", None, entry.reason)
        elif number in kept:
            yield _part(entry.item, "" if alone else names.given(entry.path.strip("/") or "homepage"))
    if older:
        copies = "1 older copy of a page was" if older == 1 else f"{older:,} older copies of pages were"
        yield Part("", "", None, f"{copies} left out")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page, or why there is none at that place."""

    where: str
    """As a person would find it: `line 12`."""
    item: dict[str, Any]
    reason: str = ""

    @property
    def path(self) -> str:
        return text_of(self.item.get("base_path"))


def _part(item: dict[str, Any], name: str) -> Part:
    gone = _NO_PAGES.get(text_of(item.get("schema_name")))
    if gone:
        return Part(name, "", None, gone)
    try:
        canonical = json.dumps(item, sort_keys=True, separators=(",", ":")).encode("ascii")
        return Part(name, hashlib.sha256(canonical).hexdigest(), page_document(item))
    except ReadError as error:
        return Part(name, "", None, str(error))


def _newest(entries: Iterator[_Entry]) -> tuple[frozenset[int], int]:
    """The numbers of the entries to keep, one a page, and how many older copies there are."""
    newest: dict[str, tuple[dt.datetime, int]] = {}
    pages = 0
    for number, entry in enumerate(entries):
        if entry.reason:
            continue
        pages += 1
        found = (_updated(entry.item), number)
        newest[entry.path] = max(newest.get(entry.path, found), found)
    return frozenset(number for _, number in newest.values()), pages - len(newest)


def _updated(item: dict[str, Any]) -> dt.datetime:
    for field in ("public_updated_at", "updated_at"):
        try:
            moment = dt.datetime.fromisoformat(text_of(item.get(field)))
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        except ValueError:
            continue
    return _NEVER


def _entries(data: bytes) -> Callable[[], Iterator[_Entry]]:
    """A function that goes through the entries from the start each time it is called."""
    first = next((line for line in io.BytesIO(data) if line.strip()), b"")
    if isinstance(_json(first), dict):
        return lambda: _lines(data)
    whole = _json(data)
    if isinstance(whole, dict):
        whole = [whole]
    if isinstance(whole, list):
        items = whole
        return lambda: (_entry(f"item {number}", item) for number, item in enumerate(items, start=1))
    return lambda: _lines(data)


def _lines(data: bytes) -> Iterator[_Entry]:
    for number, line in enumerate(io.BytesIO(data), start=1):
        if line.strip(b" \t\r\n\0"):
            yield _entry(f"line {number}", _json(line))


def _entry(where: str, item: object) -> _Entry:
    if item is None:
        return _Entry(where, {}, f"{where} is not whole JSON")
    if not isinstance(item, dict) or not text_of(item.get("base_path")):
        return _Entry(where, {}, f"{where} is not a page of GOV.UK: it has no base_path")
    return _Entry(where, item)


def _json(data: bytes) -> object:
    """What the JSON holds; None when it is broken, or nested deeper than any page."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
