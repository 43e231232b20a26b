"""The free text of notices, with the marks that portals leave in it taken out."""

from __future__ import annotations

import html
import re

from assistant.documents import Source
from assistant.readers.assembly import Assembly
from assistant.readers.clean import kept_lines, one_line, tidy
from assistant.readers.errors import ReadError
from assistant.readers.html.reader import add_page, parsed

_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|a|font|ul|ol|li|h[1-6]|table|tbody|thead|tr|td|th|img|script|style"
    r"|input|button|iframe)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp|[lr]squo|[lr]dquo|[mn]dash"
                        r"|pound|bull|hellip);", re.IGNORECASE)  # fmt: skip

_NOWHERE = Source(id="", title="")
_ESCAPES = re.compile(r"\\r\\n|_x000D_(?:\r?\n)?")
"""A line break that was escaped once too often: as JSON, as Excel."""

_AFTER = r"(?=[\sA-Z0-9(*•·–—-]|https?:|[a-z]\)|$)"
_SURE = re.compile(
    r"(?:rn){2,}(?![a-z])"  # no English word holds it: `spaces.rnrnPlease`
    r"|(?<=[a-z.,:;)])(?:rn){2,}"
    r"|(?<!\S)rn(?!\S)"  # alone between blanks
    rf"|(?<=[.,:;!?)\]\"'”’%£€*/&+–—-])rn{_AFTER}"  # after a stop: `competition.rnThe`
    rf"|(?<=[A-Z0-9])rn{_AFTER}"  # after a capital or a figure: `6RHrnGB`
    rf"|(?<=[A-Za-z][bcdfghjklmnpqrstvwxz])rn{_AFTER}"  # English puts a vowel before a last -rn
    r"|(?<!\S)rn(?=[A-Z0-9•·*]|https?:)"
)
"""What is left of `\\r\\n` where a portal lost the backslashes, where it can be nothing else: `learning`,
`modern`, `return` and `Northern` keep theirs, and so does `housern`, of which one cannot be sure."""

_PERHAPS = re.compile(r"\b([a-z]{4,})rn(?=\s|$)", re.IGNORECASE)
_WORDS_IN_RN = frozenset({"cave", "mode"})
"""What is a word with and without -rn."""
_ITEM_TAB = re.compile(r"(?m)^(\s*(?:[-•–—]|\d{1,2}\.|[a-z]\.|[ivx]{1,4}\.))t(?=[A-Z])")
"""What is left of `\\t` after the mark of a list item: `-tLot 1`."""


class Words:
    """Cleans the texts of one notice, and counts what had to be done."""

    def __init__(self) -> None:
        self.remnants = 0
        self.marked_up = 0
        self.hidden = 0

    def line(self, text: str) -> str:
        """The text on one line."""
        return one_line(" ".join(self.lines(text)))

    def lines(self, text: str) -> list[str]:
        """The text line by line, without the empty ones."""
        text = tidy(text)[0]
        if _TAG.search(text):
            text = self._without_markup(text)
        if _REFERENCE.search(text):
            text = tidy(html.unescape(text))[0]
        text, remnants = mended(text)
        self.remnants += remnants
        return kept_lines(text).split("\n") if text.strip() else []

    def _without_markup(self, text: str) -> str:
        """What a visitor would see of the HTML in a text."""
        self.marked_up += 1
        page = Assembly()
        try:
            # Line breaks in such a text are meant, although HTML passes over them.
            self.hidden += add_page(page, parsed(f"<body>{text.replace(chr(10), '<br>')}</body>"))
            return page.document(_NOWHERE).text
        except ReadError:
            return _TAG.sub(" ", text) if "<script" not in text.lower() else ""

    def warnings(self) -> list[str]:
        """What a person should know of the cleaning."""
        found = []
        if self.remnants:
            found.append(f"{_times(self.remnants)} the text held a remnant of a line break (`rn`); mended")
        if self.marked_up:
            found.append(f"HTML marks were taken out of {_count(self.marked_up, 'text')}")
        if self.hidden:
            found.append(f"{_count(self.hidden, 'piece')} of hidden text left out")
        return found


def mended(text: str) -> tuple[str, int]:
    """The text with its line breaks where only `rn` was left of them, and how many there were."""
    text, escaped = _ESCAPES.subn("\n", text)
    text, coded = re.subn("Â£", "£", text)  # UTF-8 that was once read as Latin-1
    text, sure = _SURE.subn("\n", text)
    if sure:
        text, tabs = _ITEM_TAB.subn(r"\1 ", text)
        text, long_words = _long_words(text)
        sure += tabs + long_words
    return text, escaped + coded + sure


def _long_words(text: str) -> tuple[str, int]:
    """`housern` mended where the same text also holds `house`; only in texts with sure remnants."""
    known = set(re.findall(r"[a-z]{4,}", text.lower())) - _WORDS_IN_RN
    count = 0

    def mend(found: re.Match[str]) -> str:
        nonlocal count
        if found[1].lower() not in known:
            return found[0]
        count += 1
        return f"{found[1]}\n"

    return _PERHAPS.sub(mend, text), count


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
