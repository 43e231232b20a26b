"""Provisions on whom one may challenge."""

from __future__ import annotations

from assistant.law.provision import act, rejection

_WHOM = "whom-and-what"
_FIRE = (
    "Metropolitan county fire authorities, the London Fire Commissioner and certain other fire authorities "
    "are relevant authorities (SI 2012/1647, regulation 3(a) to (e))."
)
_NOT_LISTED = (
    "Parish councils, the police, government departments, academies and housing associations are not on the "
    "list (Localism Act 2011, s.81(2); SI 2012/1647, regulation 3)."
)

COUNTY = act(
    "s.81(2)(a)",
    _WHOM,
    "A county council in England is a relevant authority (Localism Act 2011, s.81(2)(a)).",
)
DISTRICT = act(
    "s.81(2)(b)", _WHOM, "A district council is a relevant authority (Localism Act 2011, s.81(2)(b))."
)
LONDON_BOROUGH = act(
    "s.81(2)(c)", _WHOM, "A London borough council is a relevant authority (Localism Act 2011, s.81(2)(c))."
)
AUTHORITIES = act("s.81(2)", _WHOM, _NOT_LISTED)
NHS_NOT_LISTED = act(
    "s.81(2)",
    _WHOM,
    "An NHS body cannot be challenged under the right to challenge, because it is not a relevant authority "
    "(Localism Act 2011, s.81(2); SI 2012/1647, regulation 3).",
)
COMBINED_NOT_LISTED = act(
    "s.81(2)",
    _WHOM,
    "Transport for London, national park authorities and most functions of combined authorities are missing "
    "from the list as well (SI 2012/1647, regulation 3).",
)
UNITARY = act(
    "s.81(2)",
    _WHOM,
    "Check this before relying on it: a unitary or metropolitan council is included because in law it is a "
    "county or a district council.",
)
METROPOLITAN_FIRE = rejection("reg.3(a)", _WHOM, _FIRE)
LONDON_FIRE = rejection("reg.3(b)", _WHOM, _FIRE)
COMBINED_FIRE = rejection("reg.3(c)", _WHOM, _FIRE)
PCC_FIRE = rejection("reg.3(e)", _WHOM, _FIRE)
IN_ENGLAND = act(
    "s.81(5)",
    _WHOM,
    "Councils in Wales and Scotland cannot be challenged either, because the service must relate to England "
    "(Localism Act 2011, s.81(5)).",
)
NOT_WALES = act(
    "s.81(2)(a)",
    "wales-scotland-northern-ireland",
    "The Act is part of the law of England and Wales, but a county council must be in England and the "
    "service must relate to England (Localism Act 2011, s.81(2)(a) and (5)).",
)
