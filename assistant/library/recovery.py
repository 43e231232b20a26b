"""Brings the two indexes in line with the catalogue, whatever an earlier run left behind."""

from __future__ import annotations

import logging
from collections.abc import Callable

from assistant.library.catalogue import chunks
from assistant.library.store import MODEL_KEY, MODEL_NAME_KEY, WritableLibrary
from assistant.models.embedding import EmbeddingModel

LoadModel = Callable[[], EmbeddingModel]
"""Gives the embedding model; called only when something must be embedded, because loading takes seconds."""

_BATCH = 256


def recover(library: WritableLibrary, model: LoadModel) -> None:
    """Finish what was interrupted: forget pending documents, finish removals, mend both indexes.

    Without an interruption, and with both indexes in their place, this costs next to nothing.
    """
    unfinished = library.catalogue.unfinished()
    if unfinished:
        logging.getLogger(__name__).info("an earlier run was interrupted; cleaning up after it")
        discard(library, unfinished)
    if unfinished or not library.indexes_there():
        compare(library, model)


def compare(library: WritableLibrary, model: LoadModel) -> None:
    """Mend both indexes if they do not hold as many passages as the catalogue."""
    _, passages = library.catalogue.counts()
    if library.vectors.count() != passages or library.words.count() != passages:
        mend(library, model)


def discard(library: WritableLibrary, documents: list[int]) -> None:
    """Remove documents from all three stores; the passages that a visible document shares stay."""
    catalogue = library.catalogue
    candidates = catalogue.document_passages(documents)
    gone = candidates - catalogue.still_visible(candidates)
    library.vectors.delete(gone)
    library.words.delete(gone)
    library.words.commit()
    with catalogue.transaction():
        for document in documents:
            catalogue.delete_document(document)
        catalogue.next_generation()


def mend(library: WritableLibrary, model: LoadModel) -> int:
    """Make both indexes hold just what the catalogue says; how many passages one of them lacked."""
    catalogue = library.catalogue
    expected = catalogue.passage_ids()
    in_vectors, in_words = library.vectors.ids(), library.words.ids()
    if expected - in_vectors:
        library.check_model(model().fingerprint, model().name)
    for batch in chunks(sorted(expected - in_vectors), _BATCH):
        rows = list(catalogue.stored(batch))
        vectors = model().embed([part.embedded for part, _ in rows])
        library.vectors.upsert([(part.passage.id, source) for part, source in rows], vectors)
    for batch in chunks(sorted(expected - in_words), _BATCH):
        library.words.upsert([(part.passage, source) for part, source in catalogue.stored(batch)])
    library.vectors.delete(in_vectors - expected)
    library.words.delete(in_words - expected)
    library.words.commit()
    with catalogue.transaction():
        catalogue.next_generation()
    return len(expected - (in_vectors & in_words))


def claim_model(library: WritableLibrary, model: EmbeddingModel) -> None:
    """Inside a transaction: remember which model makes the vectors, if none has made any yet."""
    if library.catalogue.meta(MODEL_KEY) is None:
        library.catalogue.set_meta(MODEL_KEY, model.fingerprint)
        library.catalogue.set_meta(MODEL_NAME_KEY, model.name)
