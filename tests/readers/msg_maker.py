"""Makes Outlook files for tests: an OLE compound file of folders and streams (MS-CFB), and messages in it."""

from __future__ import annotations

import datetime as dt
import itertools
import struct
from dataclasses import dataclass
from typing import TypeAlias

Tree: TypeAlias = "dict[str, bytes | Tree]"
"""Folders within folders; bytes are streams."""

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TYPES: dict[type, int] = {str: 0x001F, bytes: 0x0102, int: 0x0003, dt.datetime: 0x0040}


def item(fields: dict[int, str | bytes | int | dt.datetime], header: int, kids: Tree | None = None) -> Tree:
    """A message, recipient or attachment with the given properties."""
    tree: Tree = dict(kids or {})
    rows = bytearray(header)
    for number, value in fields.items():
        kind = _TYPES[type(value)]
        if isinstance(value, dt.datetime):
            ticks = int((value - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)).total_seconds()) * 10**7
            rows += struct.pack("<HHIQ", kind, number, 6, ticks)
            continue
        stored = value.encode("utf-16-le") if isinstance(value, str) else value
        rows += struct.pack("<HHIQ", kind, number, 6, stored if isinstance(stored, int) else len(stored))
        if not isinstance(stored, int):
            tree[f"__substg1.0_{number:04X}{kind:04X}"] = stored
    tree["__properties_version1.0"] = bytes(rows)
    return tree


def compound(tree: Tree) -> bytes:
    """The bytes of a compound file that holds `tree`."""
    return _Compound().write(tree)


@dataclass(slots=True)
class _Entry:
    """One entry of the directory; the others of its folder hang on it to the right."""

    name: str
    kind: int
    right: int = _FREE
    child: int = _FREE
    start: int = 0
    size: int = 0

    def written(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        places = (_FREE, self.right, self.child, self.start, self.size)
        return struct.pack("<64sHBBIII36xIQ", name, len(name), self.kind, 1, *places)


class _Compound:
    def __init__(self) -> None:
        self._sectors: list[bytes] = []
        self._fat: list[int] = []
        self._mini = bytearray()
        self._mini_fat: list[int] = []
        self._entries: list[_Entry] = []

    def write(self, tree: Tree) -> bytes:
        root = self._add("Root Entry", tree)
        self._entries[root].kind = 5
        self._entries[root].start, self._entries[root].size = self._store(bytes(self._mini)), len(self._mini)
        directory = b"".join(entry.written() for entry in self._entries)
        directory_at = self._store(directory.ljust(-(-len(directory) // _SECTOR) * _SECTOR, b"\0"))
        mini_fat = b"".join(struct.pack("<I", each) for each in self._mini_fat)
        mini_at = self._store(mini_fat, b"\xff")
        count = 1
        while count * _SECTOR // 4 < len(self._fat) + count:
            count += 1
        places = list(range(len(self._fat), len(self._fat) + count))
        fat = [*self._fat, *[_FAT] * count]
        fat += [_FREE] * (count * _SECTOR // 4 - len(fat))
        sizes = (0, count, directory_at, _CUTOFF, mini_at, -(-len(mini_fat) // _SECTOR), _END, 0)
        head = struct.pack("<8s16xHHHHH6xIII4xIIIII", _MAGIC, 0x3E, 3, 0xFFFE, 9, 6, *sizes)
        head += b"".join(struct.pack("<I", each) for each in (*places, *[_FREE] * (109 - count)))
        return head + b"".join(self._sectors) + b"".join(struct.pack("<I", each) for each in fat)

    def _add(self, name: str, node: bytes | Tree) -> int:
        number = len(self._entries)
        if isinstance(node, bytes):
            start = self._store(node) if len(node) >= _CUTOFF else self._store_small(node)
            self._entries.append(_Entry(name, 2, start=start, size=len(node)))
            return number
        entry = _Entry(name, 1)
        self._entries.append(entry)
        kids = [self._add(each, inside) for each, inside in node.items()]
        for left, right in itertools.pairwise(kids):
            self._entries[left].right = right
        if kids:
            entry.child = kids[0]
        return number

    def _store(self, data: bytes, pad: bytes = b"\0") -> int:
        if not data:
            return _END
        start = len(self._sectors)
        self._sectors += [data[at : at + _SECTOR].ljust(_SECTOR, pad) for at in range(0, len(data), _SECTOR)]
        self._fat += [*range(start + 1, len(self._sectors)), _END]
        return start

    def _store_small(self, data: bytes) -> int:
        if not data:
            return _END
        start = len(self._mini_fat)
        self._mini += data.ljust(-(-len(data) // _MINI) * _MINI, b"\0")
        self._mini_fat += [*range(start + 1, len(self._mini) // _MINI), _END]
        return start
