"""The command `assistant` and its exit codes: 0 done, 1 done with failures, 2 wrong use."""

from __future__ import annotations

import logging
import os
import sqlite3
import sys
from typing import Annotated, Final

import typer

from assistant import __version__
from assistant.clauses.errors import BlockError, BriefError, DraftFileError
from assistant.cli.on_demand import OnDemand
from assistant.eligibility.errors import FactsError
from assistant.library.errors import LibraryError
from assistant.models.errors import ModelNotFoundError

DONE: Final = 0
FAILURES: Final = 1
WRONG_USE: Final = 2
_INTERRUPTED: Final = 130
"""What Typer ends with when a person stops it: 128 and the number of the signal."""

app = typer.Typer(
    name="assistant",
    cls=OnDemand,
    help="Cited answers for people who commission public services in England. Runs with no network.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(asked: bool) -> None:  # noqa: FBT001 -- Typer passes by position
    if asked:
        typer.echo(f"assistant {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def options(
    *,
    version: Annotated[  # noqa: ARG001 -- its callback answers before any command is asked for
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell what goes on.")] = False,
) -> None:
    """Set up logging before any command runs."""
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
    except (BlockError, BriefError, DraftFileError, FactsError, LibraryError, ModelNotFoundError) as error:
        typer.echo(f"assistant: {error}", err=True)
        raise SystemExit(WRONG_USE) from error
    except sqlite3.DatabaseError as error:
        typer.echo(
            f"assistant: A file of the library is damaged ({error}). Move its folder away and index the "
            "documents again; the documents themselves were not touched.",
            err=True,
        )
        raise SystemExit(WRONG_USE) from error
    except SystemExit as end:
        # Typer has caught the interrupt itself; a reader of our output that has gone ends in silence there.
        if end.code != _INTERRUPTED:
            raise
        typer.echo("assistant: stopped. What was finished is kept; run the command again to go on.", err=True)
        raise SystemExit(FAILURES) from end


def quiet_telemetry() -> None:
    """Tell every library that could call home not to, before any of them is imported."""
    for name in ("GRADIO_ANALYTICS_ENABLED", "ANONYMIZED_TELEMETRY", "CHROMA_TELEMETRY_ENABLED"):
        os.environ.setdefault(name, "False")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("LANGCHAIN_TRACING_V2", "false")
    os.environ.setdefault("LANGSMITH_TRACING", "false")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
