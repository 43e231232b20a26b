"""The clause library: the building blocks that ship."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

from pydantic import ValidationError

from assistant.clauses.block import Block
from assistant.clauses.errors import BlockError
from assistant.library.sources import shipped_corpus


@functools.cache
def blocks() -> tuple[Block, ...]:
    """Every block of `corpus/clauses`, by id.

    Raises BlockError, naming the file and the fault, when one is not valid.
    """
    found = [_block(path) for path in sorted((shipped_corpus() / "clauses").glob("*.toml"))]
    if not found:
        raise BlockError("The clause library is empty: there are no blocks in corpus/clauses. Install again.")
    known = {block.id for block in found}
    for block in found:
        for other in block.overlaps:
            if other not in known:
                raise BlockError(f"The block {block.id} overlaps with {other}, which is not there.")
    return tuple(found)


def block(name: str) -> Block:
    """The block of that id. Raises BlockError when there is none."""
    for one in blocks():
        if one.id == name:
            return one
    raise BlockError(f"There is no block {name} in corpus/clauses.")


def _block(path: Path) -> Block:
    try:
        found = Block.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BlockError(f"The block {path.name} cannot be read: {error}.") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc']) or 'block'}: {fault['msg']}"
            for fault in error.errors(include_url=False)
        )
        raise BlockError(f"The block {path.name} is not valid: {faults}.") from error
    if found.id != path.stem:
        raise BlockError(f"The block {path.name} calls itself {found.id}; give the file that name.")
    return found
