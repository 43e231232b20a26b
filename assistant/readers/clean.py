"""Text as it is stored: composed, visible characters with plain spaces."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters that are no line break or tab
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"  # joiners, marks of direction, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, bidirectional control, invisible operators
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"  # tag characters and variation selectors: text that no person sees
    "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
"""Bullets of the Symbol and Wingdings fonts, which files write as private characters."""

_TABLE = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u00ad": None,  # soft hyphen
        "\t": " ",
        "\v": "\n",
        "\f": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
    | dict.fromkeys(_SPACES, " ")
    | SYMBOLS
)
_NEWLINE = re.compile(r"\r\n?")


def tidy(text: str) -> tuple[str, int]:
    """The text composed (NFC), ligatures unfolded, spaces plain; and how many invisible characters went.

    Line breaks stay, as line feeds. Idempotent. Never returns a lone surrogate.
    """
    if text.isascii() and text.isprintable():
        return text, 0
    text, removed = _INVISIBLE.subn("", _NEWLINE.sub("\n", text))
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    text = text.translate(_TABLE)
    return (text if text.isascii() else unicodedata.normalize("NFC", text)), removed


def one_line(text: str) -> str:
    """Tidied text on one line, single spaces, none at the ends."""
    return " ".join(text.split())


def kept_lines(text: str) -> str:
    """Tidied text with its line breaks, runs of blanks made one, blank lines dropped."""
    lines = (one_line(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
