"""The review with the form for a decision letter, as HTML."""

from __future__ import annotations

from typing import Final

from assistant.eligibility.officer.review import Review
from assistant.eligibility.officer.words import DECISION_NAMES
from assistant.web.challenge.render import Cite
from assistant.web.expression.controls import SHORT, Act, Box, choice, leads, press, text_box, word_file
from assistant.web.markup import shown
from assistant.web.officer import words
from assistant.web.officer.case import Case
from assistant.web.officer.case_view import PREFIX, TITLE, form, screen, submit
from assistant.web.officer.review_view import findings

_SAID: Final = f"{PREFIX}-letter-said"
_BOXES: Final = (
    Box("authority", words.AUTHORITY, words.LEFT_EMPTY, 1),
    Box("group", words.GROUP, words.LEFT_EMPTY, 1),
    Box("service", words.SERVICE, words.LEFT_EMPTY, 1),
)


def reviewed(case: Case, review: Review, cite: Cite, letter: bytes = b"", refused: str = "") -> str:
    """What may be said, and the form for a letter; with the letter, or why there is none.

    `refused` says why no letter was drafted, a line each.
    """
    focus = TITLE
    if letter or refused:
        focus = _SAID
    elif case.faults:
        first = next(iter(case.faults))
        focus = f"{PREFIX}-decision-0" if first == "decision" else f"{PREFIX}-{first}"
    buttons = (
        leads(words.LETTER, f"{PREFIX}-letter", look="ca-button")
        + press(words.ANSWERS, Act("back"))
        + press(words.PRINT, Act("print"))
        + press(words.AFRESH, Act("afresh"))
    )
    return screen(
        case,
        words.REVIEW_TITLE,
        f'<p>{shown(words.REVIEW_ABOUT)}</p><div class="ca-buttons">{buttons}</div>'
        f"{findings(review, cite)}{_letter(case, letter, refused)}",
        focus=focus,
    )


def _letter(case: Case, letter: bytes, refused: str) -> str:
    typed, faults = case.typed, case.faults
    decisions = choice(
        Box("decision", words.LETTER_CHOICE, ""),
        {str(decision): name for decision, name in DECISION_NAMES.items()},
        typed.get("decision", ""),
        PREFIX,
        fault=faults.get("decision", ""),
    )
    reasons = text_box(
        Box("letter_reasons", words.LETTER_REASONS, words.LETTER_REASONS_HINT, 5),
        typed.get("letter_reasons", typed.get("reasons", "")),
        PREFIX,
        faults.get("letter_reasons", ""),
    )
    names = "".join(text_box(box, typed.get(box.name, ""), PREFIX) for box in _BOXES)
    decided = text_box(
        Box("decided_on", words.DECIDED, f"{words.DAY_HINT} {words.LEFT_EMPTY}", 1),
        typed.get("decided_on", ""),
        PREFIX,
        faults.get("decided_on", ""),
        SHORT,
    )
    return (
        f'<section class="ca-letter"><h3 id="{PREFIX}-letter" tabindex="-1">{shown(words.LETTER)}</h3>'
        f"<p>{shown(words.LETTER_ABOUT)}</p>"
        f"{form('letter', decisions + reasons + names + decided, submit(words.DRAFT))}"
        f"{_outcome(case, letter, refused)}</section>"
    )


def _outcome(case: Case, letter: bytes, refused: str) -> str:
    """The letter, or why there is none."""
    if refused:
        lines = "".join(f"<p>{shown(line)}</p>" for line in refused.splitlines())
        return (
            f'<div class="ca-mend" role="alert" id="{_SAID}" tabindex="-1"><h4>{shown(words.NO_LETTER)}</h4>'
            f"{lines}</div>"
        )
    if letter:
        file = word_file(letter, words.FILE_NAME, case.made)
        return f'<p class="ca-status" role="status" id="{_SAID}" tabindex="-1">{file}</p>'
    return ""
