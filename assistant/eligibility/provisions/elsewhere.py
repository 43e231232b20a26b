"""Provisions of other parts of the United Kingdom."""

from __future__ import annotations

from datetime import date
from typing import Final

from assistant.law.provision import SCOTLAND, Provision

PARTICIPATION_REQUEST = Provision(
    SCOTLAND,
    "s.22(1)",
    "note-participation-requests-scotland",
    "A participation request lets a community body in Scotland ask a public authority to let it take part in "
    "improving an outcome of a service (Community Empowerment (Scotland) Act 2015, s.22(1)).",
)

PARTICIPATION_REQUESTS_BEGIN: Final = date(2017, 4, 1)
"""Part 3 of the Community Empowerment (Scotland) Act 2015 came into force."""
