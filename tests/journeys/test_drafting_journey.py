"""An officer drafts social value clauses, in a real browser, with the real rules and the real library."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

import docx
import pytest
from playwright.sync_api import Locator, Page, expect
from scripted import HOSTILE, Scripted
from served import Site, serving
from walking import tabbed_to

from assistant.web import words as page_words
from assistant.web.drafting import words

pytestmark = [
    pytest.mark.journey,
    # Gradio 6.31 sums up its queue in ways that pandas 3 has deprecated; not ours to change.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]
PAST_TODAY = "01/04/2027"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(Scripted()) as running:
        yield running


def opened_form(page: Page) -> Locator:
    page.get_by_role("tab", name=words.TAB).click()
    tab = page.locator("#drafting")
    expect(tab.get_by_role("heading", name=words.TITLE)).to_be_visible()
    return tab


def fill(tab: Locator, name: str, text: str) -> None:
    box = tab.locator(f"#drafting-{name}")
    box.fill(text)
    box.blur()


def described(tab: Locator) -> None:
    fill(tab, "service", "facilities management")
    tab.get_by_label(words.BUYER_TYPES["council"], exact=True).check()
    fill(tab, "value_inc_vat", "2m")
    fill(tab, "months", "36")
    fill(tab, "start", PAST_TODAY)
    tab.locator("#drafting-contract_type").get_by_label(words.CONTRACT_TYPES["services"]).check()
    tab.locator("#drafting-light_touch").get_by_label(words.NO, exact=True).check()


def drafted(page: Page, tab: Locator) -> None:
    tab.get_by_role("button", name=words.DRAFT, exact=True).click()
    heading = tab.get_by_role("heading", name=words.PACK_TITLE)
    expect(heading).to_be_focused()
    assert page.locator("#drafting-fields").count() == 0


def test_the_rules_follow_the_form_and_the_draft_is_filled_in_and_saved(page: Page) -> None:
    tab = opened_form(page)
    described(tab)
    beside = tab.locator("#drafting-beside")
    expect(beside.get_by_text("£207,720")).to_be_visible()
    section = beside.locator("details", has_text="Procurement Act 2023").first
    section.locator("summary").first.click()
    expect(section.locator("mark").first).to_be_visible()
    drafted(page, tab)
    expect(tab.get_by_text(words.REVIEW)).to_be_visible()
    page.locator("#drafting-d-measures").scroll_into_view_if_needed()
    expect(
        tab.get_by_role("button", name=words.AS_WORD)
    ).to_be_in_viewport()  # what stands beside comes along
    gap = tab.locator(".ca-gap-group").first
    gap.locator("summary").click()
    box = gap.locator("input").first
    label = gap.locator("label").first.inner_text()
    box.fill("seventy-seven")
    tab.get_by_role("button", name=words.PUT_IN).click()
    expect(tab.locator("#drafting-said")).to_be_focused()
    expect(tab.locator(".ca-clause, .ca-terms dd", has_text="seventy-seven").first).to_be_attached()
    expect(tab.locator(f".ca-clause:has-text('to fill in: {label.lower()}')")).to_have_count(0)
    with page.expect_download() as saving:
        tab.get_by_role("button", name=words.AS_WORD).click()
    assert saving.value.suggested_filename == f"{words.FILE_NAME}.docx"
    document = docx.Document(io.BytesIO(saving.value.path().read_bytes()))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Heading 1", "Heading 2"} & styles
    for name, ending, start in ((words.AS_MARKDOWN, ".md", b"#"), (words.AS_PDF, ".pdf", b"%PDF")):
        with page.expect_download() as saving:
            tab.get_by_role("button", name=name).click()
        assert saving.value.suggested_filename.endswith(ending)
        assert start in saving.value.path().read_bytes()[:2_000]
    tab.get_by_role("button", name=words.LIGHTER_NOW).click()
    expect(tab.get_by_text(words.MADE_LIGHTER)).to_be_visible()
    tab.locator("#drafting-beside").get_by_role("button", name=words.CHANGE).click()
    expect(tab.get_by_role("heading", name=words.TITLE)).to_be_focused()
    expect(tab.locator("#drafting-months")).to_have_value("36")
    expect(tab.get_by_label(words.LIGHTER)).to_be_checked()


def test_a_draft_is_made_by_keyboard_and_what_is_wrong_is_told_at_its_field(page: Page) -> None:
    tab = opened_form(page)
    tab.locator("#drafting-service").focus()
    page.keyboard.press("Enter")
    expect(tab.locator("#drafting-service-error")).to_have_text(words.NEEDED)
    expect(tab.locator("#drafting-service")).to_be_focused()
    page.keyboard.type("cleaning")
    tabbed_to(page, "at.id === 'drafting-months'")
    page.keyboard.type("0")
    page.keyboard.press("Tab")
    expect(tab.locator("#drafting-months-error")).to_have_text(words.FIELD_FAULTS["months"])
    expect(tab.locator("#drafting-months")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name=f"{words.PACK_TITLE}: cleaning")).to_be_focused()
    tabbed_to(page, "at.matches('#drafting-d-rules ~ * summary')")
    page.keyboard.press("Enter")
    expect(tab.locator("details[open] mark").first).to_be_visible()


def test_what_is_written_is_only_words_and_leaves_this_machine_for_nowhere(page: Page, site: Site) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: failures.append(dialog.message))
    tab, address = opened_form(page), page.url
    fill(tab, "service", f"care {HOSTILE}"[:180])
    fill(tab, "policy_text", f"</textarea>{HOSTILE}")
    drafted(page, tab)
    assert tab.locator("script, img, iframe").count() == 0
    assert page.evaluate("window.hacked") is None
    assert failures == []
    assert page.url == address
    hosts = {urlsplit(item).hostname for item in site.requested if item.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_of_the_form_or_the_draft_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    tab = opened_form(page)
    fill(tab, "service", "w" * 150)
    tab.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    nameless = "all => all.filter((each) => each.offsetParent && !each.labels?.length).length"
    assert tab.locator("input, select, textarea").evaluate_all(nameless) == 0
    drafted(page, tab)
    tab.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.locator("input, select, textarea").evaluate_all(nameless) == 0
    cut = "all => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length"
    assert tab.locator(".ca-measures tbody :is(th, td)").evaluate_all(cut) == 0


def test_a_question_in_the_chat_leads_to_the_form_and_then_changes_the_draft(page: Page) -> None:
    ask = page.get_by_label("Your question")
    ask.fill("Draft a social value clause for a £2m facilities management contract.")
    ask.press("Enter")
    card = page.locator("#invitation")
    expect(card).to_contain_text("£2,000,000")
    card.get_by_role("button", name=words.INVITED_BUTTON).click()
    tab = page.locator("#drafting")
    expect(tab.get_by_role("heading", name=words.TITLE)).to_be_focused()
    expect(tab.get_by_text(words.FROM_CHAT)).to_be_visible()
    expect(tab.locator("#drafting-value_inc_vat")).to_have_value("2,000,000")
    drafted(page, tab)
    page.get_by_role("tab", name=page_words.ASK_TAB).click()
    ask.fill("Make it lighter for small charities.")
    ask.press("Enter")
    card.get_by_role("button", name=words.CHANGED_BUTTON).click()
    expect(tab.get_by_role("button", name=words.FULLER)).to_be_visible()
