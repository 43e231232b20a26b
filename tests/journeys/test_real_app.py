"""The whole product as a reader meets it: app.py, the real pipeline and the shipped notes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect
from served import free_port

from assistant.web import words

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 240
"""Seconds: it loads the embedding model and indexes the notes, on a busy machine."""

pytestmark = [
    pytest.mark.journey,
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app over the shipped notes, without a chat model."""
    home = tmp_path_factory.mktemp("assistant")
    port = free_port()
    environment = os.environ | {
        "ASSISTANT_DATA_DIR": str(home / "data"),
        "ASSISTANT_CACHE_DIR": str(home / "cache"),
        "ASSISTANT_CHAT_MODEL": "none",
        "ASSISTANT_PORT": str(port),
        "PYTHONPATH": str(ROOT),
    }
    served = f"http://127.0.0.1:{port}/"
    with subprocess.Popen([sys.executable, str(ROOT / "app.py")], env=environment) as app:
        try:
            wait_for(served, app)
            yield served
        finally:
            app.terminate()


def wait_for(address: str, app: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        assert app.poll() is None, "app.py ended before it answered"
        try:
            with urlopen(address):  # noqa: S310 -- our own server on loopback
                return
        except URLError:
            time.sleep(0.5)
    pytest.fail(f"app.py did not answer within {STARTS_WITHIN} s")


def test_a_community_group_asks_and_reads_the_words_it_rests_on(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    requested: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_label(words.QUOTES_ONLY)).to_be_disabled()
    page.get_by_role("button", name="What must our expression of interest contain?").click()
    expect(page.get_by_role("heading", name=words.OUTCOMES["quoted"])).to_be_visible()
    page.locator(".ca-cite").first.click()
    quote = page.locator(".ca-card[open] mark").first
    expect(quote).to_be_in_viewport()
    passage = page.locator(".ca-card[open] .ca-passage").first.text_content()
    assert quote.text_content() in passage
    assert {urlsplit(item).hostname for item in requested if item.startswith("http")} == {"127.0.0.1"}
    context.close()
