"""Names for the members of a file: harmless relative paths, each given once."""

from __future__ import annotations

import re

from assistant.readers.clean import one_line, tidy

_LONGEST = 200
"""Characters of one folder or file name; longer ones are cut, their ending kept."""
_DEEPEST = 16
"""Folders that are kept, the innermost ones; more is no filing that a person did."""
_ENDING = re.compile(r"\.\w{1,10}\Z")


class MemberNames:
    """Cleans the names of one file's members and keeps them apart."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._counts: dict[str, int] = {}

    def given(self, name: str) -> str:
        """The name as a clean path that no other member has."""
        clean = cleaned(name) or "unnamed"
        path = clean
        while path in self._given:
            number = self._counts[clean] = self._counts.get(clean, 1) + 1
            path = _numbered(clean, number)
        self._given.add(path)
        return path


def cleaned(name: str) -> str:
    """The name without drive, root, `.`, `..` and characters that nobody sees; may be empty."""
    path = re.sub(r"\A[A-Za-z]:", "", one_line(tidy(name)[0]).replace("\\", "/"))
    steps = [step.strip() for step in path.split("/")]
    kept = [_shortened(step) for step in steps if step.strip(".")]
    return "/".join(kept[-_DEEPEST:])


def points_outside(name: str) -> bool:
    """Whether the name, taken at its word, leads out of the folder that it is unpacked to."""
    path = name.replace("\\", "/")
    return path.startswith("/") or bool(re.match(r"[A-Za-z]:", path)) or ".." in path.split("/")


def _shortened(step: str) -> str:
    if len(step) <= _LONGEST:
        return step
    found = _ENDING.search(step)
    ending = found.group() if found else ""
    return step[: _LONGEST - len(ending)] + ending


def _numbered(path: str, number: int) -> str:
    """`a/b.pdf` and 2 make `a/b (2).pdf`."""
    found = _ENDING.search(path)
    ending = found.group() if found else ""
    return f"{path[: len(path) - len(ending)]} ({number}){ending}"
