"""A group writes its expression of interest, in a real browser, with the real rules."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

import docx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from scripted import HOSTILE, Scripted
from served import Site, opened, serving
from walking import begun, tabbed_to, to_verdict

from assistant.web.challenge import words as challenge_words
from assistant.web.expression import words

pytestmark = [
    pytest.mark.journey,
    # Gradio 6.31 sums up its queue in ways that pandas 3 has deprecated; not ours to change.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(Scripted()) as running:
        yield running


def opened_form(page: Page) -> Locator:
    page.get_by_role("tab", name=words.TAB).click()
    tab = page.locator("#expression")
    expect(tab.get_by_role("heading", name=words.TITLE)).to_be_visible()
    return tab


def write(tab: Locator, name: str, text: str) -> None:
    box = tab.locator(f"[id='expression-{name}']")
    box.fill(text)
    box.blur()


def part(tab: Locator, name: str) -> Locator:
    return tab.locator(f"#expression-state-{name}")


def saved(page: Page, tab: Locator) -> docx.document.Document:
    with page.expect_download() as saving:
        tab.get_by_role("button", name=words.WORD).click()
    assert saving.value.suggested_filename == words.FILE_NAME
    return docx.Document(io.BytesIO(saving.value.path().read_bytes()))


def text_of(document: docx.document.Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_what_is_missing_is_said_as_each_field_is_left_and_the_word_file_holds_it(page: Page) -> None:
    tab = opened_form(page)
    expect(tab.get_by_text(words.tally(1, 8))).to_be_visible()
    expect(part(tab, "finances")).to_contain_text("Missing.")
    write(tab, "finances", "We hold reserves of £12,000.\n\nOur accounts are attached.")
    expect(part(tab, "finances")).to_contain_text("There.")
    write(tab, "group", "Hill Road Friends")
    write(tab, "service", "The library at Hill Road")
    expect(part(tab, "service")).to_contain_text("It does not say for which area")
    write(tab, "area", "The parish of Hill")
    tab.get_by_label(words.KIND).select_option("charity")
    expect(tab.get_by_text(words.tally(3, 5))).to_be_visible()
    expect(tab.get_by_role("heading", name="Other employees")).to_be_hidden()
    document = saved(page, tab)
    text = text_of(document)
    for told in ("Hill Road Friends", "Our accounts are attached.", "The parish of Hill", "[To complete:"):
        assert told in text
    write(tab, "users", "We asked 300 users.")
    assert "We asked 300 users." in text_of(saved(page, tab))


def test_the_answers_of_the_interview_come_along(page: Page) -> None:
    begun(page)
    to_verdict(page)
    page.locator("#challenge").get_by_role("button", name=challenge_words.WRITE).click()
    tab = page.locator("#expression")
    expect(tab.get_by_role("heading", name=words.TITLE)).to_be_focused()
    expect(tab.get_by_label(words.KIND)).to_have_value("charity")
    expect(tab.get_by_label(words.OFFERS["provide_service"])).to_be_checked()
    expect(tab.get_by_text(words.carried(["body_type", "seeks"]))).to_be_visible()
    write(tab, "finances", "We hold reserves of £12,000.")
    tab.get_by_label(words.KIND).select_option("community_body")
    tab.get_by_role("button", name=words.CARRY).click()
    expect(tab.get_by_text(words.NOTHING_TO_CARRY)).to_be_visible()
    expect(tab.get_by_label(words.KIND)).to_have_value("community_body")
    expect(tab.locator("#expression-finances")).to_have_value("We hold reserves of £12,000.")


def test_partners_are_added_changed_and_removed(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    tab = opened_form(page)
    expect(tab.get_by_label("Name of the partner")).to_be_hidden()
    tab.locator("#expression-uses_partners").get_by_label(words.YES).check()
    write(tab, "partner-0-name", "Alpha Ltd")
    expect(part(tab, "partners")).to_contain_text("finances and capability of partner 1")
    tab.get_by_role("button", name=words.ADD).click()
    second = tab.locator("[id='expression-partner-1-name']")
    expect(second).to_be_focused()
    second.fill("Beta CIC")
    tab.locator("[id='expression-partner-1-role']").get_by_label("Sub-contractor").check()
    write(tab, "partner-1-finances", "It holds £3,000.")
    tab.get_by_role("button", name=words.remove(1)).click()
    expect(tab.locator("[id='expression-partner-0-name']")).to_have_value("Beta CIC")
    expect(tab.locator("[id='expression-partner-0-role']").get_by_label("Sub-contractor")).to_be_checked()
    text = text_of(saved(page, tab))
    assert "Beta CIC" in text
    assert "Alpha Ltd" not in text


def test_employees_get_the_section_that_only_they_need(page: Page) -> None:
    tab = opened_form(page)
    tab.get_by_role("button", name="Other employees").click()
    expect(tab.get_by_label(words.KIND)).to_be_focused()  # the section is hidden: this is what brings it
    tab.get_by_label(words.KIND).select_option("authority_employees")
    expect(tab.get_by_role("heading", name="Other employees")).to_be_visible()
    write(tab, "engagement", "We meet the others every month.")
    expect(part(tab, "engagement")).to_contain_text("There.")
    tab.get_by_label(words.KIND).select_option("charity")
    expect(tab.get_by_role("heading", name="Other employees")).to_be_hidden()
    assert "every month" not in text_of(saved(page, tab))


def test_the_form_is_filled_by_keyboard_and_a_wrong_day_is_told(page: Page) -> None:
    tab = opened_form(page)
    tab.locator("#expression-sent").focus()
    page.keyboard.type("31/02/2026")
    page.keyboard.press("Tab")
    expect(tab.locator("#expression-sent-error")).to_have_text(
        "There is no day 31/02/2026. Check the day and the month."
    )
    expect(tab.locator("#expression-sent")).to_have_attribute("aria-invalid", "true")
    tab.locator("#expression-sent").fill("4/5/2026")
    page.keyboard.press("Tab")
    expect(tab.locator("#expression-sent-error")).to_be_hidden()
    tabbed_to(page, "at.id === 'expression-finances'")
    page.keyboard.type("We hold £12,000.")
    page.keyboard.press("Tab")
    expect(part(tab, "finances")).to_contain_text("There.")


def test_what_is_written_is_only_words_and_leaves_this_machine_for_nowhere(page: Page, site: Site) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: (failures.append(dialog.message), dialog.accept()))
    tab, address = opened_form(page), page.url
    write(tab, "service", f"</textarea>{HOSTILE}")
    expect(part(tab, "service")).to_contain_text("for which area")
    tab.locator("#expression-uses_partners").get_by_label(words.YES).check()
    tab.get_by_role("button", name=words.ADD).click()  # the form is drawn anew, with what was written
    expect(tab.locator("[id='expression-partner-1-name']")).to_be_focused()
    assert "</textarea><script>" in tab.locator("#expression-service").input_value()
    assert tab.locator("script, img, iframe").count() == 0
    assert page.evaluate("window.hacked") is None
    assert failures == []
    assert page.url == address
    hosts = {urlsplit(item).hostname for item in site.requested if item.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


def test_two_groups_do_not_see_each_other(browser: Browser, page: Page, site: Site) -> None:
    tab = opened_form(page)
    write(tab, "group", "The first group")
    expect(tab.get_by_role("button", name="Name of your group")).to_have_count(0)
    context = browser.new_context()
    other = opened_form(opened(context, site))
    assert not other.locator("#expression-group").input_value()
    expect(other.get_by_role("button", name="Name of your group")).to_have_count(1)
    context.close()


def test_clearing_asks_first(page: Page) -> None:
    answers = ["dismiss", "accept"]
    page.on("dialog", lambda dialog: getattr(dialog, answers.pop(0))())
    tab = opened_form(page)
    write(tab, "group", "Hill Road Friends")
    tab.get_by_role("button", name=words.CLEAR).click()
    expect(tab.locator("#expression-group")).to_have_value("Hill Road Friends")
    tab.get_by_role("button", name=words.CLEAR).click()
    expect(tab.get_by_text(words.CLEARED)).to_be_visible()
    expect(tab.locator("#expression-group")).to_have_value("")
    assert answers == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen_and_paper_shows_what_is_written(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    tab = opened_form(page)
    write(tab, "finances", "w" * 300)
    tab.locator("#expression-uses_partners").get_by_label(words.YES).check()
    tab.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(tab.get_by_text("w" * 300)).to_be_visible()
    expect(tab.locator("#expression-finances")).to_be_hidden()
