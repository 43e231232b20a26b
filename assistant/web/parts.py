"""What every tab of the page is built with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from assistant.eligibility.stated.facts import Stated, stated
from assistant.law.cited import LawTexts
from assistant.web.answering import Answering, LibrarySummary

QUIETLY: Final[dict[str, Any]] = {"show_progress": "hidden", "api_visibility": "private"}
"""For each listener: our own status line tells what goes on, and no function is offered as an API."""

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Services:
    """What the tabs ask and read. Nothing in it belongs to one reader."""

    answering: Answering
    library_summary: LibrarySummary | None = None
    texts: LawTexts = field(default_factory=LawTexts)
    understand: Callable[[str], tuple[Stated, ...]] = stated
    """What a reader's own words say of their case."""
    helper: str = ""
    """The chat model that helps to understand them, which takes a while; empty where rules alone do it."""

    @property
    def helper_elsewhere(self) -> bool:
        """Whether a reader's own words are sent to another machine."""
        return bool(self.helper and self.library_summary and self.library_summary.model_elsewhere)


def script(name: str = "page.js") -> str:
    """What an HTML component of the page runs when it is shown."""
    return (_HERE / name).read_text(encoding="utf-8")
