"""A real server and a real browser for the journeys; they are skipped where Chromium is absent."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from scripted import Scripted

from assistant.web.answering import LibrarySummary
from assistant.web.app import build_app, serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SUMMARY = LibrarySummary(documents=48, passages=1204, model="Scripted 1B", notes_date="2026-01-20")


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install it with your system's package manager")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Scripted()) as running:
        yield running


@pytest.fixture
def site_without_model() -> Iterator[Site]:
    with serving(Scripted(model_name="")) as running:
        yield running


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    fresh.on("request", lambda request: site.requested.append(request.url))
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Page:
    return opened(context, site)


def opened(context: BrowserContext, site: Site) -> Page:
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(site.address)
    page.get_by_label("Your question").wait_for()
    return page
