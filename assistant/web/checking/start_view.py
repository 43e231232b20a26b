"""The screen on which a draft is pasted or chosen, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assistant.web.challenge.render import below, described
from assistant.web.checking import words
from assistant.web.checking.state import Checking
from assistant.web.drafting import words as drafting_words
from assistant.web.drafting.render import kinds, light_touch
from assistant.web.expression.controls import SHORT, Act, Box, press, text_box
from assistant.web.markup import shown
from assistant.web.upload import LARGEST_MB, SUFFIXES

PREFIX: Final = "checking"
TITLE: Final = "checking-title"
"""The id of the heading of every screen, to which the keyboard moves."""
FIELDS: Final = ("draft", "value_inc_vat", "start", "file")
"""Fields that can be wrong, in the order of the page."""


def start(of: Checking) -> str:
    """What this is, the box for a draft, and the file to choose."""
    about = "".join(f"<p>{shown(text)}</p>" for text in words.ABOUT)
    draft = text_box(
        Box("draft", words.DRAFT, words.DRAFT_HINT, 8),
        of.typed.get("draft", ""),
        PREFIX,
        of.faults.get("draft", ""),
    )
    buttons = submit(words.CHECK) + press(words.CLEAR, Act("afresh"))
    return screen(
        of,
        words.TITLE,
        f'{about}<p class="ca-quiet">{shown(words.KEPT)}</p>'
        f"{form('check', draft + purchase(of.typed, of.faults), buttons)}{_file(of)}",
    )


def purchase(typed: Mapping[str, str], faults: Mapping[str, str], button: str = "") -> str:
    """What changes the result, folded unless something of it is known or wrong."""
    value = Box("value_inc_vat", drafting_words.VALUE, drafting_words.VALUE_HINT, 1)
    day = Box("start", drafting_words.START, drafting_words.START_HINT, 1)
    buyer, contract = kinds(typed, PREFIX)
    boxes = (
        buyer
        + text_box(value, typed.get("value_inc_vat", ""), PREFIX, faults.get("value_inc_vat", ""), SHORT)
        + contract
        + light_touch(typed, PREFIX)
        + text_box(day, typed.get("start", ""), PREFIX, faults.get("start", ""), SHORT)
    )
    known = any(typed.get(box, "") for box in ("buyer_type", "value_inc_vat", "contract_type", "start"))
    return (
        f'<details class="ca-purchase" id="{PREFIX}-purchase"{" open" if known or faults else ""}>'
        f"<summary>{shown(words.PURCHASE)}</summary><p>{shown(words.PURCHASE_ABOUT)}</p>{boxes}{button}</details>"
    )


def screen(of: Checking, title: str, body: str, focus: str = "") -> str:
    """A screen under its heading; the keyboard moves to what is wrong, or to the heading of a new screen."""
    first = next((name for name in FIELDS if name in of.faults), "")
    target = f"{PREFIX}-{first}" if first else focus or TITLE
    moved = f' data-focus="{shown(target)}"' if of.drawn else ""
    return (
        f'<div data-drawn="{of.drawn}"{moved}><h2 class="ca-heading" id="{TITLE}" tabindex="-1">'
        f'{shown(title)}</h2><p class="ca-status" role="status">{shown(of.said)}</p>{body}</div>'
    )


def form(act: str, controls: str, buttons: str) -> str:
    """A form whose fields are sent when they are left, and when it is sent."""
    return (
        f'<form class="ca-form" id="{PREFIX}-{act}" method="dialog" data-act="{act}" novalidate '
        f'autocomplete="off" data-keep>{controls}<div class="ca-buttons">{buttons}</div></form>'
    )


def submit(text: str) -> str:
    """The button that Enter presses."""
    return f'<button type="submit" class="ca-button ca-first">{shown(text)}</button>'


def failed(of: Checking, said: str) -> str:
    """What is shown when a screen could not be made."""
    buttons = press(words.AFRESH, Act("afresh"), first=True)
    if of.screen == "result":
        buttons += press(words.CHANGE, Act("change"))
    body = f'<p role="alert">{shown(said)}</p><div class="ca-buttons">{buttons}</div>'
    return screen(of, words.NOT_DONE, body)


def _file(of: Checking) -> str:
    name, fault = f"{PREFIX}-file", of.faults.get("file", "")
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
        '<p class="ca-status" role="status"></p>'
    )
    return (
        f"<section><h3>{shown(words.OR_FILE)}</h3>"
        '<form class="ca-form" method="dialog" data-act="file" novalidate autocomplete="off">'
        f'{box}<div class="ca-buttons">{submit(words.CHECK_FILE)}</div></form></section>'
    )
