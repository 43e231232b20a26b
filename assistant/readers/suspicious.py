"""Finds the words of a document that speak to a computer program instead of to its readers.

They stay in the text, so that a person can see them; but they are never quoted as an answer, nor shown to a
model. What is not found still can do no more than any other words of a document: see
docs/decisions/0019-instructions-in-documents.md.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from assistant.documents import Block, Document
from assistant.readers.declared import title_from_name
from assistant.readers.suspicious_orders import ORDERS
from assistant.readers.suspicious_signs import CODE, MARKERS
from assistant.sentences import split_sentences

Spans = tuple[tuple[int, int], ...]

_KEPT: Final = 4096
"""Texts whose spans are remembered: several stages of one question look at the same passage."""
_ENCODED: Final = re.compile(r"[A-Za-z0-9+/]{32,}={0,2}")
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TURN: Final = re.compile(
    r"\W{0,4}(?:response|instruction|assistant|system|user|human|output)\W{0,4}", re.IGNORECASE
)
"""A line that only says whose turn it is; it says that after other words to a computer."""
_ROLES: Final = re.compile(
    r"^\W{0,4}instruction ?:\W{0,4}$[\s\S]{0,600}?^\W{0,4}response ?:\W{0,4}$\n{0,3}[^\n]{0,2000}",
    re.IGNORECASE | re.MULTILINE,
)
"""A prompt of two parts with its answer, whose marks a reader of Markdown takes for headings."""
_STOP: Final = re.compile(r"[.!?|][)\]\"'”]{0,2} ")
"""Where a sentence or a cell can end, also before what does not begin as a sentence does."""
_SENTENCE_BLANKS: Final = 3
"""Blanks in what was encoded from which it is a sentence, and no key or picture."""
_UNSEEN: Final = "\0"
_LOOKALIKES: Final = {
    ord(other): ours
    for others, alikes in (
        ("аеорсухіјѕԁһӏвкмнтАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdhlbkmhtABEKMHOPCTYXIJS"),
        ("αεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeiknoptuxABEZHIKMNOPTYX"),
        ("ıɡ’‘", "ig''"),  # noqa: RUF001 -- what is like ours
    )
    for other, ours in zip(others, alikes, strict=True)
}
"""Letters of other alphabets that look like ours, and the apostrophe."""


@lru_cache(_KEPT)
def suspicious(text: str) -> Spans:
    """Spans of `text`, in order and apart, that look like instructions to a computer program.

    From the start of a sentence with a sign in it to the end of its line, since what is ordered often stands
    in the next sentence; with marks of a prompt, or with code, to the end of the paragraph. A paragraph that
    such words announce with a colon goes with them. Takes time linear in the text.
    """
    return _found(text)


def without(text: str) -> str:
    """The text without what looks like instructions: the words that it is measured, found and judged by."""
    spans = suspicious(text)
    if not spans:
        return text
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return " ".join(
        filter(None, (text[low:high].strip() for low, high in zip(edges[::2], edges[1::2], strict=True)))
    )


def marked(document: Document, name: str) -> Document:
    """The document with a warning if its words or its title look like instructions; its text never changes.

    A heading that does is none: what follows stands under the headings above it. A title that does gives way
    to the name of the file, because titles stand in prompts and in lists.
    """
    held = [bool(_found(block.text)) for block in document.blocks]
    titled = bool(_found(document.source.title))
    if not titled and not any(held):
        return document
    warnings, source = list(document.warnings), document.source
    if any(held):
        count = sum(held)
        looks = "1 piece of text looks" if count == 1 else f"{count} pieces of text look"
        warnings.append(f"{looks} like instructions to a computer; answers are not made of such text")
    if titled:
        source = replace(source, title=title_from_name(name))
        warnings.append("its title looks like instructions to a computer and was not used")
    return replace(
        document, source=source, warnings=tuple(warnings), blocks=_with_true_headings(document, held)
    )


def _with_true_headings(document: Document, held: Sequence[bool]) -> tuple[Block, ...]:
    """The blocks, each under the headings that it would stand under without those that look like orders."""
    open_: list[tuple[int, str]] = []
    planted: set[str] = set()
    blocks = []
    for block, flag in zip(document.blocks, held, strict=True):
        if block.kind == "heading":
            open_ = (
                open_
                if flag
                else [*(item for item in open_ if item[0] < block.level), (block.level, block.text)]
            )
            planted |= {block.text} if flag else set()
        above = tuple(text for _, text in open_)
        if flag and block.kind == "heading":
            blocks.append(replace(block, kind="paragraph", level=0, heading_path=above))
        elif planted.intersection(block.heading_path):
            blocks.append(replace(block, heading_path=above[:-1] if block.kind == "heading" else above))
        else:
            blocks.append(block)
    return tuple(blocks)


def _found(text: str) -> Spans:
    spans: list[tuple[int, int]] = []
    announced = False
    for paragraph in _PARAGRAPH.finditer(text):
        start, words = paragraph.start(), paragraph.group()
        turn = bool(spans) and _TURN.fullmatch(words) is not None
        own = ((0, len(words)),) if announced or turn else _in_paragraph(words)
        spans += [(start + low, start + high) for low, high in own]
        announced = turn or (bool(own) and not announced and words.endswith(":"))
    posed = [found.span() for found in _ROLES.finditer(text)]
    return tuple(_merged([*spans, *posed])) if posed else tuple(spans)


def _in_paragraph(text: str) -> Spans:
    plain, places = _as_seen(text)
    small = plain.lower()
    orders = [span for sign in ORDERS for span in sign.spans(plain, small)]
    orders += [found.span() for found in _ENCODED.finditer(plain) if _hides_a_sentence(found.group())]
    marks = [span for sign in (*MARKERS, *CODE) for span in sign.spans(plain, small)]
    if not orders and not marks:
        return ()
    sentences = split_sentences(plain)
    firsts = [start for start, _ in sentences]
    spans = [(_sentence_start(plain, sentences, firsts, span), _line_end(plain, span[1])) for span in orders]
    if marks:
        start = _sentence_start(plain, sentences, firsts, min(marks))
        spans.append((start, _rows_after(plain, max(end for _, end in marks))))
    merged = _merged(spans)
    return merged if places is None else tuple((places[low], places[high - 1] + 1) for low, high in merged)


def _as_seen(text: str) -> tuple[str, list[int] | None]:
    """The text as a person sees it, and the place of each of its characters in `text` if these differ."""
    if text.isascii():
        return text, None
    plain = text.translate(_SEEN)
    if _UNSEEN not in plain:
        return plain, None
    places = [at for at, character in enumerate(plain) if character != _UNSEEN]
    return plain.replace(_UNSEEN, ""), places


class _Seen(dict[int, str]):
    """For each character one that looks like it; learnt as characters come."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        alike = _LOOKALIKES.get(code) or unicodedata.normalize("NFKC", character)
        if unicodedata.category(character) == "Cf":
            alike = _UNSEEN
        self[code] = alike if len(alike) == 1 else character
        return self[code]


_SEEN: Final = _Seen()


def _hides_a_sentence(encoded: str) -> bool:
    whole = encoded.rstrip("=")
    try:
        hidden = base64.b64decode(whole[: len(whole) // 4 * 4]).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return False
    return hidden.isprintable() and hidden.count(" ") >= _SENTENCE_BLANKS


def _sentence_start(
    text: str, sentences: Sequence[tuple[int, int]], firsts: Sequence[int], span: tuple[int, int]
) -> int:
    """Where the sentence begins in which most of a sign stands; true words before a full stop stay out."""
    start, end = span
    at = bisect_right(firsts, (start + end) // 2) - 1
    low = sentences[at][0] if at >= 0 and sentences[at][1] > start else start
    before = max((found.end() for found in _STOP.finditer(text, low, start + 2)), default=low)
    return max(low, min(before, start + 2))


def _rows_after(text: str, at: int) -> int:
    """The end of the paragraph, or of the line before the next row of a table."""
    end = _line_end(text, at)
    while end < len(text) and " | " not in text[end + 1 : _line_end(text, end + 1)]:
        end = _line_end(text, end + 1)
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _merged(spans: Sequence[tuple[int, int]]) -> Spans:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
