"""The folder of what was fetched: each file with its fields beside it, and the version before it."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.library import sidecar
from assistant.sync.answers import Known
from assistant.sync.errors import SyncBusyError
from assistant.sync.pieces import Piece
from assistant.sync.report import Result
from assistant.sync.state import (
    FileState,
    SourceState,
    State,
    load,
    read_whole,
    save,
    unwritable,
    write_whole,
)

_FIELDS = (
    *("id", "title", "publisher", "date", "kind", "jurisdiction", "status", "superseded_by", "licence"),
    *("address", "collection", "author"),
)
_UNSTATED = {"", "not stated"}


class Shelf:
    """`data_dir/fetched`. What is hidden in it (state, versions before) is never indexed."""

    def __init__(self, data_dir: Path) -> None:
        self.folder = data_dir / "fetched"
        self._state_file = self.folder / ".state" / "files.json"
        self.state = load(self._state_file, State)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one that writes here. Raises SyncBusyError when another process does."""
        place = self._state_file.parent
        holder = place / "holder.json"
        lock = FileLock(place / "sync.lock", timeout=0)
        try:
            place.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise SyncBusyError(_who_fetches(holder)) from error
        except OSError as error:
            raise unwritable(place, error) from error
        try:
            write_whole(holder, json.dumps(_us()).encode())
            self.state = load(self._state_file, State)  # as it is now that nobody else writes
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()

    def path(self, name: str) -> Path:
        """Where a file stands; `name` is its path below the folder."""
        return self.folder / name

    def earlier(self, name: str) -> Path:
        """Where the version before it stands, if there is one."""
        return self.folder / ".previous" / name

    def known(self, name: str, address: str) -> Known:
        """What the site said of the version that we hold; nothing when it is not whole, or of elsewhere."""
        state = self.state.files.get(name)
        if state is None or state.address != address or _sha256(read_whole(self.path(name))) != state.sha256:
            return Known()
        return state.known

    def put(self, piece: Piece, entry: str) -> Result:
        """Keep a file with its fields: what it is against the last time.

        An answer whose gist is that of the version we hold leaves the file as it is.
        """
        name, answer, gist = piece.name, piece.answer, piece.gist
        state = self.state.files.get(name)
        there = read_whole(self.path(name))
        whole = state is not None and _sha256(there) == state.sha256
        self._put_fields(name, {field: getattr(piece.source, field) for field in _FIELDS})
        kept = state is not None and whole and state.gist == gist
        if not kept:
            if whole and there is not None:
                write_whole(self.earlier(name), there)
            write_whole(self.path(name), answer.body)
        same = state is not None and state.gist == gist
        now = _now()
        self.state.files[name] = FileState(
            source=entry,
            address=piece.asked,
            etag=answer.known.etag,
            last_modified=answer.known.last_modified,
            sha256=_sha256(there if kept else answer.body),
            gist=gist,
            fetched=state.fetched if state is not None and same else now,
            changed=now if state is not None and not same else state.changed if state is not None else "",
        )
        save(self._state_file, self.state)
        return "new" if state is None else "unchanged" if same else "changed"

    def names_of(self, entry: str) -> tuple[str, ...]:
        """The files that were fetched for an entry and are there."""
        return tuple(
            name
            for name, state in self.state.files.items()
            if state.source == entry and self.path(name).is_file()
        )

    def retire(self, name: str) -> None:
        """Take out a file that its source no longer has; the version before is where it can be found."""
        there = read_whole(self.path(name))
        if there is not None:
            write_whole(self.earlier(name), there)
        self.path(name).unlink(missing_ok=True)
        self.path(name + sidecar.FILE).unlink(missing_ok=True)
        self.state.files.pop(name, None)
        save(self._state_file, self.state)

    def set_status(self, entry: str, status: str) -> None:
        """Change the status in the fields of every file of an entry."""
        for name in self.names_of(entry):
            self._put_fields(name, {**self._fields(name), "status": status})

    def title_of(self, name: str) -> str:
        """The title in the fields of a file; empty when there are none."""
        return self._fields(name).get("title", "")

    def settle(self, entry: str, result: Result, reason: str) -> None:
        """Remember how the fetch of an entry ended."""
        self.state.sources[entry] = SourceState(checked=_now(), result=result, reason=reason)
        save(self._state_file, self.state)

    def _fields(self, name: str) -> dict[str, str]:
        data = read_whole(self.path(name + sidecar.FILE))
        try:
            found = tomllib.loads(data.decode()).get("source", {}) if data else {}
        except ValueError:  # a person edited it; it is written anew with the next fetch
            return {}
        return {field: str(value) for field, value in found.items()}

    def _put_fields(self, name: str, fields: dict[str, str]) -> None:
        text = fields_text(fields).encode()
        path = self.path(name + sidecar.FILE)
        if read_whole(path) != text:
            write_whole(path, text)


def fields_text(fields: dict[str, str]) -> str:
    """The fields of a source as the TOML that stands beside its file; those that say nothing are left out."""
    lines = [f"{name} = {_quoted(value)}" for name, value in fields.items() if value not in _UNSTATED]
    return "\n".join(["[source]", *lines]) + "\n"


def _quoted(text: str) -> str:
    """A TOML string. JSON escapes what TOML wants escaped, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _sha256(data: bytes | None) -> str:
    return hashlib.sha256(data).hexdigest() if data is not None else ""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _us() -> dict[str, object]:
    return {"process": os.getpid(), "machine": socket.gethostname(), "since": _now()}


def _who_fetches(holder: Path) -> str:
    try:
        who = "process {process} on {machine}, since {since}".format(**json.loads(holder.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        who = "another process"
    return f"A sync is running already ({who}). Wait until it has ended, then run the command again."
