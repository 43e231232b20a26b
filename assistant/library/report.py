"""What an indexing run did, as it is told to the person who started it."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.documents import Document

_ENOUGH = 10
"""Page numbers that are listed before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a part of one, that could not be read, with the plain reason."""

    path: str
    reason: str


@dataclass(slots=True)
class Report:
    """What a run did. Counts are of documents; pages and passages are of those read in this run."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[Failure] = field(default_factory=list)
    pages: int = 0
    pages_without_text: int = 0
    passages: int = 0
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    warnings: list[Failure] = field(default_factory=list)
    """What a person should know of documents that were read: hidden text, pages without text."""
    near: list[Failure] = field(default_factory=list)
    """Documents of this run that are nearly the same as another one, with its name."""

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to do and nothing to tell."""
        return not (self.added or self.changed or self.unchanged or self.removed or self.failed)

    def read(self, path: str, document: Document, passages: int) -> None:
        """Count a document that was read and cut into `passages`."""
        self.passages += passages
        self.pages += document.pages
        self.pages_without_text += len(document.pages_without_text)
        self.warnings += [Failure(path, text) for text in document.warnings]
        if document.pages_without_text:
            self.warnings.append(Failure(path, _without_text(document.pages_without_text)))


def _without_text(pages: tuple[int, ...]) -> str:
    named = ", ".join(map(str, pages[:_ENOUGH])) + (" …" if len(pages) > _ENOUGH else "")
    many = "pages have" if len(pages) > 1 else "page has"
    return f"{len(pages)} {many} no text (page {named}); to read them: assistant ocr FILE"
