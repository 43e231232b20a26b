"""Sentences of legal and official English, as spans that point back into the text."""

from __future__ import annotations

import re
from typing import Final

_LOOK_BACK: Final = 24
"""Characters before a full stop that are looked at; longer than any abbreviation."""

LONGEST_UNIT: Final = 700
"""Characters: about 120 words, the most that a reader takes in as one quote."""
_OPENS_LIST: Final = ("—", ":", "–", ":-", ";", ",")
_ITEM = re.compile(r"\([a-z]{1,4}\)|[a-z]|“[a-z]")

# "No. 1312" goes on, "No. It is not." does not: these keep a sentence open before a number only.
_REFERENCES: Final = frozenset(
    """s ss sec reg regs no nos para paras art arts sch schs pt pts ch cl cls cap col fig figs p pp vol r rr
    ed ext ref tel approx max min""".split()  # noqa: SIM905 -- words read best as words
)
# These never end a sentence: something always follows.
_OPENERS: Final = frozenset(
    """e.g i.e eg ie cf viz mr mrs ms dr prof st hon rt sir messrs vs v incl esp""".split()  # noqa: SIM905 -- words read best as words
)
# After "U.K." or "a.m." only a word that opens sentences starts a new one.
_STARTERS: Final = frozenset(
    """a an all any as at but by each every for from he her his how however i if in it its many most
    of on once one or our she some such that the their there these they this those to under we what
    when where which who with you your""".split()  # noqa: SIM905 -- words read best as words
)
_LINES = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BULLETS = re.compile(r"\s[•▪◦●■]\s")
_END = re.compile(r"[.!?…]{1,8}[\"'’”)\]]{0,4}(?:\s{0,2}\[\d{1,3}\]){0,6}(?=\s)|[.!?…]{1,8}(?=[A-Z][a-z]{2})")
_WORD = re.compile(r"\w+")
_LAST_TOKEN = re.compile(r"[\w.’'-]*$")
_LEADING = re.compile(r"(?:\s|[•▪◦●■](?=\s)|[-–*](?=\s))+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the span `(start, end)` of each sentence of `text`, in order, trimmed, none empty.

    A line ends a sentence, as does a bullet; a table row (a line with " | ") is one sentence,
    because its cells mean little apart. Semicolons do not end one. Takes time linear in the text.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINES.finditer(text):
        at = line.start()
        for cut in [*_cuts(text, line.start(), line.end()), line.end()]:
            span = _trimmed(text, at, cut)
            if span is not None:
                spans.append(span)
            at = cut
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of `text` themselves."""
    return [text[start:end] for start, end in split_sentences(text)]


def split_units(text: str) -> list[tuple[int, int]]:
    """As split_sentences, but a sentence that opens a list is one span with the items that follow.

    "In this Chapter relevant body means—" says nothing without its "(a)", "(b)", nor they without
    it. A list longer than LONGEST_UNIT is cut between items.
    """
    units: list[tuple[int, int]] = []
    opened = False
    for start, end in split_sentences(text):
        if opened and _ITEM.match(text, start) and end - units[-1][0] <= LONGEST_UNIT:
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
            opened = text[start:end].endswith(_OPENS_LIST)
    return units


def _cuts(text: str, start: int, end: int) -> list[int]:
    if text.find(" | ", start, end) >= 0:
        return []
    cuts = [found.start() for found in _BULLETS.finditer(text, start, end)]
    cuts += [found.end() for found in _END.finditer(text, start, end) if _ends(text, start, found, end)]
    return sorted(cuts)


def _ends(text: str, line_start: int, found: re.Match[str], line_end: int) -> bool:
    following = text[found.end() : min(found.end() + _LOOK_BACK, line_end)].lstrip().lstrip("\"'‘“([")
    if not following:
        return True
    if not (following[0].isupper() or following[0].isdigit() or following[0] in "£$€"):
        return False
    stops = found.group()
    if stops[0] != "." or stops.startswith("..."):
        return True
    before = text[max(line_start, found.start() - _LOOK_BACK) : found.start()]
    return not _abbreviated(before, following)


def _abbreviated(before: str, following: str) -> bool:
    """Whether the full stop between the two belongs to the word before it."""
    token = _LAST_TOKEN.search(before)
    word = token.group().strip("'’") if token else ""
    if before.strip() == word and (word.replace(".", "").isdigit() or len(word) == 1):
        return True  # the number of a list item: "1. The council must"
    if word.lower() in _OPENERS:
        return True
    if word.lower() in _REFERENCES and not (len(word) == 1 and word.isupper()):
        return following[0].isdigit() or (len(following) > 1 and not following[1].isalpha())
    initials = [part for part in word.split(".") if part]
    if initials and all(len(part) == 1 and part.isalpha() for part in initials):
        opening = _WORD.match(following)
        return opening is None or opening.group().lower() not in _STARTERS
    return False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
