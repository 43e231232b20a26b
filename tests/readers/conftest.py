from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents import Document

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """The path of a part of the shared data; the test is skipped where that is absent."""

    def find(part: str) -> Path:
        path = SHARED / part
        if not path.exists():
            pytest.skip(f"the shared data is not here: {part}")
        return path

    return find


@pytest.fixture
def sound() -> Callable[[Document], Document]:
    """Checks what holds of every document: exact spans that rise in order, and clean text."""

    def check(document: Document) -> Document:
        at = 0
        for block in document.blocks:
            start, end = block.locator.start, block.locator.end
            assert at <= start < end <= len(document.text)
            assert document.text[start:end] == block.text
            assert block.text == block.text.strip()
            assert (block.level > 0) == (block.kind == "heading")
            at = end
        document.text.encode("utf-8")
        return document

    return check
