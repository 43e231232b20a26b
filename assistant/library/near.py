"""Finds documents that are nearly the same: two names of one report, two versions of one policy."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

NEAR = 0.85
"""Estimated Jaccard similarity of five-word shingles from which two documents are versions of one.
Among 38 reports, 157 GOV.UK pages, 241 notices and 13 laws four pairs lay at 0.94 and above (two of reports,
two of notices), the next, two notices, at 0.64; two reports on one template lay at 0.57."""

_SHINGLE = 5
_FEWEST = 40
"""Shingles; shorter texts, as a row of a form, are alike by chance."""

_PERMUTATIONS = 128
_BANDS = 16
"""Bands of eight hash values each: a pair at 0.85 shares one with a probability of 0.99, at 0.5 of 0.06."""

_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """The MinHash signature of a text (128 values of 32 bits); empty for a text that is too short."""
    words = _WORD.findall(text.lower())
    shingles = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    if len(shingles) < _FEWEST:
        return b""
    from datasketch import MinHash  # noqa: PLC0415 -- it takes a second to import; only indexing needs it

    signature = MinHash(num_perm=_PERMUTATIONS)
    signature.update_batch([shingle.encode() for shingle in shingles])
    return np.asarray(signature.hashvalues, dtype="<u4").tobytes()


def bands(signature: bytes) -> Iterator[str]:
    """What nearly identical documents share at least one of; each names its place too."""
    width = len(signature) // _BANDS
    for number in range(_BANDS if signature else 0):
        yield f"{number}:{signature[number * width : (number + 1) * width].hex()}"


def likeness(one: bytes, other: bytes) -> float:
    """The estimated Jaccard similarity of two texts, 0 to 1, by their signatures."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))
