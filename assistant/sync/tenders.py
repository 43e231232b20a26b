"""Notices from Find a Tender and Contracts Finder, day by day and page by page, one file a procurement."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from assistant.documents import digest
from assistant.library import sidecar
from assistant.settings import Settings
from assistant.sync.answers import Manners
from assistant.sync.body import as_object
from assistant.sync.errors import NO_NETWORK, FetchError, NoNetworkError, RunOverError, TryAgainError
from assistant.sync.fetching import Fetcher
from assistant.sync.notices import Release, Wanted, differences, merged, readable, title
from assistant.sync.report import Outcome, Report
from assistant.sync.shelf import Shelf, fields_text
from assistant.sync.state import load, read_whole, save, write_whole

ServiceName = Literal["find-a-tender", "contracts-finder"]
Stage = Literal["planning", "tender", "award", "implementation"]
"""As both services name them; the last one is of Contracts Finder alone."""

Progress = Callable[[str, int, int], None]
"""Called with the day just read, days done and days in all."""

_PAGE = 100
"""Notices a page, the most that both services give."""
_MOST_PAGES = 500
"""Pages of one day; there are no such days, so the service leads us in a circle."""
_FIELDS = {"kind": "tender", "licence": "Open Government Licence v3.0", "collection": "Tenders"}


@dataclass(frozen=True, slots=True)
class Service:
    """How a service is asked. From its API documentation, read in November 2026."""

    address: str
    first: str
    """The parameter for the first moment of the notices."""
    last: str
    manners: Manners = field(default_factory=Manners)


SERVICES: dict[ServiceName, Service] = {
    "find-a-tender": Service(
        "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages",
        "updatedFrom",
        "updatedTo",
        # "12 request limit in 2 minute exceeded", often without a Retry-After.
        Manners(pause=120.0),
    ),
    "contracts-finder": Service(
        "https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search",
        "publishedFrom",
        "publishedTo",
        # Too many requests are answered with 403; none may follow for five minutes.
        Manners(busy=frozenset({403}), pause=300.0),
    ),
}


@dataclass(frozen=True, slots=True)
class Query:
    """Which notices to fetch."""

    service: ServiceName
    first: date
    last: date
    wanted: Wanted = field(default_factory=Wanted)
    stages: tuple[str, ...] = ()
    most: int = 500
    """New or changed procurements to keep in one run."""

    @property
    def key(self) -> str:
        """A content id: the same query goes on where it was interrupted."""
        wanted = self.wanted
        parts = (*wanted.cpv, "", wanted.buyer, wanted.words, *self.stages)
        return digest(self.service, self.first.isoformat(), self.last.isoformat(), *parts)

    @property
    def days(self) -> tuple[date, ...]:
        """The days to ask for, none of them to come: over longer times Find a Tender leaves notices out."""
        last = min(self.last, datetime.now(UTC).date() + timedelta(days=1))
        return tuple(self.first + timedelta(days=n) for n in range((last - self.first).days + 1))


class _Place(BaseModel):
    """Where a query goes on."""

    day: str
    address: str


class _Places(BaseModel):
    """Of each query that has not reached its end."""

    open: dict[str, _Place] = Field(default_factory=dict)


def sync_tenders(settings: Settings, query: Query, progress: Progress | None = None) -> Report:
    """Fetch the notices that fit into `data_dir/fetched/tenders`.

    After an interruption the same query goes on from the page it had come to. Raises as `run.sync` does.
    """
    begun = time.perf_counter()
    shelf = Shelf(settings.data_dir)
    message, cut_short = "", False
    failed: tuple[Outcome, ...] = ()
    with shelf.writing(), Fetcher(settings) as fetcher:
        run = _Run(settings, query, shelf, fetcher)
        try:
            run.read(progress or (lambda *_: None))
            message = run.more
        except RunOverError as error:
            message, cut_short = str(error), True
        except FetchError as error:
            if not fetcher.reached:
                raise NoNetworkError(f"{NO_NETWORK} ({error}.)") from error
            failed = (Outcome(query.service, query.service, "failed", reason=str(error)),)
    return Report((*run.outcomes, *failed), message, cut_short, round(time.perf_counter() - begun, 1))


def first_address(query: Query, day: date) -> str:
    """The address of the first page of a day."""
    service = SERVICES[query.service]
    asked = {service.first: f"{day}T00:00:00", service.last: f"{day}T23:59:59", "limit": str(_PAGE)}
    if query.stages:
        asked["stages"] = ",".join(query.stages)
    return f"{service.address}?{urlencode(asked, safe=':,')}"


class _Run:
    """One query on its way."""

    def __init__(self, settings: Settings, query: Query, shelf: Shelf, fetcher: Fetcher) -> None:
        self._query = query
        self._shelf = shelf
        self._fetcher = fetcher
        self._service = SERVICES[query.service]
        self._manners = replace(self._service.manners, every=settings.sync_tender_seconds)
        self._places_file = shelf.folder / ".state" / "tenders.json"
        self._places = load(self._places_file, _Places)
        self._before: dict[str, list[Release]] = {}
        """By process: its notices as they were before this run."""
        self._outcomes: dict[str, Outcome] = {}
        self.more = ""

    @property
    def outcomes(self) -> list[Outcome]:
        """Of the processes that are new or changed."""
        return list(self._outcomes.values())

    def read(self, progress: Progress) -> None:
        """Read day by day, page by page."""
        write_whole(self._shelf.path(f"tenders/{sidecar.FOLDER}"), fields_text(_FIELDS).encode())
        days = self._query.days
        place = self._places.open.get(self._query.key)
        for number, day in enumerate(days, start=1):
            if place is not None and day.isoformat() < place.day:
                continue
            self._day(day, place.address if place is not None and day.isoformat() == place.day else "")
            if self.more:
                return
            progress(day.isoformat(), number, len(days))
        self._places.open.pop(self._query.key, None)
        save(self._places_file, self._places)

    def _day(self, day: date, resumed: str) -> None:
        """Read the pages of a day, from the one that an earlier run had come to where there is one."""
        seen: set[str] = set()
        address = resumed or first_address(self._query, day)
        while address:
            if address in seen or len(seen) == _MOST_PAGES:
                raise FetchError(f"the pages of {day.isoformat()} lead in a circle")
            seen.add(address)
            self._places.open[self._query.key] = _Place(day=day.isoformat(), address=address)
            save(self._places_file, self._places)
            try:
                package = self._page(address)
            except TryAgainError:
                raise
            except FetchError:
                if address != resumed:
                    raise
                address = first_address(self._query, day)  # the service has forgotten that page
                continue
            for ocid, releases in _by_process(package["releases"]):
                self._keep(ocid, releases, package)
                if self.more:
                    return
            address = self._next(package)

    def _page(self, address: str) -> dict[str, Any]:
        package = as_object(self._fetcher.get(address, "json", manners=self._manners).body)
        if not isinstance(package.get("releases"), list):
            raise FetchError("the answer is not what the service documents: it lists no releases")
        return package

    def _next(self, package: dict[str, Any]) -> str:
        """The address of the next page; empty after the last one."""
        links = package.get("links")
        address = links.get("next") if isinstance(links, dict) and package["releases"] else None
        if not address:
            return ""
        if not isinstance(address, str) or not address.startswith(f"{self._service.address}?"):
            raise FetchError(f"the next page is not at the service's own address: {str(address)[:200]}")
        return address

    def _keep(self, ocid: str, releases: list[Release], package: dict[str, Any]) -> None:
        """Add the notices of a process to its file, where they are wanted or the process is held already."""
        name = f"tenders/{_file_stem(ocid)}.json"
        path = self._shelf.path(name)
        there = read_whole(path)
        if there is None and not any(self._query.wanted.fits(release) for release in releases):
            return
        held = _held(there)
        whole = merged({**package, "uri": self._service.address}, held, releases)
        if whole == there:
            return
        if ocid not in self._outcomes:
            if len(self._outcomes) >= self._query.most:
                self.more = (
                    f"Stopped after {self._query.most} procurements, as --most says. There are more: run the "
                    "same command again to go on, or choose a shorter time."
                )
                return
            self._before[ocid] = list(readable(held.get("releases")))
            if there is not None:
                write_whole(self._shelf.earlier(name), there)
        write_whole(path, whole)
        before, now = self._before[ocid], list(readable(as_object(whole)["releases"]))
        what = differences(before, now) if before else ()
        self._outcomes[ocid] = Outcome(ocid, title(now), "changed" if before else "new", what, files=(name,))


def _held(data: bytes | None) -> dict[str, Any]:
    """The package of a file; an empty one where there is none, or it is damaged."""
    try:
        return as_object(data or b"{}")
    except FetchError:
        return {}


def _by_process(releases: list[Any]) -> Iterator[tuple[str, list[Release]]]:
    found: dict[str, list[Release]] = {}
    for release in readable(releases):
        found.setdefault(str(release["ocid"]), []).append(release)
    yield from found.items()


def _file_stem(ocid: str) -> str:
    """A name for the file of a process, whatever characters its ocid has."""
    safe = re.sub(r"[^A-Za-z0-9]+", "-", ocid).strip("-")[:100]
    return safe if safe == ocid else f"{safe}-{digest(ocid)[:6]}"
