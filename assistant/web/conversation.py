"""What one reader's conversation holds, and how each event changes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from assistant.answering.turn import ClaimChecked, ClaimRemoved, Composing, Event, EvidenceFound
from assistant.answers import Answer, Claim, Exchange, Premise
from assistant.documents import Hit

Stage = Literal["searching", "found", "writing", "done", "stopped", "failed"]

HISTORY_REPLIES = 4
"""How many earlier replies go with a follow-up: enough to say what "it" means, short for a small model."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One question with all that has come back for it so far."""

    question: str
    quotes_only: bool = False
    stage: Stage = "searching"
    model: str = ""
    standalone: str = ""
    hits: tuple[Hit, ...] = ()
    """In the order of their numbers: the first is [1]. Hits are only ever added, so numbers hold."""
    claims: tuple[Claim, ...] = ()
    removed: tuple[Claim, ...] = ()
    answer: Answer | None = None

    @property
    def running(self) -> bool:
        """Whether more is to come."""
        return self.stage in ("searching", "found", "writing")

    def hearing(self, event: Event) -> Reply:
        """This reply after one more event."""
        if isinstance(event, EvidenceFound):
            reply = replace(self, stage="found", standalone=event.standalone)
            return reply.numbering(event.hits)
        if isinstance(event, Composing):
            return replace(self, stage="writing", model=event.model)
        if isinstance(event, ClaimChecked):
            return replace(self, claims=(*self.claims, event.claim)).numbering(_cited(event.claim))
        if isinstance(event, ClaimRemoved):
            return replace(self, removed=(*self.removed, event.claim)).numbering(_cited(event.claim))
        answer = event.answer
        told: tuple[Claim | Premise, ...] = (*answer.claims, *answer.removed, *answer.premises)
        cited = tuple(hit for claim in told for hit in _cited(claim))
        reply = replace(self, stage="done", claims=answer.claims, removed=answer.removed, answer=answer)
        return reply.numbering((*answer.evidence, *cited))

    def numbering(self, hits: tuple[Hit, ...]) -> Reply:
        """This reply with the hits that have no number yet at the end."""
        known = {hit.passage.id: hit for hit in self.hits}
        for hit in hits:
            known.setdefault(hit.passage.id, hit)
        return replace(self, hits=tuple(known.values()))

    def number(self, hit: Hit) -> int:
        """The number under which the reader sees this hit."""
        return next(at for at, item in enumerate(self.hits, 1) if item.passage.id == hit.passage.id)

    @property
    def text(self) -> str:
        """What was answered, as plain text."""
        if self.claims:
            return " ".join(claim.text for claim in self.claims)
        return self.answer.message if self.answer else ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The replies of one session, oldest first."""

    replies: tuple[Reply, ...] = ()

    @property
    def current(self) -> Reply | None:
        """The last reply; None before the first question."""
        return self.replies[-1] if self.replies else None

    @property
    def history(self) -> tuple[Exchange, ...]:
        """The replies before the current one that answered something, as the pipeline takes them."""
        told = [Exchange(item.question, item.text) for item in self.replies[:-1] if item.text]
        return tuple(told[-HISTORY_REPLIES:])

    def asking(self, question: str, *, quotes_only: bool) -> Conversation:
        """This conversation with one more question; what still ran before it counts as stopped."""
        return Conversation((*self.ending("stopped").replies, Reply(question, quotes_only=quotes_only)))

    def hearing(self, event: Event) -> Conversation:
        """This conversation with one more event for its current reply."""
        return Conversation((*self.replies[:-1], self.replies[-1].hearing(event)))

    def ending(self, stage: Literal["stopped", "failed"]) -> Conversation:
        """This conversation with its current reply ended; one that is done stays so."""
        if not self.replies or not self.replies[-1].running:
            return self
        return Conversation((*self.replies[:-1], replace(self.replies[-1], stage=stage)))


def _cited(claim: Claim | Premise) -> tuple[Hit, ...]:
    return tuple(citation.hit for citation in claim.citations)
