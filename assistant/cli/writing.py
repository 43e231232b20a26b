"""Files that a command makes for a person, never over another one unless told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.shared import wrong_use

Force = Annotated[bool, typer.Option("--force", help="Replace the file that is there.")]


def check_free(path: Path | None, suffix: str, *, force: bool) -> None:
    """End with a plain message where the file could not be written, before any work is done for it."""
    if path is None:
        return
    if path.suffix.lower() != suffix:
        wrong_use(f"{path} must end in {suffix}.")
    if path.is_dir():
        wrong_use(f"{path} is a folder.")
    if not path.parent.is_dir():
        wrong_use(f"The folder {path.parent} is not there.")
    if path.exists() and not force:
        wrong_use(_there(path))


def write(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file whole; ends with a plain message where that cannot be."""
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(data)
    except FileExistsError:
        wrong_use(_there(path))
    except OSError as error:
        wrong_use(f"{path} cannot be written: {error.strerror or error}.")


def _there(path: Path) -> str:
    return f"{path} is there already. Choose another name, or replace it with --force."
