"""The tab for officers: the check of an expression of interest, and its dates."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import gradio as gr
from pydantic import ValidationError

from assistant.eligibility.errors import FactsError
from assistant.settings import Settings
from assistant.web.officer import dates, words
from assistant.web.officer.case import Case, Press, Upload, after, with_file
from assistant.web.officer.case_view import failed, known, not_one, parts, start
from assistant.web.officer.dates import Dates
from assistant.web.officer.dates_view import dates_page
from assistant.web.officer.letter_view import reviewed
from assistant.web.parts import QUIETLY, Services, script
from assistant.web.upload import LARGEST_MB, Read, reading

FILES_AT_ONCE = 2
"""Files that are read at one time, each in a process of its own."""

_LOG = logging.getLogger(__name__)


def tab(services: Services, settings: Settings | None = None) -> None:
    """Build the tab. What an officer gives is kept in their own session, and nowhere else."""
    read = reading(settings or Settings(), words.UPLOAD)
    with gr.Column(elem_id="officer"), gr.Tabs(elem_id="officer-tabs"):
        with gr.Tab(words.CHECK_TAB, elem_id="check-tab"):
            _check(services, read)
        with gr.Tab(words.DATES_TAB, elem_id="dates-tab"):
            _dates(services)


def _check(services: Services, read: Read) -> None:
    def pressed(case: Case, event: gr.EventData) -> dict[Any, Any]:
        """Show what follows from a press."""

        def answer() -> tuple[Case, str]:
            press = Press.model_validate(event._data)  # noqa: SLF001 -- Gradio's only name for all of it
            following = after(case, press, _today())
            return following, html(following, services, letter=press.act == "letter")

        return attempt(case, answer)

    async def arrived(case: Case, event: gr.EventData) -> AsyncIterator[dict[Any, Any]]:
        """Show what a file seems to hold; a press in the meantime is not undone by it."""

        def answer() -> tuple[Case, str]:
            try:
                upload = Upload.model_validate(event._data)  # noqa: SLF001 -- as above
            except ValidationError:
                _LOG.warning("A file that is too large was left out")
                fault = {"file": words.too_large(LARGEST_MB)}
                following = Case(faults=fault, drawn=case.drawn + 1, made=case.made)
            else:
                following = with_file(case, upload, read)
            return following, html(following, services)

        yield await asyncio.to_thread(attempt, case, answer)

    def attempt(case: Case, answer: Callable[[], tuple[Case, str]]) -> dict[Any, Any]:
        """The screen that follows; what is wrong is told, and the answers stay."""
        try:
            following, drawn = answer()
        except ValidationError:
            _LOG.warning("A press that no button of ours makes, or a text that is too long, was left out")
            following = replace(case, drawn=case.drawn + 1)
            drawn = failed(following, words.TOO_MUCH)
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("The check of an expression of interest could not go on")
            following = replace(case, drawn=case.drawn + 1)
            drawn = failed(following, words.FAILED)
        return {state: following, shown: drawn}

    state = gr.State(Case())
    shown = gr.HTML(
        start(Case()), apply_default_css=False, js_on_load=script("forms.js"), elem_id="officer-check"
    )
    shown.submit(pressed, inputs=state, outputs=[state, shown], **QUIETLY)
    shown.upload(arrived, inputs=state, outputs=[state, shown], concurrency_limit=FILES_AT_ONCE, **QUIETLY)


def html(case: Case, services: Services, *, letter: bool = False) -> str:
    """A screen as it is shown; with `letter` the draft of the decision comes with the review."""
    cite = services.texts.cite
    match case.screen:
        case "start":
            return start(case)
        case "not_one":
            return not_one(case)
        case "parts":
            return parts(case, cite)
        case "known":
            return known(case)
        case "review":
            return _reviewed(case, services, letter=letter and not case.faults)


def _reviewed(case: Case, services: Services, *, letter: bool) -> str:
    """The review; with `letter` the draft of the decision, or why there is none."""
    cite, today = services.texts.cite, _today()
    draft, refused = b"", ""
    if letter:
        try:
            draft = case.letter(services.texts, today)
        except FactsError as error:
            refused = str(error)
    return reviewed(case, case.reviewed(today), cite, draft, refused)


def _dates(services: Services) -> None:
    cite = services.texts.cite

    def pressed(given: Dates, event: gr.EventData) -> dict[Any, Any]:
        """Show the dates that follow from what was typed."""
        try:
            press = dates.Press.model_validate(event._data)  # noqa: SLF001 -- Gradio's only name for all of it
            following = dates.after(given, press)
        except ValidationError:
            _LOG.warning("A press that no button of ours makes, or a text that is too long, was left out")
            following = replace(given, fault=words.TOO_MUCH, drawn=given.drawn + 1)
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("The dates could not be worked out")
            following = replace(given, fault=words.FAILED, drawn=given.drawn + 1)
        return {state: following, shown: dates_page(following, cite)}

    state = gr.State(Dates())
    shown = gr.HTML(
        dates_page(Dates(), cite),
        apply_default_css=False,
        js_on_load=script("forms.js"),
        elem_id="officer-dates",
    )
    shown.submit(pressed, inputs=state, outputs=[state, shown], **QUIETLY)


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- the reader's own calendar day
