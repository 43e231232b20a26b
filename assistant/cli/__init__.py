"""The command line: thin Typer commands; each calls one function."""

from __future__ import annotations

from assistant.cli.main import main

__all__ = ["main"]
