"""The page in Gradio: its tabs and its server."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read when Gradio is imported: no call home

import gradio as gr

from assistant.eligibility.stated.facts import Stated, stated
from assistant.law.cited import LawTexts
from assistant.retrieval.search import Search
from assistant.web import asking, render, words
from assistant.web.answering import Answering, LibrarySummary
from assistant.web.challenge import page as challenge
from assistant.web.challenge.state import Screen
from assistant.web.checking import page as checking
from assistant.web.checking.words import TAB as CHECKING_TAB
from assistant.web.conversation import Conversation
from assistant.web.drafting import page as drafting
from assistant.web.drafting.state import Drafting
from assistant.web.drafting.words import TAB as DRAFTING_TAB
from assistant.web.expression import page as expression
from assistant.web.expression.state import Form
from assistant.web.expression.words import TAB as EXPRESSION_TAB
from assistant.web.headers import SelfContained
from assistant.web.officer import page as officer
from assistant.web.officer.words import TAB as OFFICER_TAB
from assistant.web.parts import QUIETLY, Services

ASK: Final = "ask"
CHALLENGE: Final = "challenge"
EXPRESSION: Final = "expression"
OFFICER: Final = "officer"
DRAFTING: Final = "drafting"
CHECKING: Final = "checking"

_HERE = Path(__file__).parent
_LOOPBACK = ("127.0.0.1", "localhost")


def build_app(
    answering: Answering,
    library_summary: LibrarySummary | None,
    texts: LawTexts | None = None,
    understand: Callable[[str], tuple[Stated, ...]] | None = None,
    search: Search | None = None,
) -> gr.Blocks:
    """Build the page, one tab after the other. Nothing a reader does is kept outside their own session.

    `understand` reads a description of a case with the help of the chat model; without it, rules do.
    `search` looks for similar past tenders in the library; without it, none are shown.
    """
    helper = answering.model_name if understand else ""
    services = Services(answering, library_summary, texts or LawTexts(), understand or stated, helper)
    blocks = gr.Blocks(title=words.TITLE, analytics_enabled=False, fill_width=True)
    with blocks:
        about = words.about(library_summary, answering.model_name)
        gr.HTML(render.introduction(about), apply_default_css=False, elem_id="intro")
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap") as tabs:
            with gr.Tab(words.ASK_TAB, id=ASK, elem_id="ask-tab"):
                asked = asking.tab(services)
            with gr.Tab(words.CHALLENGE_TAB, id=CHALLENGE, elem_id="challenge-tab"):
                interview = challenge.tab(services, writes=True)
            with gr.Tab(EXPRESSION_TAB, id=EXPRESSION, elem_id="expression-tab"):
                writing = expression.tab(services, interview.state)
            with gr.Tab(OFFICER_TAB, id=OFFICER, elem_id="officer-tab"):
                officer.tab(services)
            with gr.Tab(DRAFTING_TAB, id=DRAFTING, elem_id="drafting-tab"):
                drafts = drafting.tab(services, search)
            with gr.Tab(CHECKING_TAB, id=CHECKING, elem_id="checking-tab"):
                checking.tab(services)
        _lead(asked, interview, tabs)
        _write(interview, writing, tabs)
        _draft(asked, drafts, tabs)
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
        head=f"<style>{_styles()}</style>",
        app_kwargs={"middleware": middleware},
    )
    if announce is not None:
        announce(str(address))
        blocks.block_thread()
    return str(address)


def _lead(asked: asking.Asked, interview: challenge.Interviewing, tabs: gr.Tabs) -> None:
    """From a question in the chat to the interview, with what the question says already."""

    def check(conversation: Conversation, screen: Screen) -> dict[Any, Any]:
        question = conversation.current.question if conversation.current else ""
        return {tabs: gr.Tabs(selected=CHALLENGE), **interview.proposing(question, screen)}

    asked.invitation.submit(
        check,
        inputs=[asked.state, interview.state],
        outputs=[tabs, interview.state, interview.shown],
        **QUIETLY,
    )


def _write(interview: challenge.Interviewing, writing: expression.Writing, tabs: gr.Tabs) -> None:
    """From the verdict to the form for an expression of interest, with what was answered already."""

    def write(form: Form, screen: Screen) -> dict[Any, Any]:
        return {tabs: gr.Tabs(selected=EXPRESSION), **writing.carrying(form, screen)}

    interview.shown.select(
        write,
        inputs=[writing.state, interview.state],
        outputs=[tabs, writing.state, writing.form, writing.panel],
        **QUIETLY,
    )


def _draft(asked: asking.Asked, drafts: drafting.Drafts, tabs: gr.Tabs) -> None:
    """From a question in the chat to the draft, with what the question says already."""

    def begin(conversation: Conversation, state: Drafting) -> dict[Any, Any]:
        question = conversation.current.question if conversation.current else ""
        return {tabs: gr.Tabs(selected=DRAFTING), **drafts.opening(state, question)}

    asked.invitation.select(
        begin,
        inputs=[asked.state, drafts.state],
        outputs=[tabs, drafts.state, drafts.main, drafts.beside],
        **QUIETLY,
    )


def _styles() -> str:
    """The look of the page, then that of each tab."""
    page = _HERE / "style.css"
    tabs = sorted(path for path in _HERE.glob("*.css") if path != page)
    return "\n".join(path.read_text(encoding="utf-8") for path in (page, *tabs))


def _theme() -> gr.themes.Base:
    """Gradio's plain theme in the fonts of the reader's own machine: its default may fetch some."""
    return gr.themes.Base(
        font=[gr.themes.Font(name) for name in ("system-ui", "Segoe UI", "Arial", "sans-serif")],
        font_mono=[gr.themes.Font(name) for name in ("ui-monospace", "Consolas", "monospace")],
    )
