"""A library laid out in arrays: what every passage has for a question, so that only weights are left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from assistant.documents import Hit
from assistant.library.words import MOST_TERMS
from assistant.retrieval.authority import weights
from assistant.retrieval.lexicon import field_words
from assistant.retrieval.search import Search, penalties
from assistant.sentences import sentences
from evals.ablation.bm25 import Field, Scores

Numbers = npt.NDArray[np.int64]
FIELDS: Final = ("text", "headings", "title")


@dataclass(frozen=True)
class Asked:
    """One question with the scores that every passage of a library has for it, in the lab's order."""

    cosine: Scores
    cosine_of_text: Scores
    """By vectors of the text alone, without title and headings."""
    cosine_of_last: Scores
    """By the vector of its sentences with a question mark alone."""
    words: Mapping[str, Scores]
    beside: Mapping[str, Scores]
    """By the words that its own may stand for, alone."""
    pairs: Scores
    """By neighbouring words."""
    alike: Scores
    """The cosine of the nearest question that is known to be asked of the passage."""
    standing: Scores
    """What status and, for a question of law, kind add."""


@dataclass
class Lab:
    """The passages of one library, in the order of their documents."""

    search: Search
    keep: Path
    """Folder for vectors that the library does not hold."""
    hits: tuple[Hit, ...] = field(init=False)
    _asked: dict[str, Asked] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        catalogue = self.search.library.catalogue
        found = catalogue.hits(sorted(catalogue.passage_ids())).values()
        self.hits = tuple(sorted(found, key=lambda hit: (hit.source.id, hit.passage.start)))

    def ask(self, text: str) -> Asked:
        """All that passages have for this question; kept."""
        if text not in self._asked:
            self._asked[text] = self._ask(text)
        return self._asked[text]

    @cached_property
    def vectors(self) -> Scores:
        """As the library holds them, of title, headings and text: (passages, dimension)."""
        stored = self.search.library.vectors.vectors([hit.passage.id for hit in self.hits])
        return np.stack([stored[hit.passage.id] for hit in self.hits])

    @cached_property
    def documents(self) -> Numbers:
        """Of each passage the number of its document."""
        numbers: dict[str, int] = {}
        return np.array([numbers.setdefault(hit.source.id, len(numbers)) for hit in self.hits])

    @cached_property
    def sides(self) -> tuple[Numbers, Numbers]:
        """Of each passage the one before it and the one after it; its own number where its document ends."""
        at = np.arange(len(self.hits))
        goes_on = np.append(self.documents[1:] == self.documents[:-1], [False])
        return np.where(np.roll(goes_on, 1), at - 1, at), np.where(goes_on, at + 1, at)

    def _ask(self, text: str) -> Asked:
        model, words = self.search.model, self.search.library.words
        vector = model.embed_query(text)
        terms = list(dict.fromkeys(words.terms(text)))[:MOST_TERMS]
        meant = dict.fromkeys(term for term in words.terms(field_words(text)) if term not in terms)
        gain, loss = weights(text), penalties(text)
        places = {hit.passage.id: at for at, hit in enumerate(self.hits)}
        alike = np.zeros(len(self.hits), dtype=np.float32)
        known = self.search.asked
        for pid, of_sections in known.sections(known.vector(text)).items():
            alike[places[pid]] = max(of_sections.values())
        return Asked(
            cosine=self.vectors @ vector,
            cosine_of_text=self._bare @ vector,
            cosine_of_last=self.vectors @ model.embed_query(last_asked(text)),
            words={name: own.scores(dict.fromkeys(terms, 1.0)) for name, own in self._fields.items()},
            beside={name: own.scores(dict.fromkeys(meant, 1.0)) for name, own in self._fields.items()},
            pairs=self._pairs.scores(dict.fromkeys(_pairs(words.terms(text)), 1.0)),
            alike=alike,
            standing=np.array(
                [gain.get(hit.source.kind, 0.0) - loss.get(hit.source.status, 0.0) for hit in self.hits],
                dtype=np.float32,
            ),
        )

    @cached_property
    def _bare(self) -> Scores:
        """Vectors of the text alone."""
        file = self.keep / "text_vectors.npz"
        ids = np.array([hit.passage.id for hit in self.hits])
        if file.is_file():
            with np.load(file, allow_pickle=False) as known:
                if np.array_equal(known["ids"], ids):
                    kept: Scores = known["vectors"]
                    return kept
        vectors = self.search.model.embed([hit.passage.text for hit in self.hits])
        np.savez(file, ids=ids, vectors=vectors)
        return vectors

    @cached_property
    def _fields(self) -> Mapping[str, Field]:
        """The words of text, headings and title."""
        terms = self.search.library.words.terms
        texts = (
            [hit.passage.text for hit in self.hits],
            [" ".join(hit.passage.heading_path) for hit in self.hits],
            [hit.source.title for hit in self.hits],
        )
        return {name: Field([terms(text) for text in own]) for name, own in zip(FIELDS, texts, strict=True)}

    @cached_property
    def _pairs(self) -> Field:
        terms = self.search.library.words.terms
        return Field(
            [_pairs(terms(" ".join((*hit.passage.heading_path, hit.passage.text)))) for hit in self.hits]
        )


def last_asked(text: str) -> str:
    """The sentences of a text that end in a question mark; all of it where none does."""
    asked = [sentence for sentence in sentences(text) if sentence.rstrip().endswith("?")]
    return " ".join(asked) or text


def _pairs(terms: Sequence[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(terms)]
