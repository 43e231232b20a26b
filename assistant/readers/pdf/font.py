"""Fonts of a PDF: bytes to characters with their widths."""

from __future__ import annotations

import re
from typing import Any

from pypdf.errors import PyPdfError

# Not part of pypdf's public interface: the only place where it reads encodings, CMaps and widths together.
# pyproject.toml holds pypdf to one major version, and tests/readers/test_pdf.py would show a change.
from pypdf.generic._font import Font

from assistant.readers.clean import SYMBOLS

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|,b\b", re.IGNORECASE)
_HEAVY = 600
"""/FontWeight from which a font is bold (400 is regular, 700 bold)."""
_FORCE_BOLD = 1 << 18
"""The flag of a font descriptor that asks for bold."""
_BULLETS = str.maketrans(SYMBOLS)
_MOST_CACHED = 50_000
_USUAL_WIDTH = 500.0
_USUAL_SPACE = 250.0


class Face:
    """One font: decodes strings and measures them, in thousandths of the font size."""

    def __init__(self, font: Font | None, scale: float = 1.0) -> None:
        """`scale` is 1 but for Type 3 fonts, whose widths are in a space of their own."""
        self.bold = font is not None and _is_bold(font)
        self.space = _USUAL_SPACE
        self._font = font
        self._scale = scale
        self._known: dict[bytes, tuple[str, float, int, int]] = {}
        text, _, _, spaces = self.decode(b" ")
        self.has_space = text == " " and spaces == 1
        """Whether the byte 32 is a space."""
        if font is not None and font.character_widths.get(font.space_char, 0):
            self.space = float(font.space_width) * scale or _USUAL_SPACE
        elif font is not None:
            self.space = 200.0  # as pypdf does for fonts without a space

    def decode(self, data: bytes) -> tuple[str, float, int, int]:
        """The text, its width, how many glyphs it has, and how many of them are the single byte 32."""
        found = self._known.get(data)
        if found is None:
            found = self._decoded(data)
            if len(self._known) < _MOST_CACHED:
                self._known[data] = found
        return found

    def _decoded(self, data: bytes) -> tuple[str, float, int, int]:
        font = self._font
        if font is None:
            return "\ufffd" * len(data), len(data) * _USUAL_WIDTH, len(data), data.count(32)
        encoding, mapped = font.encoding, font.character_map
        if isinstance(encoding, str):
            codes = _named(data, encoding)
            text = "".join([str(mapped.get(code, code)) for code in codes])
            spaces = 0
        else:
            codes = data.decode("latin-1")
            characters = [encoding.get(byte, chr(byte)) for byte in data]
            shown = [str(mapped.get(character, character)) for character in characters]
            if "/" in "".join(shown):  # pypdf gives the name of a glyph that it does not know
                shown = ["\ufffd" if len(each) > 1 and each.startswith("/") else each for each in shown]
            text = "".join(shown)
            spaces = data.count(32)
        widths = font.character_widths
        default = widths.get("default", _USUAL_WIDTH)
        width = sum([_size(widths.get(code, default)) for code in codes])
        return text.translate(_BULLETS), width * self._scale, len(codes), spaces


def load_face(resource: Any) -> Face:  # noqa: ANN401 -- a pypdf dictionary of any shape
    """The face of a font dictionary; a broken one gives a face whose characters are U+FFFD."""
    try:
        font = Font.from_font_resource(resource)
        scale = 1.0
        if resource.get("/Subtype") == "/Type3":
            scale = abs(float(resource["/FontMatrix"][0])) * 1000
        return Face(font, scale or 1.0)
    except (AttributeError, TypeError, ValueError, KeyError, IndexError, ZeroDivisionError, PyPdfError):
        return Face(None)


def _is_bold(font: Font) -> bool:
    descriptor = font.font_descriptor
    weight = str(descriptor.weight)
    return (
        bool(_BOLD.search(font.name))
        or (weight.isdecimal() and int(weight) >= _HEAVY)
        or (isinstance(descriptor.flags, int) and bool(descriptor.flags & _FORCE_BOLD))
    )


def _named(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "surrogatepass")
    except (UnicodeDecodeError, LookupError):
        try:
            return data.decode(encoding, "replace")
        except LookupError:
            return data.decode("latin-1")


def _size(width: object) -> float:
    return float(width) if isinstance(width, int | float) else 0.0
