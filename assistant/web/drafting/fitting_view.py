"""The fitting of the wording as HTML: what it does, how far it is, what came of it, and the way back."""

from __future__ import annotations

from assistant.answering.adapting import Adapted
from assistant.web.drafting import fitting_words as words
from assistant.web.drafting.fitting import Fitting
from assistant.web.drafting.render import folded
from assistant.web.expression.controls import Act, press
from assistant.web.markup import shown

HEADING = "drafting-wording"


def offer(of: Fitting | None, model: str, *, elsewhere: bool) -> str:
    """The button, or what came of it and the way back; empty where there is no model and nothing came."""
    if of is None:
        about = f"<p>{shown(words.about(model, elsewhere=elsewhere))}</p>"
        return _part(f'{about}<div class="ca-buttons">{_button()}</div>') if model else ""
    again = _button() if model and of.untried else ""
    back = press(words.OWN_AGAIN, Act("own")) if of.changed else ""
    return _part(
        f'<p class="ca-status" role="status" tabindex="-1" data-told>{shown(_outcome(of))}</p>'
        f"{f'<p>{shown(words.READ_AGAIN)}</p>' if of.changed else ''}"
        f'{folded(words.EACH, _each(of), "drafting-each")}<div class="ca-buttons">{again}{back}</div>'
    )


def progress(of: Fitting) -> str:
    """How far it is, with what became of each sentence so far."""
    at = words.at(min(len(of.done) + 1, of.sentences), of.sentences)
    return (
        f'<div class="ca-fitting"><h3>{shown(words.FITTING)}</h3>'
        f'<p class="ca-status" role="status" tabindex="-1" data-busy>{shown(at)}</p>'
        f'<progress value="{len(of.done)}" max="{of.sentences}" aria-label="{shown(words.FITTING)}">'
        f"{shown(at)}</progress>"
        f'<div class="ca-buttons">{press(words.STOP, Act("stop"), identity="drafting-stop")}</div>'
        f'<p class="ca-quiet">{shown(words.MEANWHILE)}</p>{_each(of)}</div>'
    )


def _part(body: str) -> str:
    return f'<div class="ca-fitting"><h4 id="{HEADING}" tabindex="-1">{shown(words.TITLE)}</h4>{body}</div>'


def _button() -> str:
    """`drafting.js` sends it as an event of its own, which runs beside the others and can be stopped."""
    return f'<button type="button" class="ca-button" id="drafting-fit" data-fits>{shown(words.FIT)}</button>'


def _outcome(of: Fitting) -> str:
    refused = sum(bool(one.refused) for one in of.done)
    left = len(of.done) - refused - len(of.changed)
    told = words.outcome(len(of.changed), refused, left)
    return f"{told} {words.untried(of.untried, stopped=of.stopped)}" if of.untried else told


def _each(of: Fitting) -> str:
    rows = "".join(
        f"<li><strong>{shown(one.clause.number)}</strong> {shown(_became(one))}</li>" for one in of.done
    )
    return f'<ul class="ca-each">{rows}</ul>' if rows else ""


def _became(one: Adapted) -> str:
    if one.changed:
        return words.FITTED
    return words.refused(one.refused) if one.refused else words.LEFT
