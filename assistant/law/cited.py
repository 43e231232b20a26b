"""The words behind a reason: the Act where the library holds it, else the note that ships."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from assistant.documents import Block, Document, Source
from assistant.law.provision import LEGISLATION, Instrument, Provision
from assistant.library.catalogue import Catalogue
from assistant.library.sources import shipped_corpus
from assistant.readers import read


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote with where it stands. `quote` is an exact part of the document's text, and of `context`."""

    source_id: str
    title: str
    kind: str
    status: str
    locator: str
    """`s.81(6)(b)`; of a note, the section that it tells, and the heading under which it does."""
    quote: str
    address: str
    """The provision on legislation.gov.uk."""
    context: str
    """The words around the quote: the whole section, or what stands under the note's heading."""


class LawTexts:
    """Finds the text of provisions; what was found is kept, so that it is read once."""

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        """Without a catalogue, every provision is cited to a shipped note."""
        self._catalogue = catalogue
        self._generation = -1
        self._acts: dict[str, list[tuple[Source, Document]]] = {}

    def cite(self, provision: Provision) -> Cited:
        """The quote for `provision`.

        Raises `CatalogueError` when the notes that ship are not there.
        """
        for source, document in self._acts_of(provision.instrument):
            found = _blocks(document, provision.label)
            if found:
                return _from_act(source, document, found, provision)
        return _from_note(provision)

    def _acts_of(self, instrument: Instrument) -> list[tuple[Source, Document]]:
        if self._catalogue is None:
            return []
        if self._generation != (now := self._catalogue.generation()):
            self._generation, self._acts = now, {}
        if instrument.name not in self._acts:
            self._acts[instrument.name] = [
                (record.source, document)
                for record in self._catalogue.documents()
                if record.source.kind == "legislation" and _is_of(record.source.address, instrument)
                if (document := self._catalogue.document(record.source.id)) is not None
            ]
        return self._acts[instrument.name]


def _is_of(address: str, instrument: Instrument) -> bool:
    path = address.removeprefix(LEGISLATION).removeprefix("id/")
    return any(path == known or path.startswith(f"{known}/") for known in instrument.paths)


def _blocks(document: Document, label: str) -> list[Block]:
    """The blocks of the provision, with those of its own paragraphs; its heading left out."""
    blocks = [block for block in document.blocks if block.kind != "heading"]
    own = [block for block in blocks if block.locator.label == label]
    if own and re.search(r"[—:-]\s*\Z", own[0].text):
        return [block for block in blocks if _within(block.locator.label, label)]
    return own[:1] or [block for block in blocks if _within(block.locator.label, label)][:1]


def _within(label: str, provision: str) -> bool:
    return label == provision or (label.startswith(provision) and label[len(provision)] in "( ")


def _from_act(source: Source, document: Document, blocks: list[Block], provision: Provision) -> Cited:
    start, end = blocks[0].locator.start, blocks[-1].locator.end
    section = provision.label.split("(")[0]
    around = [block.locator for block in document.blocks if _within(block.locator.label, section)]
    return Cited(
        source_id=source.id,
        title=source.title,
        kind=source.kind,
        status=source.status,
        locator=provision.label,
        quote=document.text[start:end],
        address=provision.address,
        context=document.text[
            min(start, *(item.start for item in around)) : max(end, *(item.end for item in around))
        ],
    )


def _from_note(provision: Provision) -> Cited:
    document = _note(provision.note)
    start = document.text.index(provision.told)
    block = next(item for item in document.blocks if item.locator.start <= start < item.locator.end)
    heading = block.heading_path[-1] if block.heading_path else document.source.title
    around = [item.locator for item in document.blocks if item.heading_path == block.heading_path]
    return Cited(
        source_id=provision.note,
        title=document.source.title,
        kind=document.source.kind,
        status=document.source.status,
        locator=f"{provision.label}, as told under “{heading}”",
        quote=provision.told,
        address=provision.address,
        context=document.text[around[0].start : around[-1].end],
    )


@functools.cache
def _note(note: str) -> Document:
    return read(shipped_corpus() / "notes" / f"{note}.md")
