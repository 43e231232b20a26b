"""RTF as tokens: control words, bytes, characters and the borders of groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

Token: TypeAlias = tuple[Literal["open", "close", "word", "bytes"], bytes, int | None]
"""Its kind; the word or the bytes; the number behind a word."""

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|'([0-9a-fA-F]{2})|(.))|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file, one at a time; raw bytes of pictures are passed over."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        word, number, code, symbol, brace, text = found.groups()
        if text is not None:
            yield "bytes", text, None
        elif word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += max(value or 0, 0)
            else:
                yield "word", word, value
        elif brace is not None:
            yield ("open" if brace == b"{" else "close"), b"", None
        elif code is not None:
            yield "bytes", bytes.fromhex(code.decode("ascii")), -1
        elif symbol is not None:
            yield "word", symbol, None
