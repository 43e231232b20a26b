"""An officer has a chat model fit the wording of a draft, in a real browser, with a scripted model."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from scripted import Scripted
from served import Site, opened, serving

from assistant.models.chat import Message
from assistant.web.drafting import fitting_words as words
from assistant.web.drafting import words as drafting_words

pytestmark = [
    pytest.mark.journey,
    # Gradio 6.31 sums up its queue in ways that pandas 3 has deprecated; not ours to change.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]


@dataclass
class Model:
    """Names the service in every second sentence, and adds a number to the others."""

    name: str = "Scripted 1B"
    context_tokens: int = 4096
    asked: int = 0
    waits_at: int = 0
    """The sentence before which it waits until `go` is set; 0 for none."""
    go: threading.Event = field(default_factory=threading.Event)

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int, stop: Sequence[str] = ()
    ) -> Generator[str, None, None]:
        del max_tokens, stop
        self.asked += 1
        if self.asked == self.waits_at:
            self.go.wait(20)
        sentence = messages[-1][1].rpartition("Sentence: ")[2].rstrip(".")
        yield f"{sentence} in school meals." if self.asked % 2 else f"{sentence} for 7 years."

    def close(self) -> None:
        """Nothing is held."""


@dataclass
class WithModel(Scripted):
    """The scripted pipeline, with a model that can be asked by others too."""

    chat: Model = field(default_factory=Model)


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def site(model: Model) -> Iterator[Site]:
    with serving(WithModel(chat=model)) as running:
        yield running


def drafted(page: Page) -> None:
    page.get_by_role("tab", name=drafting_words.TAB).click()
    page.locator("#drafting-service").fill("school meals")
    page.get_by_role("button", name=drafting_words.DRAFT, exact=True).click()
    expect(page.get_by_role("heading", name=drafting_words.PACK_TITLE)).to_be_focused()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_wording_is_fitted_shown_saved_and_taken_back(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    drafted(page)
    page.get_by_role("button", name=words.FIT).click()
    told = page.locator("#drafting [data-told]")
    expect(told).to_contain_text("fitted to the service")
    expect(told).to_contain_text("did not pass our check")
    own = page.locator(".ca-own-words")
    assert own.count() > 1
    own.first.locator("summary").click()
    expect(own.first.locator("p")).to_be_visible()
    page.locator("#drafting-each summary").click()
    expect(page.locator(".ca-each")).to_contain_text(words.refused("A number was added."))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_download() as saving:
        page.get_by_role("button", name=drafting_words.AS_MARKDOWN).click()
    assert "in school meals." in saving.value.path().read_text(encoding="utf-8")
    page.get_by_role("button", name=words.OWN_AGAIN).click()
    expect(page.locator("#drafting-said")).to_have_text(words.OWN_SAID)
    expect(page.locator(".ca-clause", has_text="in school meals.")).to_have_count(0)
    expect(page.get_by_role("button", name=words.FIT)).to_be_visible()


def test_it_is_stopped_by_keyboard_and_what_is_done_stays(page: Page, model: Model) -> None:
    model.waits_at = 4
    drafted(page)
    page.get_by_role("button", name=words.FIT).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ca-each li")).to_have_count(3)
    expect(page.locator("#drafting .ca-fitting progress")).to_have_attribute("value", "3")
    page.locator("#drafting-stop").focus()
    page.keyboard.press("Enter")
    told = page.locator("#drafting [data-told]")
    expect(told).to_contain_text("You stopped it")
    expect(told).to_be_focused()
    model.go.set()
    expect(page.locator(".ca-own-words")).to_have_count(2)
    page.wait_for_timeout(1_000)
    assert model.asked == 4
    expect(told).to_contain_text("You stopped it")


def test_a_gap_that_is_filled_meanwhile_ends_it_and_both_stand_in_the_draft(page: Page, model: Model) -> None:
    model.waits_at = 3
    drafted(page)
    page.get_by_role("button", name=words.FIT).click()
    expect(page.locator(".ca-each li")).to_have_count(2)
    gap = page.locator(".ca-gap-group").first
    gap.locator("summary").click()
    gap.locator("input").first.fill("seventy-seven")
    page.get_by_role("button", name=drafting_words.PUT_IN).click()
    expect(page.locator(".ca-clause, .ca-terms dd", has_text="seventy-seven").first).to_be_attached()
    expect(page.locator(".ca-own-words")).to_have_count(1)
    model.go.set()
    page.wait_for_timeout(500)
    expect(page.locator(".ca-clause, .ca-terms dd", has_text="seventy-seven").first).to_be_attached()


def test_without_a_model_nothing_is_offered(context: BrowserContext, site_without_model: Site) -> None:
    page = opened(context, site_without_model)
    drafted(page)
    expect(page.get_by_role("button", name=drafting_words.AS_WORD)).to_be_visible()
    expect(page.get_by_role("button", name=words.FIT)).to_have_count(0)
