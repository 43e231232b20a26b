"""Where a buyer sits and where work is done: NUTS codes, countries and postcodes of the United Kingdom."""

from __future__ import annotations

import re

from assistant.documents import Jurisdiction
from assistant.readers.ocds.fields import Json, obj, rows, text, texts

_REGIONS = {
    "UKC": "North East England",
    "UKD": "North West England",
    "UKE": "Yorkshire and the Humber",
    "UKF": "East Midlands",
    "UKG": "West Midlands",
    "UKH": "East of England",
    "UKI": "London",
    "UKJ": "South East England",
    "UKK": "South West England",
    "UKL": "Wales",
    "UKM": "Scotland",
    "UKN": "Northern Ireland",
}
"""The first level of NUTS for the United Kingdom (Office for National Statistics)."""

_NATIONS: dict[str, Jurisdiction] = {
    "england": "England",
    "eng": "England",
    "gb-eng": "England",
    "scotland": "Scotland",
    "gb-sct": "Scotland",
    "wales": "Wales",
    "cymru": "Wales",
    "gb-wls": "Wales",
    "northern ireland": "Northern Ireland",
    "gb-nir": "Northern Ireland",
}
_HOME = frozenset({"", "gb", "uk", "united kingdom", "great britain"})
_POSTCODE = re.compile(r"\s*([A-Z]{1,2})\d[A-Z\d]?\s*\d[A-Z]{2}\s*", re.IGNORECASE)
_SCOTTISH = frozenset(
    {*("AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "ZE")}
)
_WELSH = frozenset({"CF", "LD", "LL", "NP", "SA"})
_OTHER = frozenset({"CH", "SY", "HR", "TD", "JE", "GY", "IM", "BF", "BX", "XX"})
"""Areas on both sides of a border, outside Great Britain, or of no place: they tell no nation of it."""


def region_words(code: str) -> str:
    """`UKH25` as `East of England (UKH25)`; a name, or a code that is not known, as it is."""
    name = _REGIONS.get(code.strip().upper()[:3])
    return f"{name} ({code.strip()})" if name and re.fullmatch(r"UK[A-Z]\w{0,3}", code.strip()) else code


def jurisdiction_of(address: dict[str, Json]) -> Jurisdiction:
    """The nation in which an address lies: by its NUTS code, its country's name, or its postcode."""
    region = text(address, "region").upper()
    if re.match(r"UK[C-N]", region):
        by_letter: dict[str, Jurisdiction] = {"L": "Wales", "M": "Scotland", "N": "Northern Ireland"}
        return by_letter.get(region[2], "England")
    named = _NATIONS.get(text(address, "region").lower()) or _NATIONS.get(
        text(address, "countryName").lower()
    )
    if named:
        return named
    postcode = _POSTCODE.fullmatch(text(address, "postalCode"))
    if not postcode or text(address, "countryName").lower() not in _HOME:
        return "not stated"
    return _by_area(postcode[1].upper())


def _by_area(area: str) -> Jurisdiction:
    """The nation in which a postcode area lies."""
    if area in _OTHER:
        return "not stated"
    if area == "BT":
        return "Northern Ireland"
    return "Scotland" if area in _SCOTTISH else "Wales" if area in _WELSH else "England"


def buyer_of(state: dict[str, Json]) -> dict[str, Json]:
    """The party that buys; of several the one that the notice names as its buyer."""
    wanted = text(state, "buyer", "id")
    buyers = [party for party in rows(state, "parties") if "buyer" in texts(party, "roles")]
    named = [party for party in rows(state, "parties") if wanted and text(party, "id") == wanted]
    return next(iter([one for one in named if one in buyers] or named or buyers), {})


def delivery_places(item: dict[str, Json]) -> list[str]:
    """Where goods or services are delivered, as far as an item says it."""
    found = []
    for place in rows(item, "deliveryAddresses"):
        region = region_words(text(place, "region"))
        parts = [text(place, "locality"), region, text(place, "postalCode")]
        country = text(place, "countryName")
        if country and not region:
            parts.append(country)
        found.append(", ".join(filter(None, parts)))
    found.append(text(obj(item, "deliveryLocation"), "description"))
    return list(dict.fromkeys(filter(None, found)))
