"""The form for dates, and the dates, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assistant.eligibility.officer.dates import Due
from assistant.web.challenge.render import Cite, below, described
from assistant.web.expression.controls import SHORT, Act, Box, law, press, text_box
from assistant.web.markup import shown
from assistant.web.officer import words
from assistant.web.officer.dates import Dates, shown_day

FORM: Final = "dates-fields"
PREFIX: Final = "dates"
_CAME: Final = ("received", "window_starts", "window_ends")
_BOXES: Final[Mapping[str, Box]] = {
    "received": Box("received", words.RECEIVED, words.DAY_HINT, 1),
    "window_starts": Box("window_starts", words.WINDOW_STARTS, words.WINDOW_HINT, 1),
    "window_ends": Box("window_ends", words.WINDOW_ENDS, words.WINDOW_HINT, 1),
    "accepted": Box("accepted", words.ACCEPTED, words.ACCEPTED_HINT, 1),
    "reorganisation": Box("reorganisation", words.REORGANISATION, words.REORGANISATION_HINT, 1),
}
_PERIODS: Final = {
    "maximum_period": words.MAXIMUM_PERIOD,
    "minimum_before": words.MINIMUM_BEFORE,
    "maximum_before": words.MAXIMUM_BEFORE,
}
_NAMES: Final = {name: box.label for name, box in _BOXES.items()} | {
    f"{name}-number": title for name, title in _PERIODS.items()
}


def dates_page(dates: Dates, cite: Cite) -> str:
    """The form, and below it what follows from it."""
    came = "".join(_day(dates.typed, dates.faults, name, PREFIX) for name in _CAME)
    published = "".join(_period(dates.typed, dates.faults, name, PREFIX) for name in _PERIODS)
    later = "".join(_day(dates.typed, dates.faults, name, PREFIX) for name in ("accepted", "reorganisation"))
    clear = press(words.CLEAR, Act("clear"))
    return (
        f'<div data-drawn="{dates.drawn}"{_focus(dates)}>'
        f'<h2 class="ca-heading" id="dates-title" tabindex="-1">{shown(words.DATES_TITLE)}</h2>'
        f"<p>{shown(words.DATES_ABOUT)}</p>{_faults(dates)}"
        f'<form class="ca-form" id="{FORM}" method="dialog" novalidate autocomplete="off" data-act="dates">'
        f"{_group(words.WHEN_IT_CAME, came)}{_group(words.PUBLISHED, published)}{_group(words.LATER, later)}"
        f'<div class="ca-buttons"><button type="submit" class="ca-button ca-first">{shown(words.WORK_OUT)}'
        f"</button>{clear}</div></form>{_due(dates, cite)}</div>"
    )


def day_fields(typed: Mapping[str, str], faults: Mapping[str, str], prefix: str) -> str:
    """The fields that a review takes: when it came, and what was published for the decision."""
    days = "".join(_day(typed, faults, name, prefix) for name in (*_CAME, "reorganisation"))
    return days + _period(typed, faults, "maximum_period", prefix)


def dates_table(due: tuple[Due, ...], cite: Cite, prefix: str) -> str:
    """A row for each thing to do; on a narrow screen each row is a block of its own."""
    heads = "".join(f'<th scope="col" role="columnheader">{shown(name)}</th>' for name in words.COLUMNS)
    rows = "".join(_row(item, cite, f"{prefix}{at}") for at, item in enumerate(due))
    return (
        f'<table class="ca-dates" role="table" aria-label="{shown(words.THE_DATES)}"><thead role="rowgroup">'
        f'<tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
        f'<p class="ca-quiet">{shown(words.CALENDAR)}</p>'
    )


def _group(title: str, body: str) -> str:
    return f"<section><h3>{shown(title)}</h3>{body}</section>"


def _day(typed: Mapping[str, str], faults: Mapping[str, str], name: str, prefix: str) -> str:
    return text_box(_BOXES[name], typed.get(name, ""), prefix, faults.get(name, ""), SHORT)


def _period(typed: Mapping[str, str], faults: Mapping[str, str], name: str, prefix: str) -> str:
    """A number and its unit, under one legend."""
    number, unit = f"{name}-number", f"{name}-unit"
    fault = faults.get(number, "")
    options = "".join(
        f'<option value="{value}"{" selected" if value == typed.get(unit, "months") else ""}>'
        f"{shown(text)}</option>"
        for value, text in words.UNITS.items()
    )
    identity = f"{prefix}-{number}"
    return (
        f'<fieldset class="ca-field"><legend class="ca-label">{shown(_PERIODS[name])}</legend>'
        f'{below(identity, words.PERIOD_HINT, fault)}<div class="ca-period">'
        f'<div><label for="{identity}">{shown(words.NUMBER)}</label><input type="text" class="ca-text-box" '
        f'inputmode="numeric" id="{identity}" name="{number}" '
        f'value="{shown(typed.get(number, ""))}"{described(identity, fault)}></div>'
        f'<div><label for="{prefix}-{unit}">{shown(words.UNIT)}</label>'
        f'<select id="{prefix}-{unit}" name="{unit}">{options}</select></div></div></fieldset>'
    )


def _faults(dates: Dates) -> str:
    """What to mend, before the form; it is read out when it comes."""
    items = [
        f'<li><button type="button" class="ca-link" data-act="show" data-show="{PREFIX}-{name}">'
        f"{shown(_NAMES[name])}: {shown(text)}</button></li>"
        for name, text in dates.faults.items()
    ]
    if dates.fault:
        items.append(f"<li>{shown(dates.fault)}</li>")
    inner = f"<h3>{shown(words.MEND)}</h3><ul>{''.join(items)}</ul>" if items else ""
    empty = "" if items else " hidden"
    return f'<div class="ca-mend" role="alert" id="dates-mend" tabindex="-1"{empty}>{inner}</div>'


def _focus(dates: Dates) -> str:
    """Where the keyboard goes: to the first fault, or to the dates."""
    if dates.faults:
        return f' data-focus="{PREFIX}-{next(iter(dates.faults))}"'
    if dates.fault:
        return ' data-focus="dates-mend"'
    return ' data-focus="dates-due"' if dates.due else ' data-focus="dates-title"' if dates.drawn else ""


def _due(dates: Dates, cite: Cite) -> str:
    if not dates.due:
        return ""
    return (
        f'<section><h3 id="dates-due" tabindex="-1">{shown(words.THE_DATES)}</h3>'
        f"{dates_table(dates.due, cite, 'dates-l')}</section>"
    )


def _row(item: Due, cite: Cite, name: str) -> str:
    _, begin, end, _ = words.COLUMNS
    days = "".join(
        f'<td role="cell" data-head="{shown(head)}">{shown(shown_day(given))}</td>'
        for head, given in ((begin, item.earliest), (end, item.latest))
    )
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{shown(item.name)}</th>{days}'
        f'<td role="cell"><p>{shown(item.text)}</p>{law(item.provision, cite, name)}</td></tr>'
    )
