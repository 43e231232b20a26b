"""A page that is served for a test, over a scripted pipeline."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from playwright.sync_api import BrowserContext, Page, expect
from scripted import ACT, GUIDE, NOTE, Scripted

from assistant.web.answering import LibrarySummary
from assistant.web.app import build_app, serve

# On a busy machine with two cores a press can wait behind a dozen others.
# An expectation that holds at once is not slowed by it.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)

SUMMARY = LibrarySummary(
    documents=48,
    passages=1204,
    model="Scripted 1B",
    notes_date="2026-01-20",
    sources=(*[ACT] * 3, *[GUIDE] * 5, replace(NOTE, collection="Notes")),
)


@dataclass
class Site:
    """A running page, with the pipeline behind it and every address its readers' browsers asked for."""

    address: str
    answering: Scripted
    requested: list[str] = field(default_factory=list)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(answering: Scripted) -> Iterator[Site]:
    blocks = build_app(answering, SUMMARY)
    address = serve(blocks, host="127.0.0.1", port=free_port())
    try:
        yield Site(address, answering)
    finally:
        blocks.close(verbose=False)


def opened(context: BrowserContext, site: Site) -> Page:
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(site.address)
    page.get_by_label("Your question").wait_for()
    return page
