"""RTF files: paragraphs, headings, lists, tables and notes as a reader sees them."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from dataclasses import dataclass, replace

from assistant.documents import Document, Source
from assistant.readers.assembly import Assembly, hidden_warning
from assistant.readers.declared import plausible_author, plausible_date, plausible_title, title_from_name
from assistant.readers.errors import ReadError
from assistant.readers.office.rtf_blocks import RtfBlocks, outline_level
from assistant.readers.office.rtf_codes import (
    CHARACTERS,
    CHARSETS,
    CODEPAGES,
    DOCUMENT_CHARSETS,
    LEFT_OUT,
    PARAGRAPHS,
    STARRED,
    SYMBOL_CHARSET,
)
from assistant.readers.office.rtf_tokens import tokens

_DEEPEST = 5_000
"""Groups within groups; Word writes a few dozen."""
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LARGEST_UNSIGNED = 0x10000
_SYMBOLS_AT = 0xF000
"""Where characters of symbol fonts stand in Unicode's private area, as Word writes them too."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives up at its end."""

    sink: str = "body"
    """Where text goes: `body`, `aside` (notes and text boxes), the name of a table or field, or nowhere."""
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    skip: int = 1
    """Characters after a Unicode one that stand for it in old readers."""


def read_rtf(data: bytes, name: str) -> Document:
    """Read an RTF file. Raises ReadError when it is nested beyond reason or holds no words."""
    reading = _Reading()
    reading.read(data)
    assembly = reading.assembly
    if reading.hidden:
        assembly.warnings.append(hidden_warning(reading.hidden))
    if reading.is_cut_off:
        assembly.warnings.append("the file is cut off: its end is missing")
    return assembly.document(reading.source(name))


class _Reading:
    """Follows the tokens and fills an assembly."""

    def __init__(self) -> None:
        self.assembly = Assembly()
        self.blocks = RtfBlocks(self.assembly)
        self.hidden = 0
        self.is_cut_off = True
        self._state = _State()
        self._stack: list[_State] = []
        self._starred = False
        self._to_skip = 0
        self._bytes = bytearray()
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font = -1
        self._named_style = 0
        self._fields: dict[str, str] = {}
        self._texts: dict[str, list[str]] = {}
        self._was_hidden = False

    def read(self, data: bytes) -> None:
        """Read all of a file, up to the end of its outermost group."""
        for kind, value, number in tokens(data):
            if kind == "open":
                self._flush()
                self._to_skip = 0
                self._stack.append(self._state)
                if len(self._stack) > _DEEPEST:
                    raise ReadError(f"damaged: its groups lie more than {_DEEPEST:,} deep")
            elif kind == "close":
                self._close()
                if not self._stack:
                    self.is_cut_off = False
                    break
            elif kind == "bytes":
                self._say(value, coded=number is not None)
            else:
                self._to_skip = 0
                self._word(value.decode("latin-1"), number)
        self._flush()
        self.blocks.end()

    def source(self, name: str) -> Source:
        """What the file says of itself."""
        title = plausible_title(self._fields.get("title")) or plausible_title(self.assembly.title())
        date = ""
        for key in ("revtim", "creatim"):
            numbers = dict(re.findall(r"(yr|mo|dy)(\d+)", self._fields.get(key, "")))
            try:
                day = dt.date(int(numbers["yr"]), int(numbers.get("mo", 1)), int(numbers.get("dy", 1)))
            except (KeyError, ValueError, OverflowError):
                continue
            date = date or plausible_date(day)
        return Source(
            id="",
            title=title or title_from_name(name),
            author=plausible_author(self._fields.get("author")),
            date=date,
        )

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, word == "*"
        if word == "*":
            return
        if word in LEFT_OUT or (starred and word not in STARRED):
            self._go("")
        elif word in _FORMATTING:
            self._format(word, number)
        elif word == "u":
            self._unicode(number or 0)
        elif self._state.sink == "":
            return
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in PARAGRAPHS:
            self._flush()
            self._end_paragraph()
        elif word == "cell" and self._state.sink == "body":
            self._flush()
            self.blocks.end_cell()
        elif word == "row" and self._state.sink == "body":
            self._flush()
            self.blocks.end_row()
        else:
            self._place(word, number)

    def _format(self, word: str, number: int | None) -> None:
        """Words on fonts and encodings, which hold wherever they stand."""
        self._flush()
        if word == "f":
            self._state = replace(self._state, font=number if number is not None else -1)
        elif word in {"fcharset", "cpg"} and self._state.sink == "fonttbl" and number is not None:
            encoding = _codepage(number) if word == "cpg" else CHARSETS.get(number, "")
            self._fonts[self._state.font] = (
                "symbol" if word == "fcharset" and number == SYMBOL_CHARSET else encoding
            )
        elif word == "deff":
            self._default_font = number or 0
        elif word == "ansicpg":
            self._encoding = _codepage(number or 0) or self._encoding
        elif word in DOCUMENT_CHARSETS:
            self._encoding = DOCUMENT_CHARSETS[word]
        elif word == "uc":
            self._state = replace(self._state, skip=max(number if number is not None else 1, 0))
        elif word == "v":
            self._state = replace(self._state, hidden=number != 0)
        elif word == "deleted":
            self._state = replace(self._state, deleted=number != 0)
        elif word == "plain":
            self._state = replace(self._state, font=self._default_font, hidden=False, deleted=False)

    def _place(self, word: str, number: int | None) -> None:
        """Words that say where text goes and how its paragraph is set."""
        sink = self._state.sink
        if word in {"fonttbl", "stylesheet", "info"} or (sink == "info" and word in _FIELDS):
            self._go(word)
        elif sink in {"creatim", "revtim"}:
            self._fields[sink] = self._fields.get(sink, "") + f" {word}{number or 0}"
        elif sink == "stylesheet":
            if word == "s":
                self._named_style = number or 0
            elif word == "outlinelevel":
                self.blocks.levels[self._named_style] = outline_level(number)
        elif word in {"footnote", "shptxt"}:
            self._go("aside")
        elif word in {"pntext", "listtext"}:
            self.blocks.is_item = True
            self._go("")
        elif sink == "body":
            self.blocks.set(word, number)

    def _go(self, sink: str) -> None:
        self._flush()
        self._state = replace(self._state, sink=sink)

    def _close(self) -> None:
        """The end of a group: what it named is known, and what it set is undone."""
        self._flush()
        self._to_skip = 0
        sink = self._state.sink
        self._state = self._stack.pop() if self._stack else _State()
        text = "".join(self._texts.get(sink, ()))
        if sink == "aside" and self._state.sink != "aside":
            self.blocks.add_aside("".join(self._texts.pop(sink, ())))
        elif sink in {"title", "author"} and self._state.sink != sink:
            self._fields.setdefault(sink, text)
            self._texts.pop(sink, None)
        elif sink == "stylesheet" and ";" in text:
            found = _HEADING.match(text.strip())
            if found or text.strip().lower().rstrip(";") == "title":
                self.blocks.levels.setdefault(self._named_style, int(found[1]) if found else 1)
            self._texts.pop(sink, None)
            self._named_style = 0

    def _say(self, value: bytes, *, coded: bool) -> None:
        """Bytes of text; those that stand for a Unicode character before them are passed over."""
        if self._to_skip:
            skipped = min(self._to_skip, 1 if coded else len(value))
            self._to_skip -= skipped
            value = value[skipped:]
        if self._state.sink:
            self._bytes += value

    def _unicode(self, number: int) -> None:
        code = number + _LARGEST_UNSIGNED if number < 0 else number
        if 0 <= code < 0x110000:  # noqa: PLR2004 -- one past the last character of Unicode
            self._add(chr(code))
        self._to_skip = self._state.skip

    def _add(self, text: str) -> None:
        self._flush()
        state = self._state
        if not state.sink or state.deleted:
            return
        if state.hidden:
            if text.strip() and state.sink in {"body", "aside"}:
                self.hidden += not self._was_hidden
                self._was_hidden = True
            return
        self._was_hidden = False
        if state.sink == "body":
            self.blocks.say(text)
        else:
            self._texts.setdefault(state.sink, []).append(text)

    def _end_paragraph(self) -> None:
        if self._state.sink == "body":
            self.blocks.end_paragraph()
        else:
            self._texts.setdefault(self._state.sink, []).append("\n")

    def _flush(self) -> None:
        """Decode the bytes since the last change of font or place."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        font = self._state.font if self._state.font in self._fonts else self._default_font
        encoding = self._fonts.get(font, "") or self._encoding
        if encoding == "symbol":
            text = "".join(chr(_SYMBOLS_AT + byte) if byte > ord("~") else chr(byte) for byte in data)
        else:
            text = data.decode(encoding, "replace")
        self._add(text)


_FIELDS = frozenset({"title", "author", "creatim", "revtim"})
_FORMATTING = frozenset(
    {"f", "fcharset", "cpg", "deff", "ansicpg", "uc", "v", "deleted", "plain", *DOCUMENT_CHARSETS}
)


def _codepage(number: int) -> str:
    """Python's name for a code page; empty when it knows none."""
    name = CODEPAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name
