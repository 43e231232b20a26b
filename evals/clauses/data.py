"""The labelled drafts: faulty ones with their faults, sound ones with none."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args

from assistant.clauses.brief import Brief
from assistant.clauses.findings.rules import RULES
from evals.errors import EvalError

Half = Literal["dev", "held_out", "later", "last", "blind", "final"]
"""`dev`: the rules were tuned on it. `held_out`: written with it and before the rules, and measured once they
were finished: 72 of 73 faults found. Their author had read it, so that figure is not blind.

`later` and `last` were written after the rules, to be unlike what they look for, and tell what the rules are
worth on words that nobody had in mind. First run on `later`: 35 of 67 faults found, 34 of 39 findings right.
Once those mistakes were mended in general terms, first run on the 78 drafts that `last` begins with: 20 of
51 and 20 of 22. Mended again, first run on the 53 that it ends with: 29 of 40 and 32 of 34. Those were mended
too, so later figures on all four are no longer blind.

`blind` and `final` are by another author, who had read what the rules look for, and not the rules. First run
on `blind`: 40 of 73 and 42 of 45; the rules were then widened. `final` was 27 of 57 and 26 of 29 before that,
and 41 of 57 and 42 of 45 after it. No rule was mended for its mistakes, so it still tells what to expect."""
HALVES: Final[tuple[Half, ...]] = get_args(Half)
HERE: Final = Path(__file__).parent
KNOWN: Final = frozenset(rule.id for rule in RULES)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A draft with what a careful reader would say of it."""

    id: str
    text: str
    brief: Brief | None
    faults: tuple[str, ...]
    """Ids of rules that must speak; none of a sound draft."""
    also: tuple[str, ...]
    """Ids of rules that may speak."""


def read_drafts(half: Half) -> list[Labelled]:
    """Faulty and sound drafts of one half; raises EvalError where a label names no rule."""
    return [*_read(HERE / f"faulty_{half}.toml"), *_read(HERE / f"sound_{half}.toml")]


def _read(path: Path) -> list[Labelled]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["drafts"]
    except (OSError, ValueError, KeyError) as error:
        raise EvalError(f"{path} cannot be read: {error}") from error
    return [_labelled(path, row) for row in rows]


def _labelled(path: Path, row: dict[str, Any]) -> Labelled:
    faults, also = tuple(row.get("faults", ())), tuple(row.get("also", ()))
    for rule in (*faults, *also):
        if rule not in KNOWN:
            raise EvalError(f"{path}, draft {row['id']}: there is no rule {rule}.")
    return Labelled(row["id"], row["text"], Brief(**row["brief"]) if "brief" in row else None, faults, also)
