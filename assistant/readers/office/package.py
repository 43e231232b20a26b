"""Office files as zip packages: is one whole and safe to unpack, and what does it hold."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from assistant.readers.errors import ReadError
from assistant.readers.sniff import BOUNDED, BROKEN_ZIP

MACROS = "it holds macros, which were not read"
"""What a person should know of a file with programs in it. Nothing in them is run or shown."""

_MOST_BYTES = 512 * 1024 * 1024
"""Unpacked; the largest real office file seen unpacks to a tenth of it."""
_MOST_MEMBERS = 20_000
_HIGHEST_RATIO = 120
"""Unpacked to packed, of a package above `_RATIO_FROM`; real office XML packs about 10 to 40 times."""
_RATIO_FROM = 32 * 1024 * 1024


def check_package(data: bytes, what: str) -> list[str]:
    """The names of the members of a package that is a `what`, such as "Word file".

    Raises ReadError when it is broken or encrypted, unpacks to more than such a file does, or names a member
    outside itself. The sizes that a zip declares bind: Python's zipfile reads no further than them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except BROKEN_ZIP as error:
        raise ReadError(f"damaged: the {what} is cut off or broken") from error
    if any(member.compress_type not in BOUNDED for member in members):
        raise ReadError(f"damaged: the {what} is packed in a way that no {what} is")
    if any(member.flag_bits & 1 for member in members):
        raise ReadError("encrypted: needs a password")
    unpacked = sum(member.file_size for member in members)
    if (
        unpacked > _MOST_BYTES
        or len(members) > _MOST_MEMBERS
        or (unpacked > _RATIO_FROM and unpacked > _HIGHEST_RATIO * len(data))
    ):
        raise ReadError(f"it unpacks to {unpacked // 2**20} MiB, more than any {what} should")
    names = [member.filename for member in members]
    if any(".." in name.replace("\\", "/").split("/") for name in names):
        raise ReadError(f"damaged: a member of the {what} points outside it")
    return names


def member(data: bytes, name: str) -> bytes:
    """One member of a checked package, empty when it is not there. Raises ReadError when it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.read(name) if name in package.NameToInfo else b""
    except BROKEN_ZIP as error:
        raise ReadError(f"damaged: its part {name} is broken") from error


def parse(xml: bytes) -> etree._Element:
    """The root of an XML part; entities stay unexpanded and nothing outside is fetched.

    Raises ReadError when it is no XML, or deeper or longer than libxml2 allows.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("damaged: its XML is broken") from error


def holds_macros(names: list[str]) -> bool:
    """Whether a package of these members has programs in it."""
    return any(
        name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names
    )
