"""What a person wrote beside files about them: `source.toml`, or `report.pdf.source.toml` for one."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.documents import Jurisdiction, Kind, Source, SourceStatus, digest

FOLDER = "source.toml"
"""Beside files: fields for every file of the folder and of those below it."""

FILE = ".source.toml"
"""After the name of a file: fields for that file."""

_LARGEST = 256 * 1024
"""Bytes; a longer one is no list of fields."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")]


class _Shared(BaseModel):
    """Fields that may hold for many files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    publisher: Words | None = None
    date: IsoDate | None = None
    kind: Kind | None = None
    jurisdiction: Jurisdiction | None = None
    status: SourceStatus | None = None
    superseded_by: Words | None = None
    licence: Words | None = None
    collection: Words | None = None
    author: Words | None = None


class _Own(_Shared):
    """Fields of one file."""

    id: Words | None = None
    title: Words | None = None
    address: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


class _ForFolder(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    source: _Shared = _Shared()
    files: dict[str, _Own] = Field(default_factory=dict)


class _ForFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    source: _Own


@dataclass(frozen=True, slots=True)
class Declared:
    """Fields of `Source` by name, as a person set them; they go before what a file says of itself."""

    fields: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """A content id; empty when nothing is set."""
        return digest(*(part for pair in self.fields for part in pair)) if self.fields else ""

    @property
    def shared(self) -> Declared:
        """Without what can be true of one document only."""
        return Declared(tuple(pair for pair in self.fields if pair[0] in _Shared.model_fields))

    def applied(self, source: Source) -> Source:
        """The source with these fields in place of its own."""
        fields: dict[str, Any] = dict(self.fields)  # checked when they were read
        return replace(source, **fields)


@dataclass(slots=True)
class Sidecars:
    """Reads what stands beside files, each file of fields once; not below or above the named folders."""

    roots: Sequence[str]
    """Absolute paths that the person named: no `source.toml` above them counts."""
    faults: dict[str, str] = field(default_factory=dict)
    """Why a file of fields could not be used, by its path."""
    _folders: dict[str, _ForFolder | None] = field(default_factory=dict)

    def declared(self, path: str) -> Declared:
        """The fields for the file at `path`: those nearest to it win."""
        fields: dict[str, str] = {}
        name = os.path.basename(path)  # noqa: PTH119 -- millions of paths: strings, as the scan gives them
        for folder in self._upwards(path):
            beside = self._folder(folder)
            if beside is not None:
                fields = _set(beside.source) | fields
                if folder == os.path.dirname(path) and name in beside.files:  # noqa: PTH120 -- as above
                    fields |= _set(beside.files[name])
        own = self._read(path + FILE, _ForFile)
        if own is not None:
            fields |= _set(own.source)
        return Declared(tuple(sorted(fields.items())))

    def _upwards(self, path: str) -> list[str]:
        """The folders from the file's own up to the named one."""
        folder = os.path.dirname(path)  # noqa: PTH120 -- as above
        folders = [folder]
        while folder not in self.roots and any(folder.startswith(root) for root in self.roots):
            above = os.path.dirname(folder)  # noqa: PTH120 -- as above
            if above == folder:
                break
            folder = above
            folders.append(folder)
        return folders if folder in self.roots else folders[:1]

    def _folder(self, folder: str) -> _ForFolder | None:
        if folder not in self._folders:
            self._folders[folder] = self._read(os.path.join(folder, FOLDER), _ForFolder)  # noqa: PTH118 -- as above
        return self._folders[folder]

    def _read(self, path: str, model: type[Any]) -> Any:  # noqa: ANN401 -- one of the two models above
        """The checked content of a file of fields; None when there is none, or it cannot be used."""
        try:
            data = Path(path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self.faults[path] = f"could not be opened: {error.strerror or error}"
            return None
        try:
            if len(data) > _LARGEST:
                raise ValueError(f"larger than {_LARGEST // 1024} KiB")  # noqa: TRY301 -- one place says why
            return model.model_validate(tomllib.loads(data.decode("utf-8-sig")))
        except ValidationError as error:
            faults = error.errors(include_url=False)
            self.faults[path] = "; ".join(
                f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in faults
            )
        except (ValueError, RecursionError) as error:  # TOML and UTF-8 errors are ValueErrors
            self.faults[path] = f"not valid TOML: {error}"
        return None


def is_sidecar(name: str) -> bool:
    """Whether a file of this name says something about others, and is no document itself."""
    return name == FOLDER or name.endswith(FILE)


def _set(fields: _Shared) -> dict[str, str]:
    return {name: str(value) for name, value in fields.model_dump(exclude_none=True).items()}
