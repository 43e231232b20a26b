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
from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.models.errors import ModelFailedError
from assistant.models.packaged_chat import MODEL_NAME
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
silent."""
CERTAIN_FROM_SMALL: Final = 0.5
"""The same for the packaged model. On the first 40 questions of `python -m evals answers` it said so of 5 of
the 26 that could be answered, which counts for odds of about five to one and no more. It was 0.63 then; it
followed the threshold of abstention in odds, and was not measured alone since."""

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
        return _timed("premises", lambda: corrected(found, self.search))

    def _composed(
        self, turn: Turn, model: ChatModel | None, most: int, said: Sequence[Claim] = ()
    ) -> Generator[Event, None, Turn]:
        """Sentences of the model, if there is one, and what the sources say beyond them and `said`."""
        similarity = self._similarity(turn)
        if turn.status is None and model is not None:
            turn = yield from self._prose(turn, model, most, similarity)
        if turn.status is None:
            quotes = max(FEWEST_QUOTES, QUOTES * most) - len(turn.claims)
            turn = yield from self._quotes(turn, quotes, said, similarity)
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
                    if len(turn.claims) == most:
                        break
        except ModelFailedError as error:
            logging.getLogger(__name__).warning("%s", error)
            turn = replace(turn, message=messages.MODEL_STOPPED if turn.claims else messages.MODEL_FAILED)
        turn = _noted(turn, "compose", begun)
        if turn.claims:
            return turn
        certain = CERTAIN_FROM_SMALL if model.name == MODEL_NAME else CERTAIN_FROM
        if silent and turn.coverage < certain:
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
        known: dict[str, float] = {}

        def similarity(_: str, others: Sequence[str]) -> list[float]:
            new = [text for text in dict.fromkeys(others) if text not in known]
            if new:
                vectors = model.embed([*questions, *new])
                asked = vectors[: len(questions)].mean(axis=0)
                known.update(zip(new, (vectors[len(questions) :] @ asked).tolist(), strict=True))
            return [known[text] for text in others]

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
