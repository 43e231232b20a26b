"""The commands for a group that thinks of a challenge: eligibility, expression."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.interviewing import Answers, answers_of, confirmed, interview, show_answers, with_unasked
from assistant.cli.shared import DataDir, Json, err, out, print_json, settings, wrong_use
from assistant.cli.verdicts import line, show_checklist, show_verdict
from assistant.cli.writing import Force, check_free, write
from assistant.eligibility.check import Check, check
from assistant.eligibility.expression.checklist import Item, checklist
from assistant.eligibility.expression.expression import Expression, with_facts
from assistant.eligibility.facts import Facts
from assistant.eligibility.interview import started
from assistant.eligibility.reading import LARGEST_MB, facts_from_bytes, facts_from_file
from assistant.eligibility.wire import check_json, citation_json
from assistant.law.cited import LawTexts
from assistant.library.catalogue import Catalogue
from assistant.library.errors import LibraryError
from assistant.library.store import CATALOGUE
from assistant.settings import Settings


def eligibility(
    *,
    facts: Annotated[
        str | None, typer.Option(metavar="FILE", help="The facts as a JSON object; - for standard input.")
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="Your case in a sentence; what we understand of it you confirm.")
    ] = None,
    as_at: Annotated[
        str | None,
        typer.Option("--as-at", metavar="YYYY-MM-DD", help="The day to check for. Today if left out."),
    ] = None,
    word: Annotated[
        Path | None, typer.Option("--word", metavar="OUT.docx", help="Save the verdict as a Word file too.")
    ] = None,
    force: Force = False,
    rules: Annotated[bool, typer.Option("--rules", help="Print every rule as Markdown, for review.")] = False,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Check whether you can use the community right to challenge, with the law behind each reason.

    Without --facts, questions are asked one at a time.
    """
    if rules:
        from assistant.eligibility.table import rules_table  # noqa: PLC0415 -- goes through every case

        typer.echo(rules_table(), nl=False)
        return
    if facts is not None and text is not None:
        wrong_use("Give --facts or --text, not both.")
    chosen, day = settings(data_dir), day_of(as_at, "--as-at")
    if text is not None and len(text) > chosen.question_characters:
        wrong_use(f"--text is too long. Use at most {chosen.question_characters:,} characters.")
    check(Facts(), day)  # a day on which there was no right is said before any question
    check_free(word, ".docx", force=force)
    if facts is not None:
        known = facts_in(facts)
        answers = answers_of(known)
    else:
        known, answers = _interviewed(text, day, json_=json_)
    checked = check(known, day)
    with law_texts(chosen) as texts:
        if word is not None:
            _save(word, checked, texts, answers, force=force)
        if json_:
            print_json(check_json(checked, texts))
        else:
            show_verdict(checked, texts, out)


def _save(path: Path, checked: Check, texts: LawTexts, answers: Answers, *, force: bool) -> None:
    from assistant.eligibility.verdict_word import verdict_docx  # noqa: PLC0415 -- loads what writes Word

    write(path, verdict_docx(checked, texts, answers, today()), force=force)


def expression(
    *,
    answers: Annotated[
        str,
        typer.Option(metavar="FILE", help="What you have written, as a JSON object; - for standard input."),
    ],
    output: Annotated[Path, typer.Option("--out", metavar="OUT.docx", help="The draft to make.")],
    facts: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The facts of your case, as for eligibility.")
    ] = None,
    force: Force = False,
    data_dir: DataDir = None,
    json_: Json = False,
) -> None:
    """Write an expression of interest as a Word file, and say what it still lacks."""
    from assistant.eligibility.expression.word import expression_docx  # noqa: PLC0415 -- loads what writes Word

    chosen = settings(data_dir)
    check_free(output, ".docx", force=force)
    written = expression_in(answers)
    if facts is not None:
        written = with_facts(written, facts_from_file(facts))
    items = checklist(written)
    with law_texts(chosen) as texts:
        write(output, expression_docx(written, texts=texts, made_on=today()), force=force)
        if json_:
            print_json({"out": str(output), "checklist": [_item_json(item, texts) for item in items]})
        else:
            show_checklist(items, output, out)


def facts_in(name: str) -> Facts:
    """Facts in a file, or from standard input for `-`; raises FactsError."""
    if name == "-":
        return facts_from_bytes(sys.stdin.buffer.read(LARGEST_MB * 2**20 + 1))
    return facts_from_file(Path(name))


def expression_in(name: str) -> Expression:
    """What was written, in a file or from standard input for `-`; raises FactsError."""
    from assistant.eligibility.expression import reading  # noqa: PLC0415 -- pydantic builds its models

    if name == "-":
        return reading.expression_from_bytes(sys.stdin.buffer.read(reading.LARGEST_MB * 2**20 + 1))
    return reading.expression_from_file(Path(name))


def _item_json(item: Item, texts: LawTexts) -> dict[str, object]:
    return {
        "name": item.name,
        "state": item.state,
        "what": item.what,
        "citation": citation_json(item.provision, texts),
    }


@contextmanager
def law_texts(chosen: Settings) -> Iterator[LawTexts]:
    """The words of the law: from the library where there is one, else from the notes that ship."""
    catalogue = _catalogue(chosen.data_dir / CATALOGUE)
    try:
        yield LawTexts(catalogue)
    finally:
        if catalogue is not None:
            catalogue.close()


def _catalogue(path: Path) -> Catalogue | None:
    """The catalogue of the library; none where there is none, or where it is damaged, and that is told."""
    if not path.is_file():
        return None
    try:
        return Catalogue(path)
    except (LibraryError, sqlite3.Error) as error:
        why = error.__cause__ or error
        line(f"The library in {path.parent} cannot be read: {why}. We quote our own notes.", err)
        return None


def day_of(given: str | None, option: str) -> date | None:
    """A day as an option gives it; ends with a plain message when it is none."""
    day = None
    if given is not None and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        with suppress(ValueError):  # 30 February
            day = date.fromisoformat(given)
    if given is not None and day is None:
        wrong_use(f"{option} '{given}' is not a day. Write it as YYYY-MM-DD, for example 2026-04-30.")
    return day


def _interviewed(text: str | None, day: date | None, *, json_: bool) -> tuple[Facts, Answers]:
    """What the person answers; JSON has standard output to itself, so the questions go to standard error."""
    screen = err if json_ else out
    known = Facts()
    if text is not None:
        from assistant.eligibility.stated.facts import stated  # noqa: PLC0415 -- compiles many patterns

        known = confirmed(stated(text), screen)
    done = interview(started(known, day or today()), screen)
    facts = with_unasked(done.facts, known)
    answers = [(question.text, done.chosen(question)) for question in done.asked()]
    answers += answers_of(facts, besides=done.facts)
    show_answers(answers, screen)
    return facts, answers


def today() -> date:
    """The reader's own calendar day."""
    return date.today()  # noqa: DTZ011 -- as it says
