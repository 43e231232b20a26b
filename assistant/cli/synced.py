"""What the commands that fetch tell the person who ran them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from assistant.cli.shared import err, out, print_json
from assistant.library.sources import Entry
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.library.report import Report as IndexReport
    from assistant.sync.report import Outcome, Report

# The modules that fetch are imported inside the functions: to load them takes longer than most commands run.


def tell(report: Report) -> None:
    """What became of each source, and how many there are of each."""
    for outcome in report.outcomes:
        if outcome.result != "unchanged" or outcome.notes:
            _tell_one(outcome)
    results = [outcome.result for outcome in report.outcomes]
    counts = ", ".join(
        f"{results.count(result)} {result}" for result in ("new", "changed", "unchanged", "failed")
    )
    out.print(f"{counts} ({report.seconds:.0f} s)", highlight=False)


def _tell_one(outcome: Outcome) -> None:
    place = err if outcome.result == "failed" else out
    place.print(f"{outcome.result}: {outcome.title} [{outcome.id}]", highlight=False, markup=False)
    for text in (*filter(None, [outcome.reason]), *outcome.what, *outcome.notes):
        place.print(f"    {text}", highlight=False, markup=False)


def tell_library(library: IndexReport | None) -> None:
    """What the library made of it."""
    if library is None:
        return
    out.print(
        f"library: {library.added} added, {library.changed} changed, {library.removed} removed, "
        f"{len(library.failed)} not read",
        highlight=False,
    )
    for failure in library.failed:
        err.print(f"not read: {failure.path}: {failure.reason}", highlight=False, markup=False)


def as_json(report: Report, library: IndexReport | None, locked: str) -> dict[str, object]:
    """All of that as `--json` gives it."""
    return {
        "sources": [asdict(outcome) for outcome in report.outcomes],
        "message": " ".join(filter(None, (report.message, locked))),
        "seconds": report.seconds,
        "library": asdict(library) if library else None,
    }


def tell_changes(chosen: Settings, *, json_: bool) -> None:
    """What changed when each file last did."""
    from assistant.sync import run  # noqa: PLC0415 -- see above

    outcomes = run.last_changes(chosen)
    if json_:
        print_json({"changes": [asdict(outcome) for outcome in outcomes]})
        return
    for outcome in outcomes:
        _tell_one(outcome)
    if not outcomes:
        out.print("Nothing that was fetched has changed since it was first fetched.")


def tell_addresses(wanted: Sequence[Entry], day: date | None, *, json_: bool) -> None:
    """What would be asked for."""
    from assistant.sync import run  # noqa: PLC0415 -- see above

    places = {entry.id: run.addresses(entry, day) for entry in wanted}
    if json_:
        print_json({"addresses": places})
        return
    for name, address in places.items():
        out.print(f"{name}: {address}", highlight=False, markup=False, soft_wrap=True)
    out.print(f"{len(places)} sources. Nothing was fetched.", highlight=False)


def tell_list(chosen: Settings, entries: Sequence[Entry], *, json_: bool) -> None:
    """What can be fetched, and how the last fetch of each ended."""
    from assistant.sync.dates import in_words  # noqa: PLC0415 -- see above
    from assistant.sync.shelf import Shelf  # noqa: PLC0415 -- see above

    last = Shelf(chosen.data_dir).state.sources
    if json_:
        rows = []
        for entry in entries:
            state = last.get(entry.id)
            rows.append(
                {
                    **entry.model_dump(include={"id", "title", "kind", "collection", "fetch", "why_not"}),
                    "address": entry.fetched_from,
                    "last": state.model_dump() if state else None,
                }
            )
        print_json({"sources": rows})
        return
    for entry in entries:
        state = last.get(entry.id)
        ended = f"{state.result}, {in_words(state.checked)}" if state else "never fetched"
        if entry.fetch == "none":
            ended = f"not fetched: {entry.why_not}"
        elif state and state.reason:
            ended += f": {state.reason}"
        # A line for the id alone: a table would cut it, and it is there to be copied.
        out.print(entry.id, style="bold", highlight=False, markup=False, soft_wrap=True)
        out.print(f"    {entry.title} · {entry.kind} · {ended}", highlight=False, markup=False)
    out.print(f"{len(entries)} sources", highlight=False)
