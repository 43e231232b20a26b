"""The words by which people name the themes of social value."""

from __future__ import annotations

import re
from typing import Final

from assistant.clauses.brief import THEMES, Theme

NAMES: Final[tuple[tuple[Theme, str], ...]] = (
    ("prompt payment", r"(?:prompt|fair|fast|late|quick(?:er)?) payments?|paying (?:\w+ ){0,3}?on time"),
    ("modern slavery", r"(?:modern )?slavery|forced labour|human trafficking"),
    (
        "equality and accessible employment",
        (
            r"equality(?: and accessible employment)?|equal opportunit(?:y|ies)|divers(?:e|ity)|inclusion"
            r"|disabled people|disabilit(?:y|ies)|accessible (?:employment|recruitment)|EDI"
        ),
    ),
    (
        "health and well-being",
        (
            r"(?:public |mental )?health(?: and well-?being)?(?! (?:care|and social care|and safety"
            r"|visit\w*))"
            r"|well-?being|loneliness|physical activity"
        ),
    ),
    (
        "co-production and user involvement",
        (
            r"co-?production(?: and user involvement)?|co-?design|(?:service[- ])?user involvement"
            r"|user voice|lived experience"
        ),
    ),
    (
        "fair work and pay",
        r"fair (?:work|pay)(?: and pay)?|(?:real )?living wages?|good work|zero[- ]hours|guaranteed hours",
    ),
    (
        "jobs and apprenticeships",
        (
            r"(?:local )?(?:jobs?|employment)(?: and apprentice(?:ship)?s)?(?! support)|apprentice(?:ship)?s?"
            r"|work placements?|care leavers"
        ),
    ),
    ("skills", r"skills?(?: and training| training)?|training|careers? talks?"),
    (
        "supply chain",
        (
            r"supply[- ]chains?|(?:SMEs?|VCSEs?)(?: spend| and VCSEs?)?(?= (?:spend|sub-?contract\w*|in the"
            r" supply))|sub-?contracting|small suppliers"
        ),
    ),
    (
        "community benefit and social productivity",
        (
            r"community benefits?(?: and social productivity)?|social productivity|volunteer(?:s|ing)?"
            r"|community projects?"
        ),
    ),
    (
        "carbon",
        (
            r"(?:low )?carbon(?: reduction| emissions)?|net[- ]zero|climate(?: change| action)?|emissions"
            r"|greenhouse gas(?:es)?|energy (?:use|efficiency|saving)"
        ),
    ),
    ("nature", r"nature(?: recovery)?|bio-?diversity|wildlife|habitats?|peat(?:[- ]free)?|pesticides?"),
    (
        "waste and circular economy",
        (
            r"(?:food )?waste(?: and (?:the )?circular economy| reduction| prevention)?(?! (?:collection"
            r"|disposal"
            r"|management|service|contract))|circular economy|recycling(?! (?:collection|service|contract))"
            r"|re-?use|packaging|plastics?"
        ),
    ),
    (
        "local economy, lawfully",
        (
            r"(?:the )?local econom(?:y|ic(?: growth| outcomes?| benefits?)?)(?:, lawfully)?"
            r"|community wealth(?: building)?"
        ),
    ),
    ("legacy and exit", r"legacy(?: and exit)?|exit(?: plan(?:ning)?)?"),
)
"""By theme, most telling first; the expressions match words, not parts of them."""

THEME: Final[tuple[tuple[Theme, re.Pattern[str]], ...]] = tuple(
    (theme, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for theme, words in NAMES
)
OUTCOMES: Final[tuple[Theme, ...]] = tuple(theme for theme in THEMES if theme != "machinery")
"""The themes that can be asked for: machinery always stands in a pack."""


def themes_in(text: str) -> tuple[tuple[Theme, int, int], ...]:
    """Each theme that the text names, with the span of its first name, in the order of the text."""
    found: list[tuple[int, int, Theme]] = []
    for theme, words in THEME:
        for match in words.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), theme))
                break
    return tuple((theme, start, end) for start, end, theme in sorted(found))


def theme_named(name: str) -> Theme | None:
    """The theme that a name means as a whole: `apprenticeships` is jobs and apprenticeships."""
    said = " ".join(name.casefold().split())
    for theme in OUTCOMES:
        if said in {theme, theme.replace(",", ""), theme.replace(" and ", " & ")}:
            return theme
    return next((theme for theme, words in THEME if words.fullmatch(said)), None)
