"""What an officer says of a purchase: the brief that a draft is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

BuyerType = Literal["council", "central_government", "nhs", "other"]
ContractType = Literal["goods", "services", "works"]
Reservation = Literal["none", "local", "uk", "sme", "vcse", "supported_employment", "mutual"]
Theme = Literal[
    "jobs and apprenticeships",
    "skills",
    "fair work and pay",
    "supply chain",
    "prompt payment",
    "equality and accessible employment",
    "health and well-being",
    "co-production and user involvement",
    "community benefit and social productivity",
    "carbon",
    "nature",
    "waste and circular economy",
    "modern slavery",
    "local economy, lawfully",
    "legacy and exit",
    "machinery",
]

BUYER_TYPES: tuple[BuyerType, ...] = get_args(BuyerType)
CONTRACT_TYPES: tuple[ContractType, ...] = get_args(ContractType)
RESERVATIONS: tuple[Reservation, ...] = get_args(Reservation)
THEMES: tuple[Theme, ...] = get_args(Theme)


@dataclass(frozen=True, slots=True)
class Brief:
    """One purchase. None and empty are not known; only `service` must be there."""

    service: str
    """What is bought, in a few words: `grounds maintenance`."""
    description: str = ""
    buyer: str = ""
    """The buyer's name, for the draft."""
    buyer_type: BuyerType | None = None
    value_inc_vat: int | None = None
    """Pounds over the whole contract, VAT and extensions included."""
    months: int | None = None
    start: date | None = None
    """When the procurement begins, or the contract if only that is known."""
    contract_type: ContractType | None = None
    light_touch: bool | None = None
    health_service: bool | None = None
    """Whether it is a health care service for the health service in England."""
    priorities: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    left_out: tuple[Theme, ...] = ()
    """Themes that no commitment shall be about."""
    weighting_percent: float | None = None
    market: str = ""
    """Who could supply it: `small charities`, `national firms`."""
    reservation: Reservation | None = None
    policy_text: str = ""
    """The buyer's own social value policy, as far as it is given."""
    lighter: bool = False
    """Whether wording for small providers is wanted."""
