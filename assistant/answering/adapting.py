"""Fits the wording of a draft to the service with a chat model, sentence by sentence, each one checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from assistant.answering.prompts import prompt
from assistant.clauses.faithful import unfaithful
from assistant.clauses.findings import check_clause
from assistant.clauses.pack import ClausePack, Note, PackClause
from assistant.clauses.rechecked import rechecked
from assistant.models.chat import ChatModel
from assistant.models.errors import ModelFailedError

SENTENCE_TOKENS: Final = 120
"""The longest sentence asked of the model: the longest clause of the library has 39 words."""
LONGEST_ABOUT: Final = 300
"""Characters of the brief that the model is given."""
AT_FAULT: Final = "Our check finds a fault in it that the block's sentence does not have."


@dataclass(frozen=True, slots=True)
class Adapted:
    """One commitment after the model has seen it."""

    clause: PackClause
    """With the adapted words, or the block's own where those did not pass."""
    changed: bool
    refused: str = ""
    """Why the model's words did not pass; empty when they did, or when it changed nothing."""


def adaptable(pack: ClausePack) -> tuple[PackClause, ...]:
    """The commitments that the model sees, in their order; machinery is left as it is."""
    return tuple(clause for clause in pack.clauses if clause.number.startswith("2.") and clause.block)


def adapted(pack: ClausePack, chat: ChatModel) -> Iterator[Adapted]:
    """The commitments of the pack one after the other, as soon as each is done.

    A model that fails ends it: what is left keeps the block's own words.
    """
    about = f"{pack.brief.service}. {pack.brief.description}"[:LONGEST_ABOUT]
    for clause in adaptable(pack):
        try:
            said = _said(clause.text, about, chat)
        except ModelFailedError:
            return
        if said in {"", clause.text}:
            yield Adapted(clause, changed=False)
            continue
        why = unfaithful(clause.text, said, about) or _at_fault(clause.text, said, pack)
        yield Adapted(clause if why else replace(clause, text=said), changed=not why, refused=why)


def with_adapted(pack: ClausePack, done: Iterable[Adapted]) -> ClausePack:
    """The pack with the adapted commitments in their places, checked anew, and a note that says which."""
    by_number = {one.clause.number: one.clause for one in done if one.changed}
    if not by_number:
        return pack
    clauses = tuple(by_number.get(clause.number, clause) for clause in pack.clauses)
    return rechecked(pack, replace(pack, clauses=clauses, notes=(*pack.notes, _note(by_number))))


def _said(text: str, about: str, chat: ChatModel) -> str:
    asked = prompt("adapt", sentence=text.replace("<", "("), about=about.replace("<", "("))
    said = "".join(chat.stream(asked, max_tokens=SENTENCE_TOKENS, stop=("\n",)))
    return said.strip().strip('"“”')


def _at_fault(own: str, said: str, pack: ClausePack) -> str:
    """Why our own check is against the model's words; empty where it finds nothing new."""
    before, now = (
        {finding.rule for finding in check_clause(text, pack.brief, pack.as_at)} for text in (own, said)
    )
    return AT_FAULT if now - before else ""


def _note(numbers: Iterable[str]) -> Note:
    """For whoever reads the draft without having seen how it was made."""
    return Note(
        "decision",
        f"Decide whether these clauses may stand: {', '.join(numbers)}. A chat model fitted their wording to "
        "the service. Our rules found no duty, number or name added, but they can be wrong: read each one.",
    )
