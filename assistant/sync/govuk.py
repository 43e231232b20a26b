"""Pages of GOV.UK with their attachments, from its content API."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from assistant.documents import Source
from assistant.library.sources import GOVUK, Entry
from assistant.sync.answers import Answer
from assistant.sync.body import Expect, as_object
from assistant.sync.dates import in_words
from assistant.sync.desk import Desk
from assistant.sync.errors import FetchError, NotThereError, TryAgainError
from assistant.sync.pieces import LeftOut, Missing, Piece, digest_of

API = f"{GOVUK}api/content/"
_MOST_MOVES = 5
_MOST_ATTACHMENTS = 60
"""Files taken from one page; what is more is told."""
_TAKEN: dict[str, Expect] = {".pdf": "pdf", ".docx": "file", ".odt": "file"}
"""Attached files that are fetched, by their ending. Tables and pictures are no text to quote."""
_HALF = 26
"""Characters of each half of an attachment's id; the library keeps the first 60 of the whole."""
_COUNTS = ("title", "description", "details", "withdrawn_notice", "public_updated_at")
"""Fields of a page that say something; the others change with every publishing of anything around it."""


def address_of(entry: Entry) -> str:
    """Where the content of a page is asked for."""
    return API + urlsplit(entry.fetched_from).path.strip("/")


def fetch_govuk(entry: Entry, desk: Desk) -> Iterator[Piece | Missing | LeftOut]:
    """The page as the API gives it, its HTML attachments, and files that have no HTML of their title."""
    name, asked = f"govuk/{entry.id}.json", address_of(entry)
    answer, page = _page(desk, name, asked)
    notes = []
    source = entry.source()
    notice = page.get("withdrawn_notice")
    if isinstance(notice, dict) and notice.get("withdrawn_at"):
        explained = _words(notice.get("explanation"))
        notes.append(
            f"withdrawn on {in_words(str(notice['withdrawn_at']))}" + (f": {explained}" if explained else "")
        )
        source = source if source.status == "superseded" else replace(source, status="historic")
    source = _dated(source, page)
    yield Piece(name, asked, answer, source, _gist(page), tuple(notes))
    yield from _attachments(entry, desk, source, page)


def _page(desk: Desk, name: str, asked: str) -> tuple[Answer, dict[str, Any]]:
    """The content of a page, wherever it has moved to on GOV.UK."""
    for _ in range(_MOST_MOVES + 1):
        try:
            answer = desk.get(name, asked, "json")
        except NotThereError as error:
            raise _why_gone(error) from error
        page = as_object(answer.body)
        if page.get("schema_name") == "gone":
            raise _why_gone(NotThereError("taken down", gone=True, body=answer.body))
        if page.get("schema_name") != "redirect":
            return answer, page
        target = urljoin(GOVUK, _moved_to(page))
        if not target.startswith(GOVUK):
            raise FetchError(f"the page has moved to {target[:200]}, which is not on GOV.UK")
        asked = API + urlsplit(target).path.strip("/")
    raise FetchError("the page has moved too often")


def _moved_to(page: dict[str, Any]) -> str:
    moves = page.get("redirects")
    found = (
        [move.get("destination") for move in moves if isinstance(move, dict)]
        if isinstance(moves, list)
        else []
    )
    if not found or not isinstance(found[0], str):
        raise FetchError("the page has moved, and GOV.UK does not say where to")
    return found[0]


def _why_gone(error: NotThereError) -> NotThereError:
    """The error with what GOV.UK says about a page that it took down."""
    try:
        details = as_object(error.body).get("details")
    except (TryAgainError, FetchError):
        return error
    details = details if isinstance(details, dict) else {}
    explained, instead = _words(details.get("explanation")), details.get("alternative_path")
    reason = (
        f"GOV.UK has taken the page down{': ' + explained if explained else ''}" if error.gone else str(error)
    )
    if isinstance(instead, str) and instead:
        reason += f" See {urljoin(GOVUK, instead)}"
    return NotThereError(reason, gone=error.gone)


def _attachments(
    entry: Entry, desk: Desk, source: Source, page: dict[str, Any]
) -> Iterator[Piece | Missing | LeftOut]:
    details = page.get("details")
    listed = details.get("attachments") if isinstance(details, dict) else None
    found = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    in_html = {_title(item) for item in found if item.get("attachment_type") == "html"}
    taken: set[str] = set()
    for item in found:
        title, url = _title(item), item.get("url")
        if not isinstance(url, str) or not url or url in taken:
            continue
        if len(taken) == _MOST_ATTACHMENTS:
            yield LeftOut(f"it has {len(found)} attachments; only the first {_MOST_ATTACHMENTS} are fetched")
            return
        is_page = item.get("attachment_type") == "html"
        ending = PurePosixPath(urlsplit(url).path).suffix.lower()
        if not is_page and title in in_html:
            continue  # the same words, better readable, are fetched as HTML
        if not is_page and ending not in _TAKEN:
            kind = ending.removeprefix(".").upper() or "link"
            yield LeftOut(f"not fetched: ‘{title or url}’ ({kind})")
            continue
        taken.add(url)
        try:
            piece = _html(entry, desk, source, url) if is_page else _file(entry, desk, source, item, ending)
        except FetchError as error:
            yield Missing(f"‘{title or url}’: {error}")
        else:
            yield piece


def _html(entry: Entry, desk: Desk, parent: Source, url: str) -> Piece:
    """An attachment that is a page of its own in the API."""
    public = urljoin(GOVUK, url)
    if not public.startswith(GOVUK):
        raise FetchError("it is not on GOV.UK")
    path = urlsplit(public).path.strip("/")
    own = _own_id(entry, PurePosixPath(path).name, path)
    name = f"govuk/{own}.json"
    answer, page = _page(desk, name, API + path)
    title = page.get("title")
    source = replace(
        _dated(parent, page),
        id=own,
        title=title if isinstance(title, str) and title else parent.title,
        address=public,
    )
    return Piece(name, API + path, answer, source, _gist(page))


def _file(entry: Entry, desk: Desk, parent: Source, item: dict[str, Any], ending: str) -> Piece:
    public = urljoin(GOVUK, item["url"])
    own = _own_id(entry, PurePosixPath(urlsplit(public).path).stem, public)
    name = f"govuk/{own}{ending}"
    answer = desk.get(name, public, _TAKEN[ending])
    source = replace(parent, id=own, title=_title(item) or parent.title, address=public)
    return Piece(name, public, answer, source, digest_of(answer.body))


def _own_id(entry: Entry, stem: str, place: str) -> str:
    """An id for an attachment: readable, and another for each address. No longer than the library takes."""
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    mark = hashlib.sha256(place.encode()).hexdigest()[:6]
    return "-".join(filter(None, (entry.id[:_HALF].strip("-"), slug[:_HALF].strip("-"), mark)))


def _dated(source: Source, page: dict[str, Any]) -> Source:
    """The source with the day of the last change that GOV.UK tells the public of."""
    stamp = str(page.get("public_updated_at") or "")[:10]
    return replace(source, date=stamp) if re.fullmatch(r"\d{4}-\d\d-\d\d", stamp) else source


def _gist(page: dict[str, Any]) -> str:
    counts = {field: page.get(field) for field in _COUNTS}
    return digest_of(json.dumps(counts, sort_keys=True).encode())


def _title(item: dict[str, Any]) -> str:
    title = item.get("title")
    return " ".join(title.split()) if isinstance(title, str) else ""


def _words(markup: object) -> str:
    """The words of a piece of HTML on one line."""
    if not isinstance(markup, str) or not markup.strip():
        return ""
    try:
        text = "".join(str(piece) for piece in html.fromstring(markup).itertext())
        return " ".join(text.split())[:500]
    except (etree.ParserError, ValueError):
        return ""
