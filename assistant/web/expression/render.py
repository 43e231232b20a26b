"""The form as HTML; every text that is not our own is escaped by `markup.shown`.

`forms.js` sends what is typed, and shows parts that apply only to some.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assistant.eligibility.expression.checklist import Item, checklist
from assistant.eligibility.expression.expression import OFFERS, ROLES, Expression, Partner
from assistant.eligibility.fact_words import BODY_LABELS
from assistant.web.challenge.render import Cite
from assistant.web.expression import words
from assistant.web.expression.controls import SHORT, Act, Box, choice, law, leads, press, select, text_box
from assistant.web.expression.sections import FROM, OFFER, PARTNER_BOXES, SCHEDULE, TO, Section
from assistant.web.expression.state import BODY_TYPES, Form
from assistant.web.markup import shown

FORM: Final = "expression-fields"
"""The id of the <form>: buttons that stand elsewhere name it."""
TITLE: Final = "expression-title"
"""The id of the heading."""
_PREFIX: Final = "expression"
_EMPLOYEES: Final = "body_type=authority_employees"
_PARTNERED: Final = "uses_partners=yes"


def form(of: Form, cite: Cite) -> str:
    """What it is, and the form with all that was written."""
    items = {item.provision: item for item in checklist(of.expression)}
    parts = (
        _section(TO, cite, _texts(TO.boxes, of.written)),
        _section(FROM, cite, _group(of.written)),
        _section(OFFER, cite, _offer(of)),
        *(_schedule(section, items[section.law], of.written, cite) for section in SCHEDULE),
    )
    focus = f' data-focus="{shown(of.focus)}"' if of.focus else ""
    about = "".join(f"<p>{shown(text)}</p>" for text in words.ABOUT)
    return (
        f'<h2 class="ca-heading" id="{TITLE}" tabindex="-1">{shown(words.TITLE)}</h2><div>{about}'
        f'<p class="ca-quiet">{shown(words.KEPT)}</p></div>'
        f'<div class="ca-carry"><p>{press(words.CARRY, Act("carry", FORM))}</p>'
        f'<p class="ca-quiet">{shown(words.CARRY_HINT)}</p></div>'
        f'<p class="ca-narrow">{leads(words.TO_PANEL, "expression-checklist")}</p>'
        f'<p class="ca-status" role="status">{shown(of.said)}</p>'
        f'<form class="ca-form" id="{FORM}" method="dialog" novalidate autocomplete="off" data-keep '
        f'data-drawn="{of.drawn}"{focus}>{"".join(parts)}</form>'
    )


def _schedule(section: Section, item: Item, written: Expression, cite: Cite) -> str:
    """A part that Schedule 1 asks for, with how it stands."""
    state = (
        f'<p class="ca-state" id="expression-state-{section.id}" data-state="{item.state}">'
        f"{shown(words.state(item.state, item.what))}</p>"
    )
    body = _partners(written) if section.id == "partners" else _texts(section.boxes, written)
    when = ""
    if section.id == "engagement":
        when = _when(_EMPLOYEES, now=written.body_type == "authority_employees")
    return _section(section, cite, state + body, when)


def _section(section: Section, cite: Cite, body: str, when: str = "") -> str:
    name = f"expression-h-{section.id}"
    place = ""
    if section.of_schedule:
        place = f' <span class="ca-quiet ca-line">{shown(words.paragraph(section.law.label))}</span>'
    about = f"<p>{shown(section.about)}</p>" if section.about else ""
    return (
        f'<section class="ca-part" aria-labelledby="{name}"{when}>'
        f'<h3 id="{name}" tabindex="-1">{shown(section.title)}{place}</h3>'
        f"{law(section.law, cite, f'expression-l-{section.id}')}{about}{body}</section>"
    )


def _texts(boxes: Iterable[Box], written: Expression) -> str:
    return "".join(text_box(box, getattr(written, box.name), _PREFIX) for box in boxes)


def _group(written: Expression) -> str:
    first, *others = FROM.boxes
    kinds = {"": words.NOT_CHOSEN} | {str(kind): BODY_LABELS[kind] for kind in BODY_TYPES}
    kind = select(Box("body_type", words.KIND, words.KIND_HINT), kinds, written.body_type or "", _PREFIX)
    return _texts([first], written) + kind + _texts(others, written)


def _offer(of: Form) -> str:
    offers = {str(offer): words.OFFERS[offer] for offer in OFFERS} | {"": words.NOT_CHOSEN}
    seeks = choice(Box("seeks", words.SEEKS, words.SEEKS_HINT), offers, of.written.seeks or "", _PREFIX)
    return seeks + text_box(Box("sent", words.SENT, words.SENT_HINT, 1), of.sent, _PREFIX, of.fault, SHORT)


def _partners(written: Expression) -> str:
    answer = {True: "yes", False: "no", None: ""}[written.uses_partners]
    asked = choice(
        Box("uses_partners", words.PARTNERED, words.PARTNERED_HINT),
        {"yes": words.YES, "no": words.NO, "": words.NOT_CHOSEN},
        answer,
        _PREFIX,
    )
    partners = "".join(_partner(at, item) for at, item in enumerate(written.partners or (Partner(),)))
    add = press(words.ADD, Act("add", FORM), identity="expression-add")
    return f"{asked}<div{_when(_PARTNERED, now=answer == 'yes')}>{partners}<p>{add}</p></div>"


def _partner(at: int, partner: Partner) -> str:
    prefix = f"{_PREFIX}-partner-{at}"
    name, *others = (
        text_box(
            Box(f"partner-{at}-{box.name}", box.label, box.hint, box.rows),
            getattr(partner, box.name),
            _PREFIX,
        )
        for box in PARTNER_BOXES
    )
    role = choice(
        Box(f"partner-{at}-role", words.ROLE, ""),
        {role: words.ROLES[role] for role in ROLES},
        partner.role,
        _PREFIX,
    )
    remove = press(words.remove(at + 1), Act("remove", FORM, str(at), words.REMOVE_SURE))
    return (
        f'<fieldset class="ca-partner" id="{prefix}"><legend class="ca-label">{shown(words.partner(at + 1))}'
        f"</legend>{name}{role}{''.join(others)}<p>{remove}</p></fieldset>"
    )


def _when(condition: str, *, now: bool) -> str:
    """The condition under which a part is shown, and whether it holds now."""
    return f' data-when="{condition}"' + ("" if now else " hidden")
