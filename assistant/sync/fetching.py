"""Asks web sites for single addresses: politely, under limits, and again when a failure may pass."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import TracebackType
from typing import Self

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential, wait_random

from assistant import __version__
from assistant.settings import Settings
from assistant.sync.addresses import Address, Atlas, proxied
from assistant.sync.answers import Answer, Known, Manners, meaning
from assistant.sync.body import Expect
from assistant.sync.errors import (
    FetchError,
    LeaveAloneError,
    RunOverError,
    TryAgainError,
    UnreachedError,
)
from assistant.sync.pace import Pace
from assistant.sync.robots import AGENT, Robots
from assistant.sync.watch import Watch

_MOST_REDIRECTS = 10
_FEW_TRIES = 2
"""Attempts while no host has been reached, as there may be no network at all; and after long waits."""
_LONG_WAIT = 60.0
"""Seconds; after so long a wait there are few attempts."""


class Fetcher:
    """For one run and one thread."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._until = time.monotonic() + settings.sync_run_seconds
        self._atlas = Atlas(settings.sync_mirrors)
        self._pace = Pace(self._sleep)
        self._robots = Robots(self._read_robots)
        self._closed: dict[str, FetchError] = {}
        """Hosts that are left alone for the rest of the run, with the reason."""
        self.reached: set[str] = set()
        self.unreached: set[str] = set()
        contact = settings.sync_contact or "no contact set"
        self._client = httpx.Client(
            headers={
                "User-Agent": f"{AGENT}/{__version__} ({contact})",
                "Accept": "*/*",
                "Accept-Encoding": "gzip",
            },
            verify=_trusted(),
            timeout=httpx.Timeout(settings.sync_silent_seconds, connect=settings.sync_connect_seconds),
            limits=httpx.Limits(max_keepalive_connections=0),  # a Watch sees one request a connection
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(
        self, address: str, expect: Expect, *, known: Known | None = None, manners: Manners | None = None
    ) -> Answer:
        """What the address gives, or that the version we hold still stands.

        Raises FetchError with a plain reason, RunOverError when the time of the run is used up.
        """
        asking = Retrying(
            retry=retry_if_exception_type(TryAgainError),
            stop=self._enough,
            wait=self._wait,
            sleep=self._sleep,
            reraise=True,
        )
        return asking(self._follow, address, expect, known or Known(), manners or Manners())

    def _follow(self, address: str, expect: Expect, known: Known, manners: Manners) -> Answer:
        """Ask once, and go where the site sends us."""
        place = self._atlas.find(address)
        seen = {place.public}
        while True:
            if manners.robots:
                self._robots.check(place)
            found = self._ask(place, expect, known, manners)
            if isinstance(found, Answer):
                return found
            place = self._atlas.redirected(place, found)
            if place.public in seen:
                raise FetchError("it redirects in a circle")
            seen.add(place.public)
            if len(seen) > _MOST_REDIRECTS + 1:
                raise FetchError(f"it redirects more than {_MOST_REDIRECTS} times")

    def _ask(self, place: Address, expect: Expect, known: Known, manners: Manners) -> Answer | str:
        """One request: its answer, or where it redirects to."""
        host, settings = place.host, self._settings
        if host in self._closed:
            raise self._closed[host]
        asked_for = self._robots.delay(place) if manners.robots else 0.0
        if asked_for > settings.sync_longest_wait_seconds:
            raise self._close(
                host, FetchError(f"its robots.txt asks for {asked_for:g} seconds between requests")
            )
        self._pace.wait(host, max(settings.sync_host_seconds, manners.every, asked_for))
        left = min(settings.sync_request_seconds, self._until - time.monotonic())
        if left <= 0:
            raise RunOverError(_over(settings))
        public_only = not place.mirrored and not proxied("https", host)
        with Watch(left, public_only=public_only) as watch, self._plainly(host, watch):
            headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
            request = self._client.build_request(
                "GET",
                place.place,
                headers={name: value for name, value in headers.items() if value},
                extensions={"trace": watch},
            )
            response = self._client.send(request, stream=True)
            try:
                self.reached.add(host)
                return meaning(response, place, expect, manners, settings)
            except LeaveAloneError as error:
                raise self._close(host, error) from error
            except TryAgainError as error:
                if error.wait:
                    self._pace.hold(host, error.wait)
                raise
            finally:
                response.close()

    @contextmanager
    def _plainly(self, host: str, watch: Watch) -> Iterator[None]:
        """Say in plain words what broke the connection."""
        try:
            yield
        except httpx.InvalidURL as error:
            raise FetchError("the address is none") from error
        except (httpx.HTTPError, OSError) as error:
            if watch.late:
                if time.monotonic() >= self._until:
                    raise RunOverError(_over(self._settings)) from error
                limit = self._settings.sync_request_seconds
                raise FetchError(f"took longer than {limit:g} seconds") from error
            if isinstance(error, httpx.ConnectError) and "CERTIFICATE_VERIFY" in str(error):
                raise FetchError(f"the certificate of {host} could not be verified") from error
            if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
                raise UnreachedError(f"{host} could not be reached", host=host) from error
            if isinstance(error, httpx.TimeoutException):
                raise TryAgainError(f"{host} stopped answering") from error
            raise TryAgainError("the answer was cut off") from error

    def _close(self, host: str, reason: FetchError) -> FetchError:
        self._closed[host] = reason
        return reason

    def _read_robots(self, address: str) -> bytes:
        return self.get(address, "robots", manners=Manners(robots=False)).body

    # -- when to ask again -----------------------------------------------------------------------

    def _enough(self, state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome is not None else None
        if not isinstance(error, TryAgainError) or error.host in self._closed:
            return True
        most = self._settings.sync_attempts
        unreached = isinstance(error, UnreachedError)
        if (unreached and not self.reached) or (error.wait or 0.0) >= _LONG_WAIT:
            most = min(most, _FEW_TRIES)
        if state.attempt_number < most:
            return False
        if error.host:
            self._close(error.host, error)
        if unreached:
            self.unreached.add(error.host)
        return True

    def _wait(self, state: RetryCallState) -> float:
        """What the site asks for; else twice as long each time, and a little more, by chance."""
        first = self._settings.sync_wait_seconds
        backing_off = wait_exponential(first, self._settings.sync_longest_wait_seconds) + wait_random(
            0, first
        )
        error = state.outcome.exception() if state.outcome is not None else None
        asked_for = error.wait if isinstance(error, TryAgainError) else None
        return backing_off(state) if asked_for is None else asked_for

    def _sleep(self, seconds: float) -> None:
        if time.monotonic() + seconds > self._until:
            raise RunOverError(_over(self._settings))
        time.sleep(seconds)


@cache
def _trusted() -> ssl.SSLContext:
    """Whom we believe to be the sites: the authorities that httpx brings along, and those of this machine."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def _over(settings: Settings) -> str:
    return (
        f"Stopped after {settings.sync_run_seconds:g} seconds, the longest that a run may take. "
        "What was fetched is kept; run the command again to go on."
    )
