"""The screens before the review as HTML; what a file holds is escaped by `markup.shown`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from assistant.eligibility.fact_words import FACT_WORDS
from assistant.eligibility.facts import VALUES
from assistant.eligibility.officer.submission import FoundPart, Submission
from assistant.web.challenge.render import Cite, below, described
from assistant.web.expression.controls import SHORT, Act, Box, choice, law, press, select, text_box
from assistant.web.markup import shown
from assistant.web.officer import words
from assistant.web.officer.case import Case, answer_to, parts_of
from assistant.web.officer.dates_view import day_fields
from assistant.web.officer.questions import GROUPS, NO, NOT_KNOWN, YES, Asked, applies
from assistant.web.upload import LARGEST_MB, SUFFIXES

PREFIX: Final = "check"
TITLE: Final = "check-title"
"""The id of the heading of every screen, to which the keyboard moves."""
_ONLY: Final = {
    "has_employee_engagement": words.ONLY_EMPLOYEES,
    "has_partner_information": words.ONLY_PARTNERS,
}
_FEW: Final = 5
"""Up to so many options are radio buttons."""


def start(case: Case) -> str:
    """What this is, and the file to choose."""
    about = "".join(f"<p>{shown(text)}</p>" for text in words.CHECK_ABOUT)
    fault = case.faults.get("file", "")
    name = f"{PREFIX}-file"
    texts = {
        "most": str(LARGEST_MB * 2**20),
        "large": words.too_large(LARGEST_MB),
        "none": words.NO_FILE,
        "busy": words.READING,
        "broken": words.NOT_ARRIVED,
    }
    data = "".join(f' data-{key}="{shown(text)}"' for key, text in texts.items())
    box = (
        f'<div class="ca-field"><label class="ca-label" for="{name}">{shown(words.FILE)}</label>'
        f"{below(name, words.FILE_HINT, fault)}"
        f'<input type="file" id="{name}" accept="{",".join(SUFFIXES)}"{data}{described(name, fault)}></div>'
        f'<p class="ca-status" role="status"></p>'
    )
    buttons = submit(words.READ_FILE) + press(words.BY_HAND, Act("hand"))
    return screen(
        case,
        words.CHECK_TITLE,
        f'{about}<p class="ca-quiet">{shown(words.CHECK_KEPT)}</p>{form("file", box, buttons)}',
        focus=name if fault else "",
    )


def not_one(case: Case) -> str:
    """Why a file does not look like an expression of interest."""
    reason = case.submission.reason if case.submission else ""
    buttons = press(words.OTHER_FILE, Act("back"), first=True) + press(words.ALL_THE_SAME, Act("onward"))
    return screen(
        case,
        words.NOT_ONE_TITLE,
        f'<p class="ca-quiet">{shown(words.file_read(case.name))}</p>'
        f'<div class="ca-message" role="alert"><p>{shown(reason)}</p></div>'
        f"{_warnings(case.submission)}<p>{shown(words.NOT_ONE)}</p>"
        f'<div class="ca-buttons">{buttons}</div>',
    )


def parts(case: Case, cite: Cite) -> str:
    """Each part that the regulations ask for, with what was found, to be confirmed."""
    about = words.PARTS_ABOUT if case.submission else words.PARTS_BY_HAND
    name = f'<p class="ca-quiet">{shown(words.file_read(case.name))}</p>' if case.submission else ""
    items = "".join(_part(case, item, cite) for item in parts_of(case))
    buttons = submit(words.CONFIRM) + press(words.BACK, Act("back")) + press(words.AFRESH, Act("afresh"))
    return screen(
        case,
        words.PARTS_TITLE,
        f"{name}{_warnings(case.submission)}<p>{shown(about)}</p>{form('confirm', items, buttons)}",
    )


def known(case: Case) -> str:
    """What the officer knows of the case."""
    groups = "".join(
        _group(group.title, "".join(_asked(case, asked) for asked in group.asked)) for group in GROUPS
    )
    days = _group(
        words.DAYS, f"<p>{shown(words.DAYS_ABOUT)}</p>{day_fields(case.typed, case.faults, PREFIX)}"
    )
    box = Box("reasons", words.REASONS_LABEL, words.REASONS_HINT, 5)
    reasons = _group(
        words.REASONS,
        text_box(box, case.typed.get("reasons", ""), PREFIX, case.faults.get("reasons", "")),
    )
    buttons = submit(words.SHOW_REVIEW) + press(words.BACK, Act("back")) + press(words.AFRESH, Act("afresh"))
    hidden = "" if case.fault else " hidden"
    focus = f"{PREFIX}-fault" if case.fault else ""
    for field in case.faults:
        focus = focus or f"{PREFIX}-{field}"
    return screen(
        case,
        words.KNOWN_TITLE,
        f"<p>{shown(words.KNOWN_ABOUT)}</p>"
        f'<div class="ca-mend" role="alert" id="{PREFIX}-fault" tabindex="-1"{hidden}>'
        f"<p>{shown(case.fault)}</p></div>{form('review', groups + days + reasons, buttons)}",
        focus=focus,
    )


def failed(case: Case, said: str) -> str:
    """What is shown when a screen could not be made."""
    buttons = press(words.BACK, Act("back"), first=True) + press(words.AFRESH, Act("afresh"))
    return screen(
        case, words.NOT_DONE, f'<p role="alert">{shown(said)}</p><div class="ca-buttons">{buttons}</div>'
    )


def screen(case: Case, title: str, body: str, focus: str = "") -> str:
    """A screen under its heading; the keyboard moves to `focus`, or to the heading of a new screen."""
    target = f' data-focus="{focus or TITLE}"' if case.drawn else ""
    return (
        f'<div data-drawn="{case.drawn}"{target}><h2 class="ca-heading" id="{TITLE}" tabindex="-1">'
        f'{shown(title)}</h2><p class="ca-status" role="status">{shown(case.said)}</p>{body}</div>'
    )


def form(act: str, controls: str, buttons: str) -> str:
    """A form that the page itself sends; with no script it sends nothing."""
    return (
        f'<form class="ca-form" method="dialog" data-act="{act}" novalidate autocomplete="off">{controls}'
        f'<div class="ca-buttons">{buttons}</div></form>'
    )


def cautions(title: str, texts: Iterable[str]) -> str:
    """Warnings in a list; empty where there are none."""
    items = "".join(f"<li>{shown(text)}</li>" for text in texts)
    if not items:
        return ""
    return f'<div class="ca-cautions" role="note"><p>{shown(title)}</p><ul>{items}</ul></div>'


def submit(text: str) -> str:
    """The button that Enter presses."""
    return f'<button type="submit" class="ca-button ca-first">{shown(text)}</button>'


def _group(title: str, body: str) -> str:
    return f"<section><h3>{shown(title)}</h3>{body}</section>"


def _warnings(submission: Submission | None) -> str:
    return cautions(words.WARNINGS, submission.warnings if submission else ())


def _part(case: Case, part: FoundPart, cite: Cite) -> str:
    """One part: what the law asks for, what was found, and the officer's answer."""
    of_partners = part.fact == "uses_partners"
    options = {
        YES: words.PARTNERS_USED if of_partners else words.THERE,
        NO: words.NO_PARTNERS if of_partners else words.NOT_THERE,
        NOT_KNOWN: words.CANNOT_TELL,
    }
    only = f"<p>{shown(_ONLY[part.fact])}</p>" if part.fact in _ONLY else ""
    title = words.WOULD_PARTNERS if of_partners else words.is_there(part.name)
    asked = choice(Box(part.fact, title, ""), options, answer_to(case, part), PREFIX, inline=True)
    return (
        f'<section class="ca-part"><h3>{shown(part.name)}</h3>'
        f"{law(part.provision, cite, f'{PREFIX}-l-{part.fact}')}{only}"
        f"{_found(part) if case.submission else ''}{asked}</section>"
    )


def _found(part: FoundPart) -> str:
    """The words that were found, each with its place in the file."""
    if not part.quotes:
        return f'<p class="ca-nothing">{shown(words.NOT_FOUND)}</p>'
    title = words.FOUND if part.value is not False else words.FOUND_NO_PARTNERS
    if not part.found:
        title = words.FOUND_HALF
    quotes = "".join(
        f'<li><blockquote class="ca-own">{shown(quote.text)}</blockquote>'
        f'<p class="ca-quiet">{shown(words.NO_PLACE)}{": " if quote.locator else ""}'
        f"{shown(quote.locator)}</p></li>"
        for quote in part.quotes
    )
    return f'<p>{shown(title)}</p><ul class="ca-quotes">{quotes}</ul>'


def _asked(case: Case, asked: Asked) -> str:
    """One question, with “Not known” as its last answer."""
    given = case.typed.get(asked.fact, "")
    box = Box(asked.fact, asked.text, asked.hint, 1)
    body = _control(case, box, given)
    if asked.when is None:
        return body
    name, values = asked.when
    hidden = "" if applies(asked, case.typed) else " hidden"
    return f'<div data-when="{name}={",".join(values)}"{hidden}>{body}</div>'


def _control(case: Case, box: Box, given: str) -> str:
    values = VALUES[box.name]
    if not values:
        return text_box(box, given, PREFIX, case.faults.get(box.name, ""), SHORT)
    options: Mapping[str, str]
    if True in values:
        options = {YES: words.YES, NO: words.NO, NOT_KNOWN: words.NOT_KNOWN}
        return choice(box, options, given, PREFIX, inline=True)
    labels = FACT_WORDS[box.name].labels
    options = {str(value): labels[value] for value in values} | {NOT_KNOWN: words.NOT_KNOWN}
    if len(values) <= _FEW:
        return choice(box, options, given, PREFIX)
    return select(box, {NOT_KNOWN: words.NOT_KNOWN} | options, given, PREFIX)
