"""One indexing run, inside the writer's lock: what is new, what has changed, what has gone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from assistant import readers
from assistant.documents import Document, Passage, Source
from assistant.library.catalogue import FileRecord
from assistant.library.contents import Content, Contents
from assistant.library.identity import Options, complete
from assistant.library.members import Members
from assistant.library.passages import TARGET
from assistant.library.preparing import Preparing, Read, Ready, StageSeconds
from assistant.library.recovery import LoadModel, claim_model, compare, discard
from assistant.library.report import Failure, Report
from assistant.library.scan import Found, Scan, below
from assistant.library.sidecar import Declared, Sidecars
from assistant.library.store import WritableLibrary, storage_errors
from assistant.models.embedding import EmbeddingModel, Vectors
from assistant.settings import Settings

Progress = Callable[[str, int, int], None]
"""Called with the file just finished, files done and files in all."""

_RACY_NS = 2_000_000_000
"""A file touched within 2 s of when it was last seen may have changed without a new time stamp."""


class Run:
    """Brings the library in line with what a scan found."""

    def __init__(
        self,
        library: WritableLibrary,
        settings: Settings,
        options: Options,
        model: LoadModel,
        roots: Sequence[str],
    ) -> None:
        self._library = library
        self._settings = settings
        self._options = options
        self._load = model
        self._sidecars = Sidecars(roots)
        self._beside: dict[str, Declared] = {}
        self._known = library.catalogue.files()
        self._members = Members(self._known, ())
        self._contents = Contents(library.catalogue, self._known)
        self._seconds = StageSeconds()
        self.report = Report()

    def bring_up_to_date(self, found: Scan, progress: Progress) -> Report:
        """Remove what has gone, read what is new or has changed, and leave the rest alone."""
        report = self.report
        report.failed += [Failure(path, "there is no such file or folder") for path in found.missing]
        self._members = Members(self._known, {file.path for file in found.files})
        self._remove_vanished(found)
        self._contents = Contents(self._library.catalogue, self._known)  # what has gone leaves its id
        wanted = [file for file in found.files if not self._unchanged(file)]
        if wanted:
            compare(self._library, self._load)
            self._read_and_store(wanted, progress)
        report.failed += [Failure(path, reason) for path, reason in sorted(self._sidecars.faults.items())]
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
                done += not ready.read.part.name
                progress(ready.read.path, done, len(wanted))

    # -- what need not be read -------------------------------------------------------------------

    def _unchanged(self, file: Found) -> bool:
        known = self._known.get(file.path)
        if (
            known is None
            or (known.size, known.mtime_ns, known.options) != (file.size, file.mtime_ns, self.key(file))
            or known.seen - known.mtime_ns < _RACY_NS
        ):
            return False
        members = [self._known[path] for path in self._members.of(file.path)]
        if any(member.seen > known.seen for member in members):
            return False  # a run was killed amid another version of it
        for record in (known, *members):
            if record.reason:
                self.report.failed.append(Failure(record.path, record.reason))
            self.report.unchanged += record.document is not None
        return True

    def _remove_vanished(self, found: Scan) -> None:
        present = {file.path for file in found.files}
        inside = {member for path in present for member in self._members.of(path)}
        self._forget(
            path
            for path in list(self._known)
            if path not in present and path not in inside and below(path, found.roots)
        )

    def _forget(self, paths: Iterable[str]) -> None:
        """Forget these files, and the documents that no other file leads to."""
        gone = list(paths)
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

    def key(self, file: Found) -> str:
        """The content id of what the file is read with: options, versions, what stands beside it."""
        declared = self._declared(file.path).key
        return self._options.key(str(readers.VERSION), str(TARGET), *filter(None, [declared]))

    def _declared(self, path: str) -> Declared:
        if path not in self._beside:
            self._beside[path] = self._sidecars.declared(path)
        return self._beside[path]

    def model(self) -> EmbeddingModel:
        """The embedding model, once it is sure that it made the vectors that are already there."""
        loaded = self._load()
        self._library.check_model(loaded.fingerprint, loaded.name)
        return loaded

    def identify(self, read: Read, document: Document) -> Document | None:
        """The document with its source completed; None when its content is already in the library."""
        content = (read.part.sha256, self.key(read.file))
        if self._contents.held(content):
            return None
        declared = self._declared(read.file.path)
        if read.part.name:
            declared = declared.shared  # one title is not that of each of many
        taken = self._contents.taken(self._known.get(read.path))
        source = complete(document.source, read.path, self._options, taken, declared)
        document = replace(document, source=source)
        return document if self._contents.add(document, content) else None

    def known_vectors(self, keys: Sequence[str]) -> Mapping[str, Vectors]:
        """Vectors that the library already holds of the same texts."""
        same = self._library.catalogue.same_embedding(keys)
        stored = self._library.vectors.vectors(sorted(set(same.values()))) if same else {}
        return {key: stored[pid] for key, pid in same.items() if pid in stored}

    # -- called by the writer --------------------------------------------------------------------

    def _store(self, group: Sequence[Ready]) -> None:
        """Store a group: pending in the catalogue, then both indexes, then visible, all at once.

        With the last part of a file goes what the file no longer holds, in the same transaction: a run
        killed after it finds the file unchanged, and would never look again.
        """
        catalogue = self._library.catalogue
        documents = self._store_pending(group)
        records = [self._record(ready, documents) for ready in group]
        gone = [path for ready in group for path in self._members.gone(ready.read) if path in self._known]
        touched = (self._known.get(path) for path in (*(file.path for file in records), *gone))
        before = {known.document for known in touched if known is not None and known.document is not None}
        with self._contents.removing, catalogue.transaction():
            for document in documents.values():
                catalogue.set_state(document, "ready")
            for record in records:
                catalogue.put_file(record)
            for path in gone:
                catalogue.delete_file(path)
            removing = catalogue.orphans(sorted(before - self._contents.promised))
            for document in removing:
                catalogue.set_state(document, "removing")
            catalogue.next_generation()
        for ready, record in zip(group, records, strict=True):
            self._count(ready, record)
            self._known[record.path] = record
        for path in gone:
            self.report.removed += self._known.pop(path).document is not None
        if removing:
            discard(self._library, removing)

    def _store_pending(self, group: Sequence[Ready]) -> dict[Content, int]:
        """Write what is new into all three stores, not visible yet: document numbers by content."""
        library = self._library
        fresh = [ready.prepared for ready in group if ready.prepared is not None]
        if not fresh:
            return {}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with library.catalogue.transaction():
            claim_model(library, self._load())
            documents = {
                (item.sha256, item.options): library.catalogue.add_pending(item, now) for item in fresh
            }
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

    def _record(self, ready: Ready, documents: Mapping[Content, int]) -> FileRecord:
        file, part, path = ready.read.file, ready.read.part, ready.read.path
        known = self._known.get(path)
        document, reason = None, part.reason
        if part.document is not None:
            content = (part.sha256, self.key(file))
            content = self._contents.stored_as(content)
            document = documents.get(content) or self._library.catalogue.find_document(*content)
        elif reason and (part.name or not part.sha256):  # nothing of it, or not all of it, could be read
            document = known.document if known is not None else None
            if document is not None or (not part.name and self._members.of(path)):
                reason += "; the version that was read before is kept"
        return FileRecord(
            path, file.size, file.mtime_ns, part.sha256, self.key(file), document, reason, time.time_ns()
        )

    def _count(self, ready: Ready, record: FileRecord) -> None:
        report, known = self.report, self._known.get(record.path)
        if record.reason:
            report.failed.append(Failure(record.path, record.reason))
        if ready.read.part.document is not None:
            if known is None or known.document is None:
                report.added += 1
            elif (known.sha256, known.options) == (record.sha256, record.options):
                report.unchanged += 1
            else:
                report.changed += 1
        if ready.prepared is not None:
            report.read(record.path, ready.prepared.document, len(ready.prepared.cuts))
            if record.document is not None:
                others = self._library.catalogue.near(record.document)
                report.near += [Failure(record.path, f"nearly the same as {title}") for title in others]
