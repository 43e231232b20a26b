"""What an answer costs is counted as it is read and written, also where the reader leaves early."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from assistant.models.chat import CHARACTERS_PER_TOKEN, Message
from evals.answers.cost import Counted

MESSAGES: list[Message] = [("system", "a" * 400), ("user", "b" * 80)]
PIECES = ["c" * 20] * 6


class Writer:
    """A model that writes the same six pieces."""

    name = "writer"
    context_tokens = 2048

    def stream(
        self,
        messages: Sequence[Message],  # noqa: ARG002 -- as a chat model has it
        *,
        max_tokens: int,  # noqa: ARG002 -- as above
        stop: Sequence[str] = (),  # noqa: ARG002 -- as above
    ) -> Generator[str, None, None]:
        yield from PIECES

    def close(self) -> None:
        pass


def test_prompt_and_answer_are_counted_for_each_call() -> None:
    counted = Counted(Writer())
    for _ in range(2):
        assert list(counted.stream(MESSAGES, max_tokens=200)) == PIECES
    assert counted.read == [480 // CHARACTERS_PER_TOKEN] * 2
    assert counted.written == [120 // CHARACTERS_PER_TOKEN] * 2
    assert (counted.name, counted.context_tokens) == ("writer", 2048)


def test_what_was_not_waited_for_is_not_counted() -> None:
    counted = Counted(Writer())
    stream = counted.stream(MESSAGES, max_tokens=200)
    next(stream)
    stream.close()
    assert counted.written == [20 // CHARACTERS_PER_TOKEN]
