"""Commands that fetch: sync for the sources of the catalogue, sync-tenders for notices of tenders."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, get_args

import typer

from assistant.cli.shared import (
    DataDir,
    Json,
    KindOption,
    err,
    files_bar,
    model_of,
    one_of,
    out,
    print_json,
    settings,
    wrong_use,
)
from assistant.cli.synced import (
    as_json,
    tell,
    tell_addresses,
    tell_changes,
    tell_library,
    tell_list,
)
from assistant.documents import Kind
from assistant.library.errors import LibraryLockedError
from assistant.library.sources import CATALOGUE, Entry, load_entries, shipped_corpus
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.library.report import Report as IndexReport
    from assistant.sync.report import Report

# The modules that fetch are imported inside the commands: to load them takes longer than most commands run.

_CLOSE = 3
"""Ids that are offered in place of one that is unknown."""


def sync(
    ids: Annotated[list[str] | None, typer.Argument(help="Ids of sources (see --list).")] = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="Every source that can be fetched.")] = False,
    kind: KindOption = None,
    collection: Annotated[str | None, typer.Option(help="Only this collection.")] = None,
    as_at: Annotated[
        str | None, typer.Option(help="Laws as they stand on a day: 2026-04-07. Kept beside the latest.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="Show what can be fetched and how the last fetch ended.")
    ] = False,
    changes: Annotated[bool, typer.Option(help="Say again what changed when each file last did.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Show what would be asked for, and ask for nothing.")] = False,
    catalogue: Annotated[
        Path | None, typer.Option(help="A catalogue of your own, in the form of corpus/sources.toml.")
    ] = None,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Fetch official texts into the library. Nothing is fetched unless you name it."""
    chosen = settings(data_dir)
    entries = load_entries(catalogue or shipped_corpus() / CATALOGUE)
    wanted_kind: Kind | None = one_of(kind, Kind, "--kind")
    day = _day(as_at, "--as-at") if as_at else None
    if changes:
        tell_changes(chosen, json_=json_)
        return
    if not (ids or all_ or wanted_kind or collection or list_):
        _explain(entries)
    wanted = [
        entry
        for entry in _named(ids or [], entries)
        if wanted_kind in {None, entry.kind} and collection in {None, entry.collection}
    ]
    if list_:
        tell_list(chosen, wanted, json_=json_)
        return
    if not ids:
        wanted = [entry for entry in wanted if entry.fetch != "none"]
    if day:
        wanted = [entry for entry in wanted if entry.fetch == "legislation"]
    if not wanted:
        wrong_use("No source that can be fetched fits. See: assistant sync --list")
    if dry_run:
        tell_addresses(wanted, day, json_=json_)
        return
    _fetch_sources(chosen, wanted, day, json_=json_)


def sync_tenders(
    *,
    from_: Annotated[str, typer.Option("--from", help="The first day: 2026-10-01.")],
    to: Annotated[str | None, typer.Option(help="The last day; today if you leave it out.")] = None,
    service: Annotated[str, typer.Option(help="find-a-tender or contracts-finder.")] = "find-a-tender",
    cpv: Annotated[
        list[str] | None, typer.Option(help="First digits of CPV codes, as 7731; may be given again.")
    ] = None,
    buyer: Annotated[str, typer.Option(help="Part of the buyer's name.")] = "",
    words: Annotated[str, typer.Option(help="Words that the notice holds, all of them.")] = "",
    stage: Annotated[
        list[str] | None, typer.Option(help="planning, tender or award; may be repeated.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="The most procurements to keep in one run.")] = 500,
    dry_run: Annotated[bool, typer.Option(help="Show what would be asked for, and ask for nothing.")] = False,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Fetch notices of tenders from Find a Tender or Contracts Finder into the library."""
    from assistant.sync import tenders  # noqa: PLC0415 -- see above
    from assistant.sync.notices import Wanted  # noqa: PLC0415 -- see above

    chosen = settings(data_dir)
    first, last = _day(from_, "--from"), _day(to, "--to") if to else datetime.now(UTC).date()
    if first > last:
        wrong_use("--from is after --to.")
    codes = tuple(_cpv(code) for code in cpv or ())
    stages = tuple(one_of(name, tenders.Stage, "--stage") for name in stage or ())
    asked: tenders.ServiceName = one_of(service, tenders.ServiceName, "--service")
    query = tenders.Query(asked, first, last, Wanted(codes, buyer, words), stages, most)
    if dry_run:
        days = [tenders.first_address(query, day) for day in query.days]
        if json_:
            print_json({"addresses": days})
        else:
            for address in days:
                out.print(address, highlight=False, markup=False, soft_wrap=True)
            least = len(days) * chosen.sync_tender_seconds / 60
            out.print(f"{len(days)} days; {least:.0f} minutes or more. Nothing was fetched.", highlight=False)
        return
    with files_bar(shown=not json_, label="Fetching") as progress:
        report = _or_no_network(lambda: tenders.sync_tenders(chosen, query, progress), json_=json_)
    _finish(chosen, report, json_=json_)


# -- what is chosen ------------------------------------------------------------------------------


def _named(ids: Sequence[str], entries: Sequence[Entry]) -> list[Entry]:
    """The entries with these ids, or all; ends with a plain message when an id is unknown."""
    known = {entry.id: entry for entry in entries}
    for name in ids:
        if name not in known:
            near = difflib.get_close_matches(name, known, _CLOSE)
            hint = f"Did you mean {' or '.join(near)}?" if near else "See: assistant sync --list"
            wrong_use(f"There is no source '{name}' in the catalogue. {hint}")
    return [known[name] for name in dict.fromkeys(ids)] if ids else list(entries)


def _explain(entries: Sequence[Entry]) -> NoReturn:
    """Say what can be chosen, and fetch nothing."""
    there = [entry for entry in entries if entry.fetch != "none"]
    kinds = Counter(entry.kind for entry in there)
    collections = Counter(entry.collection for entry in there if entry.collection)
    lines = [
        "Nothing was fetched: say what to fetch.",
        "",
        f"  assistant sync ID …             sources by their ids: {there[0].id}, …",
        "  assistant sync --kind KIND      "
        + ", ".join(f"{name} ({kinds[name]})" for name in get_args(Kind) if name in kinds),
    ]
    if collections:
        named = ", ".join(f"{name} ({count})" for name, count in sorted(collections.items()))
        lines.append(f"  assistant sync --collection C   {named}")
    lines += [
        f"  assistant sync --all            all {len(there)} sources",
        "  assistant sync --list           the ids, and how the last fetch of each ended",
        "  assistant sync-tenders --from … notices of tenders since a day",
    ]
    for line in lines:
        out.print(line, highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(2)


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong_use(f"{option} '{text}' is not a day as 2026-04-07.")


def _cpv(text: str) -> str:
    found = re.fullmatch(r"(\d{2,8})(?:-\d)?", text.strip())
    if not found:
        wrong_use(f"--cpv '{text}' is no beginning of a CPV code: two to eight digits, as 7731.")
    return found[1]


# -- doing it ------------------------------------------------------------------------------------


def _fetch_sources(chosen: Settings, wanted: Sequence[Entry], day: date | None, *, json_: bool) -> None:
    from assistant.sync import run  # noqa: PLC0415 -- see above

    with files_bar(shown=not json_, label="Fetching") as progress:
        report = _or_no_network(lambda: run.sync(chosen, wanted, as_at=day, progress=progress), json_=json_)
    _finish(chosen, report, json_=json_)


def _or_no_network(fetch: Any, *, json_: bool) -> Report:  # noqa: ANN401 -- a function without arguments
    """What `fetch` gives; ends the command with one clear message when there is no network."""
    from assistant.sync.errors import NoNetworkError  # noqa: PLC0415 -- see above

    try:
        report: Report = fetch()
    except NoNetworkError as error:
        if json_:
            print_json({"sources": [], "message": str(error), "library": None})
        else:
            err.print(str(error), highlight=False, markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    return report


def _finish(chosen: Settings, report: Report, *, json_: bool) -> NoReturn:
    """Bring what was fetched into the library, and tell of both."""
    from assistant.sync import run  # noqa: PLC0415 -- see above

    if not json_:
        tell(report)
    library: IndexReport | None = None
    locked = ""
    try:
        with files_bar(shown=not json_) as progress:
            library = run.into_library(chosen, model_of(chosen), progress)
    except LibraryLockedError as error:
        folder = chosen.data_dir / "fetched"
        locked = (
            f"What was fetched is kept in {folder}, and is not in the library yet. {error} "
            f"Then run: assistant index {folder}"
        )
    if json_:
        print_json(as_json(report, library, locked))
    else:
        tell_library(library)
        for text in filter(None, (report.message, locked)):
            err.print(text, highlight=False, markup=False, soft_wrap=True)
    unread = bool(library and library.failed)
    raise typer.Exit(1 if report.of("failed") or report.cut_short or locked or unread else 0)
