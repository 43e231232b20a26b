"""What changed between two versions of an enactment, provision by provision, in plain sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from assistant.documents import digest
from assistant.readers.law.reader import Law, read_law
from assistant.readers.law.words import day

Standing = Literal["in force", "prospective", "repealed"]
Kind = Literal["amended", "heading amended", "inserted", "repealed", "now in force", "gone"]

_INSTRUCTS = re.compile(r" (?:inserting|substituting) .*")
_BY = re.compile(r"\((\d{1,2}\.\d{1,2}\.\d{4})[^()]*\)\s+by\s+(?:virtue of\s+)?(.+)")
_IN_FORCE = re.compile(r"\bin force\b[^;]*?\bat (\d{1,2}\.\d{1,2}\.\d{4})(?:[^;]*?\bby\s+([^;]+))?")
_ENOUGH = re.compile(r";| \((?:with|as |subject|which|see)")
"""Where the authority for a change ends and savings or commencement begin."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A section, a subsection, or a paragraph of a schedule, as one version has it."""

    label: str
    """`s.1` or `s.1(3)`; what lies deeper belongs to the subsection."""
    heading: str
    digest: str
    """Of its words, without the lines that the reader adds."""
    start: str
    """The day from which its section stands as it is, ISO 8601; empty when the file does not say."""
    status: Standing
    annotations: tuple[str, ...]
    """What the editors say of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one provision."""

    label: str
    kind: Kind
    date: str = ""
    """ISO 8601; empty when it is not told."""
    by: str = ""
    """By which enactment, as the editors write it."""

    @property
    def sentence(self) -> str:
        """`s.1(3) amended 24 February 2025 by Procurement Act 2023 (c. 54), Sch. 11 para. 7`."""
        when = f" {day(self.date)}" if self.date else ""
        by = f" by {self.by}" if self.by else ""
        if self.kind == "now in force":
            return f"{self.label} now in force{' from' + when if when else ''}{by}"
        if self.kind == "heading amended":
            return f"heading of {self.label} amended{when}{by}"
        said = "is no longer in the text" if self.kind == "gone" else self.kind
        return f"{self.label} {said}{when}{by}"


def changes(before: bytes, after: bytes) -> tuple[str, ...]:
    """What changed, a sentence for each provision, in the order of the text. Raises ReadError."""
    return tuple(change.sentence for change in differences(before, after))


def differences(before: bytes, after: bytes) -> tuple[Change, ...]:
    """What changed from one version to the next, in the order of the text.

    A section that is inserted or repealed whole is one change. Raises ReadError when either cannot be read.
    """
    old, new = ({item.label: item for item in provisions(data)} for data in (before, after))
    return (*_in_new(old, new), *_lost(old, new))


def provisions(data: bytes) -> tuple[Provision, ...]:
    """Every provision of an enactment, in order. Raises ReadError when it cannot be read."""
    law = read_law(data, "")
    found: dict[str, _Gathered] = {}
    for piece in law.script.pieces:
        label = _key(piece.label)
        if not label or piece.role == "note":
            continue
        held = found.setdefault(label, _Gathered())
        if piece.kind == "heading":
            held.heading = held.heading or piece.text
            held.gone += piece.text.endswith("]")
        elif piece.role == "remark":
            held.waits |= piece.text.startswith("[Not in force")
        else:
            held.texts.append(piece.text)
            held.gone += piece.role == "gone"
    notes = _notes(law)
    return tuple(_provision(label, held, law, notes) for label, held in found.items())


@dataclass(slots=True)
class _Gathered:
    """The pieces of one provision."""

    heading: str = ""
    texts: list[str] = field(default_factory=list)
    gone: int = 0
    waits: bool = False


def _provision(label: str, held: _Gathered, law: Law, notes: dict[str, list[str]]) -> Provision:
    gone = held.gone > 0 and held.gone >= len(held.texts)
    status: Standing = "repealed" if gone else "prospective" if held.waits else "in force"
    start = law.script.begins.get(_section(label), "")
    told = tuple(notes.get(label, ()))
    return Provision(label, held.heading, digest(*held.texts), start, status, told)


def _notes(law: Law) -> dict[str, list[str]]:
    """What editors say, by the provision that refers to it."""
    found: dict[str, list[str]] = {}
    for note in law.script.notes.values():
        for label in dict.fromkeys(map(_key, note.labels)):
            found.setdefault(label, []).append(note.text)
    return found


def _key(label: str) -> str:
    """The provision that a label belongs to: `s.1(3)` of `s.1(3)(b)`; the amending one of a quotation."""
    label = _INSTRUCTS.sub("", label)
    head = re.match(r"[^()]*(?:\([^()]*\)(?: to \([^()]*\))?)?", label)
    return head.group() if head else label


def _section(label: str) -> str:
    return label.partition("(")[0]


def _in_new(old: dict[str, Provision], new: dict[str, Provision]) -> Iterator[Change]:
    sections = {_section(label) for label in old}
    inserted: set[str] = set()
    for label, now in new.items():
        section = _section(label)
        if section not in sections:
            if section not in inserted:
                inserted.add(section)
                told = [
                    note
                    for item in new.values()
                    if _section(item.label) == section
                    for note in item.annotations
                ]
                yield _change(section, "inserted", told, now.start)
        elif label not in old:
            yield _change(label, "inserted", now.annotations, _moved(old, new, section))
        else:
            yield from _compared(old[label], now)


def _compared(was: Provision, now: Provision) -> Iterator[Change]:
    fresh = [note for note in now.annotations if note not in was.annotations]
    start = now.start if now.start != was.start else ""
    if now.status == "repealed" and was.status != "repealed":
        yield _change(now.label, "repealed", fresh, start)
        return
    if was.status == "prospective" and now.status == "in force":
        date, by = _commenced(fresh)
        yield Change(now.label, "now in force", date or start, by)
    if now.digest != was.digest:
        yield _change(now.label, "amended", fresh, start)
    if now.heading != was.heading:
        yield _change(now.label, "heading amended", fresh, start)


def _lost(old: dict[str, Provision], new: dict[str, Provision]) -> Iterator[Change]:
    """What the new version has no more, but for what it says is repealed."""
    sections = {_section(label) for label in new}
    said: set[str] = set()
    for label in old:
        section = _section(label)
        whole = section if section not in sections else label
        repealed = section in new and new[section].status == "repealed"
        if label not in new and not repealed and whole not in said:
            said.add(whole)
            yield Change(whole, "gone")


def _moved(old: dict[str, Provision], new: dict[str, Provision], section: str) -> str:
    was, now = old.get(section), new.get(section)
    return now.start if now and (was is None or was.start != now.start) else ""


def _change(label: str, kind: Kind, notes: Iterable[str], start: str) -> Change:
    """The change, with day and authority as the newest fitting note tells them, else with its start day."""
    told = [(_iso(found[1]), _authority(found[2])) for note in notes if (found := _BY.search(note))]
    date, by = max(told, default=(start, ""))
    return Change(label, kind, date, by)


def _commenced(notes: Iterable[str]) -> tuple[str, str]:
    told = [
        (_iso(found[1]), _authority(found[2] or "")) for note in notes if (found := _IN_FORCE.search(note))
    ]
    return max(told, default=("", ""))


def _authority(text: str) -> str:
    return _ENOUGH.split(text, maxsplit=1)[0].strip(" .,")


def _iso(written: str) -> str:
    """`2025-02-24` of `24.2.2025`; empty when there is no such day."""
    date, month, year = map(int, written.split("."))
    try:
        return dt.date(year, month, date).isoformat()
    except ValueError:
        return ""
