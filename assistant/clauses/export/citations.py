"""Footnotes and the list of sources, from the same quotes."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.clauses.export.parts import Bullets
from assistant.law.cited import Cited, LawTexts
from assistant.law.provision import Provision
from assistant.word.pieces import Footnote, Link, Piece, Strong

_Line = tuple[str | Strong | Link, ...]


class Citations:
    """Quotes each provision in full once, and remembers which there were."""

    def __init__(self, texts: LawTexts) -> None:
        """`texts` finds the words behind a provision."""
        self._texts = texts
        self._cited: dict[Provision, Cited] = {}
        self._quoted: set[tuple[str, str]] = set()

    def note(self, provisions: Iterable[Provision]) -> tuple[Footnote, ...]:
        """One footnote for all of them, or none: the exact quote, where it stands, and its address.

        Raises `CatalogueError` when the notes that ship are not there.
        """
        lines: list[_Line] = []
        before: list[Provision] = []
        for provision in dict.fromkeys(provisions):
            if self._is_quoted(provision):
                before.append(provision)
                continue
            cited = self._cited[provision]
            self._quoted.add((provision.cited, cited.quote))
            lines.append(_in_full(provision, cited))
        if before:
            names = "; ".join(dict.fromkeys(provision.cited for provision in before))
            lines.append((Strong(names), ": quoted in a note above."))
        return (Footnote(tuple(lines)),) if lines else ()

    def first_note(self, provision: Provision) -> tuple[Footnote, ...]:
        """A footnote where the provision has not been quoted yet."""
        return () if self._is_quoted(provision) else self.note([provision])

    def sources(self) -> Bullets:
        """Every document that was quoted, with the provisions that it was quoted for."""
        by_document: dict[str, list[tuple[Provision, Cited]]] = {}
        for provision, cited in self._cited.items():
            by_document.setdefault(cited.source_id, []).append((provision, cited))
        return Bullets(tuple(map(_source, by_document.values())))

    def _is_quoted(self, provision: Provision) -> bool:
        """Whether its words have been quoted for it; several provisions may be told in the same ones."""
        if provision not in self._cited:
            self._cited[provision] = self._texts.cite(provision)
        return (provision.cited, self._cited[provision].quote) in self._quoted


def _in_full(provision: Provision, cited: Cited) -> _Line:
    where = cited.locator.removeprefix(provision.label)
    source = f" in our own note “{cited.title}”" if cited.kind == "note" else f" ({cited.title})"
    if cited.kind == "legislation" and cited.title.startswith(provision.instrument.name):
        source = ""
    quote = f"{where}{source}: “{cited.quote}” "
    return (Strong(provision.cited), quote, Link(cited.address, cited.address))


def _source(quoted: list[tuple[Provision, Cited]]) -> tuple[Piece, ...]:
    first = quoted[0][1]
    kind = "our own note" if first.kind == "note" else first.kind
    pieces: list[Piece] = [Strong(first.title), f" ({kind}, {first.status}). Quoted for "]
    links = dict.fromkeys(Link(provision.cited, cited.address) for provision, cited in quoted)
    for number, link in enumerate(links):
        pieces += ["; " if number else "", link]
    return (*pieces, ".")
