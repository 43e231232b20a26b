"""Every sentence that the product itself says in an answer, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

ABOUT: Final = (
    "You can ask about commissioning public services in England: the Community Right to Challenge, "
    "social value, procurement law and the documents in this library. "
    "Each sentence of an answer shows the words in the source that it rests on."
)
HELLO: Final = f"Hello. {ABOUT}"
THANKS: Final = "You are welcome. You can ask another question when you are ready."

NO_SOURCES: Final = "There is nothing in the library to answer from yet. Add documents first."
NOTHING_FOUND: Final = (
    "No passage was found for that. You could ask in other words, remove a filter, "
    "or add a document that covers it."
)
QUOTED: Final = "These are the words of the sources. No language model was used."
SOME_REMOVED: Final = (
    "Some sentences were left out: their sources do not say them, or they are beside the question."
)
BESIDE_THE_QUESTION: Final = "What this cites does not speak to the question."
ALL_REMOVED: Final = (
    "An answer was drafted, but it did not pass the checks, so it is not shown. "
    "The words that come closest are quoted instead."
)
MODEL_FAILED: Final = "The language model could not finish, so the sources are quoted instead."
MODEL_SILENT: Final = (
    "The language model wrote no answer from the passages, so the words that come closest are quoted."
)
MODEL_STOPPED: Final = "The language model stopped before it had finished, so the answer may be incomplete."
ERROR: Final = (
    "Something went wrong and there is no answer. Your question was not the cause. "
    "Try again. If it happens again, tell the person who looks after this service."
)

EMPTY: Final = "There is no question here yet. Write what you want to know, in a sentence or a few words."
TOO_SHORT: Final = (
    "That is too short to understand. Write what you want to know, in a sentence or a few words."
)
NOT_ENGLISH: Final = "This service answers in English, as its sources do. Please ask in English."


def too_long(characters: int, limit: int) -> str:
    """What to say to a question of more characters than are taken."""
    return (
        f"Your question has {characters:,} characters. The most that can be read is {limit:,}. "
        "Shorten it, or add long text to the library as a document and ask about it."
    )


def not_in_sources(nearest: Sequence[str], missing: Sequence[tuple[str, str]]) -> str:
    """What to say where nothing answers: the titles that come nearest, and those to fetch with their ids."""
    said = ["The sources in this library do not answer that."]
    if nearest:
        said.append(f"The nearest are shown: {' and '.join(f'“{title}”' for title in nearest)}.")
    if missing:
        named = " and ".join(f"“{title}”" for title, _ in missing)
        ids = " ".join(id_ for _, id_ in missing)
        said.append(
            f"Not in this library yet, and more likely to say: {named}. The person who looks after this "
            f"service can fetch {'it' if len(missing) == 1 else 'them'} with: assistant sync {ids}"
        )
    else:
        said.append("You could ask in other words, or add a document that covers it.")
    return " ".join(said)


def no_answer_to(questions: Sequence[str]) -> str:
    """What to say of those of several questions that the sources do not answer."""
    return f"The sources in this library do not answer: {' '.join(f'“{asked}”' for asked in questions)}"


def superseded(title: str, by: str) -> str:
    """Of a source that an answer rests on: another one has taken its place."""
    return f"“{title}” has been superseded{f' by {by}' if by else ''}. Check what holds now."


def historic(title: str) -> str:
    """Of a source that an answer rests on: it tells of the past."""
    return f"“{title}” is historic: it says how things were, not how they are."


def not_yet_in_force(title: str) -> str:
    """Of a source that an answer rests on: it is not the law yet."""
    return f"“{title}” is not yet in force."


def draft(title: str) -> str:
    """Of a source that an answer rests on: it may still change."""
    return f"“{title}” is a draft and may change."


def illustrative(title: str) -> str:
    """Of a source that an answer rests on: it is an invented example."""
    return f"“{title}” is an invented example. No such tender exists."


def elsewhere(title: str, jurisdiction: str) -> str:
    """Of a source that an answer rests on: it does not hold in England."""
    return f"“{title}” applies in {jurisdiction}, not in England."


def later_version(title: str, newer: str) -> str:
    """Of a source that an answer rests on: the library holds a later version of it."""
    return f"The library holds a later version of “{title}” ({newer}). The words may have changed."
