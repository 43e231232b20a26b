"""What the answer of a site means: a body, another address, or a failure with its plain reason."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from assistant.settings import Settings
from assistant.sync.addresses import Address
from assistant.sync.body import Expect, check, unpacked
from assistant.sync.errors import FetchError, LeaveAloneError, NotThereError, TryAgainError
from assistant.sync.pace import retry_after

_ROBOTS_BYTES = 512 * 1024
"""RFC 9309, 2.5: at least 500 KiB of a robots.txt are to be read."""
_PASSING = frozenset({408, 425, 500, 502})
"""Status codes of a failure that may be of this address alone."""
_BUSY = frozenset({429, 503, 504})
"""Status codes by which a host asks for less."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a site said of the version that we hold, to be asked whether it still stands."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service wants to be treated, beyond what holds for all."""

    every: float = 0.0
    """The least seconds between two requests."""
    busy: frozenset[int] = frozenset()
    """Further status codes that mean "too many requests"."""
    pause: float | None = None
    """The seconds to wait when it is busy and does not say for how long."""
    robots: bool = True
    """Whether the robots.txt of the host is asked first; only it is itself fetched without."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave."""

    address: str
    """The public address that gave it, after redirects."""
    body: bytes = b""
    content_type: str = ""
    known: Known = Known()
    unchanged: bool = False
    """The version that we hold still stands; there is no body."""


def meaning(
    response: httpx.Response, place: Address, expect: Expect, manners: Manners, settings: Settings
) -> Answer | str:
    """The answer, or the address that it redirects to. Raises FetchError."""
    status, headers = response.status_code, response.headers
    if response.has_redirect_location:
        return str(headers["location"])
    if status == httpx.codes.NOT_MODIFIED:
        return Answer(place.public, unchanged=True)
    _check_passing(response, place.host, manners, settings)
    most = _ROBOTS_BYTES if expect == "robots" else settings.sync_file_mb * 2**20
    if status in {httpx.codes.NOT_FOUND, httpx.codes.GONE}:
        gone = status == httpx.codes.GONE
        reason = "taken down (410)" if gone else "not found (404)"
        raise NotThereError(reason, gone=gone, body=_body(response, most))
    if expect == "robots" and response.is_client_error:
        raise NotThereError(f"none ({status})", gone=False)  # RFC 9309, 2.3.1.3: all is allowed
    if status == httpx.codes.MULTIPLE_CHOICES:
        raise FetchError("the address names more than one thing (300)")
    if status != httpx.codes.OK:
        raise FetchError(f"the site answered {status} {response.reason_phrase}".strip())
    body, kind = _body(response, most), headers.get("content-type", "")
    check(body, kind, expect)
    return Answer(place.public, body, kind, Known(headers.get("etag", ""), headers.get("last-modified", "")))


def _check_passing(response: httpx.Response, host: str, manners: Manners, settings: Settings) -> None:
    """Raise what another attempt may mend, and what tells us to leave the host alone."""
    status, headers = response.status_code, response.headers
    if headers.get("x-amzn-waf-action"):
        raise FetchError(
            "the site asks for a check that only a browser can pass. Open the address in a browser, save the "
            "file and index it with: assistant index PATH"
        )
    wait = retry_after(headers.get("retry-after"))
    busy = status in _BUSY or status in manners.busy
    if wait is None and busy and manners.pause is not None:
        wait = min(manners.pause, settings.sync_longest_wait_seconds)
    if status == httpx.codes.ACCEPTED:
        raise TryAgainError("the site is still making it", wait or settings.sync_generating_seconds)
    if (busy or status in _PASSING) and wait is not None and wait > settings.sync_longest_wait_seconds:
        raise LeaveAloneError(f"{host} asks us to wait {wait:.0f} seconds ({status}): try again later")
    if busy:
        raise TryAgainError(f"{host} is busy ({status}): try again later", wait, host)
    if status in _PASSING:
        raise TryAgainError(f"{host} failed ({status})", wait)


def _body(response: httpx.Response, most: int) -> bytes:
    return unpacked(response.iter_raw(), response.headers.get("content-encoding", "").lower(), most)
