"""A Word document as bytes that do not depend on when they are written."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from docx.document import Document

_LEFT_OUT: Final = ("/thumbnail", "/stylesWithEffects", "/customXml")
"""Parts of python-docx's template that are of no use here."""
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can hold."""


def packed(document: Document) -> bytes:
    """The file, with no time of writing in it."""
    for relations in (document.part.rels, document.part.package.rels):
        for identity in [name for name, one in relations.items() if one.reltype.endswith(_LEFT_OUT)]:
            del relations[identity]
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()
