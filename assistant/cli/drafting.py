"""The commands for an officer who drafts: draft, check-clause."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft as drafted
from assistant.clauses.favour import fair
from assistant.clauses.findings import check_clause as findings_of
from assistant.clauses.findings.table import rules_table
from assistant.clauses.pack import ClausePack, Precedent
from assistant.clauses.reading import LARGEST_MB, brief_from_bytes, brief_from_file
from assistant.clauses.wire import findings_json, pack_json
from assistant.cli.briefing import asked_brief
from assistant.cli.challenging import day_of, law_texts, today
from assistant.cli.packs import show_findings, show_pack
from assistant.cli.shared import DataDir, Json, err, model_of, out, print_json, settings, wrong_use
from assistant.cli.verdicts import line
from assistant.cli.writing import Force, check_free, write
from assistant.documents import Document
from assistant.law.cited import LawTexts
from assistant.library.catalogue import Catalogue
from assistant.library.errors import LibraryError
from assistant.library.store import CATALOGUE
from assistant.models.errors import ModelNotFoundError
from assistant.readers.errors import ReadError
from assistant.readers.isolated import IsolatedReader
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.clauses.finding import Finding

_MEBIBYTE: Final = 2**20
_LARGEST_TYPED: Final = 4 * _MEBIBYTE
"""Bytes of a clause on standard input."""
AsAt = Annotated[
    str | None,
    typer.Option("--as-at", metavar="YYYY-MM-DD", help="The day whose law counts. Today if left out."),
]


def draft(
    *,
    brief: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What is bought, as a JSON object; - for standard input."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--out", metavar="OUT", help="Save the draft too: OUT.docx, OUT.md or OUT.pdf."),
    ] = None,
    precedents: Annotated[
        bool | None,
        typer.Option(
            "--precedents/--no-precedents",
            help="Look for past tenders that asked for something alike. Done if the library holds any.",
        ),
    ] = None,
    adapt: Annotated[
        bool,
        typer.Option("--adapt", help="Let the chat model fit the wording; what adds anything is refused."),
    ] = False,
    as_at: AsAt = None,
    force: Force = False,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Draft social value clauses, the award question and the measures for a purchase, with their sources.

    Without --brief, what is needed is asked, one question at a time.
    """
    chosen, day = settings(data_dir), day_of(as_at, "--as-at") or today()
    _check_out(output, force=force)
    wanted = brief_in(brief) if brief is not None else asked_brief(day, err if json_ else out)
    refusal = fair(wanted, day)
    alike = _precedents(refusal.brief, day, chosen, wanted=precedents)
    pack = drafted(refusal.brief, as_at=day, precedents=alike)
    pack = refusal.added_to(_adapted(pack, chosen) if adapt else pack)
    with law_texts(chosen) as texts:
        if output is not None:
            write(output, _file(pack, texts, output.suffix.lower()), force=force)
        if json_:
            print_json(pack_json(pack, texts))
        else:
            show_pack(pack, texts, out)
            if output is not None:
                line(f"The draft is in {output}.", out)


def check_clause(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help="The draft: text, Word, OpenDocument or PDF; - for standard input."
        ),
    ] = None,
    *,
    brief: Annotated[
        str | None, typer.Option(metavar="FILE", help="What the draft is for, as for draft.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--out", metavar="OUT.docx", help="Save the draft as Word, with comments on the words."),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Print every rule as Markdown, for review.")] = False,
    as_at: AsAt = None,
    force: Force = False,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Check a social value clause: the words concerned, why, the section, and a lawful rewording."""
    if rules:
        typer.echo(rules_table(), nl=False)
        return
    if file is None:
        wrong_use("Name the file with the draft, or - for standard input.")
    chosen, day = settings(data_dir), day_of(as_at, "--as-at") or today()
    check_free(output, ".docx", force=force)
    if file == "-" and brief == "-":
        wrong_use("Only one of the draft and --brief can come from standard input.")
    wanted = brief_in(brief) if brief is not None else None
    text, document = _draft_text(file, chosen)

    def check(words: str) -> Sequence[Finding]:
        return findings_of(words, wanted, day)

    found = check(text)
    with law_texts(chosen) as texts:
        if output is not None:
            write(output, _returned(file, text, check), force=force)
        if json_:
            print_json({"findings": findings_json(found, texts), "warnings": _warnings(document)})
            return
        for warning in _warnings(document):
            line(f"Note: {warning}", out, hanging=2)
        show_findings(found, texts, out)
        if output is not None:
            line(f"The draft with comments is in {output}.", out)


def _adapted(pack: ClausePack, chosen: Settings) -> ClausePack:
    """The pack with its commitments fitted to the service by the chat model, told one by one."""
    from assistant.answering.adapting import Adapted, adapted, with_adapted  # noqa: PLC0415 -- for --adapt
    from assistant.models.chat import load_chat_model  # noqa: PLC0415 -- see above

    chat = load_chat_model(chosen)
    if chat is None:
        err.print("No language model is set up, so the wording stays as it is.", highlight=False)
        return pack
    done: list[Adapted] = []
    try:
        for one in adapted(pack, chat):
            done.append(one)
            outcome = "fitted" if one.changed else one.refused or "left as it is"
            err.print(f"{one.clause.number}: {outcome}", highlight=False, markup=False)
    finally:
        chat.close()
    return with_adapted(pack, iter(done))


def brief_in(name: str) -> Brief:
    """The brief in a file, or from standard input for `-`; raises BriefError."""
    if name == "-":
        return brief_from_bytes(sys.stdin.buffer.read(LARGEST_MB * _MEBIBYTE + 1))
    return brief_from_file(Path(name))


def _check_out(path: Path | None, *, force: bool) -> None:
    if path is not None and path.suffix.lower() not in {".docx", ".md", ".pdf"}:
        wrong_use(f"{path} must end in .docx, .md or .pdf.")
    check_free(path, path.suffix.lower() if path else "", force=force)


def _precedents(brief: Brief, day: date, chosen: Settings, *, wanted: bool | None) -> Sequence[Precedent]:
    """Past tenders that asked for something alike; none where nothing is held or nothing is wanted.

    Where nobody asked for them, what stands in the way of the search is told and the draft made without.
    """
    if wanted is False or not (chosen.data_dir / CATALOGUE).is_file():
        if wanted:
            line(
                "There is no library to look for past tenders in. Make one with: assistant index FOLDER", err
            )
        return ()
    try:
        return _found_alike(brief, day, chosen)
    except (LibraryError, ModelNotFoundError, sqlite3.Error) as error:
        line(f"We could not look for past tenders: {str(error).rstrip('.')}.", err)
        return ()


def _found_alike(brief: Brief, day: date, chosen: Settings) -> Sequence[Precedent]:
    from assistant.clauses.choosing import chosen as blocks_for  # noqa: PLC0415 -- with the search that needs it
    from assistant.clauses.precedents import precedents  # noqa: PLC0415 -- loads the library's parts
    from assistant.library.store import open_library  # noqa: PLC0415 -- loads what holds the vectors
    from assistant.retrieval.search import open_search  # noqa: PLC0415 -- loads what ranks

    if not _holds_tenders(chosen):
        return ()
    library = open_library(chosen.data_dir)
    try:
        outcomes, _ = blocks_for(brief, day)
        return precedents(brief, outcomes, open_search(library, model_of(chosen)()))
    finally:
        library.close()


def _holds_tenders(chosen: Settings) -> bool:
    catalogue = Catalogue(chosen.data_dir / CATALOGUE)
    try:
        return any(record.source.kind == "tender" for record in catalogue.documents())
    finally:
        catalogue.close()


def _file(pack: ClausePack, texts: LawTexts, suffix: str) -> bytes:
    from assistant.clauses import export  # noqa: PLC0415 -- loads what writes Word and PDF

    makers: dict[str, Callable[[], bytes]] = {
        ".docx": lambda: export.pack_docx(pack, texts, today()),
        ".md": lambda: export.pack_markdown(pack, texts).encode("utf-8"),
        ".pdf": lambda: export.pack_pdf(pack, texts, today()),
    }
    return makers[suffix]()


def _returned(file: str, text: str, check: Callable[[str], Sequence[Finding]]) -> bytes:
    from assistant.clauses.returned import return_with_comments  # noqa: PLC0415 -- loads what writes Word

    path = Path(file)
    data, name = (text.encode("utf-8"), "draft.txt") if file == "-" else (path.read_bytes(), path.name)
    return return_with_comments(data, name, check, made_on=today())


def _draft_text(name: str, chosen: Settings) -> tuple[str, Document | None]:
    """The words of the draft; findings are places in them."""
    if name == "-":
        return _typed_text(), None
    path = Path(name)
    if not path.is_file():
        wrong_use(f"{path} is not there." if not path.exists() else f"{path} is not a file.")
    with IsolatedReader(chosen.read_seconds, chosen.read_memory_mb, chosen.read_file_mb) as reader:
        try:
            document = reader.read(path)
        except ReadError as error:
            wrong_use(f"{path} cannot be read: {error}.")
    if not document.text.strip():
        wrong_use(f"{path} has no text to check.")
    return document.text, document


def _typed_text() -> str:
    data = sys.stdin.buffer.read(_LARGEST_TYPED + 1)
    if len(data) > _LARGEST_TYPED:
        wrong_use(f"The draft is larger than {_LARGEST_TYPED // _MEBIBYTE} MiB. Give its social value part.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong_use("The draft is not text in UTF-8. Save it again as UTF-8.")
    if not text.strip():
        wrong_use("There is no text to check.")
    return text


def _warnings(document: Document | None) -> list[str]:
    return [f"{warning}." for warning in document.warnings] if document else []
