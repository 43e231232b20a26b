"""The abbreviations of the field with what they stand for."""

from __future__ import annotations

import re
from typing import Final

ABBREVIATIONS: Final = {
    "eoi": "expression of interest",
    "eois": "expressions of interest",
    "crtc": "Community Right to Challenge",
    "vcse": "voluntary, community and social enterprise",
    "vcses": "voluntary, community and social enterprises",
    "mat": "most advantageous tender",
    "meat": "most economically advantageous tender",
    "psr": "Provider Selection Regime",
    "tupe": "Transfer of Undertakings (Protection of Employment)",
    "npps": "National Procurement Policy Statement",
    "ppn": "Procurement Policy Note",
    "psed": "Public Sector Equality Duty",
    "itt": "invitation to tender",
    "jsna": "joint strategic needs assessment",
    "kpi": "key performance indicator",
    "kpis": "key performance indicators",
    "sme": "small and medium-sized enterprise",
    "smes": "small and medium-sized enterprises",
    "acv": "asset of community value",
    "cic": "community interest company",
    "cics": "community interest companies",
    "dps": "dynamic purchasing system",
    "fts": "Find a Tender Service",
    "icb": "integrated care board",
    "pin": "prior information notice",
    "pme": "preliminary market engagement",
    "rlw": "real living wage",
    "toms": "themes, outcomes and measures",
    "veat": "voluntary ex ante transparency notice",
    "vfm": "value for money",
}
_CAPITALS: Final = frozenset({"mat", "meat", "pin"})
"""In small letters these are other words."""


def expand(question: str, *, keep: bool = True) -> str:
    """The question with the long form behind each abbreviation of the field, or instead of it."""

    def longer(found: re.Match[str]) -> str:
        word = found.group()
        meant = ABBREVIATIONS.get(word.lower(), "")
        if (
            not meant
            or meant.lower() in question.lower()
            or (word.lower() in _CAPITALS and not word.isupper())
        ):
            return word
        return f"{word} ({meant})" if keep else meant

    return re.sub(r"\b[A-Za-z]{3,5}\b", longer, question)
