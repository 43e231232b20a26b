"""What a person wants changed in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from assistant.clauses.brief import Brief, Theme
from assistant.clauses.stated.fields import StatedField, brief_of, stated
from assistant.clauses.stated.inviting import invites
from assistant.clauses.stated.sentences import saying
from assistant.clauses.theme_words import themes_in


@dataclass(frozen=True, slots=True)
class Change:
    """A change to a brief, and with it to the draft."""

    lighter: bool | None = None
    """Whether wording for small providers is wanted; None where nothing is said of it."""
    added: tuple[Theme, ...] = ()
    left_out: tuple[Theme, ...] = ()
    fields: tuple[StatedField, ...] = ()
    """Fields that get another value."""
    said: tuple[str, ...] = ()
    """The exact words that ask for it, each a part of the text."""

    def applied(self, brief: Brief, now: Iterable[Theme] = ()) -> Brief:
        """The brief with the change; `now` are the themes of the draft as it stands, named or chosen."""
        themes = brief.themes
        if self.added or self.left_out:
            held = dict.fromkeys([*brief.themes, *now, *self.added])
            themes = tuple(theme for theme in held if theme not in self.left_out)
        changed = brief_of(self.fields, brief) or brief
        lighter = brief.lighter if self.lighter is None else self.lighter
        left_out = tuple(dict.fromkeys([*brief.left_out, *self.left_out]))
        left_out = tuple(theme for theme in left_out if theme not in self.added)
        return replace(changed, themes=themes, left_out=left_out, lighter=lighter)


def changes(text: str) -> Change | None:
    """What the text asks to change in a draft that is there; None where it asks for no change.

    "Make it lighter for small charities", "leave out carbon", "add apprenticeships", "set the weighting to
    15 %". A question such as "Why 10 %?" changes nothing, and neither does what tells of another purchase or
    asks for another draft. Raises nothing.
    """
    lighter: bool | None = None
    added: dict[Theme, None] = {}
    left_out: dict[Theme, None] = {}
    spans: list[tuple[int, int]] = []
    sentences = [(at, sentence) for at, sentence in saying(text) if not _ASKS_ONLY.match(sentence)]
    for at, sentence in sentences:
        for form, value in ((_LIGHTER, True), (_FULLER, False)):
            if (match := form.search(sentence)) and not _NOT.search(sentence[: match.start()]):
                lighter = value
                spans.append((at + match.start(), at + match.end()))
        for kind, theme, start, end in _themes(sentence):
            (added if kind == "add" else left_out)[theme] = None
            (left_out if kind == "add" else added).pop(theme, None)
            spans.append((at + start, at + end))
    fields = _fields(text, sentences)
    if invites(text) or (not (lighter or added or left_out) and _tells_of_a_purchase(text)):
        return None
    if lighter is None and not added and not left_out and not fields:
        return None
    spans += [(field.start, field.end) for field in fields]
    said = dict.fromkeys(text[start:end] for start, end in spans)
    return Change(lighter, tuple(added), tuple(left_out), fields, tuple(said))


def _tells_of_a_purchase(text: str) -> bool:
    return any(field.field == "service" for field in stated(text))


def _fields(text: str, sentences: list[tuple[int, str]]) -> tuple[StatedField, ...]:
    """The fields of the sentences that set something: not those of themes, which are added or left out."""
    setting = [(at, at + len(sentence)) for at, sentence in sentences if _SETS.search(sentence)]
    return tuple(
        field
        for field in stated(text)
        if field.field not in {"themes", "service"}
        and any(start <= field.start and field.end <= end for start, end in setting)
    )


def _themes(sentence: str) -> Iterator[tuple[str, Theme, int, int]]:
    """Each theme, added or left out by the nearest verb before it, with the span of verb and theme."""
    verbs = [
        (match.start(), match.lastgroup or "")
        for match in _VERBS.finditer(sentence)
        if not _NOT.search(sentence[: match.start()])
    ]
    for theme, start, end in themes_in(sentence):
        before = [verb for verb in verbs if verb[0] < start]
        if before and start - before[-1][0] <= _REACH:
            yield before[-1][1], theme, before[-1][0], end


_REACH: Final = 120
"""Characters from a verb to the theme that it is about."""
_ASKS_ONLY: Final = re.compile(
    r"\A\W*(?:how|what|why|who|when|where|which|is|are|does|do|did|should|must|may|has|have|was|were)\b"
    r"(?!n['’]t| not (?:\w+ )?(?:include|want))",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|never|don['’]t|do not|doesn['’]t|without|no need to)(?: \w+){0,2}\s*\Z", re.IGNORECASE
)
_LIGHTER: Final = re.compile(
    r"\b(?:(?:make|keep|want|need|like|have|get|is|something)\b[^.;!?]{0,40}?\b(?:lighter|simpler|shorter"
    r"|easier|leaner|less (?:onerous|heavy|burdensome"
    r"|demanding|bureaucratic|work|paperwork))\b|lighten\b|simplify\b|(?:cut|reduce|lower) the (?:burden"
    r"|reporting|paperwork|red tape)"
    r"|a (?:lighter|simpler|shorter) (?:version|draft|one|pack))(?: (?:it|this|the \w+))?(?: for "
    r"(?:\w+ ){0,3}(?:charities|charity|smes?|vcses?|firms"
    r"|businesses|groups|organisations|providers|suppliers))?",
    re.IGNORECASE,
)
_FULLER: Final = re.compile(
    r"\b(?:(?:make|keep|want|need|like|have|get)\b[^.;!?]{0,40}?\b(?:heavier|fuller|stricter|tougher|longer"
    r"|stronger|more (?:demanding|detailed))\b"
    r"|the full (?:version|draft|wording|reporting)|undo the (?:lighter|simpler) (?:version|wording)|(?:not"
    r"|less) (?:so )?light\b(?![- ]touch))",
    re.IGNORECASE,
)
_VERBS: Final = re.compile(
    r"\b(?:(?P<out>leave out|leaving out|drop|remove|take out|take away|without|delete|omit|skip|exclude"
    r"|get rid of|strike|lose|cut(?: out)?"
    r"|no more|forget|don['’]t (?:want|need|include)|do not (?:want|need|include)|no\b(?= \w+ (?:clauses?"
    r"|please)))"
    r"|(?P<add>add|include|put in|put back|bring in|bring back|insert|also want|also need|want|would like"
    r"|cover|more (?:on|about)|focus on"
    r"|keep|plus))\b",
    re.IGNORECASE,
)
_SETS: Final = re.compile(
    r"\b(?:set|change|make|put|raise|lower|increase|reduce|cut|weight(?:ing)?|use|update|correct|actually"
    r"|instead|now|it(?: is|['’]s)|we are|we['’]re"
    r"|the (?:value|length|start|budget|contract|term)|reserve|lighter for|simpler for|easier for"
    r"|our priorit|priorit(?:y|ies) (?:is|are))\b",
    re.IGNORECASE,
)
