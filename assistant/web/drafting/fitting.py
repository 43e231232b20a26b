"""The wording of a draft as a chat model fits it to the service: how far it is, and what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from assistant.answering.adapting import Adapted, adaptable, adapted, with_adapted
from assistant.clauses.pack import ClausePack
from assistant.models.chat import ChatModel


@dataclass(frozen=True, slots=True)
class Fitting:
    """What a chat model has made of the commitments so far."""

    own: ClausePack
    """The draft in the library's own wording, with its gaps."""
    done: tuple[Adapted, ...] = ()
    stopped: bool = False
    """Whether an officer ended it."""

    @property
    def pack(self) -> ClausePack:
        """The draft with what passed, still with its gaps."""
        return with_adapted(self.own, self.done)

    @property
    def sentences(self) -> int:
        """How many the model is given in all."""
        return len(adaptable(self.own))

    @property
    def untried(self) -> int:
        """How many it has not seen."""
        return self.sentences - len(self.done)

    @property
    def changed(self) -> frozenset[str]:
        """The numbers of the clauses that have other words now."""
        return frozenset(one.clause.number for one in self.done if one.changed)


async def fitted(fitting: Fitting, chat: ChatModel) -> AsyncIterator[Fitting]:
    """The same after each sentence.

    The model works in a thread: who stops is let go at once, and the model ends with its sentence.
    """
    run = adapted(fitting.own, chat)
    while (one := await asyncio.to_thread(next, run, None)) is not None:
        fitting = replace(fitting, done=(*fitting.done, one))
        yield fitting


def chat_of(answering: object) -> ChatModel | None:
    """The chat model with which questions are answered; None where answers are quotes."""
    chat = getattr(answering, "chat", None)
    return chat if isinstance(chat, ChatModel) else None
