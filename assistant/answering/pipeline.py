"""The way of a question, stage after stage; the command line, the web and the evals all come this way."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering import messages
from assistant.answering.compose import (
    MOST_QUOTES,
    PROMPT_TOKENS,
    Draft,
    compose_prose,
    compose_quotes,
    fixed_messages,
)
from assistant.answering.corrected import corrected, refuted
from assistant.answering.named_notices import named
from assistant.answering.nearest import not_in_sources
from assistant.answering.parted import together
from assistant.answering.present import answer, present
from assistant.answering.retrieve import retrieve
from assistant.answering.settle import settle
from assistant.answering.telling import Relevance, Similarity
from assistant.answering.turn import (
    ClaimChecked,
    ClaimRemoved,
    Composing,
    Event,
    EvidenceFound,
    Finished,
    Turn,
)
from assistant.answering.understand import understand
from assistant.answering.understanding.parts import asked_in
from assistant.answering.verification.meaning import Meaning, meaning_of
from assistant.answers import Answer, Claim, Exchange, StageTime
from assistant.library.errors import LibraryError
from assistant.library.filters import Filters
from assistant.library.store import open_library
from assistant.models.chat import ChatModel, load_chat_model
from assistant.models.embedding import EmbeddingModel, Vectors, load_embedding_model
from assistant.models.errors import ModelFailedError
from assistant.models.packaged_chat import MODEL_NAME
from assistant.models.remembered import remembered
from assistant.retrieval.search import NO_FILTERS, Search, open_search
from assistant.settings import Settings

LARGER_PROMPT_TOKENS: Final = 2400
"""Passages and question for any model but the packaged one, which reads about 60 tokens a second here."""

MOST_CLAIMS: Final = 4
"""Sentences of a model; a small one that has more to say strays from the question."""

FEWEST_CLAIMS: Final = 2
"""Sentences for each of several questions, however many there are."""

QUOTES: Final = MOST_QUOTES // MOST_CLAIMS
"""Quotes for each sentence that a model may write: they stand in place of its sentences, or fill them up."""

FEWEST_QUOTES: Final = 5
"""Quotes for each of several questions; fewer tell hardly more than half of the points."""

CERTAIN_FROM: Final = 0.95
"""Probability that the sources answer from which they are quoted although the model says that they are
silent. Not of the packaged model: of the 110 dev questions of `python -m evals answers` it said so of 15 of
the 73 that can be answered and of neither of the two others that came so far, which tells nothing."""

ModelProgress = Callable[[str, float], None]
"""Called with what is being done and the part that is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Answers questions from one library; safe to use from many threads."""

    search: Search
    chat: ChatModel | None
    settings: Settings
    meaning: Meaning | None = None
    """What the check of sentences knows beyond their words; None checks by words alone."""

    @property
    def model_name(self) -> str:
        """The chat model that composes answers; empty when answers are quotes."""
        return self.chat.name if self.chat else ""

    def run(
        self,
        question: str,
        *,
        history: Sequence[Exchange] = (),
        filters: Filters = NO_FILTERS,
        quotes_only: bool = False,
    ) -> Generator[Event, None, None]:
        """The events of one question, `Finished` last; closing it stops the model."""
        turn = Turn(question, tuple(history), filters, quotes_only)
        try:
            turn = yield from self._stages(turn)
        except LibraryError as error:
            turn = replace(turn, status="error", message=str(error))
        except Exception:
            # The one place where anything unforeseen ends: the reader gets a status, the log the reason.
            logging.getLogger(__name__).exception("the question could not be answered")
            turn = replace(turn, status="error", message=messages.ERROR)
        yield Finished(answer(turn))

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Exchange] = (),
        filters: Filters = NO_FILTERS,
        quotes_only: bool = False,
    ) -> Answer:
        """The whole answer at once."""
        last: Answer | None = None
        for event in self.run(question, history=history, filters=filters, quotes_only=quotes_only):
            if isinstance(event, Finished):
                last = event.answer
        if last is None:
            raise RuntimeError("a run always ends with Finished")
        return last

    def _stages(self, turn: Turn) -> Generator[Event, None, Turn]:
        model = None if turn.quotes_only else self.chat
        limit, embed = self.settings.question_characters, self.search.model.embed
        turn = _timed("understand", lambda: understand(turn, model, limit, embed))
        if turn.status is None:
            turn = yield from self._one(turn, model) if len(turn.parts) < 2 else self._several(turn, model)  # noqa: PLR2004 -- two make several
        composed = turn
        return _timed("present", lambda: present(composed))

    def _one(self, turn: Turn, model: ChatModel | None) -> Generator[Event, None, Turn]:
        turn = self._found(turn)
        yield EvidenceFound(turn.evidence, turn.standalone)
        return (yield from self._composed(turn, model, MOST_CLAIMS))

    def _several(self, turn: Turn, model: ChatModel | None) -> Generator[Event, None, Turn]:
        """Each question of several by itself; all passages first, so that none waits for the model."""
        alone = replace(turn, trace=())
        parts = [self._found(replace(alone, standalone=part, focus=asked_in(part))) for part in turn.parts]
        evidence = tuple({hit.passage.id: hit for part in parts for hit in part.evidence}.values())
        yield EvidenceFound(evidence, turn.standalone)
        most = max(FEWEST_CLAIMS, MOST_CLAIMS // len(parts))
        done = []
        said: tuple[Claim, ...] = ()
        for part in parts:
            done.append((yield from self._composed(part, model, most, said)))
            said += done[-1].claims
        return together(turn, done, evidence)

    def _found(self, turn: Turn) -> Turn:
        found = _timed("retrieve", lambda: retrieve(turn, self.search))
        found = _timed("premises", lambda: corrected(found, self.search))
        return named(found, self.search.library)

    def _composed(
        self, turn: Turn, model: ChatModel | None, most: int, said: Sequence[Claim] = ()
    ) -> Generator[Event, None, Turn]:
        """Sentences of the model, if there is one, and what the sources say beyond them and `said`."""
        similarity = self._similarity(turn)
        if turn.status is None:
            turn = yield from self._opened(turn, said)
        if turn.status is None and model is not None:
            turn = yield from self._prose(turn, model, most, similarity)
        if turn.status is None:
            quotes = max(FEWEST_QUOTES, QUOTES * most) - len(turn.claims)
            turn = yield from self._quotes(turn, quotes, said, similarity)
        return turn

    def _opened(self, turn: Turn, said: Sequence[Claim]) -> Generator[Event, None, Turn]:
        """What says which notices were found, unless it was `said` already."""
        places = {hit.passage.id: at for at, hit in enumerate(turn.evidence)}
        told = {citation.quote for claim in said for citation in claim.citations}
        for one in turn.opening:
            if one.quote not in told:
                draft = Draft(one.quote, (places[one.hit.passage.id],), one.quote, (one.start, one.end))
                for event in self._checked(draft, turn):
                    turn = _with(turn, event)
                    yield event
        return turn

    def _prose(
        self, turn: Turn, model: ChatModel, most: int, similarity: Similarity
    ) -> Generator[Event, None, Turn]:
        """Sentences of the model, each cited and checked before the next one is drafted."""
        yield Composing(model.name)
        begun = time.perf_counter()
        budget = PROMPT_TOKENS if model.name == MODEL_NAME else LARGER_PROMPT_TOKENS
        budget = min(budget, model.context_tokens // 2)
        turn = replace(turn, model=model.name)
        silent = False
        relevance = Relevance(turn.focus, turn.evidence, similarity)
        try:
            with closing(
                compose_prose(turn.focus, turn.evidence, model, budget_tokens=budget, similarity=similarity)
            ) as drafts:
                for draft in drafts:
                    if draft.silent:
                        silent = True
                        break
                    for event in self._checked(draft, turn, relevance):
                        turn = _with(turn, event)
                        yield event
                    if sum(not claim.quote for claim in turn.claims) == most:
                        break
        except ModelFailedError as error:
            logging.getLogger(__name__).warning("%s", error)
            stopped = any(not claim.quote for claim in turn.claims)
            turn = replace(turn, message=messages.MODEL_STOPPED if stopped else messages.MODEL_FAILED)
        turn = _noted(turn, "compose", begun)
        if any(not claim.quote for claim in turn.claims):
            return turn
        believed = silent and model.name != MODEL_NAME and not turn.claims
        if believed and turn.coverage < CERTAIN_FROM:
            message = not_in_sources(turn.focus, turn.evidence, self.search.library)
            return replace(turn, status="not_in_sources", message=message)
        unsaid = messages.MODEL_SILENT if silent else messages.ALL_REMOVED
        return replace(turn, model="", message=turn.message or unsaid)

    def _quotes(
        self, turn: Turn, most: int, said: Sequence[Claim], similarity: Similarity
    ) -> Generator[Event, None, Turn]:
        begun = time.perf_counter()
        told = (*said, *turn.claims)
        drafts = compose_quotes(turn.focus, turn.evidence, similarity, most, told)
        if not drafts and not turn.claims:
            # All of it stands above, under another question: here it answers this one.
            drafts = compose_quotes(turn.focus, turn.evidence, similarity, most)
        for draft in drafts:
            for event in self._checked(draft, turn):
                turn = _with(turn, event)
                yield event
        return _noted(turn, "quote", begun)

    def _checked(
        self, draft: Draft, turn: Turn, relevance: Relevance | None = None
    ) -> Iterator[ClaimChecked | ClaimRemoved]:
        """What becomes of a draft: a claim, one that a quote takes the place of, or one that is left out."""
        claim, replaced = settle(draft, turn.evidence, self.meaning)
        if claim.support == "supported" and relevance is not None and not relevance.enough(claim):
            reason = messages.BESIDE_THE_QUESTION
            claim, replaced = Claim(draft.text, claim.citations, "unsupported", reason), None
        if draft.span is None and (wrong := refuted(draft.text, self.search)):
            claim, replaced = Claim(draft.text, claim.citations, "unsupported", wrong), None
        claim = replace(claim, quote=draft.span is not None)
        if len(turn.parts) > 1:
            claim = replace(claim, about=turn.standalone)
        yield ClaimChecked(claim) if claim.support == "supported" else ClaimRemoved(claim)
        if replaced is not None:
            yield ClaimRemoved(replaced)

    def _similarity(self, turn: Turn) -> Similarity:
        """Cosine of sentences with the question: what is asked now and what it is about count alike."""
        questions = list(dict.fromkeys((turn.focus, turn.standalone)))
        model = self.search.asked.model or self.search.model
        asked: list[Vectors] = []

        def similarity(_: str, others: Sequence[str]) -> list[float]:
            if not asked:
                asked.append(model.embed(questions).mean(axis=0))
            cosines: list[float] = (remembered(others, model) @ asked[0]).tolist()
            return cosines

        return similarity


@contextmanager
def open_pipeline(
    settings: Settings, progress: ModelProgress | None = None, *, embedding: EmbeddingModel | None = None
) -> Iterator[Pipeline]:
    """Open library and models; what is missing or does not fit is said here, not at the first question.

    Raises `LibraryError` and `ModelNotFoundError`.
    """
    library = open_library(settings.data_dir)
    try:
        chat = load_chat_model(settings, progress)
        try:
            model = embedding or load_embedding_model(settings)
            search = open_search(library, model, progress)
            search("the first question is not the one that waits", 1)
            yield Pipeline(search, chat, settings, meaning_of(model))
        finally:
            if chat is not None:
                chat.close()
    finally:
        library.close()


def prepare(pipeline: Pipeline) -> None:
    """Let the packaged model read the fixed part of its prompt, so that the first question waits less."""
    warm = getattr(pipeline.chat, "warm", None)
    if warm is not None:
        warm(fixed_messages())


def _timed(stage: str, work: Callable[[], Turn]) -> Turn:
    begun = time.perf_counter()
    return _noted(work(), stage, begun)


def _noted(turn: Turn, stage: str, begun: float) -> Turn:
    counts = (("evidence", len(turn.evidence)), ("claims", len(turn.claims)), ("removed", len(turn.removed)))
    spent = StageTime(stage, round(time.perf_counter() - begun, 4), counts)
    return replace(turn, trace=(*turn.trace, spent))


def _with(turn: Turn, event: ClaimChecked | ClaimRemoved) -> Turn:
    if isinstance(event, ClaimChecked):
        return replace(turn, claims=(*turn.claims, event.claim))
    return replace(turn, removed=(*turn.removed, event.claim))
