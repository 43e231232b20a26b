"""The illustrative tenders as their files hold them, for the tests that check them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.library.sources import shipped_corpus

FOLDER = shipped_corpus() / "tenders"
LIGHT_TOUCH = 663_540
ORDINARY = 207_720
"""Pounds with VAT: the thresholds of 2026 and 2027 for services bought by councils and NHS bodies."""


@dataclass(frozen=True)
class Notice:
    """One release, with the package that it stands in."""

    path: Path
    package: dict[str, Any]
    release: dict[str, Any]

    @property
    def tender(self) -> dict[str, Any]:
        found: dict[str, Any] = self.release["tender"]
        return found

    @property
    def lots(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.tender["lots"]
        return found

    @property
    def gross(self) -> float:
        """The estimated value with VAT."""
        found: float = self.tender["value"]["amountGross"]
        return found

    @property
    def light_touch(self) -> bool:
        return "lightTouch" in self.tender.get("specialRegime", [])

    @property
    def threshold(self) -> int:
        return LIGHT_TOUCH if self.light_touch else ORDINARY

    @property
    def indicators(self) -> list[dict[str, Any]]:
        """Key performance indicators: targets of a tender, or what a contract agreed."""
        agreed = [one for contract in self.release.get("contracts", []) for one in contract["agreedMetrics"]]
        return agreed or self.tender["targets"]

    @property
    def text(self) -> str:
        """Every word of the release."""
        return "\n".join(value for _, value in leaves(self.release) if isinstance(value, str))


def read(path: Path) -> list[Notice]:
    package = json.loads(path.read_text(encoding="utf-8"))
    return [Notice(path, package, release) for release in package["releases"]]


def leaves(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no object and no list, with the key that it stands under."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from leaves(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value, key)
    else:
        yield key, node


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object, at any depth."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


PATHS = sorted(FOLDER.glob("*.json"))
NOTICES = [notice for path in PATHS for notice in read(path)]
IDS = [notice.release["id"] for notice in NOTICES]
