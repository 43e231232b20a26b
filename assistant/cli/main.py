"""The command `assistant` and its exit codes: 0 done, 1 done with failures, 2 wrong use."""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated, Final

import typer

from assistant import __version__
from assistant.cli import asking, keeping, looking, serving
from assistant.library.errors import LibraryError
from assistant.models.errors import ModelNotFoundError

DONE: Final = 0
FAILURES: Final = 1
WRONG_USE: Final = 2

app = typer.Typer(
    name="assistant",
    help="Cited answers for people who commission public services in England. Runs with no network.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command()(keeping.index)
app.command()(looking.search)
app.command()(asking.ask)
app.command()(keeping.documents)
app.command()(keeping.remove)
app.command()(keeping.reindex)
app.command()(serving.serve)
app.command()(looking.doctor)


@app.callback()
def options(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell what goes on.")] = False,
) -> None:
    """Set up logging before any command runs."""
    if version:
        typer.echo(f"assistant {__version__}")
        raise typer.Exit(DONE)
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR,
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


def main() -> None:
    """Run the command line; what a person can cause ends in one plain sentence."""
    quiet_telemetry()
    try:
        app()
    except (LibraryError, ModelNotFoundError) as error:
        typer.echo(f"assistant: {error}", err=True)
        raise SystemExit(WRONG_USE) from error
    except KeyboardInterrupt as error:
        typer.echo("assistant: stopped. What was finished is kept; run the command again to go on.", err=True)
        raise SystemExit(FAILURES) from error
    except BrokenPipeError:
        # The reader of our output has gone (`assistant documents | head`): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(DONE) from None


def quiet_telemetry() -> None:
    """Tell every library that could call home not to, before any of them is imported."""
    for name in ("GRADIO_ANALYTICS_ENABLED", "ANONYMIZED_TELEMETRY", "CHROMA_TELEMETRY_ENABLED"):
        os.environ.setdefault(name, "False")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("LANGCHAIN_TRACING_V2", "false")
    os.environ.setdefault("LANGSMITH_TRACING", "false")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
