"""What a larger chat model takes a message for, where signs and classifier are unsure."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from assistant.answering.prompts import prompt
from assistant.answering.routing.intents import INTENTS, Intent
from assistant.answering.routing.signs import ends
from assistant.answers import Exchange
from assistant.models.chat import ChatModel
from assistant.models.errors import ModelFailedError

WORD_TOKENS: Final = 8
LONGEST: Final = 1500
"""Characters of a message that are sent; what it asks for stands at its head or its end."""


def asked(question: str, history: Sequence[Exchange], model: ChatModel) -> Intent | None:
    """The intent that the model names; None where it failed or named none of the list."""
    before = history[-1].question[:300] if history else "nothing"
    messages = prompt("route", before=_data(before), question=_data(ends(question, LONGEST)))
    try:
        said = "".join(model.stream(messages, max_tokens=WORD_TOKENS))
    except ModelFailedError as error:
        logging.getLogger(__name__).warning("the model did not say where a message goes: %s", error)
        return None
    word = said.strip().strip(".\"'`*").lower()
    return next((intent for intent in INTENTS if intent == word), None)


def _data(text: str) -> str:
    return " ".join(text.replace("<", "(").split())
