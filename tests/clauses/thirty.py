"""The thirty briefs of briefs.toml, with the pack of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from assistant.clauses.brief import Brief
from assistant.clauses.draft import draft
from assistant.clauses.pack import ClausePack

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    name: str
    brief: Brief
    blocks: tuple[str, ...]
    regime: dict[str, str]
    notes: dict[str, str]


def case(data: dict[str, Any]) -> Case:
    known = {item.name for item in fields(Brief)}
    given_fields = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name in known
    }
    assert set(data) - known <= {"name", "blocks", "regime", "notes"}, data["name"]
    return Case(
        name=data["name"],
        brief=Brief(**given_fields),
        blocks=tuple(data.get("blocks", ())),
        regime=data.get("regime", {}),
        notes=data.get("notes", {}),
    )


CASES = [
    case(data)
    for data in tomllib.loads((Path(__file__).parent / "briefs.toml").read_text(encoding="utf-8"))["brief"]
]

_MADE: dict[str, ClausePack] = {}


def made(one: Case) -> ClausePack:
    """The pack of the brief, drafted once: packs are frozen."""
    if one.name not in _MADE:
        _MADE[one.name] = draft(one.brief, as_at=TODAY)
    return _MADE[one.name]
