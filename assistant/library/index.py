"""Brings the library in line with files: adds, changes, removes, and tells what became of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from assistant import readers
from assistant.documents import Document, Passage, Source
from assistant.library.catalogue import FileRecord
from assistant.library.identity import Options, complete
from assistant.library.passages import TARGET
from assistant.library.preparing import Preparing, Ready, StageSeconds
from assistant.library.recovery import LoadModel, claim_model, compare, discard, mend, recover
from assistant.library.scan import Found, Scan, below, scan
from assistant.library.store import MODEL_KEY, MODEL_NAME_KEY, WritableLibrary, storage_errors, writing
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.settings import Settings

Progress = Callable[[str, int, int], None]
"""Called with the file just finished, files done and files in all."""

_RACY_NS = 2_000_000_000
"""A file touched within 2 s of when it was last seen may have changed without a new time stamp."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, with the plain reason."""

    path: str
    reason: str


@dataclass(slots=True)
class Report:
    """What a run did. Counts are of files; pages and passages are of the files read in this run."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[Failure] = field(default_factory=list)
    pages: int = 0
    pages_without_text: int = 0
    passages: int = 0
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    warnings: list[Failure] = field(default_factory=list)
    """What a person should know of files that were read: hidden text, pages without text."""


def index(
    settings: Settings,
    paths: Sequence[Path],
    options: Options,
    model: LoadModel,
    progress: Progress | None = None,
) -> Report:
    """Index every file below `paths`; unchanged ones cost nothing, vanished ones are removed.

    Raises `LibraryError` when the library cannot be written; a file that cannot be read is reported,
    and the rest goes on.
    """
    begun = time.perf_counter()
    with writing(settings.data_dir, "assistant index") as library:
        recover(library, model)
        run = _Run(library, settings, options, model)
        report = run.bring_up_to_date(scan(paths), progress or (lambda *_: None))
    report.seconds = round(time.perf_counter() - begun, 3)
    return report


def remove(settings: Settings, targets: Sequence[str], model: LoadModel) -> tuple[int, list[str]]:
    """Remove documents by source id, file or folder from all three stores: (removed, not found)."""
    with writing(settings.data_dir, "assistant remove") as library:
        recover(library, model)
        records = library.catalogue.documents()
        files = library.catalogue.files()
        gone: set[int] = set()
        forgotten: set[str] = set()
        unknown = []
        for target in targets:
            place = str(Path(target).resolve())
            documents = {record.id for record in records if record.source.id == target}
            paths = {path for path, file in files.items() if file.document in documents}
            paths |= {path for path in files if below(path, [place])}
            if not paths and not documents:
                unknown.append(target)
            gone |= documents
            forgotten |= paths
        catalogue = library.catalogue
        with catalogue.transaction():
            for path in forgotten:
                catalogue.delete_file(path)
            held = {files[path].document for path in forgotten} | gone
            removing = catalogue.orphans([document for document in held if document is not None])
            for document in removing:
                catalogue.set_state(document, "removing")
            catalogue.next_generation()
        if removing:
            discard(library, removing)
        return len(removing), unknown


def reindex(settings: Settings, model: LoadModel) -> int:
    """Make both indexes anew from the catalogue, for another embedding model: passages embedded.

    Documents are cut anew only when their files are indexed again; passages that do not fit the window
    of the new model are cut short by it, so a smaller window asks for `assistant index` from scratch.
    """
    with writing(settings.data_dir, "assistant reindex") as library:
        unfinished = library.catalogue.unfinished()
        if unfinished:
            discard(library, unfinished)
        loaded = model()
        # First the old vectors go, then the new model is written down: killed between the two, the next run
        # says that the model is another one, and never mixes them.
        library.vectors.clear()
        library.words.clear()
        library.words.commit()
        with library.catalogue.transaction():
            library.catalogue.set_meta(MODEL_KEY, loaded.fingerprint)
            library.catalogue.set_meta(MODEL_NAME_KEY, loaded.name)
            library.catalogue.next_generation()
        return mend(library, model)


class _Run:
    """One indexing run, inside the writer's lock."""

    def __init__(
        self, library: WritableLibrary, settings: Settings, options: Options, model: LoadModel
    ) -> None:
        self._library = library
        self._settings = settings
        self._options = options
        self._load = model
        self.key = options.key(str(readers.VERSION), str(TARGET))
        self._known = library.catalogue.files()
        self._taken = library.catalogue.source_ids()
        self._this_run: set[str] = set()
        self._seconds = StageSeconds()
        self.report = Report()

    def bring_up_to_date(self, found: Scan, progress: Progress) -> Report:
        report = self.report
        report.failed += [Failure(path, "there is no such file or folder") for path in found.missing]
        self._remove_vanished(found)
        wanted = [file for file in found.files if not self._unchanged(file)]
        if wanted:
            compare(self._library, self._load)
            self._read_and_store(wanted, progress)
        report.stages = {name: round(getattr(self._seconds, name), 3) for name in ("read", "embed", "write")}
        return report

    def _read_and_store(self, wanted: Sequence[Found], progress: Progress) -> None:
        preparing = Preparing(wanted, self._settings, self, self._seconds)
        done = 0
        for group in preparing:
            begun = time.perf_counter()
            with storage_errors(self._library.data_dir):
                self._store(group)
            self._seconds.add("write", begun)
            for ready in group:
                done += 1
                progress(ready.file.path, done, len(wanted))

    # -- what need not be read -------------------------------------------------------------------

    def _unchanged(self, file: Found) -> bool:
        known = self._known.get(file.path)
        if (
            known is None
            or (known.size, known.mtime_ns, known.options) != (file.size, file.mtime_ns, self.key)
            or known.seen - known.mtime_ns < _RACY_NS
        ):
            return False
        if known.reason:
            self.report.failed.append(Failure(file.path, known.reason))
        else:
            self.report.unchanged += 1
        return True

    def _remove_vanished(self, found: Scan) -> None:
        present = {file.path for file in found.files}
        gone = [path for path in self._known if path not in present and below(path, found.roots)]
        if not gone:
            return
        catalogue = self._library.catalogue
        with catalogue.transaction():
            for path in gone:
                self.report.removed += self._known[path].document is not None
                catalogue.delete_file(path)
            documents = {self._known[path].document for path in gone}
            removing = catalogue.orphans([document for document in documents if document is not None])
            for document in removing:
                catalogue.set_state(document, "removing")
            catalogue.next_generation()
        if removing:
            discard(self._library, removing)
        for path in gone:
            del self._known[path]

    # -- called by the preparing thread ----------------------------------------------------------

    def model(self) -> EmbeddingModel:
        """The embedding model, once it is sure that it made the vectors that are already there."""
        loaded = self._load()
        self._library.check_model(loaded.fingerprint, loaded.name)
        return loaded

    def identify(self, document: Document, file: Found, sha256: str) -> Document | None:
        """The document with its source completed; None when its content is already in the library."""
        catalogue = self._library.catalogue
        if sha256 in self._this_run or catalogue.find_document(sha256, self.key) is not None:
            return None
        self._this_run.add(sha256)
        known = self._known.get(file.path)
        earlier = catalogue.source_of(known.document) if known and known.document is not None else None
        source = complete(document.source, file.path, self._options, self._taken - {earlier})
        self._taken.add(source.id)
        return replace(document, source=source)

    def known_vectors(self, keys: Sequence[str]) -> Mapping[str, Vectors]:
        """Vectors that the library already holds of the same texts."""
        same = self._library.catalogue.same_embedding(keys)
        stored = self._library.vectors.vectors(sorted(set(same.values()))) if same else {}
        return {key: stored[pid] for key, pid in same.items() if pid in stored}

    # -- called by the writer --------------------------------------------------------------------

    def _store(self, group: Sequence[Ready]) -> None:
        """Store a group: pending in the catalogue, then both indexes, then visible, all at once."""
        catalogue = self._library.catalogue
        documents = self._store_pending(group)
        records = [self._record(ready, documents.get(ready.sha256)) for ready in group]
        before = {known.document for file in records if (known := self._known.get(file.path))}
        with catalogue.transaction():
            for document in documents.values():
                catalogue.set_state(document, "ready")
            for record in records:
                catalogue.put_file(record)
            removing = catalogue.orphans([document for document in before if document is not None])
            for document in removing:
                catalogue.set_state(document, "removing")
            catalogue.next_generation()
        for ready, record in zip(group, records, strict=True):
            self._count(ready, record)
            self._known[record.path] = record
        if removing:
            discard(self._library, removing)

    def _store_pending(self, group: Sequence[Ready]) -> dict[str, int]:
        """Write what is new into all three stores, not visible yet: document numbers by digest."""
        library = self._library
        fresh = [ready.prepared for ready in group if ready.prepared is not None]
        if not fresh:
            return {}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with library.catalogue.transaction():
            claim_model(library, self._load())
            documents = {item.sha256: library.catalogue.add_pending(item, now) for item in fresh}
        rows: dict[str, tuple[Passage, Source]] = {}
        vectors: dict[str, Vectors] = {}
        for item in fresh:
            for part, vector in zip(item.cuts, item.vectors, strict=True):
                rows[part.passage.id] = (part.passage, item.document.source)
                vectors[part.passage.id] = vector
        there = library.catalogue.still_visible(rows)
        ids = [pid for pid in rows if pid not in there]
        if ids:
            library.vectors.upsert(
                [(pid, rows[pid][1]) for pid in ids], np.stack([vectors[pid] for pid in ids])
            )
            library.words.upsert([rows[pid] for pid in ids])
            library.words.commit()
        return documents

    def _record(self, ready: Ready, document: int | None) -> FileRecord:
        file, reason = ready.file, ready.reason
        known = self._known.get(file.path)
        if reason and known is not None and known.document is not None:
            document = known.document
            reason += "; the version that was read before is kept"
        elif not reason and document is None:
            document = self._library.catalogue.find_document(ready.sha256, self.key)
        return FileRecord(
            file.path, file.size, file.mtime_ns, ready.sha256, self.key, document, reason, time.time_ns()
        )

    def _count(self, ready: Ready, record: FileRecord) -> None:
        report, known = self.report, self._known.get(record.path)
        if record.reason:
            report.failed.append(Failure(record.path, record.reason))
        elif known is None or known.document is None:
            report.added += 1
        elif (known.sha256, known.options) == (record.sha256, record.options):
            report.unchanged += 1
        else:
            report.changed += 1
        if ready.prepared is not None:
            document = ready.prepared.document
            report.passages += len(ready.prepared.cuts)
            report.pages += document.pages
            report.pages_without_text += len(document.pages_without_text)
            report.warnings += [Failure(record.path, text) for text in _warnings(document)]


def _warnings(document: Document) -> tuple[str, ...]:
    empty = document.pages_without_text
    if not empty:
        return document.warnings
    pages = ", ".join(str(page) for page in empty[:10]) + (" …" if len(empty) > 10 else "")  # noqa: PLR2004 -- enough to look at
    many = "pages have" if len(empty) > 1 else "page has"
    return (*document.warnings, f"{len(empty)} {many} no text (page {pages})")
