"""What a person's own words state about their case, by rules first and with a model's help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.answering.prompts import prompt
from assistant.eligibility.contradictions import contradictions
from assistant.eligibility.facts import NAMES, Value
from assistant.eligibility.stated.facts import Stated, facts_of, stated
from assistant.eligibility.stated.gate import supported
from assistant.models.chat import ChatModel
from assistant.models.errors import ModelFailedError

LONGEST_TEXT: Final = 1200
"""Characters that the model is given: it reads them in about 10 s on two cores."""
FACT_TOKENS: Final = 200
"""The longest list asked of the model: eight lines of 25 tokens."""

_LINE = re.compile(
    r"^[ \t*-]*`?(?P<fact>[a-z_]+)`?[ \t]*=[ \t]*`?(?P<value>\w+)`?[ \t]*\|[ \t]*"
    r"(?P<words>[^\n]+?)[ \t]*$",
    re.MULTILINE,
)
_SAID: Final[dict[str, Value]] = {"yes": True, "no": False, "true": True, "false": False}


def understood(text: str, chat: ChatModel | None) -> tuple[Stated, ...]:
    """The facts that the text states, in the order of `facts.NAMES`; for a person to confirm.

    What the rules find stands. A model may only point at further words: each is kept only where the words
    are in the text, carry a sign of the fact, and contradict nothing. A model that fails changes nothing.
    """
    found = list(stated(text))
    if chat is not None and text.strip():
        for item in _pointed_at(text, chat):
            new = item.fact not in {known.fact for known in found}
            if new and not contradictions(facts_of([*found, item])):
                found.append(item)
    return tuple(sorted(found, key=lambda item: NAMES.index(item.fact)))


def _pointed_at(text: str, chat: ChatModel) -> Iterator[Stated]:
    """What the model points at and the gate lets through; a fact of which it says two things is left out."""
    kept: dict[str, Stated] = {}
    values: dict[str, set[Value]] = {}
    for line in _LINE.finditer(_written(text, chat)):
        value = _value(line["value"].lower())
        values.setdefault(line["fact"], set()).add(value)
        item = supported(text, line["fact"], value, line["words"].strip("\"'“”‘’`"))
        if item is not None:
            kept.setdefault(item.fact, item)
    yield from (item for fact, item in kept.items() if len(values[fact]) == 1)


def _value(said: str) -> Value:
    return int(said) if said.isdecimal() and len(said) < 9 else _SAID.get(said, said)  # noqa: PLR2004 -- no count is longer


def _written(text: str, chat: ChatModel) -> str:
    """What the model writes; nothing where it fails."""
    asked = prompt("facts", text=text[:LONGEST_TEXT].replace("<", "("))
    try:
        return "".join(chat.stream(asked, max_tokens=FACT_TOKENS))
    except ModelFailedError:
        return ""
