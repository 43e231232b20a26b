"""Reads and embeds files side by side, and hands finished documents to the one that writes.

Reader threads (a child process each) → one preparing thread (cut, embed on every core) → the writer.
The queues between them are short, so memory stays bounded whatever the folder holds.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from assistant.documents import Document, digest
from assistant.library.ledger import Prepared
from assistant.library.passages import Cut, cut
from assistant.library.scan import Found
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.models.processor import cores
from assistant.readers import ReadError
from assistant.readers.isolated import IsolatedReader
from assistant.readers.parts import Part
from assistant.settings import Settings

Item = TypeVar("Item")
_Line: TypeAlias = "queue.Queue[Item | BaseException]"

GROUP = 128
"""Passages that are embedded in one go, so that short documents fill the batches too."""

_WAITING = 4
"""Documents that may wait between two stages."""


@dataclass(frozen=True, slots=True)
class Read:
    """A part of a file that was read; the part with an empty name comes last and is the file itself."""

    file: Found
    part: Part

    @property
    def path(self) -> str:
        """The path of the file, and below it the name of the part as if the file were a folder."""
        return f"{self.file.path}/{self.part.name}" if self.part.name else self.file.path


@dataclass(frozen=True, slots=True)
class Ready:
    """A part that is done; `prepared` is None when it failed or its content is already in the library."""

    read: Read
    prepared: Prepared | None


class Host(Protocol):
    """What the run knows that the preparing thread asks for; called from that thread only."""

    def key(self, file: Found) -> str:
        """The content id of the options that the file is read with."""

    def model(self) -> EmbeddingModel:
        """The embedding model."""

    def identify(self, read: Read, document: Document) -> Document | None:
        """The document with its source completed; None when its content is already in the library."""

    def known_vectors(self, keys: Sequence[str]) -> Mapping[str, Vectors]:
        """Vectors that the library already holds, by content id of what the model read."""


@dataclass(slots=True)
class StageSeconds:
    """Seconds of work by stage, over all threads; they overlap, so their sum exceeds the run's."""

    read: float = 0.0
    embed: float = 0.0
    write: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, stage: str, begun: float) -> None:
        """Count the time since `begun` (time.perf_counter) for `stage`."""
        with self._lock:
            setattr(self, stage, getattr(self, stage) + time.perf_counter() - begun)


class Preparing:
    """A run over files; iterate it for groups of parts that are done: those of one file in their order."""

    def __init__(self, files: Sequence[Found], settings: Settings, host: Host, seconds: StageSeconds) -> None:
        self._settings = settings
        self._host = host
        self._seconds = seconds
        self._files: queue.SimpleQueue[Found] = queue.SimpleQueue()
        for file in files:
            self._files.put(file)
        self._total = len(files)
        self._read: _Line[Read] = queue.Queue(_WAITING)
        self._ready: _Line[list[Ready]] = queue.Queue(_WAITING)
        self._stop = threading.Event()

    def __iter__(self) -> Iterator[list[Ready]]:
        readers = min(self._total, max(1, cores() // 2))
        threads = [threading.Thread(target=self._reading, daemon=True) for _ in range(readers)]
        threads.append(threading.Thread(target=self._preparing, daemon=True))
        for thread in threads:
            thread.start()
        done = 0
        try:
            while done < self._total:
                group = self._ready.get()
                if isinstance(group, BaseException):
                    raise group
                done += sum(not ready.read.part.name for ready in group)
                yield group
        finally:
            self._stop.set()
            for thread in threads:
                thread.join(timeout=10)

    def _reading(self) -> None:
        settings = self._settings
        try:
            with IsolatedReader(
                settings.read_seconds, settings.read_memory_mb, settings.read_file_mb
            ) as reader:
                while not self._stop.is_set():
                    try:
                        file = self._files.get_nowait()
                    except queue.Empty:
                        return
                    self._one(reader, file)
        except BaseException as error:  # noqa: BLE001 -- handed to the thread that iterates, which raises it
            self._put(self._read, error)

    def _one(self, reader: IsolatedReader, file: Found) -> None:
        begun = time.perf_counter()
        try:
            for part in reader.parts(Path(file.path)):
                self._seconds.add("read", begun)
                self._put(self._read, Read(file, part))
                if self._stop.is_set():
                    return
                begun = time.perf_counter()
        except ReadError as error:
            self._seconds.add("read", begun)
            self._put(self._read, Read(file, Part("", "", None, str(error))))

    def _preparing(self) -> None:
        try:
            left = self._total
            while left and not self._stop.is_set():
                group = self._group(left)
                left -= sum(not item.part.name for item, _, _ in group)
                self._put(self._ready, self._embedded(group))
        except BaseException as error:  # noqa: BLE001 -- handed to the thread that iterates, which raises it
            self._put(self._ready, error)

    def _group(self, left: int) -> list[tuple[Read, Document | None, tuple[Cut, ...]]]:
        """Parts with together about GROUP passages, or as many as have been read by now."""
        group: list[tuple[Read, Document | None, tuple[Cut, ...]]] = []
        size = files = 0
        while files < left and size < GROUP and not self._stop.is_set():
            try:
                item = self._read.get(timeout=0.2)
            except queue.Empty:
                if group:
                    break
                continue
            if isinstance(item, BaseException):
                raise item
            document = None
            cuts: tuple[Cut, ...] = ()
            if item.part.document is not None:
                begun = time.perf_counter()
                document = self._host.identify(item, item.part.document)
                if document is not None:
                    cuts = tuple(cut(document, self._host.model()))
                self._seconds.add("embed", begun)
            size += max(1, len(cuts))
            files += not item.part.name
            group.append((item, document, cuts))
        return group

    def _embedded(self, group: Sequence[tuple[Read, Document | None, tuple[Cut, ...]]]) -> list[Ready]:
        begun = time.perf_counter()
        keys = [tuple(digest(part.embedded) for part in cuts) for _, _, cuts in group]
        wanted = {
            key: part.embedded
            for (_, _, cuts), own in zip(group, keys, strict=True)
            for key, part in zip(own, cuts, strict=True)
        }
        vectors = dict(self._host.known_vectors(list(wanted))) if wanted else {}
        fresh = [key for key in wanted if key not in vectors]
        if fresh:
            embedded = self._host.model().embed([wanted[key] for key in fresh])
            vectors.update(zip(fresh, embedded, strict=True))
        self._seconds.add("embed", begun)
        done = []
        for (read, document, cuts), own in zip(group, keys, strict=True):
            prepared = None
            if document is not None:
                found = tuple(vectors[key] for key in own)
                prepared = Prepared(document, cuts, own, found, read.part.sha256, self._host.key(read.file))
            done.append(Ready(read, prepared))
        return done

    def _put(self, line: _Line[Item], item: Item | BaseException) -> None:
        while not self._stop.is_set():
            try:
                line.put(item, timeout=0.2)
            except queue.Full:
                continue
            return
