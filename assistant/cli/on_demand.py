"""Commands that are loaded when they are asked for, so that none waits for the modules of the others."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, cast

import typer
from typer.core import TyperGroup

COMMANDS: Final[dict[str, str]] = {
    "index": "keeping:index",
    "search": "looking:search",
    "ask": "asking:ask",
    "documents": "listing:documents",
    "export": "listing:export",
    "watch": "keeping:watch",
    "remove": "keeping:remove",
    "reindex": "keeping:reindex",
    "calibrate": "calibrating:calibrate",
    "ocr": "keeping:ocr",
    "sync": "syncing:sync",
    "sync-tenders": "syncing:sync_tenders",
    "eligibility": "challenging:eligibility",
    "expression": "challenging:expression",
    "check-expression": "reviewing:check_expression",
    "challenge-dates": "dating:challenge_dates",
    "draft": "drafting:draft",
    "beside": "besides:beside",
    "check-clause": "drafting:check_clause",
    "serve": "serving:serve",
    "doctor": "looking:doctor",
}
"""Each command with its module of this package and its function, in the order of the help."""


class OnDemand(TyperGroup):
    """The commands of `COMMANDS`."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- as Typer gives them
        """As Typer builds a group; the names alone are there from the start, for lists and suggestions."""
        super().__init__(*arguments, **options)
        self.commands = dict.fromkeys(COMMANDS, cast("Any", None))

    def get_command(self, ctx: object, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 -- Typer keeps click's types to itself
        """The command of that name, its module imported; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(cmd_name)(getattr(import_module(f"assistant.cli.{module}"), function))
        return typer.main.get_command(alone)
