"""The catalogue entry of a procurement, with the fields by which tenders are filtered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from assistant.documents import Source, TenderFields
from assistant.readers.ocds.codes import METHODS, spoken
from assistant.readers.ocds.compile import Compiled
from assistant.readers.ocds.criteria import Criterion, criteria_of, terms
from assistant.readers.ocds.entries import Package
from assistant.readers.ocds.fields import Json, day, obj, rows, text
from assistant.readers.ocds.lots import suitability
from assistant.readers.ocds.money import Money, money
from assistant.readers.ocds.places import buyer_of, jurisdiction_of
from assistant.readers.ocds.status import ENDED, contract_dates, deadline_of, stage_of, status_of
from assistant.readers.ocds.words import Words

_LONGEST_TITLE = 300
_PORTALS = {
    "ocds-h6vhtk": "Find a Tender",
    "ocds-b5fd17": "Contracts Finder",
    "ocds-r6ebe6": "Public Contracts Scotland",
    "ocds-kuma6s": "Sell2Wales",
}
"""The prefix of an ocid says who publishes: the register of prefixes of the Open Contracting Partnership."""
_HOSTS = re.compile(
    r"(?:www\.)?(?:find-tender\.service\.gov\.uk|contractsfinder\.service\.gov\.uk"
    r"|publiccontractsscotland\.gov\.uk|sell2wales\.gov\.wales)"
)


def source_of(found: Compiled, package: Package, identity: str, words: Words) -> Source:
    """The source of the document of `found`."""
    state = found.release
    title = words.line(_title(state))[:_LONGEST_TITLE] or identity
    publisher = _publisher(text(state, "ocid"), words.line(package.publisher))
    buyer = buyer_of(state)
    starts, ends = contract_dates(state)
    value = value_of(state)
    everything = [obj(state, "tender"), *rows(state, "tender", "lots")]
    sme, vcse = zip(*(suitability(node) for node in everything), strict=True)
    amount = value.amount
    return Source(
        id=identity,
        title=title,
        publisher=publisher,
        date=day(text(state, "date")),
        kind="tender",
        jurisdiction=jurisdiction_of(obj(buyer, "address")),
        status=status_of(state, f"{publisher} {title}", datetime.now(tz=UTC).date()),
        licence=_licence(words.line(package.licence)),
        address=_address(state),
        tender=TenderFields(
            buyer=words.line(text(state, "buyer", "name") or text(buyer, "name")),
            value=amount,
            currency=words.line(value.currency) if amount is not None else "",
            cpv=tuple(cpv_of(state)),
            stage=stage_of(state),
            deadline=deadline_of(state),
            published=_published(found),
            starts=starts,
            ends=ends,
            lots=len(rows(state, "tender", "lots")),
            criteria=tuple(words.line(term) for term in terms(_criteria(everything)))[:100],
            procedure=words.line(_procedure(state))[:200],
            sme=_either(sme),
            vcse=_either(vcse),
            buyer_id=words.line(text(state, "buyer", "id") or text(buyer, "id")),
        ),
    )


def cpv_of(state: dict[str, Json]) -> dict[str, str]:
    """The CPV codes, eight digits, with their words where the notice has them; the main one first."""
    found: dict[str, str] = {}
    for row in _classifications(state):
        code = re.match(r"(\d{8})(?:-\d)?\Z", text(row, "id"))
        if code and text(row, "scheme").upper() in {"CPV", ""}:
            found[code[1]] = found.get(code[1]) or text(row, "description")
    return found


def _classifications(state: dict[str, Json]) -> Iterator[dict[str, Json]]:
    tender = obj(state, "tender")
    holders = [
        tender,
        *rows(tender, "items"),
        *(item for award in rows(state, "awards") for item in rows(award, "items")),
        *(item for contract in rows(state, "contracts") for item in rows(contract, "items")),
    ]
    for holder in holders:
        yield obj(holder, "classification")
        yield from rows(holder, "additionalClassifications")


def documents_of(state: dict[str, Json]) -> list[dict[str, Json]]:
    """All documents that the notice names, each once."""
    holders = [
        obj(state, "planning"),
        obj(state, "tender"),
        *rows(state, "awards"),
        *rows(state, "contracts"),
    ]
    holders += [obj(contract, "implementation") for contract in rows(state, "contracts")]
    found: dict[tuple[str, str, str], dict[str, Json]] = {}
    for holder in holders:
        for row in rows(holder, "documents"):
            found.setdefault((text(row, "id"), text(row, "url"), text(row, "title")), row)
    return list(found.values())


def value_of(state: dict[str, Json]) -> Money:
    """The whole contract: as the tender says it, else its lots, its contracts or its awards added up.

    Of a range it is the upper end, and where that is open the lower one.

    Amounts in different currencies, or with and without VAT, are not added.
    """
    whole, least = money(state, "tender", "value"), money(state, "tender", "minValue")
    if whole.amount == 0 and least.amount:
        return least  # Contracts Finder writes nought for an open end
    if whole.amount is not None:
        return whole
    for parts in (
        [money(lot, "value") for lot in rows(state, "tender", "lots")],
        [money(contract, "value") for contract in rows(state, "contracts")],
        [money(award, "value") for award in rows(state, "awards") if text(award, "status") not in ENDED],
    ):
        if parts and all(part.amount is not None for part in parts):
            alike = {(part.currency, part.net is None) for part in parts}
            if len(alike) == 1:
                total = sum(part.amount or 0.0 for part in parts)
                gross = parts[0].net is None
                return Money(None if gross else total, total if gross else None, parts[0].currency)
    return Money(None, None, "")


def _title(state: dict[str, Json]) -> str:
    first = [text(row, "title") for row in (*rows(state, "awards"), *rows(state, "contracts"))]
    places = [
        text(state, "tender", "title"),
        text(state, "title"),
        text(state, "planning", "project", "title"),
    ]
    return next(filter(None, [*places, *first]), "")


def _publisher(ocid: str, said: str) -> str:
    """The portal, which a package calls by its owner: Find a Tender says `Cabinet Office`."""
    if "illustrative" in said.lower():
        return said
    return _PORTALS.get(ocid[:11].lower()) or said


def _licence(said: str) -> str:
    version = re.search(r"open-government-licence/version/(\d)", said)
    if version:
        return f"Open Government Licence v{version[1]}.0"
    if re.search(r"opensource\.org/licenses?/mit\b", said, re.IGNORECASE):
        return "MIT"
    return "Open Government Licence" if "open-government-licence" in said else said


def _address(state: dict[str, Json]) -> str:
    """The public page of the latest notice, on the portal that published it; empty when it cannot be told."""
    latest = text(state, "id")
    pages = [
        row
        for row in documents_of(state)
        if text(row, "documentType").endswith("Notice") and _is_portal(text(row, "url"))
    ]
    pages.sort(key=lambda row: (text(row, "id") == latest, day(text(row, "datePublished"))))
    if re.fullmatch(r"\d{6}-\d{4}", latest) and text(state, "ocid").startswith("ocds-h6vhtk-"):
        return f"https://www.find-tender.service.gov.uk/Notice/{latest}"
    guid = re.match(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=-\d+\Z|\Z)", latest)
    if guid and text(state, "ocid").startswith("ocds-b5fd17-"):
        return f"https://www.contractsfinder.service.gov.uk/Notice/{guid[0]}"
    return text(pages[-1], "url") if pages else ""


def _is_portal(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"https", "http"} and bool(_HOSTS.fullmatch(parts.hostname or ""))
    except ValueError:
        return False


def _published(found: Compiled) -> str:
    """The ISO day on which the first notice here was published."""
    said = [day(text(found.release, "tender", "datePublished")), day(text(found.release, "date"))]
    said += [day(step.date) for step in found.steps]
    return min(filter(None, said), default="")


def _criteria(nodes: list[dict[str, Json]]) -> list[Criterion]:
    return [criterion for node in nodes for criterion in criteria_of(node)]


def _procedure(state: dict[str, Json]) -> str:
    tender = obj(state, "tender")
    return text(tender, "procurementMethodDetails").rstrip(" -") or spoken(
        [text(tender, "procurementMethod")], METHODS
    )


def _either(said: tuple[bool | None, ...]) -> bool | None:
    """Yes if one says yes, no if one says no, else None."""
    return True if True in said else False if False in said else None
