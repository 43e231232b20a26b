"""The controls that long forms are made of, as HTML; `forms.js` sends what is in them."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assistant.law.provision import Provision
from assistant.web.challenge.render import WORD_TYPE, Cite, below, described, source
from assistant.web.expression import words
from assistant.web.markup import shown


@dataclass(frozen=True, slots=True)
class Box:
    """A text to type; `name` is what it is sent as."""

    name: str
    label: str
    hint: str
    rows: int = 6
    """1 is a box of one line."""


SHORT: Final = "ca-text-box ca-short-box"
"""How a box for a day or a number looks."""


def text_box(box: Box, value: str, prefix: str, fault: str = "", look: str = "ca-text-box") -> str:
    """A labelled box with its hint, and a place for what is written in it on paper."""
    identity = f"{prefix}-{box.name}"
    told = f'id="{identity}" name="{box.name}"{described(identity, fault)}'
    if box.rows == 1:
        control = f'<input type="text" class="{look}" {told} value="{shown(value)}">'
    else:
        # The line end after the tag belongs to HTML: without it, a first empty line of the text is lost.
        control = f'<textarea {told} rows="{box.rows}">\n{shown(value)}</textarea>'
    return (
        f'<div class="ca-field"><label class="ca-label" for="{identity}">{shown(box.label)}</label>'
        f"{below(identity, box.hint, fault)}{control}"
        f'<p class="ca-printed" data-prints="{identity}" aria-hidden="true"></p></div>'
    )


def choice(  # noqa: PLR0913 -- what a group of radio buttons can have
    box: Box,
    options: Mapping[str, str],
    chosen: str,
    prefix: str,
    *,
    fault: str = "",
    inline: bool = False,
) -> str:
    """Radio buttons under a legend; with `inline` beside one another where there is room."""
    identity = f"{prefix}-{box.name}"
    invalid = ' aria-invalid="true"' if fault else ""
    rows = "".join(
        f'<div class="ca-option"><input type="radio" id="{identity}-{at}" name="{box.name}" '
        f'value="{shown(value)}"{" checked" if value == chosen else ""}{invalid if at == 0 else ""}>'
        f'<label for="{identity}-{at}">{shown(text)}</label></div>'
        for at, (value, text) in enumerate(options.items())
    )
    beside = " ca-inline" if inline else ""
    return (
        f'<fieldset class="ca-field" id="{identity}" aria-describedby="{identity}-hint {identity}-error">'
        f'<legend class="ca-label">{shown(box.label)}</legend>{below(identity, box.hint, fault)}'
        f'<div class="ca-options{beside}">{rows}</div></fieldset>'
    )


def select(box: Box, options: Mapping[str, str], chosen: str, prefix: str) -> str:
    """A list of which one can be chosen; for more than a screen full of options."""
    identity = f"{prefix}-{box.name}"
    rows = "".join(
        f'<option value="{shown(value)}"{" selected" if value == chosen else ""}>{shown(text)}</option>'
        for value, text in options.items()
    )
    return (
        f'<div class="ca-field"><label class="ca-label" for="{identity}">{shown(box.label)}</label>'
        f'{below(identity, box.hint, "")}<select id="{identity}" name="{box.name}"{described(identity, "")}>'
        f"{rows}</select></div>"
    )


@dataclass(frozen=True, slots=True)
class Act:
    """What a button does when it is pressed."""

    name: str
    form: str = ""
    """The id of the form that goes with it; of the one around it when empty."""
    at: str = ""
    sure: str = ""
    """A question that is asked first."""


def press(text: str, act: Act, *, first: bool = False, identity: str = "") -> str:
    """A button."""
    data = {"act": act.name, "form": act.form, "at": act.at, "sure": act.sure}
    given = "".join(f' data-{key}="{shown(value)}"' for key, value in data.items() if value)
    name = f' id="{identity}"' if identity else ""
    look = "ca-button ca-first" if first else "ca-button"
    return f'<button type="button" class="{look}"{name}{given}>{shown(text)}</button>'


def leads(text: str, target: str, other: str = "", look: str = "ca-link") -> str:
    """A button that leads to a place on the page, or to another one where that is hidden."""
    instead = f' data-or="{other}"' if other else ""
    return (
        f'<button type="button" class="{look}" data-act="show" data-show="{target}"{instead}>'
        f"{shown(text)}</button>"
    )


def law(provision: Provision, cite: Cite, name: str) -> str:
    """A section, which opens to its words."""
    return (
        f'<details class="ca-opens" id="{name}"><summary><span class="ca-screen">'
        f"{shown(words.READ)} </span>{shown(provision.cited)}"
        f"</summary>{source(cite(provision), provision, f'{name}-')}</details>"
    )


def sign(text: str, mark: str, kind: str) -> str:
    """A word for how something stands, with a sign before it."""
    return (
        f'<strong class="ca-result ca-{kind}"><span class="ca-sign" aria-hidden="true">{shown(mark)}</span>'
        f"{shown(text)}</strong>"
    )


def word_file(content: bytes, name: str, made: int) -> str:
    """A Word file in the page itself: nothing is written to a disk, and no other reader can ask for it."""
    address = f"data:{WORD_TYPE};base64,{base64.b64encode(content).decode('ascii')}"
    return (
        f'{shown(words.SAVED)} <a class="ca-file" data-save="{made}" href="{address}" '
        f'download="{shown(name)}">{shown(words.DOWNLOAD)}</a>'
    )
