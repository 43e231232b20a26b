"""What a search may be limited to; applied inside both indexes, not after them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus

STAGES = ("planning", "tender", "award", "contract", "implementation")
"""How far a procurement has come, by the tags of OCDS."""
CURRENCY = "GBP"
"""The currency in which values are compared."""
_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_DIVIDED = 2
"""Lots from which a contract counts as divided: portals write one lot where there is none."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Each field limits the search when it is not empty; values of one field are alternatives.

    Dates are ISO 8601, as exact as one likes: from `2026` is from 1 January, to `2026` is to 31 December.
    What a tender does not say is in no range.
    """

    kinds: tuple[Kind, ...] = ()
    collections: tuple[str, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    statuses: tuple[SourceStatus, ...] = ()
    publishers: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    buyers: tuple[str, ...] = ()
    """Parts of buyers' names, in any case: `town` finds `Town Council`."""
    cpv: tuple[str, ...] = ()
    """Leading digits of Common Procurement Vocabulary codes: `7732` finds 77320000 and below."""
    value_from: float | None = None
    value_to: float | None = None
    """Pounds. A value in another currency is never compared, and so in no range; one without a currency is
    taken as pounds."""
    deadline_from: str | None = None
    deadline_to: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    starts_from: str | None = None
    starts_to: str | None = None
    ends_from: str | None = None
    ends_to: str | None = None
    stages: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    """Types and names of award criteria, in any case: `social value`."""
    has_lots: bool | None = None
    """Whether the contract is divided into lots; False finds tenders that are not."""

    def alternatives(self) -> dict[str, tuple[str, ...]]:
        """The values of each text field that is limited, by the name that both indexes keep it under."""
        fields_of = {
            "kind": self.kinds,
            "collection": self.collections,
            "jurisdiction": self.jurisdictions,
            "status": self.statuses,
            "publisher": self.publishers,
            "source_id": self.source_ids,
            "stage": self.stages,
        }
        return {name: values for name, values in fields_of.items() if values}

    def flags(self) -> dict[str, tuple[str, ...]]:
        """The values of each field of which a source has many."""
        fields_of = {"cpv": self.cpv, "criterion": tuple(map(criterion_key, self.criteria))}
        return {name: values for name, values in fields_of.items() if values}

    def ranges(self) -> dict[str, tuple[float | None, float | None]]:
        """The least and the greatest number of each field that is limited; days are numbers like 20260303.

        Raises ValueError for a date that is none.
        """
        limits: dict[str, tuple[float | None, float | None]] = {
            "year": (self.year_from, self.year_to),
            "value": (self.value_from, self.value_to),
            "deadline": _days(self.deadline_from, self.deadline_to),
            "published": _days(self.published_from, self.published_to),
            "starts": _days(self.starts_from, self.starts_to),
            "ends": _days(self.ends_from, self.ends_to),
        }
        if self.has_lots is not None:
            limits["lots"] = (_DIVIDED, None) if self.has_lots else (None, _DIVIDED - 1)
        return {name: limit for name, limit in limits.items() if limit != (None, None)}

    def buyer_parts(self) -> tuple[str, ...]:
        """What buyers' names must hold one of, as `buyer_key` writes them."""
        return tuple(filter(None, map(buyer_key, self.buyers)))

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
        **({"stage": source.tender.stage} if source.tender else {}),
    }


def flag_fields(source: Source) -> dict[str, list[str]]:
    """The fields of which a source has many values: leading digits of CPV codes, award criteria."""
    if source.tender is None:
        return {}
    criteria = sorted({criterion_key(term) for term in source.tender.criteria} - {""})
    return {"cpv": cpv_prefixes(source.tender.cpv), "criterion": criteria}


def number_fields(source: Source) -> dict[str, int | float]:
    """The fields of a source that ranges compare, as far as they are known."""
    found: dict[str, int | float] = {}
    if source.year is not None:
        found["year"] = source.year
    tender = source.tender
    if tender is None:
        return found
    found["lots"] = tender.lots
    if tender.value is not None and tender.currency in {"", CURRENCY}:
        found["value"] = float(tender.value)
    days = {
        "deadline": tender.deadline,
        "published": tender.published,
        "starts": tender.starts,
        "ends": tender.ends,
    }
    for name, iso in days.items():
        # A month or a year alone stands for its first day.
        number = day_number(iso, "01")
        if number is not None:
            found[name] = number
    return found


def buyer_of(source: Source) -> str:
    """The buyer's name as `Filters.buyer_parts` are looked for in it; empty for what is no tender."""
    return buyer_key(source.tender.buyer) if source.tender else ""


def buyer_key(name: str) -> str:
    """A name, or a part of one, without regard to case and blanks."""
    return " ".join(name.casefold().split())


def criterion_key(term: str) -> str:
    """A criterion without regard to case and blanks."""
    return " ".join(term.casefold().split())[:100]


def cpv_prefixes(codes: Iterable[str]) -> list[str]:
    """Every run of leading digits, two or more, of each code: what a filter may name."""
    return sorted({code[:size] for code in codes for size in range(2, len(code) + 1)})


def day_number(iso: str, fill: str) -> int | None:
    """`2026-03-03` as 20260303; `fill` stands for what is not said. None for what is no date."""
    found = _ISO.fullmatch(iso)
    return int(f"{found[1]}{found[2] or fill}{found[3] or fill}") if found else None


def _days(first: str | None, last: str | None) -> tuple[int | None, int | None]:
    numbers = []
    for iso, fill in ((first, "01"), (last, "99")):
        number = None if iso is None else day_number(iso, fill)
        if iso is not None and number is None:
            raise ValueError(f"'{iso}' is no date: write it as 2026-03-31, 2026-03 or 2026")
        numbers.append(number)
    return numbers[0], numbers[1]
