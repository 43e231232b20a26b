"""The interview on the right to challenge, in a real browser, with the real rules."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect
from scripted import Scripted
from served import SUMMARY, Site, free_port, opened
from walking import GOOD, answered, begun, moved_on, opened_tab, press, screen, tabbed_to, to_verdict

from assistant.eligibility.stated.facts import Stated, stated
from assistant.web import words as page_words
from assistant.web.app import build_app, serve
from assistant.web.challenge import words

pytestmark = [
    pytest.mark.journey,
    # Gradio 6.31 sums up its queue in ways that pandas 3 has deprecated; not ours to change.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]

QUESTION = "Can our charity run the library?"


def test_a_charity_comes_to_its_verdict_by_keyboard_alone_in_at_most_twelve_questions(page: Page) -> None:
    tabbed_to(page, f"at.textContent === '{page_words.CHALLENGE_TAB}'")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=words.START_TITLE)).to_be_visible()
    tabbed_to(page, f"at.textContent === '{words.START_BUTTON}'")
    page.keyboard.press("Enter")
    at, asked = moved_on(page, "start"), 0
    while at != "verdict":
        asked += 1
        wanted = GOOD.get(at.removeprefix("q-"), "no")
        tabbed_to(page, "at.type === 'radio'")
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.value") != wanted:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        at = moved_on(page, at)
    assert asked <= 12
    expect(page.get_by_role("heading", name="You can challenge", exact=True)).to_be_focused()


def test_back_and_change_keep_the_later_answers(page: Page) -> None:
    tab = begun(page)
    answered(page, "district_council")
    answered(page, "charity")
    assert press(page, words.BACK) == "q-body_type"
    expect(tab.get_by_label("A charity, registered or not")).to_be_checked()
    assert answered(page, "community_body") == "q-distributes_profit"
    tab.get_by_role("button", name="Change your answer: Who runs the service, or pays for it?").click()
    assert moved_on(page, "q-distributes_profit") == "q-authority_type"
    expect(tab.locator("input[value='district_council']")).to_be_checked()
    assert answered(page, "county_council_england") == "q-distributes_profit"
    rows = tab.locator(".ca-answers dl > div")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("A county council in England")
    expect(rows.nth(1)).to_contain_text("A community organisation")
    to_verdict(page)
    later = tab.locator(".ca-answers dl > div").count()
    tab.get_by_role("button", name=words.CHANGE_ONE).click()
    expect(tab.get_by_role("heading", name=words.ANSWERS_AT_END)).to_be_focused()
    tab.get_by_role("button", name="Change your answer: Who runs the service, or pays for it?").click()
    moved_on(page, "verdict")
    assert answered(page, "london_borough_council") == "verdict"
    expect(tab.locator(".ca-answers dl > div")).to_have_count(later)


def test_not_knowing_anything_ends_in_what_to_find_out_and_from_whom(page: Page) -> None:
    tab = begun(page)
    to_verdict(page, {}, "unknown")
    expect(tab.get_by_role("heading", name="We cannot tell yet")).to_be_visible()
    expect(tab.get_by_role("heading", name=words.FIND_OUT)).to_be_visible()
    item = tab.locator(".ca-unknown li", has_text="Who would challenge?")
    expect(item).to_contain_text(words.FIND_OUT_WAITS)
    expect(item).to_contain_text("Your own governing document")


def test_scotland_is_led_to_a_participation_request(page: Page) -> None:
    tab = begun(page)
    assert to_verdict(page, {"authority_type": "scottish_council"}) == 1
    expect(tab.get_by_role("heading", name="You cannot challenge")).to_be_visible()
    expect(tab.locator(".ca-routes")).to_contain_text("participation request")


def test_no_answer_is_told_beside_the_options_and_the_keyboard_goes_there(page: Page) -> None:
    tab = begun(page)
    tab.get_by_role("button", name=words.CONTINUE).click()
    expect(tab.get_by_role("alert")).to_have_text(words.CHOOSE)
    expect(tab.get_by_role("radio").first).to_be_focused()
    answered(page, "district_council")
    answered(page, "authority_employees")
    tab.get_by_label("How many employees are you?").fill("two")
    page.keyboard.press("Enter")
    expect(tab.get_by_role("alert")).to_have_text(words.NOT_AN_ANSWER)
    expect(tab.get_by_label("How many employees are you?")).to_be_focused()
    tab.get_by_role("button", name=words.UNKNOWN).click()
    assert moved_on(page, "q-employee_count") == "q-employees_of_this_authority"


def test_pressing_continue_twice_fast_skips_no_question(page: Page) -> None:
    tab = begun(page)
    tab.locator("input[value='district_council']").check()
    tab.get_by_role("button", name=words.CONTINUE).dblclick()
    assert moved_on(page, "q-authority_type") == "q-body_type"
    page.wait_for_timeout(500)
    assert screen(page) == "q-body_type"
    expect(tab.get_by_role("alert")).to_be_hidden()
    tab.locator("input[value='charity']").check()
    for _ in range(3):
        page.keyboard.press("Enter")
    moved_on(page, "q-body_type")
    page.wait_for_timeout(500)
    assert screen(page) == "q-seeks"


def test_a_question_in_the_chat_leads_to_the_interview_and_nothing_counts_unconfirmed(page: Page) -> None:
    page.get_by_label("Your question").fill(QUESTION)
    page.keyboard.press("Enter")
    card = page.get_by_role("region", name=page_words.INVITED)
    expect(card).to_contain_text("A charity, registered or not")
    expect(page.locator("#current .ca-status")).to_have_text(re.compile("^Done"))
    card.get_by_role("button", name=page_words.INVITED_BUTTON).click()
    tab = page.locator("#challenge")
    expect(tab.get_by_role("heading", name=words.CONFIRM_TITLE)).to_be_focused()
    expect(tab.locator(".ca-own")).to_have_text(QUESTION)
    expect(tab.locator(".ca-answers")).to_have_count(0)
    charity = tab.get_by_role("checkbox", name=re.compile("Who would challenge"))
    expect(charity).to_be_checked()
    charity.uncheck()
    press(page, words.USE_BUTTON)
    assert answered(page, "district_council") == "q-body_type"
    expect(tab.locator(".ca-answers dl > div")).to_have_count(1)


def test_own_words_are_confirmed_and_then_not_asked_again(page: Page) -> None:
    tab = opened_tab(page)
    tab.get_by_label(words.OWN_WORDS).fill("We are a charity. We want to run the library.")
    assert press(page, words.START_BUTTON) == "confirm"
    press(page, words.USE_BUTTON)
    answered(page, "district_council")
    asked = to_verdict(page)
    expect(tab.locator(".ca-answers")).to_contain_text("A charity, registered or not")
    assert asked + 1 < tab.locator(".ca-answers dl > div").count()


def slowly(text: str) -> tuple[Stated, ...]:
    time.sleep(1)
    return stated(text)


def test_a_model_that_helps_is_named_and_waited_for_in_words(browser: Browser) -> None:
    blocks = build_app(Scripted(), replace(SUMMARY, model_elsewhere=True), understand=slowly)
    address = serve(blocks, host="127.0.0.1", port=free_port())
    context = browser.new_context()
    page = opened(context, Site(address, Scripted()))
    tab = opened_tab(page)
    expect(tab).to_contain_text(words.helped("Scripted 1B", elsewhere=True))
    tab.get_by_label(words.OWN_WORDS).fill("We are a charity.")
    tab.get_by_role("button", name=words.START_BUTTON).click()
    expect(tab.get_by_role("status")).to_have_text(words.READING)
    expect(tab.get_by_label(words.OWN_WORDS)).to_have_value("We are a charity.")
    expect(tab.get_by_role("heading", name=words.CONFIRM_TITLE)).to_be_focused()
    context.close()
    blocks.close(verbose=False)


def test_a_question_on_other_things_brings_no_invitation(page: Page) -> None:
    page.get_by_label("Your question").fill("What is the difference between commissioning and purchasing?")
    page.keyboard.press("Enter")
    expect(page.locator("#current .ca-status")).to_have_text(re.compile("^Done"))
    expect(page.locator("#invitation section")).to_have_count(0)


def test_a_reload_starts_afresh_and_two_readers_do_not_see_each_other(
    browser: Browser, page: Page, site: Site
) -> None:
    begun(page)
    answered(page, "district_council")
    other_context = browser.new_context()
    other = opened(other_context, site)
    begun(other)
    assert screen(other) == "q-authority_type"
    expect(other.locator("#challenge input:checked")).to_have_count(0)
    answered(other, "london_borough_council")
    assert answered(page, "charity") == "q-seeks"
    expect(page.locator("#challenge .ca-answers")).not_to_contain_text("London borough")
    other_context.close()
    page.reload()
    begun(page)
    expect(page.locator("#challenge .ca-answers")).to_have_count(0)
