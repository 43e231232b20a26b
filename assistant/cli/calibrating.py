"""The command that measures, for the embedding model that is set, what the sources answer."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.progress import Progress

from assistant.cli.shared import DataDir, Json, err, model_of, out, print_json, settings
from assistant.library.store import open_library
from assistant.retrieval.search import open_search

QUESTIONS = 600
SHIPPED = "The packaged embedding model ships with its calibration. Nothing was measured, nothing changed."


def calibrate(
    *,
    count: Annotated[int, typer.Option(min=50, help="Questions asked of each kind.")] = QUESTIONS,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Measure anew when a question counts as not in the sources. Run it after another embedding model is set.

    Takes a few minutes. The library must hold the shipped notes, whose questions are asked.
    """
    from assistant.answering.abstention import FILE, store  # noqa: PLC0415 -- with sklearn, seconds to import
    from assistant.answering.calibrating import fitted, measured  # noqa: PLC0415 -- as above
    from assistant.models.adapted import adapted_to_questions  # noqa: PLC0415 -- as above

    chosen = settings(data_dir)
    model = model_of(chosen)()
    if adapted_to_questions(model) is not None:
        # It was adapted to the very questions that would be asked: what they measure would flatter.
        if json_:
            print_json({"calibrations": []})
        else:
            out.print(SHIPPED, highlight=False, markup=False)
        return
    library = open_library(chosen.data_dir)
    try:
        with Progress(console=err, disable=json_ or not err.is_terminal) as bar:
            task = bar.add_task("Asking", total=3 * count)
            found = measured(
                open_search(library, model, adapt=False), count, lambda done: bar.update(task, completed=done)
            )
    finally:
        library.close()
    calibrations = fitted(model.fingerprint, found)
    store(calibrations, chosen.data_dir / FILE)
    if json_:
        names = ("fingerprint", "answerable_from", "answered_wrongly", "refused_wrongly", "questions")
        print_json({"calibrations": [{name: getattr(item, name) for name in names} for item in calibrations]})
        return
    for item in calibrations:
        out.print(
            f"{item.fingerprint}: a question is answered from {item.answerable_from:.2f}. "
            f"Of {item.questions} questions, {item.refused_wrongly:.0%} of those that are answered were "
            f"refused, and {item.answered_wrongly:.0%} of the others were not.",
            highlight=False,
            markup=False,
        )
