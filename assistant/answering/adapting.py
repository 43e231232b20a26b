"""Fits the wording of a draft to the service with a chat model, sentence by sentence, each one checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering.prompts import prompt
from assistant.clauses.faithful import unfaithful
from assistant.clauses.pack import ClausePack, PackClause
from assistant.models.chat import ChatModel
from assistant.models.errors import ModelFailedError

SENTENCE_TOKENS: Final = 120
"""The longest sentence asked of the model: the longest block has 70 words."""
LONGEST_ABOUT: Final = 300
"""Characters of the brief that the model is given."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """One commitment after the model has seen it."""

    clause: PackClause
    """With the adapted words, or the block's own where those did not pass."""
    changed: bool
    refused: str = ""
    """Why the model's words did not pass; empty when they did, or when it changed nothing."""


def adapted(pack: ClausePack, chat: ChatModel) -> Iterator[Adapted]:
    """The commitments of the pack one after the other, as soon as each is done; machinery is left as it is.

    A model that fails leaves the block's own words for what is left.
    """
    about = f"{pack.brief.service}. {pack.brief.description}"[:LONGEST_ABOUT]
    working = True
    for clause in pack.clauses:
        if not working or not clause.number.startswith("2.") or not clause.block:
            continue
        try:
            said = _said(clause.text, about, chat)
        except ModelFailedError:
            working = False
            continue
        if said in {"", clause.text}:
            yield Adapted(clause, changed=False)
            continue
        why = unfaithful(clause.text, said, about)
        yield Adapted(clause if why else replace(clause, text=said), changed=not why, refused=why)


def with_adapted(pack: ClausePack, done: Iterator[Adapted]) -> ClausePack:
    """The pack with the adapted commitments in their places."""
    by_number = {one.clause.number: one.clause for one in done}
    return replace(pack, clauses=tuple(by_number.get(clause.number, clause) for clause in pack.clauses))


def _said(text: str, about: str, chat: ChatModel) -> str:
    asked = prompt("adapt", sentence=text.replace("<", "("), about=about.replace("<", "("))
    said = "".join(chat.stream(asked, max_tokens=SENTENCE_TOKENS, stop=("\n",)))
    return said.strip().strip('"“”')
