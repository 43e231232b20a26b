"""Which layers (optional content groups) of a PDF are switched off."""

from __future__ import annotations

from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import IndirectObject


class Layers:
    """The layers that a viewer does not show when it opens the file."""

    def __init__(self, reader: PdfReader) -> None:
        self._off: frozenset[int] = frozenset()
        try:
            root: Any = reader.trailer["/Root"]
            if "/OCProperties" not in root:
                return
            properties = root["/OCProperties"]
            shown = properties["/D"].get_object()
            off = _numbers(shown.get("/OFF"))
            if shown.get("/BaseState") == "/OFF":
                off |= _numbers(properties.get("/OCGs")) - _numbers(shown.get("/ON"))
            self._off = frozenset(off)
        except (PyPdfError, KeyError, TypeError, AttributeError):
            self._off = frozenset()  # with broken properties every layer is shown

    def is_off(self, reference: Any) -> bool:  # noqa: ANN401 -- a pypdf object of any kind
        """Whether a layer, or a membership of layers, is switched off."""
        if not self._off or not isinstance(reference, IndirectObject):
            return False
        if reference.idnum in self._off:
            return True
        membership = reference.get_object()
        groups = (
            membership.raw_get("/OCGs") if isinstance(membership, dict) and "/OCGs" in membership else None
        )
        numbers = _numbers(
            [groups] if isinstance(groups, IndirectObject) and "/Type" in groups.get_object() else groups
        )
        return bool(numbers) and numbers <= self._off


def _numbers(references: Any) -> set[int]:  # noqa: ANN401
    if isinstance(references, IndirectObject):
        references = references.get_object()
    return {item.idnum for item in references or () if isinstance(item, IndirectObject)}
