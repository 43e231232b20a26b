"""The YAML at the head of a Markdown file, as a `Source`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import yaml

from assistant.documents import (
    JURISDICTIONS,
    KINDS,
    SOURCE_STATUSES,
    Jurisdiction,
    Kind,
    Reference,
    Source,
    SourceStatus,
)
from assistant.readers.clean import one_line, tidy
from assistant.readers.declared import leading_date

_BLOCK = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 64 * 1024
"""Characters of front matter that are read; the rest of a longer one is text."""

_KIND_WORDS: dict[str, Kind] = {
    "act": "legislation",
    "statute": "legislation",
    "regulations": "legislation",
    "toolkit": "guidance",
    "report": "research",
    "policy": "local policy",
}
_JURISDICTION_WORDS: tuple[tuple[str, Jurisdiction], ...] = (
    ("england and wales, scotland", "Great Britain"),
    ("england, wales and scotland", "Great Britain"),
    ("england, scotland and wales", "Great Britain"),
    ("united kingdom", "UK"),
    *((name.lower(), name) for name in sorted(JURISDICTIONS, key=len, reverse=True)),
)


def split(text: str) -> tuple[dict[str, Any], str, str]:
    """The front matter's fields, the text after it, and a warning (empty when all is well).

    Text without front matter, or with a head that is no YAML mapping, is returned whole.
    """
    found = _BLOCK.match(text[:_LONGEST])
    if not found:
        return {}, text, ""
    try:
        fields = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = one_line(str(error))[:120]
        return {}, text[found.end() :], f"the front matter is not valid YAML and was left out: {reason}"
    if not isinstance(fields, dict):
        return {}, text, ""
    return fields, text[found.end() :], ""


def source(fields: dict[str, Any], title: str) -> Source:
    """The source that the fields declare; `title` is used when they have none."""
    address = _words(fields.get("address")) or _words(fields.get("source"))
    return Source(
        id=_words(fields.get("id")),
        title=_words(fields.get("title")) or title,
        publisher=_words(fields.get("publisher")),
        date=leading_date(_words(fields.get("date"))),
        kind=_kind(_words(fields.get("kind")) or _words(fields.get("doc_type"))),
        jurisdiction=_jurisdiction(_words(fields.get("jurisdiction"))),
        status=_status(_words(fields.get("status"))),
        superseded_by=_words(fields.get("superseded_by")),
        licence=_words(fields.get("licence") or fields.get("license")),
        address=address if address.startswith(("http://", "https://")) else "",
        collection=_words(fields.get("collection")),
        author=_words(fields.get("author")),
        references=_references(fields.get("references")),
    )


def _words(value: object) -> str:
    """A scalar as tidy text; anything else is nothing."""
    if isinstance(value, dt.date):  # a datetime too
        return value.isoformat()[:10]
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return one_line(tidy(str(value))[0])
    return ""


def _kind(words: str) -> Kind:
    lowered = words.lower()
    for kind in sorted(KINDS, key=len, reverse=True):
        if lowered.startswith(kind):
            return kind
    return _KIND_WORDS.get(lowered.partition(" ")[0], "local policy")


def _jurisdiction(words: str) -> Jurisdiction:
    lowered = words.lower()
    for start, jurisdiction in _JURISDICTION_WORDS:
        if lowered.startswith(start):
            return jurisdiction
    return "not stated"


def _status(words: str) -> SourceStatus:
    lowered = words.lower()
    for status in sorted(SOURCE_STATUSES, key=len, reverse=True):
        if lowered.startswith(status):
            return status
    return "not stated"


def _references(value: object) -> tuple[Reference, ...]:
    if not isinstance(value, list):
        return ()
    items = [item for item in value if isinstance(item, dict) and _words(item.get("title"))]
    return tuple(
        Reference(_words(item.get("title")), _words(item.get("section")), _words(item.get("address")))
        for item in items
    )
