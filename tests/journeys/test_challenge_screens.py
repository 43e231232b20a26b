"""The screens of the interview in a real browser: on paper, in a file, on a narrow screen, by their names."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import docx
import pytest
from playwright.sync_api import Page, expect
from scripted import HOSTILE
from served import Site
from walking import GOOD, answered, begun, moved_on, opened_tab, press, screen, to_verdict

from assistant.web.challenge import words

pytestmark = [
    pytest.mark.journey,
    # Gradio 6.31 sums up its queue in ways that pandas 3 has deprecated; not ours to change.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]


def test_a_reason_opens_to_the_words_behind_it(page: Page) -> None:
    tab = begun(page)
    to_verdict(page, GOOD | {"window": "outside"})
    expect(tab.get_by_role("heading", name="You can challenge, with risks")).to_be_visible()
    risk = tab.locator(".ca-reason", has_text="Outside the published period").first
    expect(risk.locator("mark")).to_be_hidden()
    risk.locator("summary").click()
    expect(risk.locator("mark")).to_be_visible()
    official = risk.get_by_role("link", name=re.compile("legislation.gov.uk"))
    assert official.get_attribute("href") == "https://www.legislation.gov.uk/ukpga/2011/20/section/82"
    assert official.get_attribute("rel") == "noopener noreferrer"
    assert official.get_attribute("target") == "_blank"


def test_hostile_words_are_only_shown(page: Page) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: failures.append(dialog.message))
    tab = opened_tab(page)
    own = f"We are a charity and want to run the library.\n\n</textarea>{HOSTILE}"
    tab.get_by_label(words.OWN_WORDS).fill(own)
    press(page, words.START_BUTTON)
    assert "<script>" in (tab.locator(".ca-own").text_content() or "")
    press(page, words.BACK)
    assert "</textarea>" in tab.get_by_label(words.OWN_WORDS).input_value()
    assert tab.locator("script, img, iframe, a").count() == 0
    assert page.evaluate("window.hacked") is None
    assert failures == []


def test_the_address_never_changes_and_nothing_leaves_this_machine(page: Page, site: Site) -> None:
    address = page.url
    begun(page)
    to_verdict(page)
    assert page.url == address
    hosts = {urlsplit(item).hostname for item in site.requested if item.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}
    assert not any("district_council" in item or "charity" in item for item in site.requested)


def test_the_verdict_is_saved_as_a_word_file_and_stays_open_as_it_was(page: Page, tmp_path: Path) -> None:
    tab = begun(page)
    to_verdict(page)
    tab.locator(".ca-reason summary").first.click()
    for _ in range(2):
        with page.expect_download() as saving:
            tab.get_by_role("button", name=words.WORD).click()
        assert saving.value.suggested_filename == "right-to-challenge-check.docx"
    saving.value.save_as(tmp_path / "check.docx")
    document = docx.Document(BytesIO((tmp_path / "check.docx").read_bytes()))
    assert document.paragraphs[0].text == "You can challenge"
    expect(tab.get_by_role("link", name=words.DOWNLOAD)).to_be_visible()
    expect(tab.locator(".ca-reason mark").first).to_be_visible()


def test_on_paper_there_is_the_verdict_and_nothing_else(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    tab = begun(page)
    to_verdict(page)
    tab.get_by_role("button", name=words.PRINT).click()
    assert page.evaluate("window.printed") is True
    page.emulate_media(media="print")
    for hidden in ("#intro", "#tabs [role='tablist']", "#challenge .ca-buttons", "#challenge .ca-link"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(tab.get_by_role("heading", name="You can challenge", exact=True)).to_be_visible()
    expect(tab.get_by_text(words.ON_PAPER)).to_be_visible()
    expect(tab.locator("summary", has_text="Localism Act 2011, s.81(6)(b)").first).to_be_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_screen_is_wider_than_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width, screen(page)

    tab = opened_tab(page)
    fits()
    tab.get_by_label(words.OWN_WORDS).fill("We are a charity. We want to run the library. " + "w" * 200)
    press(page, words.START_BUTTON)
    fits()
    press(page, words.SKIP_BUTTON)
    tab.locator("summary").first.click()
    fits()
    to_verdict(page, GOOD | {"buying": "both"})
    for summary in tab.locator("summary").all():
        summary.click()
    fits()


NAMED = re.compile(
    r"^\s*- (?:'|\")?(?P<role>radio|checkbox|textbox|button|link|tab|progressbar|spinbutton)\b(?P<rest>.*)$"
)


def nameless(page: Page) -> list[str]:
    """The controls of the interview that a screen reader cannot call by a name."""
    lines = page.locator("#challenge").aria_snapshot().splitlines()
    found = [match for line in lines if (match := NAMED.match(line))]
    assert found
    return [match[0] for match in found if not re.match(r' (?:"[^"]|/)', match["rest"])]


def test_every_control_has_a_name_and_every_question_names_its_group(page: Page) -> None:
    tab = opened_tab(page)
    assert nameless(page) == []
    tab.get_by_label(words.OWN_WORDS).fill("We are a charity. We want to run the library.")
    press(page, words.START_BUTTON)
    assert nameless(page) == []
    expect(tab.get_by_role("group", name=words.CONFIRM_LEGEND)).to_be_visible()
    press(page, words.SKIP_BUTTON)
    expect(tab.get_by_role("group", name="Who runs the service, or pays for it?")).to_be_visible()
    assert nameless(page) == []
    answered(page, "district_council")
    answered(page, "authority_employees")
    assert nameless(page) == []
    tab.get_by_role("button", name=words.UNKNOWN).click()
    moved_on(page, "q-employee_count")
    to_verdict(page)
    assert nameless(page) == []
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => Number(h.tagName[1]))")
    assert all(after <= before + 1 for before, after in pairwise(levels))
