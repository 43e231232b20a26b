"""What an exported pack says, in order."""

from __future__ import annotations

from datetime import date

from assistant.clauses.export.citations import Citations
from assistant.clauses.export.officer import officer_pages
from assistant.clauses.export.parts import Pages, Sheet, Words, short, spoken
from assistant.clauses.export.tender import measures_pages, tender_parts
from assistant.clauses.pack import ClausePack
from assistant.law.cited import LawTexts
from assistant.word.pieces import Strong

HEADER = "Illustrative: for officer and legal review"


def sheet(pack: ClausePack, texts: LawTexts, made_on: date | None) -> Sheet:
    """Part A for tenderers, its measures on pages of their own, and part B for the officer.

    Raises `CatalogueError` when the notes that ship are not there.
    """
    citations = Citations(texts)
    made = f"Made on {spoken(made_on)}. " if made_on else ""
    opening = (
        Words((f"{made}By the law as it stood on {spoken(pack.as_at)}.",)),
        *map(_boxed, _HOW_TO),
    )
    return Sheet(
        title=f"Social value in {short(pack.brief.service, 90)}: draft",
        pages=(
            Pages(HEADER, (*opening, *tender_parts(pack, citations))),
            measures_pages(pack, HEADER),
            officer_pages(pack, citations, f"{HEADER}. Not for tenderers"),
        ),
    )


_NOTES = (
    " The small numbers lead to the law behind each group of clauses. To take them all out in Word, "
    "find ^f and replace it with nothing."
)
_HOW_TO = (
    ("How to use this draft", ""),
    ("Fill the gaps.", " Words in [square brackets] are yours to decide. Part B lists them all."),
    ("Take part B off.", " Part A is for tenderers. Part B is for you, and must not be published."),
    (
        "Mind the notes.",
        _NOTES,
    ),
    ("Have it read.", " This is a draft, not legal advice. Your lawyers decide what goes into a contract."),
)


def _boxed(line: tuple[str, str]) -> Words:
    strong, rest = line
    return Words((Strong(strong), rest) if rest else (Strong(strong),), "box")
