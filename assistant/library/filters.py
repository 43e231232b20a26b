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

    def alternatives(self) -> dict[str, tuple[str, ...]]:
        """The values of each text field that is limited, by the name that both indexes keep it under."""
        fields_of = {
            "kind": self.kinds,
            "collection": self.collections,
            "jurisdiction": self.jurisdictions,
            "status": self.statuses,
            "publisher": self.publishers,
            "source_id": self.source_ids,
            "buyer": self.buyers,
        }
        return {name: values for name, values in fields_of.items() if values}

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
