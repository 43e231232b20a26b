"""The command `ask`: one question, or a file of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.panel import Panel
from rich.text import Text

from assistant.answering.turn import ClaimChecked, Composing, EvidenceFound, Finished
from assistant.answers import Answer, Exchange
from assistant.cli.lines import Line, read_lines
from assistant.cli.shared import (
    DataDir,
    Json,
    JurisdictionOption,
    KindOption,
    StatusOption,
    err,
    filters_from,
    models_bar,
    out,
    print_json,
    settings,
    wrong_use,
)
from assistant.cli.wire import answer_json
from assistant.documents import Citation
from assistant.library.filters import Filters

if TYPE_CHECKING:
    from assistant.answering.pipeline import Pipeline


def ask(
    question: Annotated[str | None, typer.Argument(help="Your question.")] = None,
    *,
    questions: Annotated[
        Path | None, typer.Option(help='A file with {"id", "text", "history"} a line.')
    ] = None,
    quotes_only: Annotated[bool, typer.Option("--quotes-only", help="Use no language model.")] = False,
    kind: KindOption = None,
    jurisdiction: JurisdictionOption = None,
    status: StatusOption = None,
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Answer a question from the library; each sentence with the words that it rests on."""
    from assistant.answering.pipeline import open_pipeline  # noqa: PLC0415 -- a second to import; every command starts here

    chosen = settings(data_dir)
    if (question is None) == (questions is None):
        wrong_use("Give a question, or a file with --questions.")
    if quotes_only:
        chosen = chosen.model_copy(update={"chat_model": "none"})
    filters = filters_from(kind, jurisdiction, status, collection)
    lines = read_lines(questions) if questions else [Line(id="1", text=question or "")]
    failed = False
    with (
        models_bar(shown=not json_ and err.is_terminal) as progress,
        open_pipeline(chosen, progress) as pipeline,
    ):
        for line in lines:
            failed |= _one(pipeline, line, filters, quotes_only=quotes_only, json_=json_)
    raise typer.Exit(1 if failed else 0)


def _one(pipeline: Pipeline, line: Line, filters: Filters, *, quotes_only: bool, json_: bool) -> bool:
    history = [Exchange(turn.question, turn.answer) for turn in line.history]
    if json_:
        answer = pipeline.answer(line.text, history=history, filters=filters, quotes_only=quotes_only)
        print_json(answer_json(line.id, answer))
        return answer.status == "error"
    cited: list[Citation] = []
    about = ""
    for event in pipeline.run(line.text, history=history, filters=filters, quotes_only=quotes_only):
        if isinstance(event, EvidenceFound):
            err.print(f"{len(event.hits)} passages found", style="dim")
        elif isinstance(event, Composing):
            err.print(f"{event.model} is reading them …", style="dim")
        elif isinstance(event, ClaimChecked):
            if event.claim.about != about:
                about = event.claim.about
                out.print(about, style="bold", highlight=False, markup=False)
            marks = []
            for citation in event.claim.citations:
                cited.append(citation)
                marks.append(f"[{len(cited)}]")
            out.print(f"{event.claim.text} {''.join(marks)}", highlight=False, markup=False)
        elif isinstance(event, Finished):
            _show_end(event.answer, cited)
            return event.answer.status == "error"
    return True


def _show_end(answer: Answer, cited: list[Citation]) -> None:
    for premise in answer.premises:
        out.print(premise.text, style="bold", highlight=False, markup=False)
        for citation in premise.citations:
            out.print(f"  “{citation.quote}” ({citation.locator})", highlight=False, markup=False)
    if answer.standing:
        out.print(answer.standing, style="dim", highlight=False, markup=False)
    if answer.message:
        out.print(answer.message, style="italic", highlight=False, markup=False)
    for caution in answer.cautions:
        out.print(f"Note: {caution}", style="bold", highlight=False, markup=False)
    _show_sources(cited)
    for following in answer.next_questions:
        out.print(f"You could ask: {following}", style="dim", highlight=False, markup=False)


def _show_sources(cited: list[Citation]) -> None:
    for number, citation in enumerate(cited, start=1):
        source = citation.hit.source
        head = f"[{number}] {source.title} · {citation.locator} · {source.kind} · {source.status}"
        if source.date:
            head += f" · {source.date}"
        body = Text(f"“{citation.quote}”")
        body.append(f"\n{source.address or citation.hit.document}", style="dim")
        out.print(Panel(body, title=Text(head), title_align="left"))
