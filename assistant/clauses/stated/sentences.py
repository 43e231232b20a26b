"""Which sentences of a text say or ask for something, and which only ask about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.sentences import split_sentences

LONGEST_READ: Final = 20_000
"""Characters of a text that are read; what follows is left alone."""
_LONGEST_SENTENCE: Final = 1_500
_QUOTED: Final = re.compile(r"[“\"][^“”\"\n]{0,400}[”\"]")
_REQUEST: Final = re.compile(
    r"\A\W*(?:(?:ok(?:ay)?|now|yes|no|thanks?(?: you)?|great|hello|hi|and|but|so|also|then)\b\W*)*(?:please\b"
    r"|(?:can|could|would|will) you\b|(?:can|could) (?:we|i) (?:have|get|see)\b|may i have\b)",
    re.IGNORECASE,
)
_SUPPOSES: Final = re.compile(
    r"\A\W*(?:if|suppose|supposing|imagine|assume|what if|what happens|whether|unless|had)\b", re.IGNORECASE
)


def saying(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence that says or asks for something, with its place in the text; quotations blanked out.

    "Can you draft a clause?" asks for something, "Why 10 %?" only asks. Takes time linear in the text.
    """
    read = _QUOTED.sub(lambda match: " " * len(match.group()), text[:LONGEST_READ])
    for start, end in split_sentences(read):
        sentence = read[start : min(end, start + _LONGEST_SENTENCE)]
        asks = sentence.rstrip().endswith("?") and not _REQUEST.match(sentence)
        if not asks and not _SUPPOSES.match(sentence):
            yield start, sentence
