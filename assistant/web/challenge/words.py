"""Every sentence that the interview itself says; the questions and reasons are the engine's."""

from __future__ import annotations

from typing import Final

from assistant.eligibility.rule import Result
from assistant.web.words import counted

START_TITLE: Final = "Can we challenge how a service is run?"
START: Final = (
    (
        "The community right to challenge lets charities, community groups, parish councils and some others "
        "ask a council or fire authority in England to let them run one of its services. What they send is "
        "called an expression of interest. If it is accepted, the service is put out to tender."
    ),
    (
        "Answer questions, one at a time, and we say whether you can challenge, with a reason and a section "
        "of the law for each step. It takes about five minutes."
    ),
)
AT_HAND_TITLE: Final = "What to have at hand"
AT_HAND: Final = (
    "the name of the service, and who is responsible for it",
    "what kind of organisation you are, and what happens to a surplus",
    "the council's web page on the right to challenge, if it has one",
)
NOT_KNOWN: Final = (
    "You can answer “I don't know” to every question. We then say what to find out, and who knows."
)
NOT_ADVICE: Final = (
    "This is information, not legal advice. It may be wrong, and it is the authority that decides."
)
KEPT: Final = (
    "Your answers are held in memory for this page alone. They are written to no disk, and are not in the "
    "address of the page. When you close or reload the page, you start afresh."
)
OWN_WORDS: Final = "In your own words, what do you want to do? (optional)"
OWN_WORDS_HINT: Final = (
    "For example: “We are a charity and want to run the library for the district council.” We show what we "
    "understood, and you confirm it. Leave out names of people."
)
READING: Final = "Reading your words."
START_BUTTON: Final = "Start"
NOTHING_UNDERSTOOD: Final = "We understood no answers from your words, so we ask every question."
TOO_LONG: Final = "Your words are too long. Use at most {limit:,} characters; there are {length:,}."

CONFIRM_TITLE: Final = "Check what we understood"
CONFIRM: Final = "Nothing counts before you confirm it. Untick what is wrong; we then ask you about it."
CONFIRM_LEGEND: Final = "What we understood"
FROM_YOUR_WORDS: Final = "From your words:"
YOUR_WORDS: Final = "Your words"
USE_BUTTON: Final = "Use what is ticked"
SKIP_BUTTON: Final = "Use nothing of it"

UNKNOWN: Final = "I don't know"
NUMBER: Final = "A whole number, such as 3"
CONTINUE: Final = "Continue"
BACK: Final = "Back"
AFRESH: Final = "Start again"
CHANGE: Final = "Change"
YOUR_ANSWER: Final = "your answer:"
CHOOSE: Final = "Choose an answer. If you do not know, choose “I don't know”."
TYPE_NUMBER: Final = "Type a number, or press “I don't know”."
NOT_AN_ANSWER: Final = "That is not a whole number. Type digits only, such as 3."
WHY: Final = "Why we ask, and the law"
ANSWERS: Final = "Your answers so far"
ANSWERS_AT_END: Final = "Your answers"
CLEARED: Final = "Started again. The earlier answers are gone."
FAILED_TITLE: Final = "Something went wrong"
FAILED: Final = (
    "This screen could not be made, because of a fault in this program and not in your answers. They are "
    "still there. The log of this program says more."
)
AGAIN: Final = "Try again"

WARNINGS: Final = "Look at this before you rely on it:"
DECIDES: Final = "What decides it"
FIND_OUT: Final = "Find out before you send"
FIND_OUT_WAITS: Final = "The verdict waits for this."
NOT_ASKED: Final = (
    "We did not ask what your expression of interest says, because you write it later. The regulations ask "
    "for all of this, so check your draft."
)
ASK: Final = "Who knows:"
ROUTES: Final = "Other routes to what you want"
STEPS: Final = "Step by step"
NEXT: Final = "What to do next"
PRINT: Final = "Print this page"
WORD: Final = "Save as Word"
WRITE: Final = "Write the expression of interest"
CHANGE_ONE: Final = "Change an answer"
SAVED: Final = "The Word document is made. If your browser did not save it:"
DOWNLOAD: Final = "Download the Word document"
FILE_NAME: Final = "right-to-challenge-check.docx"
"""Says nothing of who was here."""

READ: Final = "Read"
ON_PAPER: Final = "Community right to challenge: a check"
"""Stands above the verdict when it is printed."""

SIGNS: Final[dict[Result, str]] = {
    "met": "✓",
    "not_met": "✕",
    "risk": "!",
    "unknown": "?",
    "not_applicable": "–",
}
"""Beside the word for the result, never in its place."""

STEP_IN_SHORT: Final[dict[Result, str]] = {
    "met": "Nothing stands in the way here.",
    "not_met": "A test is not met.",
    "risk": "There is a risk.",
    "unknown": "Something is not known.",
    "not_applicable": "Does not apply to you.",
}

IN_THE_LAW: Final = "The words of the law"
IN_OUR_NOTE: Final = "How our own note tells it. These are not the words of the law."
READ_LAW: Final = "Read the law at legislation.gov.uk"


def helped(model: str, *, elsewhere: bool) -> str:
    """Who reads the reader's own words; empty where it is rules alone."""
    if not model:
        return ""
    sent = " It runs elsewhere: what you write is sent to it." if elsewhere else ""
    return f"The language model {model} helps to read them, which can take a minute.{sent}"


def progress(number: int, about: int) -> str:
    """`Question 3 of about 11`."""
    return f"Question {number} of about {about}"


def answered(done: int) -> str:
    """How the bar beside the words is called."""
    return f"{counted(done, 'question', 'questions')} answered"


def rules_left_out(number: int) -> str:
    """The summary over what does not apply in a step."""
    return f"{counted(number, 'rule does', 'rules do')} not apply to you"


def as_at(day: str) -> str:
    """On what day's law the verdict rests."""
    return f"This is by the law as it stood on {day}."
