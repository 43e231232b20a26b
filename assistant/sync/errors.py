"""What goes wrong in fetching, in words for the person who asked for it."""

from __future__ import annotations

from assistant.library.errors import LibraryError

NO_NETWORK = "No network: nothing was fetched. The library is as it was."


class SyncError(LibraryError):
    """Nothing can be fetched at all; the text says why and what to do."""


class SyncBusyError(SyncError):
    """Another process is fetching into the same folder."""


class NoNetworkError(SyncError):
    """No host could be reached."""


class RunOverError(SyncError):
    """The time that a run may take is used up; the next one goes on."""


class FetchError(Exception):
    """One address gave nothing; the text is the plain reason."""


class LeaveAloneError(FetchError):
    """The host does not want to be asked again in this run."""


class NotThereError(FetchError):
    """The site says that there is nothing at the address, or nothing any more."""

    def __init__(self, reason: str, *, gone: bool, body: bytes = b"") -> None:
        super().__init__(reason)
        self.gone = gone
        """Taken down for good (410), as opposed to not found (404)."""
        self.body = body
        """What the site said with it."""


class TryAgainError(FetchError):
    """A failure that may pass."""

    def __init__(self, reason: str, wait: float | None = None, host: str = "") -> None:
        super().__init__(reason)
        self.wait = wait
        """Seconds that the site wants us to wait; None when it does not say."""
        self.host = host
        """The host that fails as a whole; empty when it may be this address alone."""


class UnreachedError(TryAgainError):
    """The host could not be connected to."""
