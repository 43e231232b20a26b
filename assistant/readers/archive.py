"""Archives (.zip, .gz): every file in them, read by the reader that fits it."""

from __future__ import annotations

import gzip
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from assistant.readers.errors import ReadError
from assistant.readers.member_names import MemberNames, points_outside
from assistant.readers.parts import Part, ReadInner

_MIB = 2**20
_MOST_MEMBERS = 10_000
"""Files read from one archive; packs of tender documents hold some hundreds."""
_MEMBER = 256 * _MIB
"""Bytes of one member, unpacked: it lies in memory beside the archive and what its reader makes of it."""
_TOTAL = 1024 * _MIB
"""Bytes that one archive may unpack to: four of the largest members."""
_HIGHEST_RATIO = 200
"""Unpacked to packed; tables of figures reach 50, and only bombs come near deflate's own end at 1,032."""
_RATIO_FROM = 32 * _MIB
"""Bytes below which the ratio is not asked: a small file of one letter harms nobody."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing whose output zipfile bounds as it unpacks; that of bzip2 and LZMA it does not."""
_UNREAD = frozenset({"__macosx", "thumbs.db", "desktop.ini", "$recycle.bin"})
"""What systems put beside the files that a person packed."""
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
_UTF8_NAME = 0x800
_UNICODE_PATH = 0x7075
"""The extra field in which Info-ZIP and WinZip keep a name in UTF-8."""
_JAPANESE = re.compile(r"[\x00-\x7f]*(?:[\u3000-\u30ff\u3400-\u9fff\uff01-\uffef]{2,}[\x00-\x7f]*)+")


def read_zip(data: bytes, name: str, inner: ReadInner) -> Iterator[Part]:  # noqa: ARG001 -- as every reader
    """The documents of a ZIP file, member by member; nothing is written to disk.

    Hidden files and folders are left out. A member that is encrypted, damaged or over a limit is a part with
    its reason. What comes out is counted; the sizes that the archive states are not believed.
    Raises ReadError when its list of members cannot be read.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        if "span multiple disks" in str(error):
            raise ReadError("one piece of a split archive: put its pieces together first") from error
        raise ReadError("damaged: the ZIP file is cut off or broken") from error
    members = [(info, _name(info)) for info in archive.infolist()]
    members = [(info, written) for info, written in members if not _is_left_out(written)]
    if not members:
        yield Part("", "", None, "it holds no files")
    unpacker = _Unpacker(archive, len(data))
    names = MemberNames()
    for number, (info, written) in enumerate(members):
        if number == _MOST_MEMBERS or unpacker.left <= 0:
            yield Part("", "", None, f"{unpacker.why_no_more()}; {len(members) - number} more were left out")
            return
        path = names.given(written)
        try:
            parts = inner(unpacker.unpack(info), path)
        except ReadError as error:
            parts = iter([Part(path, "", None, str(error))])
        yield from _told(parts, written) if points_outside(written) else parts


class _Unpacker:
    """Unpacks members of one archive into memory and counts what comes out."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        self._size = size
        self.left = min(_TOTAL, max(4 * _RATIO_FROM, _HIGHEST_RATIO * size))

    def why_no_more(self) -> str:
        if self.left > 0:
            return f"it holds more than {_MOST_MEMBERS:,} files"
        return "it unpacks to more than an archive of its size should"

    def unpack(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a member. Raises ReadError with the reason why they are not to be had."""
        if info.flag_bits & 1:
            raise ReadError("encrypted: needs a password")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ReadError("a link to another file, not a file")
        if info.compress_type not in _METHODS:
            raise ReadError("packed in a way that is not read: make an ordinary ZIP file of it")
        packed = min(info.compress_size, self._size)
        most = min(_MEMBER, max(_RATIO_FROM, _HIGHEST_RATIO * packed), self.left)
        unpacked = io.BytesIO()
        try:
            with self._archive.open(info) as member:
                while unpacked.tell() <= most and (piece := member.read(_MIB)):
                    self.left -= unpacked.write(piece)
        except (*_BROKEN, RuntimeError) as error:
            raise ReadError("damaged: it cannot be unpacked") from error
        if unpacked.tell() > most:
            raise ReadError(f"left out for safety: it unpacks to more than {most // _MIB} MiB")
        return unpacked.getvalue()


def read_gzip(data: bytes, name: str, inner: ReadInner) -> Iterator[Part]:
    """The documents of the one file that a gzip file holds, named as they are named in that file.

    Raises ReadError when it is damaged or over a limit.
    """
    stem = re.sub(
        r"\.(t?)gz\Z", lambda found: ".tar" if found[1] else "", PurePath(name).name, flags=re.IGNORECASE
    )
    for part in inner(_gunzipped(data), stem):
        yield replace(part, name=part.name.removeprefix(stem).removeprefix("/"))


def _gunzipped(data: bytes) -> bytes:
    """What a gzip file of one or several streams unpacks to; bytes that follow them are passed over."""
    most = min(_MEMBER, max(_RATIO_FROM, _HIGHEST_RATIO * len(data)))
    unpacked = io.BytesIO()
    packed = gzip.GzipFile(fileobj=io.BytesIO(data))
    try:
        while unpacked.tell() <= most and (piece := packed.read1(_MIB)):
            unpacked.write(piece)
    except (EOFError, zlib.error, OSError) as error:
        junk_follows = unpacked.tell() and "Not a gzipped file" in str(error)
        if not junk_follows:
            raise ReadError("damaged: the gzip file is cut off or broken") from error
    if unpacked.tell() > most:
        raise ReadError(f"left out for safety: it unpacks to more than {most // _MIB} MiB")
    return unpacked.getvalue()


def _told(parts: Iterator[Part], written: str) -> Iterator[Part]:
    """The parts of a member, each with the warning that its name led out of the archive."""
    warning = f"its name in the archive points outside of it: {written[:200]}"
    for part in parts:
        if part.document is None:
            yield replace(part, reason=f"{part.reason}; {warning}")
        else:
            warnings = (*part.document.warnings, warning)
            yield replace(part, document=replace(part.document, warnings=warnings))


def _is_left_out(name: str) -> bool:
    """Folders, and files that the person who packed them never saw."""
    steps = name.replace("\\", "/").split("/")
    if len(steps) > 1 and not steps[-1]:
        return True
    return any(
        step.lower() in _UNREAD or step.startswith("~$") or (step.startswith(".") and step.strip("."))
        for step in steps
    )


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant. Without a mark for UTF-8 it is in the code page of whoever packed it."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    stated = _unicode_path(info.extra, raw)
    if stated:
        return stated
    for encoding, likely in (("utf-8", None), ("cp932", _JAPANESE)):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if likely is None or likely.fullmatch(name):
            return name
    return info.filename


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """The name in UTF-8 that an extra field holds for the name `raw`; empty when there is none."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _UNICODE_PATH and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return field[5:].decode("utf-8", "replace")
    return ""
