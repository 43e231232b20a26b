"""Fetches entries of the catalogue one after another, and tells what became of each."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from urllib.parse import urlsplit

from assistant.library import index as indexing
from assistant.library.identity import Options
from assistant.library.recovery import LoadModel
from assistant.library.report import Report as IndexReport
from assistant.library.sources import Entry
from assistant.settings import Settings
from assistant.sync import govuk, legislation
from assistant.sync.changes import Read, describe, reading, title_of
from assistant.sync.dates import in_words
from assistant.sync.desk import Desk, Way
from assistant.sync.errors import NO_NETWORK, FetchError, NoNetworkError, NotThereError, RunOverError
from assistant.sync.fetching import Fetcher
from assistant.sync.pages import fetch_page, fetch_pdf
from assistant.sync.pieces import LeftOut, Missing, Piece
from assistant.sync.report import Outcome, Report, Result
from assistant.sync.shelf import Shelf

Progress = Callable[[str, int, int], None]
"""Called with the title of the source just done, sources done and sources in all."""

_HOSTS_TRIED = 3
"""When so many hosts and no other could be reached, there is no network."""

_log = logging.getLogger(__name__)


def sync(
    settings: Settings,
    entries: Sequence[Entry],
    *,
    as_at: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Fetch these entries into `data_dir/fetched`.

    What fails is reported, and the rest goes on. Raises NoNetworkError when no host can be reached, and
    SyncError when the folder cannot be written or another sync is running.
    """
    begun = time.perf_counter()
    shelf = Shelf(settings.data_dir)
    outcomes: list[Outcome] = []
    message = ""
    reader, read = reading(settings)
    with shelf.writing(), Fetcher(settings) as fetcher, reader:
        desk = Desk(fetcher, shelf)
        hosts = {urlsplit(entry.fetched_from).netloc for entry in entries}
        try:
            for entry in entries:
                outcomes.append(_fetch(entry, _way(entry, as_at), desk, read))
                if progress:
                    progress(entry.title, len(outcomes), len(entries))
                if not fetcher.reached and len(fetcher.unreached) >= min(len(hosts), _HOSTS_TRIED):
                    raise NoNetworkError(f"{NO_NETWORK} ({outcomes[0].reason}.)")
        except RunOverError as error:
            message = str(error)
    return Report(tuple(outcomes), message, bool(message), round(time.perf_counter() - begun, 1))


def addresses(entry: Entry, as_at: date | None = None) -> str:
    """The address that is asked for first."""
    if entry.fetch == "legislation":
        return legislation.address_of(entry, as_at)
    return govuk.address_of(entry) if entry.fetch == "govuk" else entry.fetched_from


def into_library(
    settings: Settings, model: LoadModel, progress: Progress | None = None
) -> IndexReport | None:
    """Index what was fetched; None when nothing ever was. Raises LibraryLockedError when another writes."""
    folder = Shelf(settings.data_dir).folder
    if not any(path.is_file() for path in folder.glob("[!.]*/*")):
        return None
    return indexing.index(settings, [folder], Options(), model, progress)


def last_changes(settings: Settings) -> tuple[Outcome, ...]:
    """What changed when each file last did, from the two versions that are kept."""
    shelf = Shelf(settings.data_dir)
    reader, read = reading(settings)
    found = []
    with reader:
        for before in sorted((shelf.folder / ".previous").glob("*/*")):
            name = before.relative_to(shelf.folder / ".previous").as_posix()
            after, state = shelf.path(name), shelf.state.files.get(name)
            if after.is_file():
                what, title = describe(before, after, read), title_of(after) or shelf.title_of(name)
            else:
                what, title = ("its source no longer has it",), ""
            if what:
                notes = (f"on {in_words(state.changed)}",) if state is not None and state.changed else ()
                found.append(Outcome(after.stem, title or name, "changed", what, notes, files=(name,)))
    return tuple(found)


def _way(entry: Entry, as_at: date | None) -> Way:
    ways: dict[str, Way] = {
        "legislation": partial(legislation.fetch_law, as_at=as_at),
        "govuk": govuk.fetch_govuk,
        "page": fetch_page,
        "pdf": fetch_pdf,
    }
    return ways.get(entry.fetch, _not_fetched)


def _not_fetched(entry: Entry, desk: Desk) -> Iterator[Piece | Missing | LeftOut]:  # noqa: ARG001 -- a Way
    raise FetchError(f"it is not fetched: {entry.why_not}")


def _fetch(entry: Entry, way: Way, desk: Desk, read: Read) -> Outcome:
    shelf = desk.shelf
    results: list[Result] = []
    what: list[str] = []
    notes: list[str] = []
    reasons: list[str] = []
    names: list[str] = []
    try:
        for found in way(entry, desk):
            if isinstance(found, Missing):
                reasons.append(found.reason)
            elif isinstance(found, LeftOut):
                notes.append(found.note)
            else:
                result, changed = _keep(found, entry, shelf, read)
                results.append(result)
                what += changed
                notes += found.notes
                names.append(found.name)
        if entry.fetch == "govuk" and not reasons:
            notes += _retire(entry, shelf, names)
    except NotThereError as error:
        reasons.append(str(error))
        if error.gone:
            shelf.set_status(entry.id, "historic")
    except FetchError as error:
        reasons.append(str(error))
    held = shelf.names_of(entry.id)
    if reasons and held and not names:
        notes.append("what was fetched before is kept")
    result = "failed" if reasons else _overall(results)
    if result == "new":
        what = []
    reason = "; ".join(reasons)
    shelf.settle(entry.id, result, reason)
    _log.info("%s: %s %s", entry.id, result, reason)
    return Outcome(entry.id, entry.title, result, tuple(what), tuple(notes), reason, held)


def _keep(piece: Piece, entry: Entry, shelf: Shelf, read: Read) -> tuple[Result, list[str]]:
    """Put a file on the shelf; what it is, and what changed in it."""
    result = shelf.put(piece, entry.id)
    title = piece.source.title
    if result == "new":
        return result, [f"new: ‘{title}’"]
    # After a kill the state may be older than the file; the version before stands in its place all the same.
    if result != "changed" or not shelf.earlier(piece.name).is_file():
        return result, []
    what = describe(shelf.earlier(piece.name), shelf.path(piece.name), read)
    if not what:
        return "unchanged", []
    return "changed", [text if piece.source.id == entry.id else f"‘{title}’: {text}" for text in what]


def _overall(results: Sequence[Result]) -> Result:
    if all(result == "new" for result in results):
        return "new"
    return "unchanged" if all(result == "unchanged" for result in results) else "changed"


def _retire(entry: Entry, shelf: Shelf, names: Sequence[str]) -> list[str]:
    """Take out the attachments that a page no longer has."""
    notes = []
    for name in shelf.names_of(entry.id):
        if name not in names:
            shelf.retire(name)
            notes.append(f"no longer attached, and taken out: {name}")
    return notes
