"""What the robots.txt of each site allows us, by RFC 9309."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from assistant.sync.addresses import Address
from assistant.sync.errors import FetchError, NotThereError, UnreachedError

AGENT = "commissioning-assistant"
"""The name under which robots.txt may speak of us; the user agent begins with it."""


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: Protego | None
    """None when the site gives none, so that all is allowed."""
    reason: str = ""
    """Why nothing may be fetched, when the rules could not be had."""


@dataclass(slots=True)
class Robots:
    """Keeps the rules of each host for one run."""

    read: Callable[[str], bytes]
    """Fetches a robots.txt; raises FetchError."""
    _rules: dict[str, _Rules] = field(default_factory=dict)

    def check(self, address: Address) -> None:
        """Raise FetchError when the site does not want this address fetched by programs."""
        found = self._of(address)
        if found.reason:
            raise FetchError(found.reason)
        if found.rules is not None and not found.rules.can_fetch(address.public, AGENT):
            raise FetchError(f"the robots.txt of {address.host} asks programs not to fetch this address")

    def delay(self, address: Address) -> float:
        """The seconds between two requests that the site asks for; 0 when it does not."""
        rules = self._of(address).rules
        return float((rules.crawl_delay(AGENT) or 0.0) if rules is not None else 0.0)

    def _of(self, address: Address) -> _Rules:
        if address.origin not in self._rules:
            self._rules[address.origin] = self._ask(address)
        return self._rules[address.origin]

    def _ask(self, address: Address) -> _Rules:
        try:
            text = self.read(f"{address.origin}/robots.txt").decode("utf-8", "replace")
        except NotThereError:
            return _Rules(None)
        except UnreachedError:
            raise
        except FetchError as error:
            return _Rules(None, f"the robots.txt of {address.host} could not be had ({error})")
        return _Rules(Protego.parse(text))
