"""What stands beside the form: what is there and what is missing, and the Word document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from assistant.eligibility.check import check
from assistant.eligibility.expression.checklist import Item, State, checklist
from assistant.eligibility.expression.expression import Expression, facts_from, written
from assistant.eligibility.facts import Facts
from assistant.web.expression import words
from assistant.web.expression.controls import Act, leads, press, sign, word_file
from assistant.web.expression.render import FORM
from assistant.web.expression.sections import FROM, SCHEDULE, TO
from assistant.web.expression.state import Form
from assistant.web.markup import shown

_SECTIONS: Final = {section.law: section for section in SCHEDULE}
_NEEDED: Final = (*TO.boxes, *FROM.boxes)
_KINDS: Final[dict[State, str]] = {"there": "met", "missing": "risk", "not_needed": "idle"}


def panel(form: Form, word: bytes = b"") -> str:
    """The checklist, what to know, and the buttons; with the Word document where it was asked for.

    What belongs beside a field is here as well, hidden, with the id of its place: `forms.js` puts it there,
    so that the form itself need not be drawn anew while somebody types.
    """
    expression = form.expression
    items = checklist(expression)
    there, missing = (sum(item.state == state for item in items) for state in ("there", "missing"))
    rows = "".join(_row(item) for item in items)
    saved = word_file(word, words.FILE_NAME, form.made) if word else ""
    # The buttons stand first: what is below grows and shrinks, and they must not move under a click.
    return (
        f'<div class="ca-panel"><h3 id="expression-checklist" tabindex="-1">{shown(words.CHECKLIST)}</h3>'
        f'{_buttons()}<p class="ca-status" role="status">{saved}</p>'
        f'<p class="ca-status" role="status">{shown(words.tally(there, missing))}</p>'
        f'<ul class="ca-checklist">{rows}</ul><p class="ca-quiet">{shown(words.SOMETHING)}</p>'
        f"{_for_sending(expression)}{_against(expression, form.facts)}{''.join(_copies(form, items))}</div>"
    )


def not_done(said: str) -> str:
    """In place of the panel, where something could not be done."""
    return (
        f'<div class="ca-panel"><div role="alert"><h3>{shown(words.NOT_DONE)}</h3>'
        f'<p class="ca-error">{shown(said)}</p></div>{_buttons()}</div>'
    )


def _buttons() -> str:
    word = press(words.WORD, Act("word", FORM), first=True)
    clear = press(words.CLEAR, Act("clear", FORM, sure=words.CLEAR_SURE))
    return f'<div class="ca-buttons">{word}{press(words.PRINT, Act("print"))}{clear}</div>'


def _row(item: Item) -> str:
    """One part of the checklist, whose name leads to it."""
    section = _SECTIONS.get(item.provision)
    if section is None:
        return f"<li><span>{shown(item.name)}</span>{_state(item.state)}</li>"
    # The section for employees is hidden from all others: what to choose there is the kind of body.
    other = "expression-body_type" if section.id == "engagement" else ""
    return f"<li>{leads(item.name, f'expression-h-{section.id}', other)}{_state(item.state)}</li>"


def _state(state: State) -> str:
    return sign(words.STATES[state], words.SIGNS[state], _KINDS[state])


def _for_sending(expression: Expression) -> str:
    """What no schedule asks for, and a letter needs; empty when all of it is there."""
    lacking = {
        f"expression-{box.name}": box.label for box in _NEEDED if not written(getattr(expression, box.name))
    }
    if expression.seeks is None:
        lacking["expression-seeks-0"] = words.SEEKS
    rows = "".join(f"<li>{leads(name, place)}</li>" for place, name in lacking.items())
    return f'<h4>{shown(words.FOR_SENDING)}</h4><ul class="ca-lacking">{rows}</ul>' if rows else ""


def _against(expression: Expression, facts: Facts) -> str:
    """The tests of the Act that are not met by what was chosen; empty when there are none."""
    rows = "".join(
        f'<li>{shown(reason.text)} <span class="ca-quiet">{shown(reason.provision.cited)}</span></li>'
        for reason in check(facts_from(expression, facts)).reasons
        if reason.rule.threshold and reason.result == "not_met"
    )
    if not rows:
        return ""
    return f'<div class="ca-cautions" role="note"><p>{shown(words.STANDS_AGAINST)}</p><ul>{rows}</ul></div>'


def _copies(form: Form, items: tuple[Item, ...]) -> Iterator[str]:
    """Texts that belong beside the fields."""
    for item in items:
        section = _SECTIONS.get(item.provision)
        if section is not None:
            yield (
                f'<span hidden data-copy="expression-state-{section.id}" data-state="{item.state}">'
                f"{shown(words.state(item.state, item.what))}</span>"
            )
    yield (
        f'<span hidden data-copy="expression-sent-error" data-control="expression-sent">'
        f"{shown(form.fault)}</span>"
    )
