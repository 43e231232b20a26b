"""The form for a brief as HTML; every text that is not our own is escaped by `markup.shown`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assistant.web.drafting import words
from assistant.web.drafting.fields import THEMES_OFFERED
from assistant.web.drafting.state import Drafting
from assistant.web.expression.controls import SHORT, Act, Box, choice, leads, press, select, text_box
from assistant.web.markup import shown

FORM: Final = "drafting-fields"
"""The id of the <form>: buttons that stand elsewhere name it."""
TITLE: Final = "drafting-title"
"""The id of the heading of both screens, to which the keyboard moves."""
PREFIX: Final = "drafting"
FAULTY: Final = tuple(words.FIELD_FAULTS)
"""Fields that can be wrong, in the order of the form."""
_SERVICES_ONLY: Final = "contract_type=services,"


def form(of: Drafting) -> str:
    """What it is, and the form with all that was typed."""
    about = "".join(f"<p>{shown(text)}</p>" for text in words.ABOUT)
    parts = _bought(of) + _who(of) + _contract(of) + _wanted(of)
    buttons = f'<button type="submit" class="ca-button ca-first">{shown(words.DRAFT)}</button>' + press(
        words.CLEAR, Act("clear", sure=words.CLEAR_SURE)
    )
    return (
        f'<div data-drawn="{of.drawn}"{_focus(of)}><h2 class="ca-heading" id="{TITLE}" tabindex="-1">'
        f"{shown(words.TITLE)}</h2><div>{about}"
        f'<p class="ca-quiet">{shown(words.KEPT)}</p></div>'
        f'<p class="ca-narrow">{leads(words.TO_PANEL, "drafting-rules")}</p>'
        f'<p class="ca-status" role="status">{shown(of.said)}</p>{_mend(of)}'
        f'<form class="ca-form" id="{FORM}" method="dialog" data-act="draft" novalidate autocomplete="off" '
        f'data-keep>{parts}<div class="ca-buttons">{buttons}</div></form></div>'
    )


def failed(of: Drafting, said: str) -> str:
    """What is shown when a screen could not be made."""
    return (
        f'<div data-drawn="{of.drawn}" data-focus="{TITLE}">'
        f'<h2 class="ca-heading" id="{TITLE}" tabindex="-1">'
        f'{shown(words.NOT_DONE)}</h2><p role="alert">{shown(said)}</p><div class="ca-buttons">'
        f"{press(words.CHANGE, Act('change'), first=True)}</div></div>"
    )


def section(title: str, body: str, name: str = "") -> str:
    """A part under its heading; empty where there is nothing in it."""
    if not body:
        return ""
    identity = f' id="{name}" tabindex="-1"' if name else ""
    return f"<section><h3{identity}>{shown(title)}</h3>{body}</section>"


def folded(title: str, body: str, name: str) -> str:
    """A part that opens when it is wanted."""
    return (
        f'<details class="ca-fold" id="{shown(name)}"><summary>{shown(title)}</summary>{body}</details>'
        if body
        else ""
    )


def tick(name: str, label: str, prefix: str, *, on: bool, hint: str = "") -> str:
    """A check box."""
    identity = f"{prefix}-{name}"
    told = f'<span class="ca-quiet ca-line" id="{identity}-hint">{shown(hint)}</span>' if hint else ""
    by = f' aria-describedby="{identity}-hint"' if hint else ""
    return (
        f'<div class="ca-option"><input type="checkbox" id="{identity}" name="{name}" value="yes"'
        f"{' checked' if on else ''}{by}><div>"
        f'<label for="{identity}">{shown(label)}</label>{told}</div></div>'
    )


def light_touch(typed: Mapping[str, str], prefix: str) -> str:
    """The question on light touch, which only services are asked."""
    hidden = "" if typed.get("contract_type", "") in {"services", ""} else " hidden"
    asked = choice(
        Box("light_touch", words.LIGHT_TOUCH, words.LIGHT_TOUCH_HINT),
        {"yes": words.YES, "no": words.NO, "": words.NOT_KNOWN},
        typed.get("light_touch", ""),
        prefix,
        inline=True,
    )
    return f'<div data-when="{_SERVICES_ONLY}"{hidden}>{asked}</div>'


def kinds(typed: Mapping[str, str], prefix: str) -> tuple[str, str]:
    """The questions on the kind of buyer and the kind of contract."""
    buyer = choice(
        Box("buyer_type", words.BUYER_TYPE, ""),
        {**{str(kind): text for kind, text in words.BUYER_TYPES.items()}, "": words.NOT_KNOWN},
        typed.get("buyer_type", ""),
        prefix,
    )
    contract = choice(
        Box("contract_type", words.CONTRACT_TYPE, words.CONTRACT_TYPE_HINT),
        {**{str(kind): text for kind, text in words.CONTRACT_TYPES.items()}, "": words.NOT_KNOWN},
        typed.get("contract_type", ""),
        prefix,
        inline=True,
    )
    return buyer, contract


def _focus(of: Drafting) -> str:
    """Where the keyboard goes: to what has to be mended first, or to the heading of a new screen."""
    if of.drawn == 0:
        return ""
    first = next((name for name in FAULTY if name in of.faults), "")
    target = f"{PREFIX}-{first}" if first else of.focus or (f"{PREFIX}-fault" if of.fault else TITLE)
    return f' data-focus="{shown(target)}"'


def _mend(of: Drafting) -> str:
    hidden = "" if of.fault else " hidden"
    lines = "".join(f"<p>{shown(line)}</p>" for line in of.fault.splitlines())
    return f'<div class="ca-mend" role="alert" id="{PREFIX}-fault" tabindex="-1"{hidden}>{lines}</div>'


def _box(of: Drafting, box: Box, look: str = "ca-text-box") -> str:
    return text_box(box, of.typed.get(box.name, ""), PREFIX, of.faults.get(box.name, ""), look)


def _bought(of: Drafting) -> str:
    service = _box(of, Box("service", words.SERVICE, words.SERVICE_HINT, 1))
    more = _box(of, Box("description", words.DESCRIPTION, words.DESCRIPTION_HINT, 3))
    return section(words.BOUGHT, service + more)


def _who(of: Drafting) -> str:
    buyer = _box(of, Box("buyer", words.BUYER, words.BUYER_HINT, 1))
    return section(words.WHO, kinds(of.typed, PREFIX)[0] + buyer)


def _contract(of: Drafting) -> str:
    hidden = "" if of.typed.get("contract_type", "") in {"services", ""} else " hidden"
    health = choice(
        Box("health_service", words.HEALTH, words.HEALTH_HINT),
        {"yes": words.YES, "no": words.NO, "": words.NOT_KNOWN},
        of.typed.get("health_service", ""),
        PREFIX,
        inline=True,
    )
    return section(
        words.CONTRACT,
        _box(of, Box("value_inc_vat", words.VALUE, words.VALUE_HINT, 1), SHORT)
        + _box(of, Box("months", words.MONTHS, words.MONTHS_HINT, 1), SHORT)
        + _box(of, Box("start", words.START, words.START_HINT, 1), SHORT)
        + kinds(of.typed, PREFIX)[1]
        + light_touch(of.typed, PREFIX)
        + f'<div data-when="{_SERVICES_ONLY}"{hidden}>{health}</div>',
    )


def _wanted(of: Drafting) -> str:
    typed = of.typed
    ticks = "".join(
        tick(f"theme-{at}", theme[:1].upper() + theme[1:], PREFIX, on=bool(typed.get(f"theme-{at}")))
        for at, theme in enumerate(THEMES_OFFERED)
    )
    themes = (
        f'<fieldset class="ca-field" aria-describedby="{PREFIX}-themes-hint"><legend class="ca-label">'
        f'{shown(words.THEMES)}</legend><p class="ca-hint" id="{PREFIX}-themes-hint">'
        f'{shown(words.THEMES_HINT)}</p><div class="ca-options ca-themes">{ticks}</div></fieldset>'
    )
    reservations = {"": words.NOT_KNOWN, **{str(kind): text for kind, text in words.RESERVATIONS.items()}}
    return section(
        words.WANTED,
        _box(of, Box("priorities", words.PRIORITIES, words.PRIORITIES_HINT, 3))
        + themes
        + _box(of, Box("weighting_percent", words.WEIGHTING, words.WEIGHTING_HINT, 1), SHORT)
        + _box(of, Box("market", words.MARKET, words.MARKET_HINT, 1))
        + select(
            Box("reservation", words.RESERVATION, words.RESERVATION_HINT),
            reservations,
            typed.get("reservation", ""),
            PREFIX,
        )
        + _box(of, Box("policy_text", words.POLICY, words.POLICY_HINT, 5))
        + tick("lighter", words.LIGHTER, PREFIX, on=bool(typed.get("lighter")), hint=words.LIGHTER_HINT),
    )
