"""Brings the library in line with files: adds, changes, removes, and tells what became of each."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from assistant.library.identity import Options
from assistant.library.recovery import LoadModel, discard, mend, recover
from assistant.library.report import Report
from assistant.library.run import Progress, Run
from assistant.library.scan import below, scan
from assistant.library.store import MODEL_KEY, MODEL_NAME_KEY, writing
from assistant.settings import Settings


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
        found = scan(paths, settings.data_dir)
        run = Run(library, settings, options, model, found.roots)
        report = run.bring_up_to_date(found, progress or (lambda *_: None))
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
