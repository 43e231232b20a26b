"""The command for what goes beside a draft: beside."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.clauses.beside import beside_markdown
from assistant.clauses.beside.every import BESIDE, documents
from assistant.clauses.draft import draft
from assistant.clauses.favour import fair
from assistant.cli.challenging import day_of, today
from assistant.cli.drafting import AsAt, brief_in
from assistant.cli.shared import out, wrong_use
from assistant.cli.verdicts import line
from assistant.cli.writing import Force, check_free, write


def beside(
    document: Annotated[str, typer.Argument(help="One of: " + ", ".join(BESIDE))],
    *,
    brief: Annotated[
        str, typer.Option(metavar="FILE", help="What is bought, as for draft; - for standard input.")
    ],
    output: Annotated[
        Path | None, typer.Option("--out", metavar="OUT.md", help="Save it instead of printing it.")
    ] = None,
    as_at: AsAt = None,
    force: Force = False,
) -> None:
    """Write what goes beside a draft: market questions, a monitoring schedule and so on."""
    if document not in BESIDE:
        wrong_use(f"There is no document “{document}”. Choose one of: {', '.join(BESIDE)}.")
    check_free(output, ".md", force=force)
    day = day_of(as_at, "--as-at") or today()
    pack = draft(fair(brief_in(brief), day).brief, as_at=day)
    text = beside_markdown(next(one for one in documents(pack) if one.id == document))
    if output is None:
        typer.echo(text, nl=False)
        return
    write(output, text.encode("utf-8"), force=force)
    line(f"It is in {output}.", out)
