"""The screens of the interview as HTML; every text that is not our own is escaped by `markup.shown`.

Forms and radio buttons are the browser's own: arrow keys, Enter and screen readers then work as everywhere.
`screens.js` sends what is pressed.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Final

from assistant.eligibility.fact_words import FACT_WORDS, label
from assistant.eligibility.interview import Interview
from assistant.eligibility.questions import UNKNOWN, Option
from assistant.law.cited import Cited
from assistant.law.provision import Provision
from assistant.web.challenge import words
from assistant.web.challenge.state import Asking, Confirm, Start
from assistant.web.markup import highlighted, link, shown, web_host
from assistant.web.words import STATUSES

Cite = Callable[[Provision], Cited]

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def start(screen: Start, where: str = "") -> str:
    """What the interview is, and the way in; `where` says who reads what is written in the box."""
    about = "".join(f"<p>{shown(text)}</p>" for text in words.START)
    at_hand = "".join(f"<li>{shown(text)}</li>" for text in words.AT_HAND)
    name = "challenge-words"
    box = field(
        f'<textarea id="{name}" name="own_words" rows="3"{described(name, screen.fault)}>'
        f"{shown(screen.own_words)}</textarea>",
        name=name,
        title=words.OWN_WORDS,
        hint=f"{words.OWN_WORDS_HINT} {where}".strip(),
        fault=screen.fault,
    )
    return (
        f"{heading(words.START_TITLE, 'start')}{said(screen.said)}"
        f"<div>{about}<h3>{shown(words.AT_HAND_TITLE)}</h3><ul>{at_hand}</ul>"
        f"<p>{shown(words.NOT_KNOWN)}</p><p>{shown(words.NOT_ADVICE)}</p>"
        f'<p class="ca-quiet">{shown(words.KEPT)}</p></div>'
        f"{form('start', box, button(words.START_BUTTON, first=True))}"
    )


def confirm(screen: Confirm) -> str:
    """What was understood, each with the words that it rests on."""
    items = "".join(
        f'<div class="ca-option"><input type="checkbox" id="challenge-t{at}" name="ticked" '
        f'value="{shown(item.fact)}" checked><label for="challenge-t{at}">'
        f"{shown(FACT_WORDS[item.fact].question)} <strong>{shown(label(item.fact, item.value))}</strong>"
        f'<span class="ca-quiet ca-line">{shown(words.FROM_YOUR_WORDS)} “{shown(item.words)}”</span>'
        "</label></div>"
        for at, item in enumerate(screen.understood)
    )
    back = "" if screen.before else button(words.BACK, "back")
    return (
        f"{heading(words.CONFIRM_TITLE, 'confirm')}{said('')}"
        f"<div><p>{shown(words.CONFIRM)}</p><h3>{shown(words.YOUR_WORDS)}</h3>"
        f'<blockquote class="ca-own">{shown(screen.own_words)}</blockquote></div>'
        + form(
            "use",
            f"<fieldset><legend><h3>{shown(words.CONFIRM_LEGEND)}</h3></legend>{items}</fieldset>",
            button(words.USE_BUTTON, first=True) + button(words.SKIP_BUTTON, "skip") + back,
        )
    )


def asking(screen: Asking, cite: Cite) -> str:
    """One question, why it is asked, and the answers so far."""
    question, progress = screen.question, screen.interview.progress
    about = max(progress.about, screen.place + 1)
    unknown = button(words.UNKNOWN, "answer", answer=UNKNOWN) if question.kind == "number" else ""
    back = button(words.BACK, "back", question=screen.at) if screen.before else ""
    controls = _number(screen) if question.kind == "number" else _choice(screen)
    law = "".join(
        f"<li>{source(cite(provision), provision, f'challenge-w{at}-')}</li>"
        for at, provision in enumerate(question.provisions)
    )
    return (
        f'<p class="ca-progress" id="challenge-progress">{shown(words.progress(screen.place + 1, about))}</p>'
        f'<progress value="{progress.done}" max="{about}" '
        f'aria-label="{shown(words.answered(progress.done))}"></progress>{said(screen.said)}'
        + form(
            "answer",
            f'<input type="hidden" name="question" value="{shown(screen.at)}">{controls}',
            button(words.CONTINUE, first=True) + unknown + back + button(words.AFRESH, "afresh"),
        )
        + f'<details class="ca-why-asked" id="challenge-why"><summary>{shown(words.WHY)}</summary>'
        f"<p>{shown(question.why)}</p>"
        f'<ul class="ca-law-list">{law}</ul></details>'
        f"{answers(screen.interview, words.ANSWERS)}"
    )


def failed() -> str:
    """What is shown when a screen could not be made; the answers are still there."""
    return (
        f"{heading(words.FAILED_TITLE, 'failed')}<p>{shown(words.FAILED)}</p>"
        f"{form('again', '', button(words.AGAIN, first=True) + button(words.AFRESH, 'afresh'))}"
    )


def file(content: bytes) -> str:
    """The Word file in the page itself: nothing is written to a disk, and no other reader can ask for it."""
    address = f"data:{WORD_TYPE};base64,{base64.b64encode(content).decode('ascii')}"
    text = shown(words.DOWNLOAD)
    return f'<a class="ca-file" data-save href="{address}" download="{words.FILE_NAME}">{text}</a>'


def answers(interview: Interview, title: str) -> str:
    """What was answered, each with a button to change it; empty before the first answer."""
    rows = "".join(
        f"<div><dt>{shown(question.text)}</dt><dd>{shown(interview.chosen(question))}</dd>"
        f'<dd><button type="button" class="ca-link" data-act="change" data-question="{shown(question.id)}">'
        f'{words.CHANGE}<span class="ca-hidden"> {words.YOUR_ANSWER} {shown(question.text)}</span>'
        "</button></dd></div>"
        for question in interview.asked()
    )
    if not rows:
        return ""
    return (
        f'<section class="ca-answers" aria-labelledby="challenge-answers">'
        f'<h3 id="challenge-answers" tabindex="-1">{shown(title)}</h3><dl>{rows}</dl></section>'
    )


def source(cited: Cited, provision: Provision, prefix: str) -> str:
    """The words behind a sentence, marked where they stand, with their status and the law's own page."""
    start = cited.context.index(cited.quote)
    passage = highlighted(cited.context, [(start, start + len(cited.quote))], prefix)
    kind = words.IN_THE_LAW if cited.kind == "legislation" else words.IN_OUR_NOTE
    host = web_host(cited.address)
    official = link(cited.address, words.READ_LAW) if host else ""
    status = f" · {shown(status_words(cited.status))}"
    return (
        f'<p class="ca-section">{shown(provision.cited)}</p>'
        f'<blockquote class="ca-passage">{passage}</blockquote>'
        f'<p class="ca-quiet">{shown(cited.title)}, {shown(cited.locator)}{status}</p>'
        f'<p class="ca-quiet">{shown(kind)}</p><p>{official}</p>'
    )


def status_words(status: str) -> str:
    """How the status of a source is shown."""
    return {str(name): text for name, text in STATUSES.items()}.get(status, status)


def heading(text: str, screen: str, control: str = "") -> str:
    """The heading of a screen, to which the keyboard moves; `screen` tells one screen from the next.

    With the id of a `control` it is its label as well.
    """
    inner = f'<label for="{control}">{shown(text)}</label>' if control else shown(text)
    progress = ' aria-describedby="challenge-progress"' if screen.startswith("q-") else ""
    return f'<h2 class="ca-heading" tabindex="-1" data-screen="{shown(screen)}"{progress}>{inner}</h2>'


def said(text: str) -> str:
    """A line that is read out when it changes; it is there even when it is empty."""
    return f'<p class="ca-status" role="status">{shown(text)}</p>'


def form(act: str, controls: str, buttons: str) -> str:
    """A form that the page itself sends; with no script it sends nothing, and puts nothing in the address."""
    return (
        f'<form class="ca-form" method="dialog" data-act="{act}" novalidate>{controls}'
        f'<div class="ca-buttons">{buttons}</div></form>'
    )


def button(text: str, act: str = "", *, first: bool = False, question: str = "", answer: str = "") -> str:
    """A button; the first of a form is what Enter presses."""
    if first:
        return f'<button type="submit" class="ca-button ca-first">{shown(text)}</button>'
    data = "".join(
        f' data-{name}="{shown(value)}"'
        for name, value in (("act", act), ("question", question), ("answer", answer))
        if value
    )
    return f'<button type="button" class="ca-button"{data}>{shown(text)}</button>'


def field(control: str, *, name: str, title: str, hint: str, fault: str) -> str:
    """A control with its label, hint and fault."""
    return f'<label class="ca-label" for="{name}">{shown(title)}</label>{below(name, hint, fault)}{control}'


def below(name: str, hint: str, fault: str) -> str:
    """The hint and the fault of a control; the fault is read out when it comes."""
    return (
        f'<p class="ca-hint" id="{name}-hint">{shown(hint)}</p>'
        f'<p class="ca-error" id="{name}-error" role="alert">{shown(fault)}</p>'
    )


def described(name: str, fault: str) -> str:
    """The attributes that lead from a control to its hint and fault."""
    invalid = ' aria-invalid="true"' if fault else ""
    return f' aria-describedby="{name}-hint {name}-error"{invalid}'


def _choice(screen: Asking) -> str:
    question = screen.question
    unknown = Option(UNKNOWN, words.UNKNOWN, {})
    options = "".join(_option(screen, at, option) for at, option in enumerate((*question.options, unknown)))
    name = "challenge-answer"
    return (
        f"<fieldset{described(name, '')}><legend>{heading(question.text, f'q-{question.id}')}</legend>"
        f'{below(name, question.help, screen.fault)}<div class="ca-options">{options}</div></fieldset>'
    )


def _option(screen: Asking, at: int, option: Option) -> str:
    name = f"challenge-o{at}"
    checked = " checked" if screen.interview.answers.get(screen.at) == option.id else ""
    invalid = ' aria-invalid="true"' if screen.fault and at == 0 else ""
    hint = (
        f'<span class="ca-quiet ca-line" id="{name}-hint">{shown(option.hint)}</span>' if option.hint else ""
    )
    told = f' aria-describedby="{name}-hint"' if hint else ""
    return (
        f'<div class="ca-option"><input type="radio" id="{name}" name="answer" value="{shown(option.id)}"'
        f'{checked}{invalid}{told}><div><label for="{name}">{shown(option.label)}</label>{hint}</div></div>'
    )


def _number(screen: Asking) -> str:
    name = "challenge-number"
    given = screen.interview.answers.get(screen.at, "")
    value = "" if given == UNKNOWN else given
    hint = " ".join(text for text in (screen.question.help, words.NUMBER + ".") if text)
    return (
        f"{heading(screen.question.text, f'q-{screen.at}', name)}"
        f"{below(name, hint, screen.fault)}"
        f'<input class="ca-number-box" type="text" inputmode="numeric" autocomplete="off" id="{name}" '
        f'name="answer" value="{shown(value)}"{described(name, screen.fault)}>'
    )
