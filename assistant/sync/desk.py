"""Where the ways of fetching come together: the fetcher and the shelf, for one source after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from assistant.library.sources import Entry
from assistant.sync.answers import Answer, Manners
from assistant.sync.body import Expect
from assistant.sync.errors import FetchError
from assistant.sync.fetching import Fetcher
from assistant.sync.pieces import LeftOut, Missing, Piece
from assistant.sync.shelf import Shelf
from assistant.sync.state import read_whole

Way: TypeAlias = Callable[[Entry, "Desk"], Iterator[Piece | Missing | LeftOut]]
"""A way of fetching: the files of an entry. Raises FetchError when there are none."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Gives whole answers, whether the site sent the body again or said that ours still stands."""

    fetcher: Fetcher
    shelf: Shelf

    def get(self, name: str, address: str, expect: Expect, manners: Manners | None = None) -> Answer:
        """What the address gives, or the file called `name` where it still stands. Raises FetchError."""
        known = self.shelf.known(name, address)
        answer = self.fetcher.get(address, expect, known=known, manners=manners)
        if not answer.unchanged:
            return answer
        if not (known.etag or known.last_modified):
            raise FetchError("the site answered that nothing changed (304), without having been asked")
        return replace(answer, body=read_whole(self.shelf.path(name)) or b"", known=known)
