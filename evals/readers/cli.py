"""`python -m evals readers`: what becomes of awkward files, and how many words of PDFs come through?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.settings import Settings
from evals.errors import EvalError
from evals.readers.outcomes import OUTCOMES, Reading, readings
from evals.readers.words import Recovery, check_peers, recovery
from evals.report import SHARED, Report, Section, publish

GOAL = 0.98
"""The part of a readable PDF's words that must come through."""

_SLOWEST = 5
_LOWEST = 8
_FEWEST_WORDS = 20
"""A PDF in which the peer finds fewer words is no readable one."""

_HIDING = "injection_"
"""How files of the collection are called in which text is hidden that must not be read."""


def command(
    data: Annotated[Path, typer.Option(help="The folder with corpus/ and data/.")] = SHARED,
    only: Annotated[list[str] | None, typer.Option(help="pdf_bad, office, corpus; may be repeated.")] = None,
    words: Annotated[bool, typer.Option(help="Compare the words of PDFs with two other readers.")] = True,  # noqa: FBT002 -- Typer declares flags so
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Read every awkward file; count outcomes by kind; compare PDF words with another reader."""
    console = Console()
    chosen = only or ["pdf_bad", "office", "corpus"]
    sections: list[Section] = []
    figures: dict[str, object] = {}
    if words:
        check_peers()
    for name in chosen:
        files = _files(data, name)
        console.print(f"Reading {len(files)} files of {name} …")
        done = list(readings(files, Settings()))
        sections.append(_outcomes(name, done))
        figures[name] = _figures(done)
        if words and name != "office":
            console.print(f"Comparing words of {name} …")
            sections.append(_recovery(name, compared := _compared(done)))
            figures[f"{name}_words"] = _word_figures(compared)
    publish(Report("readers", tuple(sections), figures), json, console)


def _files(data: Path, name: str) -> list[tuple[Path, str]]:
    """The files of a collection with their kinds. Raises EvalError when it is not there."""
    if name == "corpus":
        folder = data / "corpus"
        files = [(path, path.suffix.lower()) for path in sorted(folder.rglob("*")) if path.is_file()]
    else:
        folder = data / "data" / name
        manifest = folder / "manifest.csv"
        if not manifest.is_file():
            raise EvalError(f"there is no {manifest}")
        files = [
            (path, path.parent.name if name == "pdf_bad" else path.suffix.lower() or path.parent.name)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path != manifest
        ]
    if not files:
        raise EvalError(f"there are no files in {folder}")
    return files


def _outcomes(name: str, done: Sequence[Reading]) -> Section:
    kinds = sorted({reading.kind for reading in done})
    rows = [_row(kind, [reading for reading in done if reading.kind == kind]) for kind in kinds]
    slowest = sorted(done, key=lambda reading: -reading.seconds)[:_SLOWEST]
    notes = [
        f"{sum(reading.unsaid for reading in done)} files gave neither a document nor a reason.",
        "Slowest: " + ", ".join(f"{reading.path.name} {reading.seconds:.1f} s" for reading in slowest),
        *(f"Fault: {reading.path.name}: {'; '.join(reading.reasons)[:200]}" for reading in _faults(done)),
    ]
    return Section(
        f"What became of {len(done)} files of {name}",
        ("kind", "files", *OUTCOMES, "documents", "pages without text, reported"),
        (*rows, _row("all", done)),
        tuple(notes),
    )


def _row(kind: str, done: Sequence[Reading]) -> tuple[str, ...]:
    counts = Counter(reading.outcome for reading in done)
    documents = [document for reading in done for document in reading.documents]
    empty = sum(len(document.pages_without_text) for document in documents)
    return (
        kind,
        str(len(done)),
        *(str(counts[outcome] or "") for outcome in OUTCOMES),
        str(len(documents)),
        str(empty or ""),
    )


def _faults(done: Iterable[Reading]) -> list[Reading]:
    return [reading for reading in done if reading.outcome == "fault"]


def _figures(done: Sequence[Reading]) -> dict[str, object]:
    return {
        "files": len(done),
        "outcomes": dict(Counter(reading.outcome for reading in done)),
        "unaccounted": sum(reading.unsaid for reading in done),
        "documents": sum(len(reading.documents) for reading in done),
        "slowest_seconds": round(max(reading.seconds for reading in done), 1),
        "by_kind": {
            kind: dict(Counter(reading.outcome for reading in done if reading.kind == kind))
            for kind in sorted({reading.kind for reading in done})
        },
        "not_read": {
            reading.path.name: list(reading.reasons) for reading in done if reading.outcome != "read"
        },
    }


def _compared(done: Sequence[Reading]) -> list[Recovery]:
    """The words of each PDF that we read and in which a peer finds words too."""
    found = [
        recovery(reading.path, reading.documents[0].text)
        for reading in done
        if reading.documents
        and reading.path.suffix.lower() == ".pdf"
        and not reading.path.name.startswith(_HIDING)
    ]
    return [item for item in found if item is not None and item.words >= _FEWEST_WORDS]


def _recovery(name: str, compared: Sequence[Recovery]) -> Section:
    lowest = sorted(compared, key=lambda item: item.found / item.words)[:_LOWEST]
    rows = [
        (
            item.path.name,
            item.peer,
            f"{item.words:,}",
            _part(item.found, item.words),
            _part(item.found_distinct, item.distinct),
        )
        for item in lowest
    ]
    figures = _word_figures(compared)
    return Section(
        f"Words of {len(compared)} PDFs of {name} beside pdfium, or pypdf where it finds none: the lowest",
        ("file", "peer", "its words", "of them found", "of its different words"),
        (
            *rows,
            (
                "all together",
                "",
                f"{sum(item.words for item in compared):,}",
                _part(sum(item.found for item in compared), sum(item.words for item in compared)),
                _part(sum(item.found_distinct for item in compared), sum(item.distinct for item in compared)),
            ),
        ),
        (
            f"{figures['reached']} of {len(compared)} reach {GOAL:.0%} of the words.",
            "Lines that repeat on half of the pages are left out of both; so are files made to hide text.",
        ),
    )


def _word_figures(compared: Sequence[Recovery]) -> dict[str, object]:
    return {
        "files": len(compared),
        "reached": sum(item.found >= GOAL * item.words for item in compared),
        "words": sum(item.words for item in compared),
        "found": sum(item.found for item in compared),
        "distinct": sum(item.distinct for item in compared),
        "found_distinct": sum(item.found_distinct for item in compared),
        "by_file": {item.path.name: round(item.found / item.words, 4) for item in compared},
    }


def _part(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""
