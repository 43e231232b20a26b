"""What was found in a draft, and the draft with the words concerned marked, as HTML."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Final

from assistant.clauses.finding import SEVERITIES, Finding
from assistant.web.challenge.render import WORD_TYPE, Cite
from assistant.web.checking import words
from assistant.web.checking.findings_view import counts, found
from assistant.web.checking.start_view import PREFIX, form, purchase, screen, submit
from assistant.web.checking.state import Checking
from assistant.web.expression.controls import Act, press
from assistant.web.markup import merged, shown

MOST_SHOWN: Final = 200
"""Findings on one page: more make a page that a browser is slow with, and that nobody reads."""
_FOUND: Final = f"{PREFIX}-f"
_PLACE: Final = f"{PREFIX}-w"


def result(of: Checking, cite: Cite, file: bytes = b"") -> str:
    """How many findings, then each of them beside the draft; with the file that has them as comments."""
    heads = (
        _know(of)
        + (counts(of.findings) if of.findings else f"<p>{shown(words.NOTHING)}</p>")
        + (f"<p>{shown(words.NOT_ASKED)}</p>" if of.brief is None else "")
        + _buttons(of, file)
    )
    again = form("again", purchase(of.typed, of.faults, f"<p>{submit(words.AGAIN)}</p>"), "")
    focus = f"{PREFIX}-saved" if file else f"{PREFIX}-fault" if of.fault else ""
    return screen(of, words.RESULT, f"{heads}{again}{_both(of, cite)}", focus)


def gravest(findings: Sequence[Finding]) -> list[Finding]:
    """As many findings as a page can show, the gravest of them, in the order of the text."""
    order = sorted(range(len(findings)), key=lambda at: SEVERITIES.index(findings[at].severity))
    return [findings[at] for at in sorted(order[:MOST_SHOWN])]


def marked(text: str, findings: Sequence[Finding]) -> str:
    """The draft with the words of each finding marked, and after them the numbers of the findings.

    Where words of several findings overlap they share a mark.
    """
    spans = [(finding.start, finding.end) for finding in findings]
    pieces: list[str] = []
    at = 0
    for start, end in merged(spans, len(text)):
        inside = [n for n, (a, b) in enumerate(spans, 1) if start <= a < b <= end]
        places = "".join(f'<span id="{_PLACE}{n}" tabindex="-1"></span>' for n in inside)
        numbers = "".join(_number(n) for n in inside)
        pieces += [shown(text[at:start]), f"{places}<mark>{shown(text[start:end])}</mark>{numbers}"]
        at = end
    return "".join((*pieces, shown(text[at:])))


def _number(number: int) -> str:
    """The number of a finding after its words, which leads to what is said of them."""
    return (
        f'<button type="button" class="ca-to-finding" data-act="show" data-show="{_FOUND}{number}">'
        f'<span class="ca-hidden">{shown(words.to_finding(number))}</span>'
        f'<span aria-hidden="true">{number}</span></button>'
    )


def _both(of: Checking, cite: Cite) -> str:
    told = gravest(of.findings)
    draft = (
        f'<div class="ca-checked-draft"><h3>{shown(words.ABOUT_DRAFT)}</h3>'
        f'<p class="ca-quiet">{shown(words.NUMBERS)}</p>'
        f'<div class="ca-draft-text" id="{PREFIX}-text">{marked(of.text, told)}</div></div>'
    )
    if not of.findings:
        return f'<div class="ca-checked">{draft}</div>'
    whole = any(not finding.text.strip() for finding in of.findings)
    note = f'<p class="ca-quiet">{shown(words.WHOLE)}</p>' if whole else ""
    if len(told) < len(of.findings):
        note += f"<p>{shown(words.not_all(len(told), len(of.findings)))}</p>"
    listed = (
        f'<div class="ca-checked-findings"><h3>{shown(words.ABOUT_FINDINGS)}</h3>{note}'
        f"{found(told, cite, _FOUND, _PLACE)}</div>"
    )
    return f'<div class="ca-checked ca-two">{listed}{draft}</div>'


def _know(of: Checking) -> str:
    """Which file it is, and what to know of its reading."""
    name = f'<p class="ca-quiet">{shown(words.file_read(of.name))}</p>' if of.name else ""
    items = "".join(f"<li>{shown(text)}</li>" for text in of.warnings)
    if not items:
        return name
    return f'{name}<div class="ca-cautions" role="note"><p>{shown(words.KNOW)}</p><ul>{items}</ul></div>'


def _buttons(of: Checking, file: bytes) -> str:
    save = press(words.SAVE, Act("comments"), first=True) if of.file and of.findings else ""
    change = press(words.CHANGE, Act("change")) if not of.name else ""
    others = change + press(words.AFRESH, Act("afresh")) + press(words.PRINT, Act("print"))
    hint = f'<p class="ca-quiet">{shown(words.SAVE_HINT)}</p>' if save else ""
    return f'<div class="ca-buttons">{save}{others}</div>{hint}{_saved(of, file)}'


def _saved(of: Checking, file: bytes) -> str:
    if of.fault:
        return (
            f'<div class="ca-mend" role="alert" id="{PREFIX}-fault" tabindex="-1">'
            f"<h4>{shown(words.NOT_SAVED)}</h4><p>{shown(of.fault)}</p></div>"
        )
    if not file:
        return ""
    address = f"data:{WORD_TYPE};base64,{base64.b64encode(file).decode('ascii')}"
    return (
        f'<p class="ca-status" role="status" id="{PREFIX}-saved" tabindex="-1">{shown(words.SAVED)} '
        f'<a class="ca-file" data-save="{of.made}" href="{address}" download="{words.FILE_NAME}">'
        f"{shown(words.DOWNLOAD)}</a></p>"
    )
