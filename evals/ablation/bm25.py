"""BM25 by field over texts held in memory, so that another choice of weights costs a product of matrices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_matrix  # type: ignore[import-untyped]

K1 = 1.2
B = 0.75
"""As tantivy has them; tantivy rounds long lengths, which moves no figure by more than a question."""

Scores = npt.NDArray[np.float32]


class Field:
    """One field of every passage: a matrix of what each term is worth in each passage."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        counts = [Counter(terms) for terms in texts]
        terms = dict.fromkeys(term for own in counts for term in own)
        self.vocabulary = {term: column for column, term in enumerate(terms)}
        lengths = np.array([own.total() for own in counts], dtype=np.float32)
        norm = K1 * (1 - B + B * lengths / max(1.0, float(lengths.mean())))
        rows = [row for row, own in enumerate(counts) for _ in own]
        columns = [self.vocabulary[term] for own in counts for term in own]
        heard = np.array([count for own in counts for count in own.values()], dtype=np.float32)
        worth = heard * (K1 + 1) / (heard + norm[rows])
        shape = (len(texts), max(1, len(self.vocabulary)))
        self.matrix = csc_matrix((worth, (rows, columns)), shape=shape, dtype=np.float32)
        found = np.diff(self.matrix.indptr)
        self.idf = np.log1p((len(texts) - found + 0.5) / (found + 0.5)).astype(np.float32)

    def scores(self, terms: Mapping[str, float]) -> Scores:
        """The score of every passage for these terms with their weights."""
        own = {self.vocabulary[term]: weight for term, weight in terms.items() if term in self.vocabulary}
        columns = list(own)
        weights = np.array(list(own.values()), dtype=np.float32) * self.idf[columns]
        scores: Scores = np.asarray(self.matrix[:, columns] @ weights, dtype=np.float32)
        return scores
