"""What an answer costs in tokens: what a chat model is given to read, and what it writes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from assistant.models.chat import CHARACTERS_PER_TOKEN, ChatModel, Message


@dataclass(slots=True)
class Counted:
    """A chat model that counts; used by one thread."""

    model: ChatModel
    read: list[int] = field(default_factory=list)
    """Of each call the tokens of its prompt, by four characters a token."""
    written: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """As the model's own."""
        return self.model.name

    @property
    def context_tokens(self) -> int:
        """As the model's own."""
        return self.model.context_tokens

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Generator[str, None, None]:
        """As the model's own."""
        self.read.append(sum(len(text) for _, text in messages) // CHARACTERS_PER_TOKEN)
        self.written.append(0)
        length = 0
        with closing(self.model.stream(messages, max_tokens=max_tokens, stop=stop)) as pieces:
            for piece in pieces:
                length += len(piece)
                self.written[-1] = length // CHARACTERS_PER_TOKEN
                yield piece

    def close(self) -> None:
        """As the model's own."""
        self.model.close()
