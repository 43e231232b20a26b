"""What a brief lacks: the questions to ask, why, and what changes with the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from assistant.clauses import provisions as law
from assistant.clauses.brief import Brief
from assistant.clauses.regime import KPI_ABOVE, regime
from assistant.clauses.size import above_threshold
from assistant.clauses.theme_words import OUTCOMES
from assistant.clauses.thresholds import THRESHOLDS, threshold
from assistant.law.provision import Provision


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    value: str
    """As `reading.field_value` takes it."""
    label: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about a field of the brief."""

    field: str
    text: str
    why: str
    changes: tuple[str, ...]
    """What the draft does by the answer."""
    options: tuple[Option, ...] = ()
    """Empty where the answer is typed."""
    kind: Literal["text", "one", "many"] = "text"
    """`many`: several options may be chosen."""
    provision: Provision | None = None


def asked(brief: Brief, as_at: date) -> tuple[Asked, ...]:
    """What to ask, what decides most first. What would change nothing is not asked."""
    return tuple(make(brief, as_at) for make, lacks in _QUESTIONS if lacks(brief, as_at))


SERVICE: Final = Asked(
    "service",
    "What is bought, in a few words?",
    "Every clause speaks of it, and the measures are chosen to fit it.",
    ("It stands in the clauses as you type it.",),
)
"""The only question that must be answered."""

_WORDS: Final = 2


def _buyer(_: Brief, __: date) -> Asked:
    return Asked(
        "buyer_type",
        "Who buys?",
        "Not every rule binds every buyer.",
        (
            "A council must ignore non-commercial matters, apart from where a duty needs them.",
            "Central government gives social value at least 10% of the score above the threshold.",
            "The threshold for goods and services is lower for central government.",
        ),
        (
            Option("council", "A council"),
            Option("central_government", "A central government body"),
            Option("nhs", "An NHS body"),
            Option("other", "Another public buyer"),
        ),
        "one",
        law.SECTION_17,
    )


def _value(_: Brief, as_at: date) -> Asked:
    light = threshold("light touch", as_at)
    sub = threshold("goods or services, sub-central", as_at)
    amounts = ""
    if sub and light:
        amounts = f" For services of a council it is £{sub.amount:,}, or £{light.amount:,} if light touch."
    return Asked(
        "value_inc_vat",
        "What is the whole contract worth in pounds, with VAT and extensions?",
        "The value decides which rules apply, and how much it is fair to ask for.",
        (
            f"From the threshold the Procurement Act applies in full.{amounts}",
            f"Over £{KPI_ABOVE:,} at least three indicators have to be published.",
            "The larger the contract, the more commitments the draft holds.",
        ),
        provision=law.PUBLIC_CONTRACT,
    )


def _contract_type(_: Brief, __: date) -> Asked:
    return Asked(
        "contract_type",
        "Is it mainly goods, services or works?",
        "The threshold differs, and the Social Value Act covers services only.",
        (
            "Services: you must consider social value before you begin.",
            "Goods or works: the Social Value Act does not apply, though you may still ask for social value.",
        ),
        (Option("services", "Services"), Option("goods", "Goods"), Option("works", "Works")),
        "one",
        law.SVA_SERVICES,
    )


_YES_NO: Final = (Option("yes", "Yes"), Option("no", "No"))


def _light_touch(_: Brief, __: date) -> Asked:
    return Asked(
        "light_touch",
        "Is it a light touch service, such as social care, education or another service to people?",
        "Regulations list these services, and lighter rules apply to them.",
        (
            "Yes: a higher threshold; users' views and nearness to them may count in the award.",
            "No: the ordinary threshold and the ordinary award criteria.",
        ),
        _YES_NO,
        "one",
        law.LIGHT_TOUCH,
    )


def _health(_: Brief, __: date) -> Asked:
    return Asked(
        "health_service",
        "Is it a health care service for people in England, bought for the health service?",
        "Those services are bought under other regulations.",
        (
            "Yes: the Provider Selection Regime applies, with social value as one of its key criteria.",
            "No: the Procurement Act applies by value.",
        ),
        _YES_NO,
        "one",
        law.PSR,
    )


def _months(_: Brief, __: date) -> Asked:
    return Asked(
        "months",
        "How many months does the contract run, with extensions?",
        "A commitment must be one that can be kept in the time.",
        ("Commitments that need longer, such as apprenticeships, are left out of short contracts.",),
        provision=law.PROPORTIONATE,
    )


def _start(_: Brief, as_at: date) -> Asked:
    return Asked(
        "start",
        "On which day does the procurement begin, as far as you know?",
        "Thresholds change every two years, and the day decides which one counts.",
        (f"The value is above the threshold of one year and below that of another; we took {as_at}.",),
        provision=law.PUBLIC_CONTRACT,
    )


def _themes(_: Brief, __: date) -> Asked:
    return Asked(
        "themes",
        "Which themes matter most to you? Leave it empty and we choose by what is bought.",
        "Few commitments that fit and are kept are worth more than many.",
        ("A theme that you name has a commitment of its own, where one fits the contract.",),
        tuple(Option(theme, theme[0].upper() + theme[1:]) for theme in OUTCOMES),
        "many",
        law.SVA_PROPORTION,
    )


def _weighting(brief: Brief, __: date) -> Asked:
    least = (
        "PPN 002 asks for at least 10% of the total score."
        if brief.buyer_type == "central_government"
        else "No Act sets a least weighting for you."
    )
    return Asked(
        "weighting_percent",
        "How many per cent of the total score does social value get?",
        "You must show how much each criterion matters. " + least,
        ("Without it the award question has a gap for you to fill.",),
        provision=law.PPN_002_WEIGHT if brief.buyer_type == "central_government" else law.WEIGHT_SHOWN,
    )


def _reservation(brief: Brief, as_at: date) -> Asked:
    small = above_threshold(brief, brief.start or as_at) is False
    options = [Option("none", "No")]
    if small:
        options += [
            Option("local", "For suppliers of the local area"),
            Option("uk", "For UK suppliers"),
            Option("sme", "For small and medium-sized firms"),
            Option("vcse", "For voluntary and community bodies"),
        ]
    options += [
        Option("supported_employment", "For supported employment providers"),
        Option("mutual", "For public service mutuals"),
    ]
    return Asked(
        "reservation",
        "Do you mean to reserve the competition for certain suppliers?",
        "What may be reserved turns on the value and the buyer, and the notice must say so.",
        ("Where it is lawful the notes say what the notice needs; where it is not, nothing is reserved.",),
        tuple(options),
        "one",
        law.LOCAL_ORDER if small else law.NO_RESERVATION_ABOVE,
    )


def _description(_: Brief, __: date) -> Asked:
    return Asked(
        "description",
        "What is done, for whom and where? A sentence or two is enough.",
        "One word says too little to choose commitments that relate to this contract.",
        ("The commitments are chosen by the words that you use.",),
        provision=law.SUBJECT_MATTER,
    )


def _short_name(brief: Brief, __: date) -> Asked:
    return Asked(
        "service",
        "What is the service called, in a few words?",
        f"You described it at length, so we took “{brief.service}” as its name and the rest as description.",
        ("It stands in the clauses as you type it.",),
    )


def _matters(field: str, values: Sequence[Any]) -> Callable[[Brief, date], bool]:
    """Whether it is unknown, and the answers lead to different rules."""

    def lacks(brief: Brief, as_at: date) -> bool:
        if getattr(brief, field) is not None:
            return False
        found = {
            tuple((point.rule, point.applies) for point in regime(replace(brief, **{field: each}), as_at))
            for each in values
        }
        return len(found) > 1

    return lacks


def _not_bare(field: str) -> Callable[[Brief, date], bool]:
    return lambda brief, _: getattr(brief, field) is None


def _start_matters(brief: Brief, as_at: date) -> bool:
    """Whether the value is above the threshold of one period that is not over, and below that of another."""
    if brief.start is not None or brief.value_inc_vat is None:
        return False
    days = {max(item.since, as_at) for item in THRESHOLDS if item.until > as_at}
    return len({above_threshold(brief, day) for day in days}) > 1


def _reservable(brief: Brief, as_at: date) -> bool:
    if brief.reservation is not None or brief.health_service or brief.value_inc_vat is None:
        return False
    below = above_threshold(brief, brief.start or as_at) is False
    return below or bool(brief.light_touch)


def _is_service(lacks: Callable[[Brief, date], bool]) -> Callable[[Brief, date], bool]:
    """Goods and works are neither light touch nor health care."""
    return lambda brief, as_at: brief.contract_type in {None, "services"} and lacks(brief, as_at)


def _cut_short(brief: Brief, _: date) -> bool:
    return len(brief.description) > len(brief.service) and brief.description.startswith(brief.service)


_QUESTIONS: Final[tuple[tuple[Callable[[Brief, date], Asked], Callable[[Brief, date], bool]], ...]] = (
    (_short_name, _cut_short),
    (_value, _not_bare("value_inc_vat")),
    (_buyer, _matters("buyer_type", ("council", "central_government", "nhs", "other"))),
    (_contract_type, _matters("contract_type", ("goods", "services", "works"))),
    (_light_touch, _is_service(_matters("light_touch", (True, False)))),
    (_health, _is_service(_matters("health_service", (True, False)))),
    (_months, _not_bare("months")),
    (_start, _start_matters),
    (_themes, lambda brief, _: not (brief.themes or brief.priorities or brief.policy_text)),
    (_weighting, _not_bare("weighting_percent")),
    (_reservation, _reservable),
    (_description, lambda brief, _: not brief.description and len(brief.service.split()) < _WORDS),
)
"""Each question with when it is asked, in order."""
