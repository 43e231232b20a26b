"""The tab in which a reader is interviewed on the right to challenge."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr
from pydantic import ValidationError

from assistant.eligibility.check import check
from assistant.eligibility.stated.facts import stated
from assistant.eligibility.verdict_word import verdict_docx
from assistant.web.challenge import render, words
from assistant.web.challenge.state import Asking, Confirm, Press, Screen, Start, Told, after, proposed
from assistant.web.challenge.verdict import verdict
from assistant.web.parts import QUIETLY, Services, script

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Interviewing:
    """The tab as other tabs meet it."""

    services: Services
    state: gr.State
    """Holds a `Screen`."""
    shown: gr.HTML
    """Its event `select`: the reader goes on to write the expression of interest."""
    writes: bool
    """Whether there is a tab for that."""

    def proposing(self, question: str, screen: Screen) -> dict[Any, Any]:
        """What was understood elsewhere, put here for confirmation; changes `state` and `shown`."""
        return self.showing(proposed(screen, question, stated(question)))

    def showing(self, screen: Screen, *, word: bool = False) -> dict[Any, Any]:
        """The changes that put a screen on the page; with `word` the verdict comes with its Word file."""
        return {self.state: screen, self.shown: _html(screen, self.services, word=word, writes=self.writes)}


def tab(services: Services, *, writes: bool = False) -> Interviewing:
    """Build the tab. Answers are kept in the reader's own session, and nowhere else.

    With `writes` a verdict has a button that leads on to the expression of interest.
    """

    def pressed(screen: Screen, event: gr.EventData) -> Iterator[dict[Any, Any]]:
        """Show what follows from a press."""
        try:
            press = Press.model_validate(event._data)  # noqa: SLF001 -- Gradio has no other name for all of it
        except ValidationError:
            _LOG.warning("A press that no button of ours makes was left out")
            yield {built.state: screen}
            return
        try:
            if press.act == "word" and isinstance(screen, Told):
                yield built.showing(screen, word=True)
                return
            if services.helper and press.act == "start" and press.own_words.strip():
                yield built.showing(Start(said=words.READING, own_words=press.own_words))
            yield built.showing(after(screen, press, _today(), services.understand))
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("The interview could not go on")
            yield {built.shown: render.failed()}

    state = gr.State(Start())
    shown = gr.HTML(
        _html(Start(), services),
        apply_default_css=False,
        js_on_load=script("screens.js"),
        elem_id="challenge",
    )
    built = Interviewing(services, state, shown, writes)
    shown.submit(pressed, inputs=state, outputs=[state, shown], **QUIETLY)
    return built


def _html(screen: Screen, services: Services, *, word: bool = False, writes: bool = False) -> str:
    cite = services.texts.cite
    match screen:
        case Start():
            where = words.helped(services.helper, elsewhere=services.helper_elsewhere)
            return render.start(screen, where)
        case Confirm():
            return render.confirm(screen)
        case Asking():
            return render.asking(screen, cite)
        case Told():
            interview = screen.interview
            result = check(interview.facts, interview.as_at)
            answers = [(question.text, interview.chosen(question)) for question in interview.asked()]
            file = verdict_docx(result, services.texts, answers, _today()) if word else b""
            return verdict(result, interview, cite, file, writes=writes)


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the reader's own calendar day
