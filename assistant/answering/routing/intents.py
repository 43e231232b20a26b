"""The closed list of what a message can ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, get_args

from assistant.models.embedding import Vectors

Intent = Literal[
    "guidance",
    "eligibility",
    "drafting",
    "clause_check",
    "find_source",
    "about_product",
    "small_talk",
    "out_of_scope",
    "opinion",
    "personal_data",
    "harmful",
    "crisis",
    "unclear",
]
INTENTS: Final[tuple[Intent, ...]] = get_args(Intent)

SEARCHED: Final[frozenset[Intent]] = frozenset(
    {"guidance", "eligibility", "drafting", "clause_check", "find_source"}
)
"""For these the sources are searched; each of the others ends the run with a reply of the product."""

Embed = Callable[[Sequence[str]], Vectors]
"""Unit vectors of texts, one a row, of the installed embedding model."""
