"""What an officer would look at first for each kind of purchase: our judgement, not law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from assistant.clauses.brief import Brief, ContractType

_ALL: Final[tuple[ContractType, ...]] = ("goods", "services", "works")
_WORK: Final[tuple[ContractType, ...]] = ("services", "works")
_SERVICES: Final[tuple[ContractType, ...]] = ("services",)
_GOODS: Final[tuple[ContractType, ...]] = ("goods",)


@dataclass(frozen=True, slots=True)
class ServiceKind:
    """A kind of purchase, how it is recognised, and the blocks that belong to it, best first."""

    name: str
    words: re.Pattern[str]
    contract_types: tuple[ContractType, ...]
    blocks: tuple[str, ...]


def _kind(name: str, words: str, types: tuple[ContractType, ...], blocks: str) -> ServiceKind:
    return ServiceKind(name, re.compile(rf"\b(?:{words})", re.IGNORECASE), types, tuple(blocks.split()))


KINDS: Final[tuple[ServiceKind, ...]] = (
    _kind(
        "catering",
        r"meals?\b|catering|canteen|kitchens?\b|lunch(?! club)|caf[eé]|restaurant",
        _SERVICES,
        "food-waste-and-surplus skills-training-hours guaranteed-hours feedback-acted-upon "
        "packaging-take-back jobs-for-people-facing-barriers low-carbon-travel",
    ),
    _kind(
        "care at home",
        r"home ?care|domiciliary|care at home|personal care|reablement|supported living|extra care",
        _SERVICES,
        "fair-work-conditions presence-and-response-near-users user-voice-in-contract-reviews "
        "skills-training-hours workforce-well-being guaranteed-hours loneliness-and-isolation "
        "low-carbon-travel",
    ),
    _kind(
        "care homes",
        r"care homes?\b|nursing homes?\b|residential care|hospice",
        _SERVICES,
        "user-voice-in-contract-reviews skills-training-hours workforce-well-being fair-work-conditions "
        "loneliness-and-isolation energy-in-buildings-used food-waste-and-surplus",
    ),
    _kind(
        "health",
        r"sexual health|health visit|nursing\b|clinical|nhs health check|substance|drug and alcohol|smoking|"
        r"primary care|dental|physiotherap|mental health|well-?being service",
        _SERVICES,
        "equality-in-delivery paid-roles-for-people-with-lived-experience user-voice-in-contract-reviews "
        "workforce-well-being skills-training-hours low-carbon-travel",
    ),
    _kind(
        "support",
        r"advice (?:service|for|line|centre)|advocacy|housing support|homeless|refuges?\b|domestic abuse|"
        r"carers|support for|peer support|disab|welfare",
        _SERVICES,
        "user-voice-in-contract-reviews paid-roles-for-people-with-lived-experience equality-in-delivery "
        "volunteers-supported-not-substituted loneliness-and-isolation skills-for-users-and-volunteers "
        "workforce-well-being",
    ),
    _kind(
        "company and day activities",
        r"befriend|lunch club|day (?:service|opportunit|centre)|older people|social prescribing|lonel",
        _SERVICES,
        "loneliness-and-isolation volunteers-supported-not-substituted user-voice-in-contract-reviews "
        "physical-activity-and-users-health skills-for-users-and-volunteers equality-in-delivery",
    ),
    _kind(
        "children and young people",
        r"youth|young people|children|early years|play\b|play schemes?|nurser(?:y|ies)\b(?! stock)|childcare",
        _SERVICES,
        "skills-for-users-and-volunteers user-voice-in-contract-reviews volunteers-supported-not-substituted "
        "community-use-of-skills-and-space care-leavers-and-young-people physical-activity-and-users-health",
    ),
    _kind(
        "leisure and culture",
        r"leisure|sports?\b|swimming|gyms?\b|active ageing|museum|librar|arts\b|theatre|festival",
        _SERVICES,
        "physical-activity-and-users-health energy-in-buildings-used equality-in-delivery "
        "community-use-of-skills-and-space work-placements skills-for-users-and-volunteers",
    ),
    _kind(
        "training and employment",
        r"adult (?:learning|education)|employment support|skills (?:training|bootcamp)|training (?:course|"
        r"provi)|tutor|tuition",
        _SERVICES,
        "equality-in-delivery skills-for-users-and-volunteers feedback-acted-upon "
        "paid-roles-for-people-with-lived-experience workforce-voice-and-progression",
    ),
    _kind(
        "land",
        r"grounds|parks?\b|trees?\b|arboricult|landscap|cemeter|horticult|mowing|grass|green space|planting",
        _WORK,
        "biodiversity-on-sites apprenticeships supported-employment-subcontract low-carbon-travel "
        "work-placements jobs-for-people-facing-barriers peat-free-and-low-pesticide waste-prevention",
    ),
    _kind(
        "highways",
        r"highways?\b|roads?\b|pavements?\b|footways?\b|bridges?\b|surfacing|street ?light|drainage|flood",
        _WORK,
        "apprenticeships carbon-baseline-and-reduction waste-prevention sme-and-vcse-subcontracting "
        "prompt-payment-of-subcontractors careers-talks-and-open-days biodiversity-on-sites",
    ),
    _kind(
        "building",
        r"build|construct|refurbish|roof|extension|demolition|fit-?out|new homes|house-?building|retrofit",
        ("works",),
        "apprenticeships waste-prevention prompt-payment-of-subcontractors sme-and-vcse-subcontracting "
        "careers-talks-and-open-days carbon-baseline-and-reduction work-placements biodiversity-on-sites",
    ),
    _kind(
        "repairs",
        r"repairs?\b|maintenance|plumbing|electrical|boilers?\b|gas servic|lifts?\b|heating",
        _WORK,
        "apprenticeships low-carbon-travel waste-prevention prompt-payment-of-subcontractors "
        "work-placements sme-and-vcse-subcontracting feedback-acted-upon",
    ),
    _kind(
        "waste",
        r"waste|refuse|recycling|street clean|bulky|bins?\b",
        _WORK,
        "reuse-and-repair low-carbon-travel jobs-for-people-facing-barriers workforce-well-being "
        "carbon-baseline-and-reduction apprenticeships feedback-acted-upon",
    ),
    _kind(
        "transport",
        r"bus(?:es)?\b|transport|taxi|minibus|couriers?\b|deliver(?:y|ies) of|removals?\b|parking",
        _SERVICES,
        "low-carbon-travel skills-training-hours feedback-acted-upon guaranteed-hours workforce-well-being "
        "accessible-recruitment",
    ),
    _kind(
        "cleaning and guarding",
        r"clean|caretak|security|guard|facilities|reception|porter|laundry|pest control",
        _SERVICES,
        "guaranteed-hours jobs-for-people-facing-barriers skills-training-hours waste-prevention "
        "modern-slavery-training-and-remedy accessible-recruitment low-carbon-travel",
    ),
    _kind(
        "temporary staff",
        r"agency (?:staff|workers)|temporary staff|recruitment|staffing|interim",
        _SERVICES,
        "accessible-recruitment modern-slavery-training-and-remedy jobs-for-people-facing-barriers "
        "care-leavers-and-young-people feedback-acted-upon",
    ),
    _kind(
        "digital",
        r"i\.?t\.? (?:support|service|system|managed|help)|\bict\b|software|digital|cloud|help ?desk|"
        r"case management|websites?\b|data (?:centre|platform)|cyber|telephony|network",
        _SERVICES,
        "apprenticeships skills-and-assets-left-behind accessible-recruitment work-placements "
        "careers-talks-and-open-days workforce-voice-and-progression",
    ),
    _kind(
        "professional",
        r"legal|audit|consult|actuar|architect|survey|insurance|banking|research|evaluation|design|"
        r"accountan|engineering|translation|interpret|payroll|media|marketing|communications",
        _SERVICES,
        "skills-and-assets-left-behind work-placements accessible-recruitment careers-talks-and-open-days "
        "workforce-voice-and-progression feedback-acted-upon",
    ),
    _kind(
        "devices",
        r"laptops?\b|computers?\b|devices?\b|hardware|tablets?\b|phones?\b|monitors?\b|servers?\b",
        _GOODS,
        "reuse-and-repair modern-slavery-due-diligence packaging-take-back",
    ),
    _kind(
        "furniture and equipment",
        r"furniture|equipment|aids\b|appliances?\b|chairs?\b|desks?\b|playground|tools?\b|vehicles?\b|vans?\b",
        _GOODS,
        "reuse-and-repair packaging-take-back modern-slavery-due-diligence "
        "supported-employment-subcontract feedback-acted-upon",
    ),
    _kind(
        "clothing",
        r"uniforms?\b|clothing|workwear|ppe\b|protective|textiles?\b|linen|gloves?\b|solar",
        _GOODS,
        "modern-slavery-due-diligence packaging-take-back reuse-and-repair feedback-acted-upon",
    ),
    _kind(
        "food",
        r"food|groceries|fruit|vegetables|milk|bread|meat",
        _GOODS,
        "food-waste-and-surplus packaging-take-back feedback-acted-upon sme-and-vcse-subcontracting",
    ),
)

ANY_KIND: Final[dict[ContractType | None, tuple[str, ...]]] = {
    "services": (
        "skills-training-hours",
        "accessible-recruitment",
        "low-carbon-travel",
        "feedback-acted-upon",
        "jobs-for-people-facing-barriers",
        "prompt-payment-of-subcontractors",
    ),
    "works": (
        "apprenticeships",
        "waste-prevention",
        "prompt-payment-of-subcontractors",
        "sme-and-vcse-subcontracting",
        "work-placements",
        "carbon-baseline-and-reduction",
        "feedback-acted-upon",
    ),
    "goods": (
        "packaging-take-back",
        "modern-slavery-due-diligence",
        "feedback-acted-upon",
        "carbon-baseline-and-reduction",
        "prompt-payment-of-subcontractors",
        "fair-sub-contract-terms",
    ),
    None: ("feedback-acted-upon", "low-carbon-travel", "waste-prevention", "accessible-recruitment"),
}
"""What fits most purchases of a type; used after what belongs to the kind."""

_NEEDS: Final[dict[str, str]] = {
    "biodiversity-on-sites": r"grounds|park|tree|land|garden|green|highway|road|build|construct|river|site|"
    r"cemeter|flood|nature|wildlife|biodivers",
    "peat-free-and-low-pesticide": r"grounds|park|garden|green|plant|horticult|landscap|cemeter|weed|peat|"
    r"pestic",
    "food-waste-and-surplus": r"food|meal|cater|kitchen|canteen|lunch|caf[eé]|restaurant|care home|groceri",
    "energy-in-buildings-used": r"building|leisure|centre|home|heating|energy|swimming|school|museum|librar|"
    r"facilit|accommodation|lighting|data centre",
    "reuse-and-repair": r"furniture|equipment|device|laptop|computer|waste|refuse|recycl|appliance|tool|"
    r"vehicle|aids|hardware|uniform|clothing|repair|fit-?out|refurb|textile",
    "loneliness-and-isolation": r"care|older|lonel|isolat|befriend|support|housing|homeless|club|communit|"
    r"day |meals|carer|refuge|advice|health",
    "physical-activity-and-users-health": r"leisure|sport|activ|youth|young|play|health|older|swim|walk|park|"
    r"day |care|school|cycl",
    "community-connections-for-users": r"care|support|older|housing|homeless|advice|communit|youth|health|"
    r"day |refuge|disab|club|librar",
    "paid-roles-for-people-with-lived-experience": r"care|support|homeless|refuge|abuse|advoca|advice|health|"
    r"disab|substance|drug|addict|employment|probation|youth|peer|lived",
    "presence-and-response-near-users": r"care|response|repair|support|outreach|visit|emergency|telecare|"
    r"advice",
    "gender-and-ethnicity-pay-progression": r"pay|gender|ethnic|women|divers|equal",
}
_NEEDED: Final = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _NEEDS.items()}
"""Blocks that say something of the purchase that is not true of all: words that speak for it."""


def ranks(brief: Brief) -> dict[str, int]:
    """The blocks that an officer would look at, with their places from 0; those of its kinds come first."""
    found: dict[str, int] = {}
    for kind in _kinds(brief):
        for place, name in enumerate(kind.blocks):
            found[name] = min(place, found.get(name, place))
    offset = max(found.values(), default=-1) + 1
    for place, name in enumerate(ANY_KIND[brief.contract_type]):
        found.setdefault(name, offset + place)
    return found


def belongs(name: str, brief: Brief) -> bool:
    """Whether what the block says of a purchase may be true of this one, as far as the brief tells."""
    needed = _NEEDED.get(name)
    if needed is None or any(name in kind.blocks for kind in _kinds(brief)):
        return True
    return bool(needed.search(f"{brief.service} {brief.description}"))


def _kinds(brief: Brief) -> list[ServiceKind]:
    """The kinds that the words for the service name; those of the description where they name none."""
    able = [k for k in KINDS if brief.contract_type is None or brief.contract_type in k.contract_types]
    named = [kind for kind in able if kind.words.search(brief.service)]
    return named or [kind for kind in able if kind.words.search(brief.description)]
