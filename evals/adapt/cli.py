"""`python -m evals adapt`: is the adapted model better at telling what a question is about?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import numpy as np
import typer
from rich.progress import Progress as Bar
from sklearn.metrics import roc_auc_score

from assistant.answering.abstention import FILE, OF_NOTES, Calibration, store
from assistant.answering.calibrating import Example, example, fit_one
from assistant.answering.understanding.abbreviations import expand
from assistant.library.store import open_library
from assistant.models.adapted import CHANGES, Changes, adapted_to_questions, products
from assistant.models.embedding import EmbeddingModel, Vectors, load_embedding_model
from assistant.retrieval.asked import Asked, read_uncovered
from assistant.retrieval.search import Search, open_search
from assistant.settings import Settings
from evals.adapt.data import Lessons, lessons
from evals.answers.data import Question, read_questions
from evals.errors import EvalError
from evals.report import Report, Section, publish
from evals.shipped import shipped_library
from evals.support.data import Labelled, read_claims

SEED: Final = 1
ASIDE: Final = 1000
"""Questions of each kind that a second training leaves out, to calibrate on."""
IN_OTHER_WORDS: Final = frozenset({"paraphrase", "summary", "part", "unit"})
CALIBRATION: Final = Path(__file__).parents[2] / "assistant" / "answering" / FILE


def command(
    *,
    fit: Annotated[
        bool,
        typer.Option("--fit/--no-fit", help="First train and calibrate anew: half an hour on two cores."),
    ] = False,
    json: Annotated[Path | None, typer.Option(help="Write the figures to this file.")] = None,
) -> None:
    """Measure the packaged embedding model as it is and adapted, on questions that it was not trained on."""
    model = load_embedding_model(Settings(chat_model="none"))
    if fit:
        _fit(model)
    adapted = adapted_to_questions(model)
    if adapted is None:
        raise EvalError("The adaptation that ships is not for this embedding model.")
    questions, claims = read_questions("dev"), read_claims("tune", model)
    rows, figures = [], {}
    for name, one in (("as it is", model), ("adapted", adapted)):
        found = measured(one, questions, claims)
        figures[name] = found
        rows.append((name, *(f"{value:.3f}" for value in found.values())))
    columns = ("model", *figures["adapted"])
    notes = ("Area under the curve: 0.5 is chance, 1 is every pair in the right order.",)
    publish(Report("adapt", (Section("The embedding model", columns, tuple(rows), notes),), figures), json)


def measured(
    model: EmbeddingModel, questions: Sequence[Question], claims: Sequence[Labelled]
) -> dict[str, float]:
    """The figures of one model; `questions` must not be among those that it was trained on."""
    learnt = lessons()
    known = Asked(
        tuple(one.text for one in learnt.known),
        vectors=model.embed([one.text for one in learnt.known]),
        uncovered=model.embed([text for text, _ in read_uncovered()]),
    ).parted()
    vectors = model.embed([expand(question.text, keep=False) for question in questions])
    can = [question.answerable for question in questions]
    of_notes = [
        (vector, question.sources)
        for vector, question in zip(vectors, questions, strict=True)
        if any(source.startswith("note-") for source in question.sources)
    ]
    nearest = [_notes(known, vector, learnt) for vector, _ in of_notes]
    pairs = list(zip(nearest, (sources for _, sources in of_notes), strict=True))
    return {
        "nearest note answers": float(np.mean([notes[0] in sources for notes, sources in pairs])),
        "one of the nearest three": float(
            np.mean([bool(set(notes[:3]) & set(sources)) for notes, sources in pairs])
        ),
        "answerable, by nearest": float(roc_auc_score(can, [known.known(vector) for vector in vectors])),
        "answerable, by plane": float(roc_auc_score(can, [known.kind(vector) for vector in vectors])),
        "paraphrase from other quotes of its note": _paraphrases(model, claims),
    }


def _notes(known: Asked, vector: Vectors, learnt: Lessons) -> list[str]:
    """The notes in the order of their nearest questions."""
    order = np.argsort(-(known.vectors @ vector))
    return list(dict.fromkeys(learnt.known[int(at)].section[0] for at in order))


def _paraphrases(model: EmbeddingModel, claims: Sequence[Labelled]) -> float:
    """How well cosines tell the quote that a true claim in other words is from, from others of the note."""
    true = [claim for claim in claims if claim.label == "supported" and claim.kind in IN_OTHER_WORDS]
    cosines = (
        model.embed([claim.text for claim in true]) @ model.embed([claim.citation.quote for claim in true]).T
    )
    right, values = [], []
    for at, claim in enumerate(true):
        for place, other in enumerate(true):
            same = claim.citation.quote == other.citation.quote
            if at == place or (not same and claim.citation.hit.source.id == other.citation.hit.source.id):
                right.append(same)
                values.append(float(cosines[at, place]))
    return float(roc_auc_score(right, values))


def _fit(model: EmbeddingModel) -> None:
    """Train on everything, and once more without the questions that the calibration is then made on."""
    from evals.adapt.train import train  # noqa: PLC0415 -- torch and transformers take seconds

    with Bar() as bar:
        everything = lessons()
        aside = _aside(everything)
        for name, learnt in (("all", everything), ("aside", everything.without(aside))):
            task = bar.add_task(f"Training ({name})", total=1)
            encoder = train(
                learnt,
                SEED,
                lambda step, steps, loss, task=task: bar.update(  # type: ignore[misc]  # a default binds it
                    task, completed=step, total=steps, description=f"loss {loss:.3f}"
                ),
            )
            if name == "all":
                _write(encoder.changes(), model.fingerprint)
            else:
                store([calibrated(model, encoder.changes(), aside)], CALIBRATION)


def _write(changes: Changes, fingerprint: str) -> None:
    held: dict[str, Any] = {"fingerprint": np.array(fingerprint), **changes}
    np.savez_compressed(CHANGES, **held)


def _aside(learnt: Lessons) -> frozenset[str]:
    """Questions of both kinds that the calibration is made on."""
    pick = random.Random(SEED)  # noqa: S311 -- a sample, no secret
    known = [one.text for one in learnt.known]
    uncovered = [text for text, _ in read_uncovered()]
    return frozenset(pick.sample(known, ASIDE)) | frozenset(pick.sample(uncovered, ASIDE))


def calibrated(model: EmbeddingModel, changes: Changes, aside: frozenset[str]) -> Calibration:
    """The weights of the signals, from questions that neither the changed model nor the search knows."""
    own = model.changed(products(changes), f"{model.fingerprint}+aside")
    with (
        TemporaryDirectory() as folder,
        shipped_library(Settings(chat_model="none"), model, keep=Path(folder)) as settings,
    ):
        library = open_library(settings.data_dir)
        try:
            search = open_search(library, model)
            return fit_one(model.fingerprint, OF_NOTES, _examples(search, own, aside))
        finally:
            library.close()


def _examples(search: Search, own: EmbeddingModel, aside: frozenset[str]) -> list[Example]:
    uncovered = read_uncovered()
    known = search.asked.without(
        {at for at, text in enumerate(search.asked.questions) if text in aside},
        {at for at, (text, _) in enumerate(uncovered) if text in aside},
    )
    known = replace(
        known,
        vectors=own.embed(known.questions),
        uncovered=own.embed([text for text, _ in uncovered if text not in aside]),
        model=own,
    ).parted()
    unknowing = replace(search, asked=known)
    near = dict(uncovered)
    return [
        example("answered" if text not in near else "near" if near[text] else "far", text, unknowing)
        for text in sorted(aside)
    ]
