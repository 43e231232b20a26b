"""The fitting of the classifier, with what it does to messages that it was not fitted on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from assistant.answering.routing.classifier import PROBE, WEIGHTS, Rows, Weights, packed, rows
from assistant.answering.routing.deciding import told
from assistant.answering.routing.intents import INTENTS, SEARCHED, Embed, Intent
from assistant.answering.understanding.cleaning import clean
from evals.eligibility.measure import Counts
from evals.routing.data import Message

INVERSE_PENALTY: Final = 10.0
"""Best of 1, 3, 10 and 30 by cross-validation."""
STEPS: Final = 1000
FOLDS: Final = 8
SEED: Final = 1


def fit(messages: Sequence[Message], embed: Embed, path: Path = WEIGHTS) -> Path:
    """Fit the classifier on every message and write its weights."""
    model = _fitted(_seen(messages, embed), [message.intent for message in messages])
    weights = Weights(model.coef_, model.intercept_, np.asarray(embed([PROBE])[0], dtype=np.float64))
    path.write_text(json.dumps(packed(weights), indent=1) + "\n", encoding="utf-8")
    return path


def cross_validated(messages: Sequence[Message], embed: Embed) -> list[Intent]:
    """What each message is taken for when the classifier was fitted on the other seven eighths."""
    seen, intents = _seen(messages, embed), [message.intent for message in messages]
    taken: list[Intent] = ["guidance"] * len(messages)
    for others, these in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(seen, intents):
        model = _fitted(seen[others], [intents[at] for at in others])
        for at, likely in zip(these, model.predict_proba(seen[these]), strict=True):
            taken[at] = told(clean(messages[at].text), (), dict(zip(INTENTS, likely, strict=True))).intent
    return taken


def turned_away(messages: Sequence[Message], taken: Sequence[Intent]) -> Counts:
    """Of the questions that sources may answer, those taken for what is not searched for."""
    of = [went for message, went in zip(messages, taken, strict=True) if message.intent in SEARCHED]
    return Counts(sum(went not in SEARCHED for went in of), len(of))


def _seen(messages: Sequence[Message], embed: Embed) -> Rows:
    return rows([clean(message.text) for message in messages], embed)


def _fitted(seen: Rows, intents: Sequence[Intent]) -> LogisticRegression:
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=STEPS)
    model.fit(seen, [INTENTS.index(intent) for intent in intents])
    return model
