"""The tab in which a group writes its expression of interest."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr
from pydantic import ValidationError

from assistant.eligibility.expression.word import expression_docx
from assistant.web.challenge.state import Screen, Start
from assistant.web.expression import render, words
from assistant.web.expression.panel import not_done, panel
from assistant.web.expression.state import Form, Press, after, carried, facts_of
from assistant.web.parts import QUIETLY, Services, script

_LOG = logging.getLogger(__name__)
_IN_TURN = "expression"
"""What is left and what is pressed share one queue, so that the later one has the last word."""


@dataclass(frozen=True, slots=True)
class Writing:
    """The tab as other tabs meet it."""

    services: Services
    state: gr.State
    """Holds a `Form`."""
    form: gr.HTML
    panel: gr.HTML

    def carrying(self, form: Form, screen: Screen) -> dict[Any, Any]:
        """What the interview says, put into the form; changes `state`, `form` and `panel`."""
        return self.showing(carried(form, facts_of(screen), render.TITLE))

    def showing(self, form: Form) -> dict[Any, Any]:
        """The changes that put a form on the page."""
        drawn = render.form(form, self.services.texts.cite)
        return {self.state: form, self.form: drawn, self.panel: panel(form)}


def tab(services: Services, interview: gr.State | None = None) -> Writing:
    """Build the tab. What is written is kept in the reader's own session, and nowhere else.

    `interview` holds a `Screen` of the interview, whose answers can be carried over.
    """

    def left(form: Form, event: gr.EventData) -> dict[Any, Any]:
        """Say what is there and what is missing, without a change of the form itself."""

        def answer(form: Form, press: Press) -> dict[Any, Any]:
            form = after(form, press, facts_of(Start()))
            return {built.state: form, built.panel: panel(form)}

        return attempt(answer, form, event)

    def pressed(form: Form, screen: Screen, event: gr.EventData) -> dict[Any, Any]:
        """Show what follows from a press."""

        def answer(form: Form, press: Press) -> dict[Any, Any]:
            form = after(form, press, facts_of(screen))
            if press.act == "word":
                word = expression_docx(form.expression, texts=services.texts, made_on=_today())
                return {built.state: form, built.panel: panel(form, word)}
            return built.showing(form)

        return attempt(answer, form, event)

    def attempt(
        answer: Callable[[Form, Press], dict[Any, Any]], form: Form, event: gr.EventData
    ) -> dict[Any, Any]:
        """The answer to what a browser sent; what is wrong with it is told, and the form stays."""
        try:
            return answer(form, Press.model_validate(event._data))  # noqa: SLF001 -- Gradio's only name for it
        except ValidationError:
            _LOG.warning("A press that no button of ours makes, or a text that is too long, was left out")
            return {built.panel: not_done(words.NOT_TAKEN)}
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("The form for an expression of interest could not go on")
            return {built.panel: not_done(words.FAILED)}

    empty = Form()
    state = gr.State(empty)
    plain: dict[str, Any] = {"apply_default_css": False, "js_on_load": script("forms.js")}
    with gr.Column(elem_id="expression"):
        form = gr.HTML(render.form(empty, services.texts.cite), elem_id="expression-form", **plain)
        beside = gr.HTML(panel(empty), elem_id="expression-beside", **plain)
    built = Writing(services, state, form, beside)
    outputs = [state, form, beside]
    screen = interview if interview is not None else gr.State(Start())
    form.blur(
        left,
        inputs=state,
        outputs=outputs,
        trigger_mode="multiple",
        concurrency_id=_IN_TURN,
        **QUIETLY,
    )
    gr.on(
        [form.submit, beside.submit],
        pressed,
        inputs=[state, screen],
        outputs=outputs,
        concurrency_id=_IN_TURN,
        **QUIETLY,
    )
    return built


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the reader's own calendar day
