"""The properties of an item of an Outlook file: a message, a recipient or an attachment."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable
from typing import TypeVar

from oxmsg.domain import constants as pid
from oxmsg.domain.encodings import encoding_from_codepage
from oxmsg.domain.model import UnrecognizedCodePageError, UnsupportedEncodingError
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from assistant.readers.html.reader import page_text
from assistant.readers.sniff import decode

PROPERTIES = "__properties_version1.0"
"""The stream that every item has."""
_LONGEST_PROPERTIES = 2**20
"""Bytes of one list of properties; real ones have some thousands."""
_BINARY = 0x0102
_STRINGS = ((0x001F, "utf-16-le"), (0x001E, ""))
"""Types of text properties, in Unicode and not, with how they are read when the library cannot."""
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    UnrecognizedCodePageError,
    UnsupportedEncodingError,
)
"""What the libraries raise over files that follow no rule."""
_Value = TypeVar("_Value")


class OutlookItem:
    """Reads properties by their number; one that is missing or broken is empty, 0 or None."""

    def __init__(self, storage: Storage, header: int) -> None:
        self.storage = storage
        listed = next((stream.bytes_ for stream in storage.streams if stream.name == PROPERTIES), b"")
        sound = header <= len(listed) <= _LONGEST_PROPERTIES
        self._properties = Properties(storage if sound else Storage("", (), ()), header)

    def text(self, number: int) -> str:
        """A text, of either type."""
        value = tolerant(lambda: self._properties.str_prop_value(number), None)
        if value is None:
            found = ((self._stream(number, kind), encoding) for kind, encoding in _STRINGS)
            value = next((decode(raw, encoding) for raw, encoding in found if raw), "")
        return value.rstrip("\0")

    def number(self, number: int) -> int:
        """A whole number; 0 when it is missing."""
        return tolerant(lambda: self._properties.int_prop_value(number), None) or 0

    def date(self, number: int) -> dt.datetime | None:
        """A time, in UTC."""
        value = tolerant(lambda: self._properties.date_prop_value(number), None)
        return value if isinstance(value, dt.datetime) else None

    def binary(self, number: int) -> bytes:
        """Bytes of any length."""
        return self._stream(number, _BINARY)

    def _stream(self, number: int, kind: int) -> bytes:
        return tolerant(lambda: self.storage.property_stream_bytes(number, kind), b"")

    def html(self) -> str:
        """The text of a message as a web page, in the code page that the message names or the page itself."""
        raw = self.binary(pid.PID_HTML)
        if not raw:
            return self.text(pid.PID_HTML)
        codepage = self.number(pid.PID_INTERNET_CODEPAGE)
        encoding = tolerant(lambda: encoding_from_codepage(codepage), "")
        return decode(raw, encoding) if encoding else page_text(raw)


def tolerant(get: Callable[[], _Value], otherwise: _Value) -> _Value:
    """What `get` gives, or `otherwise` where the file follows no rule."""
    try:
        return get()
    except BROKEN:
        return otherwise
