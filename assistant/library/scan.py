"""Finds the files to index below the paths that a person named."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.library.sidecar import is_sidecar

OCR_COPY = ".ocr.pdf"
"""How the copy of a scanned PDF that has text is called; it is read in place of the file beside it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it stood when the folder was walked."""

    path: str
    """Absolute, without symbolic links in its folder."""
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What the named paths hold."""

    files: tuple[Found, ...]
    roots: tuple[str, ...]
    """The named paths that exist: what is catalogued below them and was not found has gone."""
    missing: tuple[str, ...]
    """Named paths that are not there. Nothing below them is removed: a drive may be unmounted."""


def scan(paths: Sequence[Path], library: Path | None = None) -> Scan:
    """Every file of `paths`, in order of path, each once; hidden files, lock files and sidecars left out.

    So is the folder of the `library` itself, when it lies inside a named folder.
    """
    own = os.path.realpath(library) if library is not None else ""
    found: dict[str, Found] = {}
    roots, missing = [], []
    for path in paths:
        place = Path(os.path.realpath(path))
        if not place.exists():
            missing.append(str(path))
            continue
        roots.append(str(place))
        for file in [place] if place.is_file() else _walk(place, own):
            try:
                status = file.stat()
            except OSError:
                continue  # deleted since it was listed: the same as never there
            found[str(file)] = Found(str(file), status.st_size, status.st_mtime_ns)
    for copy in [name for name in found if name.lower().endswith(OCR_COPY)]:
        found.pop(copy[: -len(OCR_COPY)] + ".pdf", None)
    return Scan(tuple(found[key] for key in sorted(found)), tuple(roots), tuple(missing))


def below(path: str, roots: Sequence[str]) -> bool:
    """Whether `path` is one of `roots` or lies below one."""
    return any(path == root or path.startswith(_openings(root)) for root in roots)


def _openings(root: str) -> tuple[str, str]:
    """How paths below `root` begin; the parts of a file stand below it with a slash on every system."""
    return root.rstrip(os.sep) + os.sep, f"{root}/"


def _walk(folder: Path, own: str) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in folders if str(Path(base) / name) != own]
        for name in sorted(names):
            if not name.startswith((".", "~$")) and not is_sidecar(name):
                file = Path(base) / name
                if file.is_file():
                    yield file
