"""Every sentence that the drafting tab says of wording that a chat model fits to the service."""

from __future__ import annotations

from typing import Final

from assistant.web.words import counted

TITLE: Final = "The wording"
FIT: Final = "Fit the wording to the service"
FITTING: Final = "Fitting the wording"
MEANWHILE: Final = "You can read on meanwhile. Each other button of the draft stops it too."
STOP: Final = "Stop"
OWN_AGAIN: Final = "Use the library's own wording"
OWN_SAID: Final = "The draft is in the library's own wording again."
EACH: Final = "What became of each sentence"
FITTED: Final = "fitted"
LEFT: Final = "left as it is"
READ_OWN: Final = "Fitted to the service. Read the library's own sentence"
READ_AGAIN: Final = (
    "Read each fitted sentence in “Commitments” before you use it: it stands above the library's own."
)


def about(model: str, *, elsewhere: bool) -> str:
    """What the button does, and where the words go."""
    sent = " It runs on another machine: the sentences and the start of your brief are sent there."
    return (
        f"The language model {model} may name your service in the commitments, sentence by sentence. It may "
        f"add no duty, number or name: we refuse a sentence that does. It can take some minutes."
        f"{sent if elsewhere else ''}"
    )


def at(number: int, every: int) -> str:
    """`Sentence 3 of 16.`."""
    return f"Sentence {number} of {every}."


def refused(why: str) -> str:
    """What became of a sentence that did not pass."""
    return f"not used. {why}"


def outcome(changed: int, refusals: int, left: int) -> str:
    """What came of it."""
    parts = [f"{counted(changed, 'sentence was', 'sentences were')} fitted to the service."]
    if refusals:
        parts.append(f"{counted(refusals, 'suggestion', 'suggestions')} of the model did not pass our check.")
    if left:
        parts.append(f"{counted(left, 'sentence needed', 'sentences needed')} no change.")
    return " ".join(parts)


def untried(number: int, *, stopped: bool) -> str:
    """Why some sentences were not tried."""
    why = "You stopped it" if stopped else "The language model stopped working"
    return f"{why}: {counted(number, 'sentence was', 'sentences were')} not tried."
