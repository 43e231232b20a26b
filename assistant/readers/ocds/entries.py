"""Finds the notices in a JSON text: in packages, in arrays, one a line, or one alone.

Only places are remembered, and each notice is decoded again when its turn comes: a file of hundreds of
mebibytes would not fit into memory as objects.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.readers.errors import ReadError
from assistant.readers.ocds.fields import Json, text

_DECODER = json.JSONDecoder(parse_constant=lambda _: None)
_SPACE = re.compile(r"[ \t\r\n\x1e]*")
_LINE = re.compile(r"[^\n]*\n?")

_SEVERAL = ("releases", "records", "results")
"""Fields under which packages, and pages of search results, list what they hold."""
_OF_A_RECORD = frozenset({"ocid", "compiledRelease"})
_OF_A_RELEASE = frozenset({"ocid", "tag", "tender", "buyer", "awards", "contracts", "planning", "parties"})
_DEEPEST = 5
"""Packages within packages."""
_TRIED = 5
"""Lines at the head of a `.jsonl` file of which one must be JSON."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says of all its notices."""

    publisher: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A release or a record, as it was decoded, with what its package says."""

    body: dict[str, Json]
    package: Package

    @property
    def ocid(self) -> str:
        """The id of the procurement; empty when there is none."""
        return text(self.body, "ocid") or text(self.body, "compiledRelease", "ocid")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notice stands in the text, and as which of those that stand there."""

    start: int
    index: int


@dataclass(slots=True)
class Notices:
    """The places of the notices of a text, and what could not be read of it."""

    content: str
    package: Package = field(default_factory=Package)
    faults: list[str] = field(default_factory=list)
    strangers: int = 0
    """Objects that are neither releases nor records nor packages."""
    _last: tuple[int, list[Notice]] = (-1, [])

    def at(self, place: Place) -> Notice:
        """Decode the notice at a place that was found here."""
        if self._last[0] != place.start:
            value, _ = _DECODER.raw_decode(self.content, place.start)
            strangers = self.strangers
            self._last = (place.start, list(self._unfold(value, self.package, 0)))
            self.strangers = strangers  # they were counted when the place was found
        return self._last[1][place.index]

    def find(self, name: str) -> Iterator[tuple[Place, Notice]]:
        """Every notice with its place, in order; faults are noted on the way.

        What the package says may stand behind its notices: only `at` knows it for sure.
        Raises ReadError when the text is no JSON at all.
        """
        ways = self._lines() if self._is_lines(name) else self._values()
        for start, value in ways:
            for index, notice in enumerate(self._unfold(value, self.package, 0)):
                yield Place(start, index), notice

    def _is_lines(self, name: str) -> bool:
        """Whether every line is a JSON value of its own."""
        tried = 0
        named = name.lower().endswith((".jsonl", ".ndjson"))
        for found in _LINE.finditer(self.content):
            line = found[0].strip()
            if not line:
                continue
            if tried == 0 and not self.content[found.end() :].strip():
                return named
            try:
                return isinstance(json.loads(line), (dict, list))
            except (ValueError, RecursionError):
                tried += 1
                if not named or line in {"{", "["} or tried == _TRIED:
                    return False
        return False

    def _lines(self) -> Iterator[tuple[int, Json]]:
        bad: list[int] = []
        for count, found in enumerate(_LINE.finditer(self.content), start=1):
            line = found[0]
            if line.strip():
                try:
                    value = json.loads(line, parse_constant=lambda _: None)
                except (ValueError, RecursionError):
                    bad.append(count)
                else:
                    yield found.start() + len(line) - len(line.lstrip()), value
        if bad:
            shown = ", ".join(map(str, bad[:5])) + (f" and {len(bad) - 5:,} more" if len(bad) > 5 else "")  # noqa: PLR2004 -- enough to find them
            self.faults.append(f"line{'' if len(bad) == 1 else 's'} {shown} could not be read as JSON")

    def _values(self) -> Iterator[tuple[int, Json]]:
        """What one JSON value holds; the lists of a package are decoded entry by entry."""
        start = _skip(self.content, 0)
        starts: list[int] = []
        said: dict[str, Json] = {}
        try:
            if self.content.startswith("{", start):
                end = self._object(start, said, starts)
            elif self.content.startswith("[", start):
                end = self._array(start, starts)
            else:
                raise ReadError("not JSON that can be read: it begins neither with { nor with [")
            if self.content[_skip(self.content, end) :].strip():
                self.faults.append("something stands behind the end of the JSON and was left out")
        except (ValueError, RecursionError) as error:
            if not starts or said.keys() & _OF_A_RECORD:
                raise ReadError(f"not JSON that can be read: {_where(error)}") from error
            place = f"notice {len(starts):,} ({_where(error)})"
            self.faults.append(f"it is cut off or damaged after {place}; the rest was left out")
        self.package = _package(said, self.package)
        if said.keys() & (_OF_A_RECORD | _OF_A_RELEASE) or "release" in said:
            starts = [start]
        for at in starts:
            yield at, _DECODER.raw_decode(self.content, at)[0]

    def _object(self, at: int, said: dict[str, Json], starts: list[int]) -> int:
        """Go through an object: where the entries of its lists start, what else it says, where it ends."""
        at = _skip(self.content, at + 1)
        while not self.content.startswith("}", at):
            key, at = _DECODER.raw_decode(self.content, at)
            at = _skip(self.content, _expect(self.content, at, ":"))
            if key in _SEVERAL and self.content.startswith("[", at):
                at = self._array(at, starts)
            elif key in _SEVERAL and self.content.startswith("{", at):  # one, without its list
                starts.append(at)
                _, at = _DECODER.raw_decode(self.content, at)
            else:
                said[str(key)], at = _DECODER.raw_decode(self.content, at)
            at = _next(self.content, at, "}")
        return at + 1

    def _array(self, at: int, starts: list[int]) -> int:
        at = _skip(self.content, at + 1)
        while not self.content.startswith("]", at):
            start = at
            _, at = _DECODER.raw_decode(self.content, at)
            at = _next(self.content, at, "]")
            starts.append(start)
        return at + 1

    def _unfold(self, value: Json, package: Package, depth: int) -> Iterator[Notice]:
        """The releases and records in a value: itself, what it lists, what stands under `release`."""
        if isinstance(value, list) and depth < _DEEPEST:
            for item in value:
                yield from self._unfold(item, package, depth + 1)
        elif not isinstance(value, dict) or depth == _DEEPEST:
            self.strangers += 1
        elif isinstance(value.get("release"), dict):
            yield Notice(_unwrapped(value), _package(value, package))
        elif value.keys() & _OF_A_RECORD or not any(isinstance(value.get(key), list) for key in _SEVERAL):
            if value.keys() & _OF_A_RELEASE or isinstance(value.get("compiledRelease"), dict):
                yield Notice(value, package)
            else:
                self.strangers += 1
        else:
            package = _package(value, package)
            for key in _SEVERAL:
                listed = value.get(key)
                for item in listed if isinstance(listed, list) else ():
                    yield from self._unfold(item, package, depth + 1)


def _unwrapped(line: dict[str, Json]) -> dict[str, Json]:
    """The release of a line that says something beside it; what the release lacks is taken from there."""
    release = dict(line["release"])
    for key, beside in (("ocid", "ocid"), ("id", "release_id"), ("date", "date"), ("tag", "tag")):
        if release.get(key) is None and line.get(beside) is not None:
            release[key] = line[beside]
    return release


def _package(said: dict[str, Json], outer: Package) -> Package:
    """Publisher and licence as a package says them, else as the one around it does."""
    publisher = text(said, "publisher", "name") or text(said, "publisher")
    licence = text(said, "license") or text(said, "licence")
    return Package(publisher or outer.publisher, licence or outer.licence)


def _skip(content: str, at: int) -> int:
    found = _SPACE.match(content, at)
    return found.end() if found else at


def _expect(content: str, at: int, mark: str) -> int:
    at = _skip(content, at)
    if not content.startswith(mark, at):
        raise json.JSONDecodeError(f"Expecting '{mark}'", content, at)
    return at + 1


def _next(content: str, at: int, close: str) -> int:
    """Where the next entry starts, or where the closing mark stands."""
    at = _skip(content, at)
    if content.startswith(close, at):
        return at
    at = _skip(content, _expect(content, at, ","))
    if content.startswith(close, at):
        raise json.JSONDecodeError("Expecting an entry after a comma", content, at)
    return at


def _where(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno:,}, column {error.colno:,}: {error.msg}"
    return "a number is too long"
