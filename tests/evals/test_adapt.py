"""What the adaptation learns from, and that a step of it learns."""

from __future__ import annotations

import pytest

from evals.adapt.data import Lessons, lessons


@pytest.fixture(scope="module")
def learnt() -> Lessons:
    return lessons()


def test_it_learns_from_all_that_ships_and_from_no_measured_question(learnt: Lessons) -> None:
    from evals.answers.data import HALVES, read_questions  # noqa: PLC0415 -- beside the one test that needs it

    measured = {question.text for half in HALVES for question in read_questions(half)}
    assert not measured & {one.text for one in learnt.known}
    assert not measured & set(learnt.uncovered)
    assert len(learnt.paraphrases) > len({quote for quote, _ in learnt.paraphrases}) > 600


def test_what_is_kept_aside_is_not_learnt(learnt: Lessons) -> None:
    aside = {learnt.known[0].text, learnt.uncovered[0]}
    rest = learnt.without(aside)
    assert not aside & {one.text for one in rest.known}
    assert not aside & set(rest.uncovered)
    assert len(rest.known) == len(learnt.known) - 1


def test_a_training_on_a_handful_brings_its_questions_together(learnt: Lessons) -> None:
    import torch  # noqa: PLC0415 -- takes seconds

    from evals.adapt.train import Encoder, train  # noqa: PLC0415 -- torch takes seconds

    few = Lessons(learnt.known[:64] + learnt.known[3000:3064], learnt.uncovered[:40], learnt.paraphrases[:40])

    def apart(encoder: Encoder) -> float:
        """How much nearer questions of one section are than others."""
        with torch.no_grad():
            vectors = encoder.eval()([one.text for one in few.known])
        cosines = vectors @ vectors.T
        same = torch.tensor([[one.section == other.section for other in few.known] for one in few.known])
        return float(cosines[same].mean() - cosines[~same].mean())

    steps: list[int] = []
    trained = train(few, 1, lambda step, _, __: steps.append(step))
    assert steps == [1, 2, 3, 4]
    assert apart(trained) > apart(Encoder())
    changes = trained.changes()
    assert len(changes) == 48
    assert any((part != 0).any() for name, part in changes.items() if name.endswith(".b"))
