"""What is certainly not in a quote: another figure, another Act, a "not" more, words that changed places."""

from __future__ import annotations

import re
from typing import Final

from assistant.answering.figures import figures, stands_in
from assistant.answering.verification.comparing import Comparison, compare
from assistant.answering.verification.faults import exchanged, numbers_turned
from assistant.answering.verification.strict import missing_act
from assistant.sentences import sentences

_NEARLY: Final = 0.9
"""From here a sentence is a copy of its quote but for a word or two."""
_NEGATIONS: Final = frozenset(
    {"not", "no", "never", "cannot", "nor", "neither", "none", "nothing", "without"}
)
_JUST_BEFORE: Final = 2
"""Words in front of others that a negation among them denies: "nothing in", "not only"."""
_REFERENCE = re.compile(
    r"(?:subsection|section|regulation|article|schedule|paragraph|part|chapter|ground|clause|rule) "
)

_UNREAD = re.compile(r"\b(?:was|were) not (?:read|seen|found|checked|confirmed)\b", re.IGNORECASE)
"""How the notes say what their author did not look at."""


def certain_fault(text: str, quote: str, place: str, passage: str) -> str:
    """Why a sentence is certainly not what its quote says; empty when nothing is certain.

    `place`: title, date and headings of the quote. `passage`: all that may hold a reference to law,
    empty where each sentence gives its own.
    """
    evidence = f"{place}\n{quote}"
    have, wider = figures(evidence), figures(passage)
    for figure, said in figures(text).items():
        refers = bool(passage) and _REFERENCE.match(figure) is not None
        if not stands_in(figure, have, evidence) and not (refers and stands_in(figure, wider, passage)):
            return f"The passage does not say '{said}'."
    act = missing_act(text, (), f"{evidence}\n{passage}")
    if act and re.search(r"\d{4}", act):
        return act
    if not _UNREAD.search(text) and all(map(_UNREAD.search, sentences(quote))):
        return "The passage only says that something was not read or confirmed."
    return _changed(compare(text, quote))


def _changed(both: Comparison) -> str:
    if _differs_by_not(both) or _cuts_off_a_not(both):
        return "The passage says it with a 'not' more or less."
    if both.copied >= _NEARLY and numbers_turned(both):
        return "The passage says these figures of other things."
    if both.copied >= _NEARLY and exchanged(both):
        return "The passage says it of someone else, or the other way round."
    return ""


def _differs_by_not(both: Comparison) -> bool:
    own = [word.said for word in both.said if word.said not in _NEGATIONS]
    other = [word.said for word in both.quoted if word.said not in _NEGATIONS]
    return own == other and len(both.said) != len(both.quoted)


def _cuts_off_a_not(both: Comparison) -> bool:
    """Whether words were copied without the "no" or "not" in front of them: "No Act lists it, so ..."."""
    if both.copied < _NEARLY or any(word.said in _NEGATIONS for word in both.said):
        return False
    left_out = [
        edit.quoted
        for edit in both.edits
        if edit.quoted and edit.quoted[-1] != both.quoted[-1] and not any(word.content for word in edit.said)
    ]
    return any(word.said in _NEGATIONS for words in left_out for word in words[-_JUST_BEFORE:])
