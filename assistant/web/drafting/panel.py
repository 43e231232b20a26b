"""What stands beside the form and the draft: which rules apply; the files, and the parts of the draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from assistant.clauses.regime import RegimePoint, regime
from assistant.web.challenge.render import Cite
from assistant.web.drafting import words
from assistant.web.drafting.files import File, file_link
from assistant.web.drafting.render import FAULTY, PREFIX, folded
from assistant.web.drafting.state import SAVES, Drafting, Saved
from assistant.web.expression.controls import Act, law, leads, press, sign
from assistant.web.markup import in_words, shown

_SAVE_AS: Final[dict[Saved, str]] = {
    "word": words.AS_WORD,
    "markdown": words.AS_MARKDOWN,
    "pdf": words.AS_PDF,
}


def rules_panel(of: Drafting, today: date, cite: Cite) -> str:
    """Which rules apply already, by what the form says so far; with the faults of its fields."""
    brief = of.brief
    dated = words.as_at(in_words(brief.start.isoformat())) if brief.start else words.RULES_TODAY
    return (
        f'<div class="ca-panel"><h3 id="drafting-rules" tabindex="-1">{shown(words.RULES)}</h3>'
        f'<p class="ca-quiet">{shown(words.RULES_ABOUT)} {shown(dated)}</p>'
        f"{rules(regime(brief, today), cite, 'drafting-p')}{''.join(_copies(of))}</div>"
    )


def rules(points: Iterable[RegimePoint], cite: Cite, prefix: str) -> str:
    """Each body of rules, whether it applies, why, and where it says so."""
    known = list(points)
    order = {"yes": 0, "unknown": 1}
    held = sorted((each for each in known if each.applies != "no"), key=lambda each: order[each.applies])
    others = [each for each in known if each.applies == "no"]
    html = f'<ul class="ca-reasons">{"".join(_rule(point, cite, prefix) for point in held)}</ul>'
    if not others:
        return html
    rows = "".join(_rule(point, cite, prefix) for point in others)
    return html + folded(
        words.not_applying(len(others)), f'<ul class="ca-reasons">{rows}</ul>', f"{prefix}-no"
    )


def save_panel(
    of: Drafting, parts: Iterable[tuple[str, str]], file: File | None = None, wording: str = ""
) -> str:
    """The buttons of the draft, the file where one was asked for, its wording, and the way to each part."""
    saves = "".join(press(_SAVE_AS[kind], Act(kind), first=kind == "word") for kind in SAVES)
    lighter = of.brief.lighter
    other = press(words.CHANGE, Act("change")) + press(
        words.FULLER if lighter else words.LIGHTER_NOW, Act("fuller" if lighter else "lighter")
    )
    saved = file_link(file, of.made) if file else ""
    return (
        f'<div class="ca-panel"><h3 id="drafting-save" tabindex="-1">{shown(words.SAVE)}</h3>'
        f'<div class="ca-buttons">{saves}</div><p class="ca-status" role="status">{saved}</p>'
        f'<div class="ca-buttons">{other}</div>{wording}{_parts(parts)}</div>'
    )


def fitting_panel(progress: str, parts: Iterable[tuple[str, str]]) -> str:
    """What stands there while the wording is fitted: a press of another button would end it."""
    return f'<div class="ca-panel">{progress}{_parts(parts)}</div>'


def not_done(said: str) -> str:
    """What stands over the panel, where something could not be done."""
    return (
        f'<div class="ca-mend" role="alert"><h3>{shown(words.NOT_DONE)}</h3>'
        f'<p class="ca-error">{shown(said)}</p></div>'
    )


def _parts(parts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<li>{leads(title, name)}</li>" for name, title in parts)
    return f'<h4>{shown(words.IN_DRAFT)}</h4><ul class="ca-lacking">{rows}</ul>'


def _rule(point: RegimePoint, cite: Cite, prefix: str) -> str:
    return (
        f'<li class="ca-reason"><h4>{shown(words.RULE_NAMES.get(point.rule, point.rule))}</h4>'
        f"<p>{_standing(point)} {shown(point.text)}</p>"
        f"{law(point.provision, cite, f'{prefix}-{point.rule}')}</li>"
    )


def _standing(point: RegimePoint) -> str:
    mark, kind = words.RULE_SIGNS[point.applies]
    names = words.RESERVING if point.rule == "reserving" else words.RULES_AT
    return sign(names[point.applies], mark, kind)


def _copies(of: Drafting) -> Iterable[str]:
    """What is wrong with a field, which `forms.js` puts beside it without drawing the form anew."""
    for name in FAULTY:
        yield (
            f'<span hidden data-copy="{PREFIX}-{name}-error" data-control="{PREFIX}-{name}">'
            f"{shown(of.faults.get(name, ''))}</span>"
        )
