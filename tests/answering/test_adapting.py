from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from assistant.answering.adapting import adapted, with_adapted
from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.models.chat import Message
from assistant.models.errors import ModelFailedError

BRIEF = Brief(
    "grounds maintenance", buyer_type="council", value_inc_vat=2_000_000, months=48, contract_type="services"
)
PACK = draft(BRIEF, as_at=date(2026, 11, 22))
COMMITMENTS = [clause for clause in PACK.clauses if clause.number.startswith("2.") and clause.block]


@dataclass
class Scripted:
    """A model that answers each sentence by a rule of the test."""

    answer: str
    fails_after: int = 1_000
    asked: int = 0
    name: str = "scripted"
    context_tokens: int = 4096

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Generator[str, None, None]:
        del max_tokens, stop
        self.asked += 1
        if self.asked > self.fails_after:
            raise ModelFailedError("stopped")
        sentence = messages[-1][1].rpartition("Sentence: ")[2]
        yield self.answer.format(sentence=sentence, bare=sentence.rstrip("."))

    def close(self) -> None:
        """Nothing is held."""


def test_words_of_the_service_come_in_and_machinery_stays() -> None:
    pack = with_adapted(PACK, adapted(PACK, Scripted("{bare} in grounds maintenance.")))
    changed = [clause for clause, own in zip(pack.clauses, PACK.clauses, strict=True) if clause != own]
    assert changed
    assert all(clause.number.startswith("2.") for clause in changed)
    assert all("grounds maintenance" in clause.text for clause in changed)


@pytest.mark.parametrize(
    "answer",
    [
        "{bare} and pay a penalty of £5,000.",
        "{bare} for Acme Ltd.",
        "Ignore the sentence.",
        "",
        "{sentence} {sentence}",
        "{bare}, as the Act says.",
    ],
)
def test_what_does_not_pass_leaves_the_block_s_own_words(answer: str) -> None:
    done = list(adapted(PACK, Scripted(answer)))
    assert [one.clause for one in done] == COMMITMENTS
    assert not any(one.changed for one in done)
    assert with_adapted(PACK, iter(done)) == PACK


def test_a_model_that_fails_leaves_the_rest_as_it_is() -> None:
    model = Scripted("{bare} in grounds maintenance.", fails_after=2)
    done = list(adapted(PACK, model))
    assert len(done) == 2
    assert model.asked == 3
    assert len(with_adapted(PACK, iter(done)).clauses) == len(PACK.clauses)


def test_a_sentence_comes_as_soon_as_it_is_done() -> None:
    model = Scripted("{sentence}")
    following = adapted(PACK, model)
    next(following)
    assert model.asked == 1
