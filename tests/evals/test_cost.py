"""What an answer costs is counted as it is read and written, also where the reader leaves early."""

from __future__ import annotations

from scripted_model import Scripted

from assistant.models.chat import CHARACTERS_PER_TOKEN, Message
from evals.answers.cost import Counted

MESSAGES: list[Message] = [("system", "a" * 400), ("user", "b" * 80)]
PIECES = ["c" * 20] * 6


def test_prompt_and_answer_are_counted_for_each_call() -> None:
    counted = Counted(Scripted("".join(PIECES), 20))
    for _ in range(2):
        assert list(counted.stream(MESSAGES, max_tokens=200)) == PIECES
    assert counted.read == [480 // CHARACTERS_PER_TOKEN] * 2
    assert counted.written == [120 // CHARACTERS_PER_TOKEN] * 2
    assert (counted.name, counted.context_tokens) == ("scripted", 4096)


def test_what_was_not_waited_for_is_not_counted() -> None:
    counted = Counted(Scripted("".join(PIECES), 20))
    stream = counted.stream(MESSAGES, max_tokens=200)
    next(stream)
    stream.close()
    assert counted.written == [20 // CHARACTERS_PER_TOKEN]
