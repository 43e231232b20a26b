"""The tab in which a reader asks questions."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.answering.turn import Event
from assistant.eligibility.stated.facts import stated
from assistant.eligibility.stated.invites import invites
from assistant.library.filters import Filters
from assistant.web import render, words
from assistant.web.answering import Answering, events
from assistant.web.challenge.state import usable
from assistant.web.conversation import Conversation
from assistant.web.drafting import invited as drafting
from assistant.web.narrowing import choices, controls, filters
from assistant.web.parts import QUIETLY, Services, script

QUESTIONS_AT_ONCE = 8
"""Readers who may wait for an answer at one time: searching runs side by side, the model takes turns."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """The tab as other tabs meet it."""

    state: gr.State
    """Holds a `Conversation`."""
    invitation: gr.HTML
    """Its event `submit`: the reader takes up the invitation to check the right to challenge; its event
    `select`: that to draft clauses."""


def tab(services: Services) -> Asked:
    """Build the tab. Nothing a reader does is kept outside their own session."""
    answering, summary = services.answering, services.library_summary
    model = answering.model_name

    async def ask(
        question: str,
        quotes_only: bool,  # noqa: FBT001 -- Gradio passes by position
        conversation: Conversation,
        *limits: list[str],
    ) -> AsyncIterator[dict[Any, Any]]:
        """Show one question and all that comes back for it."""
        if not question.strip():
            yield {current: render.current(conversation, words.NO_QUESTION)}
            return
        conversation = conversation.asking(question.strip(), quotes_only=quotes_only or not model)
        yield {
            box: "",
            examples: gr.update(visible=False),
            earlier: render.earlier(conversation),
            invitation: inviting(question),
            ask_button: gr.update(interactive=False),
            stop_button: gr.update(interactive=True),
            **showing(conversation),
        }
        try:
            async with aclosing(_asked(answering, conversation, filters(list(narrow), limits))) as stream:
                async for event in stream:
                    conversation = conversation.hearing(event)
                    yield showing(conversation)
        except Exception:  # noqa: BLE001 -- logged whole; the reader is told, whatever it was
            _LOG.exception("A question could not be answered")
            conversation = conversation.ending("failed")
        yield {**showing(conversation), **at_rest()}

    def stop(conversation: Conversation) -> dict[Any, Any]:
        """End the question that is running; Gradio has already closed its stream."""
        return {**showing(conversation.ending("stopped")), **at_rest()}

    def start_again() -> dict[Any, Any]:
        """Forget the conversation of this session."""
        return {
            box: "",
            state: Conversation(),
            current: render.current(Conversation(), words.CONVERSATION_CLEARED),
            earlier: "",
            invitation: "",
            examples: gr.update(visible=True),
            **at_rest(),
        }

    def inviting(question: str) -> str:
        """The card that leads to the interview or the draft; empty where the question asks for neither."""
        return render.invitation(usable(stated(question))) if invites(question) else drafting.card(question)

    def showing(conversation: Conversation) -> dict[Any, Any]:
        return {state: conversation, current: render.current(conversation)}

    def at_rest() -> dict[Any, Any]:
        return {ask_button: gr.update(interactive=True), stop_button: gr.update(interactive=False)}

    state = gr.State(Conversation())
    box = gr.Textbox(label="Your question", lines=1, max_lines=8, elem_id="question", autofocus=False)
    quotes_only = gr.Checkbox(
        value=not model,
        interactive=bool(model),
        label=words.QUOTES_ONLY,
        info=words.QUOTES_ONLY_CHOICE if model else words.QUOTES_ONLY_NO_MODEL,
        elem_id="quotes-only",
        container=False,
    )
    narrow = controls(choices(summary.sources if summary else ()))
    with gr.Row(elem_id="controls"):
        ask_button = gr.Button("Ask", variant="primary", elem_id="ask")
        stop_button = gr.Button("Stop", variant="secondary", elem_id="stop", interactive=False)
        fresh_button = gr.Button("New conversation", variant="secondary", elem_id="fresh")
    html: dict[str, Any] = {"apply_default_css": False, "js_on_load": script()}
    invitation = gr.HTML("", apply_default_css=False, js_on_load=script("screens.js"), elem_id="invitation")
    current = gr.HTML(render.current(Conversation()), elem_id="current", **html)
    examples = gr.HTML(render.examples(), elem_id="examples", **html)
    earlier = gr.HTML("", elem_id="earlier", **html)

    everything = [box, state, invitation, current, earlier, examples, ask_button, stop_button]
    asking = gr.on(
        [ask_button.click, box.submit],
        ask,
        inputs=[box, quotes_only, state, *narrow.values()],
        outputs=everything,
        concurrency_limit=QUESTIONS_AT_ONCE,
        **QUIETLY,
    )
    stop_button.click(stop, inputs=state, outputs=everything, cancels=[asking], **QUIETLY)
    fresh_button.click(start_again, outputs=everything, cancels=[asking], **QUIETLY)
    return Asked(state, invitation)


def _asked(answering: Answering, conversation: Conversation, limits: Filters) -> AsyncGenerator[Event, None]:
    reply = conversation.replies[-1]
    return events(
        answering,
        reply.question,
        history=conversation.history,
        quotes_only=reply.quotes_only,
        filters=limits,
    )
