"""What a search may be limited to; applied inside both indexes, not after them."""

from __future__ import annotations

from dataclasses import dataclass, fields

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus


@dataclass(frozen=True, slots=True)
class Filters:
    """Each field limits the search when it is not empty; values of one field are alternatives."""

    kinds: tuple[Kind, ...] = ()
    collections: tuple[str, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    statuses: tuple[SourceStatus, ...] = ()
    publishers: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    buyers: tuple[str, ...] = ()
    cpv: tuple[str, ...] = ()
    """Leading digits of Common Procurement Vocabulary codes: `7732` finds 77320000 and below."""
    value_from: float | None = None
    value_to: float | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is limited."""
        return all(getattr(self, item.name) in ((), None) for item in fields(self))


def text_fields(source: Source) -> dict[str, str]:
    """The fields of a source that both indexes keep as they are, for filters on text."""
    return {
        "kind": source.kind,
        "collection": source.collection,
        "jurisdiction": source.jurisdiction,
        "status": source.status,
        "publisher": source.publisher,
        "source_id": source.id,
    }
