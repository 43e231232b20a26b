"""Documents and queries of any number, made out of the sentences of real PDFs."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pypdf import PdfReader

from evals.errors import EvalError

SEED = 20260101
PAGES_READ = 12
"""Pages of each PDF that sentences are taken from: enough for some thousands, read in seconds."""
SECTIONS_A_DOCUMENT = 40
SECTION_WORDS = 80
"""With its heading, about one passage; `made_library` counts what it really gives."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SENTENCE_WORDS = range(6, 41)
"""Shorter is a heading or a table cell; longer is a table that lost its lines."""
_QUERY_WORDS = (4, 12)


def sentences(pdfs: Sequence[Path]) -> tuple[str, ...]:
    """The sentences on the first pages of the PDFs, each once, in order."""
    texts = (page.extract_text() for pdf in pdfs for page in PdfReader(pdf).pages[:PAGES_READ])
    parts = (" ".join(part.split()) for text in texts for part in _SENTENCE.split(text))
    found = tuple(dict.fromkeys(part for part in parts if len(part.split()) in _SENTENCE_WORDS))
    if not found:
        raise EvalError("The PDFs hold no sentences, so no documents can be made out of them.")
    return found


def write_documents(folder: Path, pool: Sequence[str], sections: int, *, seed: int = SEED) -> None:
    """Write Markdown files of `sections` sections in all; the same arguments always give the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)  # noqa: S311 -- chooses sentences, keeps no secret
    for number, start in enumerate(range(0, sections, SECTIONS_A_DOCUMENT), 1):
        count = min(SECTIONS_A_DOCUMENT, sections - start)
        body = "\n\n".join(_section(chance, pool) for _ in range(count))
        text = f"# Report {number}: {_fragment(chance, pool)}\n\n{body}\n"
        (folder / f"report-{number:05d}.md").write_text(text, encoding="utf-8")


def queries(pool: Sequence[str], count: int, *, seed: int = SEED) -> tuple[str, ...]:
    """Runs of four to twelve words out of the sentences, each query different."""
    chance = random.Random(seed)  # noqa: S311 -- as above
    made = dict.fromkeys(_fragment(chance, pool) for _ in range(count * 4))
    return tuple(made)[:count]


def _section(chance: random.Random, pool: Sequence[str]) -> str:
    return f"## {_fragment(chance, pool)}\n\n" + "\n\n".join(_paragraphs(chance, pool))


def _paragraphs(chance: random.Random, pool: Sequence[str]) -> Iterator[str]:
    """Two paragraphs that together come to about the words of a section."""
    for _ in range(2):
        chosen: list[str] = []
        while sum(len(sentence.split()) for sentence in chosen) < SECTION_WORDS // 2:
            chosen.append(chance.choice(pool))
        yield " ".join(chosen)


def _fragment(chance: random.Random, pool: Sequence[str]) -> str:
    words = chance.choice(pool).split()
    length = chance.randint(*_QUERY_WORDS)
    start = chance.randrange(max(1, len(words) - length + 1))
    return " ".join(words[start : start + length]).strip(" .,;:#*")
