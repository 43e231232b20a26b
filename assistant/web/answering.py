"""How the web asks the pipeline: one question in, its events out, without holding up the server."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answering.turn import Event
from assistant.answers import Exchange
from assistant.documents import Source
from assistant.library.filters import Filters

NO_FILTERS = Filters()


class Answering(Protocol):
    """What the web needs of the pipeline."""

    @property
    def model_name(self) -> str:
        """The chat model that composes answers; empty when there is none."""

    def run(
        self,
        question: str,
        *,
        history: Sequence[Exchange] = (),
        filters: Filters = ...,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        """The events of one question, `Finished` last."""


@dataclass(frozen=True, slots=True)
class LibrarySummary:
    """What the start page says of the library and of the models."""

    documents: int
    passages: int
    model: str
    """The chat model; empty when there is none."""
    notes_date: str = ""
    """ISO 8601 date on which the shipped notes were last checked; empty when unknown."""
    model_elsewhere: bool = False
    """Whether questions and passages are sent to a model on another machine."""
    sources: tuple[Source, ...] = ()
    """The sources of the library, for the choices of what to limit an answer to."""


async def events(
    answering: Answering,
    question: str,
    *,
    history: Sequence[Exchange],
    quotes_only: bool,
    filters: Filters = NO_FILTERS,
) -> AsyncGenerator[Event, None]:
    """Yield the events of one question as they come.

    The pipeline runs in a thread of its own, so a reader who stops is let go at once even while a
    model is in the middle of a sentence; the thread closes the pipeline's generator at its next event.
    What the pipeline raises is raised here.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[Event | Exception | None] = asyncio.Queue()
    stopped = threading.Event()

    def send(item: Event | Exception | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(arrived.put_nowait, item)

    def work() -> None:
        run: Iterator[Event] = iter(())
        try:
            run = answering.run(question, history=history, filters=filters, quotes_only=quotes_only)
            for event in run:
                if stopped.is_set():
                    break
                send(event)
        except Exception as problem:  # noqa: BLE001 -- not swallowed: raised again in the server's own thread
            send(problem)
        finally:
            close = getattr(run, "close", None)  # a generator has it, another iterator need not
            if close is not None:
                close()
            send(None)

    threading.Thread(target=work, name="question", daemon=True).start()
    try:
        while (item := await arrived.get()) is not None:
            if isinstance(item, Exception):
                raise item
            yield item
    finally:
        stopped.set()
