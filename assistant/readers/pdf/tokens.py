"""The operators of a PDF content stream, in one pass of a regular expression.

Several times faster than pypdf's own parser, which builds an object for every number; every search is linear
in the length of the stream, whatever is in it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import TypeAlias

Operand: TypeAlias = "float | str | bytes | list[Operand]"
"""A number, a name with its slash, a string of bytes, or an array; dictionaries are only their items."""

_LINES, _NUMBER, _STRING, _OPERATOR, _NAME, _OPEN, _CLOSE, _HEX, _NESTED = range(1, 10)
"""The groups of the expressions below; the first takes part only where paths are skipped."""

_SYNTAX = rb"""
| ([-+.\d]++)                                        # 2 number
| (\((?:[^()\\]++|\\.)*+\))                          # 3 string without inner brackets
| ([A-Za-z'"*][\w'"*]*+)                             # 4 operator
| (/[^\s()<>\[\]{}/%]*+)                             # 5 name
| (\[)                                               # 6
| (\])                                               # 7
| (<[0-9A-Fa-f\s]*+>)                                # 8 string in hexadecimal
| (\()                                               # 9 string with inner brackets
| %[^\r\n]*+
"""
_PATHS = rb"""
  (?:[-+.\d]++\s++){2,6}+                               # what is no text, and so has no group:
  (?: (m(?:\s++[-+.\d]++\s++[-+.\d]++\s++l){1,4}+)       # 1 a few straight lines, if they are a path
        (?=\s++(?:[SsfFhbB]|[-+.\d]++\s++[-+.\d]++\s++m\s))
    | [mlcvy](?:\s++(?:[-+.\d]++\s++){2,6}+[lcvy])*+(?=\s)  # the rest of a path
    | re\s++W\*?+\s++n(?=\s) )                          # a box that only clips
"""
_ALL = re.compile(rb"((?!))" + _SYNTAX, re.VERBOSE | re.DOTALL)
_WITHOUT_PATHS = re.compile(_PATHS + _SYNTAX, re.VERBOSE | re.DOTALL)
_BRACKET = re.compile(rb"[()\\]")
_IMAGE_DATA = re.compile(rb"\sID\s")
_IMAGE_END = re.compile(rb"\sEI(?=\s|\Z)")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|(.))|\r\n?", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}

_MOST_OPERANDS = 4096
"""Before one operator; a stream of operands with no operator must not fill the memory."""


def operations(  # noqa: C901, PLR0912 -- a branch a kind of token; a call for each would double the time
    data: bytes, *, paths: bool
) -> Iterator[tuple[bytes, list[Operand]]]:
    """Each operator with its operands; inline images give `BI`.

    `paths`: also the operators that draw lines and curves. Without them, a few straight lines give one
    `l` with all of their ends, and boxes that only clip are left out.
    """
    pattern = _ALL if paths else _WITHOUT_PATHS
    operands: list[Operand] = []
    outer: list[Operand] | None = None
    at: int | None = 0
    while at is not None:
        start, at = at, None
        for token in pattern.finditer(data, start):
            kind = token.lastindex
            if kind == _NUMBER:
                try:
                    operands.append(float(token[0]))
                except ValueError:
                    operands.append(_number(token[0]))
            elif kind == _STRING:
                operands.append(_string(token[0][1:-1]))
            elif kind == _OPERATOR:
                if token[0] == b"BI":
                    at = _after_image(data, token.end())
                    yield b"BI", []
                    operands, outer = [], None
                    break
                yield token[0], (operands if outer is None else outer)
                operands, outer = [], None
            elif kind == _NAME:
                operands.append(token[0].decode("latin-1"))
            elif kind == _OPEN:
                if outer is None:
                    outer, operands = operands, []
            elif kind == _CLOSE:
                if outer is not None:
                    outer.append(operands)
                    operands, outer = outer, None
            elif kind == _HEX:
                operands.append(_hexadecimal(token[0]))
            elif kind == _NESTED:
                at = _string_end(data, token.end())
                if at is not None:
                    operands.append(_string(data[token.end() : at - 1]))
                break
            elif kind == _LINES:
                drawn = token[0].split()[-3 * token[1].count(b"l") - 3 :]
                with contextlib.suppress(ValueError):
                    yield b"l", [float(word) for word in drawn if word not in {b"m", b"l"}]
                operands = []
            elif kind is None and token[0][:1] != b"%":
                operands = []  # a path that is skipped
            if len(operands) > _MOST_OPERANDS and outer is None:
                operands.clear()


def _number(token: bytes) -> float:
    """The value of `--5` and `1.2-3`, which old producers write."""
    found = re.match(rb"[-+]*(\d*\.?\d*)", token)
    digits = found[1] if found else b""
    return (-1.0 if token[:1] == b"-" else 1.0) * float(digits) if digits.strip(b".") else 0.0


def _string(body: bytes) -> bytes:
    return _ESCAPE.sub(_unescaped, body) if b"\\" in body or b"\r" in body else body


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return bytes((int(found[1], 8) & 0xFF,))
    if found[2] is not None:
        return _ESCAPES.get(found[2], found[2])
    return b"" if found[0].startswith(b"\\") else b"\n"


def _hexadecimal(token: bytes) -> bytes:
    digits = b"".join(token[1:-1].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _string_end(data: bytes, at: int) -> int | None:
    """Just after the bracket that closes the string whose content begins at `at`; None when none does."""
    depth = 1
    while found := _BRACKET.search(data, at):
        at = found.end()
        if found[0] == b"\\":
            at += 1
        elif found[0] == b"(":
            depth += 1
        else:
            depth -= 1
            if not depth:
                return at
    return None


def _after_image(data: bytes, at: int) -> int | None:
    """Just after an inline image; None when it never ends."""
    begin = _IMAGE_DATA.search(data, at)
    end = _IMAGE_END.search(data, begin.end()) if begin else None
    return end.end() if end else None
