"""An expression of interest as a group writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, get_args

from assistant.eligibility.facts import BodyType, Facts

Role = Literal["consortium member", "sub-contractor"]
Offer = Literal["provide_service", "assist_with_service"]

ROLES: Final[tuple[Role, ...]] = get_args(Role)
OFFERS: Final[tuple[Offer, ...]] = get_args(Offer)

_LONGEST_PLACEHOLDER: Final = 40
"""Characters, signs aside: a text of more words than that says something."""
_BRACKETED: Final = re.compile(r"\[([^\[\]]*)\]")
_INSTRUCTION: Final = re.compile(
    r"(?:to (?:complete|follow|come|do|add|confirm|be [a-z]+)|tb[acd]|insert|add|enter|fill in|write|todo|"
    r"placeholder|your)\b"
)
"""How a gap in square brackets begins."""
_NOTHING_YET: Final = re.compile(
    r"tb[acd]|todo|n ?a|not applicable|x{2,}(?: x+)*|pending|awaited|placeholder|insert(?: here)?|"
    r"(?:details )?to (?:complete|follow|come|do|add|confirm)|"
    r"to be (?:completed|confirmed|added|written|agreed|decided|determined|supplied|provided|announced)"
)
"""What people write where they have nothing to say yet; all of it, in small letters, without signs."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A member of the consortium, or a sub-contractor for any part of the service."""

    name: str = ""
    role: Role = "consortium member"
    finances: str = ""
    capability: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """What the group has written so far, in its own words; empty or None where it has written nothing."""

    group: str = ""
    body_type: BodyType | None = None
    standing: str = ""
    """Why the group is a relevant body."""
    contact: str = ""
    authority: str = ""
    authority_address: str = ""
    window: str = ""
    """The period for expressions of interest, as the authority has published it."""
    sent: date | None = None
    service: str = ""
    area: str = ""
    seeks: Offer | None = None
    finances: str = ""
    capability: str = ""
    outcomes: str = ""
    wellbeing_social: str = ""
    wellbeing_economic: str = ""
    wellbeing_environmental: str = ""
    users: str = ""
    engagement: str = ""
    """How employees of the authority would engage other employees who are affected."""
    uses_partners: bool | None = None
    partners: tuple[Partner, ...] = ()


def with_facts(expression: Expression, facts: Facts) -> Expression:
    """The expression, with what the facts of the case say where it is silent itself."""
    return replace(
        expression,
        body_type=expression.body_type or facts.body_type,
        seeks=expression.seeks or next((offer for offer in OFFERS if offer == facts.seeks), None),
        uses_partners=facts.uses_partners if uses_partners(expression) is None else expression.uses_partners,
    )


def facts_from(expression: Expression, facts: Facts) -> Facts:
    """The facts of the case, with what the expression settles laid over them.

    A part that is not written is known to be missing. The parts for employees and for partners are unknown
    where the group is none, or has none, or has not said.
    """
    body_type = expression.body_type or facts.body_type
    partnered = uses_partners(expression)
    partnered = facts.uses_partners if partnered is None else partnered
    employees = body_type == "authority_employees"
    return replace(
        facts,
        body_type=body_type,
        seeks=expression.seeks or facts.seeks,
        has_financial_information=written(expression.finances),
        has_capability_evidence=written(expression.capability),
        identifies_service_and_area=written(expression.service) and written(expression.area),
        has_wellbeing_outcomes=any(map(written, wellbeing(expression))),
        meets_user_needs=written(expression.users),
        has_employee_engagement=written(expression.engagement) if employees else None,
        uses_partners=partnered,
        has_partner_information=_all_shown(named_partners(expression)) if partnered else None,
    )


def written(text: str) -> bool:
    """Whether a text says something: not when it is blank, only signs, or a placeholder such as `TBC`."""
    said = _words(_BRACKETED.sub(_without_instruction, text))
    return bool(said) and not (len(said) <= _LONGEST_PLACEHOLDER and _NOTHING_YET.fullmatch(said))


def wellbeing(expression: Expression) -> tuple[str, str, str]:
    """What it says of social, economic and environmental well-being, in the order of the regulations."""
    return expression.wellbeing_social, expression.wellbeing_economic, expression.wellbeing_environmental


def uses_partners(expression: Expression) -> bool | None:
    """Whether partners would deliver a part: a partner who is described counts, whatever else is said."""
    return True if named_partners(expression) else expression.uses_partners


def named_partners(expression: Expression) -> tuple[Partner, ...]:
    """The partners of whom anything is written: an empty row of a form is no partner."""
    return tuple(
        partner
        for partner in expression.partners
        if any(map(written, (partner.name, partner.finances, partner.capability)))
    )


def _all_shown(partners: tuple[Partner, ...]) -> bool:
    return bool(partners) and all(
        written(partner.name) and written(partner.finances) and written(partner.capability)
        for partner in partners
    )


def _without_instruction(bracketed: re.Match[str]) -> str:
    return "" if _INSTRUCTION.match(_words(bracketed[1])) else bracketed[0]


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
