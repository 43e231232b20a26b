"""Claims of our domain with the quote that they cite, true, half true and subtly false."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from assistant.answering.terms import content
from assistant.answers import Support
from assistant.documents import Citation, Hit, Passage, Source, digest
from assistant.library.passages import Tokenizer, cut
from assistant.library.sources import shipped_corpus
from assistant.readers import read
from evals.answers.data import read_lines
from evals.errors import EvalError

Part = Literal["fit", "tune", "test"]
"""Split by note: the weights are from `fit`, the thresholds from `tune`, the figures from `test`."""
PARTS: Final[tuple[Part, ...]] = get_args(Part)
HERE: Final = Path(__file__).parent
LEARNT: Final = "abcd"
MEASURED: Final = "efg"
"""The authors of `claims_written.jsonl`: the first letters of its ids."""
SEED: Final = 7
BESIDE: Final = 0.5
"""How often the quote that does support a claim stands in the same passage as the one that is cited."""
NEIGHBOURS: Final = 3
"""Other quotes in that passage where it does not."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One claim with its citation and what a person says of it."""

    id: str
    text: str
    citation: Citation
    label: Support
    kind: str
    """How it is true or what is wrong with it: `paraphrase`, `negation`, `wrong_passage`."""


def read_claims(part: Part, tokenizer: Tokenizer) -> list[Labelled]:
    """The claims of one part; raises EvalError where a quote is not in its note."""
    path = HERE / f"claims_{part}.jsonl"
    notes = cache(lambda name: read_note(name, tokenizer))
    claims = []
    for row in read_lines(path):
        if row["label"] not in get_args(Support):
            raise EvalError(f"{path}, {row['id']}: there is no label {row['label']}.")
        citation = _cited(row["quote"], notes(row["source"]))
        if citation is None:
            raise EvalError(f"{path}, {row['id']}: the quote is not in {row['source']}.")
        claims.append(Labelled(row["id"], row["claim"], citation, row["label"], row["kind"]))
    return claims


def read_unrelated(authors: str) -> list[Labelled]:
    """True claims of those authors, each with another quote: of two, one with the likest, one with any.

    The other quote stands in its passage beside the one that does support the claim, or beside its likest.
    """
    rows = [row for row in read_lines(HERE / "claims_written.jsonl") if row["id"][0] in authors]
    chance = random.Random(SEED)  # noqa: S311 -- to vary examples, not to keep a secret
    made = []
    words = {row["quote"]: frozenset(content(row["quote"])) for row in rows}
    for row in rows:
        others = (quote for quote in words if quote != row["quote"])
        shared = {quote: len(words[row["quote"]] & words[quote]) for quote in others}
        likest = sorted(shared, key=shared.__getitem__, reverse=True)
        for number, claim in enumerate(row["true"][:2]):
            other = chance.choice(likest) if number else likest[0]
            beside = [row["quote"]] if chance.random() < BESIDE else likest[:NEIGHBOURS]
            text = "\n".join([other, *(quote for quote in beside if quote != other)])
            passage = Passage(digest(text), row["id"], text, (), 0, len(text), ())
            source = Source(row["id"], "Written for the check", "guidance")
            cited = Citation(hit(passage, source), other, 0, len(other))
            made.append(Labelled(f"{row['id']}-{number}", claim, cited, "unsupported", "unrelated"))
    return made


def read_note(name: str, tokenizer: Tokenizer) -> list[Hit]:
    """A note as hits: its passages, then all of it for a quote that two passages share."""
    document = read(shipped_corpus() / "notes" / f"{name}.md")
    whole = Passage(digest(name), name, document.text, (), 0, len(document.text), ())
    passages = [piece.passage for piece in cut(document, tokenizer)]
    return [hit(passage, document.source) for passage in (*passages, whole)]


def hit(passage: Passage, source: Source) -> Hit:
    """A passage as a search would bring it."""
    return Hit(passage, source, source.id, 1.0)


def _cited(quote: str, hits: list[Hit]) -> Citation | None:
    # Two points of a list stand on two lines.
    pattern = re.compile(r"\s+(?:[-*]\s+)?".join(map(re.escape, quote.split())))
    for one in hits:
        if found := pattern.search(one.passage.text):
            return Citation(one, found.group(), found.start(), found.end())
    return None
