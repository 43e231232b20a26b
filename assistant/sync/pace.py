"""How fast hosts are asked: one request at a time, with a pause between two."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(slots=True)
class Pace:
    """When each host may be asked again."""

    sleep: Callable[[float], None] = time.sleep
    _free: dict[str, float] = field(default_factory=dict)
    """By host: the moment, on the monotonic clock, from which it may be asked."""

    def wait(self, host: str, seconds: float) -> None:
        """Wait until the host may be asked; it may be asked again `seconds` after that."""
        left = self._free.get(host, 0.0) - time.monotonic()
        if left > 0:
            self.sleep(left)
        self._free[host] = time.monotonic() + seconds

    def hold(self, host: str, seconds: float) -> None:
        """Do not ask the host for so long."""
        self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + seconds)


def retry_after(value: str | None) -> float | None:
    """The seconds that a Retry-After header asks for; None when it is missing or says nothing usable."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
