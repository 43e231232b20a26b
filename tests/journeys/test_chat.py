"""What a reader does on the page, in a real browser, over a scripted pipeline."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from scripted import HOSTILE, INVENTED, Scripted
from served import Site, opened, serving

from assistant.web import words

pytestmark = [
    pytest.mark.journey,
    # Gradio 6.31 sums up its queue in ways that pandas 3 has deprecated; not ours to change.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]

DONE = re.compile(r"^Done")


def ask(page: Page, question: str) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")


def finished(page: Page) -> None:
    expect(page.locator("#current .ca-status")).to_have_text(DONE)


def test_a_question_is_asked_and_its_source_opened_by_keyboard_alone(page: Page) -> None:
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("Can our charity challenge?")
    page.keyboard.press("Enter")
    finished(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "ca-cite":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#r1p1")).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    assert page.evaluate("document.activeElement.textContent") == "must consider an expression of interest"


def test_the_page_says_what_it_is_and_has_headings_in_order(page: Page) -> None:
    assert page.title() == words.TITLE
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.get_by_text(words.WARNING)).to_be_visible()
    ask(page, "Can our charity challenge?")
    finished(page)
    levels = [
        int(name[1]) for name in page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => h.tagName)")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_citation_opens_its_source_with_the_quote_highlighted(page: Page) -> None:
    ask(page, "Can our charity challenge?")
    finished(page)
    page.locator(".ca-claim").nth(1).get_by_role("link", name=re.compile("Source 2")).click()
    card = page.locator("#r1p2")
    expect(card).to_have_attribute("open", "")
    expect(card.locator("mark")).to_have_text("applies to all relevant services")
    expect(card.locator("mark")).to_be_in_viewport()
    expect(card.locator("summary")).to_contain_text("Superseded")
    official = card.get_by_role("link", name=re.compile("www.gov.uk"))
    assert official.get_attribute("rel") == "noopener noreferrer"
    assert official.get_attribute("target") == "_blank"


def test_what_was_left_out_is_folded_with_its_reason(page: Page) -> None:
    ask(page, "Can our charity challenge?")
    finished(page)
    left_out = page.locator("#r1x")
    expect(left_out.get_by_text(INVENTED.text)).to_be_hidden()
    left_out.locator("summary").click()
    expect(left_out.get_by_text(INVENTED.text)).to_be_visible()
    expect(left_out.get_by_text(INVENTED.reason)).to_be_visible()


def test_evidence_shows_first_and_stop_closes_the_pipeline(page: Page, site: Site) -> None:
    ask(page, "slow question")
    expect(page.locator(".ca-card")).to_have_count(3)
    expect(page.locator(".ca-claim")).to_have_count(1)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#current .ca-status")).to_have_text(words.STOPPED)
    assert site.answering.closed.wait(5)
    shown = page.locator(".ca-claim").count()
    assert 1 <= shown <= 3
    page.wait_for_timeout(1500)
    assert page.locator(".ca-claim").count() == shown
    ask(page, "Can our charity challenge?")
    finished(page)


def test_a_card_opened_by_the_reader_stays_open_while_the_answer_grows(page: Page) -> None:
    ask(page, "slow question")
    page.locator("#r1p3 summary").click()
    expect(page.locator(".ca-claim")).to_have_count(3)
    expect(page.locator("#r1p3")).to_have_attribute("open", "")


def test_what_is_typed_while_an_answer_comes_is_kept(page: Page) -> None:
    ask(page, "slow question")
    expect(page.locator(".ca-claim")).to_have_count(1)
    box = page.get_by_label("Your question")
    box.press_sequentially("and then what happens?", delay=60)
    expect(page.locator(".ca-claim")).to_have_count(4)
    expect(box).to_have_value("and then what happens?")
    expect(box).to_be_focused()


def test_quotes_only_asks_for_no_model(page: Page, site: Site) -> None:
    page.get_by_label(words.QUOTES_ONLY).check()
    ask(page, "Can our charity challenge?")
    expect(page.get_by_role("heading", name=words.OUTCOMES["quoted"])).to_be_visible()
    assert site.answering.asked[-1][2] is True


def test_without_a_model_quotes_only_is_fixed_and_says_why(
    browser: Browser, site_without_model: Site
) -> None:
    context = browser.new_context()
    page = opened(context, site_without_model)
    choice = page.get_by_label(words.QUOTES_ONLY)
    expect(choice).to_be_checked()
    expect(choice).to_be_disabled()
    expect(page.get_by_text(words.QUOTES_ONLY_NO_MODEL)).to_be_visible()
    context.close()


def test_a_follow_up_carries_what_was_said_and_keeps_it_on_the_page(page: Page, site: Site) -> None:
    ask(page, "Can our charity challenge?")
    finished(page)
    ask(page, "And a parish council?")
    expect(page.locator("#r2")).to_have_text("And a parish council?")
    finished(page)
    question, history, _ = site.answering.asked[-1]
    assert question == "And a parish council?"
    assert [item.question for item in history] == ["Can our charity challenge?"]
    assert history[0].answer.startswith("Yes: the council must consider")
    expect(page.locator(".ca-earlier > summary")).to_have_text("Can our charity challenge?")


def test_a_next_question_and_an_example_ask_themselves(page: Page, site: Site) -> None:
    page.get_by_role("button", name="What must our expression of interest contain?").click()
    finished(page)
    page.get_by_role("button", name="Which services are excluded?").click()
    expect(page.locator("#r2")).to_have_text("Which services are excluded?")
    finished(page)
    assert page.evaluate("document.activeElement.id") == "r2"
    asked = [question for question, _, _ in site.answering.asked]
    assert asked == ["What must our expression of interest contain?", "Which services are excluded?"]


def test_a_new_conversation_forgets_the_old_one(page: Page, site: Site) -> None:
    ask(page, "Can our charity challenge?")
    finished(page)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".ca-claim")).to_have_count(0)
    ask(page, "What must it contain?")
    finished(page)
    assert site.answering.asked[-1][1] == ()


def test_what_cannot_be_answered_is_said_in_words(page: Page) -> None:
    ask(page, "   ")
    expect(page.locator("#current .ca-status")).to_have_text(words.NO_QUESTION)
    ask(page, "nothing about this")
    expect(page.get_by_role("heading", name=words.OUTCOMES["not_in_sources"])).to_be_visible()
    expect(page.get_by_text("Nothing in the library speaks of this.")).to_be_visible()
    ask(page, "broken question")
    expect(page.get_by_text(words.FAILED)).to_be_visible()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_enabled()


@pytest.mark.parametrize("width", [320, 390, 900, 1280])
def test_nothing_is_wider_than_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    ask(page, "hostile " + "w" * 300)
    finished(page)
    for summary in page.locator("#current summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    answer, sources = page.locator(".ca-answer").bounding_box(), page.locator(".ca-sources").bounding_box()
    assert answer
    assert sources
    beside = sources["x"] >= answer["x"] + answer["width"]
    below = sources["y"] >= answer["y"] + answer["height"]
    assert beside if width >= 900 else below


def test_no_request_leaves_this_machine(page: Page, site: Site) -> None:
    for question in ("Can our charity challenge?", "hostile question"):
        ask(page, question)
        finished(page)
    hosts = {urlsplit(address).hostname for address in site.requested if address.startswith(("http", "ws"))}
    assert hosts == {"127.0.0.1"}


def test_two_readers_do_not_see_each_other(browser: Browser, page: Page, site: Site) -> None:
    ask(page, "slow question of the first reader")
    other_context = browser.new_context()
    other = opened(other_context, site)
    ask(other, "What may the second reader know?")
    finished(other)
    assert site.answering.asked[-1][1] == ()
    assert "first reader" not in other.content()
    assert "second reader" not in page.content()
    expect(page.locator("#r1")).to_have_text("slow question of the first reader")
    other_context.close()


def test_hostile_text_is_inert_and_shown_as_it_stands(page: Page) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("dialog", lambda dialog: failures.append(dialog.message))
    ask(page, "hostile <img src=x onerror=window.hacked=1>")
    finished(page)
    page.locator("#r1p1 > summary").click()
    page.get_by_role("button", name=re.compile("script")).click()
    expect(page.locator("#r2")).to_be_visible()
    finished(page)
    assert page.evaluate("window.hacked") is None
    assert failures == []
    assert page.locator("#current img, #current script, #current iframe, #earlier img").count() == 0
    links = page.locator("#earlier a")
    addresses = links.evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert all(address.startswith("#") for address in addresses)
    visible = HOSTILE.replace("\u202e", "\ufffd").replace("\x07", "\ufffd")
    assert visible in page.locator("#earlier .ca-claim").text_content()


def test_a_name_pointed_at_this_machine_is_not_answered(browser: Browser) -> None:
    with serving(Scripted()) as site:
        context = browser.new_context(ignore_https_errors=True)
        port = urlsplit(site.address).port
        answer = context.request.get(site.address, headers={"Host": f"rebound.example:{port}"})
        assert answer.status == 400
        assert context.request.get(site.address).status == 200
        context.close()


def test_an_answer_can_be_limited_to_some_of_the_sources(page: Page, site: Site) -> None:
    page.get_by_role("button", name=words.NARROW).click()
    page.get_by_label("Legislation (3)").check()
    page.get_by_label("Superseded (5)").check()
    ask(page, "Can our charity challenge?")
    finished(page)
    [limits] = site.answering.limited
    assert (limits.kinds, limits.statuses, limits.jurisdictions) == (("legislation",), ("superseded",), ())


def test_what_to_know_of_the_sources_stands_below_the_answer(page: Page) -> None:
    ask(page, "Can our charity challenge?")
    finished(page)
    said = page.locator(".ca-cautions")
    expect(said).to_contain_text("has been superseded by Revised statutory guidance (2025)")
    expect(said).to_be_visible()
