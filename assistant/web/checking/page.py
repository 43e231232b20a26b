"""The tab in which an officer has a clause checked."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import gradio as gr
from pydantic import ValidationError

from assistant.clauses.findings import check_clause
from assistant.settings import Settings
from assistant.web.checking import words
from assistant.web.checking.commented import commented
from assistant.web.checking.result_view import result
from assistant.web.checking.start_view import failed, start
from assistant.web.checking.state import Checking, Press, Upload, after, with_file
from assistant.web.parts import QUIETLY, Services, script
from assistant.web.upload import LARGEST_MB, Read, reading

FILES_AT_ONCE = 2
"""Files that are read at one time, each in a process of its own."""

_LOG = logging.getLogger(__name__)
_IN_TURN = "checking"
"""What is left and what is pressed share one queue, so that the later one has the last word."""


def tab(services: Services, settings: Settings | None = None) -> None:
    """Build the tab. What an officer gives is kept in their own session, and nowhere else."""
    chosen = settings or Settings()
    read = reading(chosen, words.UPLOAD)

    def left(state: Checking, event: gr.EventData) -> dict[Any, Any]:
        """Keep what was typed, without a change of the page."""
        return {held: kept(state, event._data)}  # noqa: SLF001 -- Gradio's only name for all of it

    def pressed(state: Checking, event: gr.EventData) -> dict[Any, Any]:
        """Show what follows from a press."""

        def answer() -> tuple[Checking, str]:
            press = Press.model_validate(event._data)  # noqa: SLF001 -- as above
            following = after(state, press, _today(), check_clause)
            if press.act != "comments":
                return following, html(following, services)
            following, file = commented(following, _today(), chosen)
            return following, html(following, services, file)

        return attempt(state, answer)

    async def arrived(state: Checking, event: gr.EventData) -> AsyncIterator[dict[Any, Any]]:
        """Show what is found in a file."""

        def answer() -> tuple[Checking, str]:
            following = with_upload(state, event._data, read)  # noqa: SLF001 -- as above
            return following, html(following, services)

        yield await asyncio.to_thread(attempt, state, answer)

    def attempt(state: Checking, answer: Callable[[], tuple[Checking, str]]) -> dict[Any, Any]:
        """The screen that follows; what is wrong is told, and what was typed stays."""
        try:
            following, drawn = answer()
        except ValidationError:
            _LOG.warning("A press that no button of ours makes, or a text that is too long, was left out")
            following = replace(state, drawn=state.drawn + 1)
            drawn = failed(following, words.TOO_LONG)
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("The check of a clause could not go on")
            following = replace(state, drawn=state.drawn + 1)
            drawn = failed(following, words.FAILED)
        return {held: following, shown: drawn}

    held = gr.State(Checking())
    with gr.Column(elem_id="checking"):
        shown = gr.HTML(
            start(Checking()),
            apply_default_css=False,
            js_on_load="\n".join((script("forms.js"), script("drafting.js"))),
            elem_id="checking-main",
        )
    shown.blur(left, inputs=held, outputs=held, trigger_mode="multiple", concurrency_id=_IN_TURN, **QUIETLY)
    shown.submit(pressed, inputs=held, outputs=[held, shown], concurrency_id=_IN_TURN, **QUIETLY)
    shown.upload(arrived, inputs=held, outputs=[held, shown], concurrency_limit=FILES_AT_ONCE, **QUIETLY)


def kept(state: Checking, sent: object) -> Checking:
    """The state with what was typed; what is too long is left out until it is sent."""
    try:
        press = Press.model_validate(sent)
    except ValidationError:
        _LOG.warning("A text that is too long was left out")
        return state
    return after(state, press, _today(), check_clause)


def with_upload(state: Checking, sent: object, read: Read) -> Checking:
    """The state with what is found in a file, or with what is wrong with the file."""
    try:
        upload = Upload.model_validate(sent)
    except ValidationError:
        _LOG.warning("A file that is too large was left out")
        fault = {"file": words.too_large(LARGEST_MB)}
        return replace(state, screen="start", faults=fault, drawn=state.drawn + 1)
    return with_file(state, upload, read, _today(), check_clause)


def html(state: Checking, services: Services, file: bytes = b"") -> str:
    """A screen as it is shown; with the commented Word file where it was asked for."""
    if state.screen == "start":
        return start(state)
    return result(state, services.texts.cite, file)


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the reader's own calendar day
