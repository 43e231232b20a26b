"""Spreadsheets from before 2007 (.xls): is the container whole, so that calamine can be given it.

calamine follows the chains of sectors until they end. In a broken file one may run in a circle, and then it
takes memory until the process is ended.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from olefile import OleFileIO

from assistant.readers.errors import ReadError

_END = 0xFFFFFFFA
"""Numbers from here on are no sectors: end of a chain, free, taken (MS-CFB 2.1)."""
_SMALL = 4096
"""Bytes; shorter streams lie in small sectors, whose chains are in a table of their own."""
_STREAM = 2
"""The type of a directory's entry that is a stream."""
_BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, struct.error)
"""What olefile raises for a container that is broken."""


def check_old(data: bytes) -> None:
    """Raise ReadError when a chain of sectors runs in a circle or out of the file."""
    try:
        with OleFileIO(io.BytesIO(data)) as container:
            whole = all(_ends(chain, table) for chain, table in _chains(container))
    except _BROKEN as error:
        raise ReadError("damaged: the spreadsheet is cut off or broken") from error
    if not whole:
        raise ReadError("damaged: the spreadsheet is cut off or broken")


def _chains(container: Any) -> Iterator[tuple[int, list[int]]]:  # noqa: ANN401 -- its types leave most of it out
    """Where each chain begins, and the table that it runs through."""
    container.loadminifat()
    fat, small = list(container.fat), list(container.minifat)
    yield container.first_dir_sector, fat
    yield container.first_mini_fat_sector, fat
    for entry in container.direntries:
        if entry is not None and entry.size:
            is_small = entry.entry_type == _STREAM and entry.size < _SMALL
            yield entry.isectStart, small if is_small else fat


def _ends(sector: int, table: list[int]) -> bool:
    for _ in range(len(table) + 1):
        if sector >= _END:
            return True
        if sector >= len(table):
            return False
        sector = table[sector]
    return False
