"""A chat model for tests: it stands where a real one would take seconds and say something else each time."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from assistant.models.chat import Message


class Scripted:
    """Stands for a language model: writes what it is told to, a few characters at a time."""

    name = "scripted"
    context_tokens = 4096

    def __init__(self, text: str, step: int = 3) -> None:
        self.text = text
        self.step = step
        self.asked: Sequence[Message] = ()
        self.stopped = False

    def stream(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,  # noqa: ARG002 -- as above
        stop: Sequence[str] = (),  # noqa: ARG002 -- as above
    ) -> Generator[str, None, None]:
        self.asked = messages
        try:
            for at in range(0, len(self.text), self.step):
                yield self.text[at : at + self.step]
        finally:
            self.stopped = True

    def close(self) -> None:
        pass
