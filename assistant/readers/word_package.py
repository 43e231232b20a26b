"""A Word file as a zip package: is it safe to unpack, and is it whole."""

from __future__ import annotations

import io
import zipfile

from assistant.readers.errors import ReadError

_MOST_BYTES = 512 * 1024 * 1024
"""Unpacked; the largest real Word file seen unpacks to a tenth of it."""
_MOST_MEMBERS = 20_000
_HIGHEST_RATIO = 120
"""Unpacked to packed, of a package above `_RATIO_FROM`; real Word XML packs about 10 to 40 times."""
_RATIO_FROM = 32 * 1024 * 1024


def check_package(data: bytes) -> None:
    """Raise ReadError when the package is broken, or unpacks to more than a Word file does.

    The sizes that a zip declares bind: Python's zipfile reads no further than them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadError("damaged: the Word file is cut off or broken") from error
    if any(member.flag_bits & 1 for member in members):
        raise ReadError("encrypted: needs a password")
    unpacked = sum(member.file_size for member in members)
    if (
        unpacked > _MOST_BYTES
        or len(members) > _MOST_MEMBERS
        or (unpacked > _RATIO_FROM and unpacked > _HIGHEST_RATIO * len(data))
    ):
        raise ReadError(f"it unpacks to {unpacked // 2**20} MiB, more than a Word file should")
