"""A way through the interview, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from assistant.web import words as page_words
from assistant.web.challenge import words

GOOD = {
    "authority_type": "district_council",
    "body_type": "charity",
    "seeks": "provide_service",
    "service_by_or_for_authority": "yes",
    "named_person_complex_needs": "no",
    "window": "none",
    "buying": "neither",
}


def screen(page: Page) -> str:
    """The id of the screen that is shown."""
    return page.locator("#challenge [data-screen]").get_attribute("data-screen") or ""


def moved_on(page: Page, before: str) -> str:
    """The id of the next screen, once its heading has the keyboard."""
    page.wait_for_function(
        """before => {
          const heading = document.querySelector("#challenge [data-screen]");
          return heading && heading.dataset.screen !== before && document.activeElement === heading;
        }""",
        arg=before,
    )
    return screen(page)


def press(page: Page, name: str) -> str:
    before = screen(page)
    page.locator("#challenge").get_by_role("button", name=name, exact=True).click()
    return moved_on(page, before)


def opened_tab(page: Page) -> Locator:
    page.get_by_role("tab", name=page_words.CHALLENGE_TAB).click()
    tab = page.locator("#challenge")
    expect(tab.get_by_role("heading", name=words.START_TITLE)).to_be_visible()
    return tab


def begun(page: Page) -> Locator:
    tab = opened_tab(page)
    press(page, words.START_BUTTON)
    return tab


def answered(page: Page, option: str) -> str:
    before = screen(page)
    page.locator(f"#challenge input[value='{option}']").check()
    page.locator("#challenge").get_by_role("button", name=words.CONTINUE).click()
    return moved_on(page, before)


def to_verdict(page: Page, answers: dict[str, str] = GOOD, other: str = "no") -> int:
    """Answers until there is a verdict; returns how many questions that took."""
    for number in range(20):
        if screen(page) == "verdict":
            return number
        answered(page, answers.get(screen(page).removeprefix("q-"), other))
    raise AssertionError("no verdict after twenty questions")


def tabbed_to(page: Page, script: str) -> None:
    """Press Tab until the script is true of the element that has the keyboard."""
    for _ in range(40):
        if page.evaluate(f"(at => {script})(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {script}")
