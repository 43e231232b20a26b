"""The command line of the measurements: one command a task, and the list of tasks with none."""

from __future__ import annotations

import sys

import typer
from rich.console import Console
from rich.markup import escape

from assistant.library.errors import LibraryError
from assistant.models.errors import ModelNotFoundError
from evals.ablation import cli as ablation
from evals.adapt import cli as adapt
from evals.answers import cli as answers
from evals.authority import cli as authority
from evals.clauses import cli as clauses
from evals.coverage import cli as coverage
from evals.eligibility import cli as eligibility
from evals.errors import EvalError
from evals.follow_ups import cli as follow_ups
from evals.injections import cli as injections
from evals.readers import cli as readers
from evals.retrieval import cli as retrieval
from evals.routing import cli as routing
from evals.speed import cli as speed
from evals.support import cli as support
from evals.whole import cli as whole

app = typer.Typer(
    help="Measure the product. Each task prints a table and writes its figures as JSON under reports/.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("all")(whole.command)
app.command("readers")(readers.command)
app.command("retrieval")(retrieval.command)
app.command("coverage")(coverage.command)
app.command("ablation")(ablation.command)
app.command("adapt")(adapt.command)
app.command("authority")(authority.command)
app.command("answers")(answers.command)
app.command("follow-ups")(follow_ups.command)
app.command("injections")(injections.command)
app.command("routing")(routing.command)
app.command("speed")(speed.command)
app.command("eligibility")(eligibility.command)
app.command("clauses")(clauses.command)
app.command("support")(support.command)


def main() -> None:
    """Run the task that was named; an error that a person can mend is printed without a traceback."""
    try:
        app()
    except (EvalError, LibraryError, ModelNotFoundError) as error:
        Console(stderr=True).print(f"[bold]Could not measure:[/bold] {escape(str(error))}", highlight=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
