"""The tab in which an officer drafts social value clauses."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import gradio as gr
from gradio.events import Dependency
from pydantic import ValidationError

from assistant.clauses.brief import Brief
from assistant.clauses.choosing import chosen
from assistant.clauses.draft import draft
from assistant.clauses.export import pack_docx, pack_markdown, pack_pdf
from assistant.clauses.favour import fair
from assistant.clauses.pack import ClausePack
from assistant.clauses.precedents import precedents
from assistant.models.chat import ChatModel
from assistant.retrieval.search import Search
from assistant.web.drafting import fitting_view, pack_view, render, words
from assistant.web.drafting.asked_for import asked_for
from assistant.web.drafting.files import File
from assistant.web.drafting.fitting import Fitting, chat_of, fitted
from assistant.web.drafting.panel import fitting_panel, not_done, rules_panel, save_panel
from assistant.web.drafting.state import Drafting, Make, Press, Saved, after, with_wording
from assistant.web.parts import QUIETLY, Services, script

_LOG = logging.getLogger(__name__)
_IN_TURN = "drafting"
"""What is left and what is pressed share one queue, so that the later one has the last word."""
FITTINGS_AT_ONCE = 4
"""Drafts whose wording is fitted at one time; the packaged model takes turns."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The tab as other tabs meet it."""

    services: Services
    state: gr.State
    """Holds a `Drafting`."""
    main: gr.HTML
    beside: gr.HTML

    make: Make
    running: gr.State
    """Holds a `Fitting` while one is going on, else None."""

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

    def refusing(self, state: Drafting, said: str) -> dict[Any, Any]:
        """The change that says why something was not done; the screen stays as it is."""
        return {self.beside: not_done(said) + beside(replace(state, faults={}), self.services)}


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

    def pressed(state: Drafting, run: Fitting | None, event: gr.EventData) -> dict[Any, Any]:
        """Show what follows from a press, which has ended a fitting; what is done of that stays."""

        def answer(press: Press) -> dict[Any, Any]:
            ended = with_wording(state, replace(run, stopped=True)) if run else state
            following = after(ended, press, _today(), make)
            kind = _saved(press.act)
            file = file_of(following, kind, services) if kind else None
            if file and not run:
                return {built.state: following, built.beside: beside(following, services, file)}
            return {built.running: None, **built.showing(following, file)}

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
        return {built.running: None, **built.refusing(state, said)}

    empty = Drafting()
    plain: dict[str, Any] = {
        "apply_default_css": False,
        "js_on_load": "\n".join((script("forms.js"), script("drafting.js"))),
    }
    state, running = gr.State(empty), gr.State(None)
    with gr.Column(elem_id="drafting"):
        form = gr.HTML(main(empty, services), elem_id="drafting-main", **plain)
        panel = gr.HTML(beside(empty, services), elem_id="drafting-beside", **plain)
    built = Drafts(services, state, form, panel, make, running)
    outputs = [running, state, form, panel]
    chat = chat_of(services.answering)
    form.blur(
        left, inputs=state, outputs=outputs, trigger_mode="multiple", concurrency_id=_IN_TURN, **QUIETLY
    )
    gr.on(
        [form.submit, panel.submit],
        pressed,
        inputs=[state, running],
        outputs=outputs,
        cancels=[_fitting(built, chat)] if chat else [],
        concurrency_id=_IN_TURN,
        **QUIETLY,
    )
    return built


def _fitting(built: Drafts, chat: ChatModel) -> Dependency:
    """The event in which the chat model fits the wording: beside all others, for it takes minutes."""

    async def fit(state: Drafting) -> AsyncIterator[dict[Any, Any]]:
        """Show how far it is; the draft itself waits for the end."""
        if state.own is None or state.screen != "draft":
            yield {built.running: None}
            return
        run = Fitting(state.own)
        yield {built.running: run, built.beside: _progress(run)}
        try:
            async for each in fitted(run, chat):
                yield {built.running: each, built.beside: _progress(each)}
        except Exception:  # noqa: BLE001 -- logged whole; what is done stays, and the reader is told of the rest
            _LOG.exception("The wording of a draft could not be fitted")

    def ended(state: Drafting, run: Fitting | None) -> dict[Any, Any]:
        """Put the wording into the draft, unless that has become another one."""
        try:
            following = with_wording(state, run)
            told = {built.beside: beside(state, built.services)}
            return {built.running: None, **(told if following is state else built.showing(following))}
        except Exception:  # noqa: BLE001 -- as above; the draft stays as it was
            _LOG.exception("The fitted wording could not be put into the draft")
            return {built.running: None, **built.refusing(state, words.FAILED)}

    every = [built.running, built.state, built.main, built.beside]
    event = built.beside.select(
        fit,
        inputs=built.state,
        outputs=[built.running, built.beside],
        concurrency_limit=FITTINGS_AT_ONCE,
        **QUIETLY,
    )
    event.then(ended, inputs=[built.state, built.running], outputs=every, concurrency_id=_IN_TURN, **QUIETLY)
    return event


def main(state: Drafting, services: Services) -> str:
    """The form, or the draft."""
    if state.screen == "draft" and state.pack:
        return pack_view.draft(state, services.texts.cite)
    return render.form(state)


def beside(state: Drafting, services: Services, file: File | None = None) -> str:
    """Which rules apply; beside a draft its files and its parts."""
    if state.screen == "draft" and state.pack:
        parts = pack_view.contents(state.pack)
        return save_panel(state, parts, file, _wording(state, services))
    return rules_panel(state, _today(), services.texts.cite)


def _wording(state: Drafting, services: Services) -> str:
    """What the chat model may do with the wording, or has done."""
    chat, summary = chat_of(services.answering), services.library_summary
    elsewhere = bool(summary and summary.model_elsewhere)
    return fitting_view.offer(state.fitting, chat.name if chat else "", elsewhere=elsewhere)


def _progress(run: Fitting) -> str:
    """What stands beside the draft while its wording is fitted."""
    return fitting_panel(fitting_view.progress(run), pack_view.contents(run.own))


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
