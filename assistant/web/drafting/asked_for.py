"""What a question in the chat asks of the draft: a new one, or a change of the one that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.clauses.brief import Brief, Theme
from assistant.clauses.library import blocks
from assistant.clauses.stated import brief_of, changes, invites, stated
from assistant.web.drafting import words
from assistant.web.drafting.fields import read, typed_of
from assistant.web.drafting.render import TITLE
from assistant.web.drafting.state import Drafting, Make, drafted


def asked_for(state: Drafting, question: str, today: date, make: Make) -> Drafting:
    """The form with what the question says, to be confirmed; or the draft with the change asked for."""
    state = replace(state, said="", fault="", focus=TITLE)
    change = None if invites(question) else changes(question)
    if change is None:
        return _opened(state, question)
    typed = typed_of(change.applied(state.brief, _themes(state)))
    said = words.changed(change.said)
    if state.screen == "draft":
        return drafted(replace(state, typed=typed), today, make, said)
    return replace(state, typed=typed, faults=read(typed)[1], said=said, drawn=state.drawn + 1)


def _opened(state: Drafting, question: str) -> Drafting:
    """The form with what a question states; another purchase takes the place of all that was there."""
    understood = brief_of(stated(question), Brief(""))
    typed = typed_of(understood) if understood else {}
    merged = typed if "service" in typed else {**state.typed, **typed}
    return replace(
        state,
        screen="brief",
        typed=merged,
        values={} if "service" in typed else state.values,
        faults=read(merged)[1],
        said=words.FROM_CHAT if typed else words.NOTHING_FROM_CHAT,
        drawn=state.drawn + 1,
    )


def _themes(state: Drafting) -> list[Theme]:
    """The themes of the commitments in the draft as it stands."""
    if state.open is None:
        return []
    used = {clause.block for clause in state.open.clauses}
    return [block.theme for block in blocks() if block.id in used and block.kind == "outcome"]
