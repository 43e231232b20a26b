"""How likely it is that the passages found hold the answer, from what the search says of them."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from assistant.answering.telling import likeliest, read_as, units_of
from assistant.answering.understanding.abbreviations import expand
from assistant.documents import Hit
from assistant.models.embedding import Vectors
from assistant.models.remembered import remembered
from assistant.retrieval.search import Search

EVIDENCE: Final = 8
"""Passages that are shown and composed from."""
FILE: Final = "calibration.json"
"""In the data folder, where `assistant calibrate` has run; else the one beside this module holds."""
WORDS_ONLY: Final = "words only"
"""The fingerprint of the weights for any embedding model that nobody has calibrated for."""

_PRECEDENT: Final = re.compile(
    r"\b(?:tender|notice|precedent|example|illustrat|specif|contract|lots?\b|kpi|criteri|clause|procure|buyer|bid)",
    re.IGNORECASE,
)
"""Words of a question that an invented tender may answer."""
_NAME: Final = re.compile(r"(?<=[a-z0-9,;:] )[A-Z][a-z]{2,}")
"""A word with a capital in the middle of a sentence; the first word of one proves nothing."""
_UNSEEN: Final = 1.5
"""A word that stands in no passage of the library counts this much more than the rarest that does."""
SENTENCES: Final = 24
"""The likeliest of the passages, compared with the question: the passages come 0.09 s later at the median."""
_FIRST: Final = 10
"""Ranks of each half that count as first."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells whether the passages answer; each grows with how likely it is, but for the last two."""

    similarity: float
    """Cosine of question and best passage, -1 to 1."""
    asked: float
    """Cosine with the nearest question that people ask of a section found; 0 where none has any."""
    known: float
    """The log-odds that what ships answers it, by the questions nearest to it."""
    kind: float
    """The same by what parts all questions of the two kinds; at most `SUREST` either way."""
    sentence: float
    """Cosine of the question and the sentence of the passages that is nearest to it, -1 to 1; 0 where no
    questions are known."""
    words: float
    """The part of the question's words, rare ones counting more, that the best passage holds, 0 to 1."""
    together: float
    """The same part, of all the passages together."""
    agreement: float
    """The part of the passages that both halves of the search have among their first ten."""
    steep: float
    """How far the best passage stands above the mean of the others, on the scale of the fused score."""
    unseen: float
    """The part of the question's words, weighted, that stands in no passage of the library."""
    missing_name: float
    """1 where the question names something (a place, a person) that no passage names."""


NAMES: Final = tuple(item.name for item in fields(Signals))
OF_ANY: Final = ("similarity", "words", "together", "agreement", "steep", "unseen", "missing_name")
"""Those that know nothing of what ships."""
OF_WORDS: Final = ("words", "together", "unseen", "missing_name")
"""Those that no embedding model makes: their scale is the same with every model."""
OF_NOTES: Final = ("known", "kind", "sentence")
"""Those that tell best what the shipped notes answer; others beside them told no more (over all questions of
`python -m evals answers`, weights fitted on four sets and tried on the fifth)."""
ELSEWHERE: Final = " elsewhere"
"""Ends the name of the weights for passages of documents that did not ship."""
OURS: Final = "Commissioning Assistant"
"""The publisher of the notes that ship."""
_LEADING: Final = 3
"""The first passages; where one of them did not ship, it may answer what the notes do not."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How signals become a probability; logistic regression on what `assistant calibrate` measured."""

    fingerprint: str
    """Of the embedding model."""
    weights: dict[str, float]
    bias: float
    answerable_from: float
    """The probability below which the sources are said not to answer."""
    answered_wrongly: float = 0.0
    """At that threshold, of the questions it was chosen on that nothing answered, the part answered."""
    refused_wrongly: float = 0.0
    """Of those that could be answered, the part refused."""
    questions: int = 0

    def probability(self, signals: Signals) -> float:
        """That the passages hold the answer, 0 to 1."""
        given = asdict(signals)
        total = self.bias + sum(weight * given[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def signals(question: str, hits: Sequence[Hit], search: Search) -> Signals:
    """What the search says of `hits`, best first, for `question`.

    Invented examples show how a tender may look; what is true of services and councils, they do not say.
    """
    if not _PRECEDENT.search(question):
        hits = [hit for hit in hits if hit.source.status != "illustrative"]
    index = search.library.words
    question = expand(question, keep=False)
    terms = list(dict.fromkeys(index.terms(question)))
    frequency = dict(zip(terms, index.document_frequency(terms), strict=True))
    weights = _weights(frequency, max(1, index.count()))
    total = sum(weights.values()) or 1.0
    held = [
        set(index.terms(" ".join((hit.source.title, *hit.passage.heading_path, hit.passage.text))))
        for hit in hits
    ]
    everywhere = set().union(*held)

    def part(of: set[str]) -> float:
        return sum(weights[term] for term in weights.keys() & of) / total

    vector = search.asked.vector(question)
    others = [hit.score for hit in hits[1:]]
    both = [_ranked(hit.vector_rank) and _ranked(hit.word_rank) for hit in hits]
    return Signals(
        similarity=max((hit.similarity for hit in hits if hit.similarity is not None), default=0.0),
        asked=max((hit.asked for hit in hits), default=0.0),
        known=search.asked.known(vector),
        kind=search.asked.kind(vector),
        sentence=_nearest_sentence(question, vector, hits, search),
        words=max(map(part, held), default=0.0),
        together=part(everywhere),
        agreement=sum(both) / len(both) if both else 0.0,
        steep=hits[0].score - sum(others) / len(others) if others else 0.0,
        unseen=part({term for term, count in frequency.items() if not count}),
        missing_name=float(
            any(not everywhere.issuperset(index.terms(name)) for name in _NAME.findall(question))
        ),
    )


def _nearest_sentence(question: str, vector: Vectors, hits: Sequence[Hit], search: Search) -> float:
    units = units_of(hits)
    texts = [read_as(units[at]) for at in likeliest(question, units, SENTENCES)]
    if not texts or search.asked.model is None:
        return 0.0
    return float((remembered(texts, search.asked.model) @ vector).max())


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely it is that the passages answer, and whether that is enough."""

    probability: float
    enough: bool


def chance(found: Signals, hits: Sequence[Hit], fingerprint: str, data_dir: Path | None = None) -> Chance:
    """How likely `hits` answer, by the calibration for the embedding model of that fingerprint.

    Where documents that did not ship lead, they may answer as well as the notes: either is enough.
    """
    leading = hits[:_LEADING]
    # Where no questions are known, of a library without the notes, their signals tell nothing.
    known = found.sentence != 0.0
    ships = [
        known and (hit.source.publisher == OURS or hit.source.status == "illustrative") for hit in leading
    ]
    names = [fingerprint] if all(ships) else [f"{fingerprint}{ELSEWHERE}"]
    if any(ships) and not all(ships):
        names.append(fingerprint)
    calibrations = {**_shipped(), **(_read(data_dir / FILE) if data_dir is not None else {})}
    judged = []
    for calibration in {name: calibrations.get(name) or calibrations[WORDS_ONLY] for name in names}.values():
        probability = calibration.probability(found)
        judged.append(Chance(probability, probability >= calibration.answerable_from))
    return max(judged, key=lambda item: (item.enough, item.probability))


def store(found: Sequence[Calibration], path: Path) -> None:
    """Write calibrations to a file, beside those of other models that it holds."""
    kept = {**_read(path), **{item.fingerprint: item for item in found}}
    rows = [asdict(item) for item in kept.values()]
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


@cache
def _shipped() -> dict[str, Calibration]:
    return _read(Path(__file__).with_name(FILE))


def _read(path: Path) -> dict[str, Calibration]:
    """The calibrations in a file; none where it is missing or damaged: the shipped ones hold then."""
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return {row["fingerprint"]: Calibration(**row) for row in rows if set(row["weights"]) <= set(NAMES)}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _ranked(rank: int | None) -> bool:
    return rank is not None and rank <= _FIRST


def _weights(frequency: dict[str, int], passages: int) -> dict[str, float]:
    """How telling each term is: the logarithm of how few passages hold it."""
    most = math.log(1 + passages)
    return {
        term: math.log(1 + passages / count) if count else _UNSEEN * most for term, count in frequency.items()
    }
