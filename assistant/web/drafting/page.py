"""The tab in which an officer drafts social value clauses."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import gradio as gr
from pydantic import ValidationError

from assistant.clauses.brief import Brief
from assistant.clauses.choosing import chosen
from assistant.clauses.draft import draft
from assistant.clauses.export import pack_docx, pack_markdown, pack_pdf
from assistant.clauses.favour import fair
from assistant.clauses.pack import ClausePack
from assistant.clauses.precedents import precedents
from assistant.retrieval.search import Search
from assistant.web.drafting import pack_view, render, words
from assistant.web.drafting.asked_for import asked_for
from assistant.web.drafting.files import File
from assistant.web.drafting.panel import not_done, rules_panel, save_panel
from assistant.web.drafting.state import Drafting, Make, Press, Saved, after
from assistant.web.parts import QUIETLY, Services, script

_LOG = logging.getLogger(__name__)
_IN_TURN = "drafting"
"""What is left and what is pressed share one queue, so that the later one has the last word."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The tab as other tabs meet it."""

    services: Services
    state: gr.State
    """Holds a `Drafting`."""
    main: gr.HTML
    beside: gr.HTML

    make: Make

    def opening(self, state: Drafting, question: str) -> dict[Any, Any]:
        """What a question says, put into the form for confirmation, or the change that it asks for.

        Changes `state`, `main` and `beside`.
        """
        try:
            return self.showing(asked_for(state, question, _today(), self.make))
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("A question could not be brought into the draft")
            failed = replace(state, drawn=state.drawn + 1)
            return {self.state: failed, self.main: render.failed(failed, words.FAILED)}

    def showing(self, state: Drafting, file: File | None = None) -> dict[Any, Any]:
        """The changes that put a screen on the page."""
        panel = beside(state, self.services, file)
        return {self.state: state, self.main: main(state, self.services), self.beside: panel}


def tab(services: Services, search: Search | None = None) -> Drafts:
    """Build the tab. What is written is kept in the officer's own session, and nowhere else.

    `search` looks for similar past tenders in the library; without it none are shown.
    """

    def make(brief: Brief, today: date) -> ClausePack:
        asked = fair(brief, today)
        outcomes, _ = chosen(asked.brief, today)
        similar = precedents(asked.brief, outcomes, search) if search else ()
        return asked.added_to(draft(asked.brief, as_at=today, precedents=similar))

    def left(state: Drafting, event: gr.EventData) -> dict[Any, Any]:
        """Say which rules apply now, without a change of the form itself."""

        def answer(press: Press) -> dict[Any, Any]:
            following = after(state, press, _today(), make)
            return {built.state: following, built.beside: beside(following, services)}

        return attempt(answer, state, event)

    def pressed(state: Drafting, event: gr.EventData) -> dict[Any, Any]:
        """Show what follows from a press."""

        def answer(press: Press) -> dict[Any, Any]:
            following = after(state, press, _today(), make)
            kind = _saved(press.act)
            if kind is None:
                return built.showing(following)
            file = file_of(following, kind, services)
            return {built.state: following, built.beside: beside(following, services, file)}

        return attempt(answer, state, event)

    def attempt(
        answer: Callable[[Press], dict[Any, Any]], state: Drafting, event: gr.EventData
    ) -> dict[Any, Any]:
        """The answer to what a browser sent; what is wrong with it is told, and the form stays."""
        try:
            return answer(Press.model_validate(event._data))  # noqa: SLF001 -- Gradio's only name for it
        except ValidationError:
            _LOG.warning("A press that no button of ours makes, or a text that is too long, was left out")
            said = words.TOO_MUCH
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("The draft of social value clauses could not go on")
            said = words.FAILED
        return {built.beside: not_done(said) + beside(replace(state, faults={}), services)}

    empty = Drafting()
    plain: dict[str, Any] = {
        "apply_default_css": False,
        "js_on_load": "\n".join((script("forms.js"), script("drafting.js"))),
    }
    state = gr.State(empty)
    with gr.Column(elem_id="drafting"):
        form = gr.HTML(main(empty, services), elem_id="drafting-main", **plain)
        panel = gr.HTML(beside(empty, services), elem_id="drafting-beside", **plain)
    built = Drafts(services, state, form, panel, make)
    outputs = [state, form, panel]
    form.blur(
        left, inputs=state, outputs=outputs, trigger_mode="multiple", concurrency_id=_IN_TURN, **QUIETLY
    )
    gr.on(
        [form.submit, panel.submit],
        pressed,
        inputs=state,
        outputs=outputs,
        concurrency_id=_IN_TURN,
        **QUIETLY,
    )
    return built


def main(state: Drafting, services: Services) -> str:
    """The form, or the draft."""
    if state.screen == "draft" and state.pack:
        return pack_view.draft(state, services.texts.cite)
    return render.form(state)


def beside(state: Drafting, services: Services, file: File | None = None) -> str:
    """Which rules apply; beside a draft its files and its parts."""
    if state.screen == "draft" and state.pack:
        return save_panel(state, pack_view.contents(state.pack), file)
    return rules_panel(state, _today(), services.texts.cite)


def file_of(state: Drafting, kind: Saved, services: Services) -> File | None:
    """The draft as a file, made when it is asked for; None where there is no draft."""
    if state.pack is None:
        return None
    if kind == "markdown":
        return File(kind, pack_markdown(state.pack, services.texts).encode("utf-8"))
    make = pack_docx if kind == "word" else pack_pdf
    return File(kind, make(state.pack, services.texts, _today()))


def _saved(act: str) -> Saved | None:
    match act:
        case "word" | "markdown" | "pdf":
            return act
        case _:
            return None


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the reader's own calendar day
