"""Low-rank adaptation of the packaged embedding model by contrast: LoRA, InfoNCE over the batch."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from assistant.models.embedding import packaged_folder
from evals.adapt.data import Known, Lessons

RANK: Final = 8
"""Of the change of each of the 24 matrices of attention: 147,456 numbers in all."""
RATE: Final = 1e-3
ROUNDS: Final = 2
"""Over all questions. In a first run the nearest question was of the right section for 0.303 of 600 that were
kept aside after one round, for 0.307 after two, and for 0.243 before."""
BATCH: Final = 64
NEAR: Final = 24
"""Questions that nothing answers, in each batch, as wrong answers."""
PARAPHRASES: Final = 24
SCALE: Final = 20.0
"""Of cosines before the softmax, as the model itself was trained."""
SENTENCES_WEIGHT: Final = 0.5
PARAPHRASES_WEIGHT: Final = 0.4
SAME_ANSWER: Final = 0.7
"""How often the second question of a pair has a sentence of its answer in common with the first."""
LONGEST: Final = 96
"""Word pieces of a text."""
WARM_UP: Final = 0.1
APART: Final = -1e4
"""In place of the cosine of two questions of one section: neither is a wrong answer to the other."""
SLICES: Final = (0.0, 0.5, 0.75, 0.92, 1.0)
"""A batch in order of length is read in these parts, so that short texts are not padded to long ones."""

Progress = Callable[[int, int, float], None]
"""Called with the step, the steps in all and the mean loss so far."""


class LowRank(nn.Module):
    """A linear map with a low-rank change beside it; only the change learns."""

    def __init__(self, base: nn.Linear) -> None:
        super().__init__()
        self.base = base
        self.a = nn.Parameter(torch.randn(RANK, base.in_features) / math.sqrt(base.in_features))
        self.b = nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """What the map gives, shape (..., outputs)."""
        given: torch.Tensor = self.base(inputs)
        return given + inputs @ self.a.T @ self.b.T


class Encoder(nn.Module):
    """The packaged model with low-rank changes in its attention; mean of the word pieces, of length 1."""

    def __init__(self) -> None:
        super().__init__()
        folder = packaged_folder()
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder)
        for parameter in self.model.parameters():
            parameter.requires_grad_(requires_grad=False)
        for layer in self.model.encoder.layer:
            attention = layer.attention
            for owner, name in (
                (attention.self, "query"),
                (attention.self, "key"),
                (attention.self, "value"),
                (attention.output, "dense"),
            ):
                setattr(owner, name, LowRank(getattr(owner, name)))

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """Vectors of shape (texts, dimension)."""
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        ends = [round(part * len(order)) for part in SLICES]
        read = [order[low:high] for low, high in pairwise(ends) if high > low]
        vectors = torch.cat([self._read([texts[at] for at in part]) for part in read])
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return vectors[back]

    def changes(self) -> dict[str, npt.NDArray[np.float16]]:
        """`NAME.a` and `NAME.b` of each changed matrix, as `assistant/models/adapted.py` reads them."""
        return {
            name: parameter.detach().numpy().astype(np.float16)
            for name, parameter in self.model.named_parameters()
            if parameter.requires_grad
        }

    def _read(self, texts: list[str]) -> torch.Tensor:
        given: Any = self._tokenizer(
            texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.model(**given).last_hidden_state
        mask = given["attention_mask"].unsqueeze(-1).float()
        return functional.normalize((hidden.float() * mask).sum(1) / mask.sum(1), dim=-1)


def train(lessons: Lessons, seed: int, progress: Progress = lambda *_: None) -> Encoder:
    """The adapted model; about ten minutes on two idle cores."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 -- to mix examples, not to keep a secret
    encoder = Encoder()
    learning = [parameter for parameter in encoder.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=RATE)
    steps = math.ceil(len(lessons.known) / BATCH) * ROUNDS
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min(1.0, (at + 1) / (WARM_UP * steps)) * max(0.0, (steps - at) / steps)
    )
    encoder.train()
    total = 0.0
    for step, (ones, others, pairs) in enumerate(_batches(lessons, chance), 1):
        near = chance.sample(list(lessons.uncovered), NEAR)
        loss = _loss(encoder, ones, others, near, pairs)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        optimiser.step()
        pace.step()
        total += loss.item()
        progress(step, steps, total / step)
    return encoder.eval()


def _batches(
    lessons: Lessons, chance: random.Random
) -> Iterator[tuple[list[Known], list[Known], list[tuple[str, str]]]]:
    """Questions, for each another one of its section, and paraphrases of different quotes."""
    sections: dict[tuple[str, str], list[Known]] = {}
    for one in lessons.known:
        sections.setdefault(one.section, []).append(one)
    waiting: list[tuple[str, str]] = []
    for _ in range(ROUNDS):
        order = list(lessons.known)
        chance.shuffle(order)
        for at in range(0, len(order), BATCH):
            ones = order[at : at + BATCH]
            others = [_partner(one, sections[one.section], chance) for one in ones]
            if len(waiting) < PARAPHRASES:
                waiting = list(lessons.paraphrases)
                chance.shuffle(waiting)
            drawn, waiting = waiting[:PARAPHRASES], waiting[PARAPHRASES:]
            yield ones, others, list({quote: (quote, claim) for quote, claim in drawn}.values())


def _partner(one: Known, section: Sequence[Known], chance: random.Random) -> Known:
    others = [other for other in section if other is not one] or [one]
    same = [other for other in others if set(other.told) & set(one.told)]
    return chance.choice(same if same and chance.random() < SAME_ANSWER else others)


def _loss(
    encoder: Encoder,
    ones: Sequence[Known],
    others: Sequence[Known],
    near: Sequence[str],
    pairs: Sequence[tuple[str, str]],
) -> torch.Tensor:
    texts = [
        *(one.text for one in ones),
        *(other.text for other in others),
        *near,
        *(one.told[0] if one.told else one.section[1] for one in ones),
        *(quote for quote, _ in pairs),
        *(claim for _, claim in pairs),
    ]
    count = len(ones)
    asked, alike, not_answered, told, quotes, claims = torch.split(
        encoder(texts), [count, count, len(near), count, len(pairs), len(pairs)]
    )
    related = torch.tensor(
        [
            [one.section == other.section and at != place for place, other in enumerate(others)]
            for at, one in enumerate(ones)
        ]
    )
    right = torch.arange(count)
    by_questions = torch.cat([(asked @ alike.T).masked_fill(related, APART), asked @ not_answered.T], 1)
    by_sentences = (asked @ told.T).masked_fill(related, APART)
    return (
        functional.cross_entropy(by_questions * SCALE, right)
        + SENTENCES_WEIGHT * functional.cross_entropy(by_sentences * SCALE, right)
        + PARAPHRASES_WEIGHT * functional.cross_entropy(claims @ quotes.T * SCALE, torch.arange(len(pairs)))
    )
