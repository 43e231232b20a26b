"""What several commands share: options, settings, progress bars, JSON."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NoReturn, get_args

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.documents import Jurisdiction, Kind, SourceStatus
from assistant.library.filters import STAGES, Filters
from assistant.models.embedding import EmbeddingModel, load_embedding_model
from assistant.settings import Settings

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="The library's folder (or set ASSISTANT_DATA_DIR).")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
KindOption = Annotated[str | None, typer.Option("--kind", help="One of: " + ", ".join(get_args(Kind)))]
JurisdictionOption = Annotated[
    str | None, typer.Option("--jurisdiction", help="One of: " + ", ".join(get_args(Jurisdiction)))
]
StatusOption = Annotated[
    str | None, typer.Option("--status", help="One of: " + ", ".join(get_args(SourceStatus)))
]

out = Console()
err = Console(stderr=True)


def settings(data_dir: Path | None) -> Settings:
    """The settings, with the folder that the command names; ends with a plain message when one is wrong."""
    try:
        return Settings(data_dir=data_dir) if data_dir is not None else Settings()
    except ValidationError as error:
        lines = [
            f"ASSISTANT_{'_'.join(map(str, item['loc'])).upper()}: {item['msg']}" for item in error.errors()
        ]
        wrong_use("A setting is wrong. " + " ".join(lines))


def wrong_use(message: str) -> NoReturn:
    """End the command with exit code 2 and one plain sentence."""
    typer.echo(f"assistant: {message}", err=True)
    raise typer.Exit(2)


def one_of(value: str | None, closed: Any, option: str) -> Any:  # noqa: ANN401 -- a Literal type and its value
    """`value` if the closed list holds it; ends with a plain message otherwise."""
    if value is None or value in get_args(closed):
        return value
    wrong_use(f"{option} '{value}' is not one of: {', '.join(get_args(closed))}.")


def model_of(chosen: Settings) -> Callable[[], EmbeddingModel]:
    """Gives the embedding model, loaded at the first call."""
    return cache(lambda: load_embedding_model(chosen))


def print_json(value: object) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def filters_from(
    kind: str | None,
    jurisdiction: str | None,
    status: str | None,
    collection: str | None,
    tenders: Filters | None = None,
) -> Filters:
    """Filters as a command's options name them, those of `tenders` among them; ends when one cannot be."""
    tenders = tenders or Filters()
    for code in tenders.cpv:
        if not re.fullmatch(r"[0-9]{2,8}", code):
            wrong_use(f"--cpv '{code}' is not the first two to eight digits of a CPV code.")
    for stage in tenders.stages:
        if stage not in STAGES:
            wrong_use(f"--stage '{stage}' is not one of: {', '.join(STAGES)}.")
    try:
        tenders.ranges()
    except ValueError as error:
        wrong_use(f"{error}.")
    chosen_kind: Kind | None = one_of(kind, Kind, "--kind")
    chosen_jurisdiction: Jurisdiction | None = one_of(jurisdiction, Jurisdiction, "--jurisdiction")
    chosen_status: SourceStatus | None = one_of(status, SourceStatus, "--status")
    return replace(
        tenders,
        kinds=(chosen_kind,) if chosen_kind else (),
        jurisdictions=(chosen_jurisdiction,) if chosen_jurisdiction else (),
        statuses=(chosen_status,) if chosen_status else (),
        collections=(collection,) if collection else (),
    )


@contextmanager
def files_bar(*, shown: bool, label: str = "Indexing") -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar over files, on standard error; nothing is drawn when it is not `shown`."""
    if not shown:
        yield lambda *_: None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}", markup=False),  # a file may be called anything
        console=err,
        transient=not err.is_terminal,
    )
    with bar:
        task = bar.add_task(label, total=None, file="")

        def step(path: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, file=Path(path).name[:40])

        yield step


@contextmanager
def models_bar(*, shown: bool) -> Iterator[Callable[[str, float], None]]:
    """A progress bar for what a model needs at its first start."""
    if not shown:
        yield lambda *_: None
        return
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=err, transient=True
    ) as bar:
        tasks: dict[str, Any] = {}

        def step(label: str, part: float) -> None:
            if label not in tasks:
                tasks[label] = bar.add_task(label, total=1.0)
            bar.update(tasks[label], completed=part)

        yield step
