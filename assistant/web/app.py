"""The chat in Gradio: the page, what its controls do, and its server."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when Gradio is imported: no call home

import gradio as gr

from assistant.answering.turn import Event
from assistant.library.filters import Filters
from assistant.web import render, words
from assistant.web.answering import Answering, LibrarySummary, events
from assistant.web.conversation import Conversation
from assistant.web.headers import SelfContained
from assistant.web.narrowing import choices, controls, filters

_HERE = Path(__file__).parent
_LOOPBACK = ("127.0.0.1", "localhost")

QUESTIONS_AT_ONCE = 8
"""Readers who may wait for an answer at one time: searching runs side by side, the model takes turns."""

_LOG = logging.getLogger(__name__)


def build_app(answering: Answering, library_summary: LibrarySummary | None) -> gr.Blocks:
    """Build the page. Nothing a reader does is kept outside their own session."""
    script = (_HERE / "page.js").read_text(encoding="utf-8")
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
            examples: gr.update(visible=True),
            **at_rest(),
        }

    def showing(conversation: Conversation) -> dict[Any, Any]:
        return {state: conversation, current: render.current(conversation)}

    def at_rest() -> dict[Any, Any]:
        return {ask_button: gr.update(interactive=True), stop_button: gr.update(interactive=False)}

    blocks = gr.Blocks(title=words.TITLE, analytics_enabled=False, fill_width=True)
    with blocks:
        state = gr.State(Conversation())
        gr.HTML(
            render.introduction(words.about(library_summary, model)), apply_default_css=False, elem_id="intro"
        )
        box = gr.Textbox(label="Your question", lines=1, max_lines=8, elem_id="question", autofocus=False)
        quotes_only = gr.Checkbox(
            value=not model,
            interactive=bool(model),
            label=words.QUOTES_ONLY,
            info=words.QUOTES_ONLY_CHOICE if model else words.QUOTES_ONLY_NO_MODEL,
            elem_id="quotes-only",
            container=False,
        )
        narrow = controls(choices(library_summary.sources if library_summary else ()))
        with gr.Row(elem_id="controls"):
            ask_button = gr.Button("Ask", variant="primary", elem_id="ask")
            stop_button = gr.Button("Stop", variant="secondary", elem_id="stop", interactive=False)
            fresh_button = gr.Button("New conversation", variant="secondary", elem_id="fresh")
        current = gr.HTML(
            render.current(Conversation()), apply_default_css=False, js_on_load=script, elem_id="current"
        )
        examples = gr.HTML(render.examples(), apply_default_css=False, js_on_load=script, elem_id="examples")
        earlier = gr.HTML("", apply_default_css=False, js_on_load=script, elem_id="earlier")

        everything = [box, state, current, earlier, examples, ask_button, stop_button]
        quietly: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        asking = gr.on(
            [ask_button.click, box.submit],
            ask,
            inputs=[box, quotes_only, state, *narrow.values()],
            outputs=everything,
            concurrency_limit=QUESTIONS_AT_ONCE,
            **quietly,
        )
        stop_button.click(stop, inputs=state, outputs=everything, cancels=[asking], **quietly)
        fresh_button.click(start_again, outputs=everything, cancels=[asking], **quietly)
    return blocks


def serve(
    blocks: gr.Blocks,
    *,
    host: str,
    port: int,
    names: Sequence[str] = (),
    announce: Callable[[str], None] | None = None,
) -> str:
    """Serve the page on `host` and `port`, and return its address; raises OSError when the port is taken.

    On a loopback host only requests made to a loopback name, or to one of `names` (a reverse proxy's), are
    answered: another web page cannot reach the library by pointing a name of its own at this machine.
    With `announce` that is called with the address, and this returns when the server has been stopped;
    without, it returns at once.
    """
    middleware = [Middleware(SelfContained)]
    if host in _LOOPBACK:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=[*_LOOPBACK, *names]))
    _, address, _ = blocks.queue(api_open=False).launch(
        server_name=host,
        server_port=port or None,  # 0: the first free one from 7860
        share=False,
        inbrowser=False,
        prevent_thread_lock=True,
        quiet=True,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        allowed_paths=[],
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=_theme(),
        # Not as `css`: Gradio rewrites the selectors of that, but not of what stands in its @media rules.
        head=f"<style>{(_HERE / 'style.css').read_text(encoding='utf-8')}</style>",
        app_kwargs={"middleware": middleware},
    )
    if announce is not None:
        announce(str(address))
        blocks.block_thread()
    return str(address)


def _asked(answering: Answering, conversation: Conversation, limits: Filters) -> AsyncGenerator[Event, None]:
    reply = conversation.replies[-1]
    return events(
        answering,
        reply.question,
        history=conversation.history,
        quotes_only=reply.quotes_only,
        filters=limits,
    )


def _theme() -> gr.themes.Base:
    """Gradio's plain theme in the fonts of the reader's own machine: its default may fetch some."""
    return gr.themes.Base(
        font=[gr.themes.Font(name) for name in ("system-ui", "Segoe UI", "Arial", "sans-serif")],
        font_mono=[gr.themes.Font(name) for name in ("ui-monospace", "Consolas", "monospace")],
    )
