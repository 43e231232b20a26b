"""The fields of a brief that a text in plain English states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from assistant.clauses import amounts
from assistant.clauses.brief import Brief
from assistant.clauses.field_values import LARGEST_VALUE, LONGEST_MONTHS
from assistant.clauses.stated import signs
from assistant.clauses.stated.sentences import saying
from assistant.clauses.stated.service import named_services
from assistant.clauses.theme_words import themes_in

FieldValue = str | int | float | bool | date
MANY: Final = frozenset({"themes", "priorities"})
"""Fields that may hold several values; each is stated by itself."""


@dataclass(frozen=True, slots=True)
class StatedField:
    """A field of the brief that a text states."""

    field: str
    value: FieldValue
    """As the brief holds it; of `themes` and `priorities`, one of them."""
    words: str
    """The exact words that state it: `text[start:end]`."""
    start: int
    end: int


def stated(text: str) -> tuple[StatedField, ...]:
    """What the text states of a purchase, in the order of the text.

    "Draft a social value clause for a £2m facilities contract" states service and value. Two values of a "
    "field
    that differ give none. What is only asked, supposed, quoted or denied gives none. Raises nothing.
    """
    found = [item for start, sentence in saying(text) for item in _in_sentence(sentence, start)]
    kept: dict[tuple[str, object], StatedField] = {}
    for item in (replace(each, words=text[each.start : each.end]) for each in found):
        if item.field in MANY or len({other.value for other in found if other.field == item.field}) == 1:
            kept.setdefault((item.field, item.value), item)
    return tuple(sorted(kept.values(), key=lambda item: (item.start, item.field)))


def brief_of(items: Sequence[StatedField], base: Brief | None = None) -> Brief | None:
    """`base` with what was stated; without it a new brief, or None where no service is stated."""
    values: dict[str, Any] = {item.field: item.value for item in items if item.field not in MANY}
    for name in MANY:
        held = getattr(base, name) if base else ()
        if added := [item.value for item in items if item.field == name]:
            values[name] = tuple(dict.fromkeys([*held, *added]))
    if base is not None:
        return replace(base, **values)
    return Brief(**values) if "service" in values else None


def _in_sentence(sentence: str, offset: int) -> Iterator[StatedField]:
    services = list(named_services(sentence))
    taken = [(start, end) for start, end, _ in services[:1]]
    for start, end, name in services[:1]:
        yield StatedField("service", name, sentence[start:end], offset + start, offset + end)
    for field, value, start, end in _found(sentence, taken):
        yield StatedField(field, value, sentence[start:end], offset + start, offset + end)


def _found(sentence: str, taken: list[tuple[int, int]]) -> Iterator[tuple[str, FieldValue, int, int]]:
    yield from _sums(sentence)
    yield from _lengths(sentence)
    for match in signs.START.finditer(sentence):
        if day := amounts.day(match["day"]):
            yield "start", day, match.start("day"), match.end("day")
    for match in signs.WEIGHT.finditer(sentence):
        said = match["before"] or match["after"]
        share = amounts.percent(said)
        if share is not None and share <= 100 and not _denied(sentence, match.start()):  # noqa: PLR2004 -- per cent
            yield "weighting_percent", share, match.start(), match.end()
    for field, value, form in signs.PLAIN:
        for match in form.finditer(sentence):
            if not _denied(sentence, match.start()):
                yield field, value, match.start(), match.end()
                break
    for match in signs.MARKET.finditer(sentence):
        yield "market", match["market"].strip(), match.start("market"), match.end("market")
    for match in signs.BUYER.finditer(sentence):
        yield "buyer", match["buyer"], match.start("buyer"), match.end("buyer")
    yield from _priorities(sentence)
    yield from _themes(sentence, taken)


def _sums(sentence: str) -> Iterator[tuple[str, FieldValue, int, int]]:
    for match in signs.SUM.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        placed = signs.SUM_AFTER.search(before) or signs.SUM_BEFORE.match(after)
        if placed and not signs.NOT_A_TOTAL.match(after) and not signs.BOUND.search(before):
            value = amounts.pounds(match.group())
            if value and value <= LARGEST_VALUE and not _denied(sentence, match.start()):
                yield "value_inc_vat", value, match.start(), match.end()


def _lengths(sentence: str) -> Iterator[tuple[str, FieldValue, int, int]]:
    for match in signs.LENGTH.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        placed = signs.LENGTH_AFTER.search(before) or signs.LENGTH_BEFORE.match(after)
        if placed and not signs.NOT_A_LENGTH.match(after):
            value = amounts.months(match.group().replace("-", " "))
            if value and value <= LONGEST_MONTHS and not _denied(sentence, match.start()):
                yield "months", value, match.start(), match.end()


def _priorities(sentence: str) -> Iterator[tuple[str, FieldValue, int, int]]:
    match = signs.PRIORITIES.search(sentence)
    if match is None or _denied(sentence, match.start()):
        return
    for piece in re.finditer(r"(?:(?!,|;| and | & )[^.!?\n]){2,80}", match["priorities"]):
        words = piece.group().strip()
        if words and words.casefold() not in {"and", "&"}:
            start = (
                match.start("priorities") + piece.start() + len(piece.group()) - len(piece.group().lstrip())
            )
            said = re.sub(r"\A(?:and|&)\s+", "", words, flags=re.IGNORECASE)
            start += len(words) - len(said)
            yield "priorities", said, start, start + len(said)


def _themes(sentence: str, taken: list[tuple[int, int]]) -> Iterator[tuple[str, FieldValue, int, int]]:
    if not signs.WANTS_THEMES.search(sentence):
        return
    for theme, start, end in themes_in(sentence):
        inside = any(start < other_end and other_start < end for other_start, other_end in taken)
        if not inside and not _left_out(sentence, start):
            yield "themes", theme, start, end


def _denied(sentence: str, start: int) -> bool:
    """Whether the clause denies what stands at `start`."""
    return signs.DENIED.search(sentence[max(0, start - 40) : start]) is not None


def _left_out(sentence: str, start: int) -> bool:
    return signs.LEFT_OUT.search(sentence[max(0, start - 80) : start]) is not None
