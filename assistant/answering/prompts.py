"""Prompts as files: `prompts/<name>.md`, without their header, as turns with their places filled."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from assistant.models.chat import Message
from assistant.shipped import shipped

PROMPTS: Final = shipped("prompts")
_HEADER = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n", re.DOTALL)
_TURN = re.compile(r"^=== (user|assistant)\r?\n", re.MULTILINE)
_PLACE = re.compile(r"\{([a-z_]+)\}")


def prompt(name: str, **values: str) -> list[Message]:
    """The turns of `prompts/<name>.md` with each `{place}` replaced by the value of that name.

    What stands before the first `=== user` or `=== assistant` line is the system prompt. Raises
    FileNotFoundError for a prompt that is not there, and KeyError for a place without a value or a
    value without a place. A value is taken as it is: braces in it fill nothing.
    """
    turns = _turns(name)
    places = {place for _, text in turns for place in _PLACE.findall(text)}
    if places != set(values):
        raise KeyError(
            f"prompts/{name}.md has the places {sorted(places)}, but the values are {sorted(values)}"
        )
    return [(role, _PLACE.sub(lambda place: values[place.group(1)], text)) for role, text in turns]


def fixed_part(name: str) -> list[Message]:
    """The first turns of `prompts/<name>.md` that have no places: the same each time."""
    turns = _turns(name)
    end = next((at for at, (_, text) in enumerate(turns) if _PLACE.search(text)), len(turns))
    return list(turns[:end])


@cache
def _turns(name: str) -> tuple[Message, ...]:
    text = _HEADER.sub("", (PROMPTS / f"{name}.md").read_text(encoding="utf-8"), count=1)
    system, *rest = _TURN.split(text)
    turns: list[Message] = [("system", system.strip())] if system.strip() else []
    for role, body in zip(rest[::2], rest[1::2], strict=True):
        turns.append(("user" if role == "user" else "assistant", body.strip()))
    return tuple(turns)
