"""One PDF page as pieces of text with their places, without what nobody sees."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, IndirectObject

from assistant.readers.pdf.font import Face, load_face
from assistant.readers.pdf.graphics import NO_FACE, Box, State
from assistant.readers.pdf.layers import Layers
from assistant.readers.pdf.pen import Piece
from assistant.readers.pdf.rules import Rules
from assistant.readers.pdf.run import Resources, Run, resolved

A4: Box = (0.0, 0.0, 595.0, 842.0)
"""Points."""

_SCAN_COVER = 0.6
"""Share of the page that images must cover for invisible text to be the words of a scan."""


@dataclass(slots=True)
class PageText:
    """The visible pieces of a page as they are drawn, its box, how many runs are hidden, and its lines."""

    pieces: list[Piece]
    box: Box
    hidden: int
    rules: Rules


class PageReader:
    """Reads pages of one document; fonts are kept between pages."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._faces: dict[int, tuple[Face, Any]] = {}

    def read(self, page: Any) -> PageText:  # noqa: ANN401 -- a pypdf page
        """The pieces of text on a page. May raise what pypdf raises for broken content."""
        box = _visible_box(page)
        run = self._run(page, box, paths=False)
        rules = run.rules
        if any(piece.hidden == "white" for piece in run.pieces):
            run = self._run(page, box, paths=True)
        pieces = [piece for piece in run.pieces if piece.text.strip() or not piece.hidden]
        scan = run.covered >= _SCAN_COVER * (box[2] - box[0]) * (box[3] - box[1])
        if scan and all(piece.hidden == "invisible" for piece in pieces if piece.text.strip()):
            return PageText(pieces, box, 0, rules)  # the words that were recognised in a scan
        hidden = sum(is_hidden for is_hidden, _ in groupby(pieces, key=lambda piece: bool(piece.hidden)))
        return PageText([piece for piece in pieces if not piece.hidden], box, hidden, rules)

    def face(self, resources: Resources, name: object) -> Face:
        """The font that the resources call `name`."""
        fonts = resolved(resources.get("/Font"))
        if not isinstance(fonts, dict) or name not in fonts:
            return NO_FACE
        reference = fonts.raw_get(name) if hasattr(fonts, "raw_get") else fonts[name]
        resource = resolved(reference)
        key = reference.idnum if isinstance(reference, IndirectObject) else -id(resource)
        if key not in self._faces:
            # The resource is kept with its face, so that its id is not given to another.
            self._faces[key] = load_face(resource), resource
        return self._faces[key][0]

    def is_off(self, resources: Resources, name: object) -> bool:
        """Whether a marked piece of content belongs to a layer that is switched off."""
        properties = resolved(resources.get("/Properties"))
        if not isinstance(properties, dict) or name not in properties:
            return False
        return self._layers.is_off(properties.raw_get(name) if hasattr(properties, "raw_get") else None)

    def is_form_off(self, form: Resources) -> bool:
        """Whether a form belongs to a layer that is switched off."""
        return "/OC" in form and self._layers.is_off(form.raw_get("/OC"))

    def _run(self, page: Any, box: Box, *, paths: bool) -> Run:  # noqa: ANN401 -- a pypdf page
        run = Run(self, box, paths=paths)
        contents = page.get("/Contents")
        if contents is not None:
            data = ContentStream(contents, None, "bytes").get_data()
            run.draw(data, resolved(page.get("/Resources")) or {}, State())
        return run


def _visible_box(page: Any) -> Box:  # noqa: ANN401 -- a pypdf page
    """The crop box, or A4 when the file has none that makes sense."""
    try:
        box = page.cropbox
        left, right = sorted((float(box.left), float(box.right)))
        bottom, top = sorted((float(box.bottom), float(box.top)))
    except (PyPdfError, KeyError, TypeError, ValueError, AttributeError, IndexError):
        return A4
    return (left, bottom, right, top) if right > left and top > bottom else A4
