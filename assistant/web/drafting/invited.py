"""The card that leads from a question in the chat to the draft, with what was understood of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.clauses.stated import StatedField, changes, invites, stated
from assistant.web.drafting import words
from assistant.web.markup import in_words, shown
from assistant.web.words import counted

_CHOICES: Final = {
    **{str(name): text for name, text in words.BUYER_TYPES.items()},
    **{str(name): text for name, text in words.CONTRACT_TYPES.items()},
    **{str(name): text for name, text in words.RESERVATIONS.items()},
}
_OF_CHOICE: Final = {"buyer_type", "contract_type", "reservation"}


def card(question: str) -> str:
    """The card; empty where a question asks neither for a draft nor for a change of one.

    Its button does `write`: `screens.js` sends that as the event `select`.
    """
    if invites(question):
        rows = _rows(stated(question))
        return _card(words.INVITED, words.INVITED_UNDERSTOOD, rows, words.INVITED_NEXT, words.INVITED_BUTTON)
    change = changes(question)
    if change is None:
        return ""
    rows = "".join(f"<li>“{shown(text)}”</li>" for text in change.said)
    return _card(words.CHANGED, words.INVITED_UNDERSTOOD, rows, words.CHANGED_NEXT, words.CHANGED_BUTTON)


def _card(title: str, understood: str, rows: str, following: str, button: str) -> str:
    told = f"<p>{shown(understood)}</p><ul>{rows}</ul>" if rows else ""
    return (
        f'<section class="ca-invitation" aria-labelledby="invited"><h2 id="invited">{shown(title)}</h2>'
        f"{told}<p>{shown(following)}</p>"
        f'<button type="button" class="ca-button ca-first" data-act="write">{shown(button)}</button>'
        "</section>"
    )


def _rows(items: Sequence[StatedField]) -> str:
    """Each field once, in the order of the form, with all that was said of it."""
    said: dict[str, list[str]] = {}
    for item in items:
        said.setdefault(item.field, []).append(_value(item))
    return "".join(
        f"<li>{shown(label)}: <strong>{shown(', '.join(said[name]))}</strong></li>"
        for name, label in words.FIELD_NAMES.items()
        if name in said
    )


def _value(item: StatedField) -> str:
    value = item.value
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, date):
        return in_words(value.isoformat())
    if item.field == "value_inc_vat":
        return f"£{value:,}"
    if item.field == "months":
        return counted(value, "month", "months") if isinstance(value, int) else str(value)
    if item.field == "weighting_percent":
        return f"{value:g}%"
    return _CHOICES.get(str(value), str(value)) if item.field in _OF_CHOICE else str(value)
